using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RotationFunctions.Pipeline.Http;

namespace RotationFunctions.Functions;

/// <summary>Serves the latest report.</summary>
public sealed class GetReport(ReportHandler handler)
{
    [Function(nameof(GetReport))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = Routes.Report)] HttpRequest request,
        CancellationToken cancellationToken)
        => handler.LatestAsync(request, cancellationToken);
}
