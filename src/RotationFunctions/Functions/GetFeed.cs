using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RotationFunctions.Pipeline.Http;

namespace RotationFunctions.Functions;

/// <summary>Serves the latest reports as a feed.</summary>
public sealed class GetFeed(FeedHandler handler)
{
    [Function(nameof(GetFeed))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = Routes.Feed)] HttpRequest request,
        CancellationToken cancellationToken)
        => handler.GetAsync(request, cancellationToken);
}
