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

    private readonly List<DateOnly> _dates = [];
    private readonly List<double> _open = [];
    private readonly List<double> _high = [];
    private readonly List<double> _low = [];
    private readonly List<double> _close = [];
    private readonly List<double> _adjusted = [];
    private readonly List<double> _volume = [];
    private readonly List<double> _split = [];
    private readonly List<int> _lines = [];

    /// <summary>Number of rows.</summary>
    public int Count => _dates.Count;

    /// <summary>Why a bar cannot be taken; null when it can. Prices are looked at by the validation of the snapshot.</summary>
    public static string? Fault(double volume, double split) =>
        volume > LargestVolume ? FormattableString.Invariant($"volume {volume} is more than a count of shares can be (2^53)")
        : split is not > 0 ? FormattableString.Invariant($"the split factor {split} is not above zero")
        : null;

    /// <summary>Adds a bar.</summary>
    /// <param name="day">Its trading day.</param>
    /// <param name="prices">Open, high, low and close.</param>
    /// <param name="adjusted">Close adjusted for splits and dividends; NaN for none.</param>
    /// <param name="volume">Shares; NaN for none.</param>
    /// <param name="split">Shares that one share became on this day; 1 for no split, or when the prices are adjusted already.</param>
    /// <param name="line">Where it stood.</param>
    public void Add(DateOnly day, (double Open, double High, double Low, double Close) prices, double adjusted, double volume, double split, int line)
    {
        _dates.Add(day);
        _open.Add(prices.Open);
        _high.Add(prices.High);
        _low.Add(prices.Low);
        _close.Add(prices.Close);
        _adjusted.Add(adjusted);
        _volume.Add(volume);
        _split.Add(split);
        _lines.Add(line);
    }

    /// <summary>The columns, with prices and volumes before a split in the units after it.</summary>
    public SeriesColumns ToColumns()
    {
        double[] open = [.. _open], high = [.. _high], low = [.. _low], close = [.. _close], volume = [.. _volume];
        var newestFirst = Enumerable.Range(0, Count).OrderByDescending(row => _dates[row]).ToArray();
        var factor = 1.0;
        for (int i = 0, end; i < newestFirst.Length; i = end)
        {
            for (end = i; end < newestFirst.Length && _dates[newestFirst[end]] == _dates[newestFirst[i]]; end++)
            {
                var row = newestFirst[end];
                (open[row], high[row], low[row], close[row], volume[row]) =
                    (open[row] / factor, high[row] / factor, low[row] / factor, close[row] / factor, volume[row] * factor);
            }

            factor *= _split[newestFirst[i]];
        }

        return new SeriesColumns
        {
            Id = series,
            Dates = [.. _dates],
            Open = open,
            High = high,
            Low = low,
            Close = close,
            AdjustedClose = _adjusted.TrueForAll(double.IsNaN) ? null : [.. _adjusted],
            Volume = _volume.TrueForAll(double.IsNaN) ? null : volume,
            Lines = [.. _lines],
        };
    }
}
