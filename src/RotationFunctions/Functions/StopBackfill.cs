using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RotationFunctions.Pipeline.Http;

namespace RotationFunctions.Functions;

/// <summary>Stops a backfill, which goes on when it is asked for again.</summary>
public sealed class StopBackfill(BackfillHandler handler)
{
    [Function(nameof(StopBackfill))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Admin, "delete", Route = Routes.BackfillById)] HttpRequest request, string id,
        CancellationToken cancellationToken)
        => handler.StopAsync(request, id, cancellationToken);
}
