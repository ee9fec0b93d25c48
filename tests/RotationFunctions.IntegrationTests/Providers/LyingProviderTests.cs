using Microsoft.AspNetCore.Http;
using RotationFunctions.IntegrationTests.Storage;
using RotationFunctions.Pipeline.Metrics;
using RotationFunctions.Pipeline.Reports;
using RotationFunctions.Pipeline.Snapshots;

namespace RotationFunctions.IntegrationTests.Providers;

/// <summary>
/// Three evenings of a provider that lies on the second and is right again on the third: nothing false is published, and what was
/// held back is published in the end as if it had never lied.
/// </summary>
public sealed class LyingProviderTests(AzuriteFixture azurite) : IDisposable
{
    private static readonly DateOnly[] AllDays = PlayedMarket.WeekdaysUntil(new DateOnly(2026, 1, 22), 280);

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("IWM", 100)]
    [InlineData("IWM", 0.001)]
    [InlineData("IWM", 0)]
    [InlineData("SPY", 100)]
    [InlineData("SPY", 0)]
    public async Task NewestBarThatIsWrongOrLate_HoldsItsDayBackAndNothingElse(string series, double factor)
    {
        var market = new PlayedMarket();
        await using var provider = await LocalProvider.StartAsync(market.AnswerAsync);
        await using var desk = await OpenAsync(provider);
        await EveningAsync(desk, market, AllDays[..^2]);

        market.NewestBars[series] = factor;
        await EveningAsync(desk, market, AllDays[..^1]);
        var lied = await desk.Get<ReportStore>().FindAsync(AllDays[^2], Cancellation);
        if (series == "SPY")
            Assert.Null(lied);
        else
            Assert.DoesNotContain(lied!.Read().Performance, one => one.Series == series);

        market.NewestBars.Clear();
        await EveningAsync(desk, market, AllDays);

        foreach (var day in AllDays[^2..])
        {
            var report = (await desk.Get<ReportStore>().FindAsync(day, Cancellation))!.Read();
            Assert.Equal(PlayedMarket.Close(series, day), report.Performance.Single(one => one.Series == series).Close, 9);
            Assert.Equal(PlayedMarket.Close(series, day) / PlayedMarket.Close(series, AllDays[Array.IndexOf(AllDays, day) - 1]) - 1, report.Performance.Single(one => one.Series == series).Returns["1D"]!.Value, 9);
            Assert.DoesNotContain(report.Missing, item => item.Id == series);
        }
    }

    /// <summary>A split that no column has stays until the provider mends it: the series is named, every evening, and the others stand.</summary>
    [Fact]
    public async Task SplitInNeitherColumn_IsNamedUntilItIsMended()
    {
        var market = new PlayedMarket();
        await using var provider = await LocalProvider.StartAsync(market.AnswerAsync);
        await using var desk = await OpenAsync(provider);
        await EveningAsync(desk, market, AllDays[..^2]);

        market.Units["IWM"] = (AllDays[^2], 0.5);
        await EveningAsync(desk, market, AllDays[..^1]);
        await EveningAsync(desk, market, AllDays);
        foreach (var day in AllDays[^2..])
        {
            var report = (await desk.Get<ReportStore>().FindAsync(day, Cancellation))!.Read();
            Assert.DoesNotContain(report.Performance, one => one.Series == "IWM");
            Assert.Contains(report.Performance, one => one.Series == "IWC");
            Assert.Contains(report.Missing, item => item.Id == "IWM");
        }
    }

    /// <summary>A rate of thirty-six percent, or of a third of one, is not what the evening's policy path begins at; its own day has it once it is right.</summary>
    [Theory]
    [InlineData(36.4)]
    [InlineData(364)]
    [InlineData(0.364)]
    public async Task NewestRateWithASlippedDecimalPoint_Waits(double rate)
    {
        var market = new PlayedMarket();
        await using var provider = await LocalProvider.StartAsync(market.AnswerAsync);
        await using var desk = await OpenAsync(provider);
        await EveningAsync(desk, market, AllDays[..^2]);

        // What is told on the second evening was published in its morning: the rate of the day before.
        market.Rates[AllDays[^3]] = rate;
        await EveningAsync(desk, market, AllDays[..^1]);
        var lied = (await desk.Get<ReportStore>().FindAsync(AllDays[^2], Cancellation))!.Read();
        Assert.Equal(3.64, lied.Policy!.Rate);

        market.Rates[AllDays[^3]] = 3.66;
        await EveningAsync(desk, market, AllDays);
        Assert.Equal(3.64, (await desk.Get<ReportStore>().FindAsync(AllDays[^1], Cancellation))!.Read().Policy!.Rate);
    }

    /// <summary>Why a series is missing is what was said this evening, and nothing once it is there again.</summary>
    [Fact]
    public async Task RefusedKey_IsToldInTheWordsOfItsOwnRun()
    {
        var market = new PlayedMarket();
        await using var provider = await LocalProvider.StartAsync(market.AnswerAsync);
        await using var desk = await OpenAsync(provider);
        await EveningAsync(desk, market, AllDays[..^4]);

        string[] words = ["Invalid token.", "Your account is suspended.", "Please wait for your plan to begin."];
        for (var evening = 0; evening <= words.Length; evening++)
        {
            market.Faults.Clear();
            if (evening < words.Length)
            {
                var said = words[evening];
                market.Faults["tiingo/IWM"] = context =>
                {
                    context.Response.StatusCode = evening == 0 ? StatusCodes.Status401Unauthorized : StatusCodes.Status403Forbidden;
                    return context.Response.WriteAsync($$"""{"detail":"{{said}}"}""", Cancellation);
                };
            }

            var days = AllDays[..^(words.Length - evening)];
            await EveningAsync(desk, market, evening == words.Length ? AllDays : days);
            var stored = (await desk.Get<ReportStore>().FindAsync(market.Days[^1], Cancellation))!;
            var text = System.Text.Encoding.UTF8.GetString(ReportJson.Serialize(stored.Read()));
            for (var other = 0; other < words.Length; other++)
                Assert.Equal(other == evening, text.Contains(words[other], StringComparison.Ordinal));
            Assert.Equal(evening == words.Length, stored.Read().Performance.Any(one => one.Series == "IWM"));
        }
    }

    [Theory]
    [InlineData("{\"refRates\":[{\"effective")]
    [InlineData("<html>Just a moment…")]
    [InlineData("{\"refRates\":[]}")]
    public async Task RateThatCannotBeRead_IsCarriedOnWithItsAge(string body)
    {
        var market = new PlayedMarket();
        await using var provider = await LocalProvider.StartAsync(market.AnswerAsync);
        await using var desk = await OpenAsync(provider);
        await EveningAsync(desk, market, AllDays[..^2]);

        market.Faults["nyfed/EFFR"] = context => context.Response.WriteAsync(body, Cancellation);
        for (var evening = 2; evening <= 3; evening++)
        {
            await EveningAsync(desk, market, evening == 2 ? AllDays[..^1] : AllDays);
            var day = AllDays[evening == 2 ? ^2 : ^1];
            var report = (await desk.Get<ReportStore>().FindAsync(day, Cancellation))!.Read();
            Assert.Equal(3.64, report.Policy!.Rate);
            Assert.DoesNotContain(report.Missing, item => item.Reason.StartsWith("No EFFR had been published", StringComparison.Ordinal));
            // On the second evening the rate of the first is all that could be known; on the third that of the second is lacking.
            Assert.Equal(evening == 3, report.Warnings.Any(warning => warning.Id == "EFFR" && warning.Reason == "EFFR was last fetched on 2026-01-20 22:30 UTC: the report uses what was known then."));
        }

        // And what was kept makes the same snapshot again.
        var (name, _) = (await desk.Get<SnapshotStore>().NewestAsync(AllDays[^1], Cancellation))!.Value;
        Assert.Equal(name, (await desk.Get<SnapshotReplay>().RunAsync(AllDays[^1], Cancellation)).Name);
    }

    /// <summary>Read at 16:10 in New York, and once more at 20:00, the same bytes: the day's bar is final at the second time.</summary>
    [Fact]
    public async Task SameBytesAfterTheClose_MakeTheBarFinal()
    {
        var market = new PlayedMarket { Days = AllDays };
        await using var provider = await LocalProvider.StartAsync(market.AnswerAsync);
        await using var desk = await OpenAsync(provider);
        await EveningAsync(desk, market, AllDays, new TimeOnly(21, 10));
        Assert.Null(await desk.Get<ReportStore>().FindAsync(AllDays[^1], Cancellation));

        desk.SetClock(new DateTimeOffset(AllDays[^1].AddDays(1).ToDateTime(new TimeOnly(1, 0)), TimeSpan.Zero));
        var snapshot = (await desk.Get<SnapshotFetch>().RunDailyAsync(Cancellation)).Snapshot!;
        await desk.Get<SnapshotComputer>().ComputeAsync(snapshot.Name, Cancellation);

        Assert.NotNull(await desk.Get<ReportStore>().FindAsync(AllDays[^1], Cancellation));
        Assert.Equal(snapshot.Name, (await desk.Get<SnapshotReplay>().RunAsync(AllDays[^1], Cancellation)).Name);
    }

    private Task<ProviderDesk> OpenAsync(LocalProvider provider)
    {
        var universe = Path.Combine(_folder.Path, "universe.json");
        File.WriteAllText(universe, """
            { "version": "lies", "benchmark": "SPY", "series": [
              { "id": "SPY", "name": { "en": "SPY" }, "kind": "fund", "segment": "large" },
              { "id": "IWM", "name": { "en": "IWM" }, "kind": "fund", "segment": "small" },
              { "id": "IWC", "name": { "en": "IWC" }, "kind": "fund", "segment": "micro" },
              { "id": "EFFR", "name": { "en": "EFFR" }, "kind": "rate", "segment": "rate" }],
              "spreads": [{ "a": "IWM", "b": "SPY" }] }
            """);
        return ProviderDesk.OpenAsync(azurite.NewAccount(), "tiingo", provider.Address, ("Universe:File", universe), ("Sources:Rates", "nyfed"), ("Retries", "0"));
    }

    private static async Task EveningAsync(ProviderDesk desk, PlayedMarket market, DateOnly[] days, TimeOnly? at = null)
    {
        market.Days = days;
        desk.SetClock(new DateTimeOffset(days[^1].ToDateTime(at ?? new TimeOnly(22, 30)), TimeSpan.Zero));
        await desk.Get<SnapshotFetch>().KeepRatesAsync(Cancellation);
        if ((await desk.Get<SnapshotFetch>().RunDailyAsync(Cancellation)).Snapshot is { } snapshot)
            Assert.Null((await desk.Get<SnapshotComputer>().ComputeAsync(snapshot.Name, Cancellation)).Quarantined);
    }
}
