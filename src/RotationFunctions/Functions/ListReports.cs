using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RotationFunctions.Pipeline.Http;

namespace RotationFunctions.Functions;

/// <summary>Serves the list of reports.</summary>
public sealed class ListReports(ReportHandler handler)
{
    [Function(nameof(ListReports))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = Routes.Reports)] HttpRequest request,
        CancellationToken cancellationToken)
        => handler.ListAsync(request, cancellationToken);
}
