namespace RotationFunctions.Tests.Analytics.Support;

/// <summary>Compares figures with what an oracle says.</summary>
internal static class Figures
{
    /// <summary>Asserts that a figure agrees to a relative tolerance (absolute under one thousandth); null means absent.</summary>
    public static void Equal(double? expected, double? actual, double tolerance, string what)
    {
        if (expected is not { } wanted)
        {
            Assert.True(actual is null, $"{what}: expected to be absent, was {actual}");
            return;
        }

        Assert.True(actual is not null, $"{what}: expected {wanted}, was absent");
        var error = Math.Abs(actual.Value - wanted);
        Assert.True(error <= tolerance * Math.Max(Math.Abs(wanted), 1e-3), $"{what}: expected {wanted:R}, was {actual:R}");
    }

    /// <summary>Asserts that two columns have the same bits over the length of the shorter, absent values included.</summary>
    public static void SameBits(ReadOnlySpan<double> expected, ReadOnlySpan<double> actual, string what)
    {
        for (var i = 0; i < Math.Min(expected.Length, actual.Length); i++)
            if (BitConverter.DoubleToInt64Bits(expected[i]) != BitConverter.DoubleToInt64Bits(actual[i])
                && !(double.IsNaN(expected[i]) && double.IsNaN(actual[i])))
                Assert.Fail($"{what} at {i}: {expected[i]:R} and {actual[i]:R} differ.");
    }
}
