using RotationFunctions.Analytics;
using RotationFunctions.Analytics.Claims;

namespace RotationFunctions.Tests.Claims;

/// <summary>
/// What definitions give in a search that begins in the middle of a history, where one series lacks a day and the other begins later and ends early: against
/// the closes themselves, definition by definition.
/// </summary>
public sealed class SeriesFiguresTests
{
    private const int Days = 205;
    private const int AsOf = 200;
    private const int Hole = 100;
    private const int OtherStart = 30;
    private const int OtherEnd = 180;
    private const double NaN = double.NaN;

    private readonly double[] _close = new double[Days], _open = new double[Days], _high = new double[Days], _low = new double[Days], _adjusted = new double[Days];
    private readonly double[] _other = new double[Days];
    private readonly BarSeries _series, _against;

    public SeriesFiguresTests()
    {
        var random = new Random(14);
        var (level, market) = (100.0, 50.0);
        for (var day = 0; day < Days; day++)
        {
            var move = 0.03 * (random.NextDouble() - 0.5);
            (level, market) = (level * (1 + move + (0.02 * (random.NextDouble() - 0.5))), market * (1 + move));
            _close[day] = day == Hole ? NaN : level;
            (_open[day], _high[day], _low[day], _adjusted[day]) = (_close[day] * 0.999, _close[day] * 1.002, _close[day] * 0.997, _close[day] * (0.9 + (0.0004 * day)));
            _other[day] = day is >= OtherStart and <= OtherEnd ? market : NaN;
        }

        _series = new BarSeries("S", 0, _open, _high, _low, _close, _adjusted, null);
        double[] other = _other[OtherStart..(OtherEnd + 1)];
        _against = new BarSeries("O", OtherStart, other, other, other, other, null, null);
    }

    [Theory]
    [InlineData("Return")]
    [InlineData("Spread")]
    [InlineData("Volatility")]
    [InlineData("Drawdown")]
    [InlineData("Level")]
    [InlineData("Correlation")]
    [InlineData("Beta")]
    public void Figure_OfEachDefinition(string name)
    {
        var family = Enum.Parse<FigureFamily>(name);
        var isPair = family is FigureFamily.Spread or FigureFamily.Correlation or FigureFamily.Beta;
        // Starts from 10 to 130, ends from 70 to 190, prices from 9 on.
        var space = new SearchSpace(family, new(70, 130, DefinitionBase.Close, PriceBasis.Price), AsOf);
        Assert.Equal(((10, 130), (70, 190), 9), (space.Starts, space.Ends, space.FirstDay));
        var figures = new SeriesFigures(space, family, _series, isPair ? _against : null);
        var candidates = space.Candidates;
        var values = new double[candidates.Length];
        figures.Fill(candidates, values);
        var seen = 0;
        for (var i = 0; i < candidates.Length; i++)
        {
            var candidate = candidates[i];
            // Some of the many, and the edges: the first and last start, the first and last end, and the day that is lacking.
            if (i % (candidates.Length > 2000 ? 211 : 7) != 0 && !(candidate.Start is 10 or 130 or Hole or OtherStart && i % 11 == 0) && !(candidate.End is 70 or 190 or Hole or OtherEnd && i % 11 == 0))
                continue;
            var expected = Expected(family, candidate);
            Assert.True(
                double.IsNaN(expected) ? double.IsNaN(values[i]) : Math.Abs(expected - values[i]) <= 1e-10 * Math.Max(1, Math.Abs(expected)),
                $"{candidate}: expected {expected:R}, was {values[i]:R}");
            seen += double.IsNaN(expected) ? 0 : 1;
        }

        Assert.True(seen > 30, $"{seen} figures");
    }

    [Fact]
    public void Prices_ByBasisAndBase()
    {
        var prices = PriceColumns.Of(_series, 90, 110);
        Assert.Equal(90, prices.First);
        Assert.Equal(_close[95], prices[PriceBasis.Price, DefinitionBase.Close][5]);
        Assert.Equal(_high[95], prices[PriceBasis.Price, DefinitionBase.High][5]);
        Assert.Equal(_adjusted[95], prices[PriceBasis.Total, DefinitionBase.Close][5]);
        Assert.Equal(_low[95] * (_adjusted[95] / _close[95]), prices[PriceBasis.Total, DefinitionBase.Low][5]);
        Assert.Equal(21, prices[PriceBasis.Price, DefinitionBase.Open].Length);
        Assert.Equal(NaN, prices[PriceBasis.Price, DefinitionBase.Open][10]);
        // The other series begins and ends inside; it has no prices with dividends.
        var other = PriceColumns.Of(_against, 20, 190);
        Assert.Equal([NaN, _other[30], _other[180], NaN], new[] { 9, 10, 160, 161 }.Select(i => other[PriceBasis.Price, DefinitionBase.Close][i]));
        Assert.All(other[PriceBasis.Total, DefinitionBase.Close], price => Assert.Equal(NaN, price));
    }

