using RotationFunctions.Analytics;
using RotationFunctions.Pipeline.Reports.Figures.Definitions;
using RotationFunctions.Pipeline.Reports.Figures.Families;
using RotationFunctions.Pipeline.Snapshots;
using RotationFunctions.Pipeline.Universes;

namespace RotationFunctions.Pipeline.Reports;

/// <summary>Puts the figures of a day into a <see cref="Report"/>. Pure: the same snapshot and day give the same report.</summary>
public sealed class ReportBuilder
{
    private readonly SnapshotMetadata _metadata;
    private readonly string _snapshotName;
    private readonly MarketHistory _history;
    private readonly Dictionary<string, InstrumentFigures> _figures;
    private readonly RotationAnalysis _rotation;
    private readonly SeriesBehindAbsence _behind;

    /// <param name="metadata">The snapshot's metadata.</param>
    /// <param name="snapshotName">The snapshot's name.</param>
    /// <param name="history">Its series.</param>
    /// <param name="figures">The figures of its instruments.</param>
    /// <param name="rotation">The figures of its pairs, sectors and of the market.</param>
    public ReportBuilder(
        SnapshotMetadata metadata, string snapshotName, MarketHistory history, IEnumerable<InstrumentFigures> figures, RotationAnalysis rotation)
    {
        (_metadata, _snapshotName, _history, _rotation) = (metadata, snapshotName, history, rotation);
        _behind = new SeriesBehindAbsence(metadata.Universe, metadata.Missing);
        _figures = figures.ToDictionary(f => f.Series.Id, StringComparer.Ordinal);
    }

    /// <summary>The reports of some trading days, without their text.</summary>
    /// <remarks>A report also looks at the day before, which in a backfill is the day of another report: no day is analysed twice.</remarks>
    /// <param name="days">Calendar indices of the days, each once.</param>
    /// <param name="generatedAt">When the reports are made.</param>
    public Report[] Build(IReadOnlyList<int> days, DateTimeOffset generatedAt)
    {
        ArgumentNullException.ThrowIfNull(days);
        int[] seen = [.. days.Concat(days.Where(day => day > 0).Select(day => day - 1)).Distinct()];
        var analysed = new RotationDay[seen.Length];
        Parallel.For(0, seen.Length, i => analysed[i] = _rotation.On(seen[i]));
        var byDay = seen.Zip(analysed).ToDictionary(d => d.First, d => d.Second);
        var reports = new Report[days.Count];
        Parallel.For(0, reports.Length, i => reports[i] = Build(days[i], byDay[days[i]], byDay.GetValueOrDefault(days[i] - 1), generatedAt));
        return reports;
    }

    private Report Build(int day, RotationDay rotation, RotationDay? before, DateTimeOffset generatedAt)
    {
        var asOf = _history.Calendar[day];
        var missing = new List<MissingItem>();
        var performance = new List<Performance>();
        var liquidity = new List<Liquidity>();
        foreach (var definition in _metadata.Universe.Series.Where(s => s.Kind is SeriesKind.Fund or SeriesKind.Index))
        {
            if (WhyMissing(definition.Id, day) is { } reason)
            {
                missing.Add(new MissingItem(definition.Id, reason));
                continue;
            }

            var figures = _figures[definition.Id];
            performance.Add(PerformanceOf(definition, figures, day));
            if (definition.Kind == SeriesKind.Fund)
                liquidity.Add(LiquidityOf(figures, day));
            missing.AddRange(AbsentFigures(definition, figures, day));
        }

        foreach (var definition in _metadata.Universe.Series.Where(s => s.Kind is not (SeriesKind.Fund or SeriesKind.Index)))
            if (WhyUnpublished(definition, asOf) is { } reason)
                missing.Add(new MissingItem(definition.Id, reason));

        var spreads = new List<Spread>();
        foreach (var pair in _metadata.Universe.Spreads)
            if (WhyMissing(pair.A, day) is null && WhyMissing(pair.B, day) is null)
                spreads.Add(new Spread(pair.A, pair.B, Spread(pair, day)));

        // A series that is missing is named already; its pairs would name it again.
        var told = missing.Select(item => item.Id).ToHashSet(StringComparer.Ordinal);
        missing.AddRange(rotation.Missing
            .Where(absent => !absent.Id.Split('-').Any(told.Contains))
            .Select(absent => new MissingItem(SeriesBehindAbsence.WithoutBraces(absent.Id), _behind.Of(absent.Reason))));
        missing.AddRange(FamilyProjection.MissingOf(rotation.Figures).Where(item => !told.Contains(item.Id[..item.Id.IndexOf('/', StringComparison.Ordinal)])));
        var report = new Report
        {
            AsOf = asOf,
            GeneratedAt = generatedAt,
            Source = new ReportSource
            {
                Name = _metadata.Source, IsDemo = _metadata.IsDemo, FetchedAt = _metadata.FetchedAt, Snapshot = _snapshotName,
                Code = ProgramVersion.Current, Definitions = FigureCatalog.Version,
            },
            Performance = performance,
            Spreads = spreads,
            Liquidity = liquidity,
            Stance = rotation.Stance,
            Score = rotation.Score,
            RelativeStrength = rotation.Pairs,
            Percentiles = rotation.Percentiles,
            Sectors = rotation.Sectors,
            Comovements = rotation.Comovements,
            Technicals = rotation.Technicals,
            Policy = rotation.Policy,
            Analogs = rotation.Analogs,
            Seasonality = rotation.January,
            Periods = rotation.Periods,
            Risks = rotation.Risks,
            Opportunities = rotation.Opportunities,
            Similar = rotation.Similar,
            Evidence = rotation.Evidence,
            Figures = FamilyProjection.MemberOf(rotation.Figures),
            Roles = _metadata.Universe.Roles,
            SectorGroups = _metadata.Universe.SectorGroups,
            Changes = [.. before is null ? [] : ChangesOfDay.Between(before, rotation), .. asOf == _metadata.AsOf ? ChangesOfDay.Restated(_metadata.Restatements ?? []) : []],
            Paths = PathsOfDay.Of(_history, _rotation, rotation, day),
            Calendar = CalendarOf(day),
            Inputs = [.. Inputs(day)],
            Warnings = [],
            Missing = missing,
        };
        return report with { Warnings = Warnings(report) };
    }

