using RotationFunctions.Analytics;
using RotationFunctions.Pipeline.Claims.Reading;
using RotationFunctions.Pipeline.Universes;

namespace RotationFunctions.Tests.Claims.Reading;

/// <summary>
/// The default universe on every weekday up to 31 March 2026, each series at one price that never moves: enough to read a text by, since
/// reading asks only which days there were and about how high a series stood.
/// </summary>
internal static class InventedMarket
{
    private static readonly DateOnly First = new(2005, 1, 3);
    private static readonly DateOnly Last = new(2026, 3, 31);

    private static readonly Lazy<MarketHistory> Market = new(Invent);
    private static readonly Lazy<ReaderMarket> Names = new(() => new ReaderMarket(Market.Value, UniverseReader.Default.Series));

    public static MarketHistory History => Market.Value;

    public static ReaderMarket Reader => Names.Value;

    private static MarketHistory Invent()
    {
        var days = Enumerable.Range(0, Last.DayNumber - First.DayNumber + 1).Select(First.AddDays).Where(d => d.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)).ToArray();
        var calendar = new TradingCalendar(days);
        var series = UniverseReader.Default.Series;
        return new MarketHistory(
            calendar,
            "SPY",
            series.Where(s => s.Kind is SeriesKind.Fund or SeriesKind.Index).Select(s => Bars(s, days.Length)),
            series.Where(s => s.Kind == SeriesKind.Rate).Select(s => new ObservationSeries(s.Id, [days[0]], [4.0])));
    }

    private static BarSeries Bars(SeriesDefinition series, int count)
    {
        var price = series.Id switch { "^GSPC" => 6900.0, "^RUT" => 2700, "^IXIC" => 23000, "^VIX" => 20, "SPY" => 690, "IWM" => 270, "QQQ" => 600, _ => 100 };
        var column = Enumerable.Repeat(price, count).ToArray();
        return series.Kind == SeriesKind.Index ? new BarSeries(series.Id, 0, column, column, column, column, null, null) : new BarSeries(series.Id, 0, column, column, column, column, column, column);
    }
}
