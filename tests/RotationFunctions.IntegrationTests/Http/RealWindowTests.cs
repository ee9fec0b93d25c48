using RotationFunctions.IntegrationTests.Storage;
using RotationFunctions.Pipeline;
using RotationFunctions.Pipeline.Runs;
using RotationFunctions.Pipeline.Snapshots;

namespace RotationFunctions.IntegrationTests.Http;

/// <summary>A window of real prices that a published page called "year to date" and is not.</summary>
public sealed class RealWindowTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Performance_FromAnOpen()
    {
        SharedData.Require();
        await using var host = await ApiHost.StartAsync(azurite.NewAccount(), ("Sources:Prices", "csv"), ("Sources:Csv:Directory", SharedData.Folder));
        await host.InitializeStorageAsync();
        await host.Get<MarketRun>().RunAsync(new SnapshotRequest(new DateOnly(2026, 1, 22), null), null, TestContext.Current.CancellationToken);

        using var report = await host.GetAsync("/api/report");
        Assert.Empty(ReportSchema.Errors(await report.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)));

        var answer = await host.JsonAsync("/api/performance?series=IWC,IWM,SPY&from=2025-12-01&to=2026-01-22&base=open&kind=price&std=population");

        var results = answer["results"]!.AsArray();
        Assert.Equal([0.1228, 0.0986, 0.0150], results.Select(r => Math.Round((double)r!["return"]!, 4)));
        Assert.Equal(0.0109, Math.Round((double)results[0]!["volatility"]!["daily"]!, 4));
        Assert.Equal(0.0061, Math.Round((double)results[2]!["volatility"]!["daily"]!, 4));
        Assert.All(results, r =>
        {
            Assert.Equal("2025-12-01", (string?)r!["baseDate"]);
            Assert.Equal("2026-01-22", (string?)r["lastDate"]);
            Assert.Equal(35, (int)r["volatility"]!["n"]!);
        });
    }
}
