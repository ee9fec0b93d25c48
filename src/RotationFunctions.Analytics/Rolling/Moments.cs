namespace RotationFunctions.Analytics.Rolling;

/// <summary>
/// Number, mean and sum of squared deviations of a run of values; NaN values are left out. Kept as deviations from the
/// run's own mean (Welford 1962), because the textbook Σx² − n·mean² loses every digit when values hardly differ from
/// one another. <see cref="WindowMoments"/> is the same for sliding windows.
/// </summary>
internal readonly struct Moments(int count, double mean, double squares)
{
    public int Count { get; } = count;

    public double Mean { get; } = mean;

    /// <summary>Sum of squared deviations from the mean.</summary>
    public double Squares { get; } = squares;

    /// <summary>Sample standard deviation (n − 1); NaN under two values.</summary>
    public double SampleDeviation => Count < 2 ? double.NaN : Math.Sqrt(Squares / (Count - 1));

    /// <summary>Population standard deviation (n); NaN without values.</summary>
    public double PopulationDeviation => Count < 1 ? double.NaN : Math.Sqrt(Squares / Count);

    public Moments With(double value)
    {
        if (double.IsNaN(value))
            return this;
        var count = Count + 1;
        var fromOld = value - Mean;
        var mean = Mean + (fromOld / count);
        return new Moments(count, mean, Squares + (fromOld * (value - mean)));
    }

    public static Moments Of(ReadOnlySpan<double> values)
    {
        var moments = default(Moments);
        foreach (var value in values)
            moments = moments.With(value);
        return moments;
    }
}
