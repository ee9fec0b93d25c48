namespace RotationFunctions.Analytics;

/// <summary>
/// Which series plays which part in the figures: the small-cap fund, the volatility index, the sectors. The benchmark is that of the
/// history.
/// </summary>
/// <remarks>
/// A role that no series plays holds its own name in braces, as <c>{volatility}</c>, which is no id: whatever needs it is absent, and
/// its reason names the role. Nothing takes another's place unless it says so here.
/// </remarks>
public sealed record MarketRoles
{
    /// <summary>US funds, indices and Treasury yields.</summary>
    public static MarketRoles UnitedStates { get; } = new()
    {
        SmallCapIndex = "^RUT",
        SmallCap = "IWM",
        MidCap = "IJH",
        MicroCap = "IWC",
        EqualWeight = "RSP",
        LargeCapIndex = "^GSPC",
        LargeGrowthIndex = "^IXIC",
        LargeGrowth = "QQQ",
        SmallValue = "IWN",
        SmallGrowth = "IWO",
        RegionalBanks = "KRE",
        Volatility = "^VIX",
        HighYield = "HYG",
        InvestmentGrade = "LQD",
        LongTreasury = "TLT",
        PolicyRate = RiskFree.Rate,
        TargetLower = "DFEDTARL",
        TargetUpper = "DFEDTARU",
        TwoYearYield = "DGS2",
        TenYearYield = "DGS10",
        Projections = "FEDTARMD",
        Futures = "ZQ",
        Sectors = MarketSectors.UnitedStates,
    };

    /// <summary>Index of small caps: score, range, patterns, analogs and risks are of it.</summary>
    public string SmallCapIndex { get; init; } = FigureInputs.SmallCapIndex;

    /// <summary>Fund of small caps; it stands in for a missing index.</summary>
    public string SmallCap { get; init; } = FigureInputs.SmallCap;

    /// <summary>Fund of mid caps.</summary>
    public string MidCap { get; init; } = FigureInputs.MidCap;

    /// <summary>Fund of micro caps.</summary>
    public string MicroCap { get; init; } = FigureInputs.MicroCap;

    /// <summary>Fund of large caps with equal weights.</summary>
    public string EqualWeight { get; init; } = FigureInputs.EqualWeight;

    /// <summary>Index of large caps, which the score and January's lead of small caps are measured against.</summary>
    public string LargeCapIndex { get; init; } = FigureInputs.LargeCapIndex;

    /// <summary>Index of large growth and technology shares, the first rival of the analogs.</summary>
    public string LargeGrowthIndex { get; init; } = FigureInputs.LargeGrowthIndex;

    /// <summary>Fund of large growth and technology shares.</summary>
    public string LargeGrowth { get; init; } = FigureInputs.LargeGrowth;

    /// <summary>Fund of small value shares.</summary>
    public string SmallValue { get; init; } = FigureInputs.SmallValue;

    /// <summary>Fund of small growth shares.</summary>
    public string SmallGrowth { get; init; } = FigureInputs.SmallGrowth;

    /// <summary>Fund of regional banks.</summary>
    public string RegionalBanks { get; init; } = FigureInputs.RegionalBanks;

    /// <summary>Index of the volatility that options on large caps imply.</summary>
    public string Volatility { get; init; } = FigureInputs.Volatility;

    /// <summary>Fund of high-yield bonds.</summary>
    public string HighYield { get; init; } = FigureInputs.HighYield;

    /// <summary>Fund of investment-grade corporate bonds.</summary>
    public string InvestmentGrade { get; init; } = FigureInputs.InvestmentGrade;

    /// <summary>Fund of long government bonds, whose part the credit figures take out of high yield.</summary>
    public string LongTreasury { get; init; } = FigureInputs.LongTreasury;

    /// <summary>Id of the central bank's effective rate, in percent.</summary>
    public string PolicyRate { get; init; } = FigureInputs.PolicyRate;

    /// <summary>Id of the lower end of the policy rate's target range, in percent.</summary>
    public string TargetLower { get; init; } = FigureInputs.TargetLower;

    /// <summary>Id of the upper end of the policy rate's target range, in percent.</summary>
    public string TargetUpper { get; init; } = FigureInputs.TargetUpper;

    /// <summary>Id of the two-year government yield, in percent.</summary>
    public string TwoYearYield { get; init; } = FigureInputs.TwoYearYield;

    /// <summary>Id of the ten-year government yield, in percent.</summary>
    public string TenYearYield { get; init; } = FigureInputs.TenYearYield;

    /// <summary>Id of the median projections of the policy rate; a target year follows behind a dot, as in <c>FEDTARMD.2026</c>.</summary>
    public string Projections { get; init; } = FigureInputs.Projections;

    /// <summary>Id of the futures on the policy rate; the contract's month follows behind a dot, as in <c>ZQ.2026-12</c>.</summary>
    public string Futures { get; init; } = FigureInputs.Futures;

    /// <summary>The sectors and their groups.</summary>
    public MarketSectors Sectors { get; init; } = MarketSectors.None;

    /// <summary>Days of policy decisions, as they were announced.</summary>
    public FomcSchedule Meetings { get; init; } = FomcSchedule.Published;

    /// <summary>What small caps led in the analogs, the first of them rated.</summary>
    public IReadOnlyList<string> AnalogRivals => [LargeGrowthIndex, LargeGrowth];

    /// <summary>Funds of sizes of companies whose leads over the benchmark are told, from the largest to the smallest.</summary>
    public IReadOnlyList<string> Sizes => [.. new[] { EqualWeight, MidCap, SmallCap, MicroCap }.Where(IsFilled)];

    /// <summary>Pairs, first against second, whose relative strength is computed beside that of every instrument against the benchmark.</summary>
    public IReadOnlyList<(string A, string B)> Pairs
    {
        get => field ?? OwnPairs;
        init;
    }

    /// <summary>The pairs that figures of the roles need.</summary>
    private IReadOnlyList<(string A, string B)> OwnPairs =>
    [
        .. new[]
        {
            (MicroCap, SmallCap), (SmallValue, SmallGrowth), (HighYield, InvestmentGrade),
            (SmallCapIndex, LargeCapIndex), (SmallCapIndex, LargeGrowthIndex), (SmallCapIndex, LargeGrowth),
        }.Where(pair => IsFilled(pair.Item1) && IsFilled(pair.Item2)),
    ];

    /// <summary>Whether what stands in a role is the id of a series, and not the role's own name.</summary>
    public static bool IsFilled(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return !id.StartsWith('{');
    }
}
