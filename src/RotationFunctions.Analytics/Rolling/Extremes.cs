namespace RotationFunctions.Analytics.Rolling;

/// <summary>Number and highest of a run of values; NaN values are left out.</summary>
internal readonly record struct Highest(int Count, double Value)
{
    public Highest With(double value) => double.IsNaN(value) ? this : new Highest(Count + 1, Math.Max(Value, value));

    public Highest With(in Highest other) => new(Count + other.Count, Math.Max(Value, other.Value));
}

/// <summary>Highest of windows with enough values; NaN for the others.</summary>
internal readonly ref struct HighestFold(ReadOnlySpan<double> values, int atLeast, Span<double> result) : IWindowFold<Highest>
{
    private readonly ReadOnlySpan<double> _values = values;
    private readonly Span<double> _result = result;

    public static Highest Empty => new(0, double.NegativeInfinity);

    public Highest Append(in Highest run, int index) => run.With(_values[index]);

    public Highest Prepend(int index, in Highest run) => run.With(_values[index]);

    public static Highest Combine(in Highest earlier, in Highest later) => earlier.With(later);

    public void Emit(int index, in Highest window) => _result[index] = window.Count >= atLeast ? window.Value : double.NaN;
}

/// <summary>A run of prices as far as its deepest fall is concerned: its high, its low, and the fall.</summary>
internal readonly record struct Fall(int Count, double High, double Low, double Deepest)
{
    // A high of zero makes the quotient of any low over it infinite: nothing fell from a run without prices.
    public static readonly Fall None = new(0, 0, double.PositiveInfinity, 0);

    public Fall With(double price) => double.IsNaN(price) ? this : With(new Fall(1, price, price, 0));

    public Fall With(in Fall later) => new(
        Count + later.Count,
        Math.Max(High, later.High),
        Math.Min(Low, later.Low),
        Math.Min(Math.Min(Deepest, later.Deepest), (later.Low / High) - 1));
}

/// <summary>Deepest fall from a high inside windows with enough prices, zero or negative; NaN for the others.</summary>
internal readonly ref struct FallFold(ReadOnlySpan<double> prices, int atLeast, Span<double> result) : IWindowFold<Fall>
{
    private readonly ReadOnlySpan<double> _prices = prices;
    private readonly Span<double> _result = result;

    public static Fall Empty => Fall.None;

    public Fall Append(in Fall run, int index) => run.With(_prices[index]);

    public Fall Prepend(int index, in Fall run)
        => double.IsNaN(_prices[index]) ? run : new Fall(1, _prices[index], _prices[index], 0).With(run);

    public static Fall Combine(in Fall earlier, in Fall later) => earlier.With(later);

    public void Emit(int index, in Fall window) => _result[index] = window.Count >= atLeast ? window.Deepest : double.NaN;
}

/// <summary>Lowest of windows with enough values, and their number; NaN for the others.</summary>
internal readonly ref struct LowestFold(ReadOnlySpan<double> values, int atLeast, Span<double> result) : IWindowFold<Lowest>
{
    private readonly ReadOnlySpan<double> _values = values;
    private readonly Span<double> _result = result;

    public static Lowest Empty => new(0, double.PositiveInfinity);

    public Lowest Append(in Lowest run, int index) => run.With(_values[index]);

    public Lowest Prepend(int index, in Lowest run) => run.With(_values[index]);

    public static Lowest Combine(in Lowest earlier, in Lowest later) => earlier.With(later);

    public void Emit(int index, in Lowest window) => _result[index] = window.Count >= atLeast ? window.Value : double.NaN;
}

/// <summary>Number and lowest of a run of values; NaN values are left out.</summary>
internal readonly record struct Lowest(int Count, double Value)
{
    public Lowest With(double value) => double.IsNaN(value) ? this : new Lowest(Count + 1, Math.Min(Value, value));

    public Lowest With(in Lowest other) => new(Count + other.Count, Math.Min(Value, other.Value));
}
