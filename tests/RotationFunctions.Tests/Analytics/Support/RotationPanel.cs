using RotationFunctions.Analytics;

namespace RotationFunctions.Tests.Analytics.Support;

/// <summary>
/// The invented market of Oracles/make_rotation.py, drawn anew: the generator uses nothing but 64-bit integers and the four
/// operations, in the same order, so that both languages get the same bits and no file of prices is needed.
/// </summary>
internal static class RotationPanel
{
    private const int Days = 2100;
    private static readonly string[] Sectors = ["XLB", "XLC", "XLE", "XLF", "XLI", "XLK", "XLP", "XLRE", "XLU", "XLV", "XLY"];

    public static MarketHistory Draw()
    {
        var draws = new Draws(20260122);
        var calendar = SyntheticMarket.Calendar(Days, new(2017, 6, 1));
        var nothing = new double[Days];
        var market = new double[Days];
        for (var day = 0; day < Days; day++)
            market[day] = 0.0004 + (0.009 * draws.Normal());
        var small = Regimes(draws);
        var bars = new List<BarSeries>();
        foreach (var (id, lead, beta, noise, end) in (ReadOnlySpan<(string, double[], double, double, int)>)
        [
            ("SPY", nothing, 1.0, 0.0005, Days), ("IWM", small, 1.1, 0.003, Days), ("IWC", small, 1.2, 0.006, Days),
            ("QQQ", nothing, 1.15, 0.004, Days), ("KRE", small, 0.9, 0.008, Days), ("IWN", small, 0.9, 0.004, 2000),
            ("IWO", small, 1.2, 0.004, Days), ("HYG", nothing, 0.3, 0.002, Days), ("LQD", nothing, 0.1, 0.002, Days),
            ("^RUT", small, 1.1, 0.003, Days), ("^GSPC", nothing, 1.0, 0.0005, Days), ("^IXIC", nothing, 1.15, 0.004, Days),
        ])
            bars.Add(Bars(id, draws, market, lead, beta, noise, 0, end));
        // Later ones have draws of their own, so that those of the others stay.
        var later = new Draws(19870911);
        double[] mid = [.. small.Select(lead => 0.5 * lead)];
        bars.Add(Bars("RSP", later, market, mid, 1.0, 0.002, 0, Days));
        bars.Add(Bars("IJH", later, market, mid, 1.05, 0.003, 0, Days));
        bars.Add(Bars("TLT", later, market, nothing, -0.2, 0.005, 0, Days));
        bars.Add(Bars("^VIX", later, market, nothing, -4.0, 0.03, 0, Days));
        foreach (var sector in Sectors)
            bars.Add(Bars(sector, draws, market, Regimes(draws), 1.0, 0.004, sector == "XLC" ? 255 : 0, Days));
        return new MarketHistory(calendar, "SPY", bars, Rates(draws, calendar));
    }

    private static double[] Regimes(Draws draws)
    {
        var moves = new double[Days];
        var drift = 0.0;
        for (var day = 0; day < Days; day++)
        {
            if (draws.Uniform() < 0.0125)
                drift = 0.0015 * draws.Normal();
            moves[day] = drift;
        }

        return moves;
    }

    private static BarSeries Bars(string id, Draws draws, double[] market, double[] lead, double beta, double noise, int first, int end)
    {
        double[] open = new double[Days], high = new double[Days], low = new double[Days], close = new double[Days];
        double[] adjusted = new double[Days], volume = new double[Days];
        var price = 20.0 + (200.0 * draws.Uniform());
        for (var day = 0; day < Days; day++)
        {
            open[day] = Rounded(price * (1.0 + (0.002 * draws.Normal())));
            price *= 1.0 + ((beta * market[day]) + lead[day] + (noise * draws.Normal()));
            close[day] = Rounded(price);
            high[day] = Rounded(Math.Max(open[day], close[day]) * (1.0 + (0.004 * draws.Uniform())));
            low[day] = Rounded(Math.Min(open[day], close[day]) * (1.0 - (0.004 * draws.Uniform())));
            volume[day] = draws.Uniform() < 0.01 ? 0.0 : Math.Floor(100000.0 + (900000.0 * draws.Uniform()));
            adjusted[day] = close[day] * (1.0 + (0.004 * (day / 63)));
        }

        double[] Of(double[] column) => column[first..end];
        return id.StartsWith('^')
            ? new BarSeries(id, first, Of(open), Of(high), Of(low), Of(close), null, null)
            : new BarSeries(id, first, Of(open), Of(high), Of(low), Of(close), Of(adjusted), Of(volume));
    }

    private static IEnumerable<ObservationSeries> Rates(Draws draws, TradingCalendar calendar)
    {
        int policy = 150, two = 180, ten = 260;
        var series = new SortedDictionary<string, List<(DateOnly Published, double Value)>>(StringComparer.Ordinal);
        for (var day = 0; day < Days; day++)
        {
            if (draws.Uniform() < 0.011)
                policy = Math.Min(Math.Max(policy + (draws.Uniform() < 0.5 ? 25 : -25), 25), 600);
            two += (int)Math.Floor(7.0 * draws.Uniform()) - 3;
            ten += (int)Math.Floor(5.0 * draws.Uniform()) - 2;
            var bonds = day % 97 != 50;
            foreach (var (id, value, there) in (ReadOnlySpan<(string, int, bool)>)
                [("EFFR", policy + 8, day >= 500), ("DFEDTARL", policy, true), ("DFEDTARU", policy + 25, true), ("DGS2", two, bonds), ("DGS10", ten, bonds)])
            {
                if (!series.TryGetValue(id, out var values))
                    series[id] = values = [];
                if (there)
                    values.Add((calendar[day].AddDays(1), value / 100.0));
            }
        }

        return series.Select(s => new ObservationSeries(s.Key, s.Value.Select(v => v.Published).ToArray(), s.Value.Select(v => v.Value).ToArray()));
    }

    private static double Rounded(double value) => Math.Floor((value * 10000.0) + 0.5) / 10000.0;

    /// <summary>Knuth's MMIX generator; the upper 53 bits of its state are a number in [0, 1).</summary>
    private sealed class Draws(ulong state)
    {
        private ulong _state = state;

        public double Uniform()
        {
            _state = unchecked((_state * 6364136223846793005) + 1442695040888963407);
            return (_state >> 11) * (1.0 / (1L << 53));
        }

        public double Normal() => (Uniform() + Uniform() + Uniform() + Uniform() - 2.0) * 1.7320508075688772;
    }
}
