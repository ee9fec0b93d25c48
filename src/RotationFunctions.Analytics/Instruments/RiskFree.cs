namespace RotationFunctions.Analytics;

/// <summary>The risk-free return: the effective federal funds rate as it was known, over 252.</summary>
public static class RiskFree
{
    /// <summary>Id of the effective federal funds rate, in percent.</summary>
    public const string Rate = "EFFR";

    /// <summary>Id of its daily series, which reaches further back and stands in before the first EFFR.</summary>
    public const string EarlierRate = "DFF";

    /// <summary>
    /// Risk-free return of each trading day, as a daily fraction; zero where no rate was known, which
    /// <see cref="IsKnown"/> tells.
    /// </summary>
    public static double[] Daily(MarketHistory history)
    {
        ArgumentNullException.ThrowIfNull(history);
        var rate = history.Observation(Rate)?.AlignedOn(history.Calendar);
        var earlier = history.Observation(EarlierRate)?.AlignedOn(history.Calendar);
        var daily = new double[history.Calendar.Count];
        for (var day = 0; day < daily.Length; day++)
        {
            var percent = rate is not null && !double.IsNaN(rate[day]) ? rate[day] : earlier?[day] ?? double.NaN;
            daily[day] = double.IsNaN(percent) ? 0 : percent / 100 / Volatility.TradingDaysPerYear;
        }

        return daily;
    }

    /// <summary>Whether a rate was known on a trading day.</summary>
    public static bool IsKnown(MarketHistory history, DateOnly date)
    {
        ArgumentNullException.ThrowIfNull(history);
        return !double.IsNaN(history.Observation(Rate)?.KnownOn(date) ?? double.NaN)
            || !double.IsNaN(history.Observation(EarlierRate)?.KnownOn(date) ?? double.NaN);
    }
}
