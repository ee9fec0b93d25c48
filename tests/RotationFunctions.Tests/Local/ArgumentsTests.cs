using Microsoft.Extensions.Time.Testing;
using RotationFunctions.Local.CommandLine;
using RotationFunctions.Pipeline;

namespace RotationFunctions.Tests.Local;

public sealed class ArgumentsTests : IDisposable
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 23, 12, 0, 0, TimeSpan.Zero));
    private readonly StringWriter _error = new();
    private RunOptions? _options;

    public void Dispose() => _error.Dispose();

    private Task<int> InvokeAsync(params string[] arguments)
    {
        var command = new RunCommand(_time, (options, _) =>
        {
            _options = options;
            return Task.FromResult(ExitCode.Success);
        });
        return Arguments.InvokeAsync(command.Root, arguments, _error, TestContext.Current.CancellationToken);
    }

    private async Task RefusesAsync(string message, params string[] arguments)
    {
        Assert.Equal(ExitCode.BadArguments, await InvokeAsync(arguments));
        Assert.Null(_options);
        Assert.Equal([message, "Run with --help for all options."], _error.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }

    private static TemporaryFolder DataFolder()
    {
        var folder = new TemporaryFolder();
        Directory.CreateDirectory(Path.Combine(folder.Path, "daily"));
        return folder;
    }

    [Fact]
    public async Task Run_NoArguments()
    {
        Assert.Equal(ExitCode.Success, await InvokeAsync());
        Assert.Equal(["demo"], _options!.Sources);
        Assert.Null(_options.AsOf);
        Assert.Null(_options.From);
        Assert.False(_options.Once);
        Assert.Equal(Language.English, _options.Language);
        Assert.Null(_options.Port);
        Assert.Null(_options.Storage);
    }

    [Fact]
    public async Task Run_EveryOption()
    {
        using var data = DataFolder();
        var universe = Path.Combine(data.Path, "universe.json");
        await File.WriteAllTextAsync(universe, """
            { "version": "own", "benchmark": "SPY", "series": [{ "id": "SPY", "name": { "en": "S&P 500" }, "kind": "fund", "segment": "large" }] }
            """, TestContext.Current.CancellationToken);

        Assert.Equal(ExitCode.Success, await InvokeAsync(
            "--source", "csv", "--data", data.Path, "--as-of", "2026-01-22", "--from", "2026-01-05", "--once", "--out", "out",
            "--lang", "zh-CN", "--port", "8080", "--storage", "UseDevelopmentStorage=true", "--universe", universe));
        Assert.Equal(["csv"], _options!.Sources);
        Assert.Equal(
            new RunOptions
            {
                Sources = _options.Sources,
                Data = data.Path,
                AsOf = new DateOnly(2026, 1, 22),
                From = new DateOnly(2026, 1, 5),
                Once = true,
                Out = "out",
                Language = Language.SimplifiedChinese,
                Port = 8080,
                Storage = "UseDevelopmentStorage=true",
                Universe = universe,
            },
            _options);
    }

    [Fact]
    public Task Option_Misspelt() => RefusesAsync("'--sorce' is not an option. Did you mean '--source'?", "--sorce");

    [Fact]
    public Task Option_Unknown() => RefusesAsync("'--frobnicate' is not an option.", "--frobnicate");

    [Fact]
    public Task Option_Word() => RefusesAsync("'today' is not expected here. Options begin with '--'; a value with spaces needs quotes.", "today");

    [Fact]
    public Task Option_WithoutValue() => RefusesAsync("Required argument missing for option: '--out'.", "--out");

    [Fact]
    public Task Source_Unknown() => RefusesAsync("--source 'yahu' is not known. Known are: csv, demo, tiingo, yahoo, alphavantage, stooq, nyfed, treasury, fred.", "--source", "yahu");

    [Fact]
    public Task Source_Empty() => RefusesAsync("--source '' is not known. Known are: csv, demo, tiingo, yahoo, alphavantage, stooq, nyfed, treasury, fred.", "--source", "");

    [Fact]
    public Task Source_CsvWithoutData() => RefusesAsync(
        "--source csv needs a folder: add --data DIR, with daily/SYM.csv, index/SYM.csv and fred/SERIES.csv in it.", "--source", "csv");

    [Fact]
    public async Task Source_DemoAmongOthers()
    {
        using var data = DataFolder();
        await RefusesAsync(
            "--source is 'csv,demo': the simulated market of 'demo' never fills in for a real one. Name it alone, or leave it out of the list.",
            "--source", "csv,demo", "--data", data.Path);
    }

    [Fact]
    public async Task Data_NotThere()
    {
        using var folder = new TemporaryFolder();
        var data = Path.Combine(folder.Path, "nowhere");
        Assert.Equal(ExitCode.BadArguments, await InvokeAsync("--source", "csv", "--data", data));
        Assert.StartsWith($"The data folder '{data}' does not exist.", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Data_WithoutDaily()
    {
        using var data = new TemporaryFolder();
        Assert.Equal(ExitCode.BadArguments, await InvokeAsync("--source", "csv", "--data", data.Path));
        Assert.StartsWith($"The data folder '{data.Path}' has no folder 'daily'.", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public Task Data_WithoutCsv() => RefusesAsync(
        "--data 'prices' is the folder of the source csv, and --source is 'demo'. Add --source csv, or leave --data away.", "--data", "prices");

    [Theory]
    [InlineData("22.01.2026")]
    [InlineData("2026-13-01")]
    [InlineData("2026-02-30")]
    [InlineData("2026-1-2")]
    [InlineData("01/22/2026")]
    [InlineData("yesterday")]
    [InlineData("")]
    public Task AsOf_NotADate(string text) => RefusesAsync($"--as-of '{text}' is not a date. Give it as year-month-day, like 2026-01-22.", "--as-of", text);

    [Fact]
    public Task AsOf_Future() => RefusesAsync(
        "--as-of 2026-01-24 lies in the future: today is 2026-01-23. Give a day that has been, or leave --as-of away for the last date with data.", "--as-of", "2026-01-24");

    [Fact]
    public async Task AsOf_Today()
    {
        Assert.Equal(ExitCode.Success, await InvokeAsync("--as-of", "2026-01-23"));
        Assert.Equal(new DateOnly(2026, 1, 23), _options!.AsOf);
    }

    [Fact]
    public Task From_NotADate() => RefusesAsync("--from 'Jan' is not a date. Give it as year-month-day, like 2026-01-22.", "--from", "Jan");

    [Fact]
    public Task From_AfterAsOf() => RefusesAsync(
        "--from 2026-01-22 is after --as-of 2026-01-21. A backfill runs forward: give an earlier --from.", "--from", "2026-01-22", "--as-of", "2026-01-21");

    [Fact]
    public Task Lang_Unknown() => RefusesAsync("--lang 'fr' is not spoken here. Known are: en, zh-CN.", "--lang", "fr");

    [Theory]
    [InlineData("0")]
    [InlineData("65536")]
    [InlineData("-1")]
    [InlineData("http")]
    public Task Port_NotAPort(string text) => RefusesAsync($"--port '{text}' is not a port. Give a whole number from 1 to 65535.", "--port", text);

    [Fact]
    public async Task Storage_NotAConnection()
    {
        Assert.Equal(ExitCode.BadArguments, await InvokeAsync("--storage", "AccountKey=c2VjcmV0"));
        Assert.Contains("--storage: The storage connection string cannot be understood", _error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("c2VjcmV0", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Universe_NotThere()
    {
        Assert.Equal(ExitCode.BadArguments, await InvokeAsync("--universe", "no.json"));
        Assert.StartsWith("The universe file 'no.json' cannot be read:", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Universe_BreaksARule()
    {
        using var folder = new TemporaryFolder();
        var universe = Path.Combine(folder.Path, "universe.json");
        await File.WriteAllTextAsync(universe, "{}", TestContext.Current.CancellationToken);
        Assert.Equal(ExitCode.BadArguments, await InvokeAsync("--universe", universe));
        Assert.StartsWith($"The universe '{universe}' cannot be used:", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Options_EveryMistakeIsNamed()
    {
        Assert.Equal(ExitCode.BadArguments, await InvokeAsync("--port", "x", "--lang", "y", "--nonsense"));
        Assert.Contains("--port 'x'", _error.ToString(), StringComparison.Ordinal);
        Assert.Contains("--lang 'y'", _error.ToString(), StringComparison.Ordinal);
        Assert.Contains("'--nonsense'", _error.ToString(), StringComparison.Ordinal);
    }
}
