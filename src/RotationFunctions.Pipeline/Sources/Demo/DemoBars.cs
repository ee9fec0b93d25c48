using System.Globalization;
using System.Text;
using RotationFunctions.Pipeline.Sources.Csv;
using RotationFunctions.Pipeline.Universes;

namespace RotationFunctions.Pipeline.Sources.Demo;

/// <summary>Simulates the daily bars of funds and indices.</summary>
internal static class DemoBars
{
    private const double DaysPerYear = 252;
    private const double RootOfDaysPerYear = 15.874507866387544;
    private const double LargestMove = 0.2;
    private const double LowestPrice = 1;

    // Usual daily change of the ten-year yield, in percentage points.
    private const double YieldDeviation = 0.05;

    /// <summary>The file of a fund or index, in the layout of the source <c>csv</c>.</summary>
    public static string Of(SeriesDefinition series, DemoFactors factors)
    {
        if (series.Kind == SeriesKind.Index)
            return series.Segment == "volatility" ? VolatilityIndex(series.Id, factors) : Index(series, factors);
        return Fund(series, factors);
    }

    private static string Fund(SeriesDefinition series, DemoFactors factors)
    {
        var instrument = DemoInstrument.Of(series);
        var bars = Simulate(series.Id, instrument, factors, paysOut: true);
        var adjusted = AdjustedCloses(bars);
        var csv = new StringBuilder(SeriesCsv.FundHeader).Append('\n');
        for (var day = 0; day < bars.Count; day++)
        {
            var (date, open, high, low, close, volume, _) = bars[day];
            csv.Append(CultureInfo.InvariantCulture, $"{date:yyyy-MM-dd},{open:F2},{high:F2},{low:F2},{close:F2},{adjusted[day]:F6},{volume}\n");
        }

        return csv.ToString();
    }

    private static string Index(SeriesDefinition series, DemoFactors factors)
    {
        var csv = new StringBuilder(SeriesCsv.IndexHeader).Append('\n');
        foreach (var (date, open, high, low, close, volume, _) in Simulate(series.Id, DemoInstrument.Of(series), factors, paysOut: false))
            csv.Append(CultureInfo.InvariantCulture, $"{date:yyyy-MM-dd},{open:F2},{high:F2},{low:F2},{close:F2},{volume}\n");
        return csv.ToString();
    }

