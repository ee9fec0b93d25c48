namespace RotationFunctions.Analytics.Rolling;

/// <summary>Number and sum of a run of values; NaN values are left out.</summary>
internal readonly record struct Total(int Count, double Sum)
{
    public Total With(double value) => double.IsNaN(value) ? this : new Total(Count + 1, Sum + value);

    public Total With(in Total other) => new(Count + other.Count, Sum + other.Sum);
}

/// <summary>Mean of windows with enough values; NaN for the others.</summary>
internal readonly ref struct MeanFold(ReadOnlySpan<double> values, int atLeast, Span<double> result) : IWindowFold<Total>
{
    private readonly ReadOnlySpan<double> _values = values;
    private readonly Span<double> _result = result;

    public static Total Empty => default;

    public Total Append(in Total run, int index) => run.With(_values[index]);

    public Total Prepend(int index, in Total run) => run.With(_values[index]);

    public static Total Combine(in Total earlier, in Total later) => earlier.With(later);

    public void Emit(int index, in Total window)
        => _result[index] = window.Count >= atLeast ? window.Sum / window.Count : double.NaN;
}
