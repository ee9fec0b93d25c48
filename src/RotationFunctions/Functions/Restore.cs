using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RotationFunctions.Pipeline.Http;

namespace RotationFunctions.Functions;

/// <summary>Puts lost rows of the tables back from what was published.</summary>
public sealed class Restore(RestoreHandler handler)
{
    [Function(nameof(Restore))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Admin, "post", Route = Routes.Restore)] HttpRequest request,
        CancellationToken cancellationToken)
        => handler.PostAsync(request, cancellationToken);
}
