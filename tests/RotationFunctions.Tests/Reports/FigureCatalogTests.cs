using RotationFunctions.Analytics;
using RotationFunctions.Pipeline.Reports;
using RotationFunctions.Pipeline.Reports.Figures;
using RotationFunctions.Pipeline.Reports.Figures.Definitions;

namespace RotationFunctions.Tests.Reports;

public sealed class FigureCatalogTests
{
    public static TheoryData<bool> Markets => [false, true];

    [Theory]
    [MemberData(nameof(Markets))]
    public void Find_EveryFigureAndDateOfAReport(bool real)
    {
        var market = Market(real);
        foreach (var day in market.Days(12).Prepend(300).Prepend(0))
        {
            foreach (var id in Ids(market.On(day)))
            {
                var definition = FigureCatalog.Find(id);
                Assert.True(definition is not null, $"{id} has no definition.");
                foreach (var text in (string[])[definition.Text.En, definition.Text.Zh, definition.Formula])
                    Assert.False(text.Contains('{', StringComparison.Ordinal), $"{id}: {text}");
                Assert.EndsWith(".", definition.Text.En, StringComparison.Ordinal);
                Assert.EndsWith("。", definition.Text.Zh, StringComparison.Ordinal);
                Assert.True(char.IsUpper(definition.Text.En[0]), definition.Text.En);
            }
        }
    }

    [Slow]
    [Theory]
    [MemberData(nameof(Markets))]
    public void Origins_OfEveryFigureThatIsThere(bool real)
    {
        var market = Market(real);
        foreach (var day in market.Days(12))
        {
            var report = market.On(day);
            var figures = new ReportFigures(report);
            var origins = new FigureOrigins(report, figures);
            foreach (var figure in figures.All.Where(f => f.Value is not null))
            {
                var definition = FigureCatalog.Find(figure.Id)!;
                var dates = origins.DatesOf(figure.Id);
                Assert.True(dates is not null == (definition.Span.Kind != FigureSpanKind.None), $"{figure.Id} on {report.AsOf}");
                if (dates is var (first, last))
                {
                    Assert.True(first <= last && last <= report.AsOf, $"{figure.Id}: {first} to {last}");
                    Assert.True(first >= report.Calendar!.First, $"{figure.Id}: {first}");
                }

                Assert.True(origins.InputsOf(figure.Id).Count > 0 || definition.Inputs.Count == 0, $"{figure.Id} on {report.AsOf} has no input.");
            }
        }
    }

    [Fact]
    public void Origins_ByHand()
    {
        var market = MarketReports.Demo;
        var report = market.On(market.LastDay);
        var origins = new FigureOrigins(report, new ReportFigures(report));
        var calendar = market.History.Calendar;
        var (last, begin) = (market.LastDay, calendar[market.History.Instrument("IWC")!.Start]);

        Assert.Equal((calendar[calendar.YearBase(last)], calendar[last]), origins.DatesOf("IWC/return.YTD"));
        Assert.Equal((calendar[last - 21], calendar[last]), origins.DatesOf("IWC/volatility.annual.1M"));
        Assert.Equal((calendar[last - 251], calendar[last]), origins.DatesOf("IWC/high.52w"));
        Assert.Equal((begin, calendar[last]), origins.DatesOf("IWC/high.allTime"));
        Assert.Equal((begin, calendar[last]), origins.DatesOf("IWC-SPY/rs.streak"));
        Assert.Equal((calendar[last - 62], calendar[last]), origins.DatesOf("IWC-SPY/rs.newHigh.3M"));
        Assert.Equal((calendar[last - 818], calendar[last - 63]), origins.DatesOf("^RUT/range.high"));
        Assert.Null(origins.DatesOf("market/risk.overextension.bound.high"));
        Assert.Equal(["IWC", "SPY"], origins.InputsOf("IWC/beta.1Y").Select(input => input.Series));
        Assert.Equal(["IWC", "IWM"], origins.InputsOf("IWC-IWM/spread.YTD").Select(input => input.Series));
        Assert.Equal(["^RUT", "QQQ"], origins.InputsOf("market/analog.QQQ.n").Select(input => input.Series));
        Assert.Equal(MarketSectors.UnitedStates.All.Select(sector => sector.Id), origins.InputsOf("sectors/sector.rank.1M").Select(input => input.Series));
    }

    [Theory]
    [InlineData("return.YTD", "Price return since the last close of the year before: close over the base’s close, less one, without dividends.")]
    [InlineData("IWM/volatility.daily.1M", "Sample standard deviation of the daily price returns over 21 trading days.")]
    [InlineData("percentile.return.1M.n", "Number of earlier days whose return.1M the percentile counts.")]
    [InlineData("market/risk.liquidity.past.mediumHigh", "Share of earlier days on which the risk “Illiquidity of micro caps” was rated medium to high.")]
    public void Find_FillsInWhatVaries(string id, string text) => Assert.Equal(text, FigureCatalog.Find(id)!.Text.En);

    [Theory]
    [InlineData("return.2Y")]
    [InlineData("IWM/returns.YTD")]
    [InlineData("market/risk.liquidity.past.extreme")]
    [InlineData("")]
    [InlineData("/")]
    public void Find_Unknown(string id) => Assert.Null(FigureCatalog.Find(id));

    [Fact]
    public void Patterns_AreDistinctAndOfAKnownVersion()
    {
        Assert.Distinct(FigureCatalog.All.Select(definition => definition.Pattern));
        Assert.All(FigureCatalog.All, definition => Assert.InRange(definition.Since, 1, FigureCatalog.Version));
    }

    /// <summary>What a rating holds a figure against, or reaches a level at, is in that figure's unit; all else says its own.</summary>
    [Fact]
    public void Units_AreDeclared() => Assert.Equal(
        ["opportunity.{opportunity}.{figure}.threshold", "risk.{risk}.bound.{level}", "risk.{risk}.{figure}.threshold"],
        FigureCatalog.All.Where(definition => definition.Unit is null).Select(definition => definition.Pattern).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("^RUT/return.YTD", FigureUnit.Change)]
    [InlineData("market/risk.overextension.met", FigureUnit.Count)]
    [InlineData("market/risk.overextension.bound.high", FigureUnit.Count)]
    [InlineData("market/risk.overextension.rsi.14.threshold", FigureUnit.Number)]
    [InlineData("market/risk.overextension.percentile.return.1M.threshold", FigureUnit.Percentile)]
    [InlineData("policy/policy.effr", FigureUnit.Rate)]
    public void Units_OfFiguresOfAReport(string id, FigureUnit unit)
    {
        var market = MarketReports.Demo;
        Assert.Equal(unit, new ReportFigures(market.On(market.LastDay)).Find(id)!.Unit);
    }

    private static IEnumerable<string> Ids(Report report)
        => new ReportFigures(report).All.Select(figure => figure.Id).Concat(RotationMetrics.DatesOf(report).Select(date => date.Id));

    private static MarketReports Market(bool real) => real ? MarketReports.Real : MarketReports.Demo;
}
