using System.Text.Json.Serialization;
using RotationFunctions.Analytics;

namespace RotationFunctions.Pipeline.Reports;

/// <summary>A figure of the report's member <c>figures</c>.</summary>
/// <param name="Value">Its value at full precision; null for a date, and when absent.</param>
/// <param name="Unit">How it is printed.</param>
public sealed record ReportFigure(double? Value, FigureUnit Unit)
{
    /// <summary>The date, of what is one; null otherwise.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateOnly? Date { get; init; }
}
