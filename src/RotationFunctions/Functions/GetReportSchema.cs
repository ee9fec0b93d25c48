using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RotationFunctions.Pipeline.Http;

namespace RotationFunctions.Functions;

/// <summary>Serves the schema of the report, to anyone.</summary>
public sealed class GetReportSchema(DescriptionHandler handler)
{
    [Function(nameof(GetReportSchema))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Routes.ReportSchema)] HttpRequest request)
        => handler.ReportSchemaAsync(request);
}
