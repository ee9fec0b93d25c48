using RotationFunctions.Local.Terminal;
using RotationFunctions.Pipeline;
using RotationFunctions.Pipeline.Metrics;
using RotationFunctions.Pipeline.Reports;
using RotationFunctions.Pipeline.Reports.Texts;
using RotationFunctions.Pipeline.Runs;
using RotationFunctions.Pipeline.Snapshots;
using RotationFunctions.Tests.Reports;
using Spectre.Console;

namespace RotationFunctions.Tests.Local;

public sealed class RunDisplayTests : IDisposable
{
    private const string Escape = "\u001b";

    private readonly StringWriter _output = new();

    public void Dispose() => _output.Dispose();

    private RunDisplay Display(bool isTerminal = false, bool hasColours = false, int width = 140, Language language = Language.English)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(_output),
            Ansi = isTerminal ? AnsiSupport.Yes : AnsiSupport.No,
            Interactive = isTerminal ? InteractionSupport.Yes : InteractionSupport.No,
            ColorSystem = hasColours ? ColorSystemSupport.TrueColor : ColorSystemSupport.NoColors,
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
        });
        console.Profile.Width = width;
        console.Profile.Capabilities.Unicode = true;
        return new RunDisplay(console, TerminalTexts.In(language));
    }

    private static RunOutcome Outcome(Report report, params string[] notes) =>
        new(report.AsOf, report.Source.Snapshot, true, new ComputeOutcome(report.Source.Snapshot, 1, 0, null), notes);

    private string[] Lines() => [.. _output.ToString().Split('\n').Select(line => line.TrimEnd())];

    [Fact]
    public void Show_RowOfAnInstrument()
    {
        var report = SampleReports.Full();
        var spy = report.Performance[0] with
        {
            Close = 1688.985,
            Returns = new Dictionary<string, double?> { ["1D"] = 0.00522, ["1W"] = -0.1, ["1M"] = null, ["3M"] = 0, ["6M"] = 9, ["YTD"] = -0.000001, ["1Y"] = 1.5 },
        };
        Display().Show(report with { Performance = [spy, .. report.Performance.Skip(1)] }, Outcome(report));
        Assert.Matches(@"^\s+SPY\s+SPDR S&P 500 ETF\s+1,688\.99\s+\+0\.52%\s+−10\.00%\s+—\s+0\.00%\s+0\.00%\s+\+150\.00%$", Assert.Single(Lines(), line => line.StartsWith("  SPY ", StringComparison.Ordinal)));
    }

    [Fact]
    public void Show_RowsAlign()
    {
        Display().Show(SampleReports.Full(), Outcome(SampleReports.Full()));
        var ends = Lines().Where(line => line.EndsWith('%')).Select(line => line.Length);
        Assert.Single(ends.Distinct());
    }

    [Fact]
    public void Show_Spreads()
    {
        var report = SampleReports.Full();
        var spread = new Spread("IWM", "SPY", new Dictionary<string, double?> { ["1D"] = 0.0022, ["1W"] = -0.0271, ["1M"] = 0, ["3M"] = 0, ["6M"] = 0, ["YTD"] = 0.0856, ["1Y"] = null });
        Display().Show(report with { Spreads = [spread] }, Outcome(report));
        Assert.Matches(@"^\s+IWM − SPY\s+difference, percentage points\s+\+0\.22\s+−2\.71\s+0\.00\s+0\.00\s+\+8\.56\s+—$", Assert.Single(Lines(), line => line.Contains("IWM − SPY", StringComparison.Ordinal)));
        Assert.DoesNotContain(Lines(), line => line.Contains("IWC − SPY", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Show_SaysWhetherTheMarketIsSimulated(bool isDemo)
    {
        var report = SampleReports.Full(isDemo: isDemo);
        Display().Show(report, Outcome(report));
        Assert.Equal(isDemo, _output.ToString().Contains("SIMULATED MARKET", StringComparison.Ordinal));
    }

    [Fact]
    public void Show_MissingSeriesAndNotes()
    {
        var report = SampleReports.Full() with
        {
            Missing = [new("IWD", "IWD: no file."), new("IWN", "It is stale."), new("IWC/return.1Y", "Too short.")],
        };
        Display().Show(report, Outcome(report, "2026-01-24 (Saturday) has no bar."));
        Assert.Contains("2026-01-24 (Saturday) has no bar.", Lines());
        Assert.Contains("  IWD: no file.", Lines());
        Assert.Contains("  IWN: It is stale.", Lines());
        Assert.Contains(Lines(), line => line.StartsWith("1 figure of another series is absent", StringComparison.Ordinal));
        Assert.DoesNotContain("Too short", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Show_MarkupInTextIsText()
    {
        var report = SampleReports.Full() with { Missing = [new("[red]X", "[bold]why[/]")] };
        Display().Show(report, Outcome(report));
        Assert.Contains("[red]X: [bold]why[/]", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Show_NarrowTerminal()
    {
        Display(width: 90).Show(SampleReports.Full(), Outcome(SampleReports.Full()));
        Assert.DoesNotContain("SPDR S&P 500 ETF", _output.ToString(), StringComparison.Ordinal);
        Assert.All(Lines().Where(line => line.Contains('%', StringComparison.Ordinal)), line => Assert.Equal(6, line.Count(c => c == '%')));
    }

    [Fact]
    public void Show_Chinese()
    {
        var report = ReportTexts.Write(SampleReports.Full(), Language.SimplifiedChinese);
        Display(language: Language.SimplifiedChinese).Show(report, Outcome(report));
        Assert.Contains("模拟行情", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains("罗素微型股 ETF", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains("今年以来", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Show_ColoursBySign()
    {
        Display(isTerminal: true, hasColours: true).Show(SampleReports.Full(), Outcome(SampleReports.Full()));
        var (green, red) = ($"{Escape}[38;5;2m", $"{Escape}[38;5;9m");
        Assert.Contains($"{green}+", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains($"{red}−", _output.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain($"{red}+", _output.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain($"{green}−", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Show_IntoAFile()
    {
        Display().Show(SampleReports.Full(), Outcome(SampleReports.Full()));
        Assert.DoesNotContain(Escape, _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Watch_IntoAFile_ALineForEachStage()
    {
        var answer = await Display().WatchAsync(progress =>
        {
            progress.Report(new RunProgress(RunStage.Fetching, 1, 2, "SPY"));
            progress.Report(new RunProgress(RunStage.Fetching, 2, 2, "IWM"));
            progress.Report(new RunProgress(RunStage.Snapshot, 0, 1));
            progress.Report(new RunProgress(RunStage.Computing, 0, 1));
            progress.Report(new RunProgress(RunStage.Done, 1, 1));
            return Task.FromResult(42);
        });
        Assert.Equal(42, answer);
        Assert.Equal(["Fetching series", "Writing the snapshot", "Computing metrics and report", ""], Lines());
    }

    [Fact]
    public async Task Watch_OnATerminal_Bars()
    {
        await Display(isTerminal: true).WatchAsync(progress =>
        {
            progress.Report(new RunProgress(RunStage.Fetching, 1, 2, "SPY"));
            progress.Report(new RunProgress(RunStage.Computing, 0, 1));
            return Task.FromResult(true);
        });
        Assert.Contains("Fetching series", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains("2/2", _output.ToString(), StringComparison.Ordinal);
    }
}