    /// <param name="id">Id, naming the streams of random numbers.</param>
    /// <param name="instrument">How the instrument answers to the factors.</param>
    /// <param name="factors">The factors.</param>
    /// <param name="paysOut">
    /// Whether dividends leave the price on ex-dates; from an index they seep away day by day, as its members pay on different days.
    /// </param>
    private static List<Bar> Simulate(string id, DemoInstrument instrument, DemoFactors factors, bool paysOut)
    {
        var returns = new DemoRandom($"{instrument.Twin ?? id}/returns");
        var tracking = new DemoRandom($"{id}/tracking");
        var trading = new DemoRandom($"{id}/trading");
        var days = DemoCalendar.TradingDays;
        var bars = new List<Bar>(days.Length);
        var noise = instrument.Noise / 100 / RootOfDaysPerYear;
        var (price, activity) = (instrument.Price, 0.0);
        for (var day = 0; day < days.Length; day++)
        {
            // Drawn before the launch as well, so that a twin launched later still shares its days.
            var own = returns.FatTailed();
            if (days[day] < instrument.First)
                continue;
            var yieldPerDay = instrument.Yield / 100 / DaysPerYear;
            var total = instrument.Carry / 100 / DaysPerYear + instrument.Market * factors.Market[day] + instrument.Size * factors.Size[day]
                + instrument.Value * factors.Value[day] + instrument.Growth * factors.Growth[day]
                - instrument.Duration / 100 * factors.TenYearChange[day] + noise * own
                + (instrument.Twin is null ? 0 : 0.0001 * tracking.Normal()) - (paysOut ? 0 : yieldPerDay);
            total = Math.Clamp(total, -LargestMove, LargestMove);
            var previous = Cents(price);
            var pays = paysOut && bars.Count > 0
                && (instrument.PaysMonthly ? DemoCalendar.IsMonthlyExDate(days[day]) : DemoCalendar.IsQuarterlyExDate(days[day]));
            var dividend = pays ? Math.Round(previous * instrument.Yield / 100 / (instrument.PaysMonthly ? 12 : 4), 3) : 0;
            if (bars.Count > 0)
                price = Math.Max(LowestPrice, price * (1 + total) - dividend);

            var deviation = instrument.Market * factors.Volatility[day] + Math.Abs(instrument.Duration) / 100 * YieldDeviation + noise;
            var halfSpread = instrument.HalfSpread / 10000;
            var close = Cents(price);
            var open = Cents((previous - dividend) * (1 + 0.35 * total + 0.3 * deviation * trading.Normal()));
            var high = Cents(Math.Max(open, close) * (1 + 0.4 * deviation * Math.Abs(trading.Normal()) + halfSpread));
            var low = Cents(Math.Min(open, close) * (1 - 0.4 * deviation * Math.Abs(trading.Normal()) - halfSpread));
            activity = 0.8 * activity + 0.15 * trading.Normal();
            var busy = Math.Max(0.3, 0.55 + 0.6 * Math.Min(Math.Abs(total) / deviation, 4) + activity);
            var growth = 1 + (double)day / days.Length;
            bars.Add(new Bar(days[day], open, high, low, close, (long)(instrument.Turnover * 1e6 * busy * growth / close), dividend));
        }

        return bars;
    }

    /// <summary>
    /// Closes adjusted for dividends the way vendors do it (CRSP): going back over an ex-date, everything before is
    /// multiplied by 1 − dividend / the close before it, so that the last adjusted close is the last close.
    /// </summary>
    private static double[] AdjustedCloses(List<Bar> bars)
    {
        var adjusted = new double[bars.Count];
        var factor = 1.0;
        for (var day = bars.Count - 1; day >= 0; day--)
        {
            adjusted[day] = bars[day].Close * factor;
            if (day > 0)
                factor *= 1 - bars[day].Dividend / bars[day - 1].Close;
        }

        return adjusted;
    }

    /// <summary>
    /// An index of expected volatility: it follows the market's, jumps when the market falls and calms down slowly.
    /// </summary>
    private static string VolatilityIndex(string id, DemoFactors factors)
    {
        var random = new DemoRandom($"{id}/volatility");
        var days = DemoCalendar.TradingDays;
        var csv = new StringBuilder(SeriesCsv.IndexHeader).Append('\n');
        var previous = 18.0;
        for (var day = 0; day < days.Length; day++)
        {
            var expected = 2 + 105 * RootOfDaysPerYear * factors.Volatility[day];
            var level = previous + 0.12 * (expected - previous) - 4.5 * previous * factors.Market[day] + 0.02 * previous * random.Normal();
            level = Math.Clamp(level, 9, 85);
            var open = Cents(previous + 0.4 * (level - previous) + 0.01 * previous * random.Normal());
            var close = Cents(level);
            var high = Cents(Math.Max(open, close) * (1 + 0.02 * Math.Abs(random.Normal())));
            var low = Cents(Math.Min(open, close) * (1 - 0.02 * Math.Abs(random.Normal())));
            csv.Append(CultureInfo.InvariantCulture, $"{days[day]:yyyy-MM-dd},{open:F2},{high:F2},{low:F2},{close:F2},0\n");
            previous = level;
        }

        return csv.ToString();
    }

    private static double Cents(double price) => Math.Round(price * 100) / 100;

    private readonly record struct Bar(
        DateOnly Date, double Open, double High, double Low, double Close, long Volume, double Dividend);
}
