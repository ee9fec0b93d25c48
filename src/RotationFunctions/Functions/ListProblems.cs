using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RotationFunctions.Pipeline.Http.Calls;

namespace RotationFunctions.Functions;

/// <summary>Serves the page of what can be wrong, to anyone.</summary>
public sealed class ListProblems(ListProblemsCall call)
{
    [Function(nameof(ListProblems))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = ListProblemsCall.Route)] HttpRequest request,
        CancellationToken cancellationToken)
        => call.AnswerAsync(request, cancellationToken);
}
