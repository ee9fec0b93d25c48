using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RotationFunctions.Pipeline.Http.Calls;

namespace RotationFunctions.Functions;

/// <summary>Serves the schema of the report, to anyone.</summary>
public sealed class GetReportSchema(GetReportSchemaCall call)
{
    [Function(nameof(GetReportSchema))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = GetReportSchemaCall.Route)] HttpRequest request,
        CancellationToken cancellationToken)
        => call.AnswerAsync(request, cancellationToken);
}
