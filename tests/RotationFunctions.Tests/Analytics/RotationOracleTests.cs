using System.Globalization;
using System.Text.Json;
using RotationFunctions.Analytics;
using RotationFunctions.Tests.Analytics.Support;

namespace RotationFunctions.Tests.Analytics;

/// <summary>The invented market of the oracle, analysed.</summary>
public sealed class AnalysedPanel
{
    public AnalysedPanel()
    {
        var history = RotationPanel.Draw();
        Analysis = RotationAnalysis.Of(history, InstrumentFigures.OfAll(history));
    }

    public RotationAnalysis Analysis { get; }
}

/// <summary>Sections 4, 5, 7 and 8, ratings and conditions against the values that pandas gave on an invented market (Oracles/make_rotation.py).</summary>
public sealed class RotationOracleTests(AnalysedPanel panel) : IClassFixture<AnalysedPanel>
{
    public static TheoryData<string> Days()
    {
        using var expected = Expected();
        return [.. expected.RootElement.EnumerateObject().Select(day => day.Name)];
    }

    [Theory]
    [MemberData(nameof(Days))]
    public void EveryFigure(string asOf)
    {
        using var expected = Expected();
        var day = panel.Analysis.Market.Calendar.IndexOf(DateOnly.Parse(asOf, CultureInfo.InvariantCulture));
        var actual = FlatRotation.Of(panel.Analysis, day);
        var compared = 0;
        foreach (var figure in expected.RootElement.GetProperty(asOf).EnumerateObject())
        {
            var found = actual.TryGetValue(figure.Name, out var value);
            // While a percentile is absent the oracle still tells how many values there are.
            if (!found && figure.Name.Contains("percentile", StringComparison.Ordinal) && (figure.Name.EndsWith(".n", StringComparison.Ordinal) || figure.Name.EndsWith(".from", StringComparison.Ordinal)))
                continue;
            Assert.True(found, $"{figure.Name} is not computed.");
            Compare($"{figure.Name} on {asOf}", figure.Value, value);
            compared++;
        }

        Assert.True(compared > 500, $"Only {compared} figures were compared.");
    }

    private static void Compare(string what, JsonElement expected, object? actual)
    {
        switch (expected.ValueKind)
        {
            case JsonValueKind.Null:
                Assert.True(actual is null, $"{what}: expected to be absent, was {actual}");
                break;
            case JsonValueKind.String:
                Assert.True(Equals(expected.GetString(), actual), $"{what}: expected {expected}, was {actual}");
                break;
            case JsonValueKind.True or JsonValueKind.False:
                Assert.True(Number(actual) == (expected.GetBoolean() ? 1 : 0), $"{what}: expected {expected}, was {actual}");
                break;
            default:
                Figures.Equal(expected.GetDouble(), Number(actual), 1e-9, what);
                break;
        }
    }

    private static double? Number(object? value) => value switch
    {
        null => null,
        bool flag => flag ? 1 : 0,
        _ => Convert.ToDouble(value, CultureInfo.InvariantCulture),
    };

    private static JsonDocument Expected() => JsonDocument.Parse(File.ReadAllText(MarketFolder.OracleFolder("rotation-expected.json")));
}
