using System.Globalization;
using System.Text;
using RotationFunctions.Analytics;
using RotationFunctions.Pipeline;
using RotationFunctions.Pipeline.Reports;
using RotationFunctions.Pipeline.Reports.Figures;
using RotationFunctions.Pipeline.Reports.Texts;

namespace RotationFunctions.Tests.Reports;

/// <summary>Files with something wrong in them, read, validated, computed and told: the report stands and says what is missing and why.</summary>
[Slow]
public sealed class BadInputReportTests
{
    private static readonly DateOnly From = new(2019, 12, 2);

    [Fact]
    public void Whole_TheYearsPathIsPriced()
    {
        // Otherwise what is absent below would be absent anyway.
        using var folder = new DemoFolder(From);
        var report = LastOf(folder);

        Assert.Equal(15, report.Policy!.Path.Count);
        Assert.NotNull(report.Policy.CutsPricedYearEnd);
        Assert.NotEmpty(report.Policy.Gaps);
        Assert.NotNull(report.Score!.Value);
        Assert.Equal("^RUT", report.Technicals!.Series);
        // Six years have too few analogs.
        Assert.All(report.Risks.Where(risk => risk.Id != RotationIds.SeasonalityRisk), risk => Assert.NotNull(risk.Level));
        Assert.DoesNotContain(report.Missing, m => m.Id.StartsWith("policy", StringComparison.Ordinal));
    }

    [Fact]
    public void Futures_AMonthIsMissing()
    {
        using var folder = new DemoFolder(From);
        folder.Edit("ZQ", rows => rows.Where(row => !row.Contains(",2026-01,", StringComparison.Ordinal)));
        var report = LastOf(folder);

        Assert.Null(report.Policy!.CutsPricedYearEnd);
        const string Reason = "The rate after the last decision of 2025 needs the futures of 2025-12, 2026-01, 2026-02; those of the day are 2025-12, 2026-02, 2026-03";
        foreach (var id in (string[])[RotationIds.CutsPriced, RotationIds.PolicyGap, RotationIds.PolicyRisk])
            Assert.StartsWith(Reason, ReasonOf(report, id), StringComparison.Ordinal);
        // The other months and the years whose decisions they tell are served.
        Assert.Equal(14, report.Policy.Path.Count);
        Assert.Contains(2026, report.Policy.Gaps.Keys);
    }

    [Theory]
    [InlineData("2026-01", "100.02")]
    [InlineData("2026-01", "89.995")]
    [InlineData("2026-08", "100.02")]
    public void Futures_ASettlementThatCannotBe(string contract, string settlement)
    {
        using var folder = new DemoFolder(From);
        folder.Edit("ZQ", rows => rows.Select(row => row.Contains($",{contract},", StringComparison.Ordinal) ? $"{row[..10]},{contract},{settlement}" : row));
        var report = LastOf(folder);

        Assert.DoesNotContain(report.Policy!.Path, month => month.Month == DateOnly.ParseExact(contract, "yyyy-MM", CultureInfo.InvariantCulture));
        var reason = $"The future of {contract} settled at {settlement} on 2025-12-31, outside 90 to 100.";
        Assert.Equal(reason, ReasonOf(report, $"policy.implied.{contract}"));
        var neededForTheYear = contract == "2026-01";
        Assert.Equal(neededForTheYear, report.Policy.CutsPricedYearEnd is null);
        if (neededForTheYear)
            Assert.Equal(reason, ReasonOf(report, RotationIds.CutsPriced));
    }

