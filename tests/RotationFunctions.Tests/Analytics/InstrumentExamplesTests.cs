using RotationFunctions.Analytics;

namespace RotationFunctions.Tests.Analytics;

/// <summary>Figures of section 3 on series short enough to be worked by hand, and on published examples.</summary>
public sealed class InstrumentExamplesTests
{
    private const double NaN = double.NaN;

    [Fact]
    public void Returns_OverDays()
    {
        // 110/100 − 1 = 0.1; 99/110 − 1 = −0.1; over two days 99/100 − 1 = −0.01.
        var one = new double[3];
        var two = new double[3];
        Returns.OverDays(new ClosePrices([100, 110, 99]), 1, one);
        Returns.OverDays(new ClosePrices([100, 110, 99]), 2, two);
        AssertColumn([NaN, 0.1, -0.1], one);
        AssertColumn([NaN, NaN, -0.01], two);
    }

    [Fact]
    public void Returns_AHoleCostsBothReturnsThatTouchIt()
    {
        var result = new double[4];
        Returns.OverDays(new ClosePrices([100, NaN, 120, 126]), 1, result);
        AssertColumn([NaN, NaN, NaN, 0.05], result);
    }

    [Fact]
    public void Returns_FromTheYearBase()
    {
        var result = new double[4];
        Returns.FromBases(new AdjustedPrices([100, 110, 121, 99]), [-1, 0, 0, 1], result);
        AssertColumn([NaN, 0.1, 0.21, -0.1], result);
    }

    [Fact]
    public void Volatility_SampleDeviationOfTheWindow()
    {
        // Returns 0.01, 0.03, 0.02: mean 0.02, squares 0.0001 + 0.0001 + 0, over 2: 0.0001, root 0.01.
        var result = new double[4];
        Volatility.OverDays([NaN, 0.01, 0.03, 0.02], 3, result);
        AssertColumn([NaN, NaN, NaN, 0.01], result);
        // From base 1: returns 0.03, 0.02, mean 0.025, squares 2 × 0.000025, over 1, root 0.00707…
        Volatility.FromBases([NaN, 0.01, 0.03, 0.02], [-1, -1, 1, 1], result);
        AssertColumn([NaN, NaN, NaN, Math.Sqrt(0.00005)], result);
    }

    [Fact]
    public void Drawdown_DeepestFallFromAHighOfTheWindow()
    {
        // Windows of two days and their base: 100 120 90: 90/120 − 1 = −0.25; 120 90 108: the same; 90 108 99: 99/108 − 1.
        var result = new double[5];
        Drawdown.OverDays(new ClosePrices([100, 120, 90, 108, 99]), 2, result);
        AssertColumn([NaN, NaN, -0.25, -0.25, (99.0 / 108) - 1], result);
        Drawdown.OverDays(new ClosePrices([1, 2, 3, 4, 5]), 2, result);
        AssertColumn([NaN, NaN, 0, 0, 0], result);
        Drawdown.FromBases(new ClosePrices([100, 120, 90, 108, 99]), [-1, 0, 0, 2, 2], result);
        AssertColumn([NaN, 0, -0.25, 0, (99.0 / 108) - 1], result);
    }

    [Fact]
    public void AgainstBenchmark_FourDays()
    {
        // r: 0.02 −0.01 0.03 0, mean 0.01; b: 0.01 −0.01 0.02 0.02, mean 0.01.
        // deviations of r: 0.01 −0.02 0.02 −0.01; of b: 0 −0.02 0.01 0.01.
        // Srb = 0 + 0.0004 + 0.0002 − 0.0001 = 0.0005; Sbb = 0.0006; Srr = 0.001; beta 5/6, correlation 0.0005/√(6e-7).
        // gaps: 0.01 0 0.01 −0.02, mean 0, squares 0.0006, over 3: 0.0002.
        double[] beta = new double[4], correlation = new double[4], error = new double[4], ratio = new double[4];
        AgainstBenchmark.OverDays([0.02, -0.01, 0.03, 0], [0.01, -0.01, 0.02, 0.02], 0, 4, beta, correlation, error, ratio);
        AssertColumn([NaN, NaN, NaN, 5.0 / 6], beta);
        AssertColumn([NaN, NaN, NaN, 0.0005 / Math.Sqrt(6e-7)], correlation);
        AssertColumn([NaN, NaN, NaN, Math.Sqrt(0.0002 * 252)], error);
        Assert.Equal(0, ratio[3], 1e-12);
    }

    [Fact]
    public void Capture_CompoundsUpAndDownDays()
    {
        // Up days: (1.02 × 1.01 − 1) / (1.01 × 1.02 − 1) = 1; down days: −0.01 / −0.02 = 0.5; the flat day counts for neither.
        double[] up = new double[4], down = new double[4];
        AgainstBenchmark.CaptureOverDays([0.02, -0.01, 0.01, 0.5], [0.01, -0.02, 0.02, 0], 0, 4, up, down);
        Assert.Equal(1, up[3], 1e-12);
        Assert.Equal(0.5, down[3], 1e-12);
    }

