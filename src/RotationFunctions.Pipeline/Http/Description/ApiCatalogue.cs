using RotationFunctions.Pipeline.Http.Calls;

namespace RotationFunctions.Pipeline.Http.Description;

/// <summary>
/// Every call of the API, once. The services and the routes of a host, the OpenAPI document, the page that lets one try the calls and
/// the table in docs/api.md are made of this list.
/// </summary>
internal static class ApiCatalogue
{
    /// <summary>The version of the API: its second number grows with every addition, its first with every break.</summary>
    internal const string Version = "1.0.0";

    /// <summary>Every call, in the order in which readers see them.</summary>
    internal static IReadOnlyList<Operation> Operations { get; } =
    [
        GetReportCall.Operation,
        ListReportsCall.Operation,
        GetReportByDateCall.Operation,
        GetReportRevisionsCall.Operation,
        GetReportChartCall.Operation,
        GetFigureCall.Operation,
        GetMetricsCall.Operation,
        GetPerformanceCall.Operation,
        GetEvidenceCall.Operation,
        CheckClaimsCall.Operation,
        GetClaimsFormCall.Operation,
        GetClaimsByIdCall.Operation,
        GetFeedCall.Operation,
        GetHealthCall.Operation,
        BackfillCall.Operation,
        GetBackfillCall.Operation,
        StopBackfillCall.Operation,
        RestoreCall.Operation,
        GetOpenApiCall.Operation,
        GetReportSchemaCall.Operation,
        GetDocsCall.Operation,
        ListProblemsCall.Operation,
        GetProblemCall.Operation,
    ];
}
