using System.Globalization;
using RotationFunctions.Analytics;

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

    /// <summary>Years in which small caps led as far at the same trading day; null where there was none, or in a report from before they were kept.</summary>
    public AnalogPaths? Analogs { get; init; }
}

/// <summary>Small caps against a rival around the same trading day of several years.</summary>
/// <param name="Rival">Id of the series that small caps led.</param>
/// <param name="Days">Trading days after that day; negative before it.</param>
/// <param name="Values">
/// By year, for each of these days, the small-cap index less the rival, both set to 1 on the day: after 252 days their difference of
/// returns. Null where a close is missing or lies after the report's day.
/// </param>
public sealed record AnalogPaths(string Rival, IReadOnlyList<int> Days, IReadOnlyDictionary<string, IReadOnlyList<double?>> Values);

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
    private const int ForwardDays = 252;
    private const int AnalogStep = 6;

    // A picture shows no more digits.
    private const int Decimals = 5;

    internal static ReportPaths Of(MarketHistory history, RotationAnalysis rotation, RotationDay figures, int day) => new()
    {
        YearToDate = YearToDate(history, [rotation.Roles.MicroCap, rotation.Roles.SmallCap, rotation.Roles.MidCap, history.Benchmark.Id], day),
        Spread = Spread(history, rotation, day),
        Technicals = Technicals(history, figures.Technicals?.Series, day),
        Analogs = Analogs(history, rotation.Roles.SmallCapIndex, figures.Analogs.FirstOrDefault(a => a.Complete > 0), day),
    };

    private static DatedPaths YearToDate(MarketHistory history, IEnumerable<string> sizes, int day)
    {
        var from = history.Calendar.YearBase(day);
        if (from < 0)
            return Nothing;
        var values = new OrderedDictionary<string, IReadOnlyList<double?>>();
        foreach (var id in sizes)
            if (history.Instrument(id) is { } series && Close(series, from) is { } first)
                values[id] = [.. Enumerable.Range(from, day - from + 1).Select(d => Rounded((Close(series, d) / first) - 1))];
        return new DatedPaths(Dates(history.Calendar, Enumerable.Range(from, day - from + 1)), values);
    }

    private static DatedPaths Spread(MarketHistory history, RotationAnalysis rotation, int day)
    {
        var calendar = history.Calendar;
        if (rotation.Pairs.FirstOrDefault(p => p.A == rotation.Roles.SmallCap && p.B == history.Benchmark.Id) is not { } pair)
            return Nothing;
        var first = Math.Max(calendar.IndexAtOrAfter(calendar[day].AddYears(-SpreadYears)), pair.Table.Start);
        int[] days = [.. Enumerable.Range(first, Math.Max(day - first + 1, 0)).Where(d => d == day || calendar[d].Month != calendar[d + 1].Month)];
        var figure = FigureIds.Spread(Window.ThreeMonths);
        return new DatedPaths(Dates(calendar, days), new Dictionary<string, IReadOnlyList<double?>>
        {
            [FigureKeys.Pair(pair.A, pair.B)] = [.. days.Select(d => Rounded(pair.Table[figure, d]))],
        });
    }

    private static DatedPaths Technicals(MarketHistory history, string? id, int day)
    {
        if (id is null || history.Instrument(id) is not { } series)
            return Nothing;
        int[] days = [.. Enumerable.Range(0, TechnicalDays / TechnicalStep).Select(i => day - (i * TechnicalStep)).Where(d => d >= series.Start).Reverse()];
        return new DatedPaths(Dates(history.Calendar, days), new Dictionary<string, IReadOnlyList<double?>> { [id] = [.. days.Select(d => Close(series, d))] });
    }

    private static AnalogPaths? Analogs(MarketHistory history, string smallCaps, AnalogDay? analogs, int day)
    {
        if (analogs is null || history.Instrument(smallCaps) is not { } small || history.Instrument(analogs.Rival) is not { } rival)
            return null;
        // From the year's base to a year after, in steps that meet the day and its year's end.
        int[] days = [.. Enumerable.Range(-analogs.Ordinal / AnalogStep, (analogs.Ordinal / AnalogStep) + (ForwardDays / AnalogStep) + 1).Select(i => i * AnalogStep)];
        var values = new OrderedDictionary<string, IReadOnlyList<double?>>();
        foreach (var start in analogs.Occurrences.Select(o => history.Calendar.IndexOf(o.Date)).Append(day).Distinct())
            values[history.Calendar[start].ToString("yyyy", CultureInfo.InvariantCulture)] =
                [.. days.Select(d => start + d <= day ? Rounded((Close(small, start + d) / Close(small, start)) - (Close(rival, start + d) / Close(rival, start))) : null)];
        return new AnalogPaths(analogs.Rival, days, values);
    }

    private static DatedPaths Nothing { get; } = new([], new Dictionary<string, IReadOnlyList<double?>>());

    private static DateOnly[] Dates(TradingCalendar calendar, IEnumerable<int> days) => [.. days.Select(d => calendar[d])];

    private static double? Close(BarSeries series, int day) => series.HasBar(day) ? series.Close.Values[day - series.Start] : null;

    private static double? Rounded(double? value) => value is { } number ? Math.Round(number, Decimals) : null;
}
