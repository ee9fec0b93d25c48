using RotationFunctions.Analytics.Claims;

namespace RotationFunctions.Tests.Claims;

/// <summary>How many of the values next to a printed one the definitions give, by hand.</summary>
public sealed class ChanceTests
{
    [Theory]
    // A hundred definitions one unit away: over the four other values within two units; of two series over 24.
    [InlineData(100, 1.0, 0, 0, 1, 100 / 4.0)]
    [InlineData(100, 1.0, 0, 0, 2, 100 / 24.0)]
    // Two and a half units still round to two; what is printed as the claim is does not count.
    [InlineData(100, 2.5, 50, 0.5, 1, 100 / 4.0)]
    // Ninety-nine are too few: within four units there is one more, then eight other values.
    [InlineData(99, 1.0, 1, 4.5, 1, 100 / 8.0)]
    [InlineData(99, 1.0, 1, 4.6, 1, 100 / 16.0)]
    // Too few anywhere: the widest neighbourhood has 2 × 16,384 other values. An absent figure lies infinitely far away.
    [InlineData(3, 1.0, 9, double.PositiveInfinity, 1, 3 / 32768.0)]
    [InlineData(3, 16384.5, 1, 16384.6, 1, 3 / 32768.0)]
    [InlineData(0, 1.0, 5, 0.1, 1, 0.0)]
    public void ExpectedMatches_OverTheNeighbouringValues(int many, double at, int others, double otherAt, int series, double expected)
    {
        double[] distances = [.. Enumerable.Repeat(at, many), .. Enumerable.Repeat(otherAt, others)];
        Assert.Equal(expected, Chance.ExpectedMatches(distances, series), 1e-15);
    }

    [Theory]
    [InlineData(0.05, 1, true)]
    [InlineData(0.0499, 1, false)]
    [InlineData(5, 0, false)]
    public void Extent_ExplainedByChance(double expectedByChance, int matches, bool explained)
        => Assert.Equal(explained, new SearchExtent(10, 10, matches, expectedByChance).IsExplainedByChance);

    [Fact]
    public void Printed_DistanceInUnitsOfTheLastDigit()
    {
        var printed = new PrintedValue(0.25, 2);
        Assert.Equal(3, printed.Distance(0.28), 1e-12);
        Assert.Equal(3, printed.Distance(0.22), 1e-12);
        Assert.Equal(double.PositiveInfinity, printed.Distance(double.NaN));
        Assert.True(PrintedValue.Fits(0.5 + 1e-9));
        Assert.False(PrintedValue.Fits(0.5 + 1.1e-9));
    }
}
