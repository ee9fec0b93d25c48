using System.Text;
using Microsoft.AspNetCore.Http;
using RotationFunctions.IntegrationTests.Storage;
using RotationFunctions.Pipeline;
using RotationFunctions.Pipeline.Metrics;
using RotationFunctions.Pipeline.Reports;
using RotationFunctions.Pipeline.Runs;
using RotationFunctions.Pipeline.Snapshots;

namespace RotationFunctions.IntegrationTests.Providers;

/// <summary>A year of evenings on which providers fail at random, against the same year without a fault.</summary>
public sealed class SoakTests(AzuriteFixture azurite) : IDisposable
{
    private const int Seed = 20260126;
    private const int SoakedDays = 250;
    private const int TriesADay = 2;

    private static readonly string[] Series = ["tiingo/SPY", "tiingo/IWM", "tiingo/IWC", "nyfed/EFFR"];
    private static readonly DateOnly[] AllDays = PlayedMarket.WeekdaysUntil(new DateOnly(2026, 1, 26), SoakedDays + 270);

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Year_WithRandomFaults_EndsWithTheReportsOfOneWithout()
    {
        var soaked = AllDays[^SoakedDays..];
        var faulty = new PlayedMarket();
        await using var provider = await LocalProvider.StartAsync(faulty.AnswerAsync);
        await using var desk = await OpenAsync(provider);
        var random = new Random(Seed);
        var withoutRate = new HashSet<DateOnly>();
        for (var day = AllDays.Length - SoakedDays; day < AllDays.Length; day++)
        {
            faulty.Days = AllDays[..(day + 1)];
            // Providers are well on most days; on some a few series fail, on some everything is down.
            var share = random.Next(10) switch { 0 => 1.0, 1 or 2 => 0.4, _ => 0.03 };
            for (var attempt = 0; attempt < TriesADay; attempt++)
            {
                desk.SetClock(new DateTimeOffset(AllDays[day].ToDateTime(new TimeOnly(22, 30)), TimeSpan.Zero).AddMinutes(20 * attempt));
                faulty.Faults.Clear();
                faulty.NewestBars.Clear();
                foreach (var series in Series)
                {
                    if (random.NextDouble() >= share)
                        continue;
                    // One fault in four is an answer that looks right: the newest bar a hundred times too large, or late.
                    if (series.StartsWith("tiingo/", StringComparison.Ordinal) && random.Next(4) == 0)
                        faulty.NewestBars[series["tiingo/".Length..]] = random.Next(2) == 0 ? 100 : 0;
                    else
                        faulty.Faults[series] = Faults[random.Next(Faults.Length)];
                }

                if (attempt == 0)
                    withoutRate.Add(AllDays[day]);
                if (!faulty.Faults.ContainsKey("nyfed/EFFR"))
                    withoutRate.Remove(AllDays[day]);
                await EveningAsync(desk);
            }
        }

        // The providers come back in the end: what was missed is caught up.
        faulty.Faults.Clear();
        faulty.NewestBars.Clear();
        await EveningAsync(desk);

        var sound = new PlayedMarket { Days = AllDays };
        await using var soundProvider = await LocalProvider.StartAsync(sound.AnswerAsync);
        await using var soundDesk = await OpenAsync(soundProvider);
        await soundDesk.Get<MarketRun>().RunAsync(new SnapshotRequest(null, soaked[0]), null, Cancellation);

        var complete = 0;
        foreach (var day in soaked)
        {
            var expected = (await soundDesk.Get<ReportStore>().FindAsync(day, Cancellation))!.Read();
            var stored = await desk.Get<ReportStore>().FindAsync(day, Cancellation);
            Assert.True(stored is not null, $"{day:yyyy-MM-dd} has no report");
            var found = stored.Read();
            // A series that failed at every try of a day is named, and a rate that did is the one kept before: the day is not whole.
            if (withoutRate.Contains(day) || found.Missing.Any(m => Array.Exists(Series, s => s.EndsWith($"/{m.Id}", StringComparison.Ordinal))))
                continue;
            complete++;
            Assert.Equal(Text(expected, expected), Text(found, expected));
        }

        Assert.InRange(complete, SoakedDays * 7 / 10, SoakedDays);
        await desk.AssertNoKeyAsync();
    }

    private Task<ProviderDesk> OpenAsync(LocalProvider provider)
    {
        var universe = Path.Combine(_folder.Path, "universe.json");
        File.WriteAllText(universe, """
            { "version": "soak", "benchmark": "SPY", "series": [
              { "id": "SPY", "name": { "en": "SPY" }, "kind": "fund", "segment": "large" },
              { "id": "IWM", "name": { "en": "IWM" }, "kind": "fund", "segment": "small" },
              { "id": "IWC", "name": { "en": "IWC" }, "kind": "fund", "segment": "micro" },
              { "id": "EFFR", "name": { "en": "EFFR" }, "kind": "rate", "segment": "rate" }],
              "spreads": [{ "a": "IWM", "b": "SPY" }] }
            """);
        return ProviderDesk.OpenAsync(azurite.NewAccount(), "tiingo", provider.Address, ("Universe:File", universe), ("Sources:Rates", "nyfed"), ("Retries", "1"), ("RequestsPerHour", "1000000"));
    }

    /// <summary>What the timers do: fetch, and compute what is new.</summary>
    private static async Task EveningAsync(ProviderDesk desk)
    {
        try
        {
            await desk.Get<SnapshotFetch>().KeepRatesAsync(Cancellation);
            if ((await desk.Get<SnapshotFetch>().RunDailyAsync(Cancellation)).Snapshot is { } snapshot)
                Assert.Null((await desk.Get<SnapshotComputer>().ComputeAsync(snapshot.Name, Cancellation)).Quarantined);
        }
        catch (BenchmarkMissingException)
        {
            // The next try, or the next evening, has it.
        }
    }

    private static string Text(Report report, Report like) =>
        Encoding.UTF8.GetString(ReportJson.Serialize(report with { Source = like.Source, Inputs = like.Inputs, GeneratedAt = like.GeneratedAt, Publication = like.Publication, Hash = like.Hash }));

    private static readonly RequestDelegate[] Faults =
    [
        Status(500), Status(502), Status(503), Status(404), Status(403), Status(429), Status(200),
        context => context.Response.WriteAsync("<html>Just a moment…", Cancellation),
        context => context.Response.WriteAsync("[{\"date\":\"2026-01-2", Cancellation),
        context => context.Response.WriteAsync("{\"refRates\":[{\"effective", Cancellation),
        context =>
        {
            context.Abort();
            return Task.CompletedTask;
        },
    ];

    private static RequestDelegate Status(int status) => context =>
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    };
}
