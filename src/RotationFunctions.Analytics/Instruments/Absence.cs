using RotationFunctions.Analytics.Rolling;

namespace RotationFunctions.Analytics;

/// <summary>Says why a figure is absent, in words for the reader.</summary>
public static class Absence
{
    private const int SeedBars = 15;
    private const int YearDays = 252;

    private static readonly Dictionary<string, Requirement> Requirements = Build();

    /// <summary>Why an instrument is stale on a day: its last bar is older.</summary>
    public static Reason Stale(string series, DateOnly lastBar, DateOnly asOf)
        => Reason.Of("series.stale", $"{series} is stale: its last bar is of {lastBar:yyyy-MM-dd}, before the as-of date {asOf:yyyy-MM-dd}.");

    /// <summary>Why nothing is known of a series on a day: it has not begun.</summary>
    public static Reason NotBegun(string series, DateOnly asOf)
        => Reason.Of("series.notBegun", $"{series} has nothing dated on or before {asOf:yyyy-MM-dd}.");

    /// <summary>Why a figure of an instrument is absent on a trading day; null when it is there.</summary>
    /// <exception cref="KeyNotFoundException">No figure has that id.</exception>
    public static Reason? Explain(InstrumentFigures figures, string figure, int day)
    {
        ArgumentNullException.ThrowIfNull(figures);
        if (figures[figure, day] is not null)
            return null;
        var series = figures.Series;
        var calendar = figures.Calendar;
        var asOf = calendar[day];
        if (!series.HasBar(day))
            // Before its first bar a series is not yet known to come: the same words as for one that never does.
            return day < series.Start ? NotBegun(series.Id, asOf) : WithoutBar(series.Id, asOf);

        var need = Requirements[figure];
        if (need.Input == Input.Adjusted && !series.HasAdjusted)
            return Reason.Of("series.notAdjustedForTotal", $"{series.Id} has no closes adjusted for dividends, so it has no total return.");
        if (need.Input == Input.Volume && !series.HasVolume)
            return Reason.Of("series.notTraded", $"{series.Id} is not traded itself, so it has no volume and no spread.");

        var from = need.Window is { } window ? window.Base(calendar, day) : day - need.DaysBack;
        var begins = need.Input == Input.Benchmark ? Math.Max(series.Start, figures.Benchmark.Start) : series.Start;
        if (need.Window == Window.YearToDate && from < 0)
            return WithoutYearBase(calendar, day);
        if (from < begins)
        {
            var who = begins > series.Start ? figures.Benchmark.Id : series.Id;
            return need.Window == Window.YearToDate
                ? Reason.Of("window.beginsAfterBase", $"It is measured from {calendar[from]:yyyy-MM-dd}; {who} begins on {calendar[begins]:yyyy-MM-dd}.")
                : Reason.Of("window.needsDays", $"It needs {need.DaysBack} trading days before {asOf:yyyy-MM-dd}; {who} begins on {calendar[begins]:yyyy-MM-dd}, {day - begins} before it.");
        }

        if (need.Window is not null && !series.HasBar(from))
            return Reason.Of("window.noBaseBar", $"{series.Id} has no bar on {calendar[from]:yyyy-MM-dd}, the base of the window.");
        return need.WhenDegenerate
            ?? Reason.Of("window.tooFewBars", $"{series.Id} lacks too many bars in the window: at least {Coverage.Of(Math.Max(day - from, 1))} of {day - from} days are needed.");
    }

    internal static Reason WithoutBar(string series, DateOnly asOf) => Reason.Of("series.noBar", $"{series} has no bar on {asOf:yyyy-MM-dd}.");

    internal static Reason WithoutYearBase(TradingCalendar calendar, int day)
        => Reason.Of("calendar.noYearBase", $"The calendar has no trading day in {calendar[day].Year - 1} to measure the year to date from.");

    /// <summary>Why one of several series has no return over a window, each having a bar on the day itself.</summary>
    internal static Reason WithoutBase(ReadOnlySpan<BarSeries> all, TradingCalendar calendar, Window window, int day)
    {
        var from = window.Base(calendar, day);
        if (from < 0 && window == Window.YearToDate)
            return WithoutYearBase(calendar, day);
        foreach (var series in all)
        {
            if (from < series.Start && window.TradingDays is { } days)
                return Reason.Of("window.needsDays", $"It needs {days} trading days before {calendar[day]:yyyy-MM-dd}; {series.Id} begins on {calendar[series.Start]:yyyy-MM-dd}, {day - series.Start} before it.");
            if (!series.HasBar(from))
                return Reason.Of("window.noBaseBar", $"{series.Id} has no bar on {calendar[from]:yyyy-MM-dd}, the base of the window.");
        }

        return Reason.Of("window.noPrice", $"A price is missing on {calendar[day]:yyyy-MM-dd} or on {calendar[from]:yyyy-MM-dd}, the base of the window.");
    }

