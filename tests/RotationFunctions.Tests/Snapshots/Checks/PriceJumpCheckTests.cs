using RotationFunctions.Pipeline.Snapshots.Checks;
using RotationFunctions.Pipeline.Sources;
using RotationFunctions.Pipeline.Universes;

namespace RotationFunctions.Tests.Snapshots.Checks;

public class PriceJumpCheckTests
{
    private const int Days = 400;
    private const int Day = 300;

    /// <summary>A crash of the whole market at a ratio of a split is a crash.</summary>
    [Theory]
    [InlineData(0.8)]
    [InlineData(0.75)]
    [InlineData(2 / 3.0)]
    public void FallThatRelatedSeriesShare_Passes(double factor)
    {
        var market = new[] { Walk("SPY", 1, 1), Walk("IWM", 2, 1.2), Walk("IJR", 3, 1.2) };
        foreach (var series in market)
            Scale(series, Day, Days, factor);

        Assert.All(Check(market), result => Assert.Equal("", result.Rejection?.Text ?? string.Concat(result.Issues.Select(issue => issue.Reason))));
    }

    /// <summary>A company's bad news: four fifths gone overnight on ordinary prices, on a wild day, and with a crowd in it.</summary>
    [Theory]
    [InlineData(0.2, 1.004, 1)]
    [InlineData(0.22, 1.004, 1)]
    [InlineData(0.25, 1.3, 1)]
    [InlineData(0.25, 1.004, 40)]
    [InlineData(0.5, 1.2, 15)]
    public void FallOfACompany_Passes(double factor, double range, double volume)
    {
        var biotech = Walk("BIO", 9, 0.3, deviation: 0.04);
        Scale(biotech, Day, Days, factor);
        biotech.High![Day] = Math.Max(biotech.Open![Day], biotech.Close[Day]) * range;
        biotech.Volume![Day] = biotech.Volume[Day - 1] * volume;

        var result = Check([Walk("SPY", 1, 1), biotech])[1];

        Assert.Null(result.Rejection);
        Assert.Empty(result.Issues);
    }

    [Theory]
    [InlineData(0.25, "4:1")]
    [InlineData(0.8, "5:4")]
    [InlineData(4, "1:4")]
    public void SplitInNeitherColumn_RejectsTheSeriesAndNamesTheRatio(double factor, string ratio)
    {
        var fund = Walk("IWM", 2, 1.1);
        Scale(fund, Day, Days, factor);

        var result = Check([Walk("SPY", 1, 1), fund])[1];

        Assert.Null(result.Columns);
        Assert.Contains($"a split of {ratio} that is in neither close nor adj_close (SPY moved by ", result.Rejection?.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void SplitOfTheOnlySeries_IsFoundWithoutOthers()
    {
        var fund = Walk("SPY", 2, 1);
        Scale(fund, Day, Days, 0.25);

        Assert.Contains("a split of 4:1", Check([fund])[0].Rejection?.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 100, SeriesKind.Fund)]
    [InlineData(1, 0.01, SeriesKind.Index)]
    [InlineData(1, 1.5, SeriesKind.Fund)]
    [InlineData(4, 0.25, SeriesKind.Fund)]
    [InlineData(1, 0.93, SeriesKind.Fund)]
    public void RowsThatGoOutAndBack_AreLeftOutAndNamed(int rows, double factor, SeriesKind kind)
    {
        var series = Walk("IWM", 2, 1.1);
        Scale(series, Day, Day + rows, factor);

        var result = new PriceJumpCheck([(Walk("SPY", 1, 1), SeriesKind.Fund, "SPY.csv"), (series, kind, "IWM.csv")]).Check()[1];

        Assert.Equal(series.Dates[Day..(Day + rows)], result.Issues.Select(issue => issue.LeftOut!.Value));
        Assert.Equal(Days - rows, result.Columns!.Count);
    }

    [Fact]
    public void LastRowInAnotherUnit_WaitsForTheNextDay()
    {
        var series = Walk("IWM", 2, 1.1);
        Scale(series, Days - 1, Days, 100);

        var result = Check([Walk("SPY", 1, 1), series])[1];

        Assert.Equal(Days - 1, result.Columns!.Count);
        Assert.Contains("a factor of 100, a slipped decimal point or another unit (SPY moved by", Assert.Single(result.Issues).Reason?.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void VolatilityIndex_MayDoubleAndHalve()
    {
        var vix = Walk("^VIX", 2, 0, deviation: 0.08);
        Scale(vix, Day, Day + 1, 2.2);

        Assert.Same(vix, new PriceJumpCheck([(vix, SeriesKind.Index, "VIX.csv")]).Check()[0].Columns);
    }

    /// <summary>The work grows with the rows, not faster: what related series say is asked for jumps alone.</summary>
    [Fact]
    public void QuietSeries_AskNothingOfOthers()
    {
        var market = Enumerable.Range(0, 40).Select(i => Walk($"S{i}", i, 1)).ToArray();

        Assert.All(Check(market), (result, i) => Assert.Same(market[i], result.Columns));
    }

    private static IReadOnlyList<CheckedSeries> Check(SeriesColumns[] market) =>
        new PriceJumpCheck([.. market.Select(series => (series, SeriesKind.Fund, $"{series.Id}.csv"))]).Check();

    private static void Scale(SeriesColumns series, int from, int to, double factor)
    {
        foreach (var column in new[] { series.Open!, series.High!, series.Low!, series.Close, series.AdjustedClose! })
            for (var row = from; row < to; row++)
                column[row] *= factor;
    }

    /// <summary>A market of a hundredth a day, a share of it, and noise of the series' own.</summary>
    private static SeriesColumns Walk(string id, int seed, double beta, double deviation = 0.003)
    {
        var (market, own) = (new Random(1), new Random(seed + 100));
        double[] open = new double[Days], high = new double[Days], low = new double[Days], close = new double[Days], volume = new double[Days];
        var price = 100.0;
        for (var row = 0; row < Days; row++)
        {
            open[row] = price;
            price *= Math.Exp(beta * 0.01 * Normal(market) + deviation * Normal(own));
            close[row] = price;
            (high[row], low[row]) = (Math.Max(open[row], price) * 1.004, Math.Min(open[row], price) / 1.004);
            volume[row] = 1e6 * Math.Exp(0.2 * Normal(own));
        }

        var first = new DateOnly(2024, 1, 1);
        return new SeriesColumns
        {
            Id = id, Dates = [.. Enumerable.Range(0, 2 * Days).Select(first.AddDays).Where(day => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)).Take(Days)],
            Open = open, High = high, Low = low, Close = close, AdjustedClose = [.. close], Volume = volume, Lines = [.. Enumerable.Range(2, Days)],
        };

        static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
    }
}
