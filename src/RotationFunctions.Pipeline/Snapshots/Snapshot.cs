using RotationFunctions.Analytics;
using RotationFunctions.Pipeline.Sources;
using RotationFunctions.Pipeline.Universes;

namespace RotationFunctions.Pipeline.Snapshots;

/// <summary>Everything that was known at one time: what one report, or one backfill, is computed from.</summary>
/// <param name="Metadata">What the snapshot says of itself.</param>
/// <param name="Series">Its series, dates ascending, none after the as-of date.</param>
public sealed record Snapshot(SnapshotMetadata Metadata, IReadOnlyList<SeriesColumns> Series)
{
    /// <summary>The trading days, oldest first: those of the benchmark's bars, and those on which the market traded without one.</summary>
    internal DateOnly[] TradingDays()
    {
        var days = Series.FirstOrDefault(s => s.Id == Metadata.Universe.Benchmark && s.IsBars)?.Dates ?? [];
        return Metadata.DaysWithoutBenchmark is { } others ? [.. days.Concat(others).Order()] : days;
    }

    /// <summary>The same data, from which other days are computed: those from the first trading day on that is not before a date.</summary>
    internal Snapshot ComputedFrom(DateOnly from) => this with { Metadata = Metadata with { ComputeFrom = TradingDays().First(day => day >= from) } };

    /// <summary>The series on their trading calendar, as the analytics take them.</summary>
    /// <exception cref="SnapshotUnusableException">The snapshot has no bars of the benchmark.</exception>
    public MarketHistory ToHistory()
    {
        var universe = Metadata.Universe;
        var benchmark = Series.FirstOrDefault(s => s.Id == universe.Benchmark && s.IsBars && s.Count > 0)
            ?? throw new SnapshotUnusableException($"The snapshot has no bars of the benchmark {universe.Benchmark}.");
        var before = Series.FirstOrDefault(s => s.Id == universe.CalendarBefore && s.IsBars);
        var calendar = TradingCalendar.Of(TradingDays(), before is null ? default : before.Dates);
        return new MarketHistory(
            calendar,
            benchmark.Id,
            Series.Where(s => s.IsBars).Select(s => Align(s, universe.Find(s.Id)?.Kind, calendar)).OfType<BarSeries>(),
            Series.Where(s => !s.IsBars).Select(s => new ObservationSeries(s.Id, s.Dates, s.Close)));
    }

    /// <summary>
    /// Bars at their places in the calendar; null when no bar lies on a trading day. A bar on another day (a holiday of
    /// the benchmark's exchange) has no place and is left out. Most series have a bar on every trading day: their columns
    /// are taken as they are.
    /// </summary>
    private static BarSeries? Align(SeriesColumns series, SeriesKind? kind, TradingCalendar calendar)
    {
        // An index is not traded: the volume that vendors print beside it is that of its members.
        var volume = kind == SeriesKind.Index ? null : series.Volume;
        if (series.Count > 0 && calendar.IndexOf(series.Dates[0]) is >= 0 and var begins
            && calendar.Dates[begins..].StartsWith(series.Dates))
            return new BarSeries(
                series.Id, begins, series.Open!, series.High!, series.Low!, series.Close, series.AdjustedClose, volume);

        var places = new int[series.Count];
        int start = -1, end = -1;
        for (var row = 0; row < places.Length; row++)
        {
            var day = places[row] = calendar.IndexOf(series.Dates[row]);
            if (day < 0)
                continue;
            if (start < 0)
                start = day;
            end = day;
        }

        if (start < 0)
            return null;
        return new BarSeries(
            series.Id, start,
            Column(series.Open!), Column(series.High!), Column(series.Low!), Column(series.Close),
            series.AdjustedClose is null ? null : Column(series.AdjustedClose),
            volume is null ? null : Column(volume));

        double[] Column(double[] source)
        {
            var column = new double[end - start + 1];
            if (column.Length > source.Length)
                column.AsSpan().Fill(double.NaN);
            for (var row = 0; row < source.Length; row++)
                if (places[row] >= 0)
                    column[places[row] - start] = source[row];
            return column;
        }
    }
}

/// <summary>A snapshot cannot be computed: it is damaged, or lacks what every report needs. The message says what.</summary>
public sealed class SnapshotUnusableException : RotationException
{
    public SnapshotUnusableException(string message) : base(message) { }

    public SnapshotUnusableException(string message, Exception innerException) : base(message, innerException) { }

    public SnapshotUnusableException() { }
}
