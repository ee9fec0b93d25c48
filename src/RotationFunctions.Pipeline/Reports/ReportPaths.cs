using RotationFunctions.Analytics;
using RotationFunctions.Pipeline.Metrics;

namespace RotationFunctions.Pipeline.Reports;

/// <summary>
/// Values over time that the report's charts are drawn from. They are part of the report, so that a published report is
/// drawn from itself alone, always the same.
/// </summary>
public sealed record ReportPaths
{
    /// <summary>Price returns since the last close of the year before, by series, day by day from that close on.</summary>
    public required DatedPaths YearToDate { get; init; }

    /// <summary>Spread over 63 days of small over large caps at the ends of months, over twenty years at most.</summary>
    public required DatedPaths Spread { get; init; }

    /// <summary>Closes of the series that the technicals are of, every fifth day over range and after.</summary>
    public required DatedPaths Technicals { get; init; }
}

/// <summary>Values of one or several series on the same days.</summary>
/// <param name="Dates">The days, ascending.</param>
/// <param name="Values">A value for each day, by series or pair; null where absent.</param>
public sealed record DatedPaths(IReadOnlyList<DateOnly> Dates, IReadOnlyDictionary<string, IReadOnlyList<double?>> Values);

/// <summary>Gathers the paths of a day.</summary>
internal static class PathsOfDay
{
    private const int SpreadYears = 20;
    private const int TechnicalDays = 756 + 63;
    private const int TechnicalStep = 5;

    // A picture shows no more digits.
    private const int Decimals = 5;

    private static readonly string[] Sizes = ["IWC", "IWM", "IJH", "SPY"];

    internal static ReportPaths Of(MarketHistory history, RotationAnalysis rotation, string? technicals, int day) => new()
    {
        YearToDate = YearToDate(history, day),
        Spread = Spread(history.Calendar, rotation, day),
        Technicals = Technicals(history, technicals, day),
    };

    private static DatedPaths YearToDate(MarketHistory history, int day)
    {
        var from = history.Calendar.YearBase(day);
        if (from < 0)
            return Nothing;
        var values = new OrderedDictionary<string, IReadOnlyList<double?>>();
        foreach (var id in Sizes)
            if (history.Instrument(id) is { } series && Close(series, from) is { } first)
                values[id] = [.. Enumerable.Range(from, day - from + 1).Select(d => Rounded((Close(series, d) / first) - 1))];
        return new DatedPaths(Dates(history.Calendar, Enumerable.Range(from, day - from + 1)), values);
    }

    private static DatedPaths Spread(TradingCalendar calendar, RotationAnalysis rotation, int day)
    {
        if (rotation.Pairs.FirstOrDefault(p => p is { A: "IWM", B: "SPY" }) is not { } pair)
            return Nothing;
        var first = Math.Max(calendar.IndexAtOrAfter(calendar[day].AddYears(-SpreadYears)), pair.Table.Start);
        int[] days = [.. Enumerable.Range(first, Math.Max(day - first + 1, 0)).Where(d => d == day || calendar[d].Month != calendar[d + 1].Month)];
        var figure = FigureIds.Spread(Window.ThreeMonths);
        return new DatedPaths(Dates(calendar, days), new Dictionary<string, IReadOnlyList<double?>>
        {
            [MetricsStore.Partition(pair.A, pair.B)] = [.. days.Select(d => Rounded(pair.Table[figure, d]))],
        });
    }

    private static DatedPaths Technicals(MarketHistory history, string? id, int day)
    {
        if (id is null || history.Instrument(id) is not { } series)
            return Nothing;
        int[] days = [.. Enumerable.Range(0, TechnicalDays / TechnicalStep).Select(i => day - (i * TechnicalStep)).Where(d => d >= series.Start).Reverse()];
        return new DatedPaths(Dates(history.Calendar, days), new Dictionary<string, IReadOnlyList<double?>> { [id] = [.. days.Select(d => Close(series, d))] });
    }

    private static DatedPaths Nothing { get; } = new([], new Dictionary<string, IReadOnlyList<double?>>());

    private static DateOnly[] Dates(TradingCalendar calendar, IEnumerable<int> days) => [.. days.Select(d => calendar[d])];

    private static double? Close(BarSeries series, int day) => series.HasBar(day) ? series.Close.Values[day - series.Start] : null;

    private static double? Rounded(double? value) => value is { } number ? Math.Round(number, Decimals) : null;
}
