namespace RotationFunctions.Analytics.Rolling;

/// <summary>
/// Number, mean and sum of squared deviations of a run of values; NaN values are left out. Kept as deviations from the
/// run's own mean (Welford 1962) and joined by the update of Chan, Golub and LeVeque (1983), because the textbook
/// Σx² − n·mean² loses every digit when values hardly differ from one another.
/// </summary>
internal readonly struct Moments(int count, double mean, double squares)
{
    // A division waits three times as long as a multiplication, on the one chain that every element waits for.
    private static readonly double[] Reciprocals = [.. Enumerable.Range(0, 512).Select(n => 1.0 / n)];

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
        var mean = Mean + (fromOld * Reciprocal(count));
        return new Moments(count, mean, Squares + (fromOld * (value - mean)));
    }

    public Moments With(in Moments other)
    {
        if (Count == 0)
            return other;
        if (other.Count == 0)
            return this;
        var count = Count + other.Count;
        var apart = other.Mean - Mean;
        var share = other.Count * Reciprocal(count);
        return new Moments(count, Mean + (apart * share), Squares + other.Squares + (apart * apart * (Count * share)));
    }

    public static Moments Of(ReadOnlySpan<double> values)
    {
        var moments = default(Moments);
        foreach (var value in values)
            moments = moments.With(value);
        return moments;
    }

    internal static double Reciprocal(int count) => count < Reciprocals.Length ? Reciprocals[count] : 1.0 / count;
}

/// <summary>Sample standard deviation of windows with enough values; NaN for the others.</summary>
internal readonly ref struct DeviationFold(ReadOnlySpan<double> values, int atLeast, Span<double> result) : IWindowFold<Moments>
{
    private readonly ReadOnlySpan<double> _values = values;
    private readonly Span<double> _result = result;

    public static Moments Empty => default;

    public Moments Append(in Moments run, int index) => run.With(_values[index]);

    public Moments Prepend(int index, in Moments run) => run.With(_values[index]);

    public static Moments Combine(in Moments earlier, in Moments later) => earlier.With(later);

    public void Emit(int index, in Moments window)
        => _result[index] = window.Count >= atLeast ? window.SampleDeviation : double.NaN;
}
