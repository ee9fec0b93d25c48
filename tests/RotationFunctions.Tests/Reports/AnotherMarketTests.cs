using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using RotationFunctions.Analytics;
using RotationFunctions.Pipeline;
using RotationFunctions.Pipeline.Reports;
using RotationFunctions.Pipeline.Reports.Figures;
using RotationFunctions.Pipeline.Reports.Figures.Definitions;
using RotationFunctions.Pipeline.Reports.Pages;
using RotationFunctions.Pipeline.Sources;
using RotationFunctions.Pipeline.Sources.Demo;
using RotationFunctions.Pipeline.Universes;

namespace RotationFunctions.Tests.Reports;

/// <summary>
/// A market of Europe: benchmark, small, mid, ten sectors, no indices, no yields. Its prices are those of the simulated US market under
/// other names, so each of its figures has a value that is known.
/// </summary>
public sealed partial class AnotherMarketTests
{
    private static readonly Dictionary<string, string> Twins = new(StringComparer.Ordinal)
    {
        ["EXSA"] = "SPY", ["EXSE"] = "IWM", ["EXSD"] = "IJH", ["EXV6"] = "XLB", ["EXH1"] = "XLE", ["EXH2"] = "XLF", ["EXH4"] = "XLI", ["EXV3"] = "XLK",
        ["EXH3"] = "XLP", ["EXH9"] = "XLU", ["EXV4"] = "XLV", ["EXV9"] = "XLY", ["EXV2"] = "XLC",
    };

    private static readonly string[] Filled = ["smallCap", "midCap"];

    private static readonly Lazy<MarketReports> Europe = new(() => MarketReports.Of(new Renamed(), UniverseReader.Read(Encoding.UTF8.GetBytes(Universe()), "europe.json")));

    private static readonly Lazy<Report> Latest = new(() => Europe.Value.On(Europe.Value.LastDay));

    [Fact]
    public void FiguresOfFunds_AreThoseOfTheirTwins()
    {
        var (here, there) = (new ReportFigures(Latest.Value), new ReportFigures(MarketReports.Demo.On(MarketReports.Demo.LastDay)));
        // What is measured from the calendar's first day is another figure: there, an index begins before the funds.
        var compared = 0;
        foreach (var figure in here.All.Where(figure => figure.Value is not null && (Twins.ContainsKey(figure.Series) || figure.Series.Contains('-', StringComparison.Ordinal))))
        {
            var twin = there.Find($"{string.Join('-', figure.Series.Split('-').Select(id => Twins[id]))}/{figure.Metric}");
            // The risk-free rate is that of the US, which this universe does not watch, and ranks are among ten sectors, not eleven.
            if (twin?.Value is not { } expected || figure.Metric is FigureIds.DownsideDeviation or FigureIds.Sortino 
                || figure.Metric.StartsWith("sector.", StringComparison.Ordinal) || figure.Metric.StartsWith("percentile.", StringComparison.Ordinal))
                continue;
            Assert.True(Math.Abs(expected - figure.Value!.Value) <= Math.Abs(expected) * 1e-9, $"{figure.Id} is {figure.Value}, {twin.Id} is {expected}.");
            compared++;
        }

        Assert.InRange(compared, 500, int.MaxValue);
    }

    [Fact]
    public void Report_HasItsScoreSectorsAndFamilies()
    {
        var report = Latest.Value;
        Assert.Equal(["EXSE", "EXSA"], report.Score!.Basis);
        Assert.NotNull(report.Stance);
        Assert.Equal(10, report.Sectors!.Windows["1M"].Members);
        Assert.NotNull(report.Sectors.Windows["1M"].CyclicalMinusDefensive);
        Assert.Equal("EXSE", report.Technicals!.Series);
        Assert.True(report.Figures.ContainsKey("EXSE"));
        Assert.NotNull(report.Periods);
        Assert.Equal(["EXSA", "EXSD", "EXSE"], report.Paths!.YearToDate.Values.Keys.Order(StringComparer.Ordinal));
    }

