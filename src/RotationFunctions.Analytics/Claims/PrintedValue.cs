namespace RotationFunctions.Analytics.Claims;

/// <summary>
/// A number as it was printed: it stands for every value that rounds to it. A tie, a value exactly between two printed
/// ones, counts for both: half away from zero and half to even are both in use, a page does not say which it follows, and
/// prices hardly ever fall on a tie. A cut-off number does not count for what it was cut from: cutting is not rounding,
/// and allowing it would double what chance can match.
/// </summary>
internal readonly struct PrintedValue(double value, int digits)
{
    // A tie in decimal is seldom one in binary: allow what the conversion can be off by, and no more than that.
    private const double HalfAndConversion = 0.5 + 1e-9;

    private readonly double _perUnit = Math.Pow(10, digits);

    /// <summary>How far a value lies from the printed one, in units of its last digit; infinite for an absent value.</summary>
    public double Distance(double exact) => double.IsNaN(exact) ? double.PositiveInfinity : Math.Abs(exact - value) * _perUnit;

    /// <summary>Whether a value at a distance is printed so.</summary>
    public static bool Fits(double distance) => distance <= HalfAndConversion;
}
