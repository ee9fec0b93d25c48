using RotationFunctions.Analytics;

namespace RotationFunctions.Tests.Analytics.Support;

/// <summary>Series of which the closes alone matter: opens, highs and lows are the same, no dividend is paid, no volume told.</summary>
internal static class Closes
{
    public static BarSeries Bars(string id, int start, double[] close) => new(id, start, close, close, close, close, null, null);

    /// <summary>The figures of such a series, against itself and a rate of zero.</summary>
    public static InstrumentFigures Figures(TradingCalendar calendar, string id, int start, double[] close)
    {
        var series = Bars(id, start, close);
        return InstrumentFigures.Of(series, series, calendar, new double[calendar.Count]);
    }
}
