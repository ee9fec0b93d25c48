using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using RotationFunctions.IntegrationTests.FunctionsHost.Protocol;
using RotationFunctions.IntegrationTests.Infrastructure;
using RotationFunctions.IntegrationTests.Pipeline;
using RotationFunctions.IntegrationTests.Providers;
using RotationFunctions.IntegrationTests.Storage;
using RotationFunctions.Pipeline.Runs;
using RotationFunctions.Pipeline.Snapshots;
using RotationFunctions.Pipeline.Storage;
using RotationFunctions.Pipeline.Universes;
using HttpStatus = System.Net.HttpStatusCode;

namespace RotationFunctions.IntegrationTests.FunctionsHost;

/// <summary>The built app on a provider that is played: what it fetches, what it says of a series that fails, what stands when all fail.</summary>
public sealed class LiveChainTests(AzuriteFixture azurite)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Provider_FailsForOneSeriesAndThenForAll_LeavesTheOthersAndTheLastReport()
    {
        using var folder = new SmallFolder(1);
        var market = new PlayedMarket { Days = PlayedMarket.WeekdaysUntil(new DateOnly(2026, 1, 26), 300) };
        market.Faults["tiingo/IWC"] = Answer(403);
        await using var provider = await LocalProvider.StartAsync(market.AnswerAsync);
        var storage = azurite.NewAccount();
        await using var app = await FunctionApp.StartAsync(AppBuild.Output, AppBuild.SampleSettings(storage, [
            .. folder.Settings.Where(s => s.Name == "Universe__File"),
            ("Sources__Prices", "tiingo,yahoo"), ("Sources__Rates", "nyfed"),
            ("Sources__Tiingo__ApiKey", ProviderDesk.Key), ("Sources__Tiingo__BaseAddress", provider.Address.AbsoluteUri),
            ("Sources__Yahoo__BaseAddress", new Uri(provider.Address, "none/").AbsoluteUri), ("Sources__NyFed__BaseAddress", provider.Address.AbsoluteUri),
            ("Sources__Tiingo__RequestsPerSecond", "1000"), ("Sources__Tiingo__RetryDelay", "00:00:00.001"), ("Sources__NyFed__RetryDelay", "00:00:00.001"),
        ]));
        await using var desk = await Desk.OpenAsync(storage);

        Succeeded(await app.TimerAsync("FetchRates"));
        Succeeded(await app.TimerAsync("FetchPrices"));
        var name = Assert.Single(await desk.BlobsIn(StorageNames.SnapshotsContainer));
        Succeeded(await app.BlobAsync("ComputeMetrics", StorageNames.SnapshotsContainer, name));

        var snapshot = await desk.Get<SnapshotStore>().ReadAsync(name, Cancellation);
        Assert.Equal(["SPY", "IWM", "EFFR"], snapshot.Series.Select(s => s.Id));
        var missing = snapshot.Metadata.Missing.ToDictionary(m => m.Id, m => m.Reason, StringComparer.Ordinal);
        Assert.Contains("IWC: tiingo answered 403. Check Sources:Tiingo:ApiKey and what its plan includes.", missing["IWC"], StringComparison.Ordinal);
        Assert.Contains("^RUT: yahoo answered 404", missing["^RUT"], StringComparison.Ordinal);
        Assert.All(provider.Requests.Where(r => r.Path.StartsWith("/tiingo", StringComparison.Ordinal)), r => Assert.Equal($"Token {ProviderDesk.Key}", r.Headers["Authorization"]));

        market.Down = true;
        Assert.NotEqual(StatusResult.Types.Status.Success, (await app.TimerAsync("FetchPrices")).Status);
        var response = await app.HttpAsync(HttpMethod.Get, "/api/report");
        Assert.Equal(HttpStatus.OK, response.StatusCode);
        Assert.Contains("\"asOf\":\"2026-01-26\"", await response.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        // The report is old by now, and health says so.
        var health = await app.HttpAsync(HttpMethod.Get, "/api/health");
        Assert.Equal(HttpStatus.ServiceUnavailable, health.StatusCode);
        Assert.Contains("The latest report is of 2026-01-26", await health.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        Assert.DoesNotContain(app.Logs, log => log.Contains(ProviderDesk.Key, StringComparison.Ordinal));
    }

    /// <summary>
    /// The settings of a deployment on which nobody has set anything, on the built-in universe: without the key in the vault
    /// the reference reaches the app as its own text.
    /// </summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Deployment_ByDefault_FromTheTimersToHealth(bool hasKey)
    {
        var market = new PlayedMarket { Days = PlayedMarket.WeekdaysUntil(Yesterday, 300) };
        await using var provider = await LocalProvider.StartAsync(market.AnswerAsync);
        var storage = azurite.NewAccount();
        var deployed = (await Bicep.MainAsync()).AppSettings();
        var reference = deployed["Sources__Tiingo__ApiKey"];
        await using var app = await FunctionApp.StartAsync(AppBuild.Output, AppBuild.SampleSettings(storage, [
            .. deployed.Where(s => s.Key.StartsWith("Sources__", StringComparison.Ordinal)).Select(s => (s.Key, s.Value)),
            ("Sources__Tiingo__ApiKey", hasKey ? ProviderDesk.Key : reference),
            .. BaseAddresses(provider.Address),
        ]));
        await using var desk = await Desk.OpenAsync(storage);

        Succeeded(await app.TimerAsync("FetchRates"));
        Succeeded(await app.TimerAsync("FetchPrices"));
        var name = Assert.Single(await desk.BlobsIn(StorageNames.SnapshotsContainer));
        Succeeded(await app.BlobAsync("ComputeMetrics", StorageNames.SnapshotsContainer, name));

        // Every series of the universe, but for those that no provider of the default has: the reason says which one has.
        var metadata = (await desk.Get<SnapshotStore>().ReadAsync(name, Cancellation)).Metadata;
        Assert.Equal(["DFF", "FEDTARMD", "ZQ"], metadata.Missing.Select(m => m.Id));
        Assert.Contains("Take it from another source, as treasury for yields or fred.", metadata.Missing[0].Reason, StringComparison.Ordinal);
        var funds = hasKey ? "tiingo" : "yahoo";
        Assert.All(metadata.Universe.Series.Where(s => s.Kind == SeriesKind.Fund), fund => Assert.StartsWith($"{funds}/", metadata.Series.Single(s => s.Id == fund.Id).Raw, StringComparison.Ordinal));
        Assert.All(metadata.Universe.Series.Where(s => s.Kind == SeriesKind.Index), index => Assert.StartsWith("yahoo/", metadata.Series.Single(s => s.Id == index.Id).Raw, StringComparison.Ordinal));
        Assert.StartsWith("nyfed/", metadata.Series.Single(s => s.Id == "DFEDTARU").Raw, StringComparison.Ordinal);
        Assert.StartsWith("treasury/", metadata.Series.Single(s => s.Id == "DGS10").Raw, StringComparison.Ordinal);
        Assert.Equal(hasKey ? 28 : 0, provider.Count("/tiingo/"));
        Assert.DoesNotContain(provider.Requests, r => r.Headers.Values.Append(r.Query).Any(text => text.Contains("KeyVault", StringComparison.Ordinal)));

        var report = await (await app.HttpAsync(HttpMethod.Get, "/api/report")).Content.ReadAsStringAsync(Cancellation);
        Assert.Contains($"\"asOf\":\"{market.Days[^1]:yyyy-MM-dd}\"", report, StringComparison.Ordinal);
        var response = await app.HttpAsync(HttpMethod.Get, "/api/health");
        var health = JsonNode.Parse(await response.Content.ReadAsStringAsync(Cancellation))!;
        Assert.Equal((HttpStatus.OK, hasKey ? "ok" : "degraded"), (response.StatusCode, (string?)health["status"]));
        var reasons = health["reasons"]!.AsArray().Select(reason => (string)reason!).ToList();
        if (hasKey)
            Assert.Empty(reasons);
        else
        {
            Assert.Contains("az keyvault secret set --vault-name \"$ROTATION_KEY_VAULT\" --name tiingo-api-key", Assert.Single(reasons), StringComparison.Ordinal);
            Assert.Contains(app.Logs, log => log == reasons[0]);
        }

        var vault = reference.Split("VaultName=")[1].Split(';')[0];
        Assert.DoesNotContain(app.Logs.Append(health.ToJsonString()).Append(report), text => text.Contains(vault, StringComparison.Ordinal) || text.Contains(ProviderDesk.Key, StringComparison.Ordinal));
    }

    [Fact]
    public async Task OnlySource_LosesItsKey_ServesTheLastReportAndSaysSo()
    {
        using var folder = new SmallFolder(1);
        var market = new PlayedMarket { Days = PlayedMarket.WeekdaysUntil(Yesterday, 300) };
        await using var provider = await LocalProvider.StartAsync(market.AnswerAsync);
        var storage = azurite.NewAccount();
        await using (var app = await StartAsync(ProviderDesk.Key))
        {
            Succeeded(await app.TimerAsync("FetchPrices"));
            await using var desk = await Desk.OpenAsync(storage);
            Succeeded(await app.BlobAsync("ComputeMetrics", StorageNames.SnapshotsContainer, Assert.Single(await desk.BlobsIn(StorageNames.SnapshotsContainer))));
        }

        await using var keyless = await StartAsync("");
        Assert.NotEqual(StatusResult.Types.Status.Success, (await keyless.TimerAsync("FetchPrices")).Status);
        Assert.Equal(HttpStatus.OK, (await keyless.HttpAsync(HttpMethod.Get, "/api/report")).StatusCode);
        var health = JsonNode.Parse(await (await keyless.HttpAsync(HttpMethod.Get, "/api/health")).Content.ReadAsStringAsync(Cancellation))!;
        Assert.Equal("degraded", (string?)health["status"]);
        Assert.Equal(
            "The source tiingo has no key. Set Sources:Tiingo:ApiKey (as an environment variable Sources__Tiingo__ApiKey); one gets it at https://www.tiingo.com/account/api/token.",
            (string?)health["reasons"]![0]);
        Assert.Contains("SPY: tiingo has no key. Set Sources:Tiingo:ApiKey", (string?)health["lastPrices"]!["failure"], StringComparison.Ordinal);

        Task<FunctionApp> StartAsync(string key) => FunctionApp.StartAsync(AppBuild.Output, AppBuild.SampleSettings(storage, [
            .. folder.Settings.Where(s => s.Name == "Universe__File"),
            ("Sources__Prices", "tiingo"), ("Sources__Rates", "nyfed"), ("Sources__Tiingo__ApiKey", key), .. BaseAddresses(provider.Address),
        ]));
    }

    /// <summary>A weekday whose session is over, by the clock of the app, which is that of this machine.</summary>
    private static DateOnly Yesterday => DailyFetch.LastClosedWeekday(TimeProvider.System.GetUtcNow().AddDays(-1));

    private static IEnumerable<(string Name, string Value)> BaseAddresses(Uri address) =>
        ((string[])["Tiingo", "Yahoo", "NyFed", "Treasury"]).Select(provider => ($"Sources__{provider}__BaseAddress", address.AbsoluteUri));

    private static RequestDelegate Answer(int status) => context =>
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    };

    private static void Succeeded(StatusResult result) =>
        Assert.True(result.Status == StatusResult.Types.Status.Success, $"It failed: {result}");
}
