using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RotationFunctions.Pipeline.Http;

namespace RotationFunctions.Functions;

/// <summary>
/// Says what is wrong with a request that no other function takes. Among those is what a browser asks before a page of another origin
/// may call; the entrance has answered it when the settings name origins.
/// </summary>
/// <remarks>
/// The host tries functions in the alphabetical order of their names and takes the first whose route and method match, however
/// general the route is: so this name must stay the last.
/// </remarks>
public static class UnmatchedAddress
{
    [Function(nameof(UnmatchedAddress))]
    public static IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, Route = Routes.Any)] HttpRequest request)
        => UnmatchedCall.Answer(request);
}
