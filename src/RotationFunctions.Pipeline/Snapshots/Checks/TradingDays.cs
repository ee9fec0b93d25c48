using RotationFunctions.Analytics;
using RotationFunctions.Pipeline.Sources;

namespace RotationFunctions.Pipeline.Snapshots.Checks;

/// <summary>
/// The trading days that the series agree on. A day on which most of them traded is one, with or without a bar of the
/// benchmark; a bar of the benchmark without volume and without a move, on a day on which hardly anything else traded, makes none.
/// </summary>
/// <param name="Added">Days on which the market traded and the benchmark has no bar, oldest first.</param>
/// <param name="Dropped">Days of the benchmark's bars on which the market did not trade, oldest first.</param>
/// <param name="Warnings">Each of them, and each day on which the data contradicts the exchange's rules.</param>
internal sealed record TradingDays(IReadOnlyList<DateOnly> Added, IReadOnlyList<DateOnly> Dropped, IReadOnlyList<DatedWarning> Warnings)
{
    private const int FewestContradictions = 3;

    /// <summary>Lets the series agree, from the benchmark's first bar to its last.</summary>
    /// <param name="benchmark">Sound bars of the benchmark.</param>
    /// <param name="others">Sound bars of the other series.</param>
    public static TradingDays Of(SeriesColumns benchmark, IReadOnlyList<SeriesColumns> others)
    {
        // An exchange elsewhere trades on most holidays of New York: then its rules are not this market's.
        var traded = benchmark.Dates.Count(day => ExchangeHolidays.NameOf(day) is not null);
        var isNewYork = traded < FewestContradictions || 2 * traded <= RuledDays(benchmark);
        var plain = Enumerable.Range(0, benchmark.Count)
            .Where(row => Traded(benchmark, row) && !(isNewYork && ExchangeHolidays.NameOf(benchmark.Dates[row]) is not null))
            .Select(row => benchmark.Dates[row]).ToArray();
        var votes = Votes(others, plain, benchmark.Dates[0], benchmark.Dates[^1]);

        var (added, dropped, warnings) = (new List<DateOnly>(), new List<DateOnly>(), new List<DatedWarning>());
        for (var row = 0; row < benchmark.Count; row++)
        {
            var day = benchmark.Dates[row];
            if (Array.BinarySearch(plain, day) >= 0)
                continue;
            var holiday = isNewYork ? ExchangeHolidays.NameOf(day) : null;
            var isTraded = Traded(benchmark, row);
            var (there, listed) = (votes.GetValueOrDefault(day), Listed(day));
            if (isTraded ? listed >= 2 && 2 * (there + 1) <= listed + 1 : 2 * there <= listed)
            {
                dropped.Add(day);
                warnings.Add(new DatedWarning(benchmark.Id, day, isTraded
                    ? Reason.Of("day.holidayBar", $"{benchmark.Id} has a bar of {day:yyyy-MM-dd}, a holiday of the exchange ({holiday}), and {there} of {listed} other series traded: no trading day, so the bar is left out.")
                    : Reason.Of("day.idleBar", $"{benchmark.Id} has a bar of {day:yyyy-MM-dd} without volume and without a move, and {there} of {listed} other series traded: no trading day, so the bar is left out.")));
            }
            else if (holiday is not null)
                warnings.Add(new DatedWarning(benchmark.Id, day, Reason.Of("day.tradedOnHoliday", $"The market traded on {day:yyyy-MM-dd}, a holiday of the exchange by its rules ({holiday}). The data counts.")));
        }

        foreach (var (day, there) in votes.Where(vote => Array.BinarySearch(benchmark.Dates, vote.Key) < 0).OrderBy(vote => vote.Key))
        {
            var listed = Listed(day);
            if (2 * there <= listed + 1 || there < 2)
                continue;
            added.Add(day);
            warnings.Add(new DatedWarning(benchmark.Id, day, Reason.Of("day.barMissing", $"{benchmark.Id} has no bar of {day:yyyy-MM-dd}, and {there} of {listed} other series traded: a trading day all the same. Figures of {benchmark.Id} that need its close are missing.")));
        }

        if (isNewYork)
            warnings.AddRange(Unexplained(benchmark, added));
        return new TradingDays(added, dropped, warnings);

        int Listed(DateOnly day) => others.Count(series => series.Dates[0] <= day && day <= series.Dates[^1]);
    }

    /// <summary>How many weekdays from the benchmark's first bar to its last are holidays of New York.</summary>
    private static int RuledDays(SeriesColumns benchmark)
    {
        var count = 0;
        for (var day = benchmark.Dates[0]; day <= benchmark.Dates[^1]; day = day.AddDays(1))
            if (ExchangeHolidays.NameOf(day) is not null)
                count++;
        return count;
    }

    /// <summary>By day, how many series show trading; of days that are none of the benchmark's plain ones.</summary>
    private static Dictionary<DateOnly, int> Votes(IReadOnlyList<SeriesColumns> others, DateOnly[] plain, DateOnly first, DateOnly last)
    {
        var votes = new Dictionary<DateOnly, int>();
        foreach (var series in others)
        {
            var place = 0;
            for (var row = LowerBound(series.Dates, first); row < series.Count && series.Dates[row] <= last; row++)
            {
                while (place < plain.Length && plain[place] < series.Dates[row])
                    place++;
                if ((place == plain.Length || plain[place] != series.Dates[row]) && Traded(series, row))
                    votes[series.Dates[row]] = votes.GetValueOrDefault(series.Dates[row]) + 1;
            }
        }

        return votes;
    }

    /// <summary>Weekdays without any bar that no rule closes. An unforeseen closure looks so, and so does data that was lost everywhere.</summary>
    private static IEnumerable<DatedWarning> Unexplained(SeriesColumns benchmark, List<DateOnly> added)
    {
        for (var row = 1; row < benchmark.Count; row++)
        {
            for (var day = benchmark.Dates[row - 1].AddDays(1); day < benchmark.Dates[row]; day = day.AddDays(1))
                if (day.Year >= ExchangeHolidays.FirstYear && day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)
                    && ExchangeHolidays.NameOf(day) is null && !added.Contains(day))
                    yield return new DatedWarning(benchmark.Id, day, Reason.Of("day.noSeriesTraded", $"No series traded on {day:yyyy-MM-dd}, which is no holiday of the exchange: it was closed unforeseen, or every source has lost the day. Returns of {benchmark.Dates[row]:yyyy-MM-dd} are measured from {benchmark.Dates[row - 1]:yyyy-MM-dd}."));
        }
    }

    /// <summary>Whether a bar shows trading: shares, or a price that moved. Indices have no volume of their own, so it is their price that tells.</summary>
    private static bool Traded(SeriesColumns series, int row) =>
        series.Volume is { } volume && volume[row] > 0
        || series.High![row] != series.Low![row] || series.Open![row] != series.Close[row]
        || row == 0 || series.Close[row] != series.Close[row - 1];

    private static int LowerBound(DateOnly[] dates, DateOnly first)
    {
        var place = Array.BinarySearch(dates, first);
        return place < 0 ? ~place : place;
    }
}
