using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;
using RotationFunctions.Analytics;
using RotationFunctions.Pipeline.Claims;
using RotationFunctions.Pipeline.Http.Calls;
using RotationFunctions.Pipeline.Reports;
using RotationFunctions.Pipeline.Reports.Figures;
using RotationFunctions.Pipeline.Trace;
using RotationFunctions.Pipeline.Trace.Evidence;

namespace RotationFunctions.Pipeline.Http;

/// <summary>The bodies of answers other than the report, by the report's own rules.</summary>
internal static class ApiJson
{
    internal static ApiJsonContext Context { get; } = new(new JsonSerializerOptions(ApiJsonContext.Default.Options)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    });

    internal static byte[] Serialize<T>(T value, JsonTypeInfo<T> type) => JsonSerializer.SerializeToUtf8Bytes(value, type);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    Converters = [typeof(CamelCase<RevisionReason>), typeof(CamelCase<FigureUnit>), typeof(CamelCase<RecordVerdict>),
    typeof(CamelCase<PatternStatus>)])]
[JsonSerializable(typeof(ProblemBody))]
[JsonSerializable(typeof(ReportListing))]
[JsonSerializable(typeof(RevisionsAnswer))]
[JsonSerializable(typeof(FigureAnswer))]
[JsonSerializable(typeof(MetricsAnswer))]
[JsonSerializable(typeof(PerformanceAnswer))]
[JsonSerializable(typeof(EvidenceAnswer))]
[JsonSerializable(typeof(ClaimAnswer))]
[JsonSerializable(typeof(HealthAnswer))]
[JsonSerializable(typeof(BackfillBody))]
[JsonSerializable(typeof(BackfillAnswer))]
[JsonSerializable(typeof(RestoreAnswer))]
internal sealed partial class ApiJsonContext : JsonSerializerContext;
