using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RotationFunctions.Pipeline.Http;

namespace RotationFunctions.Functions;

/// <summary>Serves where one figure of a report came from.</summary>
public sealed class GetFigure(FigureHandler handler)
{
    [Function(nameof(GetFigure))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = Routes.Figure)] HttpRequest request, string date, string series, string metric,
        CancellationToken cancellationToken)
        => handler.GetAsync(request, date, series, metric, cancellationToken);
}
