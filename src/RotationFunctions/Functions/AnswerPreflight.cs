using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RotationFunctions.Pipeline.Http;

namespace RotationFunctions.Functions;

/// <summary>
/// Takes what a browser asks before a page of another origin may call, which comes without a key. The entrance has answered
/// when the settings name origins; what arrives here is refused.
/// </summary>
public static class AnswerPreflight
{
    [Function(nameof(AnswerPreflight))]
    public static IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "options", Route = Routes.Any)] HttpRequest request)
        => ApiEntrance.RefuseOptions(request);
}
