namespace RotationFunctions.Analytics;

/// <summary>
/// Closes adjusted for splits but not for dividends, aligned on trading days; NaN where a day has no bar.
/// What is measured on them is a price return. A separate type from <see cref="AdjustedPrices"/>, because a
/// column of the wrong kind gives plausible figures that are wrong by the dividends.
/// </summary>
public readonly ref struct ClosePrices(ReadOnlySpan<double> values)
{
    /// <summary>The closes, oldest first.</summary>
    public ReadOnlySpan<double> Values { get; } = values;
}

/// <summary>
/// Closes adjusted for splits and dividends, aligned on trading days; NaN where a day has no bar.
/// What is measured on them is a total return.
/// </summary>
public readonly ref struct AdjustedPrices(ReadOnlySpan<double> values)
{
    /// <summary>The adjusted closes, oldest first.</summary>
    public ReadOnlySpan<double> Values { get; } = values;
}

/// <summary>A return on closes without dividends, as a fraction (0.0112 = 1.12 %); NaN when absent.</summary>
public readonly record struct PriceReturn(double Fraction)
{
    /// <summary>The difference of two price returns, itself a fraction; text shows it in percentage points.</summary>
    public static ReturnSpread operator -(PriceReturn a, PriceReturn b) => new(a.Fraction - b.Fraction);
}

/// <summary>A return with dividends reinvested, as a fraction (0.0112 = 1.12 %); NaN when absent.</summary>
public readonly record struct TotalReturn(double Fraction);

/// <summary>Price return of one series less that of another, as a fraction; NaN when either is absent.</summary>
public readonly record struct ReturnSpread(double Fraction);
