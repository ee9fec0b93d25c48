using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using RotationFunctions.Analytics;
using RotationFunctions.Pipeline.Metrics;
using RotationFunctions.Pipeline.Problems;
using RotationFunctions.Pipeline.Reports;
using RotationFunctions.Pipeline.Universes;

namespace RotationFunctions.Pipeline.Http;

/// <summary>Serves the history of a series' figures.</summary>
public sealed partial class MetricsHandler(MetricsStore metrics, LatestReport latestReport, StorageGuard guard)
{
    internal static readonly Format[] Formats = [Format.Json, Format.Csv];

    // The order in which reports list figures; what they do not list follows by name.
    private static readonly Dictionary<string, int> FigureOrder = new[] { "close" }
        .Concat(FigureIds.All)
        .Concat(Window.All.Select(FigureIds.Spread))
        .Select((id, position) => (id, position))
        .ToDictionary(f => f.id, f => f.position, StringComparer.Ordinal);

    /// <summary>
    /// <c>GET metrics/{series}</c>: the figures of a series (<c>IWM</c>), a pair (<c>IWM-SPY</c>), the sectors together, the
    /// policy path or the market (<c>sectors</c>, <c>policy</c>, <c>market</c>), a row a day, oldest first, as JSON or CSV. Without <c>to</c> up to the latest report, without <c>from</c> the year before that.
    /// </summary>
    public Task<IResult> GetAsync(HttpRequest request, string series, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(series);
        return guard.AnswerAsync(
            request,
            async () =>
            {
                var query = new QueryReader(request);
                var format = query.Format(Formats);
                var (from, to) = query.Dates();
                var top = query.Integer("top", 1, ApiLimits.MostDays, ApiLimits.MostDays);
                var list = string.Create(CultureInfo.InvariantCulture, $"{Routes.Metrics} {series} {from:O} {to:O}");
                var after = PositionOf(query.Continuation(list));
                if (query.Problem is { } problem)
                    return problem;
                if (format is null)
                    return Problem.NotAcceptable(Formats);
                if (await latestReport.GetAsync(cancellationToken) is not { } latest)
                    return Problem.NoReport();
                if (!NamePattern().IsMatch(series))
                    return Unknown(series, latest.Content);
                series = SeriesId.Meant(series, [.. NamesIn(latest.Content), .. latest.Content.Missing.Select(missing => missing.Id)]);

                var last = to ?? Later(from, latest.Summary.AsOf);
                var first = from ?? (last > DateOnly.MinValue.AddYears(1) ? last.AddYears(-1) : DateOnly.MinValue);
                var rows = new List<MetricRow>();
                string? next = null;
                await foreach (var row in metrics.QueryAsync(series, after?.AddDays(1) ?? first, last, cancellationToken))
                {
                    if (rows.Count == top)
                    {
                        next = Continuation.Write(list, rows[^1].Date.ToString("O", CultureInfo.InvariantCulture));
                        break;
                    }

                    rows.Add(row with { Figures = Ordered(row.Figures) });
                }

                if (rows.Count == 0 && !IsKnownTo(latest.Content, series))
                    return Unknown(series, latest.Content);
                var content = format == Format.Csv
                    ? Csv(rows)
                    : ApiJson.Serialize(new MetricsAnswer(series, first, last, rows, next), ApiJson.Context.MetricsAnswer);
                return new Answer(content, format.ContentType) { NextPage = next };
            },
            cancellationToken);
    }

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
        => DateOnly.TryParseExact(continuation, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day < DateOnly.MaxValue ? day : null;

    private static DateOnly Later(DateOnly? a, DateOnly b) => a > b ? a.Value : b;

    private static OrderedDictionary<string, double> Ordered(IReadOnlyDictionary<string, double> figures)
        => new(InOrder(figures.Keys).Select(id => KeyValuePair.Create(id, figures[id])), StringComparer.Ordinal);

    private static IEnumerable<string> InOrder(IEnumerable<string> ids) => ids
        .OrderBy(id => FigureOrder.GetValueOrDefault(id, int.MaxValue))
        .ThenBy(id => id, StringComparer.Ordinal);

    // What no series, pair or group of figures can be called is not asked of the storage, which has rules of its own for keys.
    [GeneratedRegex(@"^[\^A-Za-z0-9._-]{1,64}\z", RegexOptions.CultureInvariant)]
    private static partial Regex NamePattern();

    private static byte[] Csv(List<MetricRow> rows)
    {
        string[] columns = [.. InOrder(rows.SelectMany(r => r.Figures.Keys).Distinct(StringComparer.Ordinal))];
        var csv = new CsvText().Field("date").Field("snapshot");
        foreach (var column in columns)
            csv.Field(column);
        csv.EndRow();
        foreach (var row in rows)
        {
            csv.Field(row.Date).Field(row.Snapshot);
            foreach (var column in columns)
                csv.Field(row.Figures.TryGetValue(column, out var value) ? value : (double?)null);
            csv.EndRow();
        }

        return csv.ToUtf8();
    }
}

/// <summary>The history of a series' figures.</summary>
/// <param name="Series">Series, pair or group of figures.</param>
/// <param name="From">First date asked for.</param>
/// <param name="To">Last date asked for.</param>
/// <param name="Rows">A row for each day that has figures, oldest first.</param>
/// <param name="Continuation">Asks for the next page; null on the last.</param>
internal sealed record MetricsAnswer(string Series, DateOnly From, DateOnly To, IReadOnlyList<MetricRow> Rows, string? Continuation);