    [Fact]
    public void DailyReturns_SimpleAndOfLogarithms()
    {
        var prices = PriceColumns.Of(_series, 98, 103);
        double[] ratios = [_close[99] / _close[98], NaN, NaN, _close[102] / _close[101], _close[103] / _close[102]];
        Assert.Equal([NaN, .. ratios.Select(r => r - 1)], prices.DailyReturns(PriceBasis.Price, ReturnForm.Simple));
        Assert.Equal([NaN, .. ratios.Select(r => Math.Log(r))], prices.DailyReturns(PriceBasis.Price, ReturnForm.Log));
        Assert.Equal((_adjusted[99] / _adjusted[98]) - 1, prices.DailyReturns(PriceBasis.Total, ReturnForm.Simple)[1]);
    }

    private double Expected(FigureFamily family, Candidate candidate)
    {
        var total = candidate.Basis == PriceBasis.Total;
        double[] closes = total ? _adjusted : _close, others = total ? [.. Enumerable.Repeat(NaN, Days)] : _other;
        double Base(bool other) => (candidate.Base, other) switch
        {
            (DefinitionBase.PreviousClose, _) => (other ? others : closes)[candidate.Start - 1],
            (_, true) => others[candidate.Start],
            (DefinitionBase.Open, _) => _open[candidate.Start] * closes[candidate.Start] / _close[candidate.Start],
            (DefinitionBase.High, _) => _high[candidate.Start] * closes[candidate.Start] / _close[candidate.Start],
            (DefinitionBase.Low, _) => _low[candidate.Start] * closes[candidate.Start] / _close[candidate.Start],
            _ => closes[candidate.Start],
        };
        switch (family)
        {
            case FigureFamily.Return:
                return (closes[candidate.End] / Base(other: false)) - 1;
            case FigureFamily.Spread:
                return (closes[candidate.End] / Base(other: false)) - (others[candidate.End] / Base(other: true));
            case FigureFamily.Level:
                return Base(other: false);
            case FigureFamily.Drawdown:
                var (peak, fall) = (closes[candidate.Start], 0.0);
                foreach (var close in closes[candidate.Start..(candidate.End + 1)].Where(c => !double.IsNaN(c)))
                    (peak, fall) = (Math.Max(peak, close), Math.Min(fall, (close / Math.Max(peak, close)) - 1));
                return double.IsNaN(closes[candidate.Start] + closes[candidate.End]) ? NaN : fall;
        }

        var pairs = Daily(closes, candidate).Zip(family == FigureFamily.Volatility ? Daily(closes, candidate) : Daily(others, candidate))
            .Where(p => !double.IsNaN(p.First + p.Second)).ToArray();
        var n = pairs.Length;
        if (double.IsNaN(closes[candidate.Start] + closes[candidate.End]) || n < 2 || n < Math.Ceiling(0.9 * (candidate.End - candidate.Start)))
            return NaN;
        double meanX = pairs.Average(p => p.First), meanY = pairs.Average(p => p.Second);
        double xx = pairs.Sum(p => Math.Pow(p.First - meanX, 2)), yy = pairs.Sum(p => Math.Pow(p.Second - meanY, 2)), xy = pairs.Sum(p => (p.First - meanX) * (p.Second - meanY));
        return family switch
        {
            FigureFamily.Volatility => Math.Sqrt(xx / (candidate.Deviation == StandardDeviation.Sample ? n - 1 : n)),
            FigureFamily.Correlation => xy / Math.Sqrt(xx * yy),
            _ => xy / yy,
        };
    }

    private static double[] Daily(double[] closes, Candidate candidate) =>
    [
        .. Enumerable.Range(candidate.Start + 1, candidate.End - candidate.Start).Select(day => closes[day] / closes[day - 1])
            .Select(ratio => candidate.Form == ReturnForm.Log ? Math.Log(ratio) : ratio - 1),
    ];
}
