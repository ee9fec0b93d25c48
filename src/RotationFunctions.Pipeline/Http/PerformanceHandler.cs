using System.Globalization;
using Microsoft.AspNetCore.Http;
using RotationFunctions.Analytics;
using RotationFunctions.Pipeline.Problems;
using RotationFunctions.Pipeline.Reports;
using RotationFunctions.Pipeline.Snapshots;
using RotationFunctions.Pipeline.Universes;

namespace RotationFunctions.Pipeline.Http;

/// <summary>Measures return and volatility over any window, on the data of the latest report.</summary>
public sealed class PerformanceHandler(LatestReport latestReport, SnapshotHistories histories, HeavyCalls heavy, StorageGuard guard)
{
    /// <summary>Series that are measured at once in a few milliseconds.</summary>
    private const int FewSeries = 10;

    internal static readonly (string Name, WindowBase Value)[] Bases =
        [("previousClose", WindowBase.PreviousClose), ("close", WindowBase.Close), ("open", WindowBase.Open)];

    internal static readonly (string Name, ReturnKind Value)[] Kinds = [("price", ReturnKind.Price), ("total", ReturnKind.Total)];

    internal static readonly (string Name, StandardDeviation Value)[] Deviations =
        [("sample", StandardDeviation.Sample), ("population", StandardDeviation.Population)];

    /// <summary>
    /// <c>GET performance</c>: <c>series</c> (comma-separated), <c>from</c> and <c>to</c> must be given; <c>base</c>
    /// (previousClose), <c>kind</c> (price) and <c>std</c> (sample) need not.
    /// </summary>
    public Task<IResult> GetAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return guard.AnswerAsync(request, () => MeasureAsync(request, cancellationToken), cancellationToken);
    }

    private async Task<IResult> MeasureAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var query = new QueryReader(request);
        var format = query.Format(Format.Json);
        var language = query.Language();
        var series = query.List("series");
        if (series.Count == 0)
            query.Refuse("series", "'series' is missing; give ids separated by commas, as IWM,SPY.");
        else if (series.Count > ApiLimits.MostSeries)
            query.Refuse("series", string.Create(CultureInfo.InvariantCulture, $"'series' names {series.Count} series; give at most {ApiLimits.MostSeries}."));
        var (from, to) = query.RequiredDates();
        var windowBase = query.Choice("base", WindowBase.PreviousClose, Bases);
        var kind = query.Choice("kind", ReturnKind.Price, Kinds);
        var deviation = query.Choice("std", StandardDeviation.Sample, Deviations);
        if (windowBase == WindowBase.Open && kind == ReturnKind.Total)
            query.Refuse(
                "base",
                "'base' is 'open' and 'kind' is 'total', but opens adjusted for dividends do not exist: measure a total return from previousClose or close, or a price return from the open.",
                ["previousClose", "close"]);
        if (query.Problem is { } problem)
            return problem;
        if (format is null)
            return Problem.NotAcceptable([Format.Json]);
        if (await latestReport.GetAsync(cancellationToken) is not { } latest)
            return Problem.NoReport();
        var window = new CustomWindow(from!.Value, to!.Value, windowBase);
        return series.Count > FewSeries
            ? await heavy.RunAsync(MeasureAllAsync, cancellationToken)
            : await MeasureAllAsync();

        Task<IResult> MeasureAllAsync() => MeasureAsync(query, latest, series, window, kind, deviation, language, cancellationToken);
    }

    private async Task<IResult> MeasureAsync(
        QueryReader query, LatestReport.Edition latest, IReadOnlyList<string> series, CustomWindow window, ReturnKind kind, StandardDeviation deviation,
        Language language, CancellationToken cancellationToken)
    {
        SnapshotHistory snapshot;
        try
        {
            snapshot = await histories.GetAsync(latest.Summary.Snapshot, cancellationToken);
        }
        catch (SnapshotUnusableException exception)
        {
            return Problem.Of(ProblemType.SnapshotUnusable, exception.Message);
        }

        var history = snapshot.History;
        series = [.. series.Select(id => SeriesId.Meant(id, history.Bars.Select(bars => bars.Id)))];
        var unknown = series.Where(id => history.Instrument(id) is null).ToArray();
        if (unknown.Length > 0)
        {
            string[] known = [.. history.Bars.Select(b => b.Id)];
            query.Refuse("series", $"The data has no prices of {string.Join(", ", unknown.Select(Quoted.Shown))}; it has those of {string.Join(", ", known)}.", known);
            return query.Problem!;
        }

        var metadata = snapshot.Metadata;
        var answer = new PerformanceAnswer
        {
            AsOf = metadata.AsOf,
            Source = ReportSource.Of(metadata, latest.Summary.Snapshot),
            From = window.From,
            To = window.To,
            Base = Bases.First(b => b.Value == window.Base).Name,
            Kind = Kinds.First(k => k.Value == kind).Name,
            Std = Deviations.First(d => d.Value == deviation).Name,
            Results =
            [
                .. series.Select(id => Measure(
                    history.Instrument(id)!, metadata.Universe.Find(id)?.Name.In(language) ?? id, history.Calendar, window, kind, deviation, language)),
            ],
        };
        return new Answer(ApiJson.Serialize(answer, ApiJson.Context.PerformanceAnswer), Format.Json.ContentType)
        {
            Language = LanguageTag.Of(language),
        };
    }

    private static SeriesPerformance Measure(
        BarSeries series, string name, TradingCalendar calendar, CustomWindow window, ReturnKind kind, StandardDeviation deviation, Language language)
    {
        if (kind == ReturnKind.Total)
        {
            var total = CustomWindows.MeasureTotal(series, calendar, window, deviation);
            return Of(total, total.Return?.Fraction);
        }

        var price = CustomWindows.MeasurePrice(series, calendar, window, deviation);
        return Of(price, price.Return?.Fraction);

        SeriesPerformance Of<TReturn>(WindowMeasurement<TReturn> measured, double? fraction)
            where TReturn : struct => new(
                series.Id,
                name,
                measured.BaseDate,
                measured.FirstDate,
                measured.LastDate,
                measured.BasePrice,
                measured.LastPrice,
                fraction,
                PerformanceTexts.Measured(window, kind, measured.BaseDate, measured.BasePrice, measured.LastDate, measured.LastPrice, language),
                new WindowVolatility(measured.DailyVolatility, measured.AnnualVolatility, measured.Observations),
                measured.Absence);
    }
}

