namespace RotationFunctions.Benchmarks.Running;

/// <summary>What many measurements of the same thing come to.</summary>
internal static class Samples
{
    /// <summary>The middle one.</summary>
    public static double Median(IEnumerable<double> values) => Quantile(values, 0.5);

    /// <summary>The smallest measurement that at least a share of them does not exceed.</summary>
    /// <param name="values">At least one measurement.</param>
    /// <param name="share">0 to 1, as 0.99.</param>
    public static double Quantile(IEnumerable<double> values, double share)
    {
        var sorted = values.Order().ToArray();
        return sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Length) - 1, 0, sorted.Length - 1)];
    }
}
