using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RotationFunctions.Analytics.Rolling;

/// <summary>
/// Number, mean and sum of squared deviations of runs of values; NaN values are left out. Each run's deviations are from its
/// own mean (Welford 1962), and two runs are joined by the update of Chan, Golub and LeVeque (1983), which adds squares
/// and never takes one off: the textbook Σx² − n·mean² loses every digit when values hardly differ from one another.
/// </summary>
/// <remarks>
/// Everything is measured from a pivot, the value that a run begins with. Welford's mean is as exact as its own digits,
/// and that is not enough for values that differ by billionths around 0.01. The mean of a run lies at most √n deviations
/// from any of its values, so measured from the pivot its digits are those of the deviations.
/// </remarks>
internal readonly struct WindowMoments(
    Vector512<double> count, Vector512<double> pivot, Vector512<double> offset, Vector512<double> squares)
{
    public Vector512<double> Count { get; } = count;

    /// <summary>The first value of the run; zero without values.</summary>
    public Vector512<double> Pivot { get; } = pivot;

    /// <summary>Mean less the pivot.</summary>
    public Vector512<double> Offset { get; } = offset;

    /// <summary>Sum of squared deviations from the mean.</summary>
    public Vector512<double> Squares { get; } = squares;

    public Vector512<double> Mean => Pivot + Offset;

    /// <summary>Sample standard deviation (n − 1); meaningless under two values.</summary>
    public Vector512<double> SampleDeviation => Vector512.Sqrt(Squares / (Count - Vector512<double>.One));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public WindowMoments With(Vector512<double> value)
    {
        var present = Lanes.Present(value);
        var pivot = Lanes.PivotOf(Count, Pivot, present, value);
        var count = Count + Lanes.One(present);
        var from = value - pivot;
        var fromOld = (from - Offset) & present;
        // The quotient does not wait for the chain of means, as a division of the deviation would.
        var offset = Offset + (fromOld * Lanes.Reciprocal(count));
        return new WindowMoments(count, pivot, offset, Squares + (fromOld * ((from - offset) & present)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public WindowMoments With(in WindowMoments other)
    {
        var count = Count + other.Count;
        var share = other.Count * Lanes.Reciprocal(count);
        var apart = (other.Pivot - Pivot) + (other.Offset - Offset);
        return new WindowMoments(count, Pivot, Offset + (apart * share), Squares + other.Squares + (apart * apart * (Count * share)));
    }
}

/// <summary>Sample standard deviation of windows with enough values; NaN for the others.</summary>
/// <param name="values">The values.</param>
/// <param name="atLeast">Values that a window needs, at least two.</param>
/// <param name="result">Takes the deviations.</param>
internal readonly ref struct DeviationFold(ReadOnlySpan<double> values, int atLeast, Span<double> result) : IWindowFold<WindowMoments>
{
    private readonly ReadOnlySpan<double> _values = values;
    private readonly Span<double> _result = result;

    public static WindowMoments Empty => default;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public WindowMoments Append(in WindowMoments run, in Lanes lanes, int row) => run.With(lanes.Load(_values, row));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public WindowMoments Prepend(in Lanes lanes, int row, in WindowMoments run) => run.With(lanes.Load(_values, row));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WindowMoments Combine(in WindowMoments earlier, in WindowMoments later) => earlier.With(later);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Emit(in WindowMoments window, in Lanes lanes, int row)
        => lanes.Store(Lanes.Where(Lanes.Enough(window.Count, atLeast), window.SampleDeviation), _result, row);
}
