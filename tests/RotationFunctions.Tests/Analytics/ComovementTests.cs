using RotationFunctions.Analytics;
using RotationFunctions.Tests.Analytics.Support;

namespace RotationFunctions.Tests.Analytics;

/// <summary>What small caps' daily lead went with, against the definition written down a second time from the prices.</summary>
public sealed class ComovementTests
{
    private const int Days = 160;

    private static readonly string[] Cyclical = ["XLB", "XLI", "XLY", "XLF", "XLE"];
    private static readonly string[] Defensive = ["XLU", "XLP", "XLV", "XLRE"];

    [Fact]
    public void Correlation_OfSixtyThreeDays()
    {
        var history = SyntheticMarket.Whole(5, 200);
        var analysis = Analyse(history);
        foreach (var day in (int[])[63, 64, 100, 131, 199])
        {
            var of = analysis.On(day).Comovements.ToDictionary(c => c.With, c => c.Correlation);
            Same(Correlation(day, 63, t => R("KRE", t) - R("SPY", t)), of["KRE-SPY"]);
            Same(Correlation(day, 63, t => R("HYG", t) - R("LQD", t)), of["HYG-LQD"]);
            Same(Correlation(day, 63, t => R("QQQ", t) - R("SPY", t)), of["QQQ-SPY"]);
            Same(Correlation(day, 63, t => R("^VIX", t)), of["VIX"]);
            // XLC, which should be there, begins on the 67th day: until it has a base the sectors are not all of them.
            if (day < 66 + 63)
                Assert.Null(of["cyclicalMinusDefensive"]);
            else
                Same(Correlation(day, 63, t => Cyclical.Average(s => R(s, t)) - Defensive.Average(s => R(s, t))), of["cyclicalMinusDefensive"]);
            if (day > 63)
                Same(Correlation(day - 1, 63, t => Change("DGS2", t)), of["DGS2"]);
            // IWN's last bar is the 140th.
            if (day < 140)
                Same(Correlation(day, 63, t => R("IWN", t) - R("IWO", t)), of["IWN-IWO"]);
            else
                Assert.Null(of["IWN-IWO"]);
        }

        double R(string id, int t)
        {
            var series = history.Instrument(id)!;
            return (series.Close.Values[t - series.Start] / series.Close.Values[t - series.Start - 1]) - 1;
        }

        double Change(string id, int t)
        {
            double On(int day) => history.Observation(id) is { } yields && yields.LastPublished(history.Calendar[day].AddDays(1)) == history.Calendar[day].AddDays(1)
                ? yields.KnownOn(history.Calendar[day].AddDays(1))
                : double.NaN;
            return On(t) - On(t - 1);
        }

        double Correlation(int last, int days, Func<int, double> other)
        {
            var pairs = Enumerable.Range(last - days + 1, days).Select(t => (X: R("IWM", t) - R("SPY", t), Y: other(t))).Where(p => !double.IsNaN(p.X + p.Y)).ToArray();
            Assert.True(pairs.Length >= 57);
            var (x, y) = (pairs.Average(p => p.X), pairs.Average(p => p.Y));
            return pairs.Sum(p => (p.X - x) * (p.Y - y)) / Math.Sqrt(pairs.Sum(p => (p.X - x) * (p.X - x)) * pairs.Sum(p => (p.Y - y) * (p.Y - y)));
        }
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(-1, -1)]
    public void Correlation_OfTheSameLeadIsOne(int sign, double expected)
    {
        // A flat benchmark: leads are returns, and those of KRE are IWM's or their opposite.
        var moves = Enumerable.Range(0, Days).Select(t => 0.01 * Math.Sin(t * 1.7)).ToArray();
        var analysis = Analyse(History(Fund("SPY", _ => 0), Fund("IWM", t => moves[t]), Fund("KRE", t => sign * moves[t])));

        Assert.Equal(expected, analysis.On(Days - 1).Comovements.Single(c => c.With == "KRE-SPY").Correlation!.Value, 1e-12);
    }

    [Fact]
    public void Yield_OfTheDayItselfIsNotKnown()
    {
        var calendar = SyntheticMarket.Calendar(Days);
        double? With(int changed) => Analyse(new MarketHistory(
            calendar, "SPY", [Fund("SPY", _ => 0), Fund("IWM", t => 0.01 * Math.Sin(t * 1.7))],
            [new("DGS2", [.. calendar.Dates.ToArray().Select(d => d.AddDays(1))], [.. Enumerable.Range(0, Days).Select(t => 4 + (0.1 * Math.Cos(t * 0.9)) + (t == changed ? 1 : 0))])]))
            .On(Days - 1).Comovements.Single(c => c.With == "DGS2").Correlation;

        Assert.Equal(With(-1), With(Days - 1));
        Assert.NotEqual(With(-1), With(Days - 2));
        // 63 changes up to the day before: the first is from the 65th day before to the 64th.
        Assert.NotEqual(With(-1), With(Days - 1 - 64));
        Assert.Equal(With(-1), With(Days - 1 - 65));
    }

    [Fact]
    public void Absent_SaysWhy()
    {
        var history = History(Fund("SPY", _ => 0.001), Fund("IWM", t => 0.01 * Math.Sin(t * 1.7)), Fund("QQQ", _ => 0.001), Fund("KRE", t => 0.01 * Math.Cos(t)));

        var early = Analyse(history).On(62);
        Assert.Null(early.Comovements.Single(c => c.With == "KRE-SPY").Correlation);
        Assert.Contains(early.Missing, m => m.Id == "comovement.KRE-SPY.3M" && m.Reason.Text.Contains("63 trading days", StringComparison.Ordinal));

        var late = Analyse(history).On(Days - 1);
        Assert.NotNull(late.Comovements.Single(c => c.With == "KRE-SPY").Correlation);
        Assert.Null(late.Comovements.Single(c => c.With == "QQQ-SPY").Correlation);
        Assert.Equal("It needs 57 of 63 days with both values, and neither may stand still.", late.Missing.Single(m => m.Id == "comovement.QQQ-SPY.3M").Reason.Text);
        Assert.DoesNotContain(late.Comovements, c => c.With is "HYG-LQD" or "DGS2" or "VIX");
        Assert.Contains(late.Missing, m => m.Id == "comovement.HYG-LQD.3M" && m.Reason.Text.StartsWith("HYG has nothing dated on or before", StringComparison.Ordinal));
        Assert.Contains(late.Missing, m => m.Id == "comovement.DGS2.3M" && m.Reason.Text.StartsWith("No DGS2 had been published by", StringComparison.Ordinal));
    }

    [Fact]
    public void WithoutSmallCaps_Nothing()
        => Assert.Empty(Analyse(History(Fund("SPY", _ => 0.001), Fund("KRE", t => 0.01 * Math.Cos(t)))).On(Days - 1).Comovements);

    private static RotationAnalysis Analyse(MarketHistory history) => RotationAnalysis.Of(history, InstrumentFigures.OfAll(history));

    private static MarketHistory History(params BarSeries[] bars) => new(SyntheticMarket.Calendar(Days), "SPY", bars, []);

    private static BarSeries Fund(string id, Func<int, double> move)
    {
        var close = new double[Days];
        close[0] = 100;
        for (var t = 1; t < Days; t++)
            close[t] = close[t - 1] * (1 + move(t));
        return new BarSeries(id, 0, close, close, close, close, close, [.. close.Select(_ => 1e6)]);
    }

    private static void Same(double expected, double? actual) => Assert.Equal(expected, actual!.Value, 1e-12);
}
