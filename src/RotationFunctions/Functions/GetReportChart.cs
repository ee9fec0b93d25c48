using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RotationFunctions.Pipeline.Http.Calls;

namespace RotationFunctions.Functions;

/// <summary>Serves a chart of the report of a trading day.</summary>
public sealed class GetReportChart(GetReportChartCall call)
{
    [Function(nameof(GetReportChart))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = GetReportChartCall.Route)] HttpRequest request, string date, string name,
        CancellationToken cancellationToken)
        => call.AnswerAsync(request, cancellationToken, date, name);
}
