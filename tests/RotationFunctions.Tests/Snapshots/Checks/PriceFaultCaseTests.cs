using System.Globalization;
using RotationFunctions.Pipeline.Reports;
using RotationFunctions.Pipeline.Sources.Csv;
using RotationFunctions.Pipeline.Universes;
using RotationFunctions.Testing;

namespace RotationFunctions.Tests.Snapshots.Checks;

/// <summary>
/// Folders that once gave a wrong figure, from the file to the report. What is right is read from the files here, without the
/// program's own reading.
/// </summary>
public class PriceFaultCaseTests
{
    [Fact]
    public void SplitInNeitherColumn_IsNamedAndNoReturnIsServed()
    {
        var report = Report("02-split-in-neither", "universe.json");

        Assert.DoesNotContain(report.Performance, one => one.Series == "IWM");
        Assert.Contains("a split of 4:1 that is in neither close nor adj_close", Assert.Single(report.Missing, item => item.Id == "IWM").Reason, StringComparison.Ordinal);
        Assert.Empty(report.Spreads);
    }

    [Theory]
    [InlineData("03-split-3for2", "3:2")]
    [InlineData("03b-split-4for3", "4:3")]
    public void SplitThatTheAdjustedCloseKnows_GivesTheReturnsOfTheAdjustedClose(string folder, string ratio)
    {
        var report = Report(folder, "universe.json");
        var iwm = Assert.Single(report.Performance, one => one.Series == "IWM");

        // No dividends in these prices: both returns are those of the adjusted close, which has the split.
        var adjusted = Closes(folder, "IWM", column: 5);
        foreach (var (window, days) in new[] { ("1M", 21), ("3M", 63), ("1Y", 252) })
        {
            Assert.Equal(adjusted[^1] / adjusted[^(days + 1)] - 1, iwm.TotalReturns[window]!.Value, 1e-12);
            Assert.Equal(adjusted[^1] / adjusted[^(days + 1)] - 1, iwm.Returns[window]!.Value, 1e-3);
        }

        Assert.Contains(report.Warnings, warning => warning.Id == "IWM" && warning.Reason.Contains($"a split of {ratio}", StringComparison.Ordinal));
    }

    [Fact]
    public void SplitCarriedBackOnOneRowAlone_IsNamedRowAndSplit()
    {
        var market = MarketReports.Of(Source("04-split-partial"), Universe("universe.json"));

        Assert.Contains("a split of 2:1 that is in neither close nor adj_close", Assert.Single(market.Metadata.Missing, item => item.Id == "IWM").Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void FlatBarOnAHoliday_MakesNoTradingDay()
    {
        var market = MarketReports.Of(Source("06-phantom-holiday"), Universe("universe.json"));

        Assert.True(market.History.Calendar.IndexOf(new DateOnly(2026, 1, 19)) < 0);
        Assert.Contains(market.Metadata.Warnings, warning => warning.Date == new DateOnly(2026, 1, 19) && warning.Reason.Text.Contains("no trading day", StringComparison.Ordinal));
        // Five trading days before the 22nd lie the 14th's close (16, 15 and 14 behind the holiday), as the file without the flat bar says.
        var closes = Closes("06-phantom-holiday", "IWM", column: 4, without: "2026-01-19");
        Assert.Equal(closes[^1] / closes[^6] - 1, market.On(2026, 1, 22).Performance.Single(one => one.Series == "IWM").Returns["1W"]!.Value, 1e-12);
    }

    [Fact]
    public void DayThatTheBenchmarkLacks_IsATradingDayAndNoReturnSpansIt()
    {
        var market = MarketReports.Of(Source("07-benchmark-gap"), Universe("universe3.json"));
        var after = market.On(2026, 1, 21);

        Assert.Null(after.Performance.Single(one => one.Series == "SPY").Returns["1D"]);
        Assert.Null(after.Spreads.Single(spread => spread.A == "IWM").Values["1D"]);
        var closes = Closes("07-benchmark-gap", "IWM", column: 4);
        Assert.Equal(closes[^2] / closes[^3] - 1, after.Performance.Single(one => one.Series == "IWM").Returns["1D"]!.Value, 1e-12);
        Assert.Contains(after.Warnings, warning => warning.Id == "SPY" && warning.Reason.Contains("2026-01-20", StringComparison.Ordinal));
        Assert.Contains(after.Missing, item => item.Id == "SPY/return.1D" && item.Reason.Contains("2026-01-20", StringComparison.Ordinal));

        // The day itself has a report: of those that traded.
        var day = market.On(2026, 1, 20);
        Assert.Equal(closes[^3] / closes[^4] - 1, day.Performance.Single(one => one.Series == "IWM").Returns["1D"]!.Value, 1e-12);
        Assert.DoesNotContain(day.Performance, one => one.Series == "SPY");
    }

    private static Report Report(string folder, string universe) => MarketReports.Of(Source(folder), Universe(universe)).On(2026, 1, 22);

    private static string Cases => Path.GetFullPath(Path.Combine(SharedData.Require(), "..", "cases"));

    private static CsvSource Source(string folder) => new(Path.Combine(Cases, folder, "data"));

    private static Universe Universe(string file) => UniverseReader.ReadFile(Path.Combine(Cases, file));

    private static double[] Closes(string folder, string series, int column, string? without = null) =>
        [.. File.ReadAllLines(Path.Combine(Cases, folder, "data", "daily", series + ".csv")).Skip(1)
            .Where(line => without is null || !line.StartsWith(without, StringComparison.Ordinal))
            .Select(line => double.Parse(line.Split(',')[column], CultureInfo.InvariantCulture))];
}
