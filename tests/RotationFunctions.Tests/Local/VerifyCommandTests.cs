using Microsoft.Extensions.Time.Testing;
using RotationFunctions.Local.CommandLine;

namespace RotationFunctions.Tests.Local;

public sealed class VerifyCommandTests : IDisposable
{
    private readonly StringWriter _error = new();
    private VerifyOptions? _wanted;
    private RunOptions? _options;

    public void Dispose() => _error.Dispose();

    private Task<int> InvokeAsync(params string[] arguments)
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 4, 1, 0, 0, 0, TimeSpan.Zero));
        var run = new RunCommand(time, (_, _) => throw new InvalidOperationException("The report is not asked for."));
        run.Root.Add(VerifyCommand.Create(run, (wanted, options, _) =>
        {
            (_wanted, _options) = (wanted, options);
            return Task.FromResult(ExitCode.Success);
        }));
        return Arguments.InvokeAsync(run.Root, arguments, _error, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Verify_Storage()
    {
        Assert.Equal(ExitCode.Success, await InvokeAsync("verify"));
        Assert.Equal(new VerifyOptions(), _wanted);
        Assert.Equal(ExitCode.Success, await InvokeAsync("verify", "2026-01-22", "--storage", "UseDevelopmentStorage=true"));
        Assert.Equal(new VerifyOptions { Day = new DateOnly(2026, 1, 22) }, _wanted);
        Assert.Equal("UseDevelopmentStorage=true", _options!.Storage);
        Assert.Equal(ExitCode.Success, await InvokeAsync("verify", "--chain", "--source", "csv"));
        Assert.Equal(new VerifyOptions { Chain = true }, _wanted);
    }

    [Fact]
    public async Task Verify_File()
    {
        using var data = new TemporaryFolder();
        Directory.CreateDirectory(Path.Combine(data.Path, "daily"));
        Assert.Equal(ExitCode.Success, await InvokeAsync("verify", "--report", "report.json", "--data", data.Path));
        Assert.Equal(new VerifyOptions { Report = "report.json" }, _wanted);
        Assert.Equal(["csv"], _options!.Sources);
        Assert.Equal(ExitCode.Success, await InvokeAsync("verify", "--report", "report.json", "--snapshot", "one.parquet"));
        Assert.Equal("one.parquet", _wanted!.Snapshot);
    }

    [Theory]
    [InlineData("'2026-13-01' is not a date", "verify", "2026-13-01")]
    [InlineData("lies in the future", "verify", "2026-05-01")]
    [InlineData("leave the DATE away", "verify", "2026-01-22", "--chain")]
    [InlineData("--report needs what to verify it by", "verify", "--report", "a.json")]
    [InlineData("--report needs what to verify it by", "verify", "--report", "a.json", "--data", ".", "--snapshot", "b.parquet")]
    [InlineData("leave DATE and --chain away", "verify", "2026-01-22", "--report", "a.json", "--snapshot", "b.parquet")]
    [InlineData("add --report FILE", "verify", "--snapshot", "b.parquet")]
    [InlineData("add --report FILE", "verify", "--data", ".")]
    [InlineData("does not exist", "verify", "--report", "a.json", "--data", "no-such-folder")]
    [InlineData("not expected here", "verify", "2026-01-22", "2026-01-23")]
    public async Task Verify_BadArguments(string message, params string[] arguments)
    {
        Assert.Equal(ExitCode.BadArguments, await InvokeAsync(arguments));
        Assert.Contains(message, _error.ToString(), StringComparison.Ordinal);
        Assert.Null(_wanted);
    }
}
