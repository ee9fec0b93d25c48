using Microsoft.Extensions.Logging.Abstractions;
using RotationFunctions.Analytics;
using RotationFunctions.Pipeline.Metrics;
using RotationFunctions.Pipeline.Reports;
using RotationFunctions.Pipeline.Snapshots;
using RotationFunctions.Pipeline.Sources;
using RotationFunctions.Pipeline.Sources.Csv;
using RotationFunctions.Pipeline.Sources.Demo;
using RotationFunctions.Pipeline.Universes;

namespace RotationFunctions.Testing;

/// <summary>Reports of a whole market, computed in memory: the figures once, then a report of any day.</summary>
internal sealed class MarketReports
{
    private static readonly Lazy<MarketReports> DemoMarket = new(() => Of(new DemoSource(), UniverseReader.Default));
    private static readonly Lazy<MarketReports> RealMarket = new(() => Of(new CsvSource(SharedData.Folder!), UniverseReader.Default));

    private static readonly DateTimeOffset Fetched = new(2026, 7, 1, 22, 30, 0, TimeSpan.Zero);

    private readonly ReportBuilder _builder;

    private MarketReports(SnapshotMetadata metadata, MarketHistory history)
    {
        (Metadata, History) = (metadata, history);
        var figures = InstrumentFigures.OfAll(history);
        Rotation = SnapshotComputer.RotationOf(metadata.Universe, history, figures);
        Partitions = MetricPartition.All(figures, Rotation);
        _builder = new ReportBuilder(metadata, $"{metadata.AsOf:yyyy-MM-dd}/0123456789abcdef.parquet", history, figures, Rotation);
    }

    /// <summary>The simulated market.</summary>
    public static MarketReports Demo => DemoMarket.Value;

    /// <summary>Real prices and rates; the test is skipped when they are absent.</summary>
    public static MarketReports Real
    {
        get
        {
            SharedData.Require();
            return RealMarket.Value;
        }
    }

    public SnapshotMetadata Metadata { get; }

    public MarketHistory History { get; }

    public RotationAnalysis Rotation { get; }

    public IReadOnlyCollection<MetricPartition> Partitions { get; }

    /// <summary>The calendar index of the last day.</summary>
    public int LastDay => History.Calendar.IndexOf(Metadata.AsOf);

    /// <summary>Reports of what a source has of a universe.</summary>
    public static MarketReports Of(ISeriesSource source, Universe universe)
    {
        var fetched = universe.Series.Select(series => Fetch(source, series)).ToArray();
        var (snapshot, _) = new SnapshotBuilder(new FixedTime(), NullLogger<SnapshotBuilder>.Instance)
            .Build(universe, fetched, new SnapshotRequest(null, null));
        return new MarketReports(snapshot.Metadata, snapshot.ToHistory());
    }

    /// <summary>The report of a trading day (a calendar index), without its text.</summary>
    public Report On(int day) => On([day])[0];

    /// <summary>The reports of some trading days, made together as a backfill makes them.</summary>
    public Report[] On(int[] days) => _builder.Build(days, Fetched.AddMinutes(1));

    public Report On(int year, int month, int day)
    {
        var index = History.Calendar.IndexOf(new(year, month, day));
        Assert.True(index >= 0, "Not a trading day.");
        return On(index);
    }

    /// <summary>Days spread evenly from the first on which the market has a year behind it, the last one among them.</summary>
    public IEnumerable<int> Days(int count)
    {
        var first = History.Calendar.IndexAtOrAfter(Metadata.AsOf.AddYears(-20)) is var twenty and > 0 ? twenty : 0;
        for (var i = 1; i <= count; i++)
            yield return first + (int)((long)(LastDay - first) * i / count);
    }

    private static FetchedSeries Fetch(ISeriesSource source, SeriesDefinition series)
    {
        try
        {
            var raw = source.FetchAsync(series, DateRange.All, CancellationToken.None).GetAwaiter().GetResult();
            return new FetchedSeries
            {
                Definition = series,
                Source = source.Name,
                IsDemo = source.IsDemo,
                Raw = new RawReference($"{source.Name}/{series.Id}", new string('0', 64), Fetched, raw.Origin),
                Parsed = source.Parse(series, raw.Content, raw.Origin),
            };
        }
        catch (SeriesUnavailableException exception)
        {
            return new FetchedSeries { Definition = series, Reason = exception.Reason };
        }
    }

    private sealed class FixedTime : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Fetched;
    }
}
