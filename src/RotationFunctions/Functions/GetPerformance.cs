using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RotationFunctions.Pipeline.Http.Calls;

namespace RotationFunctions.Functions;

/// <summary>Serves return and volatility over any window.</summary>
public sealed class GetPerformance(GetPerformanceCall call)
{
    [Function(nameof(GetPerformance))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = GetPerformanceCall.Route)] HttpRequest request,
        CancellationToken cancellationToken)
        => call.AnswerAsync(request, cancellationToken);
}
