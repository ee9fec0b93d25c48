namespace RotationFunctions.Analytics;

/// <summary>
/// The members of every day: stocks with a row, ranked by the market value of their row before, ties by symbol; one without is none. Nothing but
/// rows up to the day decides.
/// </summary>
internal sealed class CompanyRanking
{
    private readonly int[] _starts;
    private readonly int[][] _slots;

    /// <param name="market">The market.</param>
    /// <param name="closes">Each stock's rows with their ages.</param>
    /// <param name="ranks">Ranks that are kept.</param>
    public CompanyRanking(CompanyMarket market, IReadOnlyList<AdjustedCloses> closes, int ranks)
    {
        var (days, stocks) = (market.Calendar.Count, market.Stocks);
        _slots = [.. stocks.Select(stock => new int[stock.Days.Length])];
        var entries = new List<Entry>[days];
        for (var day = 0; day < days; day++)
            entries[day] = [];
        for (var s = 0; s < stocks.Count; s++)
        {
            var stock = stocks[s];
            _slots[s].AsSpan().Fill(-1);
            for (var i = 1; i < stock.Days.Length; i++)
                if (closes[s].Ages[i] > 1 && stock.Closes[i - 1] * stock.Shares[i - 1] is > 0 and < double.PositiveInfinity and var value
                    && !stock.IsOut(market.Calendar[stock.Days[i]]))
                    entries[stock.Days[i]].Add(new Entry(value, s, i));
        }

        _starts = new int[days + 1];
        for (var day = 0; day < days; day++)
            _starts[day + 1] = _starts[day] + Math.Min(entries[day].Count, ranks);
        Parallel.For(0, days, day =>
        {
            entries[day].Sort();
            for (var rank = 0; rank < _starts[day + 1] - _starts[day]; rank++)
                _slots[entries[day][rank].Stock][entries[day][rank].Row] = _starts[day] + rank;
        });
    }

    /// <summary>Places for a value of each member on each day.</summary>
    public int Places => _starts[^1];

    /// <summary>The place of a stock's row; −1 when it is no member.</summary>
    public int Place(int stock, int row) => _slots[stock][row];

    /// <summary>The places of a segment's members on a day, the largest first.</summary>
    public Range Members(int day, CompanySegment segment)
    {
        var end = Math.Min(_starts[day] + segment.Last, _starts[day + 1]);
        return Math.Min(_starts[day] + segment.First - 1, end)..end;
    }

    // In the order of symbols the stocks are numbered, so that equal values go by symbol.
    private readonly record struct Entry(double Value, int Stock, int Row) : IComparable<Entry>
    {
        public int CompareTo(Entry other) => Value != other.Value ? other.Value.CompareTo(Value) : Stock.CompareTo(other.Stock);
    }
}
