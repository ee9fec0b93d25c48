using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RotationFunctions.Pipeline.Http;

namespace RotationFunctions.Functions;

/// <summary>Checks printed figures.</summary>
public sealed class CheckClaims(ClaimsHandler handler)
{
    [Function(nameof(CheckClaims))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = Routes.Claims)] HttpRequest request,
        CancellationToken cancellationToken)
        => handler.CheckAsync(request, cancellationToken);
}
