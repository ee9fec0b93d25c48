using System.Text.RegularExpressions;
using RotationFunctions.Pipeline;
using RotationFunctions.Pipeline.Reports;
using RotationFunctions.Pipeline.Reports.Figures;
using RotationFunctions.Pipeline.Reports.Texts;
using RotationFunctions.Pipeline.Trace;
using RotationFunctions.Pipeline.Trace.Pages;

namespace RotationFunctions.Tests.Trace;

public sealed partial class FigureTracerTests
{
    public static TheoryData<bool> Markets => [false, true];

    [Slow]
    [Theory]
    [MemberData(nameof(Markets))]
    public async Task Trace_EveryFigureOfAReportAndOfItsSentences(bool real)
    {
        var market = real ? MarketReports.Real : MarketReports.Demo;
        foreach (var day in market.Days(4).Prepend(400))
        {
            var report = ReportTexts.Write(market.On(day), Language.English);
            var tracer = new FigureTracer(report, market.History, null);
            var stated = report.Sections.SelectMany(section => section.Sentences).SelectMany(sentence => sentence.Figures);
            var figures = new ReportFigures(report);
            foreach (var id in figures.All.Select(f => f.Id).Concat(RotationMetrics.DatesOf(report).Select(d => d.Id)).Concat(stated).Distinct())
            {
                var answer = await TraceAsync(tracer, id);
                Assert.True(answer is not null, $"{id} of {report.AsOf} does not resolve.");
                Assert.Equal(figures.Find(id)?.Value, answer.Value);
                Assert.Equal(answer.Value is null && answer.Date is null, answer.Reason is not null);
                Assert.Equal(answer.Reason is null, answer.Printed is not null);
                foreach (var input in answer.Inputs)
                {
                    Assert.Equal(input.Rows, input.Dates.Count);
                    Assert.All(input.Columns.Values, column => Assert.Equal(input.Rows, column.Count));
                    Assert.True(input.Rows == 0 || input.Dates[^1] <= report.AsOf, $"{id}: {input.Series} has a row after {report.AsOf}.");
                }

                if (answer.Value is not null && WithDerivation().IsMatch(id))
                    Assert.True(answer.Derivation is not null, $"{id} of {report.AsOf} has no derivation.");
            }
        }
    }

    [Fact]
    public async Task Trace_ReturnByHand()
    {
        var market = MarketReports.Real;
        var tracer = new FigureTracer(market.On(2026, 1, 22), market.History, null);

        var answer = (await TraceAsync(tracer, "^RUT/return.YTD"))!;

        Assert.Equal("2,718.77 / 2,481.9099 − 1", answer.Derivation);
        Assert.Equal("+9.54%", answer.Printed);
        Assert.Equal((new DateOnly(2025, 12, 31), new DateOnly(2026, 1, 22)), (answer.Window!.First, answer.Window.Last));
        var input = Assert.Single(answer.Inputs);
        Assert.Equal("^RUT", input.Series);
        Assert.Equal("index/RUT.csv", input.Origin);
        Assert.Equal(answer.Value, (input.Columns["close"][^1] / input.Columns["close"][0]) - 1);
    }

    [Fact]
    public async Task Trace_WithoutTheSnapshot_SaysSo()
    {
        var market = MarketReports.Demo;
        var tracer = new FigureTracer(market.On(market.LastDay), null, "There is no snapshot.");

        var answer = (await TraceAsync(tracer, "IWM/return.YTD"))!;

        Assert.NotNull(answer.Value);
        Assert.Null(answer.Derivation);
        Assert.Equal("There is no snapshot.", answer.ValuesReason);
        Assert.Equal((0, 64), (Assert.Single(answer.Inputs).Rows, answer.Inputs[0].Sha256.Length));
        Assert.Contains("There is no snapshot.", await FigurePageRenderer.RenderAsync(answer, Language.English), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("IWM/return.YDT", "IWM/return.YTD")]
    [InlineData("SPZ/beta.1Y", "SPY/beta.1Y")]
    [InlineData("IWM-SPX/rs.mansfield", "IWM-SPY/rs.mansfield")]
    public async Task Trace_Unknown_NamesTheNearest(string id, string nearest)
    {
        var market = MarketReports.Demo;
        var tracer = new FigureTracer(market.On(market.LastDay), market.History, null);

        Assert.Null(await TraceAsync(tracer, id));
        Assert.Contains(nearest, tracer.Nearest(id));
    }

    private static Task<FigureAnswer?> TraceAsync(FigureTracer tracer, string id)
        => tracer.TraceAsync(id[..id.IndexOf('/', StringComparison.Ordinal)], id[(id.IndexOf('/', StringComparison.Ordinal) + 1)..], Language.English, raw => Task.FromResult<string?>(raw == "csv/^RUT" ? "index/RUT.csv" : raw));

    /// <summary>Figures that a pocket calculator gives from the numbers shown.</summary>
    [GeneratedRegex(@"/(return|totalReturn|drawdown\.max|volatility|spread)\.|/(beta|correlation|trackingError|informationRatio)\.|/(sma|distance\.sma200$)|/high\..*\.distance$|/rs\.mansfield$|/breakout\.extent|/target\.|/score\.rotation$|/sector\.(breadth|cyclicalMinusDefensive)|\.(shareNegative|sharePositive|shareOfPast)$|/policy\.(target\.mid|twoYearProxy)|\.past\.(low|medium|high)")]
    private static partial Regex WithDerivation();
}
