using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RotationFunctions.Pipeline.Http;

namespace RotationFunctions.Functions;

/// <summary>Serves the history of a series or pair.</summary>
public sealed class GetMetrics(MetricsHandler handler)
{
    [Function(nameof(GetMetrics))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = Routes.Metrics)] HttpRequest request, string series,
        CancellationToken cancellationToken)
        => handler.GetAsync(request, series, cancellationToken);
}
