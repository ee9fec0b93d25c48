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
}
