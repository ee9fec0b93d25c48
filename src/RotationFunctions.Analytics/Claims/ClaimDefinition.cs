namespace RotationFunctions.Analytics.Claims;

/// <summary>The price at the start of a window.</summary>
public enum DefinitionBase
{
    /// <summary>The last close before the start date.</summary>
    PreviousClose,

    /// <summary>The close of the start date.</summary>
    Close,

    /// <summary>The open of the start date.</summary>
    Open,

    /// <summary>The high of the start date.</summary>
    High,

    /// <summary>The low of the start date.</summary>
    Low,
}

/// <summary>Whether dividends count.</summary>
public enum PriceBasis
{
    /// <summary>Prices without dividends.</summary>
    Price,

    /// <summary>Prices adjusted for dividends; an open, high or low by the factor of the same day's close.</summary>
    Total,
}

/// <summary>How the change from one close to the next is measured.</summary>
public enum ReturnForm
{
    /// <summary><c>P_t / P_{t−1} − 1</c>.</summary>
    Simple,

    /// <summary><c>ln(P_t / P_{t−1})</c>.</summary>
    Log,
}

/// <summary>One way to compute a figure. What a kind of figure has no use for is null.</summary>
public sealed record ClaimDefinition
{
    /// <summary>First trading day: the one whose price is the base, or the one after it for <see cref="DefinitionBase.PreviousClose"/>.</summary>
    public required DateOnly Start { get; init; }

    /// <summary>Last trading day; its close is the end. For a level, the same as <see cref="Start"/>.</summary>
    public required DateOnly End { get; init; }

    /// <summary>The price that a return is measured from, or the price that a level is.</summary>
    public required DefinitionBase Base { get; init; }

    /// <summary>Whether it is of closes, or of closes with dividends.</summary>
    public required PriceBasis Basis { get; init; }

    /// <summary>Which standard deviation a volatility is.</summary>
    public StandardDeviation? Deviation { get; init; }

    /// <summary>Which daily returns a volatility, a correlation or a beta is of.</summary>
    public ReturnForm? Form { get; init; }

    /// <summary>Number of daily returns that are in it.</summary>
    public int? Observations { get; init; }
}

/// <summary>A definition that gives the printed value.</summary>
/// <param name="Definition">The definition.</param>
/// <param name="Gives">What it gives, unrounded: one value for each claim that it was searched for.</param>
/// <param name="Changes">How many choices differ from the stated ones: start, end, base, dividends, deviation, form of returns.</param>
/// <param name="DaysMoved">Trading days by which the start and the end differ from the stated ones, together.</param>
/// <param name="OnEstablishedWindow">Whether other claims of the page, which chance does not explain, have the same start and end.</param>
public sealed record DefinitionMatch(
    ClaimDefinition Definition, IReadOnlyList<double> Gives, int Changes, int DaysMoved, bool OnEstablishedWindow = false);

/// <summary>What was searched, and how much of what was found chance would find.</summary>
/// <param name="Definitions">Definitions in the search space.</param>
/// <param name="Figures">
/// Different figures among them: the close of a day and the previous close of the next are the same price; a day without
/// a bar gives none.
/// </param>
/// <param name="Matches">How many of the figures are printed as the claim is.</param>
/// <param name="ExpectedByChance">How many would be if the printed value had nothing to do with any of them.</param>
public sealed record SearchExtent(int Definitions, int Figures, int Matches, double ExpectedByChance)
{
    /// <summary>
    /// How many of the figures are as near to the stated definition as the nearest match, or nearer: the space that was looked through
    /// before it was found. Zero without a match.
    /// </summary>
    public int AsNear { get; init; }

    /// <summary>How many of those would be printed as the claim is by chance: the whole expectation, by their share of the figures.</summary>
    public double ExpectedAsNear => ExpectedByChance * AsNear / Math.Max(1, Figures);

    /// <summary>
    /// From how many expected false matches on a match proves nothing. At 0.05 about one page in twenty whose value came
    /// from elsewhere would still be matched; what is under it is called found.
    /// </summary>
    public const double ChanceExplainsFrom = 0.05;

    /// <summary>Whether there are matches, and no more reason to believe them than chance.</summary>
    public bool IsExplainedByChance => Matches > 0 && ExpectedByChance >= ChanceExplainsFrom;
}
