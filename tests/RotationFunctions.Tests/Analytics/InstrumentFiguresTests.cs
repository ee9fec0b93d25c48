using System.Collections.Concurrent;
using RotationFunctions.Analytics;
using RotationFunctions.Tests.Analytics.Support;

namespace RotationFunctions.Tests.Analytics;

/// <summary>
/// Every column of an instrument on days of two years, against plain loops over its bars: the instrument begins before its benchmark, each lacks days, and
/// neither begins with the calendar.
/// </summary>
public sealed class InstrumentFiguresTests
{
    private const int Days = 490;
    private const int Start = 7;
    private const int BenchmarkStart = 25;

    /// <summary>Days around each edge: of the windows, of the year, of the days that are lacking, and of the benchmark.</summary>
    private static readonly int[] Tested =
    [
        0, 6, 7, 8, 12, 21, 22, 23, 27, 28, 29, 56, 57, 70, 146, 147, 148, 149, 150, 160, 199, 200, 201, 202, 206, 207, 221, 231, 258, 259, 260, 261, 270, 276, 277, 278, 300, 400,
        408, 409, 410, 411, 420, 450, 456, 457, 458, 488, 489,
    ];

    private static readonly TradingCalendar Calendar = SyntheticMarket.Calendar(Days);

    private readonly double[] _open, _high, _low, _close, _adjusted, _volume, _benchmark;
    private readonly double[] _riskFree = [.. Enumerable.Range(0, Days).Select(day => 1e-4 + (1e-6 * (day % 17)))];

    public InstrumentFiguresTests()
    {
        var random = new Random(12);
        double Uniform(double low, double high) => low + ((high - low) * random.NextDouble());
        (_open, _high, _low, _close, _adjusted, _volume, _benchmark) = (Column(), Column(), Column(), Column(), Column(), Column(), Column());
        var (level, market) = (50.0, 200.0);
        for (var day = 0; day < Days; day++)
        {
            var move = Uniform(-0.02, 0.021);
            level *= 1 + move + Uniform(-0.01, 0.01);
            market *= day % 9 == 0 ? 1 : 1 + move;
            if (day >= BenchmarkStart && day != 409)
                _benchmark[day] = market;
            // Two days without a bar, one of them the last trading day of the year.
            if (day < Start || day is 200 or 260)
                continue;
            (_close[day], _open[day]) = (level, level * Uniform(0.995, 1.005));
            _high[day] = Math.Max(level, _open[day]) * Uniform(1, 1.01);
            _low[day] = Math.Min(level, _open[day]) * Uniform(0.99, 1);
            _adjusted[day] = level * (day < 100 ? 0.97 : day < 300 ? 0.98 : 1);
            _volume[day] = day % 23 == 5 ? 0 : Math.Floor(Uniform(1000, 5000));
        }

        static double[] Column() => [.. Enumerable.Repeat(double.NaN, Days)];
    }

    [Fact]
    public void Columns_EachByItsDefinition()
    {
        var figures = Of(Fund());
        foreach (var day in Tested)
            foreach (var (figure, expected) in Expected(day))
                Figures.Equal(double.IsNaN(expected) ? null : expected, figures[figure, day], 1e-9, $"{figure} on day {day}");
        Assert.Equal(FigureIds.All.Count, Expected(300).Count);
        Assert.Equal(Days - Start, figures.Column(FigureIds.Sma50).Length);
        Assert.Null(figures[FigureIds.HighAllTime, Days]);
        Assert.Equal(figures[FigureIds.Return(Window.OneMonth), 300], figures.PriceReturn(Window.OneMonth, 300).Fraction);
        Assert.Equal(figures[FigureIds.TotalReturn(Window.OneMonth), 300], figures.TotalReturn(Window.OneMonth, 300).Fraction);
        Assert.Equal(double.NaN, figures.PriceReturn(Window.OneYear, 20).Fraction);
        Assert.Equal(double.NaN, figures.TotalReturn(Window.OneYear, 20).Fraction);
    }

    [Fact]
    public void Columns_OfAnIndex_NoneOfDividendsOrVolume()
    {
        var figures = Of(new BarSeries("^X", Start, Own(_open), Own(_high), Own(_low), Own(_close), null, null));
        string[] lacking = [.. Window.All.Select(FigureIds.TotalReturn), FigureIds.DollarVolume, FigureIds.Amihud, FigureIds.BidAskSpread];
        var fund = Of(Fund());
        foreach (var figure in FigureIds.All)
            foreach (var day in Tested)
                Assert.Equal(lacking.Contains(figure) ? null : fund[figure, day], figures[figure, day]);
    }

