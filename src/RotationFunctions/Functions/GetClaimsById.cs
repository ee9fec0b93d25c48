using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RotationFunctions.Pipeline.Http;

namespace RotationFunctions.Functions;

/// <summary>Serves the check of claims that were shared.</summary>
public sealed class GetClaimsById(ClaimsHandler handler)
{
    [Function(nameof(GetClaimsById))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = Routes.ClaimsById)] HttpRequest request, string id,
        CancellationToken cancellationToken)
        => handler.SharedAsync(request, id, cancellationToken);
}
