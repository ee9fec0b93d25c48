using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RotationFunctions.Pipeline.Http.Calls;

namespace RotationFunctions.Functions;

/// <summary>Lists every report that a trading day had, and why each was replaced.</summary>
public sealed class GetReportRevisions(GetReportRevisionsCall call)
{
    [Function(nameof(GetReportRevisions))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = GetReportRevisionsCall.Route)] HttpRequest request, string date,
        CancellationToken cancellationToken)
        => call.AnswerAsync(request, cancellationToken, date);
}
