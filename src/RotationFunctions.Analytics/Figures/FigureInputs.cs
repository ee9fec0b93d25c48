namespace RotationFunctions.Analytics;

/// <summary>Names that stand for series among the <see cref="FigureDeclaration.Inputs"/>.</summary>
public static class FigureInputs
{
    /// <summary>The series, or both series of the pair, in the figure's id.</summary>
    public const string Own = "{own}";

    /// <summary>The series that others are measured against.</summary>
    public const string Benchmark = "{benchmark}";

    /// <summary>The funds of the sectors.</summary>
    public const string Sectors = "{sectors}";

    /// <summary>The pair that the score is of.</summary>
    public const string Basis = "{basis}";

    /// <summary>The series that range and patterns are of: the small-cap index, or the fund in its place.</summary>
    public const string Technicals = "{technicals}";

    /// <summary>The rival in the figure's id.</summary>
    public const string Rival = "{rival}";

    /// <summary>What the risk or the opportunity in the figure's id looks at.</summary>
    public const string Rating = "{rating}";

    /// <summary>The two series, or the one, in the name of a comovement.</summary>
    public const string Companion = "{companion}";

    /// <summary>The series of the role smallCapIndex.</summary>
    public const string SmallCapIndex = "{smallCapIndex}";

    /// <summary>The series of the role smallCap.</summary>
    public const string SmallCap = "{smallCap}";

    /// <summary>The series of the role midCap.</summary>
    public const string MidCap = "{midCap}";

    /// <summary>The series of the role microCap.</summary>
    public const string MicroCap = "{microCap}";

    /// <summary>The series of the role equalWeight.</summary>
    public const string EqualWeight = "{equalWeight}";

    /// <summary>The series of the role largeCapIndex.</summary>
    public const string LargeCapIndex = "{largeCapIndex}";

    /// <summary>The series of the role largeGrowthIndex.</summary>
    public const string LargeGrowthIndex = "{largeGrowthIndex}";

    /// <summary>The series of the role largeGrowth.</summary>
    public const string LargeGrowth = "{largeGrowth}";

    /// <summary>The series of the role smallValue.</summary>
    public const string SmallValue = "{smallValue}";

    /// <summary>The series of the role smallGrowth.</summary>
    public const string SmallGrowth = "{smallGrowth}";

    /// <summary>The series of the role regionalBanks.</summary>
    public const string RegionalBanks = "{regionalBanks}";

    /// <summary>The series of the role volatility.</summary>
    public const string Volatility = "{volatility}";

    /// <summary>The series of the role highYield.</summary>
    public const string HighYield = "{highYield}";

    /// <summary>The series of the role investmentGrade.</summary>
    public const string InvestmentGrade = "{investmentGrade}";

    /// <summary>The series of the role longTreasury.</summary>
    public const string LongTreasury = "{longTreasury}";

    /// <summary>The series of the role policyRate.</summary>
    public const string PolicyRate = "{policyRate}";

    /// <summary>The series of the role targetLower.</summary>
    public const string TargetLower = "{targetLower}";

    /// <summary>The series of the role targetUpper.</summary>
    public const string TargetUpper = "{targetUpper}";

    /// <summary>The series of the role twoYearYield.</summary>
    public const string TwoYearYield = "{twoYearYield}";

    /// <summary>The series of the role tenYearYield.</summary>
    public const string TenYearYield = "{tenYearYield}";

    /// <summary>The series of the role projections.</summary>
    public const string Projections = "{projections}";

    /// <summary>The series of the role futures.</summary>
    public const string Futures = "{futures}";
}
