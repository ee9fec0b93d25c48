using RotationFunctions.Analytics.Rolling;

namespace RotationFunctions.Analytics;

/// <summary>
/// All figures of one instrument for every trading day from its first bar: a column for each id of
/// <see cref="FigureIds.All"/>, NaN where a figure is absent.
/// </summary>
/// <remarks>
/// There is no second algorithm for a single day: a day's figures are the last row of a history that ends on it, so a
/// backfill of twenty years and a run of one evening give the same bits.
/// </remarks>
public sealed class InstrumentFigures
{
    private const int MonthDays = 21;
    private const int YearDays = 252;

    private static readonly Dictionary<string, int> Positions =
        FigureIds.All.Select((id, position) => (id, position)).ToDictionary(p => p.id, p => p.position, StringComparer.Ordinal);

    private readonly double[][] _columns;

    private InstrumentFigures(BarSeries series, BarSeries benchmark, TradingCalendar calendar)
    {
        (Series, Benchmark, Calendar) = (series, benchmark, calendar);
        _columns = new double[FigureIds.All.Count][];
        for (var i = 0; i < _columns.Length; i++)
            _columns[i] = new double[series.Count];
    }

    /// <summary>The instrument.</summary>
    public BarSeries Series { get; }

    /// <summary>The series that it is measured against.</summary>
    public BarSeries Benchmark { get; }

    public TradingCalendar Calendar { get; }

    /// <summary>The daily values of a figure; element 0 is that of the instrument's first bar.</summary>
    /// <exception cref="KeyNotFoundException">No figure has that id.</exception>
    public ReadOnlySpan<double> Column(string figure) => _columns[Positions[figure]];

    /// <summary>A figure on a trading day (a calendar index); null when absent.</summary>
    /// <exception cref="KeyNotFoundException">No figure has that id.</exception>
    public double? this[string figure, int day]
    {
        get
        {
            var column = _columns[Positions[figure]];
            var position = day - Series.Start;
            return position < 0 || position >= column.Length || double.IsNaN(column[position]) ? null : column[position];
        }
    }

    /// <summary>The price return over a window on a trading day; its fraction is NaN when absent.</summary>
    public PriceReturn PriceReturn(Window window, int day) => new(this[FigureIds.Return(window), day] ?? double.NaN);

    /// <summary>The total return over a window on a trading day; its fraction is NaN when absent.</summary>
    public TotalReturn TotalReturn(Window window, int day) => new(this[FigureIds.TotalReturn(window), day] ?? double.NaN);

    /// <summary>Computes the figures of every instrument, in the history's order.</summary>
    public static IReadOnlyList<InstrumentFigures> OfAll(MarketHistory history)
    {
        ArgumentNullException.ThrowIfNull(history);
        var acceptable = RiskFree.Daily(history);
        var series = history.Bars.ToArray();
        var figures = new InstrumentFigures[series.Length];
        // Each instrument writes its own place and reads shared columns: the number of threads changes no bit.
        Parallel.For(0, series.Length, i => figures[i] = Of(series[i], history.Benchmark, history.Calendar, acceptable));
        return figures;
    }

    /// <summary>Computes the figures of one instrument.</summary>
    /// <param name="series">The instrument.</param>
    /// <param name="benchmark">The series that it is measured against.</param>
    /// <param name="calendar">The trading days that both are aligned on.</param>
    /// <param name="riskFree">Risk-free return of each trading day as a daily fraction (see <see cref="RiskFree"/>).</param>
    public static InstrumentFigures Of(
        BarSeries series, BarSeries benchmark, TradingCalendar calendar, ReadOnlySpan<double> riskFree)
    {
        ArgumentNullException.ThrowIfNull(series);
        ArgumentNullException.ThrowIfNull(benchmark);
        ArgumentNullException.ThrowIfNull(calendar);
        var figures = new InstrumentFigures(series, benchmark, calendar);
        var bases = YearBases(series, calendar);
        figures.FillReturns(bases);
        var returns = figures.Column(FigureIds.Return(Window.OneDay));
        figures.FillRisk(returns, bases);
        figures.FillAgainstBenchmark(returns, riskFree);
        figures.FillLevels();
        figures.FillTrading(returns);
        return figures;
    }

    private Span<double> Target(string figure) => _columns[Positions[figure]];

    /// <summary>Position in the series' own columns of each day's year-to-date base; −1 where it has no bar.</summary>
    private static int[] YearBases(BarSeries series, TradingCalendar calendar)
    {
        var bases = new int[series.Count];
        for (var i = 0; i < bases.Length; i++)
        {
            var day = calendar.YearBase(series.Start + i);
            bases[i] = day >= 0 && series.HasBar(day) ? day - series.Start : -1;
        }

        return bases;
    }

    private void FillReturns(ReadOnlySpan<int> bases)
    {
        foreach (var window in Window.All)
        {
            var price = Target(FigureIds.Return(window));
            var total = Target(FigureIds.TotalReturn(window));
            if (!Series.HasAdjusted)
                total.Fill(double.NaN);
            if (window.TradingDays is { } days)
            {
                Returns.OverDays(Series.Close, days, price);
                if (Series.HasAdjusted)
                    Returns.OverDays(Series.Adjusted, days, total);
            }
            else
            {
                Returns.FromBases(Series.Close, bases, price);
                if (Series.HasAdjusted)
                    Returns.FromBases(Series.Adjusted, bases, total);
            }
        }
    }

