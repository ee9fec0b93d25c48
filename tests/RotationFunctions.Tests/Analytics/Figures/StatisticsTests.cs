using RotationFunctions.Analytics;
using RotationFunctions.Analytics.Rolling;

namespace RotationFunctions.Tests.Analytics;

/// <summary>Probabilities, intervals and quantiles against published tables and values that can be worked out by hand.</summary>
public sealed class StatisticsTests
{
    [Theory]
    [InlineData(5, 20, 0.5, 21700.0 / 1048576)] // (1 + 20 + 190 + 1140 + 4845 + 15504)/2²⁰
    [InlineData(3, 10, 0.3, 0.6496107184)] // tables of the binomial distribution
    [InlineData(0, 3, 0.25, 0.421875)]
    [InlineData(2, 2, 0.9, 1)]
    public void Binomial_AtMost(int k, int n, double p, double expected) => Assert.Equal(expected, Binomial.Tails(k, n, p).AtMost, 1e-13);

    // SciPy's documentation of binomtest: 3 or more of 15 at 0.1.
    [Fact]
    public void Binomial_AtLeast() => Assert.Equal(0.18406106910639114, Binomial.Tails(3, 15, 0.1).AtLeast, 1e-14);

    [Theory]
    [InlineData(3, 15, 0.1, 2 * 0.18406106910639114)]
    [InlineData(10, 20, 0.5, 1)] // both tails hold the middle: at most one
    [InlineData(0, 10, 0.5, 2.0 / 1024)]
    [InlineData(10, 10, 0.5, 2.0 / 1024)]
    [InlineData(0, 10, 0, 1)] // what cannot happen and did not
    [InlineData(1, 10, 0, 0)]
    [InlineData(10, 10, 1, 1)]
    public void Binomial_TwoSidedByDoubling(int k, int n, double p, double expected) => Assert.Equal(expected, Binomial.TwoSided(k, n, p), 1e-13);

    [Fact]
    public void Binomial_ManyTrialsAtASmallChanceDoNotUnderflow()
    {
        // 0.9^20000 is no number of double precision; the tails are still those of the normal distribution to its error.
        var (atMost, atLeast) = Binomial.Tails(2000, 20_000, 0.1);
        Assert.InRange(atMost, 0.50, 0.51);
        Assert.InRange(atLeast, 0.49, 0.51);
        Assert.Equal(1, Binomial.Tails(20_000, 20_000, 0.1).AtMost, 1e-12);
    }

    // Newcombe (1998), "Two-sided confidence intervals for the single proportion", table I, method 3.
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    public void Wilson_PublishedIntervals(int k, int n, double low, double high)
    {
        var interval = WilsonInterval.Of(k, n)!;
        Assert.Equal((low, high), (Math.Round(interval.Low, 4), Math.Round(interval.High, 4)));
        // And of the complement.
        Assert.Equal((Math.Round(1 - high, 4), Math.Round(1 - low, 4)), (Math.Round(WilsonInterval.Of(n - k, n)!.Low, 4), Math.Round(WilsonInterval.Of(n - k, n)!.High, 4)));
    }

    [Fact]
    public void Wilson_OfNothing() => Assert.Null(WilsonInterval.Of(0, 0));

