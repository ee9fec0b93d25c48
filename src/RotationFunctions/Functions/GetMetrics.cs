using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RotationFunctions.Pipeline.Http.Calls;

namespace RotationFunctions.Functions;

/// <summary>Serves the history of a series or pair.</summary>
public sealed class GetMetrics(GetMetricsCall call)
{
    [Function(nameof(GetMetrics))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = GetMetricsCall.Route)] HttpRequest request, string series,
        CancellationToken cancellationToken)
        => call.AnswerAsync(request, cancellationToken, series);
}