    private void FillRisk(ReadOnlySpan<double> returns, ReadOnlySpan<int> bases)
    {
        foreach (var window in Window.All)
        {
            var drawdown = Target(FigureIds.Drawdown(window));
            if (window.TradingDays is { } days)
                Drawdown.OverDays(Series.Close, days, drawdown);
            else
                Drawdown.FromBases(Series.Close, bases, drawdown);
            RequireReturn(window, drawdown);
        }

        foreach (var window in Window.OfSeveralDays)
        {
            var daily = Target(FigureIds.VolatilityDaily(window));
            if (window.TradingDays is { } days)
                Volatility.OverDays(returns, days, daily);
            else
                Volatility.FromBases(returns, bases, daily);
            RequireReturn(window, daily);
            var annual = Target(FigureIds.VolatilityAnnual(window));
            for (var i = 0; i < annual.Length; i++)
                annual[i] = daily[i] * Volatility.AnnualFactor;
        }
    }

    private void FillAgainstBenchmark(ReadOnlySpan<double> returns, ReadOnlySpan<double> riskFree)
    {
        var benchmark = BenchmarkReturns();
        var first = Math.Max(1, Benchmark.Start + 1 - Series.Start);
        Span<double> beta = Target(FigureIds.Beta), correlation = Target(FigureIds.Correlation);
        Span<double> trackingError = Target(FigureIds.TrackingError), informationRatio = Target(FigureIds.InformationRatio);
        Span<double> up = Target(FigureIds.CaptureUp), down = Target(FigureIds.CaptureDown);
        AgainstBenchmark.OverDays(returns, benchmark, first, YearDays, beta, correlation, trackingError, informationRatio);
        AgainstBenchmark.CaptureOverDays(returns, benchmark, first, YearDays, up, down);
        foreach (var figure in (ReadOnlySpan<string>)
            [FigureIds.Beta, FigureIds.Correlation, FigureIds.TrackingError, FigureIds.InformationRatio, FigureIds.CaptureUp, FigureIds.CaptureDown])
            RequireReturn(Window.OneYear, Target(figure));

        Span<double> deviation = Target(FigureIds.DownsideDeviation), sortino = Target(FigureIds.Sortino);
        Downside.OverDays(returns, riskFree.Slice(Series.Start, Series.Count), YearDays, deviation, sortino);
        RequireReturn(Window.OneYear, deviation);
        RequireReturn(Window.OneYear, sortino);
    }

    private void FillLevels()
    {
        var close = Series.Close;
        Highs.OverDays(close, YearDays, Target(FigureIds.High52Weeks));
        Highs.Distance(close, Column(FigureIds.High52Weeks), Target(FigureIds.High52WeeksDistance));
        Highs.OfAllTime(close, Target(FigureIds.HighAllTime), Target(FigureIds.DaysSinceHigh));
        Highs.Distance(close, Column(FigureIds.HighAllTime), Target(FigureIds.HighAllTimeDistance));
        MovingAverages.OverDays(close.Values, 50, Target(FigureIds.Sma50));
        MovingAverages.OverDays(close.Values, 200, Target(FigureIds.Sma200));
        var distance = Target(FigureIds.DistanceSma200);
        Highs.Distance(close, Column(FigureIds.Sma200), distance);
        MovingAverages.InDeviations(distance, 199, YearDays, Target(FigureIds.DistanceSma200Deviations));
        Wilder.RelativeStrengthIndex(close, 14, Target(FigureIds.Rsi14));
        Wilder.AverageTrueRange(Series.High, Series.Low, close, 14, Target(FigureIds.Atr14));
        foreach (var figure in (ReadOnlySpan<string>)
            [FigureIds.High52Weeks, FigureIds.HighAllTime, FigureIds.DaysSinceHigh, FigureIds.Sma50, FigureIds.Sma200])
            RequireBar(Target(figure));
    }

    private void FillTrading(ReadOnlySpan<double> returns)
    {
        Span<double> volume = Target(FigureIds.DollarVolume), amihud = Target(FigureIds.Amihud), spread = Target(FigureIds.BidAskSpread);
        if (!Series.HasVolume)
        {
            // An index is not traded: a range of its levels says nothing of a spread.
            volume.Fill(double.NaN);
            amihud.Fill(double.NaN);
            spread.Fill(double.NaN);
            return;
        }

        var dollars = new double[Series.Count];
        Trading.DollarVolume(Series.Close, Series.Volume, dollars);
        MovingAverages.OverDays(dollars, MonthDays, volume);
        RequireBar(volume);
        Trading.Amihud(returns, dollars, MonthDays, 15, amihud);
        RequireReturn(Window.OneMonth, amihud);
        Trading.Spread(Series.High, Series.Low, Series.Close, MonthDays, spread);
        RequireReturn(Window.OneMonth, spread);
    }

    /// <summary>The benchmark's daily price returns at the positions of this series; NaN where it has none.</summary>
    private double[] BenchmarkReturns()
    {
        var aligned = new double[Series.Count];
        var closes = Benchmark.Close.Values;
        for (var i = 0; i < aligned.Length; i++)
        {
            var position = Series.Start + i - Benchmark.Start;
            aligned[i] = position < 1 || position >= closes.Length ? double.NaN : (closes[position] / closes[position - 1]) - 1;
        }

        return aligned;
    }

    /// <summary>Blanks a figure of a window where the window's return is absent: its base or its last day has no bar.</summary>
    private void RequireReturn(Window window, Span<double> figure)
    {
        var returns = Column(FigureIds.Return(window));
        for (var i = 0; i < figure.Length; i++)
            if (double.IsNaN(returns[i]))
                figure[i] = double.NaN;
    }

    /// <summary>Blanks a figure on the days without a bar.</summary>
    private void RequireBar(Span<double> figure)
    {
        var closes = Series.Close.Values;
        for (var i = 0; i < figure.Length; i++)
            if (double.IsNaN(closes[i]))
                figure[i] = double.NaN;
    }
}
