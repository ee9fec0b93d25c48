using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using RotationFunctions.IntegrationTests.FunctionsHost;
using RotationFunctions.IntegrationTests.Storage;
using RotationFunctions.Pipeline.Http.Calls;
using RotationFunctions.Pipeline.Storage;

namespace RotationFunctions.IntegrationTests.Pipeline;

public sealed class BackfillCallTests(AzuriteFixture azurite)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("", "must be JSON of the form")]
    [InlineData("[]", "must be JSON of the form")]
    [InlineData("null", "must be JSON of the form")]
    [InlineData("{}", "'from' is missing")]
    [InlineData("""{"from":"2025-02-03"}""", "'to' is missing")]
    [InlineData("""{"from":"3 Feb","to":"2025-02-14"}""", "'3 Feb', which is not a date")]
    [InlineData("""{"from":"2025-02-14","to":"2025-02-03"}""", "is after 'to'")]
    [InlineData("""{"from":"2025-02-03","to":"2125-02-03"}""", "is in the future")]
    [InlineData("""{"from":"1990-01-01","to":"1990-02-03"}""", "is before the first bar of SPY")]
    public async Task Post_WrongBody_NamesTheMistakeAndFetchesNothing(string body, string detail)
    {
        using var folder = new SmallFolder(300);
        await using var desk = await OpenAsync(folder);
        var (status, answer) = await PostAsync(desk, body);
        Assert.Equal(StatusCodes.Status400BadRequest, status);
        Assert.Contains(detail, (string?)answer["detail"], StringComparison.Ordinal);
        Assert.Empty(await desk.BlobsIn(StorageNames.SnapshotsContainer));
    }

    [Fact]
    public async Task Post_LongBody_IsRefused()
    {
        using var folder = new SmallFolder(10);
        await using var desk = await OpenAsync(folder);
        var (status, answer) = await PostAsync(desk, $$"""{"from":"2025-02-03","to":"{{new string(' ', 2000)}}"}""");
        Assert.Equal(StatusCodes.Status413PayloadTooLarge, status);
        Assert.Contains("more than 1024 bytes", (string?)answer["detail"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_BenchmarkIsGone_IsUnavailable()
    {
        using var folder = new SmallFolder(300);
        folder.Remove("daily/SPY.csv");
        await using var desk = await OpenAsync(folder);
        var (status, answer) = await PostAsync(desk, """{"from":"2025-02-03","to":"2025-02-14"}""");
        Assert.Equal(StatusCodes.Status503ServiceUnavailable, status);
        Assert.Contains("The benchmark SPY is missing", (string?)answer["detail"], StringComparison.Ordinal);
    }

    private Task<Desk> OpenAsync(SmallFolder folder) => Desk.OpenAsync(
        azurite.NewAccount(), [.. folder.Settings.Select(s => (s.Name.Replace("__", ":", StringComparison.Ordinal), (string?)s.Value))]);

    private static async Task<(int Status, JsonNode Answer)> PostAsync(Desk desk, string body)
    {
        var context = new DefaultHttpContext();
        context.Request.Method = HttpMethods.Post;
        context.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes(body));
        using var answer = new MemoryStream();
        context.Response.Body = answer;
        var result = await desk.Get<BackfillCall>().AnswerAsync(context.Request, Cancellation);
        await result.ExecuteAsync(context);
        return (context.Response.StatusCode, JsonNode.Parse(answer.ToArray())!);
    }
}