    [Theory]
    [InlineData(9, 0.0001, RecordVerdict.TooFew)]
    [InlineData(10, 0.05, RecordVerdict.None)]
    [InlineData(10, 0.0499, RecordVerdict.Weak)]
    [InlineData(10, 0.00186, RecordVerdict.Weak)] // 0.05/27 = 0.00185…
    [InlineData(10, 0.00185, RecordVerdict.Supported)]
    public void Verdict_Bounds(int n, double p, RecordVerdict expected) => Assert.Equal(expected, Verdicts.Of(n, p));

    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(1, 0.8413447460685429)]
    [InlineData(1.96, 0.9750021048517795)]
    [InlineData(3, 0.9986501019683699)]
    [InlineData(-1.96, 0.0249978951482205)]
    [InlineData(-5, 2.866515718791939e-7)]
    [InlineData(-10, 7.619853024160527e-24)]
    public void Normal_PublishedValues(double x, double expected)
        => Assert.Equal(1, NormalDistribution.AtMost(x) / expected, 1e-9);

    [Theory]
    [InlineData(0.975, 1.959963984540054)]
    [InlineData(0.5, 0)]
    [InlineData(0.95, 1.6448536269514722)]
    [InlineData(0.001, -3.090232306167813)]
    public void Normal_Quantiles(double share, double expected) => Assert.Equal(expected, NormalDistribution.Quantile(share), 1e-12);

    [Fact]
    public void Holm_StepsDownAndNeverUp()
        // Smallest first: 4 × 0.005, 3 × 0.01, 2 × 0.03, and 0.04, which is not under the one before.
        => Assert.Equal([0.03, 0.06, 0.06, 0.02], EvidenceHistory.Holm([0.01, 0.04, 0.03, 0.005]).Select(p => Math.Round(p, 12)));

    [Fact]
    public void Ranks_EqualsShareTheMeanOfTheirs()
        => Assert.Equal([3.5, 1, 3.5, 2, 5], RankCorrelation.Ranks([7, -1, 7, 0, 9]));

    [Theory]
    [InlineData(60, 3)] // 4 × 0.6^(2/9) = 3.57
    [InlineData(100, 4)]
    [InlineData(240, 4)] // 4.86
    [InlineData(300, 5)] // 5.10
    public void Lags_TheUsualRule(int months, int expected) => Assert.Equal(expected, RankCorrelation.Lags(months));

    [Fact]
    public void NeweyWest_OfAMeanByHand()
    {
        // Deviations 1, −1, 1, −1 of a mean of 3: T = 4 gives L = ⌊4 × 0.04^(2/9)⌋ = ⌊1.96⌋ = 1, weight 1/2, so 4 + 2 × ½ × (−3) = 1 and an error of √1/4.
        Assert.Equal(12, RankCorrelation.MeanT([4, 2, 4, 2]), 1e-12);
    }

    [Fact]
    public void NeweyWest_OfASlopeByHand()
    {
        // x̃ = −1.5, −0.5, 0.5, 1.5, Σx̃² = 5; y of mean 2.5, slope (1.5 + 0 + 0.5 + 1.5·… ) = 0.6: residuals 0.4, −1.2… by the formula below, written out.
        double[] x = [1, 2, 3, 4], y = [2, 1, 3, 4];
        const double Slope = ((-1.5 * -0.5) + (-0.5 * -1.5) + (0.5 * 0.5) + (1.5 * 1.5)) / 5;
        double[] residuals = [-0.5 + (1.5 * Slope), -1.5 + (0.5 * Slope), 0.5 - (0.5 * Slope), 1.5 - (1.5 * Slope)];
        double[] scores = [-1.5 * residuals[0], -0.5 * residuals[1], 0.5 * residuals[2], 1.5 * residuals[3]];
        var sum = scores.Sum(s => s * s) + (scores[0] * scores[1]) + (scores[1] * scores[2]) + (scores[2] * scores[3]);
        Assert.Equal(Slope / (Math.Sqrt(sum) / 5), RankCorrelation.SlopeT(x, y), 1e-12);
    }

    // Bailey and López de Prado (2014), the worked example: annual 2.5 over 1250 days, skewness −3, kurtosis 10, a hundred trials of variance ½ a year.
    [Fact]
    public void DeflatedSharpe_TheWorkedExample()
    {
        var spread = Math.Sqrt(99.0 / 100 / 500);
        double[] trials = [.. Enumerable.Range(0, 100).Select(i => i % 2 == 0 ? spread : -spread)];
        var best = MonthlyRule.ExpectedBest(trials);
        Assert.Equal(0.1132, best, 5e-5);
        Assert.Equal(0.9004, new MonthlyRule(0, 0, 2.5 / Math.Sqrt(250), -3, 10).Deflated(best, 1250), 5e-5);
    }

    [Fact]
    public void MonthlyRule_CostsAndMoments()
    {
        // Gross 1 %, −1 %, 3 %; two, four and no legs traded at 5 bp.
        var rule = MonthlyRule.Of([0.01, -0.01, 0.03], [2, 4, 0]);
        Assert.Equal(0.12, rule.Gross, 1e-12);
        Assert.Equal(0.12 - (12 * 0.003 / 3), rule.Net, 1e-12);
        // Net 0.9 %, −1.2 %, 3 %: mean 0.9 %, deviation 2.1 % (sample), symmetric; kurtosis of three such points 1.5.
        Assert.Equal(0.9 / 2.1, rule.Sharpe, 1e-12);
        Assert.Equal(0, rule.Skewness, 1e-9);
        Assert.Equal(1.5, rule.Kurtosis, 1e-9);
    }

    [Fact]
    public void ExpandingSample_AgreesWithSortingWhatHasJoined()
    {
        var random = new Random(3);
        double[] values = [.. Enumerable.Range(0, 900).Select(i => i % 13 == 0 ? double.NaN : Math.Round(random.NextDouble(), 2))];
        var sample = new ExpandingSample(values);
        Assert.True(double.IsNaN(sample.Quantile(0.5)));
        var joined = new List<double>();
        for (var i = 0; i < values.Length; i++)
        {
            if (double.IsNaN(values[i]))
                continue;
            sample.Join(i);
            joined.Add(values[i]);
            double[] sorted = [.. joined.Order()];
            Assert.Equal(sorted.Length, sample.Count);
            foreach (var share in (ReadOnlySpan<double>)[0, 0.1, 0.5, 0.9, 1])
                Assert.Equal(Quantiles.Of(sorted, share), sample.Quantile(share));
        }
    }
}
