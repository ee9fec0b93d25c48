using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using RotationFunctions.Analytics;
using RotationFunctions.Pipeline.Http.Description;
using RotationFunctions.Pipeline.Metrics;
using RotationFunctions.Pipeline.Problems;
using RotationFunctions.Pipeline.Reports;
using RotationFunctions.Pipeline.Universes;

namespace RotationFunctions.Pipeline.Http.Calls;

/// <summary>
/// <c>GET metrics/{series}</c>: the figures of a series (<c>IWM</c>), a pair (<c>IWM-SPY</c>), the sectors together, the policy path or
/// the market (<c>sectors</c>, <c>policy</c>, <c>market</c>), a row a day, oldest first, as JSON or CSV.
/// </summary>
public sealed partial class GetMetricsCall(MetricsStore metrics, LatestReport latestReport, StorageGuard guard) : ApiCall(Operation, guard)
{
    /// <summary>Its address below the prefix.</summary>
    public const string Route = "metrics/{series}";

    // The order in which reports list figures; what they do not list follows by name.
    private static readonly Dictionary<string, int> FigureOrder = new[] { "close" }
        .Concat(FigureIds.All)
        .Concat(Window.All.Select(FigureIds.Spread))
        .Select((id, position) => (id, position))
        .ToDictionary(f => f.id, f => f.position, StringComparer.Ordinal);

    private static readonly ApiParameter<string> Series = Parameter.InPath(
        "series", new("The name; a caret is written %5E.", "名称；^写作%5E。"), "IWM");
    private static readonly ApiParameter<DateOnly?> From = ApiParameters.From with { Example = "2025-12-15" };
    private static readonly ApiParameter<DateOnly?> To = ApiParameters.To with { Example = "2025-12-31" };

    private static readonly ApiParameter<int> Top = Parameter.Whole(
        "top", 1, ApiLimits.MostDays, ApiLimits.MostDays, new("Most days in a page.", "每页最多的天数。"));

    private static readonly ApiParameter<string?> After = ApiParameters.Continuation(NameOfList);

    internal static Operation Operation { get; } = new(typeof(GetMetricsCall))
    {
        Method = HttpMethods.Get,
        Route = Route,
        Access = Access.Reader,
        Summary = new("The history of a series' figures", "一个序列的历史指标"),
        Description = new(
            "A row a day, oldest first. A name is a series (`IWM`), a pair (`IWM-SPY`), or a group of figures (`sectors`, `policy`, "
                + "`market`). "
            + "Without `to` up to the latest report, without `from` the year before that.",
            "每日一行，最早的在前。名称可以是序列（`IWM`）、一对序列（`IWM-SPY`）或一组指标（`sectors`、`policy`、`market`）。"
            + "不给出`to`则到最新日报为止，不给出`from`则从其一年前开始。"),
        Parameters = [Series, From, To, Top, After, ApiParameters.Format(Format.Json, Format.Csv)],
        Replies =
        [
            new(200, new("The figures.", "指标。"), new BodyForm(Format.Json.MediaType, "Metrics"), new BodyForm(Format.Csv.MediaType))
            {
                IsTagged = true,
                Headers = ["Link"],
            },
        ],
        Problems = [.. CallProblems.OfFormats, ProblemType.NoReport, ProblemType.UnknownSeries],
    };

    private protected override async Task<IResult> AnswerAsync(CallArguments arguments, CancellationToken cancellationToken)
    {
        if (await latestReport.GetAsync(cancellationToken) is not { } latest)
            return Problem.NoReport();
        var series = arguments.Of(Series);
        if (!NamePattern().IsMatch(series))
            return Unknown(series, latest.Content);
        series = SeriesId.Meant(series, [.. NamesIn(latest.Content), .. latest.Content.Missing.Select(missing => missing.Id)]);

        var (from, to, top, format) = (arguments.Of(From), arguments.Of(To), arguments.Of(Top), arguments.Format);
        var last = to ?? Later(from, latest.Summary.AsOf);
        var first = from ?? (last > DateOnly.MinValue.AddYears(1) ? last.AddYears(-1) : DateOnly.MinValue);
        var rows = new List<MetricRow>();
        string? next = null;
        await foreach (var row in metrics.QueryAsync(series, PositionOf(arguments.Of(After))?.AddDays(1) ?? first, last, cancellationToken))
        {
            if (rows.Count == top)
            {
                next = Continuation.Write(NameOfList(arguments), rows[^1].Date.ToString("O", CultureInfo.InvariantCulture));
                break;
            }

            rows.Add(row with { Figures = Ordered(row.Figures) });
        }

        if (rows.Count == 0 && !IsKnownTo(latest.Content, series))
            return Unknown(series, latest.Content);
        var content = format == Format.Csv
            ? MetricsCsv.Write(rows, [.. InOrder(rows.SelectMany(row => row.Figures.Keys).Distinct(StringComparer.Ordinal))])
            : ApiJson.Serialize(new MetricsAnswer(series, first, last, rows, next), ApiJson.Context.MetricsAnswer);
        return new Answer(content, format.ContentType) { NextPage = next };
    }

    // The name as the caller wrote it: the next page is asked for in the same way.
    private static string NameOfList(CallArguments arguments)
        => string.Create(CultureInfo.InvariantCulture, $"{Route} {arguments.Of(Series)} {arguments.Of(From):O} {arguments.Of(To):O}");

    // A name that the report lists as missing is known: it may have figures on other days.
    private static bool IsKnownTo(Report report, string name)
        => NamesIn(report).Contains(name) || report.Missing.Any(m => m.Id == name);

    private static IEnumerable<string> NamesIn(Report report) => report.Performance.Select(p => p.Series)
        .Concat(report.RelativeStrength.Select(pair => FigureKeys.Pair(pair.A, pair.B)))
        .Concat([FigureKeys.Sectors, FigureKeys.Policy, FigureKeys.Market]);

    private static Problem Unknown(string name, Report report) => Problem.Of(
        ProblemType.UnknownSeries,
        $"There are no figures of '{Quoted.Shown(name)}'. There are some of {string.Join(", ", NamesIn(report))}.");

    private static DateOnly? PositionOf(string? continuation)
        => DateOnly.TryParseExact(continuation, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && day < DateOnly.MaxValue ? day : null;

    private static DateOnly Later(DateOnly? a, DateOnly b) => a > b ? a.Value : b;

    private static OrderedDictionary<string, double> Ordered(IReadOnlyDictionary<string, double> figures)
        => new(InOrder(figures.Keys).Select(id => KeyValuePair.Create(id, figures[id])), StringComparer.Ordinal);

    private static IEnumerable<string> InOrder(IEnumerable<string> ids) => ids
        .OrderBy(id => FigureOrder.GetValueOrDefault(id, int.MaxValue))
        .ThenBy(id => id, StringComparer.Ordinal);

    // What no series, pair or group of figures can be called is not asked of the storage, which has rules of its own for keys.
    [GeneratedRegex(@"^[\^A-Za-z0-9._-]{1,64}\z", RegexOptions.CultureInvariant)]
    private static partial Regex NamePattern();
}

/// <summary>The history of a series' figures.</summary>
/// <param name="Series">Series, pair or group of figures.</param>
/// <param name="From">First date asked for.</param>
/// <param name="To">Last date asked for.</param>
/// <param name="Rows">A row for each day that has figures, oldest first.</param>
/// <param name="Continuation">Asks for the next page; null on the last.</param>
internal sealed record MetricsAnswer(string Series, DateOnly From, DateOnly To, IReadOnlyList<MetricRow> Rows, string? Continuation);