    [Fact]
    public void Columns_AgainstABenchmarkThatIsNotThere()
    {
        // The benchmark ends before the instrument begins.
        double[] few = [1, 2, 3];
        var figures = InstrumentFigures.Of(Fund(), Closes.Bars("B", 1, few), Calendar, _riskFree);
        Assert.All(
            (string[])[FigureIds.Beta, FigureIds.Correlation, FigureIds.TrackingError, FigureIds.InformationRatio, FigureIds.CaptureUp, FigureIds.CaptureDown],
            figure => Assert.Null(figures[figure, Days - 1]));
        Assert.NotNull(figures[FigureIds.Sortino, Days - 1]);
    }

    [Fact]
    public void Selection_EachFigureAloneHasTheBitsOfAllTogether()
    {
        var history = new MarketHistory(Calendar, "B", [Fund(), Benchmark()], [new("EFFR", [Calendar[0]], [4.0])]);
        var all = InstrumentFigures.OfAll(history).ToDictionary(f => f.Series.Id);
        foreach (var figure in FigureIds.All)
        {
            var selection = new FigureSelection(figure);
            Assert.True(selection.Contains(figure));
            var seen = new ConcurrentBag<string>();
            InstrumentFigures.ForEach(history, selection, figures =>
            {
                seen.Add(figures.Series.Id);
                Figures.SameBits(all[figures.Series.Id].Column(figure), figures.Column(figure), $"{figures.Series.Id} {figure}");
                Assert.Equal(figures.Series.Count, figures.Column(figure).Length);
                foreach (var other in FigureIds.All.Where(id => !selection.Contains(id)))
                    Assert.Throws<KeyNotFoundException>(() => figures.Column(other).Length);
            });
            Assert.Equal(["B", "S"], seen.Order());
        }

        Assert.Equal(["S", "B"], all.Keys);
    }

