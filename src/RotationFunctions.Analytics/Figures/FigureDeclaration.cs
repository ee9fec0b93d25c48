namespace RotationFunctions.Analytics;

/// <summary>All that is to be said about a figure but words.</summary>
/// <param name="Pattern">
/// Ids of the figures that it declares, without series: <c>return.{window}</c>. What stands in braces varies.
/// </param>
/// <param name="Unit">How the figure is printed; null for what is in the unit of another figure.</param>
/// <param name="Span">The days that the figure is computed from.</param>
/// <param name="Formula">The formula, in the notation of <c>docs/metrics.md</c>; the same in every language.</param>
/// <param name="Source">Who defined it so; null for what is common.</param>
public sealed record FigureDeclaration(string Pattern, FigureUnit? Unit, FigureSpan Span, string Formula, string? Source = null)
{
    /// <summary>
    /// Version of the definitions from which on the figure is defined so. A figure in a report of earlier definitions need not come
    /// out the same.
    /// </summary>
    public int Since { get; init; } = 1;

    /// <summary>
    /// The series that it is computed from: ids, and <see cref="FigureInputs"/> for what the id of the figure decides. Trading
    /// days are always those of the benchmark.
    /// </summary>
    public IReadOnlyList<string> Inputs { get; init; } = [FigureInputs.Own];
}
