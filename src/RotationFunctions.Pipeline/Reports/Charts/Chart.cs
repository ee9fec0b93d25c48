namespace RotationFunctions.Pipeline.Reports.Charts;

/// <summary>A picture of a report and the numbers that it shows.</summary>
/// <param name="Name">Its name in links, as <c>sectors</c>.</param>
/// <param name="Title">What it shows.</param>
/// <param name="Note">How to read it.</param>
/// <param name="Svg">The picture: markup whose every text is encoded.</param>
/// <param name="Data">Its numbers, for who would rather read them.</param>
public sealed record Chart(string Name, string Title, string Note, string Svg, ChartData Data);

/// <summary>The numbers of a picture.</summary>
/// <param name="Columns">Headings, that of the rows first.</param>
/// <param name="Rows">Rows, their heading first.</param>
public sealed record ChartData(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows);
