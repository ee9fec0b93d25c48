using System.Numerics.Tensors;
using RotationFunctions.Analytics.Rolling;

namespace RotationFunctions.Analytics;

/// <summary>
/// The figures of one instrument for every trading day from its first bar: a column for each selected id of
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

    private readonly double[]?[] _columns;

    private InstrumentFigures(BarSeries series, BarSeries benchmark, TradingCalendar calendar, double[]?[] columns)
        => (Series, Benchmark, Calendar, _columns) = (series, benchmark, calendar, columns);

    /// <summary>The instrument.</summary>
    public BarSeries Series { get; }

    /// <summary>The series that it is measured against.</summary>
    public BarSeries Benchmark { get; }

    /// <summary>The trading days.</summary>
    public TradingCalendar Calendar { get; }

    /// <summary>The daily values of a figure; element 0 is that of the instrument's first bar.</summary>
    /// <exception cref="KeyNotFoundException">No figure has that id, or it was not selected.</exception>
    public ReadOnlySpan<double> Column(string figure)
        => _columns[Positions[figure]] is { } column
            ? column.AsSpan(0, Series.Count)
            : throw new KeyNotFoundException($"{figure} was not among the figures selected to be computed.");

    /// <summary>A figure on a trading day (a calendar index); null when absent.</summary>
    /// <exception cref="KeyNotFoundException">No figure has that id, or it was not selected.</exception>
    public double? this[string figure, int day]
    {
        get
        {
            var column = Column(figure);
            var position = day - Series.Start;
            return position < 0 || position >= column.Length || double.IsNaN(column[position]) ? null : column[position];
        }
    }

    /// <summary>The price return over a window on a trading day; its fraction is NaN when absent.</summary>
    public PriceReturn PriceReturn(Window window, int day) => new(this[FigureIds.Return(window), day] ?? double.NaN);

    /// <summary>The total return over a window on a trading day; its fraction is NaN when absent.</summary>
    public TotalReturn TotalReturn(Window window, int day) => new(this[FigureIds.TotalReturn(window), day] ?? double.NaN);

    /// <summary>Computes all figures of every instrument, in the history's order.</summary>
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

    /// <summary>
    /// Computes some figures of every instrument and shows each instrument's to <paramref name="use"/> as soon as they are
    /// ready, on several threads and in no order. For many instruments at once: only a few have their columns in memory
    /// at a time, for they write over those of the ones before.
    /// </summary>
    /// <param name="history">The market.</param>
    /// <param name="selection">The figures to compute.</param>
    /// <param name="use">Takes an instrument's figures, which are gone when it returns.</param>
    public static void ForEach(MarketHistory history, FigureSelection selection, Action<InstrumentFigures> use)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(selection);
        ArgumentNullException.ThrowIfNull(use);
        var acceptable = RiskFree.Daily(history);
        Parallel.ForEach(history.Bars, () => Space(selection, history.Calendar.Count), (series, _, columns) =>
        {
            use(Of(series, history.Benchmark, history.Calendar, acceptable, columns));
            return columns;
        }, _ => { });
    }

    /// <summary>Computes all figures of one instrument.</summary>
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
        return Of(series, benchmark, calendar, riskFree, Space(FigureSelection.All, series.Count));
    }

    private static InstrumentFigures Of(
        BarSeries series, BarSeries benchmark, TradingCalendar calendar, ReadOnlySpan<double> riskFree, double[]?[] columns)
    {
        var figures = new InstrumentFigures(series, benchmark, calendar, columns);
        var bases = YearBases(series, calendar);
        figures.FillReturns(bases);
        figures.FillRisk(bases);
        figures.FillAgainstBenchmark(riskFree);
        figures.FillLevels();
        figures.FillTrading();
        return figures;
    }

    /// <summary>Columns for the selected figures, in the order of their ids; null for the others.</summary>
    private static double[]?[] Space(FigureSelection selection, int days)
        => [.. FigureIds.All.Select(id => selection.Contains(id) ? new double[days] : null)];

    private bool Has(string figure) => _columns[Positions[figure]] is not null;

    /// <summary>Where a figure is written; empty when it is not selected.</summary>
    private Span<double> Target(string figure)
        => _columns[Positions[figure]] is { } column ? column.AsSpan(0, Series.Count) : default;

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
            if (Has(FigureIds.Return(window)))
            {
                var price = Target(FigureIds.Return(window));
                if (window.TradingDays is { } days)
                    Returns.OverDays(Series.Close, days, price);
                else
                    Returns.FromBases(Series.Close, bases, price);
            }

            if (Has(FigureIds.TotalReturn(window)))
            {
                var total = Target(FigureIds.TotalReturn(window));
                if (!Series.HasAdjusted)
                    total.Fill(double.NaN);
                else if (window.TradingDays is { } days)
                    Returns.OverDays(Series.Adjusted, days, total);
                else
                    Returns.FromBases(Series.Adjusted, bases, total);
            }
        }
    }

    private void FillRisk(ReadOnlySpan<int> bases)
    {
        foreach (var window in Window.All)
        {
            if (!Has(FigureIds.Drawdown(window)))
                continue;
            var drawdown = Target(FigureIds.Drawdown(window));
            if (window.TradingDays is { } days)
                Drawdown.OverDays(Series.Close, days, drawdown);
            else
                Drawdown.FromBases(Series.Close, bases, drawdown);
            Columns.Require(Column(FigureIds.Return(window)), drawdown);
        }

        foreach (var window in Window.OfSeveralDays)
        {
            if (!Has(FigureIds.VolatilityDaily(window)))
                continue;
            var returns = Column(FigureIds.Return(Window.OneDay));
            var daily = Target(FigureIds.VolatilityDaily(window));
            if (window.TradingDays is { } days)
                Volatility.OverDays(returns, days, daily);
            else
                Volatility.FromBases(returns, bases, daily);
            Columns.Require(Column(FigureIds.Return(window)), daily);
            if (Has(FigureIds.VolatilityAnnual(window)))
                TensorPrimitives.Multiply(daily, Volatility.AnnualFactor, Target(FigureIds.VolatilityAnnual(window)));
        }
    }

    private void FillAgainstBenchmark(ReadOnlySpan<double> riskFree)
    {
        Span<double> beta = Target(FigureIds.Beta), correlation = Target(FigureIds.Correlation);
        Span<double> trackingError = Target(FigureIds.TrackingError), informationRatio = Target(FigureIds.InformationRatio);
        Span<double> up = Target(FigureIds.CaptureUp), down = Target(FigureIds.CaptureDown);
        Span<double> deviation = Target(FigureIds.DownsideDeviation), sortino = Target(FigureIds.Sortino);
        var comoments = !(beta.IsEmpty && correlation.IsEmpty && trackingError.IsEmpty && informationRatio.IsEmpty);
        var captures = !(up.IsEmpty && down.IsEmpty);
        var shortfalls = !(deviation.IsEmpty && sortino.IsEmpty);
        if (!comoments && !captures && !shortfalls)
            return;
        var returns = Column(FigureIds.Return(Window.OneDay));
        var benchmark = BenchmarkReturns();
        var first = Math.Max(1, Benchmark.Start + 1 - Series.Start);
        if (comoments)
            AgainstBenchmark.OverDays(returns, benchmark, first, YearDays, beta, correlation, trackingError, informationRatio);
        if (captures)
            AgainstBenchmark.CaptureOverDays(returns, benchmark, first, YearDays, up, down);
        if (shortfalls)
            Downside.OverDays(returns, riskFree.Slice(Series.Start, Series.Count), YearDays, deviation, sortino);
        var year = Column(FigureIds.Return(Window.OneYear));
        foreach (var figure in (ReadOnlySpan<string>)
            [FigureIds.Beta, FigureIds.Correlation, FigureIds.TrackingError, FigureIds.InformationRatio,
             FigureIds.CaptureUp, FigureIds.CaptureDown, FigureIds.DownsideDeviation, FigureIds.Sortino])
            Columns.Require(year, Target(figure));
    }

    private void FillLevels()
    {
        var close = Series.Close;
        if (Has(FigureIds.High52Weeks))
            Highs.OverDays(close, YearDays, Target(FigureIds.High52Weeks));
        if (Has(FigureIds.High52WeeksDistance))
            Highs.Distance(close, Column(FigureIds.High52Weeks), Target(FigureIds.High52WeeksDistance));
        if (Has(FigureIds.HighAllTime))
            Highs.OfAllTime(close, Target(FigureIds.HighAllTime));
        if (Has(FigureIds.DaysSinceHigh))
            Highs.DaysSince(close, Target(FigureIds.DaysSinceHigh));
        if (Has(FigureIds.HighAllTimeDistance))
            Highs.Distance(close, Column(FigureIds.HighAllTime), Target(FigureIds.HighAllTimeDistance));
        if (Has(FigureIds.Sma50))
            MovingAverages.OverDays(close.Values, 50, Target(FigureIds.Sma50));
        if (Has(FigureIds.Sma200))
            MovingAverages.OverDays(close.Values, 200, Target(FigureIds.Sma200));
        if (Has(FigureIds.DistanceSma200))
            Highs.Distance(close, Column(FigureIds.Sma200), Target(FigureIds.DistanceSma200));
        if (Has(FigureIds.DistanceSma200Deviations))
            MovingAverages.InDeviations(Column(FigureIds.DistanceSma200), 199, YearDays, Target(FigureIds.DistanceSma200Deviations));
        if (Has(FigureIds.Rsi14))
            Wilder.RelativeStrengthIndex(close, 14, Target(FigureIds.Rsi14));
        if (Has(FigureIds.Atr14))
            Wilder.AverageTrueRange(Series.High, Series.Low, close, 14, Target(FigureIds.Atr14));
        foreach (var figure in (ReadOnlySpan<string>)
            [FigureIds.High52Weeks, FigureIds.HighAllTime, FigureIds.DaysSinceHigh, FigureIds.Sma50, FigureIds.Sma200])
            Columns.Require(close.Values, Target(figure));
    }

    private void FillTrading()
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

        if (!volume.IsEmpty || !amihud.IsEmpty)
        {
            var dollars = new double[Series.Count];
            Trading.DollarVolume(Series.Close, Series.Volume, dollars);
            if (!volume.IsEmpty)
                MovingAverages.OverDays(dollars, MonthDays, volume);
            Columns.Require(Series.Close.Values, volume);
            if (!amihud.IsEmpty)
            {
                Trading.Amihud(Column(FigureIds.Return(Window.OneDay)), dollars, MonthDays, 15, amihud);
                Columns.Require(Column(FigureIds.Return(Window.OneMonth)), amihud);
            }
        }

        if (!spread.IsEmpty)
        {
            Trading.Spread(Series.High, Series.Low, Series.Close, MonthDays, spread);
            Columns.Require(Column(FigureIds.Return(Window.OneMonth)), spread);
        }
    }

    /// <summary>The benchmark's daily price returns at the positions of this series; NaN where it has none.</summary>
    private double[] BenchmarkReturns()
    {
        var aligned = new double[Series.Count];
        aligned.AsSpan().Fill(double.NaN);
        var closes = Benchmark.Close.Values;
        var from = Math.Max(Series.Start, Benchmark.Start + 1);
        var to = Math.Min(Series.Start + Series.Count, Benchmark.Start + closes.Length);
        if (from < to)
            Columns.RatioLessOne(
                closes[(from - Benchmark.Start)..(to - Benchmark.Start)], closes[(from - 1 - Benchmark.Start)..(to - 1 - Benchmark.Start)],
                aligned.AsSpan(from - Series.Start));
        return aligned;
    }
}
