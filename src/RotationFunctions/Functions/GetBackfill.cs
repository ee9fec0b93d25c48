using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RotationFunctions.Pipeline.Http.Calls;

namespace RotationFunctions.Functions;

/// <summary>Tells how far a backfill is.</summary>
public sealed class GetBackfill(GetBackfillCall call)
{
    [Function(nameof(GetBackfill))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Admin, "get", "head", Route = GetBackfillCall.Route)] HttpRequest request, string id,
        CancellationToken cancellationToken)
        => call.AnswerAsync(request, cancellationToken, id);
}
