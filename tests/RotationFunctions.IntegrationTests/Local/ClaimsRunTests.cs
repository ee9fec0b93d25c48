using System.Text.Json.Nodes;
using RotationFunctions.IntegrationTests.Storage;

namespace RotationFunctions.IntegrationTests.Local;

/// <summary>The command that checks printed figures, as a process.</summary>
public sealed class ClaimsRunTests(AzuriteFixture azurite) : IDisposable
{
    private readonly CsvMarket _market = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _market.Dispose();

    private async Task<(int ExitCode, string Output, string Error)> CheckAsync(string content, params string[] arguments)
    {
        await File.WriteAllTextAsync(Path.Combine(_market.Folder, "page.txt"), content, Cancellation);
        return await LocalProcess.RunAsync(_market.Folder, ["claims", "page.txt", .. _market.Arguments, "--storage", azurite.NewAccount(), .. arguments]);
    }

    /// <summary>What a page printed of 22 January 2026: eight refuted, the returns made from December on, the volatilities likewise.</summary>
    [Fact]
    public async Task Article_OfRealFigures()
    {
        var data = SharedData.Require();
        var (code, output, error) = await LocalProcess.RunAsync(
            _market.Folder, "claims", Path.Combine(data, "article-claims.json"), "--source", "csv", "--data", data, "--storage", azurite.NewAccount(), "--out", "out");
        Assert.Equal(0, code);
        Assert.Equal("", error);
        foreach (var figure in (string[])["0.11185795814838317", "0.09599447513812165", "0.010353120600657073"])
            Assert.Contains(figure, output, StringComparison.Ordinal);

        var answer = JsonNode.Parse(await File.ReadAllBytesAsync(Path.Combine(_market.Folder, "out", "claims.json"), Cancellation))!;
        Assert.Equal(Enumerable.Repeat("refuted", 8), answer["claims"]!.AsArray().Select(c => (string)c!["verdict"]!));
        var joint = answer["jointSolutions"]!.AsArray();
        Assert.Equal([true, true, false], joint.Select(j => (bool)j!["isSolved"]!));
        Assert.Equal("price return from the open of 2025-12-01 to the close of 2026-01-22", (string)Assert.Single(joint[0]!["definitions"]!.AsArray())!["description"]!);
        Assert.Equal(
            "population standard deviation of the 35 daily simple price returns between the closes of 2025-12-01 and 2026-01-22",
            (string)joint[1]!["definitions"]![0]!["description"]!);
        Assert.Empty(joint[2]!["definitions"]!.AsArray());
        Assert.Contains("open of 2025-12-01", await File.ReadAllTextAsync(Path.Combine(_market.Folder, "out", "claims.html"), Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_InChinese()
    {
        var (code, output, error) = await CheckAsync("IWM今年以来回报率为+98.76%，SPY上涨3。", "--lang", "zh-CN");
        Assert.Equal(0, code);
        Assert.Equal("", error);
        Assert.Contains("+98.76%", output, StringComparison.Ordinal);
        Assert.Contains("不符", output, StringComparison.Ordinal);
        Assert.Contains("没有单位", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "The text is empty")]
    [InlineData("[]", "The list of claims is empty")]
    [InlineData("{\"claims\": [{\"series\": \"IWM\", \"kind\": \"magic\", \"value\": 1}]}", "claims[0].kind")]
    public async Task Claims_ThatCannotBeRead(string content, string message)
    {
        var (code, _, error) = await CheckAsync(content);
        Assert.Equal(1, code);
        Assert.Contains(message, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task File_NotThere()
    {
        var (code, _, error) = await LocalProcess.RunAsync(_market.Folder, ["claims", "none.txt", .. _market.Arguments]);
        Assert.Equal(1, code);
        Assert.Contains("'none.txt' cannot be read", error, StringComparison.Ordinal);
    }
}
