using RotationFunctions.Analytics;
using RotationFunctions.Pipeline.Snapshots.Checks;
using RotationFunctions.Pipeline.Sources;
using RotationFunctions.Pipeline.Universes;

namespace RotationFunctions.Pipeline.Snapshots;

/// <summary>One series as it was fetched, after every check.</summary>
/// <param name="Fetched">What came of fetching it.</param>
/// <param name="Id">Its id; that of one target year or contract where a response holds several.</param>
internal sealed record CheckedPart(FetchedSeries Fetched, string Id)
{
    /// <summary>The rows that may be used; null when there are none.</summary>
    public SeriesColumns? Columns { get; init; }

    /// <summary>Rows that were left out, and what else was odd about them.</summary>
    public IReadOnlyList<RowIssue> Issues { get; init; } = [];

    /// <summary>What was corrected, or should be looked at.</summary>
    public IReadOnlyList<DatedWarning> Warnings { get; init; } = [];

    /// <summary>Why the series cannot be used; null when it can.</summary>
    public Reason? Rejection { get; init; }
}

/// <summary>
/// Everything that was fetched, after every check: each row by itself, each fund's closes against its adjusted closes, each
/// series against those that go with it, and the calendar on which they agree. Nothing after the limit is looked at.
/// </summary>
internal sealed class CheckedMarket
{
    private CheckedMarket(IReadOnlyList<CheckedPart> parts, TradingDays days, DateOnly[] dates) => (Parts, Days, Dates) = (parts, days, dates);

    /// <summary>The series, in the universe's order. One that was not fetched is not among them.</summary>
    public IReadOnlyList<CheckedPart> Parts { get; }

    /// <summary>What makes the calendar differ from the benchmark's bars.</summary>
    public TradingDays Days { get; }

    /// <summary>The trading days from the benchmark's first bar to its last, oldest first.</summary>
    public DateOnly[] Dates { get; }

    /// <summary>Checks what is known until a day, or until the benchmark's last bar before it.</summary>
    /// <param name="universe">What was to be fetched.</param>
    /// <param name="fetched">What came of it.</param>
    /// <param name="limit">The last day that may be seen.</param>
    /// <exception cref="BenchmarkMissingException">The benchmark was not fetched or cannot be used.</exception>
    public static CheckedMarket Until(Universe universe, IReadOnlyList<FetchedSeries> fetched, DateOnly limit)
    {
        while (true)
        {
            var market = Check(universe, fetched, limit);
            // Where the last day has no bar of the benchmark, what others have of it must not count: the same report is
            // made again from what was known on its own day.
            if (market.Dates[^1] == limit)
                return market;
            limit = market.Dates[^1];
        }
    }

    private static CheckedMarket Check(Universe universe, IReadOnlyList<FetchedSeries> fetched, DateOnly limit)
    {
        var parts = new List<CheckedPart>();
        foreach (var series in fetched)
            if (series is { Raw: { } raw, Parsed: { } parsed })
                parts.AddRange(parsed.Series.Select(part => Validate(series, part, limit, raw.Origin)));
        CheckAgainstEachOther(parts);

        var benchmark = parts.Find(part => part.Id == universe.Benchmark);
        if (benchmark is not { Columns: { } bars })
            throw new BenchmarkMissingException(benchmark is null
                ? $"The benchmark {universe.Benchmark} is missing, and its bars are the trading calendar of every figure. {fetched.First(s => s.Definition.Id == universe.Benchmark).Reason}"
                : $"The benchmark {universe.Benchmark} cannot be used, and its bars are the trading calendar of every figure. {benchmark.Rejection}");
        var days = TradingDays.Of(bars, [.. parts.Where(part => part.Columns is { IsBars: true } && part != benchmark).Select(part => part.Columns!)]);
        if (days.Dropped.Count > 0)
        {
            bars = bars.Pick([.. Enumerable.Range(0, bars.Count).Where(row => !days.Dropped.Contains(bars.Dates[row]))]);
            parts[parts.IndexOf(benchmark)] = benchmark with { Columns = bars };
        }

        return new CheckedMarket(parts, days, days.Added.Count == 0 ? bars.Dates : [.. bars.Dates.Concat(days.Added).Order()]);
    }

    private static CheckedPart Validate(FetchedSeries series, SeriesColumns part, DateOnly limit, string origin)
    {
        if (part.Count > 0 && part.Dates.All(date => date > limit))
            return new CheckedPart(series, part.Id) { Rejection = Absence.NotBegun(part.Id, limit) };
        var validated = SeriesValidation.Validate(part, series.Definition.Kind, limit, origin);
        return new CheckedPart(series, part.Id)
        {
            Columns = validated.Columns, Issues = validated.Issues, Warnings = validated.Warnings, Rejection = validated.Rejection,
        };
    }

    private static void CheckAgainstEachOther(List<CheckedPart> parts)
    {
        var places = Enumerable.Range(0, parts.Count).Where(i => parts[i].Columns is { IsBars: true }).ToArray();
        var check = new PriceJumpCheck([.. places.Select(i => (parts[i].Columns!, parts[i].Fetched.Definition.Kind, parts[i].Fetched.Raw!.Origin))]);
        foreach (var (place, result) in places.Zip(check.Check()))
            if (result.Rejection is not null || result.Issues.Count > 0)
                parts[place] = parts[place] with { Columns = result.Columns, Issues = [.. parts[place].Issues, .. result.Issues], Rejection = result.Rejection };
    }
}
