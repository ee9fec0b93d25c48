using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RotationFunctions.Pipeline.Http.Calls;

namespace RotationFunctions.Functions;

/// <summary>Serves the page that the type of a problem points at, to anyone.</summary>
public sealed class GetProblem(GetProblemCall call)
{
    [Function(nameof(GetProblem))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = GetProblemCall.Route)] HttpRequest request, string type,
        CancellationToken cancellationToken)
        => call.AnswerAsync(request, cancellationToken, type);
}
