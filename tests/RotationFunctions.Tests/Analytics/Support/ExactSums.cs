using System.Numerics;

namespace RotationFunctions.Tests.Analytics.Support;

/// <summary>
/// Sums over windows of doubles in integers, without any rounding: a double is a whole number of 2⁻³⁰⁰, and so are sums; a
/// sum of products is one of 2⁻⁶⁰⁰. Only the last step, to a double, rounds.
/// </summary>
internal sealed class ExactSums
{
    private const int Scale = 300;

    private readonly BigInteger[] _x, _y, _xx, _yy, _xy;
    private readonly int[] _count;

    /// <summary>Sums of pairs; a pair with NaN is left out.</summary>
    public ExactSums(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        (_x, _y, _xx, _yy, _xy) = (new BigInteger[x.Length + 1], new BigInteger[x.Length + 1], new BigInteger[x.Length + 1], new BigInteger[x.Length + 1], new BigInteger[x.Length + 1]);
        _count = new int[x.Length + 1];
        for (var i = 0; i < x.Length; i++)
        {
            var present = !double.IsNaN(x[i]) && !double.IsNaN(y[i]);
            var (a, b) = present ? (Whole(x[i]), Whole(y[i])) : (BigInteger.Zero, BigInteger.Zero);
            _count[i + 1] = _count[i] + (present ? 1 : 0);
            _x[i + 1] = _x[i] + a;
            _y[i + 1] = _y[i] + b;
            _xx[i + 1] = _xx[i] + (a * a);
            _yy[i + 1] = _yy[i] + (b * b);
            _xy[i + 1] = _xy[i] + (a * b);
        }
    }

    /// <summary>Pairs in the window of <paramref name="length"/> elements that ends at <paramref name="index"/>.</summary>
    public int Count(int index, int length) => _count[index + 1] - _count[index + 1 - length];

    /// <summary>Mean of x.</summary>
    public double Mean(int index, int length) => Quotient(Of(_x, index, length), Count(index, length) * BigInteger.Pow(2, Scale));

    /// <summary>Sum of squared deviations of x from their mean.</summary>
    public double SquaresX(int index, int length) => Deviations(_xx, _x, _x, index, length);

    /// <summary>Sum of squared deviations of y from their mean.</summary>
    public double SquaresY(int index, int length) => Deviations(_yy, _y, _y, index, length);

    /// <summary>Sum of the products of the deviations.</summary>
    public double Products(int index, int length) => Deviations(_xy, _x, _y, index, length);

    private double Deviations(BigInteger[] products, BigInteger[] a, BigInteger[] b, int index, int length)
    {
        var n = Count(index, length);
        return Quotient((n * Of(products, index, length)) - (Of(a, index, length) * Of(b, index, length)), n * BigInteger.Pow(2, 2 * Scale));
    }

    private static BigInteger Of(BigInteger[] sums, int index, int length) => sums[index + 1] - sums[index + 1 - length];

    private static BigInteger Whole(double value)
    {
        var bits = BitConverter.DoubleToInt64Bits(value);
        var exponent = (int)((bits >> 52) & 0x7FF);
        var mantissa = exponent == 0 ? bits & ((1L << 52) - 1) : (bits & ((1L << 52) - 1)) | (1L << 52);
        var shift = Math.Max(exponent, 1) - 1075 + Scale;
        Assert.True(mantissa == 0 || shift >= 0, $"{value} has digits below 2^-{Scale}.");
        return mantissa == 0 ? BigInteger.Zero : (bits < 0 ? -1 : 1) * (new BigInteger(mantissa) << shift);
    }

    /// <summary>A quotient with 64 correct bits, as a double.</summary>
    private static double Quotient(BigInteger dividend, BigInteger divisor)
    {
        if (dividend.IsZero)
            return 0;
        var shift = (int)(divisor.GetBitLength() - BigInteger.Abs(dividend).GetBitLength()) + 64;
        var digits = shift >= 0 ? (dividend << shift) / divisor : dividend / (divisor << -shift);
        return Math.ScaleB((double)digits, -shift);
    }
}
