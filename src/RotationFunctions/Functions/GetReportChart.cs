using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RotationFunctions.Pipeline.Http;

namespace RotationFunctions.Functions;

/// <summary>Serves a chart of the report of a trading day.</summary>
public sealed class GetReportChart(ReportHandler handler)
{
    [Function(nameof(GetReportChart))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = Routes.ReportChart)] HttpRequest request, string date, string name,
        CancellationToken cancellationToken)
        => handler.ChartAsync(request, date, name, cancellationToken);
}
