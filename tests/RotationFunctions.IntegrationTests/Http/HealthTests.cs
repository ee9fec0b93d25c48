using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using RotationFunctions.IntegrationTests.Pipeline;
using RotationFunctions.IntegrationTests.Storage;
using RotationFunctions.Pipeline.Http;
using RotationFunctions.Pipeline.Http.Calls;
using RotationFunctions.Pipeline.Metrics;

namespace RotationFunctions.IntegrationTests.Http;

public sealed class HealthTests(AzuriteFixture azurite)
{
    // The last day of the small market below is Friday, 2025-02-21.
    private static readonly DateTimeOffset Fetched = new(2025, 2, 21, 22, 30, 0, TimeSpan.Zero);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Health_OverTheDays()
    {
        await using var host = await ApiHost.StartAsync(azurite.NewAccount());
        await host.InitializeStorageAsync();
        host.Time.AdjustTime(new DateTimeOffset(2025, 2, 20, 12, 0, 0, TimeSpan.Zero));

        Assert.Equal((503, "empty", "No report has been published yet."), await StateAsync(host));

        await host.PublishAsync(SmallMarket.Snapshot(300, 1, Fetched));
        host.Time.AdjustTime(new DateTimeOffset(2025, 2, 25, 12, 0, 0, TimeSpan.Zero));
        Assert.Equal((200, "ok", ""), await StateAsync(host));
        var health = await host.JsonAsync("/api/health");
        Assert.Equal("2025-02-21", (string?)health["asOf"]);
        Assert.Equal(Fetched, (DateTimeOffset)health["fetchedAt"]!);
        Assert.Equal((4, 2, 0, true), ((int)health["ageDays"]!, (int)health["ageWeekdays"]!, (int)health["quarantined"]!, (bool)health["isDemo"]!));

        await host.Get<QuarantineStore>().AddAsync("2025-02-24/0000000000000000.parquet", "secret detail", Cancellation);
        Assert.Equal((200, "degraded", "1 snapshot(s) could not be computed and are in quarantine."), await StateAsync(host));

        host.Time.AdjustTime(new DateTimeOffset(2025, 2, 26, 12, 0, 0, TimeSpan.Zero));
        Assert.Equal(
            (503, "stale", "The latest report is of 2025-02-21, 3 weekdays ago. 1 snapshot(s) could not be computed and are in quarantine."),
            await StateAsync(host));
    }

    [Fact]
    public async Task Health_AskedOften_AsksTheStorageEveryFiveSeconds()
    {
        await using var host = await ApiHost.StartAsync(azurite.NewAccount());
        await host.InitializeStorageAsync();
        host.Time.AdjustTime(new DateTimeOffset(2025, 2, 25, 12, 0, 0, TimeSpan.Zero));
        Assert.Equal("empty", (await StateAsync(host)).State);
        await host.PublishAsync(SmallMarket.Snapshot(300, 1, Fetched));

        Assert.Equal("empty", (string?)(await host.JsonAsync("/api/health"))["status"]);
        host.Time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal("ok", (string?)(await host.JsonAsync("/api/health"))["status"]);
    }

    /// <summary>As on one's own machine, where an old day is shown because it was asked for.</summary>
    [Fact]
    public async Task Health_OldDayThatWasAskedFor_IsWell()
    {
        await using var host = await ApiHost.StartAsync(azurite.NewAccount(), ("Api:ExpectsNewReports", "false"));
        await host.InitializeStorageAsync();
        await host.PublishAsync(SmallMarket.Snapshot(300, 1, Fetched));

        Assert.Equal((200, "ok", ""), await StateAsync(host));
        Assert.True((int)(await host.JsonAsync("/api/health"))["ageDays"]! > 300);
    }

    [Fact]
    public async Task Read_NothingPublished()
    {
        await using var host = await ApiHost.StartAsync(azurite.NewAccount());
        await host.InitializeStorageAsync();

        foreach (var path in new[] { "/api/report", "/api/reports/2026-01-22", "/api/metrics/IWM", "/api/performance?series=IWM&from=2026-01-01&to=2026-01-22" })
        {
            var (status, detail) = await host.ProblemAsync(path);
            Assert.Equal(404, status);
            Assert.StartsWith("No report has been published yet. One appears when", detail, StringComparison.Ordinal);
        }

        Assert.Empty((await host.JsonAsync("/api/reports"))["items"]!.AsArray());
    }

    [Fact]
    public async Task Read_StorageIsNotThere()
    {
        // Port 1 of this machine: nothing listens there.
        const string nowhere = "DefaultEndpointsProtocol=http;AccountName=secretaccount;AccountKey=c2VjcmV0a2V5;"
            + "BlobEndpoint=http://127.0.0.1:1/secretaccount;TableEndpoint=http://127.0.0.1:1/secretaccount;";
        await using var host = await ApiHost.StartAsync(nowhere);

        Assert.Equal((503, "unavailable", "The storage does not answer as it should."), await StateAsync(host));
        foreach (var path in new[] { "/api/report", "/api/reports", "/api/metrics/IWM" })
            Assert.Equal((503, "The storage behind this desk does not answer as it should; try again in a minute."), await host.ProblemAsync(path));
    }

    private static async Task<(int Status, string State, string Reasons)> StateAsync(ApiHost host)
    {
        host.Time.Advance(GetHealthCall.AskEvery);
        using var response = await host.GetAsync("/api/health");
        var text = await response.Content.ReadAsStringAsync(Cancellation);
        Assert.DoesNotContain("secret", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("parquet", text, StringComparison.OrdinalIgnoreCase);
        Assert.True(response.Headers.CacheControl!.NoStore);
        var health = JsonNode.Parse(text)!;
        return ((int)response.StatusCode, (string)health["status"]!, string.Join(' ', health["reasons"]!.AsArray().Select(r => (string)r!)));
    }
}
