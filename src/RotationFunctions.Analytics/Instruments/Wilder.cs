namespace RotationFunctions.Analytics;

/// <summary>
/// The indicators of Wilder (1978), <i>New Concepts in Technical Trading Systems</i>, with his smoothing: an average that
/// moves by 1/n of the distance to each new value, seeded by the plain average of the first n.
/// </summary>
/// <remarks>
/// The smoothing never forgets its seed, so it starts at the series' first bar and not at some bar before the as-of day:
/// the same day has the same figure whoever asks. Days without a bar are passed over.
/// </remarks>
public static class Wilder
{
    /// <summary>
    /// Relative strength index of <paramref name="length"/> changes, for every day: <c>100 − 100 / (1 + gain/loss)</c> of the
    /// smoothed gains and losses, in [0, 100]. 100 when there was no loss, absent when there was neither.
    /// </summary>
    public static void RelativeStrengthIndex(ClosePrices closes, int length, Span<double> result)
    {
        var previous = double.NaN;
        var changes = 0;
        double gain = 0, loss = 0;
        for (var i = 0; i < result.Length; i++)
        {
            result[i] = double.NaN;
            var close = closes.Values[i];
            if (double.IsNaN(close))
                continue;
            var change = close - previous;
            previous = close;
            if (double.IsNaN(change))
                continue;
            changes++;
            gain = Smooth(gain, Math.Max(change, 0), changes, length);
            loss = Smooth(loss, Math.Max(-change, 0), changes, length);
            if (changes >= length && gain + loss > 0)
                result[i] = 100 - (100 / (1 + (gain / loss)));
        }
    }

    /// <summary>
    /// Average true range of <paramref name="length"/> bars, for every day, in the unit of the price. The true range is the
    /// greatest of high − low, |high − previous close| and |low − previous close|, so the first bar has none.
    /// </summary>
    public static void AverageTrueRange(
        ReadOnlySpan<double> high, ReadOnlySpan<double> low, ClosePrices closes, int length, Span<double> result)
    {
        var previous = double.NaN;
        var ranges = 0;
        double average = 0;
        for (var i = 0; i < result.Length; i++)
        {
            result[i] = double.NaN;
            var close = closes.Values[i];
            if (double.IsNaN(close))
                continue;
            var range = Math.Max(high[i] - low[i], Math.Max(Math.Abs(high[i] - previous), Math.Abs(low[i] - previous)));
            previous = close;
            if (double.IsNaN(range))
                continue;
            ranges++;
            average = Smooth(average, range, ranges, length);
            if (ranges >= length)
                result[i] = average;
        }
    }

    // Up to the seed the state is a sum; from there on it is an average.
    private static double Smooth(double state, double value, int seen, int length)
    {
        if (seen < length)
            return state + value;
        return seen == length ? (state + value) / length : ((state * (length - 1)) + value) / length;
    }
}
