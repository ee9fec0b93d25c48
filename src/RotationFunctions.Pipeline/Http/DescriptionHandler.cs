using Microsoft.AspNetCore.Http;
using RotationFunctions.Pipeline.Http.Description;

namespace RotationFunctions.Pipeline.Http;

/// <summary>
/// Tells machines what the API is: its description, and the schema of the report. Both say nothing of the desk's data, and
/// the address of each names its format, so that no header is asked for one.
/// </summary>
public sealed class DescriptionHandler
{
    private readonly Answer _openApi = new(OpenApiDocument.Utf8, Format.Json.ContentType) { CacheControl = Answer.Public };
    private readonly Answer _reportSchema = new(EmbeddedSchema.Report, Format.Schema.ContentType) { CacheControl = Answer.Public };

    /// <summary><c>GET openapi.json</c>: the API as an OpenAPI 3.1 document.</summary>
    public Task<IResult> OpenApiAsync(HttpRequest request) => Task.FromResult<IResult>(QueryReader.RefuseAny(request) ?? (IResult)_openApi);

    /// <summary><c>GET schema/report.json</c>: the JSON Schema of the report.</summary>
    public Task<IResult> ReportSchemaAsync(HttpRequest request) => Task.FromResult<IResult>(QueryReader.RefuseAny(request) ?? (IResult)_reportSchema);
}
