using System.Globalization;
using Microsoft.AspNetCore.Http;
using RotationFunctions.Pipeline.Http.Description;
using RotationFunctions.Pipeline.Reports;

namespace RotationFunctions.Pipeline.Http.Calls;

/// <summary><c>GET reports</c>: what reports there are, latest first, a page at a time.</summary>
public sealed class ListReportsCall(ReportStore reports, StorageGuard guard) : ApiCall(Operation, guard)
{
    /// <summary>Its address below the prefix.</summary>
    public const string Route = "reports";

    private static readonly ApiParameter<int> Top = Parameter.Whole(
        "top", 1, ApiLimits.MostReports, ApiLimits.UsualReports, new("Most reports in a page.", "每页最多的日报数。"));

    private static readonly ApiParameter<string?> After = ApiParameters.Continuation(NameOfList);

    internal static Operation Operation { get; } = new(typeof(ListReportsCall))
    {
        Method = HttpMethods.Get,
        Route = Route,
        Access = Access.Reader,
        Summary = new("The list of reports", "日报列表"),
        Description = new("What reports there are, latest first, a page at a time.", "现有的日报，最新的在前，分页给出。"),
        Parameters = [ApiParameters.From, ApiParameters.To, Top, After, ApiParameters.Format(Format.Json)],
        Replies =
        [
            new(200, new("A page of the list.", "列表的一页。"), new BodyForm(Format.Json.MediaType, "ReportList"))
            {
                IsTagged = true,
                Headers = ["Link"],
            },
        ],
        Problems = CallProblems.OfFormats,
    };

    private protected override async Task<IResult> AnswerAsync(CallArguments arguments, CancellationToken cancellationToken)
    {
        var listing = await reports.ListAsync(
            arguments.Of(ApiParameters.From), arguments.Of(ApiParameters.To), arguments.Of(Top), arguments.Of(After), cancellationToken);
        var next = listing.Continuation is { } position ? Continuation.Write(NameOfList(arguments), position) : null;
        return new Answer(ApiJson.Serialize(listing with { Continuation = next }, ApiJson.Context.ReportListing), Format.Json.ContentType)
        {
            NextPage = next,
        };
    }

    private static string NameOfList(CallArguments arguments)
        => string.Create(CultureInfo.InvariantCulture, $"{Route} {arguments.Of(ApiParameters.From):O} {arguments.Of(ApiParameters.To):O}");
}
