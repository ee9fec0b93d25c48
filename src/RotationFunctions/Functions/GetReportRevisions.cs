using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RotationFunctions.Pipeline.Http;

namespace RotationFunctions.Functions;

/// <summary>Lists every report that a trading day had, and why each was replaced.</summary>
public sealed class GetReportRevisions(ReportHandler handler)
{
    [Function(nameof(GetReportRevisions))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = Routes.Revisions)] HttpRequest request, string date,
        CancellationToken cancellationToken)
        => handler.RevisionsAsync(request, date, cancellationToken);
}
