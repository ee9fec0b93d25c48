using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RotationFunctions.Pipeline.Http;

namespace RotationFunctions.Functions;

/// <summary>Serves the page that lets one try the calls, to anyone.</summary>
public sealed class GetDocs(DocsHandler handler)
{
    [Function(nameof(GetDocs))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Routes.Docs)] HttpRequest request)
        => handler.DocsAsync(request);
}
