using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RotationFunctions.Pipeline.Http.Calls;

namespace RotationFunctions.Functions;

/// <summary>Stops a backfill, which goes on when it is asked for again.</summary>
public sealed class StopBackfill(StopBackfillCall call)
{
    [Function(nameof(StopBackfill))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Admin, "delete", Route = StopBackfillCall.Route)] HttpRequest request, string id,
        CancellationToken cancellationToken)
        => call.AnswerAsync(request, cancellationToken, id);
}
