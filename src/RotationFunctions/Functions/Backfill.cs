using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RotationFunctions.Pipeline.Http;

namespace RotationFunctions.Functions;

/// <summary>Fetches past trading days; they are computed like every new snapshot.</summary>
public sealed class Backfill(BackfillHandler handler)
{
    [Function(nameof(Backfill))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Admin, "post", Route = Routes.Backfill)] HttpRequest request,
        CancellationToken cancellationToken)
        => handler.PostAsync(request, cancellationToken);
}