    private ReportCalendar CalendarOf(int day)
    {
        var calendar = _history.Calendar;
        var yearBase = calendar.YearBase(day);
        return new ReportCalendar(
            _history.Benchmark.Id,
            calendar[0],
            yearBase < 0 ? null : calendar[yearBase],
            yearBase < 0 ? null : calendar[yearBase + 1],
            new OrderedDictionary<int, DateOnly>(FigureCatalog.DaysBack.Where(back => back <= day).Select(back => KeyValuePair.Create(back, calendar[day - back]))));
    }

    /// <summary>The series that had begun by a day, in the snapshot's order.</summary>
    private IEnumerable<ReportInput> Inputs(int day)
    {
        var asOf = _history.Calendar[day];
        foreach (var source in _metadata.Series)
        {
            DateOnly? first = null, last = null;
            if (_history.Instrument(source.Id) is { } bars && bars.Start <= day)
                (first, last) = (_history.Calendar[bars.Start], _history.Calendar[LastBar(bars, day)]);
            else if (_history.Observation(source.Id) is { } observations && observations.LastPublished(asOf) is { } published)
                (first, last) = (observations.Published[0], published);
            if (first is not null)
                yield return new ReportInput(source.Id, first.Value, last!.Value, source.Raw, source.Sha256, source.FetchedAt);
        }
    }

    /// <summary>Why an instrument has no figures on a day; null when it has a bar.</summary>
    private Reason? WhyMissing(string id, int day)
    {
        var asOf = _history.Calendar[day];
        if (_history.Instrument(id) is not { } series)
            return _metadata.Missing.FirstOrDefault(m => m.Id == id)?.Why ?? Absence.NotBegun(id, asOf);
        if (series.HasBar(day))
            return null;
        return day < series.Start ? Absence.NotBegun(id, asOf) : Absence.Stale(id, _history.Calendar[LastBar(series, day)], asOf);
    }

    /// <summary>Calendar index of the last bar by a day on which the series had begun.</summary>
    private static int LastBar(BarSeries series, int day)
    {
        // A series begins with a bar, so there is one.
        var last = Math.Min(day, series.Start + series.LastBar);
        while (!series.HasBar(last))
            last--;
        return last;
    }

    private Reason? WhyUnpublished(SeriesDefinition definition, DateOnly asOf)
    {
        var parts = _history.Observations
            .Where(o => o.Id == definition.Id || o.Id.StartsWith(definition.Id + ".", StringComparison.Ordinal)).ToList();
        if (parts.Exists(o => !double.IsNaN(o.KnownOn(asOf))))
            return null;
        return parts.Count > 0
            ? Absence.NotBegun(definition.Id, asOf)
            : _metadata.Missing.FirstOrDefault(m => m.Id == definition.Id || m.Id.StartsWith(definition.Id + ".", StringComparison.Ordinal))?.Why
                ?? Absence.NotBegun(definition.Id, asOf);
    }

    private List<ReportWarning> Warnings(Report report)
    {
        var warnings = WarnedFigures.Of(report, _metadata.Warnings).ToList();
        if (!RiskFree.IsKnown(_history, report.AsOf))
            warnings.Add(new ReportWarning(RiskFree.Rate, Reason.Of("riskFree.unknown", $"No federal funds rate was known on the day: downside deviation and Sortino ratio take a risk-free rate of zero.")));
        return warnings;
    }

