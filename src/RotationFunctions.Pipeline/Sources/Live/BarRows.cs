using System.Globalization;
using RotationFunctions.Analytics;

namespace RotationFunctions.Pipeline.Sources.Live;

/// <summary>Bars of one series as they are read, row by row.</summary>
/// <param name="series">Id of the series.</param>
internal sealed class BarRows(string series)
{
    /// <summary>
    /// Beyond this a double no longer holds every whole number. No fund trades so many shares; a volume that large is
    /// something else in the wrong place.
    /// </summary>
    private const double LargestVolume = 1L << 53;

    /// <summary>
    /// By how much the return of an ex-day from adjusted closes may differ from the one with its dividend: a thousandth.
    /// Adjusted closes are rounded to the cent, and of two sound methods one divides the dividend by the price before.
    /// </summary>
    private const double DividendTolerance = 0.001;

    private const double LeastSplit = 0.1;

    private readonly List<DateOnly> _dates = [];
    private readonly List<double> _open = [];
    private readonly List<double> _high = [];
    private readonly List<double> _low = [];
    private readonly List<double> _close = [];
    private readonly List<double> _adjusted = [];
    private readonly List<double> _volume = [];
    private readonly List<double> _split = [];
    private readonly List<double> _dividend = [];
    private readonly List<int> _lines = [];
    private readonly SortedDictionary<DateOnly, double> _reported = [];

    /// <summary>Number of rows.</summary>
    public int Count => _dates.Count;

    /// <summary>Why a bar cannot be taken; null when it can. Prices are looked at by the validation of the snapshot.</summary>
    public static Reason? Fault(double volume, double split) =>
        volume > LargestVolume ? Reason.Of("row.volumeTooLarge", $"volume {volume} is more than a count of shares can be (2^53)")
        : split is not > 0 ? Reason.Of("row.badSplitFactor", $"the split factor {split} is not above zero")
        : null;

    /// <summary>Adds a bar.</summary>
    /// <param name="day">Its trading day.</param>
    /// <param name="prices">Open, high, low and close.</param>
    /// <param name="adjusted">Close adjusted for splits and dividends; NaN for none.</param>
    /// <param name="volume">Shares; NaN for none.</param>
    /// <param name="split">Shares that one share became on this day; 1 for no split, or when the prices are adjusted already.</param>
    /// <param name="line">Where it stood.</param>
    /// <param name="dividend">Dividend of the day in the units of its prices; 0 for none.</param>
    public void Add(DateOnly day, (double Open, double High, double Low, double Close) prices, double adjusted, double volume, double split, int line, double dividend = 0)
    {
        _dates.Add(day);
        _open.Add(prices.Open);
        _high.Add(prices.High);
        _low.Add(prices.Low);
        _close.Add(prices.Close);
        _adjusted.Add(adjusted);
        _volume.Add(volume);
        _split.Add(split);
        _dividend.Add(dividend);
        _lines.Add(line);
    }

    /// <summary>
    /// Notes a split that the source reports beside prices which should have it already. Where they have not, the rows before it
    /// are put into the units after it.
    /// </summary>
    /// <param name="day">First day in the new units.</param>
    /// <param name="ratio">Shares that one share became, above zero.</param>
    public void ReportSplit(DateOnly day, double ratio) => _reported[day] = ratio;

