using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RotationFunctions.Pipeline.Http;

namespace RotationFunctions.Functions;

/// <summary>Serves the page that the type of a problem points at, to anyone.</summary>
public sealed class GetProblem(DocsHandler handler)
{
    [Function(nameof(GetProblem))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Routes.ProblemByType)] HttpRequest request, string type)
        => handler.ProblemAsync(request, type);
}
