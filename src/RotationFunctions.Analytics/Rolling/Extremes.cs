using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RotationFunctions.Analytics.Rolling;

/// <summary>Number and highest of runs of values; NaN values are left out.</summary>
internal readonly struct Highest(Vector512<double> count, Vector512<double> value)
{
    public static Highest None => new(Vector512<double>.Zero, Vector512.Create(double.NegativeInfinity));

    public Vector512<double> Count { get; } = count;

    public Vector512<double> Value { get; } = value;

    // Comparing with NaN is false: a day without a value changes nothing.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Highest With(Vector512<double> value)
        => new(Count + Lanes.One(Lanes.Present(value)), Higher(Value, value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Highest With(in Highest other) => new(Count + other.Count, Higher(Value, other.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Higher(Vector512<double> a, Vector512<double> b)
        => Vector512.ConditionalSelect(Vector512.GreaterThan(b, a), b, a);
}

/// <summary>Highest of windows with enough values; NaN for the others.</summary>
internal readonly ref struct HighestFold(ReadOnlySpan<double> values, int atLeast, Span<double> result) : IWindowFold<Highest>
{
    private readonly ReadOnlySpan<double> _values = values;
    private readonly Span<double> _result = result;

    public static Highest Empty => Highest.None;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Highest Append(in Highest run, in Lanes lanes, int row) => run.With(lanes.Load(_values, row));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Highest Prepend(in Lanes lanes, int row, in Highest run) => run.With(lanes.Load(_values, row));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Highest Combine(in Highest earlier, in Highest later) => earlier.With(later);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Emit(in Highest window, in Lanes lanes, int row)
        => lanes.Store(Lanes.Where(Lanes.Enough(window.Count, atLeast), window.Value), _result, row);
}

/// <summary>Lowest of windows with enough values; NaN for the others. The highest of the negatives, negated.</summary>
internal readonly ref struct LowestFold(ReadOnlySpan<double> values, int atLeast, Span<double> result) : IWindowFold<Highest>
{
    private readonly ReadOnlySpan<double> _values = values;
    private readonly Span<double> _result = result;

    public static Highest Empty => Highest.None;

    public Highest Append(in Highest run, in Lanes lanes, int row) => run.With(-lanes.Load(_values, row));

    public Highest Prepend(in Lanes lanes, int row, in Highest run) => run.With(-lanes.Load(_values, row));

    public static Highest Combine(in Highest earlier, in Highest later) => earlier.With(later);

    public void Emit(in Highest window, in Lanes lanes, int row)
        => lanes.Store(Lanes.Where(Lanes.Enough(window.Count, atLeast), -window.Value), _result, row);
}

/// <summary>Runs of prices as far as their deepest fall is concerned: the high, the low, and the fall.</summary>
internal readonly struct Fall(Vector512<double> count, Vector512<double> high, Vector512<double> low, Vector512<double> deepest)
{
    // A high of zero makes the quotient of any low over it infinite: nothing fell from a run without prices.
    public static Fall None
        => new(Vector512<double>.Zero, Vector512<double>.Zero, Vector512.Create(double.PositiveInfinity), Vector512<double>.Zero);

    public Vector512<double> Count { get; } = count;

    public Vector512<double> High { get; } = high;

    public Vector512<double> Low { get; } = low;

    /// <summary>Low over an earlier high, less one; zero or negative.</summary>
    public Vector512<double> Deepest { get; } = deepest;

    /// <summary>Runs of one price; those of NaN are runs of none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Fall Of(Vector512<double> price)
    {
        var present = Lanes.Present(price);
        return new(
            Lanes.One(present), price & present,
            Vector512.ConditionalSelect(present, price, Vector512.Create(double.PositiveInfinity)), Vector512<double>.Zero);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Fall With(in Fall later) => new(
        Count + later.Count,
        Vector512.Max(High, later.High),
        Vector512.Min(Low, later.Low),
        Vector512.Min(Vector512.Min(Deepest, later.Deepest), (later.Low / High) - Vector512<double>.One));
}

/// <summary>Deepest fall from a high inside windows with enough prices, zero or negative; NaN for the others.</summary>
internal readonly ref struct FallFold(ReadOnlySpan<double> prices, int atLeast, Span<double> result) : IWindowFold<Fall>
{
    private readonly ReadOnlySpan<double> _prices = prices;
    private readonly Span<double> _result = result;

    public static Fall Empty => Fall.None;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Fall Append(in Fall run, in Lanes lanes, int row) => run.With(Fall.Of(lanes.Load(_prices, row)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Fall Prepend(in Lanes lanes, int row, in Fall run) => Fall.Of(lanes.Load(_prices, row)).With(run);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Fall Combine(in Fall earlier, in Fall later) => earlier.With(later);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Emit(in Fall window, in Lanes lanes, int row)
        => lanes.Store(Lanes.Where(Lanes.Enough(window.Count, atLeast), window.Deepest), _result, row);
}
