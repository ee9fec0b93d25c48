using System.Globalization;
using System.Text.Json;
using RotationFunctions.Tests.Analytics.Support;

namespace RotationFunctions.Tests.Analytics;

/// <summary>
/// Score, stance, states, risks, records, similar days and evidence against the values that pandas gave on an invented market (Oracles/judgement.py),
/// every one of them.
/// </summary>
public sealed class JudgementOracleTests(AnalysedPanel panel) : IClassFixture<AnalysedPanel>
{
    public static TheoryData<string> Days()
    {
        using var expected = Expected();
        return [.. expected.RootElement.EnumerateObject().Select(day => day.Name)];
    }

    [Theory]
    [MemberData(nameof(Days))]
    public void EveryConclusion(string asOf)
    {
        using var expected = Expected();
        var day = panel.Analysis.Market.Calendar.IndexOf(DateOnly.Parse(asOf, CultureInfo.InvariantCulture));
        var actual = JudgedDay.Of(panel.Analysis, day);
        var differences = new List<string>();
        var compared = 0;
        foreach (var part in expected.RootElement.GetProperty(asOf).EnumerateObject())
            compared += JudgedDay.Compare(part.Name, part.Value, actual[part.Name], differences);

        Assert.True(differences.Count == 0, string.Join('\n', differences.Take(40)));
        Assert.True(compared > 400, $"Only {compared} values were compared.");
    }

    /// <summary>The days have what there is to conclude; otherwise the oracle would say nothing of it.</summary>
    [Fact]
    public void Days_HaveEveryStateAndPart()
    {
        using var expected = Expected();
        var days = expected.RootElement.EnumerateObject().Select(day => day.Value).ToList();
        string[] Of(params string[] path) => [.. days.Select(day => path.Aggregate((JsonElement?)day, (at, name) => at?.ValueKind == JsonValueKind.Object && at.Value.TryGetProperty(name, out var found) ? found : null)).OfType<JsonElement>().Select(value => value.ToString()).Distinct()];

        Assert.Equal(["largeCapLeadership", "mixed", "rotation"], Of("rotation", "stance").Order(StringComparer.Ordinal));
        Assert.Equal(["above", "inside"], Of("technicals", "range", "state").Order(StringComparer.Ordinal));
        Assert.Contains("confirmed", Of("technicals", "inverseHeadAndShoulders", "status"));
        Assert.Contains("confirmed", Of("technicals", "headAndShouldersTop", "status"));
        Assert.Contains("high", Of("risks", "credit", "level"));
        Assert.True(Of("similar", "candidates").Length > 2);
        Assert.True(Of("evidence", "sr0").Length > 2);
    }

    private static JsonDocument Expected() => JsonDocument.Parse(File.ReadAllText(MarketFolder.OracleFolder("judgement-expected.json")));
}