    /// <summary>
    /// The bars, with prices, volumes and dividends before a split in the units after it, and a warning where an adjusted
    /// close does not hold the dividend of its day.
    /// </summary>
    /// <param name="issues">Rows that were left out.</param>
    public ParsedSeries ToParsed(IReadOnlyList<RowIssue> issues)
    {
        var newestFirst = Enumerable.Range(0, Count).OrderByDescending(row => _dates[row]).ToArray();
        double[] open = [.. _open], high = [.. _high], low = [.. _low], close = [.. _close], volume = [.. _volume], dividend = [.. _dividend];
        var factor = 1.0;
        for (int i = 0, end; i < newestFirst.Length; i = end)
        {
            for (end = i; end < newestFirst.Length && _dates[newestFirst[end]] == _dates[newestFirst[i]]; end++)
            {
                var row = newestFirst[end];
                (open[row], high[row], low[row], close[row], volume[row], dividend[row]) =
                    (open[row] / factor, high[row] / factor, low[row] / factor, close[row] / factor, volume[row] * factor, dividend[row] / factor);
            }

            factor *= _split[newestFirst[i]];
        }

        var warnings = new List<DatedWarning>();
        var adjusted = _adjusted.ToArray();
        foreach (var (day, ratio) in _reported)
        {
            var isInClose = IsLacking(newestFirst, close, day, ratio);
            var isInAdjusted = IsLacking(newestFirst, adjusted, day, ratio);
            if (!isInClose && !isInAdjusted)
                continue;
            foreach (var row in newestFirst.Where(row => _dates[row] < day))
            {
                if (isInClose)
                    (open[row], high[row], low[row], close[row], volume[row], dividend[row]) =
                        (open[row] / ratio, high[row] / ratio, low[row] / ratio, close[row] / ratio, volume[row] * ratio, dividend[row] / ratio);
                if (isInAdjusted)
                    adjusted[row] /= ratio;
            }

            warnings.Add(new DatedWarning(series, day, Reason.Of("warning.splitApplied", $"The source reports a split of {day:yyyy-MM-dd}, one share into {ratio:0.####}, which its prices before that day did not have yet. They were divided by {ratio:0.####}.")));
        }

        var columns = Columns(open, high, low, close, adjusted, volume);
        if (columns.AdjustedClose is not null)
            warnings.AddRange(DividendsNotHeld(newestFirst, close, adjusted, dividend));
        return new ParsedSeries([columns], issues) { Warnings = warnings };
    }

    /// <summary>
    /// Whether a column falls by a reported split on its day, to a third, and so does not have it before. A ratio so near to one that a
    /// market may do the same tells nothing.
    /// </summary>
    private bool IsLacking(int[] newestFirst, double[] column, DateOnly day, double ratio)
    {
        var first = Array.FindLastIndex(newestFirst, row => _dates[row] >= day);
        if (first < 0 || first + 1 >= newestFirst.Length)
            return false;
        var move = Math.Log(column[newestFirst[first]] / column[newestFirst[first + 1]]);
        return Math.Abs(Math.Log(ratio)) > LeastSplit && Math.Abs(move + Math.Log(ratio)) < Math.Abs(Math.Log(ratio)) / 3;
    }

    private IEnumerable<DatedWarning> DividendsNotHeld(int[] newestFirst, double[] close, double[] adjusted, double[] dividend)
    {
        for (var i = newestFirst.Length - 2; i >= 0; i--)
        {
            var (day, before) = (newestFirst[i], newestFirst[i + 1]);
            if (dividend[day] is not > 0)
                continue;
            var fromDividend = (close[day] + dividend[day]) / close[before] - 1;
            var fromAdjusted = adjusted[day] / adjusted[before] - 1;
            if (Math.Abs(fromAdjusted - fromDividend) > DividendTolerance)
                yield return new DatedWarning(series, _dates[day], Reason.Of("warning.dividendNotHeld", $"The dividend of {_dates[day]:yyyy-MM-dd}, {dividend[day]:0.####}, makes a total return of {100 * fromDividend:0.00} % that day; adjusted closes say {100 * fromAdjusted:0.00} %, and total returns follow them."));
        }
    }

    private SeriesColumns Columns(double[] open, double[] high, double[] low, double[] close, double[] adjusted, double[] volume) => new()
    {
        Id = series,
        Dates = [.. _dates],
        Open = open,
        High = high,
        Low = low,
        Close = close,
        AdjustedClose = Array.TrueForAll(adjusted, double.IsNaN) ? null : adjusted,
        Volume = _volume.TrueForAll(double.IsNaN) ? null : volume,
        Lines = [.. _lines],
    };
}