    [Theory]
    [InlineData("2025-12-31,2026-01,96.2", false)]
    [InlineData("2025-12-31,2026-01,96.420", true)]
    public void Futures_TwoRowsForOneDayAndContract(string second, bool same)
    {
        using var folder = new DemoFolder(From);
        folder.Edit("ZQ", rows => rows.Append(second));
        var report = LastOf(folder);

        Assert.Equal(same, report.Policy!.CutsPricedYearEnd is not null);
        Assert.Equal(same ? 15 : 14, report.Policy.Path.Count);
        var warnings = report.Warnings.Where(w => w.Id == "ZQ.2026-01").ToArray();
        Assert.Equal(same ? 0 : 1, warnings.Length);
        if (!same)
            Assert.Contains("2025-12-31 stands on lines 438, 452 with different values", warnings[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Projections_PublishedLaterAreNotSeen()
    {
        using var folder = new DemoFolder(From);
        var before = folder.Reports();
        // A projection of its own for every year, published on a day between two meetings and on one after the last day.
        folder.Edit("FEDTARMD", rows => rows.Concat(["2025-11-05,2025,9.9,invented", "2025-11-05,2026,9.9,invented", "2026-03-18,2026,9.9,invented"]));
        var after = folder.Reports();

        var day = after.History.Calendar.IndexOf(new(2025, 11, 4));
        Assert.Equal(Text(before.On(day)), Text(after.On(day)));
        Assert.Equal(9.9, after.On(day + 1).Policy!.Projections!.Medians["2026"]);
        var last = after.On(after.LastDay).Policy!.Projections!;
        Assert.True(last.Published <= after.Metadata.AsOf && last.Medians["2026"] < 9);
    }

    [Fact]
    public void Sector_Missing()
    {
        using var folder = new DemoFolder(From);
        folder.Remove("XLK");
        var report = LastOf(folder);

        Assert.Contains("daily/XLK.csv", ReasonOf(report, "XLK"), StringComparison.Ordinal);
        foreach (var window in Window.All)
        {
            var sectors = report.Sectors!.Windows[window.Name];
            Assert.Null(sectors.Breadth ?? sectors.Dispersion ?? sectors.CyclicalMinusDefensive ?? sectors.Members);
            Assert.All(sectors.Groups.Values, Assert.Null);
            Assert.Null(sectors.Ranking);
            foreach (var id in (string[])[
                RotationIds.SectorBreadth(window), RotationIds.SectorDispersion(window), RotationIds.CyclicalMinusDefensive(window), RotationIds.SectorGroup(MarketSectors.Defensive, window)])
                Assert.Contains("no file daily/XLK.csv", ReasonOf(report, id), StringComparison.Ordinal);
        }

        // The score looks at no sector.
        Assert.NotNull(report.Score!.Value);
        Assert.Null(report.Score.Character!["1M"].Word);
        Assert.Contains("no file daily/XLK.csv", ReasonOf(report, RotationIds.Cyclicals), StringComparison.Ordinal);
    }

    [Fact]
    public void Index_Missing_TheFundStandsInAndIsNamed()
    {
        using var folder = new DemoFolder(From);
        folder.Remove("^RUT");
        var report = LastOf(folder);

        Assert.Equal("IWM", report.Technicals!.Series);
        Assert.NotNull(report.Technicals.Range);
        Assert.Contains("index/RUT.csv", ReasonOf(report, "^RUT"), StringComparison.Ordinal);
        foreach (var id in (string[])["analog.IXIC", RotationIds.Overextension, RotationIds.SeasonalityRisk, RotationIds.January])
            Assert.Contains("no file index/RUT.csv", ReasonOf(report, id), StringComparison.Ordinal);
        Assert.Contains(report.Sections.Single(s => s.Id == "technicals").Sentences, s => s.Text.Contains("IWM", StringComparison.Ordinal));
    }

    [Fact]
    public void Days_FewerThanAYear()
    {
        using var folder = new DemoFolder(new(2025, 3, 3));
        var report = LastOf(folder);

        Assert.StartsWith("It needs 252 trading days before 2025-12-31; SPY begins on 2025-03-03", ReasonOf(report, "SPY/return.1Y"), StringComparison.Ordinal);
        Assert.StartsWith("It needs 252 days with both series", ReasonOf(report, "IWM-SPY/rs.mansfield"), StringComparison.Ordinal);
        Assert.StartsWith("The range needs 819 trading days", ReasonOf(report, "^RUT/range.high"), StringComparison.Ordinal);
        Assert.Contains("It needs 450 trading days before 2025-12-31", ReasonOf(report, RotationIds.Overextension), StringComparison.Ordinal);
        Assert.Null(report.Score!.Value);
        Assert.Null(report.Stance);
        Assert.NotNull(report.Performance.Single(p => p.Series == "IWM").Returns["6M"]);
    }

    [Fact]
    public void Year_WithoutABase()
    {
        using var folder = new DemoFolder(new(2025, 1, 2));
        var report = LastOf(folder);

        const string Reason = "The calendar has no trading day in 2024 to measure the year to date from.";
        foreach (var id in (string[])["SPY/return.YTD", "IWM-SPY/spread.YTD", RotationIds.SectorBreadth(Window.YearToDate), "analog.IXIC"])
            Assert.Equal(Reason, ReasonOf(report, id));
        Assert.Null(report.Performance[0].Returns["YTD"]);
    }

    [Theory]
    [InlineData("IWC")]
    [InlineData("IWM")]
    [InlineData("SPY")]
    [InlineData("^RUT")]
    [InlineData("XLB")]
    [InlineData("DGS2")]
    public void Series_ThatNeverMoves(string series)
    {
        using var folder = new DemoFolder(From);
        folder.Edit(series, rows => rows.Select(row => Flat(row.Split(','))));
        var report = LastOf(folder);

        if (series == "DGS2")
        {
            Assert.Contains("DGS2 did not change", ReasonOf(report, RotationIds.RateSensitivity), StringComparison.Ordinal);
            return;
        }

        var flat = report.Performance.Single(p => p.Series == series);
        Assert.Equal(0, flat.Volatility.Daily["1Y"]);
        Assert.Null(flat.Rsi["14"]);
        Assert.Null(flat.DistanceSma200.StandardDeviations);
        Assert.StartsWith("The close never changed", ReasonOf(report, $"{series}/rsi.14"), StringComparison.Ordinal);
        Assert.StartsWith("The distance did not vary", ReasonOf(report, $"{series}/distance.sma200.std"), StringComparison.Ordinal);
        Assert.Contains("did not vary in the window", ReasonOf(report, $"{series}/correlation.1Y"), StringComparison.Ordinal);
    }

    [Fact]
    public void Everything_ThatNeverMoves()
    {
        using var folder = new DemoFolder(From);
        foreach (var series in folder.Reports().History.Bars.Select(b => b.Id).Where(id => id != "^VIX"))
            folder.Edit(series, rows => rows.Select(row => Flat(row.Split(','))));
        var report = LastOf(folder);

        Assert.Equal(0, report.Sectors!.Windows["1M"].Dispersion);
        Assert.Null(report.Sectors.RateVersusEconomy);
        Assert.All(report.RelativeStrength.Where(p => p.A != "^VIX"), pair => Assert.Null(pair.SlopeT));
        Assert.Null(report.Risks.Single(r => r.Id == RotationIds.RateSensitivity).Level);
        Assert.NotEmpty(ReasonOf(report, RotationIds.RateSensitivity));
    }

    private static string ReasonOf(Report report, string id)
    {
        var items = report.Missing.Where(m => m.Id == id).ToArray();
        Assert.True(items.Length == 1, $"{id} is named {items.Length} times among: {string.Join(", ", report.Missing.Select(m => m.Id))}");
        return items[0].Reason;
    }

    /// <summary>
    /// The last day's report, told in both languages. It fits the schema, names nothing twice, and neither it nor the day's rows in the table of
    /// metrics hold an infinity or what is no number: in JSON there is no way to write one, in a table there is.
    /// </summary>
    private static Report LastOf(DemoFolder folder)
    {
        var market = folder.Reports();
        var report = market.On(market.LastDay);
        foreach (var language in Enum.GetValues<Language>())
            Assert.Empty(ReportSchema.Errors(ReportJson.Serialize(ReportTexts.Write(report, language))));
        Assert.Distinct(report.Missing.Select(m => m.Id));
        foreach (var partition in market.Partitions)
            Assert.All(partition.On(market.LastDay, market.Metadata.AsOf, "snapshot")?.Figures ?? new Dictionary<string, double>(), f => Assert.True(double.IsFinite(f.Value), $"{partition.Name}/{f.Key}"));
        Assert.All(new ReportFigures(report).All, figure => Assert.True(figure.Value is null || double.IsFinite(figure.Value.Value), figure.Id));
        return ReportTexts.Write(report, Language.English);
    }

    private static string Text(Report report) => Encoding.UTF8.GetString(ReportJson.Serialize(report));

    /// <summary>A row with 50 for every price and the volume as it was; of a rate, 3.5.</summary>
    private static string Flat(string[] row) => row.Length == 2
        ? $"{row[0]},3.5"
        : string.Join(',', row.Select((field, column) => column == 0 || (column == row.Length - 1 && column > 4) ? field : "50"));
}
