using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RotationFunctions.Pipeline.Http;

namespace RotationFunctions.Functions;

/// <summary>Serves the page into which claims are pasted.</summary>
public sealed class GetClaimsForm(ClaimsHandler handler)
{
    [Function(nameof(GetClaimsForm))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = Routes.Claims)] HttpRequest request,
        CancellationToken cancellationToken)
        => handler.FormAsync(request, cancellationToken);
}
