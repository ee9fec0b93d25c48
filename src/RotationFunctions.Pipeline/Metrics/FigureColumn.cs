using System.Text.RegularExpressions;

namespace RotationFunctions.Pipeline.Metrics;

/// <summary>
/// What a figure's column is called in the table <c>Metrics</c>. A column's name may hold letters, digits and underscores
/// alone, so the marks of an id are written as one, two or three of these: <c>return.YTD</c> → <c>return_YTD</c>,
/// <c>policy.implied.2026-12</c> → <c>policy_implied_2026__12</c>, <c>policy.dots.longer_run</c> → <c>policy_dots_longer___run</c>.
/// </summary>
/// <remarks>The way back is certain because no id has two marks in a row.</remarks>
internal static partial class FigureColumn
{
    private const string Marks = ".-_";

    /// <summary>The column of a figure.</summary>
    public static string Of(string figure)
        => Mark().Replace(figure, mark => new string('_', Marks.IndexOf(mark.ValueSpan[0], StringComparison.Ordinal) + 1));

    /// <summary>The figure of a column.</summary>
    public static string Figure(string column)
        => Underscores().Replace(column, run => Marks[run.Length - 1].ToString());

    [GeneratedRegex("[._-]", RegexOptions.CultureInvariant)]
    private static partial Regex Mark();

    [GeneratedRegex("_{1,3}", RegexOptions.CultureInvariant)]
    private static partial Regex Underscores();
}
