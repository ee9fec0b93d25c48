using RotationFunctions.Analytics;

namespace RotationFunctions.Tests.Analytics.Support;

/// <summary>
/// A made-up market, the same for the same seed: a common factor with turns in who leads, funds that start late, end
/// early or lack bars, rates, projections and fed funds futures.
/// </summary>
internal static class SyntheticMarket
{
    public static readonly DateOnly FirstDay = new(2019, 6, 3);

    private static readonly string[] Sectors = ["XLB", "XLC", "XLE", "XLF", "XLI", "XLK", "XLP", "XLRE", "XLU", "XLV", "XLY"];

    /// <summary>A calendar of weekdays, a few of them missing as holidays are.</summary>
    public static TradingCalendar Calendar(int days, DateOnly? first = null)
    {
        var dates = new List<DateOnly>();
        for (var date = first ?? FirstDay; dates.Count < days; date = date.AddDays(1))
            if (date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && (date.Month, date.Day) is not ((1, 1) or (7, 4) or (12, 25)))
                dates.Add(date);
        return new TradingCalendar([.. dates]);
    }

    /// <summary>The whole universe of the rotation figures.</summary>
    public static MarketHistory Whole(int seed, int days)
    {
        var random = new Random(seed);
        var calendar = Calendar(days);
        var market = Moves(random, days, 0.0004, 0.009);
        var small = Regimes(random, days);
        var bars = new List<BarSeries>
        {
            Fund("SPY", random, market, [], 1.0, 0.0005),
            Fund("IWM", random, market, small, 1.1, 0.003),
            Fund("IWC", random, market, small, 1.2, 0.006, holes: [days / 2, (days / 2) + 40]),
            Fund("QQQ", random, market, [], 1.15, 0.004),
            Fund("KRE", random, market, small, 0.9, 0.008),
            Fund("IWN", random, market, small, 0.9, 0.004, end: days - 60),
            Fund("IWO", random, market, small, 1.2, 0.004),
            Fund("HYG", random, market, [], 0.3, 0.002),
            Fund("LQD", random, market, [], 0.1, 0.002),
            Index("^RUT", random, market, small, 1.1, 0.003),
            Index("^GSPC", random, market, [], 1.0, 0.0005),
            Index("^IXIC", random, market, [], 1.15, 0.004),
            Index("^VIX", new Random(seed + 1), market, [], -4, 0.03),
        };
        bars.Add(Fund("TLT", new Random(seed + 2), market, [], -0.2, 0.005));
        foreach (var sector in Sectors)
            bars.Add(Fund(sector, random, market, Regimes(random, days), 1.0, 0.004, start: sector == "XLC" ? days / 3 : 0));
        return new MarketHistory(calendar, "SPY", bars, Rates(random, calendar));
    }

    /// <summary>A fund with bars, dividends and volume.</summary>
    public static BarSeries Fund(
        string id, Random random, double[] market, double[] lead, double beta, double noise, int start = 0, int? end = null, int[]? holes = null)
        => Make(id, random, market, lead, beta, noise, start, end ?? market.Length, holes ?? [], traded: true);

    /// <summary>An index: levels without dividends or volume.</summary>
    public static BarSeries Index(string id, Random random, double[] market, double[] lead, double beta, double noise)
        => Make(id, random, market, lead, beta, noise, 0, market.Length, [], traded: false);

    /// <summary>Daily moves with a drift, as logarithms.</summary>
    public static double[] Moves(Random random, int days, double drift, double noise)
    {
        var moves = new double[days];
        for (var i = 0; i < days; i++)
            moves[i] = drift + (noise * Normal(random));
        return moves;
    }

    /// <summary>A lead or lag that keeps its sign for some months.</summary>
    private static double[] Regimes(Random random, int days)
    {
        var moves = new double[days];
        var drift = 0.0;
        for (var i = 0; i < days; i++)
        {
            if (random.NextDouble() < 1.0 / 80)
                drift = 0.0015 * Normal(random);
            moves[i] = drift;
        }

        return moves;
    }

