using System.Text.Json.Serialization;

namespace RotationFunctions.Pipeline.Reports;

/// <summary>What a reader must know of data that is there.</summary>
/// <param name="Id">Id of the series.</param>
/// <param name="Reason">What is odd, in words for the reader.</param>
public sealed record ReportWarning(string Id, string Reason)
{
    /// <summary>The day that it is about; null when it is about no day.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateOnly? Date { get; init; }

    /// <summary>
    /// Ids of the report's figures whose windows hold that day; null when it is about no day. Figures over the whole history hold
    /// every day of it, and are not listed.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Figures { get; init; }
}
