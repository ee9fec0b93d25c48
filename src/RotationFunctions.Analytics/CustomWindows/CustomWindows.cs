using RotationFunctions.Analytics.Rolling;

namespace RotationFunctions.Analytics;

/// <summary>Return and volatility of one instrument over any span of dates.</summary>
public static class CustomWindows
{
    /// <summary>Measures the price return.</summary>
    public static WindowMeasurement<PriceReturn> MeasurePrice(
        BarSeries series, TradingCalendar calendar, CustomWindow window, StandardDeviation deviation)
    {
        ArgumentNullException.ThrowIfNull(series);
        return Measure(series, series.Close.Values, calendar, window, deviation, fraction => new PriceReturn(fraction));
    }

    /// <summary>Measures the total return. The volatility is that of price returns all the same.</summary>
    /// <exception cref="ArgumentException">The base is an open: there are no opens adjusted for dividends.</exception>
    public static WindowMeasurement<TotalReturn> MeasureTotal(
        BarSeries series, TradingCalendar calendar, CustomWindow window, StandardDeviation deviation)
    {
        ArgumentNullException.ThrowIfNull(series);
        ArgumentNullException.ThrowIfNull(window);
        if (window.Base == WindowBase.Open)
            throw new ArgumentException("A total return has no open to be measured from: opens are not adjusted for dividends.", nameof(window));
        return series.HasAdjusted
            ? Measure(series, series.Adjusted.Values, calendar, window, deviation, fraction => new TotalReturn(fraction))
            : new() { Absence = Reason.Of("series.notAdjustedForTotal", $"{series.Id} has no closes adjusted for dividends, so it has no total return.") };
    }

    private static WindowMeasurement<TReturn> Measure<TReturn>(
        BarSeries series, ReadOnlySpan<double> prices, TradingCalendar calendar, CustomWindow window, StandardDeviation deviation,
        Func<double, TReturn> returnOf)
        where TReturn : struct
    {
        ArgumentNullException.ThrowIfNull(calendar);
        ArgumentNullException.ThrowIfNull(window);
        var first = calendar.IndexAtOrAfter(window.From);
        var last = calendar.IndexAtOrBefore(window.To);
        if (first > last)
            return new() { Absence = Reason.Of("customWindow.noTradingDay", $"No trading day lies between {window.From:yyyy-MM-dd} and {window.To:yyyy-MM-dd} in this data.") };
        var measured = new WindowMeasurement<TReturn> { FirstDate = calendar[first], LastDate = calendar[last] };
        var from = window.Base == WindowBase.PreviousClose ? first - 1 : first;
        if (from < 0)
            return measured with { Absence = Reason.Of("customWindow.noCloseBefore", $"There is no close before {calendar[first]:yyyy-MM-dd} in this data.") };
        if (!series.HasBar(from) || !series.HasBar(last))
        {
            var missing = series.HasBar(from) ? last : from;
            return measured with { Absence = Reason.Of("customWindow.noBar", $"{series.Id} has no bar on {calendar[missing]:yyyy-MM-dd}; its bars run from {calendar[series.Start]:yyyy-MM-dd} to {calendar[series.Start + series.LastBar]:yyyy-MM-dd}.") };
        }

        var basePrice = window.Base == WindowBase.Open ? series.Open[from - series.Start] : prices[from - series.Start];
        var lastPrice = prices[last - series.Start];
        measured = measured with
        {
            BaseDate = calendar[from],
            BasePrice = basePrice,
            LastPrice = lastPrice,
            Return = returnOf((lastPrice / basePrice) - 1),
        };

        // The window may begin with a day without a bar when its base is the close before.
        var moments = default(Moments);
        for (var day = Math.Max(first, series.Start) + 1; day <= last; day++)
            moments = moments.With((series.Close.Values[day - series.Start] / series.Close.Values[day - series.Start - 1]) - 1);
        var daily = deviation == StandardDeviation.Sample ? moments.SampleDeviation : moments.PopulationDeviation;
        measured = measured with { Observations = moments.Count };
        if (moments.Count < 2)
            return measured with { Absence = Reason.Of("customWindow.needsTwoReturns", $"A volatility needs at least two daily returns inside the window.") };
        if (moments.Count < Coverage.Of(last - first))
            return measured with { Absence = Reason.Of("customWindow.tooFewReturns", $"{series.Id} has only {moments.Count} of the {last - first} daily returns in the window: too few for a volatility.") };
        return measured with { DailyVolatility = daily, AnnualVolatility = daily * Volatility.AnnualFactor };
    }
}