    [Fact]
    public void Capture_WithoutADownDay()
    {
        double[] up = new double[2], down = new double[2];
        AgainstBenchmark.CaptureOverDays([0.02, 0.01], [0.01, 0.02], 0, 2, up, down);
        Assert.Equal(NaN, down[1]);
        Assert.False(double.IsNaN(up[1]));
    }

    [Fact]
    public void Downside_MeanOverAllDays()
    {
        // Returns 0.01 −0.02 0.03 −0.01 less 0: squares under zero 0.0004 + 0.0001 = 0.0005, over 4 days 0.000125.
        // Mean 0.0025 × 252 = 0.63 over √(0.000125 × 252).
        double[] deviation = new double[5], sortino = new double[5];
        Downside.OverDays([NaN, 0.01, -0.02, 0.03, -0.01], new double[5], 4, deviation, sortino);
        Assert.Equal(Math.Sqrt(0.000125 * 252), deviation[4], 1e-12);
        Assert.Equal(0.63 / Math.Sqrt(0.000125 * 252), sortino[4], 1e-12);
    }

    [Fact]
    public void Downside_NothingFellShort()
    {
        double[] deviation = new double[3], sortino = new double[3];
        Downside.OverDays([NaN, 0.01, 0.02], new double[3], 2, deviation, sortino);
        Assert.Equal(0, deviation[2]);
        Assert.Equal(NaN, sortino[2]);
    }

    [Fact]
    public void Highs_TheLastOfEqualHighsCounts()
    {
        double[] high = new double[6], since = new double[6];
        Highs.OfAllTime(new ClosePrices([10, 12, 11, 12, NaN, 11]), high);
        Highs.DaysSince(new ClosePrices([10, 12, 11, 12, NaN, 11]), since);
        Assert.Equal([10, 12, 12, 12, 12, 12], high);
        Assert.Equal([0, 0, 1, 0, 1, 2], since);
    }

    /// <summary>
    /// The closes of QQQQ from StockCharts' ChartSchool, "Relative Strength Index (RSI)", whose worksheet cs-rsi.xls prints
    /// the index to four decimals.
    /// </summary>
    [Fact]
    public void RelativeStrengthIndex_PublishedWorksheet()
    {
        double[] closes =
        [
            44.3389, 44.0902, 44.1497, 43.6124, 44.3278, 44.8264, 45.0955, 45.4245, 45.8433, 46.0826, 45.8931, 46.0328, 45.6140, 46.2820,
            46.2820, 46.0028, 46.0328, 46.4116, 46.2222, 45.6439, 46.2122, 46.2521, 45.7137,
        ];
        double[] published = [70.5328, 66.3186, 66.5498, 69.4063, 66.3552, 57.9749, 62.9296, 63.2571, 56.0593];
        var index = new double[closes.Length];
        Wilder.RelativeStrengthIndex(new ClosePrices(closes), 14, index);
        Assert.All(index[..14], v => Assert.Equal(NaN, v));
        // The closes themselves are printed to four decimals, which moves the fourth digit of the index.
        for (var i = 0; i < published.Length; i++)
            Assert.Equal(published[i], index[14 + i], 0.0015);
    }

    [Fact]
    public void RelativeStrengthIndex_OnlyGainsOnlyLossesOrNoChange()
    {
        var index = new double[4];
        Wilder.RelativeStrengthIndex(new ClosePrices([1, 2, 3, 4]), 3, index);
        Assert.Equal(100, index[3]);
        Wilder.RelativeStrengthIndex(new ClosePrices([4, 3, 2, 1]), 3, index);
        Assert.Equal(0, index[3]);
        Wilder.RelativeStrengthIndex(new ClosePrices([4, 4, 4, 4]), 3, index);
        Assert.Equal(NaN, index[3]);
    }

    [Fact]
    public void AverageTrueRange_SeededByThePlainMean()
    {
        // Bars (high, low, close): (10, 9, 9.5), (11, 10, 10.5), (10, 8, 9), (9.5, 9, 9.2), (12, 9, 11).
        // True ranges from the second bar: 11 − 9.5 = 1.5; 10.5 − 8 = 2.5; 0.5; 12 − 9 = 3.
        // Length 3: seed (1.5 + 2.5 + 0.5)/3 = 1.5, then (2 × 1.5 + 3)/3 = 2.
        var range = new double[5];
        Wilder.AverageTrueRange([10, 11, 10, 9.5, 12], [9, 10, 8, 9, 9], new ClosePrices([9.5, 10.5, 9, 9.2, 11]), 3, range);
        AssertColumn([NaN, NaN, NaN, 1.5, 2], range);
    }

