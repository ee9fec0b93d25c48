using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace EmptyApp;

/// <summary>The one call of the app.</summary>
public static class GetReport
{
    [Function(nameof(GetReport))]
    public static IResult Run([HttpTrigger(AuthorizationLevel.Function, "get", Route = "report")] HttpRequest request)
        => Results.Json(new { path = request.Path.Value });
}
