using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;
using RotationFunctions.Analytics;
using RotationFunctions.Pipeline.Snapshots;
using RotationFunctions.Pipeline.Sources;

namespace RotationFunctions.Pipeline.Reports;

/// <summary>
/// The report as JSON: camelCase, dates as <c>yyyy-MM-dd</c>, doubles in the shortest form that reads back to the same
/// bits, null for what is absent. A NaN or an infinity does not pass as a figure: writing one throws.
/// </summary>
public static class ReportJson
{
    // Chinese stays readable in the bytes; what HTML gives a meaning (< > & ') is still escaped, so that the text does no
    // harm where someone pastes it into a page.
    private static readonly ReportJsonContext Context = new(new JsonSerializerOptions(ReportJsonContext.Default.Options)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    });

    internal static JsonTypeInfo<Publication> PublicationType => Context.Publication;

    /// <summary>Writes a report.</summary>
    /// <exception cref="ArgumentException">A figure is NaN or infinite.</exception>
    public static byte[] Serialize(Report report) => JsonSerializer.SerializeToUtf8Bytes(report, Context.Report);

    /// <summary>Reads a report.</summary>
    /// <exception cref="JsonException">The text is not JSON, or lacks a part that every report has.</exception>
    public static Report Deserialize(ReadOnlySpan<byte> json)
        => JsonSerializer.Deserialize(json, Context.Report)
            ?? throw new JsonException("The report is the JSON literal null.");
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    Converters = [typeof(CamelCase<Stance>), typeof(CamelCase<RiskLevel>), typeof(CamelCase<Quadrant>), typeof(CamelCase<PatternStatus>), typeof(CamelCase<RangePosition>), typeof(CamelCase<LeadershipCharacter>), typeof(CamelCase<RecordVerdict>), typeof(CamelCase<RecordDirection>), typeof(CamelCase<RestatementCause>), typeof(CamelCase<RevisionReason>), typeof(CamelCase<FigureUnit>)])]
[JsonSerializable(typeof(Report))]
[JsonSerializable(typeof(Publication))]
internal sealed partial class ReportJsonContext : JsonSerializerContext;

/// <summary>A value of an enumeration as ids and JSON write it: <c>largeCapLeadership</c>.</summary>
internal static class JsonName
{
    internal static string Of<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}

/// <summary>Names of an enumeration as JSON names: <c>largeCapLeadership</c>.</summary>
internal sealed class CamelCase<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.CamelCase)
    where T : struct, Enum;
