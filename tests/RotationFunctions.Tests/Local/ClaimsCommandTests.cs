using Microsoft.Extensions.Time.Testing;
using RotationFunctions.Local.CommandLine;
using RotationFunctions.Pipeline;

namespace RotationFunctions.Tests.Local;

public sealed class ClaimsCommandTests : IDisposable
{
    private readonly StringWriter _error = new();
    private string? _file;
    private RunOptions? _options;

    public void Dispose() => _error.Dispose();

    private Task<int> InvokeAsync(params string[] arguments)
    {
        var run = new RunCommand(new FakeTimeProvider(), (_, _) => throw new InvalidOperationException("The report is not asked for."));
        run.Root.Add(ClaimsCommand.Create(run, (file, options, _) =>
        {
            (_file, _options) = (file, options);
            return Task.FromResult(ExitCode.Success);
        }));
        return Arguments.InvokeAsync(run.Root, arguments, _error, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Claims_WithOptions()
    {
        using var data = new TemporaryFolder();
        Directory.CreateDirectory(Path.Combine(data.Path, "daily"));
        Assert.Equal(ExitCode.Success, await InvokeAsync(
            "claims", "page.txt", "--source", "csv", "--data", data.Path, "--out", "out", "--lang", "zh-CN", "--storage", "UseDevelopmentStorage=true"));
        Assert.Equal("page.txt", _file);
        Assert.Equal((data.Path, "out", Language.SimplifiedChinese, "UseDevelopmentStorage=true"), (_options!.Data, _options.Out, _options.Language, _options.Storage));
        Assert.Equal(["csv"], _options.Sources);
    }

    [Fact]
    public async Task Claims_FromStandardInput()
    {
        Assert.Equal(ExitCode.Success, await InvokeAsync("claims", "-"));
        Assert.Equal("-", _file);
    }

    [Theory]
    [InlineData("claims")]
    [InlineData("claims", "a", "b")]
    [InlineData("claims", "a", "--port", "1")]
    [InlineData("claims", "a", "--source", "csv")]
    [InlineData("claims", "a", "--source", "none")]
    public async Task Claims_BadArguments(params string[] arguments)
    {
        Assert.Equal(ExitCode.BadArguments, await InvokeAsync(arguments));
        Assert.Null(_file);
        Assert.NotEmpty(_error.ToString());
    }
}
