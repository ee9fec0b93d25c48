namespace RotationFunctions.Analytics;

/// <summary>
/// Simple returns, <c>P_D / P_base − 1</c>, as fractions. A window whose base has no bar is absent (NaN), never measured
/// from the first bar at hand: a "year to date" from an instrument's first day is some other figure.
/// </summary>
public static class Returns
{
    /// <summary>Price return between two positions of a column of closes.</summary>
    public static PriceReturn Between(ClosePrices closes, int basePosition, int position)
        => new(Between(closes.Values, basePosition, position));

    /// <summary>Price return of a series between two trading days (calendar indices).</summary>
    public static PriceReturn Between(BarSeries series, int baseDay, int day)
    {
        ArgumentNullException.ThrowIfNull(series);
        return Between(series.Close, baseDay - series.Start, day - series.Start);
    }

    /// <summary>Total return between two positions of a column of adjusted closes.</summary>
    public static TotalReturn Between(AdjustedPrices closes, int basePosition, int position)
        => new(Between(closes.Values, basePosition, position));

    /// <summary>Price returns over <paramref name="days"/> trading days, for every day.</summary>
    public static void OverDays(ClosePrices closes, int days, Span<double> result) => OverDays(closes.Values, days, result);

    /// <summary>Total returns over <paramref name="days"/> trading days, for every day.</summary>
    public static void OverDays(AdjustedPrices closes, int days, Span<double> result) => OverDays(closes.Values, days, result);

    /// <summary>Price returns from each day's own base, for every day; a negative base is absent.</summary>
    public static void FromBases(ClosePrices closes, ReadOnlySpan<int> bases, Span<double> result)
        => FromBases(closes.Values, bases, result);

    /// <summary>Total returns from each day's own base, for every day; a negative base is absent.</summary>
    public static void FromBases(AdjustedPrices closes, ReadOnlySpan<int> bases, Span<double> result)
        => FromBases(closes.Values, bases, result);

    private static double Between(ReadOnlySpan<double> prices, int basePosition, int position)
        => basePosition < 0 || position >= prices.Length ? double.NaN : (prices[position] / prices[basePosition]) - 1;

    private static void OverDays(ReadOnlySpan<double> prices, int days, Span<double> result)
    {
        var absent = Math.Min(days, prices.Length);
        result[..absent].Fill(double.NaN);
        Columns.RatioLessOne(prices[absent..], prices[..^absent], result[absent..]);
    }

    private static void FromBases(ReadOnlySpan<double> prices, ReadOnlySpan<int> bases, Span<double> result)
    {
        for (var i = 0; i < prices.Length; i++)
            result[i] = Between(prices, bases[i], i);
    }
}
