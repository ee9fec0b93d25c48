using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RotationFunctions.Pipeline.Http.Calls;

namespace RotationFunctions.Functions;

/// <summary>Serves whether published signals foretell who leads.</summary>
public sealed class GetEvidence(GetEvidenceCall call)
{
    [Function(nameof(GetEvidence))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = GetEvidenceCall.Route)] HttpRequest request, CancellationToken cancellationToken)
        => call.AnswerAsync(request, cancellationToken);
}