/// <summary>Whether dividends count.</summary>
internal enum ReturnKind
{
    Price,
    Total,
}

/// <summary>Return and volatility of some series over one window.</summary>
internal sealed record PerformanceAnswer
{
    /// <summary>Last trading day of the data.</summary>
    public required DateOnly AsOf { get; init; }

    public required ReportSource Source { get; init; }
    public required DateOnly From { get; init; }
    public required DateOnly To { get; init; }

    /// <summary>What returns are measured from.</summary>
    public required string Base { get; init; }

    public required string Kind { get; init; }

    /// <summary>Which standard deviation the volatilities are.</summary>
    public required string Std { get; init; }

    /// <summary>What the volatilities are of, whatever the kind of return.</summary>
    public string VolatilityOf { get; init; } = "daily simple price returns from the close of firstDate to the close of lastDate";

    public required IReadOnlyList<SeriesPerformance> Results { get; init; }
}

/// <summary>What one series did; what is null is explained by <paramref name="Reason"/>.</summary>
/// <param name="Series">The series' id.</param>
/// <param name="Name">Its name.</param>
/// <param name="BaseDate">Trading day whose price the return is measured from.</param>
/// <param name="FirstDate">First trading day of the window.</param>
/// <param name="LastDate">Last trading day of the window.</param>
/// <param name="BasePrice">Price at the base.</param>
/// <param name="LastPrice">Price at the end.</param>
/// <param name="Return">The return, a fraction.</param>
/// <param name="Measured">From which price of which day to which the return goes, in words; null when there is no base or no end.</param>
/// <param name="Volatility">The volatility, fractions.</param>
/// <param name="Reason">Why something is null; null when nothing is.</param>
internal sealed record SeriesPerformance(
    string Series, string Name, DateOnly? BaseDate, DateOnly? FirstDate, DateOnly? LastDate, double? BasePrice, double? LastPrice,
    double? Return, string? Measured, WindowVolatility Volatility, string? Reason);

/// <summary>Standard deviation of daily returns.</summary>
/// <param name="Daily">Of a day.</param>
/// <param name="Annual">Times √252.</param>
/// <param name="N">Number of daily returns.</param>
internal sealed record WindowVolatility(double? Daily, double? Annual, int N);
