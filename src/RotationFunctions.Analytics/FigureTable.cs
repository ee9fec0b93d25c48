namespace RotationFunctions.Analytics;

/// <summary>
/// Daily values of named figures of one thing: a pair of series, or the market as a whole. A column for each figure, NaN
/// where it is absent; a yes or no is 1 or 0.
/// </summary>
public sealed class FigureTable
{
    private readonly Dictionary<string, double[]> _columns = new(StringComparer.Ordinal);
    private readonly List<string> _ids = [];

    internal FigureTable(string key, TradingCalendar calendar, int start, int count)
        => (Key, Calendar, Start, Count) = (key, calendar, start, count);

    /// <summary>What the figures are of, as <c>IWM-SPY</c>.</summary>
    public string Key { get; }

    /// <summary>The trading days.</summary>
    public TradingCalendar Calendar { get; }

    /// <summary>Calendar index of the first day.</summary>
    public int Start { get; }

    /// <summary>Number of days.</summary>
    public int Count { get; }

    /// <summary>Ids of the figures, in the order in which tables list them.</summary>
    public IReadOnlyList<string> Ids => _ids;

    /// <summary>The daily values of a figure; element 0 is that of <see cref="Start"/>.</summary>
    /// <exception cref="KeyNotFoundException">No figure has that id.</exception>
    public ReadOnlySpan<double> Column(string figure) => _columns[figure];

    /// <summary>A figure on a trading day (a calendar index); null when absent.</summary>
    /// <exception cref="KeyNotFoundException">No figure has that id.</exception>
    public double? this[string figure, int day]
    {
        get
        {
            var column = _columns[figure];
            var position = day - Start;
            return position < 0 || position >= column.Length || double.IsNaN(column[position]) ? null : column[position];
        }
    }

    /// <summary>Adds a column without values and hands it out to be filled.</summary>
    internal double[] Add(string figure)
    {
        var column = Columns.Absent(Count);
        _columns.Add(figure, column);
        _ids.Add(figure);
        return column;
    }
}
