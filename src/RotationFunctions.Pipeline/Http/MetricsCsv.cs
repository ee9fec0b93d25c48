using RotationFunctions.Pipeline.Metrics;

namespace RotationFunctions.Pipeline.Http;

/// <summary>The history of a series' figures as CSV: a row a day, a column a figure.</summary>
internal static class MetricsCsv
{
    /// <summary>The table, in UTF-8.</summary>
    /// <param name="rows">The days, oldest first.</param>
    /// <param name="figures">Ids of the figures, in the order of the columns.</param>
    internal static byte[] Write(IReadOnlyList<MetricRow> rows, IReadOnlyList<string> figures)
    {
        var csv = new CsvText().Field("date").Field("snapshot");
        foreach (var figure in figures)
            csv.Field(figure);
        csv.EndRow();
        foreach (var row in rows)
        {
            csv.Field(row.Date).Field(row.Snapshot);
            foreach (var figure in figures)
                csv.Field(row.Figures.TryGetValue(figure, out var value) ? value : (double?)null);
            csv.EndRow();
        }

        return csv.ToUtf8();
    }
}
