using System.Net;
using RotationFunctions.IntegrationTests.Pipeline;
using RotationFunctions.IntegrationTests.Storage;
using RotationFunctions.Pipeline;
using RotationFunctions.Pipeline.Http;
using RotationFunctions.Pipeline.Reports;

namespace RotationFunctions.IntegrationTests.Http;

/// <summary>The latest report is served from memory, and never one that is a second old news.</summary>
public sealed class LatestReportTests(AzuriteFixture azurite)
{
    private static readonly DateTimeOffset Evening = new(2025, 2, 21, 22, 30, 0, TimeSpan.Zero);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/api/report")]
    [InlineData("/api/report?lang=zh-CN")]
    [InlineData("/api/report?format=html")]
    [InlineData("/api/report?format=md")]
    public async Task Report_PublishedByAnother_IsServedWithinASecond(string path)
    {
        await using var host = await HostAsync();
        await host.PublishAsync(SmallMarket.Snapshot(299, 1, Evening));
        var before = await host.Client.GetStringAsync(path, Cancellation);
        Assert.Equal(before, await host.Client.GetStringAsync(path, Cancellation));

        await host.PublishAsync(SmallMarket.Snapshot(300, 1, Evening.AddDays(1)));
        host.Time.Advance(TimeSpan.FromSeconds(1));

        var after = await host.Client.GetStringAsync(path, Cancellation);
        Assert.NotEqual(before, after);
        Assert.Contains("2025", after, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_SameDayOfANewerSnapshot_IsServedWithinASecond()
    {
        await using var host = await HostAsync();
        var older = await host.PublishAsync(SmallMarket.Snapshot(300, 1, Evening));
        Assert.Equal(older, (string?)(await host.JsonAsync("/api/report"))["source"]!["snapshot"]);

        var newer = await host.PublishAsync(SmallMarket.Snapshot(300, 1, Evening.AddHours(1)));
        host.Time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(newer, (string?)(await host.JsonAsync("/api/report"))["source"]!["snapshot"]);
    }

    [Fact]
    public async Task Report_FirstOfAll_IsServedAtOnce()
    {
        await using var host = await HostAsync();
        Assert.Equal(404, (await host.ProblemAsync("/api/report")).Status);

        await host.PublishAsync(SmallMarket.Snapshot(300, 1, Evening));

        using var response = await host.GetAsync("/api/report");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task Report_ManyAtOnce_AreTheSame()
    {
        await using var host = await HostAsync();
        await host.PublishAsync(SmallMarket.Snapshot(300, 1, Evening));

        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => host.Client.GetByteArrayAsync("/api/report", Cancellation)));

        var stored = (await host.Get<ReportStore>().LatestAsync(Cancellation))!.ReadJson();
        Assert.All(answers, answer => Assert.Equal(stored, answer));
    }

    [Fact]
    public async Task Report_HoweverItIsAskedFor_IsKeptByWhatWasUnderstood()
    {
        await using var host = await HostAsync();
        await host.PublishAsync(SmallMarket.Snapshot(300, 1, Evening));
        var stored = (await host.Get<ReportStore>().LatestAsync(Cancellation))!.ReadJson();

        for (var i = 0; i < 100; i++)
        {
            using var response = await host.GetAsync($"/api/report?format={(i % 2 == 0 ? "json" : "JSON")}&code=key{i}", ("Accept", $"text/csv;q=0.{i}, */*"));
            Assert.Equal(stored, await response.Content.ReadAsByteArrayAsync(Cancellation));
            Assert.Equal(400, (await host.ProblemAsync($"/api/report?made={i}")).Status);
        }

        var edition = (await host.Get<LatestReport>().GetAsync(Cancellation))!;
        Assert.Equal(new LatestReport.Wish(Format.Json, Language.English), Assert.Single(edition.Answers.Keys));
        Assert.Equal(400, (await host.ProblemAsync("/api/report?lang=xx")).Status);
    }

    [Fact]
    public async Task Report_AcceptingGzip_GetsTheStoredBytes()
    {
        await using var host = await HostAsync();
        await host.PublishAsync(SmallMarket.Snapshot(300, 1, Evening));
        var stored = (await host.Get<ReportStore>().LatestAsync(Cancellation))!;
        var day = stored.Summary.AsOf.ToString("O", System.Globalization.CultureInfo.InvariantCulture);

        foreach (var path in new[] { "/api/report", $"/api/reports/{day}" })
        {
            using var response = await host.GetAsync(path, ("Accept-Encoding", "gzip"));
            Assert.Equal(["gzip"], response.Content.Headers.ContentEncoding);
            Assert.Equal(stored.GzipJson, await response.Content.ReadAsByteArrayAsync(Cancellation));
            using var again = await host.GetAsync(path, ("Accept-Encoding", "gzip"), ("If-None-Match", response.Headers.ETag!.ToString()));
            Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        }
    }

    [Fact]
    public async Task Report_CodingsInTurn_EachIsSentInItsOwn()
    {
        await using var host = await HostAsync();
        await host.PublishAsync(SmallMarket.Snapshot(300, 1, Evening));
        var tags = new HashSet<string>();

        // The second round is served from what the first one kept.
        for (var round = 0; round < 2; round++)
            foreach (var (accepted, sent) in new[] { ("gzip", "gzip"), ("br", "br"), ("gzip;q=0.5, br", "br"), ("identity", null), ("gzip;q=0, br;q=0", null), ("zstd", null) })
            {
                using var response = await host.GetAsync("/api/report", ("Accept-Encoding", accepted));
                Assert.Equal(sent, response.Content.Headers.ContentEncoding.SingleOrDefault());
                tags.Add(response.Headers.ETag!.Tag);
                using var again = await host.GetAsync("/api/report", ("Accept-Encoding", accepted), ("If-None-Match", response.Headers.ETag!.ToString()));
                Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
            }

        Assert.Equal(3, tags.Count);
    }

    [Fact]
    public async Task Feed_ReplacedReport_IsSeenAtOnce()
    {
        await using var host = await HostAsync();
        await host.PublishAsync(SmallMarket.Snapshot(300, 1, Evening));
        var before = await host.Client.GetStringAsync("/api/feed.atom", Cancellation);
        Assert.Equal(before, await host.Client.GetStringAsync("/api/feed.atom", Cancellation));

        await host.PublishAsync(SmallMarket.Snapshot(300, 1, Evening.AddHours(5), 1.01));

        var after = await host.Client.GetStringAsync("/api/feed.atom", Cancellation);
        Assert.NotEqual(before, after);
        Assert.NotEqual(after, await host.Client.GetStringAsync("/api/feed.atom?lang=zh-CN", Cancellation));
    }

    private async Task<ApiHost> HostAsync()
    {
        var host = await ApiHost.StartAsync(azurite.NewAccount());
        await host.InitializeStorageAsync();
        return host;
    }
}
