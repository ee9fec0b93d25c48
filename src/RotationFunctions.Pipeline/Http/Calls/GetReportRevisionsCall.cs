using Microsoft.AspNetCore.Http;
using RotationFunctions.Pipeline.Http.Description;
using RotationFunctions.Pipeline.Problems;
using RotationFunctions.Pipeline.Reports;

namespace RotationFunctions.Pipeline.Http.Calls;

/// <summary>
/// <c>GET reports/{date}/revisions</c>: every report that a trading day had, the first one first, and why each was replaced.
/// </summary>
public sealed class GetReportRevisionsCall(ReportStore reports, ReportLookup lookup, StorageGuard guard) : ApiCall(Operation, guard)
{
    /// <summary>Its address below the prefix.</summary>
    public const string Route = "reports/{date}/revisions";

    internal static Operation Operation { get; } = new(typeof(GetReportRevisionsCall))
    {
        Method = HttpMethods.Get,
        Route = Route,
        Access = Access.Reader,
        Summary = new("The reports that a day had", "某日的历次日报"),
        Description = new(
            "Every report that was published of a trading day, the first one first, and why each was replaced.",
            "某个交易日发布过的全部日报，最早的在前，并说明各自被取代的原因。"),
        Parameters = [ApiParameters.Date, ApiParameters.Format(Format.Json)],
        Replies = [new(200, new("The revisions.", "各次修订。"), new BodyForm(Format.Json.MediaType, "Revisions")) { IsTagged = true }],
        Problems = [.. CallProblems.OfFormats, ProblemType.NoReport, ProblemType.NoReportOnDate],
    };

    private protected override async Task<IResult> AnswerAsync(CallArguments arguments, CancellationToken cancellationToken)
    {
        var asOf = arguments.Required(ApiParameters.Date);
        var revisions = await reports.RevisionsAsync(asOf, cancellationToken);
        return revisions.Count > 0
            ? new Answer(ApiJson.Serialize(new RevisionsAnswer(asOf, revisions), ApiJson.Context.RevisionsAnswer), Format.Json.ContentType)
            : await lookup.NoneOnAsync(asOf, cancellationToken);
    }
}

/// <summary>Every report that a trading day had.</summary>
/// <param name="AsOf">The trading day.</param>
/// <param name="Revisions">The first one first; the last is the one that is served.</param>
internal sealed record RevisionsAnswer(DateOnly AsOf, IReadOnlyList<ReportRevision> Revisions);
