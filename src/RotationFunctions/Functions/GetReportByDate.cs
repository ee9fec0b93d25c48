using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RotationFunctions.Pipeline.Http.Calls;

namespace RotationFunctions.Functions;

/// <summary>Serves the report of a trading day.</summary>
public sealed class GetReportByDate(GetReportByDateCall call)
{
    [Function(nameof(GetReportByDate))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = GetReportByDateCall.Route)] HttpRequest request, string date,
        CancellationToken cancellationToken)
        => call.AnswerAsync(request, cancellationToken, date);
}
