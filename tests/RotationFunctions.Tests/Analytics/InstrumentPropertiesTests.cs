using FsCheck.Xunit;
using RotationFunctions.Analytics;
using RotationFunctions.Tests.Analytics.Support;

namespace RotationFunctions.Tests.Analytics;

/// <summary>What must hold of the figures of section 3 on any market.</summary>
public sealed class InstrumentPropertiesTests
{
    private static readonly string[] InPriceUnits =
        [FigureIds.High52Weeks, FigureIds.HighAllTime, FigureIds.Sma50, FigureIds.Sma200, FigureIds.Atr14, FigureIds.DollarVolume];

    [Property(MaxTest = 10)]
    public void Scale_PricesInAnotherUnit(int seed)
    {
        var history = SyntheticMarket.Whole(seed, 560);
        // A power of two changes no mantissa: the same bits must come out.
        const double scale = 8;
        var scaled = new MarketHistory(
            history.Calendar, "SPY", history.Bars.Select(b => Scaled(b, scale)), history.Observations);
        var before = InstrumentFigures.OfAll(history);
        var after = InstrumentFigures.OfAll(scaled);
        for (var i = 0; i < before.Count; i++)
        {
            foreach (var figure in FigureIds.All)
            {
                var unit = InPriceUnits.Contains(figure) ? scale : figure == FigureIds.Amihud ? 1 / scale : 1;
                var expected = before[i].Column(figure).ToArray().Select(v => v * unit).ToArray();
                Figures.SameBits(expected, after[i].Column(figure), $"{before[i].Series.Id} {figure}");
            }
        }
    }

    [Property(MaxTest = 5)]
    public void Order_SeriesInAnotherOrder(int seed)
    {
        var history = SyntheticMarket.Whole(seed, 400);
        var bars = history.Bars.ToArray();
        new Random(seed).Shuffle(bars);
        var shuffled = InstrumentFigures.OfAll(new MarketHistory(history.Calendar, "SPY", bars, history.Observations.Reverse()))
            .ToDictionary(f => f.Series.Id);
        foreach (var figures in InstrumentFigures.OfAll(history))
            foreach (var figure in FigureIds.All)
                Figures.SameBits(figures.Column(figure), shuffled[figures.Series.Id].Column(figure), $"{figures.Series.Id} {figure}");
    }

    [Property(MaxTest = 50)]
    public void Spread_IsAntisymmetric(double a, double b)
        => Assert.Equal((new PriceReturn(a) - new PriceReturn(b)).Fraction, -(new PriceReturn(b) - new PriceReturn(a)).Fraction);

    [Slow]
    [Fact]
    public void NoLookAhead_TwoHundredDays()
    {
        var history = SyntheticMarket.Whole(7, 560);
        var whole = InstrumentFigures.OfAll(history).ToDictionary(f => f.Series.Id);
        var random = new Random(8);
        for (var i = 0; i < 200; i++)
        {
            var day = random.Next(history.Calendar.Count);
            foreach (var cut in InstrumentFigures.OfAll(history.CutAt(history.Calendar[day])))
                foreach (var figure in FigureIds.All)
                    Figures.SameBits(cut.Column(figure), whole[cut.Series.Id].Column(figure), $"{cut.Series.Id} {figure} as of {history.Calendar[day]}");
        }
    }

    [Fact]
    public void NoLookAhead_TwentyYears()
    {
        // Windows of a long history go eight blocks at a time; a day must not notice which blocks go with its own.
        var history = SyntheticMarket.Whole(17, 5040);
        var bars = history.Bars.Where(b => b.Id is "SPY" or "IWC" or "XLC" or "^RUT").ToArray();
        history = new MarketHistory(history.Calendar, "SPY", bars, history.Observations);
        var whole = InstrumentFigures.OfAll(history).ToDictionary(f => f.Series.Id);
        foreach (var day in (int[])[0, 1, 251, 252, 253, 504, 1999, 2016, 2017, 2018, 2520, 2560, 4031, 4033, 4284, 5038])
            foreach (var cut in InstrumentFigures.OfAll(history.CutAt(history.Calendar[day])))
                foreach (var figure in FigureIds.All)
                    Figures.SameBits(cut.Column(figure), whole[cut.Series.Id].Column(figure), $"{cut.Series.Id} {figure} as of {history.Calendar[day]}");
    }

    [Fact]
    public void NoLookAhead_ReasonsOfAbsence()
    {
        var history = SyntheticMarket.Whole(9, 500);
        var whole = InstrumentFigures.OfAll(history).ToDictionary(f => f.Series.Id);
        foreach (var day in (int[])[0, 10, 100, 200, 251, 252, 290, 460])
            foreach (var cut in InstrumentFigures.OfAll(history.CutAt(history.Calendar[day])))
                foreach (var figure in FigureIds.All)
                    Assert.Equal(Absence.Explain(cut, figure, day), Absence.Explain(whole[cut.Series.Id], figure, day));
    }

    [Fact]
    public void NoFigureIsInfinite_FlatPrices()
    {
        const int days = 600;
        var calendar = SyntheticMarket.Calendar(days);
        var moving = SyntheticMarket.Fund("SPY", new Random(3), SyntheticMarket.Moves(new Random(4), days, 0, 0.01), [], 1, 0);
        double[] flat = [.. Enumerable.Repeat(100.0, days)];
        var still = new BarSeries("FLAT", 0, flat, flat, flat, flat, flat, flat);
        foreach (var benchmark in (string[])["SPY", "FLAT"])
            foreach (var figures in InstrumentFigures.OfAll(new MarketHistory(calendar, benchmark, [moving, still], [])))
                foreach (var figure in FigureIds.All)
                    Assert.DoesNotContain(figures.Column(figure).ToArray(), double.IsInfinity);
    }

    [Fact]
    public void AbsentFigures_AlwaysHaveAReasonAndPresentOnesNever()
    {
        var history = SyntheticMarket.Whole(10, 480);
        foreach (var figures in InstrumentFigures.OfAll(history))
            foreach (var figure in FigureIds.All)
                for (var day = 0; day < history.Calendar.Count; day += 7)
                    Assert.Equal(figures[figure, day] is null, !string.IsNullOrEmpty(Absence.Explain(figures, figure, day)?.Text));
    }

    private static BarSeries Scaled(BarSeries bars, double scale)
    {
        double[] Of(ReadOnlySpan<double> column) => [.. column.ToArray().Select(v => v * scale)];
        return new BarSeries(
            bars.Id, bars.Start, Of(bars.Open), Of(bars.High), Of(bars.Low), Of(bars.Close.Values),
            bars.HasAdjusted ? Of(bars.Adjusted.Values) : null, bars.HasVolume ? bars.Volume.ToArray() : null);
    }
}