    private static Performance PerformanceOf(SeriesDefinition definition, InstrumentFigures figures, int day)
    {
        return new Performance
        {
            Series = definition.Id,
            Name = definition.Name.En,
            Names = definition.Name,
            Segment = definition.Segment,
            Group = definition.Group,
            Close = figures.Series.Close.Values[day - figures.Series.Start],
            Returns = Keyed(Window.All, FigureIds.Return),
            TotalReturns = Keyed(Window.All, FigureIds.TotalReturn),
            Volatility = new VolatilityFigures(
                Keyed(Window.OfSeveralDays, FigureIds.VolatilityDaily), Keyed(Window.OfSeveralDays, FigureIds.VolatilityAnnual)),
            Drawdown = Keyed(Window.All, FigureIds.Drawdown),
            Beta = OneYear(FigureIds.Beta),
            Correlation = OneYear(FigureIds.Correlation),
            TrackingError = OneYear(FigureIds.TrackingError),
            InformationRatio = OneYear(FigureIds.InformationRatio),
            Capture = new Capture(OneYear(FigureIds.CaptureUp), OneYear(FigureIds.CaptureDown)),
            DownsideDeviation = OneYear(FigureIds.DownsideDeviation),
            Sortino = OneYear(FigureIds.Sortino),
            High = new HighFigures(
                figures[FigureIds.High52Weeks, day],
                figures[FigureIds.High52WeeksDistance, day],
                figures[FigureIds.HighAllTime, day],
                figures[FigureIds.HighAllTimeDistance, day],
                (int?)figures[FigureIds.DaysSinceHigh, day]),
            Sma = new OrderedDictionary<string, double?>
            {
                ["50"] = figures[FigureIds.Sma50, day],
                ["200"] = figures[FigureIds.Sma200, day],
            },
            DistanceSma200 = new SmaDistance(figures[FigureIds.DistanceSma200, day], figures[FigureIds.DistanceSma200Deviations, day]),
            Rsi = One("14", FigureIds.Rsi14),
            Atr = One("14", FigureIds.Atr14),
        };

        OrderedDictionary<string, double?> Keyed(IReadOnlyList<Window> windows, Func<Window, string> figure)
            => new(windows.Select(w => KeyValuePair.Create(w.Name, figures[figure(w), day])));

        OrderedDictionary<string, double?> OneYear(string figure) => One(Window.OneYear.Name, figure);

        OrderedDictionary<string, double?> One(string key, string figure) => new() { [key] = figures[figure, day] };
    }

    private static Liquidity LiquidityOf(InstrumentFigures figures, int day)
    {
        return new Liquidity
        {
            Series = figures.Series.Id,
            DollarVolume = OneMonth(FigureIds.DollarVolume),
            Amihud = OneMonth(FigureIds.Amihud),
            Spread = OneMonth(FigureIds.BidAskSpread),
        };

        OrderedDictionary<string, double?> OneMonth(string figure) => new() { [Window.OneMonth.Name] = figures[figure, day] };
    }

    private OrderedDictionary<string, double?> Spread(SeriesPair pair, int day)
    {
        var (a, b) = (_figures[pair.A], _figures[pair.B]);
        var values = new OrderedDictionary<string, double?>();
        foreach (var window in Window.All)
        {
            var spread = (a.PriceReturn(window, day) - b.PriceReturn(window, day)).Fraction;
            values.Add(window.Name, double.IsNaN(spread) ? null : spread);
        }

        return values;
    }

    /// <summary>A figure's id without its last part: the windows of one figure are a family.</summary>
    private static string Family(string figure) => figure.LastIndexOf('.') is var dot and > 0 ? figure[..dot] : figure;

    /// <summary>
    /// The absent figures of an instrument that has a bar. Windows of one figure that share a reason are one item, as
    /// <c>^RUT/totalReturn</c>: seven times "an index pays no dividends" helps nobody.
    /// </summary>
    private static IEnumerable<MissingItem> AbsentFigures(SeriesDefinition definition, InstrumentFigures figures, int day)
    {
        var absent = FigureIds.All
            .Where(figure => definition.Kind == SeriesKind.Fund || !figure.StartsWith("liquidity.", StringComparison.Ordinal))
            .Select(figure => (Figure: figure, Reason: Absence.Explain(figures, figure, day)))
            .Where(item => item.Reason is not null);
        foreach (var family in absent.GroupBy(item => (Family: Family(item.Figure), item.Reason)))
        {
            var whole = FigureIds.All.Count(figure => figure.StartsWith(family.Key.Family + ".", StringComparison.Ordinal));
            if (whole > 1 && family.Count() == whole)
                yield return new MissingItem($"{definition.Id}/{family.Key.Family}", family.Key.Reason!);
            else
                foreach (var (figure, reason) in family)
                    yield return new MissingItem($"{definition.Id}/{figure}", reason!);
        }
    }
}