    /// <summary>StockCharts' ChartSchool, "Average True Range": the sheet of QQQ with a length of 14.</summary>
    [Fact]
    public void AverageTrueRange_PublishedWorksheet()
    {
        double[] highs =
        [
            48.70, 48.72, 48.90, 48.87, 48.82, 49.05, 49.20, 49.35, 49.92, 50.19, 50.12, 49.66, 49.88, 50.19, 50.36,
            50.57, 50.65, 50.43, 49.63, 50.33, 50.29, 50.17, 49.32, 48.50, 48.32, 46.80, 47.80, 48.39, 48.66, 48.79,
        ];
        double[] lows =
        [
            47.79, 48.14, 48.39, 48.37, 48.24, 48.64, 48.94, 48.86, 49.50, 49.87, 49.20, 48.90, 49.43, 49.73, 49.26,
            50.09, 50.30, 49.21, 48.98, 49.61, 49.20, 49.43, 48.08, 47.64, 41.55, 44.28, 47.31, 47.20, 47.90, 47.73,
        ];
        double[] closes =
        [
            48.16, 48.61, 48.75, 48.63, 48.74, 49.03, 49.07, 49.32, 49.91, 50.13, 49.53, 49.50, 49.75, 50.03, 50.31,
            50.52, 50.41, 49.34, 49.37, 50.23, 49.24, 49.93, 48.43, 48.18, 46.57, 45.41, 47.77, 47.72, 48.62, 47.85,
        ];
        double[] published = [0.56, 0.59, 0.59, 0.57, 0.62, 0.62, 0.64, 0.67, 0.69, 0.78, 0.78, 1.21, 1.30, 1.38, 1.37, 1.34, 1.32];
        var range = new double[highs.Length + 1];
        // The sheet takes the first day's range for its true range, which is what it is after a close inside it.
        Wilder.AverageTrueRange([48.70, .. highs], [47.79, .. lows], new ClosePrices([48.16, .. closes]), 14, range);
        Assert.All(range[..14], value => Assert.Equal(NaN, value));
        // The prices themselves are printed to two decimals, which moves the third digit of the range.
        for (var i = 0; i < published.Length; i++)
            Assert.Equal(published[i], range[14 + i], 0.006);
    }

    [Fact]
    public void Amihud_DaysWithoutVolumeAreLeftOut()
    {
        // |r| / dollars × 10⁶: 0.01/1e6 → 0.01; a day without volume; 0.03/1e6 → 0.03; mean 0.02.
        var result = new double[4];
        Trading.Amihud([NaN, -0.01, 0.02, 0.03], [5, 1e6, 0, 1e6], 3, 2, result);
        AssertColumn([NaN, NaN, NaN, 0.02], result);
        Trading.Amihud([NaN, -0.01, 0.02, 0.03], [5, 1e6, 0, 1e6], 3, 3, result);
        Assert.Equal(NaN, result[3]);
    }

    [Fact]
    public void DollarVolume_CloseTimesVolume()
    {
        var result = new double[3];
        Trading.DollarVolume(new ClosePrices([10, 11, NaN]), [100, NaN, 5], result);
        AssertColumn([1000, NaN, NaN], result);
    }

    [Theory]
    [InlineData(0.002)]
    [InlineData(0.01)]
    [InlineData(0.05)]
    public void Spread_OfAPathThatOnlyBouncesBetweenBidAndAsk(double spread)
    {
        // The middle stands still at 100: the high of each day is the ask, the low the bid. With L = ln(ask/bid): β = 2L², γ = L²,
        // α = L(2 − √2)/(3 − 2√2) − L/(√2 − 1) = L√2/(√2 − 1) − L/(√2 − 1) = L, and 2(e^L − 1)/(1 + e^L) is the spread itself.
        double ask = 100 * (1 + (spread / 2)), bid = 100 * (1 - (spread / 2));
        Assert.Equal(spread, Trading.Spread(ask, bid, bid, ask, bid), 1e-14);
    }

    [Fact]
    public void Spread_AGapOverNightIsTakenOut()
    {
        // The same bounce ten dollars higher or lower: the first close, 99 or 101, lies outside the second day's range, which moves
        // back to 99–101. Without that γ would hold the gap, and the estimate would be zero.
        Assert.Equal(0.02, Trading.Spread(101, 99, 99, 111, 109), 1e-12);
        Assert.Equal(0.02, Trading.Spread(101, 99, 101, 91, 89), 1e-12);
    }

    [Fact]
    public void Spread_NegativeEstimatesCountAsZero()
        // A trending pair: the range of two days is twice that of one, which a spread cannot explain.
        => Assert.Equal(0, Trading.Spread(102, 100, 102, 104, 102));

    [Fact]
    public void Distance_InItsOwnDeviationsKeepsItsZero()
    {
        // Distances 0.01, 0.02, 0.03: sample deviation 0.01, so the last is three deviations from the average line.
        var result = new double[4];
        MovingAverages.InDeviations([NaN, 0.01, 0.02, 0.03], 1, 3, result);
        AssertColumn([NaN, NaN, NaN, 3], result);
        MovingAverages.InDeviations([NaN, 0.01, 0.01, 0.01], 1, 3, result);
        Assert.Equal(NaN, result[3]);
    }

    private static void AssertColumn(double[] expected, double[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
            Assert.True(expected[i] is NaN ? double.IsNaN(actual[i]) : Math.Abs(expected[i] - actual[i]) <= 1e-14, $"at {i}: expected {expected[i]:R}, was {actual[i]:R}");
    }
}