    private static BarSeries Make(
        string id, Random random, double[] market, double[] lead, double beta, double noise, int start, int end, int[] holes, bool traded)
    {
        var count = end - start;
        double[] open = new double[count], high = new double[count], low = new double[count], close = new double[count];
        double[] adjusted = new double[count], volume = new double[count];
        var price = 20 + (200 * random.NextDouble());
        var dividends = 1.0;
        for (var i = 0; i < count; i++)
        {
            var day = start + i;
            var move = (beta * market[day]) + (lead.Length == 0 ? 0 : lead[day]) + (noise * Normal(random));
            open[i] = Math.Round(price * (1 + (0.002 * Normal(random))), 4);
            price *= Math.Exp(move);
            close[i] = Math.Round(price, 4);
            high[i] = Math.Max(open[i], close[i]) * (1 + (0.004 * random.NextDouble()));
            low[i] = Math.Min(open[i], close[i]) * (1 - (0.004 * random.NextDouble()));
            if (day % 63 == 62)
                dividends *= 1.004;
            adjusted[i] = close[i] * dividends;
            volume[i] = random.NextDouble() < 0.01 ? 0 : Math.Floor(1e6 * Math.Exp(0.4 * Normal(random)));
            if (holes.Contains(day))
                open[i] = high[i] = low[i] = close[i] = adjusted[i] = volume[i] = double.NaN;
        }

        return new BarSeries(id, start, open, high, low, close, traded ? adjusted : null, traded ? volume : null);
    }

    private static List<ObservationSeries> Rates(Random random, TradingCalendar calendar)
    {
        var policy = new double[calendar.Count];
        double[] two = new double[calendar.Count], ten = new double[calendar.Count];
        double rate = 1.5, spread = 0.3, slope = 0.8;
        for (var i = 0; i < policy.Length; i++)
        {
            if (random.NextDouble() < 1.0 / 90)
                rate = Math.Clamp(rate + (random.Next(2) == 0 ? 0.25 : -0.25), 0.25, 6);
            spread += 0.03 * Normal(random);
            slope += 0.02 * Normal(random);
            policy[i] = rate;
            two[i] = Math.Round(rate + spread, 2);
            ten[i] = Math.Round(rate + spread + slope, 2);
        }

        var dates = calendar.Dates.ToArray();
        var next = dates.Select(d => d.AddDays(1)).ToArray();
        // A bond holiday on a day on which shares trade.
        var bondDays = Enumerable.Range(0, dates.Length).Where(i => i % 97 != 50).ToArray();
        double[] Pick(double[] values) => [.. bondDays.Select(i => values[i])];
        DateOnly[] bondNext = [.. bondDays.Select(i => next[i])];
        var from = calendar.Count / 4;
        var series = new List<ObservationSeries>
        {
            new("EFFR", next.AsSpan(from), policy.Select(p => Math.Round(p + 0.08, 2)).ToArray().AsSpan(from)),
            new("DFF", next, policy.Select(p => Math.Round(p + 0.07, 2)).ToArray()),
            new("DFEDTARL", next, policy),
            new("DFEDTARU", next, policy.Select(p => p + 0.25).ToArray()),
            new("DGS2", bondNext, Pick(two)),
            new("DGS10", bondNext, Pick(ten)),
        };
        var last = dates[^1].Year;
        var meetings = dates.Where((d, i) => i > 0 && d.Month is 3 or 6 or 9 or 12 && d.Day is > 14 and < 22 && d.DayOfWeek == DayOfWeek.Wednesday).ToArray();
        for (var year = dates[0].Year; year <= last + 2; year++)
        {
            var of = meetings.Where(m => m.Year <= year && m.Year >= year - 2).ToArray();
            if (of.Length > 0)
                series.Add(new($"FEDTARMD.{year}", of, of.Select(m => Math.Round(policy[Array.IndexOf(dates, m)] - (0.25 * random.Next(-2, 4)) + 0.125, 3)).ToArray()));
        }

        for (var year = Math.Max(dates[0].Year, 2024); year <= last + 1; year++)
        {
            for (var month = 1; month <= 12; month++)
            {
                var ends = new DateOnly(year, month, DateTime.DaysInMonth(year, month));
                var listed = Enumerable.Range(0, dates.Length).Where(i => dates[i] <= ends && dates[i] > ends.AddMonths(-18) && dates[i].Year >= 2024).ToArray();
                if (listed.Length > 0)
                    series.Add(new($"ZQ.{year}-{month:00}", listed.Select(i => dates[i]).ToArray(),
                        listed.Select(i => Math.Round(100 - policy[i] - 0.08 + (0.02 * Math.Max(0, ((year - dates[i].Year) * 12) + month - dates[i].Month)) + (0.01 * Normal(random)), 4)).ToArray()));
            }
        }

        return series;
    }

    /// <summary>A normal variate (Box and Muller).</summary>
    private static double Normal(Random random)
        => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
