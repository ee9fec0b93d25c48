using RotationFunctions.Pipeline.Reports.Figures;

namespace RotationFunctions.Pipeline.Reports.Charts;

/// <summary>A picture of a report and the numbers that it shows.</summary>
/// <param name="Name">Its name in links, as <c>sectors</c>.</param>
/// <param name="Title">What it shows.</param>
/// <param name="Note">How to read it.</param>
/// <param name="Drawing">The picture.</param>
/// <param name="Data">Its numbers, for who would rather read them.</param>
/// <param name="Figures">Ids of the report's figures that the picture and its table print.</param>
internal sealed record Chart(string Name, string Title, string Note, Drawing Drawing, ChartData Data, IReadOnlyList<string> Figures)
{
    /// <summary>The picture as a part of a page, whose style sheet it takes: markup whose every text is encoded.</summary>
    public string Svg => Drawing.ToMarkup($"chart-{Name}", Title, Note);
}

/// <summary>The numbers of a picture.</summary>
/// <param name="Columns">Headings, that of the rows first.</param>
/// <param name="Rows">Rows, their heading first.</param>
internal sealed record ChartData(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<ChartCell>> Rows);

/// <summary>A heading or number of a picture's table.</summary>
/// <param name="Text">What it says.</param>
/// <param name="Figure">Id of the figure or date that it prints; null when it prints none of the report's.</param>
internal readonly record struct ChartCell(string Text, string? Figure = null)
{
    public static implicit operator ChartCell(string text) => new(text);

    public static implicit operator ChartCell(Figure figure) => new(FigureFormat.Text(figure), figure.Id);
}
