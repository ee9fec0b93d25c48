using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RotationFunctions.Analytics.Rolling;

/// <summary>Number and sum of runs of values; NaN values are left out.</summary>
internal readonly struct Total(Vector512<double> count, Vector512<double> sum)
{
    public Vector512<double> Count { get; } = count;

    public Vector512<double> Sum { get; } = sum;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Total With(Vector512<double> value)
    {
        var present = Lanes.Present(value);
        return new Total(Count + Lanes.One(present), Sum + (value & present));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Total With(in Total other) => new(Count + other.Count, Sum + other.Sum);
}

/// <summary>Mean of windows with enough values; NaN for the others.</summary>
internal readonly ref struct MeanFold(ReadOnlySpan<double> values, int atLeast, Span<double> result) : IWindowFold<Total>
{
    private readonly ReadOnlySpan<double> _values = values;
    private readonly Span<double> _result = result;

    public static Total Empty => default;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Total Append(in Total run, in Lanes lanes, int row) => run.With(lanes.Load(_values, row));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Total Prepend(in Lanes lanes, int row, in Total run) => run.With(lanes.Load(_values, row));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Total Combine(in Total earlier, in Total later) => earlier.With(later);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Emit(in Total window, in Lanes lanes, int row)
        => lanes.Store(Lanes.Where(Lanes.Enough(window.Count, atLeast), window.Sum / window.Count), _result, row);
}
