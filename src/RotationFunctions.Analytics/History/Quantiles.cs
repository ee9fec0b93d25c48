namespace RotationFunctions.Analytics;

/// <summary>Median and quartiles of a small sample, by linear interpolation between its ordered values (type 7 of Hyndman and Fan 1996).</summary>
internal static class Quantiles
{
    /// <summary>A quantile of a sample in ascending order; NaN of an empty one.</summary>
    public static double Of(ReadOnlySpan<double> ascending, double share)
    {
        if (ascending.IsEmpty)
            return double.NaN;
        var at = share * (ascending.Length - 1);
        var below = (int)at;
        return below + 1 >= ascending.Length
            ? ascending[^1]
            : ascending[below] + ((at - below) * (ascending[below + 1] - ascending[below]));
    }
}