    /// <summary>Whatever needs a role that no series plays names the role, and each role is named in one place.</summary>
    [Theory]
    [InlineData(Language.English)]
    [InlineData(Language.SimplifiedChinese)]
    public void RolesWithoutASeries_AreNamedOnce(Language language)
    {
        var document = ReportDocument.Of(Latest.Value, language);
        var named = document.Report.Missing.Select(item => (Role: UnwatchedSeries.Of(item), item.Reason)).Distinct().Select(item => item.Role).OfType<string>().ToList();
        Assert.Equal(named.Distinct(), named);
        string[] needed = ["smallCapIndex", "microCap", "volatility", "highYield", "policyRate", "twoYearYield", "regionalBanks", "smallValue"];
        Assert.Empty(needed.Except(named));
        Assert.Empty(named.Except(RoleNames.All.Except(Filled)));
    }

    /// <summary>Nothing of it, in any format, speaks of the US market's funds.</summary>
    [Theory]
    [InlineData(Language.English)]
    [InlineData(Language.SimplifiedChinese)]
    public async Task Texts_NameNoFundOfAnotherMarket(Language language)
    {
        var document = ReportDocument.Of(Latest.Value, language);
        var html = await ReportPageRenderer.RenderAsync(Latest.Value, language);
        foreach (var text in (string[])[html, ReportMarkdown.Render(Latest.Value, language), Encoding.UTF8.GetString(ReportJson.Serialize(document.Report))])
            Assert.Empty(Tickers().Matches(text).Select(match => match.Value).Distinct().Except([RiskFree.Rate]));
    }

    [Fact]
    public void EveryFigure_HasADefinitionAndItsInputs()
    {
        var (report, figures) = (Latest.Value, new ReportFigures(Latest.Value));
        var origins = new FigureOrigins(report, figures);
        Assert.Empty(figures.All.Where(figure => FigureCatalog.Find(figure.Id) is null).Select(figure => figure.Id));
        Assert.Equal(["EXSA", "EXSE"], origins.InputsOf("market/score.rotation").Select(input => input.Series).Order(StringComparer.Ordinal));
        Assert.Equal(10, origins.InputsOf("sectors/sector.breadth.1M").Count(input => input.Series != "EXSA"));
        Assert.DoesNotContain(origins.InputsOf("market/comovement.cyclicalMinusDefensive.3M"), input => !Twins.ContainsKey(input.Series));
    }

    private static string Universe() => JsonSerializer.Serialize(new
    {
        version = "europe.1",
        benchmark = "EXSA",
        roles = new { smallCap = "EXSE", midCap = "EXSD" },
        sectorGroups = new { cyclical = new[] { "EXV6", "EXH4", "EXV9", "EXH2", "EXH1" }, defensive = new[] { "EXH9", "EXH3", "EXV4" }, growth = new[] { "EXV3", "EXV2" } },
        series = Twins.Keys.Select((id, i) => new
        {
            id,
            name = new { en = $"Fund {id}", zh = $"基金{id}" },
            kind = "fund",
            segment = i switch { 0 => "large", 1 => "small", 2 => "mid", _ => "sector" },
        }),
        spreads = new[] { new { a = "EXSE", b = "EXSA" } },
    });

    [GeneratedRegex(@"\b(SPY|IWM|IWC|IJH|RSP|QQQ|KRE|IWN|IWO|HYG|LQD|TLT|RUT|GSPC|IXIC|DGS2|DGS10|EFFR|DFEDTAR[LU]|FEDTARMD|XL[A-Z]{1,2})\b|\{(smallCapIndex|microCap|volatility|regionalBanks|highYield|policyRate|twoYearYield|smallValue)\}")]
    private static partial Regex Tickers();

    /// <summary>The simulated market, its series under other names.</summary>
    private sealed class Renamed : ISeriesSource
    {
        private readonly DemoSource _demo = new();

        public string Name => _demo.Name;

        public bool IsDemo => true;

        public Task<RawSeries> FetchAsync(SeriesDefinition series, DateRange range, CancellationToken cancellationToken) => _demo.FetchAsync(Twin(series), range, cancellationToken);

        public ParsedSeries Parse(SeriesDefinition series, ReadOnlyMemory<byte> content, string origin)
        {
            var parsed = _demo.Parse(Twin(series), content, origin);
            return parsed with { Series = [.. parsed.Series.Select(columns => columns with { Id = series.Id })] };
        }

        private static SeriesDefinition Twin(SeriesDefinition series) => UniverseReader.Default.Find(Twins[series.Id])!;
    }
}
