using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RotationFunctions.Pipeline.Http.Calls;

namespace RotationFunctions.Functions;

/// <summary>Serves where one figure of a report came from.</summary>
public sealed class GetFigure(GetFigureCall call)
{
    [Function(nameof(GetFigure))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = GetFigureCall.Route)] HttpRequest request, string date, string series, string metric,
        CancellationToken cancellationToken)
        => call.AnswerAsync(request, cancellationToken, date, series, metric);
}
