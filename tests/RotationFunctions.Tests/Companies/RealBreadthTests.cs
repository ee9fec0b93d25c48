using RotationFunctions.Analytics;

namespace RotationFunctions.Tests.Companies;

/// <summary>Breadth of every US stock against an independent reference, on real evenings.</summary>
public sealed class RealBreadthTests
{
    // An independent computation in pandas on the same lists.
    [Theory]
    [InlineData("2026-01-22", "large", 1000, 0.7188755020, 0.7180796731, 106.0 / 972, 4.0 / 972, 579, 417, 0.0045493089, 0.0029472645)]
    [InlineData("2026-01-22", "small", 2000, 0.7356671740, 0.7201907790, 233.0 / 1864, 7.0 / 1864, 1265, 696, 0.0119246879, 0.0057067356)]
    [InlineData("2026-01-22", "micro", 2000, 0.5048494130, 0.4120940649, 67.0 / 1726, 38.0 / 1726, 1262, 662, 0.0190146822, 0.0108841585)]
    [InlineData("2025-04-08", "small", 2000, 0.0446021287, 0.1223849372, 4.0 / 1891, 755.0 / 1891, 264, 1715, -0.0305429493, -0.0260676484)]
    public void Figures_OfADay(
        string asOf, string segment, int members, double above50, double above200, double newHighs, double newLows, int advances, int declines, double mean, double median)
    {
        var figures = RealCompanies.Figures;
        var day = figures.Table.Calendar.IndexOf(DateOnly.Parse(asOf, System.Globalization.CultureInfo.InvariantCulture));
        double Of(string id) => figures.Table[$"breadth.{id}.{segment}", day]!.Value;

        Assert.Equal(members, Of("members"));
        Assert.Equal(above50, Of("above50"), 1e-9);
        Assert.Equal(above200, Of("above200"), 1e-9);
        Assert.Equal(newHighs, Of("newHighs"), 1e-12);
        // One company stood at its low of months before: whether the two products are equal in their last bit depends on the order of multiplication.
        Assert.Equal(newLows, Of("newLows"), asOf == "2025-04-08" ? (1.0 / 1891) + 1e-12 : 1e-12);
        Assert.Equal(Of("newHighs") - Of("newLows"), Of("highLow"), 1e-12);
        // The counts, by the one share of the two that both have.
        Assert.Equal((double)advances / declines, Of("advances") / Of("declines"), 1e-12);
        Assert.Equal(mean, Of("equalWeight.1D"), 1e-9);
        Assert.Equal(median, Of("median.1D"), 1e-9);
    }

    /// <summary>A day is computed as of that day: from the market that ends on it, with the same bits, every figure.</summary>
    [Theory]
    [InlineData("2021-11-15")]
    [InlineData("2022-10-14")]
    [InlineData("2025-04-08")]
    public void Figures_OfTheMarketThatEndsOnTheDay(string asOf)
    {
        var date = DateOnly.Parse(asOf, System.Globalization.CultureInfo.InvariantCulture);
        var cut = RealCompanies.Content.Market.CutAt(date);
        var figures = BreadthFigures.Of(cut, RealCompanies.Benchmark(cut.Calendar));
        var day = cut.Calendar.Count - 1;
        foreach (var id in figures.Table.Ids)
            Assert.True(BitConverter.DoubleToInt64Bits(figures.Table.Column(id)[day]) == BitConverter.DoubleToInt64Bits(RealCompanies.Figures.Table.Column(id)[day]), $"{id} on {asOf}");
        Assert.True(figures.Table.Ids.Count > 60);
    }

    [Fact]
    public void Lists_ThatWereNotRenewedAreNamed()
        => Assert.Contains(RealCompanies.Content.Warnings, warning => warning.Text.Contains("A part of the list of 2021-10-29 is still that of the day before", StringComparison.Ordinal));
}