    [Theory]
    [InlineData("drawdown.max.1M", "return.1M")]
    [InlineData("volatility.annual.YTD", "volatility.daily.YTD return.1D return.YTD")]
    [InlineData("beta.1Y", "return.1D return.1Y")]
    [InlineData("sortino.1Y", "return.1D return.1Y")]
    [InlineData("high.52w.distance", "high.52w")]
    [InlineData("high.allTime.distance", "high.allTime")]
    [InlineData("distance.sma200.std", "distance.sma200 sma.200")]
    [InlineData("liquidity.amihud.1M", "return.1D return.1M")]
    [InlineData("liquidity.spread.1M", "return.1M")]
    [InlineData("rsi.14", "")]
    public void Selection_WhatAFigureIsMadeFrom(string figure, string ingredients)
    {
        var selection = new FigureSelection(figure);
        Assert.Equal(ingredients.Split(' ', StringSplitOptions.RemoveEmptyEntries).Append(figure).Order(StringComparer.Ordinal), FigureIds.All.Where(selection.Contains).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Selection_AFigureThatThereIsNot()
        => Assert.Throws<KeyNotFoundException>(() => new FigureSelection(FigureIds.Beta, "return.2Y"));

    private static double[] Own(double[] column) => column[Start..];

    private BarSeries Fund() => new("S", Start, Own(_open), Own(_high), Own(_low), Own(_close), Own(_adjusted), Own(_volume));

    private BarSeries Benchmark()
    {
        double[] close = _benchmark[BenchmarkStart..];
        return Closes.Bars("B", BenchmarkStart, close);
    }

    private InstrumentFigures Of(BarSeries series) => InstrumentFigures.Of(series, Benchmark(), Calendar, _riskFree);

    /// <summary>Every figure of a day; NaN for absent.</summary>
    private Dictionary<string, double> Expected(int day)
    {
        var expected = new Dictionary<string, double>();
        foreach (var window in Window.All)
        {
            var from = window.TradingDays is { } days ? day - days : Calendar.YearBase(day);
            var there = At(_close, from) && At(_close, day);
            expected[FigureIds.Return(window)] = there ? (_close[day] / _close[from]) - 1 : double.NaN;
            expected[FigureIds.TotalReturn(window)] = there ? (_adjusted[day] / _adjusted[from]) - 1 : double.NaN;
            var closes = there ? Present(_close[from..(day + 1)]) : [];
            expected[FigureIds.Drawdown(window)] = there ? closes.Select((close, i) => (close / closes[..(i + 1)].Max()) - 1).Min() : double.NaN;
            if (window == Window.OneDay)
                continue;
            var returns = there ? Present(Returns(_close, from, day)) : [];
            var enough = window == Window.YearToDate ? 2 : Math.Ceiling(0.9 * (day - from));
            expected[FigureIds.VolatilityDaily(window)] = there && returns.Length >= enough ? Deviation(returns) : double.NaN;
            expected[FigureIds.VolatilityAnnual(window)] = expected[FigureIds.VolatilityDaily(window)] * Math.Sqrt(252);
        }

        AddComovements(expected, day);
        AddLevels(expected, day);
        AddTrading(expected, day);
        return expected;
    }

    private void AddComovements(Dictionary<string, double> expected, int day)
    {
        double beta = double.NaN, correlation = double.NaN, error = double.NaN, ratio = double.NaN, up = double.NaN, down = double.NaN;
        double downside = double.NaN, sortino = double.NaN;
        var from = day - 252;
        if (At(_close, from) && At(_close, day))
        {
            var pairs = Returns(_close, from, day).Zip(Returns(_benchmark, from, day)).Where(p => !double.IsNaN(p.First + p.Second)).ToArray();
            // All of the window's days must lie after the benchmark's first bar.
            if (pairs.Length >= 227 && from >= BenchmarkStart)
            {
                double[] own = [.. pairs.Select(p => p.First)], other = [.. pairs.Select(p => p.Second)], gaps = [.. pairs.Select(p => p.First - p.Second)];
                double meanX = own.Average(), meanY = other.Average();
                double Products(double[] x, double mx, double[] y, double my) => x.Zip(y, (a, b) => (a - mx) * (b - my)).Sum();
                beta = Products(own, meanX, other, meanY) / Products(other, meanY, other, meanY);
                correlation = Products(own, meanX, other, meanY) / Math.Sqrt(Products(other, meanY, other, meanY) * Products(own, meanX, own, meanX));
                error = Deviation(gaps) * Math.Sqrt(252);
                ratio = gaps.Average() * 252 / error;
                double Growth(IEnumerable<double> returns) => returns.Aggregate(1.0, (growth, r) => growth * (1 + r)) - 1;
                up = Growth(pairs.Where(p => p.Second > 0).Select(p => p.First)) / Growth(other.Where(r => r > 0));
                down = Growth(pairs.Where(p => p.Second < 0).Select(p => p.First)) / Growth(other.Where(r => r < 0));
            }

            var excess = Present([.. Returns(_close, from, day).Select((r, i) => r - _riskFree[from + 1 + i])]);
            downside = Math.Sqrt(excess.Sum(e => Math.Pow(Math.Min(e, 0), 2)) / excess.Length) * Math.Sqrt(252);
            sortino = excess.Average() * 252 / downside;
        }

        (expected[FigureIds.Beta], expected[FigureIds.Correlation]) = (beta, correlation);
        (expected[FigureIds.TrackingError], expected[FigureIds.InformationRatio]) = (error, ratio);
        (expected[FigureIds.CaptureUp], expected[FigureIds.CaptureDown]) = (up, down);
        (expected[FigureIds.DownsideDeviation], expected[FigureIds.Sortino]) = (downside, sortino);
    }

    private void AddLevels(Dictionary<string, double> expected, int day)
    {
        var there = At(_close, day);
        var year = Last(_close, day, 252, 227);
        expected[FigureIds.High52Weeks] = year.Length > 0 ? year.Max() : double.NaN;
        expected[FigureIds.High52WeeksDistance] = (_close[day] / expected[FigureIds.High52Weeks]) - 1;
        var all = Present(_close[..(day + 1)]);
        expected[FigureIds.HighAllTime] = there ? all.Max() : double.NaN;
        expected[FigureIds.HighAllTimeDistance] = there ? (_close[day] / all.Max()) - 1 : double.NaN;
        expected[FigureIds.DaysSinceHigh] = there ? day - Array.LastIndexOf(_close, all.Max()) : double.NaN;
        expected[FigureIds.Sma50] = Mean(Last(_close, day, 50, 45));
        expected[FigureIds.Sma200] = Mean(Last(_close, day, 200, 180));
        double Distance(int d) => (_close[d] / Mean(Last(_close, d, 200, 180))) - 1;
        expected[FigureIds.DistanceSma200] = Distance(day);
        // The first distance is of the 200th day.
        var distances = there && day - 251 >= Start + 199 ? Present([.. Enumerable.Range(day - 251, 252).Select(Distance)]) : [];
        expected[FigureIds.DistanceSma200Deviations] = distances.Length >= 227 ? Distance(day) / Deviation(distances) : double.NaN;
        expected[FigureIds.Rsi14] = there ? RelativeStrengthIndex(all) : double.NaN;
        expected[FigureIds.Atr14] = there ? AverageTrueRange(day) : double.NaN;
    }

    private void AddTrading(Dictionary<string, double> expected, int day)
    {
        double[] dollars = [.. _close.Zip(_volume, (close, volume) => close * volume)];
        expected[FigureIds.DollarVolume] = Mean(Last(dollars, day, 21, 19));
        var (volume, spread) = (double.NaN, double.NaN);
        if (At(_close, day - 21) && At(_close, day))
        {
            var impacts = Enumerable.Range(day - 20, 21).Where(d => dollars[d] > 0 && At(_close, d - 1))
                .Select(d => Math.Abs((_close[d] / _close[d - 1]) - 1) / dollars[d] * 1e6).ToArray();
            volume = impacts.Length >= 15 ? impacts.Average() : double.NaN;
            var spreads = Present([.. Enumerable.Range(day - 20, 21).Select(d => Trading.Spread(_high[d - 1], _low[d - 1], _close[d - 1], _high[d], _low[d]))]);
            spread = spreads.Length >= 19 ? spreads.Average() : double.NaN;
        }

        (expected[FigureIds.Amihud], expected[FigureIds.BidAskSpread]) = (volume, spread);
    }

    /// <summary>Wilder's index over the closes so far: averages of 14 changes, each then moved by a fourteenth.</summary>
    private static double RelativeStrengthIndex(double[] closes)
    {
        if (closes.Length < 15)
            return double.NaN;
        double[] changes = [.. closes.Skip(1).Zip(closes, (now, before) => now - before)];
        double gain = changes.Take(14).Sum(c => Math.Max(c, 0)) / 14, loss = changes.Take(14).Sum(c => Math.Max(-c, 0)) / 14;
        foreach (var change in changes.Skip(14))
            (gain, loss) = (((gain * 13) + Math.Max(change, 0)) / 14, ((loss * 13) + Math.Max(-change, 0)) / 14);
        return 100 - (100 / (1 + (gain / loss)));
    }

    private double AverageTrueRange(int day)
    {
        var bars = Enumerable.Range(0, day + 1).Where(d => At(_close, d)).ToArray();
        if (bars.Length < 15)
            return double.NaN;
        double[] ranges = [.. bars.Skip(1).Zip(bars, (now, before) => Math.Max(_high[now], _close[before]) - Math.Min(_low[now], _close[before]))];
        return ranges.Skip(14).Aggregate(ranges.Take(14).Average(), (average, range) => ((average * 13) + range) / 14);
    }

    private static bool At(double[] column, int day) => day >= 0 && !double.IsNaN(column[day]);

    private static double[] Present(double[] values) => [.. values.Where(v => !double.IsNaN(v))];

    /// <summary>The values of the last days up to one that has a close; none when they reach before the first bar or too few are there.</summary>
    private double[] Last(double[] column, int day, int days, int atLeast)
    {
        if (!At(_close, day) || day - days + 1 < Start)
            return [];
        var present = Present(column[(day - days + 1)..(day + 1)]);
        return present.Length >= atLeast ? present : [];
    }

    private static double[] Returns(double[] column, int from, int day) => [.. Enumerable.Range(from + 1, day - from).Select(d => (column[d] / column[d - 1]) - 1)];

    private static double Mean(double[] values) => values.Length > 0 ? values.Average() : double.NaN;

    private static double Deviation(double[] values)
    {
        var mean = values.Average();
        return Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / (values.Length - 1));
    }
}
