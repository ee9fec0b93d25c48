using RotationFunctions.Pipeline.Snapshots;
using RotationFunctions.Pipeline.Sources;
using RotationFunctions.Pipeline.Universes;

namespace RotationFunctions.Benchmarks;

/// <summary>A seeded market of any size: random walks with a common factor, rounded as prices are.</summary>
internal static class Panel
{
    /// <summary>A snapshot of <paramref name="series"/> funds over <paramref name="days"/> weekdays, computed for every day.</summary>
    public static Snapshot Snapshot(int series, int days)
    {
        var random = new Random(7);
        var dates = new DateOnly[days];
        for (var (i, day) = (0, new DateOnly(2006, 1, 2)); i < days; day = day.AddDays(1))
            if (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
                dates[i++] = day;
        var market = Enumerable.Range(0, days).Select(_ => 0.0003 + (0.01 * Gauss(random))).ToArray();
        var columns = Enumerable.Range(0, series).Select(i => Columns(i == 0 ? "SPY" : $"S{i:D4}", dates, market, random)).ToList();
        var fetchedAt = new DateTimeOffset(2026, 1, 22, 22, 30, 0, TimeSpan.Zero);
        var universe = new Universe
        {
            Version = "benchmark",
            Benchmark = "SPY",
            Series = [.. columns.Select(c => new SeriesDefinition { Id = c.Id, Name = new LocalizedText(c.Id, c.Id), Kind = SeriesKind.Fund, Segment = "large" })],
            Spreads = [],
        };
        return new Snapshot(
            new SnapshotMetadata
            {
                AsOf = dates[^1],
                ComputeFrom = dates[0],
                Source = "benchmark",
                IsDemo = true,
                FetchedAt = fetchedAt,
                Universe = universe,
                Series = [.. columns.Select(c => new SnapshotSeries(c.Id, "none", new string('0', 64), fetchedAt, days))],
                Missing = [],
            },
            columns);
    }

    private static SeriesColumns Columns(string id, DateOnly[] dates, double[] market, Random random)
    {
        var (open, high, low, close, volume) = (new double[dates.Length], new double[dates.Length], new double[dates.Length], new double[dates.Length], new double[dates.Length]);
        var beta = 0.6 + (0.8 * random.NextDouble());
        var price = 50.0;
        for (var i = 0; i < dates.Length; i++)
        {
            price *= Math.Exp((beta * market[i]) + (0.009 * Gauss(random)));
            close[i] = Math.Round(price, 4);
            open[i] = Math.Round(price * (1 + (0.003 * Gauss(random))), 4);
            high[i] = Math.Round(Math.Max(open[i], close[i]) * (1 + Math.Abs(0.004 * Gauss(random))), 4);
            low[i] = Math.Round(Math.Min(open[i], close[i]) * (1 - Math.Abs(0.004 * Gauss(random))), 4);
            volume[i] = random.Next(100_000, 50_000_000);
        }

        return new SeriesColumns { Id = id, Dates = dates, Open = open, High = high, Low = low, Close = close, AdjustedClose = close, Volume = volume };
    }

    private static double Gauss(Random random)
        => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
