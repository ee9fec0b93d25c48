using RotationFunctions.Pipeline.Universes;

namespace RotationFunctions.Pipeline.Reports.Figures.Definitions;

/// <summary>What a figure is: one sentence, a formula, where the formula comes from, and which days it looks at.</summary>
/// <param name="Pattern">
/// Ids of the metrics that it defines, without series: <c>return.{window}</c>. What stands in braces varies (see
/// <see cref="FigureCatalog"/>).
/// </param>
/// <param name="Span">The days that the figure is computed from.</param>
/// <param name="Formula">The formula, in the notation of <c>docs/metrics.md</c>; the same in every language.</param>
/// <param name="Text">The definition in one sentence.</param>
/// <param name="Source">Who defined it so; null for what is common.</param>
public sealed record FigureDefinition(string Pattern, FigureSpan Span, string Formula, LocalizedText Text, string? Source = null)
{
    /// <summary>
    /// Version of the definitions (see <see cref="FigureCatalog.Version"/>) from which on the figure is defined so. A figure in a
    /// report of earlier definitions need not come out the same.
    /// </summary>
    public int Since { get; init; } = 1;

    /// <summary>
    /// The series that it is computed from: ids, and <see cref="FigureInputs"/> for what the id of the figure decides. Trading
    /// days are always those of the benchmark.
    /// </summary>
    public IReadOnlyList<string> Inputs { get; init; } = [FigureInputs.Own];
}

/// <summary>Names that stand for series among the <see cref="FigureDefinition.Inputs"/>.</summary>
public static class FigureInputs
{
    /// <summary>The series, or both series of the pair, in the figure's id.</summary>
    public const string Own = "{own}";

    /// <summary>The series that others are measured against.</summary>
    public const string Benchmark = "{benchmark}";

    /// <summary>The funds of the sectors.</summary>
    public const string Sectors = "{sectors}";

    /// <summary>The rival in the figure's id.</summary>
    public const string Rival = "{rival}";

    /// <summary>What the risk or the opportunity in the figure's id looks at.</summary>
    public const string Rating = "{rating}";
}

/// <summary>Which days a figure is computed from, seen from the report's day D.</summary>
/// <param name="Kind">How the days are found.</param>
/// <param name="FirstBack">Trading days from D back to the first day, where the kind counts days.</param>
/// <param name="LastBack">Trading days from D back to the last day, likewise.</param>
public readonly record struct FigureSpan(FigureSpanKind Kind, int FirstBack = 0, int LastBack = 0)
{
    /// <summary>No days at all: a constant of the definition.</summary>
    public static FigureSpan None => new(FigureSpanKind.None);

    /// <summary>D alone, and what was known on it.</summary>
    public static FigureSpan Day => new(FigureSpanKind.Day);

    /// <summary>The window in the id, from the base on whose close it is measured.</summary>
    public static FigureSpan Window => new(FigureSpanKind.Window);

    /// <summary>The year to date, from the close that it is measured from.</summary>
    public static FigureSpan YearToDate => new(FigureSpanKind.YearToDate);

    /// <summary>The window in the id, without its base.</summary>
    public static FigureSpan WindowDays => new(FigureSpanKind.WindowDays);

    /// <summary>From the first day of the series, or of the later of two, to D.</summary>
    public static FigureSpan Whole => new(FigureSpanKind.Whole);

    /// <summary>From the first earlier value that a percentile counts to D.</summary>
    public static FigureSpan Percentile => new(FigureSpanKind.Percentile);

    /// <summary>The one day that the report names beside the figure.</summary>
    public static FigureSpan Dated => new(FigureSpanKind.Dated);

    /// <summary>The calendar month or year in the id, from the close that it is measured from.</summary>
    public static FigureSpan Period => new(FigureSpanKind.Period);

    /// <summary>From some trading days before D to D, or to some trading days before it.</summary>
    public static FigureSpan Back(int first, int last = 0) => new(FigureSpanKind.Back, first, last);
}

/// <summary>How the days of a <see cref="FigureSpan"/> are found.</summary>
public enum FigureSpanKind
{
    None,
    Day,
    Window,
    WindowDays,
    YearToDate,
    Back,
    Whole,
    Percentile,
    Dated,
    Period,
}
