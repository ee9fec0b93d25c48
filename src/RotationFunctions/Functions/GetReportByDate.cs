using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RotationFunctions.Pipeline.Http;

namespace RotationFunctions.Functions;

/// <summary>Serves the report of a trading day.</summary>
public sealed class GetReportByDate(ReportHandler handler)
{
    [Function(nameof(GetReportByDate))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = Routes.ReportByDate)] HttpRequest request, string date,
        CancellationToken cancellationToken)
        => handler.ByDateAsync(request, date, cancellationToken);
}
