using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RotationFunctions.Pipeline.Http.Calls;

namespace RotationFunctions.Functions;

/// <summary>Tells anyone whether the desk does its work.</summary>
public sealed class GetHealth(GetHealthCall call)
{
    [Function(nameof(GetHealth))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = GetHealthCall.Route)] HttpRequest request,
        CancellationToken cancellationToken)
        => call.AnswerAsync(request, cancellationToken);
}
