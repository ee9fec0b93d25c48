using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RotationFunctions.Pipeline.Http;

namespace RotationFunctions.Functions;

/// <summary>Serves return and volatility over any window.</summary>
public sealed class GetPerformance(PerformanceHandler handler)
{
    [Function(nameof(GetPerformance))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = Routes.Performance)] HttpRequest request,
        CancellationToken cancellationToken)
        => handler.GetAsync(request, cancellationToken);
}
