using System.Text;
using Microsoft.AspNetCore.Http;
using RotationFunctions.Pipeline.Http.Description;
using RotationFunctions.Pipeline.Problems;
using RotationFunctions.Pipeline.Reports.Charts;

namespace RotationFunctions.Pipeline.Http.Calls;

/// <summary>
/// <c>GET reports/{date}/charts/{name}.svg</c>: a chart of the report of a trading day, drawn from it when it is asked for.
/// </summary>
public sealed class GetReportChartCall(ReportLookup lookup, StorageGuard guard) : ApiCall(Operation, guard)
{
    /// <summary>Its address below the prefix.</summary>
    public const string Route = "reports/{date}/charts/{name}.svg";

    private static readonly ApiParameter<string> Name = Parameter.Name(
        "name", "ChartName", ChartFile.Names, new("The chart.", "图的名称。"), "year-to-date");

    internal static Operation Operation { get; } = new(typeof(GetReportChartCall))
    {
        Method = HttpMethods.Get,
        Route = Route,
        Access = Access.Reader,
        Summary = new("A chart of a day", "某日的图"),
        Description = new(
            "A chart of the report of a trading day as a picture of its own, with title, description, and styles for light and dark.",
            "某个交易日日报中的一幅图，可单独使用，带有标题、说明以及浅色与深色样式。"),
        Parameters = [ApiParameters.Date, Name, ApiParameters.Language],
        Replies = [new(200, new("The picture.", "图。"), new BodyForm(Format.Svg.MediaType)) { IsTagged = true }],
        Problems = [.. CallProblems.OfData, ProblemType.NoReport, ProblemType.NoReportOnDate, ProblemType.NoChartOnDate],
    };

    private protected override void Check(CallArguments arguments)
    {
        var name = arguments.Of(Name);
        if (!ChartFile.Names.Contains(name))
            arguments.Refuse(
                Name.Name,
                $"'name' is '{Quoted.Shown(name)}', which is no chart; it can be {string.Join(", ", ChartFile.Names)}.",
                ChartFile.Names);
    }

    private protected override async Task<IResult> AnswerAsync(CallArguments arguments, CancellationToken cancellationToken)
    {
        var (asOf, name, language) = (arguments.Required(ApiParameters.Date), arguments.Of(Name), arguments.Language);
        var (report, none) = await lookup.FindAsync(asOf, revision: null, cancellationToken);
        if (report is null)
            return none!;
        return ChartFile.Draw(name, report.Read(), language) is { } svg
            ? new Answer(Encoding.UTF8.GetBytes(svg), Format.Svg.ContentType)
            {
                Language = LanguageTag.Of(language),
                ContentSecurityPolicy = ChartFile.ContentSecurityPolicy,
            }
            : Problem.Of(
                ProblemType.NoChartOnDate,
                $"The report of {asOf:yyyy-MM-dd} lacks the figures that the chart '{name}' shows; its 'missing' says why.");
    }
}
