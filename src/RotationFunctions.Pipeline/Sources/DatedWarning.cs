using System.Text.Json.Serialization;
using RotationFunctions.Analytics;

namespace RotationFunctions.Pipeline.Sources;

/// <summary>Something odd about the data of a day.</summary>
/// <param name="Id">A series' id.</param>
/// <param name="Date">The day that it is about; the report of an earlier day does not know of it.</param>
/// <param name="Reason">What is odd, in words for the reader.</param>
/// <param name="Raw">Name of the raw blob that something else was compared with; null when it shows in the series itself.</param>
public sealed record DatedWarning(string Id, DateOnly Date, [property: JsonConverter(typeof(StoredReason))] Reason Reason, string? Raw = null);
