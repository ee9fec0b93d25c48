using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RotationFunctions.Pipeline.Http.Calls;

namespace RotationFunctions.Functions;

/// <summary>Serves the check of claims that were shared.</summary>
public sealed class GetClaimsById(GetClaimsByIdCall call)
{
    [Function(nameof(GetClaimsById))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = GetClaimsByIdCall.Route)] HttpRequest request, string id,
        CancellationToken cancellationToken)
        => call.AnswerAsync(request, cancellationToken, id);
}
