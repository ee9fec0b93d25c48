using System.Globalization;
using System.Text.Json;
using RotationFunctions.Analytics;
using RotationFunctions.Tests.Analytics.Support;

namespace RotationFunctions.Tests.Analytics;

/// <summary>Score, states, risks, records, similar days and evidence of two days against an independent reference in pandas, on real prices.</summary>
public sealed class ExpectedJudgementTests
{
    [Theory]
    [InlineData("2026-01-22", "rotation")]
    [InlineData("2026-01-22", "technicals")]
    [InlineData("2026-01-22", "risks")]
    [InlineData("2026-01-22", "records")]
    [InlineData("2026-01-22", "similar")]
    [InlineData("2026-01-22", "evidence")]
    [InlineData("2020-03-23", "rotation")]
    [InlineData("2020-03-23", "technicals")]
    [InlineData("2020-03-23", "risks")]
    [InlineData("2020-03-23", "records")]
    [InlineData("2020-03-23", "similar")]
    [InlineData("2020-03-23", "evidence")]
    public void EveryFigure(string asOf, string part)
    {
        using var expected = JsonDocument.Parse(File.ReadAllText(Path.Combine(SharedData.Require(), "expected", asOf + ".json")));
        var day = MarketFolder.RealMarket.Calendar.IndexOf(DateOnly.Parse(asOf, CultureInfo.InvariantCulture));
        var actual = JudgedDay.Of(RealRotation.Analysis, day);
        var differences = new List<string>();
        JudgedDay.Compare(part, expected.RootElement.GetProperty(part), actual[part], differences);
        Assert.True(differences.Count == 0, string.Join('\n', differences.Take(40)));
    }
}
