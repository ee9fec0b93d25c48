using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RotationFunctions.Pipeline.Http;

namespace RotationFunctions.Functions;

/// <summary>Serves the page of what can be wrong, to anyone.</summary>
public sealed class ListProblems(DocsHandler handler)
{
    [Function(nameof(ListProblems))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Routes.Problems)] HttpRequest request)
        => handler.ProblemsAsync(request);
}
