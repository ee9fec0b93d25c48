using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RotationFunctions.Pipeline.Http.Calls;

namespace RotationFunctions.Functions;

/// <summary>Serves the page into which claims are pasted.</summary>
public sealed class GetClaimsForm(GetClaimsFormCall call)
{
    [Function(nameof(GetClaimsForm))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = GetClaimsFormCall.Route)] HttpRequest request,
        CancellationToken cancellationToken)
        => call.AnswerAsync(request, cancellationToken);
}
