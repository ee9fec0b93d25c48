using System.Reflection;
using System.Text.RegularExpressions;
using RotationFunctions.Analytics;
using RotationFunctions.Pipeline.Metrics;

namespace RotationFunctions.Tests.Metrics;

public sealed partial class FigureColumnTests
{
    [Theory]
    [InlineData("close", "close")]
    [InlineData("return.YTD", "return_YTD")]
    [InlineData("policy.implied.2026-12", "policy_implied_2026__12")]
    [InlineData("policy.dots.longer_run", "policy_dots_longer___run")]
    public void Of_MarksAreUnderscores(string figure, string column)
    {
        Assert.Equal(column, FigureColumn.Of(figure));
        Assert.Equal(figure, FigureColumn.Figure(column));
    }

    [Fact]
    public void Of_EveryFigureComesBackAndHasANameThatATableTakes()
    {
        var constants = typeof(RotationIds).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (string)f.GetRawConstantValue()!);
        string[] figures =
        [
            .. FigureIds.All, .. constants, .. FigureIds.All.Select(RotationIds.Percentile),
            .. Window.All.SelectMany(w => new[] { FigureIds.Spread(w), RotationIds.NewHigh(w), RotationIds.SectorGroup(MarketSectors.RateSensitive, w) }),
            RotationIds.Gap(2026), RotationIds.Projection("longer_run"), RotationIds.Implied(new(2026, 12, 1)),
        ];

        Assert.All(figures, figure =>
        {
            Assert.Matches(ColumnName(), FigureColumn.Of(figure));
            Assert.Equal(figure, FigureColumn.Figure(FigureColumn.Of(figure)));
        });
        Assert.Distinct(figures.Select(FigureColumn.Of));
    }

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9_]*$")]
    private static partial Regex ColumnName();
}
