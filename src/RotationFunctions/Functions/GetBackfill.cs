using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RotationFunctions.Pipeline.Http;

namespace RotationFunctions.Functions;

/// <summary>Tells how far a backfill is.</summary>
public sealed class GetBackfill(BackfillHandler handler)
{
    [Function(nameof(GetBackfill))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Admin, "get", "head", Route = Routes.BackfillById)] HttpRequest request, string id,
        CancellationToken cancellationToken)
        => handler.GetAsync(request, id, cancellationToken);
}
