using FsCheck.Xunit;
using RotationFunctions.Analytics;
using RotationFunctions.Pipeline.Reports.Figures;

namespace RotationFunctions.Tests.Reports;

public sealed class FigureFormatTests
{
    [Theory]
    [InlineData(0.0959944751381, FigureUnit.Change, "+9.60%")]
    [InlineData(-0.0072, FigureUnit.Change, "−0.72%")]
    [InlineData(0.0, FigureUnit.Change, "0.00%")]
    [InlineData(-0.00004, FigureUnit.Change, "0.00%")]
    [InlineData(0.00005, FigureUnit.Change, "+0.01%")]
    [InlineData(0.2271, FigureUnit.Percent, "22.71%")]
    [InlineData(-0.5, FigureUnit.Percent, "−50.00%")]
    [InlineData(0.0856413, FigureUnit.PercentagePoints, "+8.56")]
    [InlineData(-0.0856413, FigureUnit.PercentagePoints, "−8.56")]
    [InlineData(2718.77, FigureUnit.Number, "2,718.77")]
    [InlineData(-1.005, FigureUnit.Number, "−1.01")]
    [InlineData(2.675, FigureUnit.Number, "2.68")]
    [InlineData(1234.0, FigureUnit.Count, "1,234")]
    [InlineData(51133915602.38095, FigureUnit.DollarMillions, "51,133.92")]
    [InlineData(8.652834900779253e-08, FigureUnit.Scientific, "8.65\u00A0×\u00A010⁻⁸")]
    [InlineData(0.0007488319889776573, FigureUnit.Scientific, "7.49\u00A0×\u00A010⁻⁴")]
    [InlineData(0.0, FigureUnit.Scientific, "0")]
    [InlineData(1e300, FigureUnit.Change, "1.00\u00A0×\u00A010³⁰⁰")]
    public void Text_Value(double value, FigureUnit unit, string expected)
        => Assert.Equal(expected, FigureFormat.Text(new Figure("IWM", "m", value, unit)));

    [Theory]
    [InlineData(0.00145, "+0.15%")]
    [InlineData(-0.00145, "−0.15%")]
    [InlineData(0.12345, "+12.35%")]
    [InlineData(0.10005, "+10.01%")]
    public void Text_TieOfTheServedDigits(double value, string expected)
        => Assert.Equal(expected, FigureFormat.Text(new Figure("IWM", "m", value, FigureUnit.Change)));

    [Fact]
    public void Text_Absent() => Assert.Equal("—", FigureFormat.Text(new Figure("IWM", "m", null, FigureUnit.Change)));

    [Theory]
    [InlineData(-0.0856, FigureUnit.PercentagePoints, "8.56")]
    [InlineData(0.0856, FigureUnit.Change, "8.56%")]
    public void Size_HasNoSign(double value, FigureUnit unit, string expected)
        => Assert.Equal(expected, FigureFormat.Size(new Figure("IWM", "m", value, unit)));

    [Theory]
    [InlineData(-0.00004, 0)]
    [InlineData(-0.00005, -1)]
    [InlineData(0.00005, 1)]
    [InlineData(1e300, 1)]
    public void Direction_FollowsWhatIsPrinted(double value, int expected)
        => Assert.Equal(expected, new Figure("IWM", "m", value, FigureUnit.Change).Direction);

    [Property]
    public bool Text_OfOppositeFiguresIsOpposite(double value)
    {
        if (!double.IsFinite(value))
            return true;
        var up = FigureFormat.Text(new Figure("IWM", "m", Math.Abs(value), FigureUnit.Change)).TrimStart('+');
        var down = FigureFormat.Text(new Figure("IWM", "m", -Math.Abs(value), FigureUnit.Change)).TrimStart('−');
        return up == down;
    }
}
