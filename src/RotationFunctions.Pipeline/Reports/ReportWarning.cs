using System.Text.Json.Serialization;
using RotationFunctions.Analytics;
using RotationFunctions.Pipeline.Snapshots;

namespace RotationFunctions.Pipeline.Reports;

/// <summary>What a reader must know of data that is there.</summary>
/// <param name="Id">Id of the series.</param>
/// <param name="Reason">What is odd, in words for the reader.</param>
[method: JsonConstructor]
public sealed record ReportWarning(string Id, string Reason)
{
    public ReportWarning(string id, Reason reason)
        : this(id, reason.Text) => (Code, Arguments) = StoredReason.PartsOf(reason);

    /// <inheritdoc cref="MissingItem.Code"/>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Code { get; init; }

    /// <inheritdoc cref="MissingItem.Arguments"/>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<StoredArgument>? Arguments { get; init; }

    /// <inheritdoc cref="MissingItem.Why"/>
    internal Reason Why => StoredReason.Restore(Code, Reason, Arguments);

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
