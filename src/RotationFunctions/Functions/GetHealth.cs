using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RotationFunctions.Pipeline.Http;

namespace RotationFunctions.Functions;

/// <summary>Tells anyone whether the desk does its work.</summary>
public sealed class GetHealth(HealthHandler handler)
{
    [Function(nameof(GetHealth))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Routes.Health)] HttpRequest request,
        CancellationToken cancellationToken)
        => handler.GetAsync(request, cancellationToken);
}
