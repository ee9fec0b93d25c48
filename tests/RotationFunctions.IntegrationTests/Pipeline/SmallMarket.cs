using RotationFunctions.Pipeline.Snapshots;
using RotationFunctions.Pipeline.Sources;
using RotationFunctions.Pipeline.Universes;

namespace RotationFunctions.IntegrationTests.Pipeline;

/// <summary>A market of three funds, an index and a rate over some three hundred days: small, so that a test can make many.</summary>
internal static class SmallMarket
{
    public static readonly DateOnly FirstDay = new(2024, 1, 1);

    public static Universe Universe { get; } = new()
    {
        Version = "small",
        Benchmark = "SPY",
        Series =
        [
            Define("SPY", SeriesKind.Fund, "large"),
            Define("IWM", SeriesKind.Fund, "small"),
            Define("IWC", SeriesKind.Fund, "micro"),
            Define("^RUT", SeriesKind.Index, "index"),
            Define("EFFR", SeriesKind.Rate, "rate"),
        ],
        Spreads = [new("IWM", "SPY"), new("IWC", "IWM")],
    };

    /// <summary>Weekdays from <see cref="FirstDay"/> on.</summary>
    public static DateOnly[] Days(int count)
    {
        var days = new List<DateOnly>(count);
        for (var day = FirstDay; days.Count < count; day = day.AddDays(1))
            if (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
                days.Add(day);
        return [.. days];
    }

    /// <summary>A snapshot of the first days of the market.</summary>
    /// <param name="days">How many days it holds.</param>
    /// <param name="computeDays">How many of them, the last ones, it is to be computed for.</param>
    /// <param name="fetchedAt">When it was fetched.</param>
    /// <param name="factor">Every price times this, to tell one fetch from another.</param>
    public static Snapshot Snapshot(int days, int computeDays, DateTimeOffset fetchedAt, double factor = 1)
    {
        var dates = Days(days);
        var series = Universe.Series.Select((definition, i) => Columns(definition, dates, i + 1, factor)).ToList();
        return new Snapshot(
            new SnapshotMetadata
            {
                AsOf = dates[^1],
                ComputeFrom = dates[^computeDays],
                Source = "test",
                IsDemo = true,
                FetchedAt = fetchedAt,
                Universe = Universe,
                Series = [.. series.Select(s => new SnapshotSeries(s.Id, $"test/{s.Id}/20240101T000000Z.csv", new string('0', 64), fetchedAt, s.Count))],
                Missing = [],
            },
            series);
    }

    private static SeriesDefinition Define(string id, SeriesKind kind, string segment) =>
        new() { Id = id, Name = new LocalizedText(id, id), Kind = kind, Segment = segment };

    private static SeriesColumns Columns(SeriesDefinition definition, DateOnly[] dates, int seed, double factor)
    {
        if (definition.Kind == SeriesKind.Rate)
            return new SeriesColumns { Id = definition.Id, Dates = dates, Close = [.. dates.Select(_ => 4.33)] };
        // Sines of unrelated periods: a path that is neither flat nor random, the same on every run.
        var close = dates.Select((_, day) => Math.Round(factor * seed * 50 * Math.Exp((0.0003 * day) + (0.05 * Math.Sin(day / (7.0 + seed))) + (0.01 * Math.Sin(day * seed))), 2)).ToArray();
        var isFund = definition.Kind == SeriesKind.Fund;
        return new SeriesColumns
        {
            Id = definition.Id,
            Dates = dates,
            Open = [.. close.Select(c => c * 0.999)],
            High = [.. close.Select(c => c * 1.01)],
            Low = [.. close.Select(c => c * 0.99)],
            Close = close,
            AdjustedClose = isFund ? [.. close.Select((c, day) => c * (0.98 + (0.00006 * day)))] : null,
            Volume = isFund ? [.. close.Select((_, day) => 1e6 * (1 + (day % 5)))] : null,
        };
    }
}
