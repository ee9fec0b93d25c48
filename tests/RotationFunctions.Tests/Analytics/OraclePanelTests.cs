using System.Globalization;
using System.Text.Json;
using RotationFunctions.Analytics;
using RotationFunctions.Tests.Analytics.Support;

namespace RotationFunctions.Tests.Analytics;

/// <summary>Every figure of section 3 against the values that pandas gave (Oracles/make_oracle.py), on every day and series of them.</summary>
public sealed class OraclePanelTests
{
    public static TheoryData<string> Days()
    {
        using var expected = Expected();
        return [.. expected.RootElement.EnumerateObject().Select(day => day.Name)];
    }

    [Theory]
    [MemberData(nameof(Days))]
    public void EveryFigure_FromTheLongHistory(string asOf) => Compare(asOf, MarketFolder.OraclePanel);

    [Theory]
    [MemberData(nameof(Days))]
    public void EveryFigure_FromTheHistoryOfThatDay(string asOf)
        => Compare(asOf, MarketFolder.OraclePanel.CutAt(DateOnly.Parse(asOf, CultureInfo.InvariantCulture)));

    private static void Compare(string asOf, MarketHistory history)
    {
        var day = history.Calendar.IndexOf(DateOnly.Parse(asOf, CultureInfo.InvariantCulture));
        var figures = InstrumentFigures.OfAll(history).ToDictionary(f => f.Series.Id);
        using var expected = Expected();
        var compared = 0;
        foreach (var series in expected.RootElement.GetProperty(asOf).EnumerateObject())
        {
            foreach (var figure in series.Value.EnumerateObject())
            {
                double? wanted = figure.Value.ValueKind == JsonValueKind.Null ? null : figure.Value.GetDouble();
                if (!FigureIds.All.Contains(figure.Name))
                {
                    Assert.True(wanted is null && figure.Name.StartsWith("volatility", StringComparison.Ordinal), $"{figure.Name} is not computed.");
                    continue;
                }

                // pandas was told nothing of what is traded; an index is not, so its levels have no bid and ask.
                if (figure.Name == FigureIds.BidAskSpread && series.Name.StartsWith('^'))
                    wanted = null;
                // A series that begins later is not in the history of that day.
                var actual = figures.TryGetValue(series.Name, out var computed) ? computed[figure.Name, day] : null;
                Figures.Equal(wanted, actual, 1e-11, $"{series.Name} {figure.Name} on {asOf}");
                compared++;
            }
        }

        Assert.True(compared >= FigureIds.All.Count * 7, $"Only {compared} figures were compared.");
    }

    private static JsonDocument Expected() => JsonDocument.Parse(File.ReadAllText(MarketFolder.OracleFolder("expected.json")));
}
