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
        Compare(part, expected.RootElement.GetProperty(part), actual[part], differences);
        Assert.True(differences.Count == 0, string.Join('\n', differences.Take(40)));
    }

    private static void Compare(string what, JsonElement expected, object? actual, List<string> differences)
    {
        switch (expected.ValueKind)
        {
            case JsonValueKind.Object when actual is IReadOnlyDictionary<string, object?> members:
                foreach (var member in expected.EnumerateObject())
                {
                    // What the days are compared by; its figures stand elsewhere.
                    if (member.Name == "vector")
                        continue;
                    if (members.TryGetValue(member.Name, out var found))
                        Compare($"{what}/{member.Name}", member.Value, found, differences);
                    else
                        differences.Add($"{what}/{member.Name} is not computed.");
                }

                break;
            case JsonValueKind.Array when actual is IReadOnlyList<object?> items && items.Count == expected.GetArrayLength():
                for (var i = 0; i < items.Count; i++)
                    Compare($"{what}[{i}]", expected[i], items[i], differences);
                break;
            case JsonValueKind.Number when actual is not null and not string:
                var (wanted, value) = (expected.GetDouble(), Convert.ToDouble(actual, CultureInfo.InvariantCulture));
                if (!(Math.Abs(wanted - value) <= 1e-9 * Math.Max(1, Math.Abs(wanted))))
                    differences.Add($"{what}: expected {wanted:R}, was {value:R}");
                break;
            default:
                if (expected.ToString() != (actual switch { null => "", bool flag => flag.ToString(), _ => Convert.ToString(actual, CultureInfo.InvariantCulture) }))
                    differences.Add($"{what}: expected {expected}, was {actual ?? "absent"}");
                break;
        }
    }
}
