namespace RotationFunctions.Analytics;

/// <summary>
/// Daily bars of one instrument as columns aligned on a <see cref="TradingCalendar"/>: element 0 is the instrument's
/// first bar, at calendar index <see cref="Start"/>; a later trading day without a bar holds NaN in every column.
/// </summary>
/// <remarks>
/// Columns begin at the instrument's own first bar, not at the calendar's, so that no figure depends on how far
/// back some other series happens to reach.
/// </remarks>
public sealed class BarSeries
{
    private readonly double[] _open, _high, _low, _close;
    private readonly double[]? _adjusted, _volume;

    /// <param name="id">The series' id, such as <c>IWM</c> or <c>^RUT</c>.</param>
    /// <param name="start">Calendar index of the first bar.</param>
    /// <param name="open">Opens in USD or index points, adjusted for splits.</param>
    /// <param name="high">Highs, likewise.</param>
    /// <param name="low">Lows, likewise.</param>
    /// <param name="close">Closes, likewise; NaN marks a day without a bar.</param>
    /// <param name="adjusted">Closes adjusted for splits and dividends, or null for a series that has none (an index).</param>
    /// <param name="volume">Shares traded, or null for a series that has none.</param>
    /// <exception cref="ArgumentException">The columns differ in length, are empty, or the first day has no close.</exception>
    public BarSeries(
        string id, int start, double[] open, double[] high, double[] low, double[] close, double[]? adjusted, double[]? volume)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentNullException.ThrowIfNull(open);
        ArgumentNullException.ThrowIfNull(high);
        ArgumentNullException.ThrowIfNull(low);
        ArgumentNullException.ThrowIfNull(close);
        var length = close.Length;
        if (open.Length != length || high.Length != length || low.Length != length
            || (adjusted is not null && adjusted.Length != length) || (volume is not null && volume.Length != length))
            throw new ArgumentException($"The columns of {id} differ in length.", nameof(close));
        if (length == 0 || double.IsNaN(close[0]))
            throw new ArgumentException($"{id} must begin with a bar.", nameof(close));
        (Id, Start, _open, _high, _low, _close, _adjusted, _volume) = (id, start, open, high, low, close, adjusted, volume);
        LastBar = length - 1;
        while (double.IsNaN(close[LastBar]))
            LastBar--;
    }

    /// <summary>The series' id, such as <c>IWM</c> or <c>^RUT</c>.</summary>
    public string Id { get; }

    /// <summary>Calendar index of the first bar.</summary>
    public int Start { get; }

    /// <summary>Number of trading days from the first bar to the end of the columns.</summary>
    public int Count => _close.Length;

    /// <summary>Position of the last bar in the columns (not a calendar index).</summary>
    public int LastBar { get; }

    /// <summary>Whether the series has closes adjusted for dividends; an index has none.</summary>
    public bool HasAdjusted => _adjusted is not null;

    /// <summary>Whether the series has volumes.</summary>
    public bool HasVolume => _volume is not null;

    /// <summary>Opens in USD or index points, adjusted for splits; NaN on a day without a bar.</summary>
    public ReadOnlySpan<double> Open => _open;

    /// <summary>Highs, likewise.</summary>
    public ReadOnlySpan<double> High => _high;

    /// <summary>Lows, likewise.</summary>
    public ReadOnlySpan<double> Low => _low;

    /// <summary>Closes without dividends: what price returns are measured on.</summary>
    public ClosePrices Close => new(_close);

    /// <summary>Closes with dividends: what total returns are measured on; empty when <see cref="HasAdjusted"/> is false.</summary>
    public AdjustedPrices Adjusted => new(_adjusted);

    /// <summary>Shares traded; empty when <see cref="HasVolume"/> is false.</summary>
    public ReadOnlySpan<double> Volume => _volume;

    /// <summary>Whether the series has a bar at a calendar index.</summary>
    public bool HasBar(int day) => day >= Start && day - Start < Count && !double.IsNaN(_close[day - Start]);

    /// <summary>The same series as it was known at a calendar index: nothing after it; null when it had not begun.</summary>
    public BarSeries? CutAt(int day)
    {
        var count = Math.Min(Count, day - Start + 1);
        return count <= 0
            ? null
            : new BarSeries(Id, Start, _open[..count], _high[..count], _low[..count], _close[..count], _adjusted?[..count], _volume?[..count]);
    }
}