    private static Dictionary<string, Requirement> Build()
    {
        var needs = new Dictionary<string, Requirement>(StringComparer.Ordinal);
        foreach (var window in Window.All)
        {
            needs[FigureIds.Return(window)] = Over(window, Input.Close);
            needs[FigureIds.TotalReturn(window)] = Over(window, Input.Adjusted);
            needs[FigureIds.Drawdown(window)] = Over(window, Input.Close);
        }

        foreach (var window in Window.OfSeveralDays)
        {
            var degenerate = window == Window.YearToDate ? Reason.Of("year.tooFewReturns", $"The year has fewer than two daily returns so far.") : null;
            needs[FigureIds.VolatilityDaily(window)] = needs[FigureIds.VolatilityAnnual(window)] =
                Over(window, Input.Close) with { WhenDegenerate = degenerate };
        }

        var year = Over(Window.OneYear, Input.Benchmark);
        needs[FigureIds.TrackingError] = year;
        needs[FigureIds.Beta] = year with { WhenDegenerate = Reason.Of("benchmark.flat", $"The benchmark's returns did not vary in the window, or too many are missing.") };
        needs[FigureIds.Correlation] = year with { WhenDegenerate = Reason.Of("pair.flat", $"One of the two did not vary in the window, or too many returns are missing.") };
        needs[FigureIds.InformationRatio] = year with { WhenDegenerate = Reason.Of("trackingError.none", $"Its returns do not differ from the benchmark's: there is no tracking error to divide by.") };
        needs[FigureIds.CaptureUp] = year with { WhenDegenerate = Reason.Of("benchmark.neverRose", $"The benchmark never rose in the window, or too many returns are missing.") };
        needs[FigureIds.CaptureDown] = year with { WhenDegenerate = Reason.Of("benchmark.neverFell", $"The benchmark never fell in the window, or too many returns are missing.") };
        needs[FigureIds.DownsideDeviation] = Over(Window.OneYear, Input.Close);
        needs[FigureIds.Sortino] = Over(Window.OneYear, Input.Close) with { WhenDegenerate = Reason.Of("shortfall.none", $"No return fell short in the window: there is nothing to divide by.") };

        needs[FigureIds.High52Weeks] = needs[FigureIds.High52WeeksDistance] = Back(YearDays - 1);
        needs[FigureIds.HighAllTime] = needs[FigureIds.HighAllTimeDistance] = needs[FigureIds.DaysSinceHigh] = Back(0);
        needs[FigureIds.Sma50] = Back(49);
        needs[FigureIds.Sma200] = needs[FigureIds.DistanceSma200] = Back(199);
        needs[FigureIds.DistanceSma200Deviations] = Back(199 + YearDays - 1) with { WhenDegenerate = Reason.Of("distance.flat", $"The distance did not vary in the last 252 days, or too many are missing.") };
        needs[FigureIds.Rsi14] = Back(SeedBars - 1) with { WhenDegenerate = Reason.Of("rsi.undefined", $"The close never changed, or fewer than 15 bars are there.") };
        needs[FigureIds.Atr14] = Back(SeedBars - 1) with { WhenDegenerate = Reason.Of("atr.tooFewBars", $"Fewer than 15 bars are there.") };

        var month = Over(Window.OneMonth, Input.Volume);
        needs[FigureIds.DollarVolume] = Back(20) with { Input = Input.Volume };
        needs[FigureIds.Amihud] = month with { WhenDegenerate = Reason.Of("amihud.tooFewVolumes", $"Fewer than 15 of the last 21 days have a volume.") };
        needs[FigureIds.BidAskSpread] = month;
        return needs;
    }

    private static Requirement Over(Window window, Input input) => new(input, window, window.TradingDays ?? 0, null);

    private static Requirement Back(int days) => new(Input.Close, null, days, null);

    private enum Input
    {
        Close,
        Adjusted,
        Volume,
        Benchmark,
    }

    /// <summary>What a figure needs: a column, a window with a base or a number of days back, and what else can fail.</summary>
    private sealed record Requirement(Input Input, Window? Window, int DaysBack, Reason? WhenDegenerate);
}
