using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using RotationFunctions.IntegrationTests.Storage;
using RotationFunctions.Pipeline.Reports;
using RotationFunctions.Pipeline.Snapshots;
using RotationFunctions.Pipeline.Sources;
using RotationFunctions.Pipeline.Universes;

namespace RotationFunctions.IntegrationTests.Providers;

/// <summary>
/// Answers that arrive whole and are wrong: what is stored of them, what the report says, what the log says, and that the
/// other series is there.
/// </summary>
public sealed class DataFaultTests(AzuriteFixture azurite)
{
    private static readonly SeriesDefinition Sound = ProviderBodies.Define("SPY", SeriesKind.Fund);
    private static readonly SeriesDefinition Faulty = ProviderBodies.Define("IWM", SeriesKind.Fund);

    private static readonly string[] Days = ["2026-01-20", "2026-01-21", "2026-01-22", "2026-01-23", "2026-01-26"];
    private static readonly string[] Rows = [.. Days.Select((day, i) => ProviderBodies.TiingoBar(day, 100 + i))];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static string Body(params string[] rows) => $"[{string.Join(',', rows)}]";

    /// <summary>The third day's row with a change.</summary>
    private static string Third(string what, string instead)
    {
        Assert.Contains(what, Rows[2], StringComparison.Ordinal);
        return Body([.. Rows[..2], Rows[2].Replace(what, instead, StringComparison.Ordinal), .. Rows[3..]]);
    }

    /// <summary>Bodies of which one row is left out, and what the report says of it.</summary>
    public static TheoryData<string, string, string> LeftOut => new()
    {
        { "null", Third("\"close\":102", "\"close\":null"), ", line 3, is left out: 2026-01-22: close is missing." },
        { "NaN as text", Third("\"close\":102", "\"close\":\"NaN\""), ", line 3, is left out: close is \"\"NaN\"\", wanted is a number with a decimal point, such as 269.79." },
        { "date in another order", Third("2026-01-22T00:00:00.000Z", "22.01.2026"), ": 1 row(s) whose day cannot be read are left out (line 3: date is \"22.01.2026\", wanted is a date as yyyy-MM-dd, such as 2026-01-22, or midnight of one)." },
        { "date with a time zone", Third("2026-01-22T00:00:00.000Z", "2026-01-21T19:00:00-05:00"), ": 1 row(s) whose day cannot be read are left out (line 3: date is \"2026-01-21T19:00:00-05:00\", wanted is a date as yyyy-MM-dd, such as 2026-01-22, or midnight of one)." },
        { "zero", Third("\"low\":101", "\"low\":0"), ", line 3, is left out: 2026-01-22: low 0 is not above zero." },
        { "negative", Third("\"open\":102", "\"open\":-102"), ", line 3, is left out: 2026-01-22: open -102 is not above zero." },
        { "high under low", Third("\"high\":103", "\"high\":100"), ", line 3, is left out: 2026-01-22: high 100 is under low 101." },
        { "volume over 2^53", Third("\"volume\":1000", "\"volume\":9007199254740994"), ", line 3, is left out: volume 9007199254740994 is more than a count of shares can be (2^53)." },
        { "twice, with other values", Body([.. Rows[..3], ProviderBodies.TiingoBar(Days[2], 90), .. Rows[3..]]), ", line 3, is left out: 2026-01-22 stands on lines 3, 4 with different values; none of them can be trusted." },
    };

    [Theory]
    [MemberData(nameof(LeftOut))]
    public async Task Row_ThatCannotBeTrusted_IsLeftOutAndNamed(string fault, string body, string warning)
    {
        _ = fault;
        await using var market = await PlayAsync(body);

        Assert.Equal([100, 101, 103, 104], market.Columns!.Close);
        var told = Assert.Single(market.Report.Warnings, w => w.Id == Faulty.Id).Reason;
        Assert.StartsWith(new Uri(market.Provider.Address, "tiingo/daily/IWM/prices?").AbsoluteUri, told, StringComparison.Ordinal);
        Assert.EndsWith(warning, told, StringComparison.Ordinal);
        Assert.Equal(104, market.Report.Performance.Single(p => p.Series == Faulty.Id).Close);
    }

    [Fact]
    public async Task Row_OfASaturday_IsLeftOutAndNamed()
    {
        await using var market = await PlayAsync(Body([.. Rows[..4], ProviderBodies.TiingoBar("2026-01-24", 103.5), Rows[4]]));

        Assert.Equal([100, 101, 102, 103, 104], market.Columns!.Close);
        Assert.EndsWith(", line 5, is left out: 2026-01-24: a Saturday is no trading day of a fund.", Assert.Single(market.Report.Warnings, w => w.Id == Faulty.Id).Reason, StringComparison.Ordinal);
    }

    /// <summary>Odd bodies that lose nothing, and what the log says of them.</summary>
    public static TheoryData<string, string, string?> Whole => new()
    {
        { "numbers as text", Third("\"close\":102", "\"close\":\"102\""), null },
        { "exponents", Third("\"close\":102", "\"close\":1.02e2"), null },
        { "date with the zone of Greenwich", Third("T00:00:00.000Z", "T00:00:00+00:00"), null },
        { "unsorted", Body(Rows[3], Rows[0], Rows[4], Rows[2], Rows[1]), "the rows are not in order; they were sorted" },
        { "twice, with the same values", Body([.. Rows[..3], Rows[2], .. Rows[3..]]), "stands on lines 3, 4 with the same values; one of them was kept" },
        { "in the future", Body([.. Rows, ProviderBodies.TiingoBar("2062-01-22", 105)]), "2062-01-22: the bar was not final when it was fetched" },
        { "of tomorrow", Body([.. Rows, ProviderBodies.TiingoBar("2026-01-27", 105)]), "2026-01-27: the bar was not final when it was fetched" },
    };

    [Theory]
    [MemberData(nameof(Whole))]
    public async Task Body_ThatIsOnlyOdd_IsReadWhole(string oddity, string body, string? logged)
    {
        _ = oddity;
        await using var market = await PlayAsync(body);

        Assert.Equal([100, 101, 102, 103, 104], market.Columns!.Close);
        Assert.DoesNotContain(market.Report.Warnings, w => w.Id == Faulty.Id);
        if (logged is not null)
            Assert.Contains(market.Desk.Seen, line => line.Contains("IWM", StringComparison.Ordinal) && line.Contains(logged, StringComparison.Ordinal));
    }

    /// <summary>Bodies of which nothing can be used, and the reason that the report gives.</summary>
    public static TheoryData<string, string, string> Refused => new()
    {
        { "NaN that is no JSON", Third("\"close\":102", "\"close\":NaN"), "IWM: tiingo sent what is no JSON from byte " },
        { "no row", Body(), "IWM: tiingo has no bar in the days asked for. Check that the fund was listed then." },
        { "no row that can be read", Body(Rows[2].Replace("2026-01-22T00:00:00.000Z", "yesterday", StringComparison.Ordinal)), "IWM: tiingo sent no bar that can be read; row 1: date is \"yesterday\", wanted is a date" },
        { "a series that ends early", Body(Rows[..3]), "IWM is stale: its last bar is of 2026-01-22, before " },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task Body_ThatCannotBeUsed_LeavesTheOtherSeries(string fault, string body, string reason)
    {
        _ = fault;
        await using var market = await PlayAsync(body);

        Assert.StartsWith(reason, market.Report.Missing.Single(m => m.Id == Faulty.Id).Reason, StringComparison.Ordinal);
        Assert.DoesNotContain(market.Report.Performance, p => p.Series == Faulty.Id);
    }

    [Fact]
    public async Task AdjustedClose_ThatIsMissing_LeavesPriceReturnsAlone()
    {
        await using var market = await PlayAsync(Body([.. Rows.Select(row => Regex.Replace(row, "\"adjClose\":[0-9.]+", "\"adjClose\":null"))]));

        Assert.Null(market.Columns!.AdjustedClose);
        var figures = market.Report.Performance.Single(p => p.Series == Faulty.Id);
        Assert.Equal(104 / 103.0 - 1, figures.Returns["1D"]!.Value, 12);
        Assert.Null(figures.TotalReturns["1D"]);
        Assert.Contains(market.Report.Missing, m => m.Id == "IWM/totalReturn" || m.Id == "IWM/totalReturn.1D");
    }

    [Fact]
    public async Task RunningSession_IsNoBarOfTheReport()
    {
        // 15:00 in New York on the last of the days.
        await using var market = await PlayAsync(Body(Rows), new DateTimeOffset(2026, 1, 26, 20, 0, 0, TimeSpan.Zero));

        Assert.Equal(new DateOnly(2026, 1, 23), market.Report.AsOf);
        Assert.Equal([100, 101, 102, 103], market.Columns!.Close);
        Assert.Contains(market.Desk.Seen, line => line.Contains("2026-01-26: the bar was not final when it was fetched (2026-01-26 20:00 UTC)", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Currency_ThatIsNotUsd_IsRefused()
    {
        await using var provider = await LocalProvider.StartAsync(context => context.Response.WriteAsync(
            context.Request.Path.Value!.EndsWith("IWM", StringComparison.Ordinal)
                ? ProviderBodies.YahooChart("[1769005800,1769092200]", "[100,101]", currency: "CAD")
                : ProviderBodies.YahooChart("[1769005800,1769092200]", "[100,101]", symbol: "SPY"), Cancellation));
        await using var desk = await ProviderDesk.OpenAsync(azurite.NewAccount(), "yahoo", provider.Address);

        var (report, metadata) = await desk.ReportAsync(Sound.Id, await desk.FetchAsync(Sound, Faulty));

        Assert.Equal("IWM: yahoo sent prices in another currency: currency is CAD, wanted is USD. Check the id in the universe.", report.Missing.Single(m => m.Id == "IWM").Reason);
        Assert.Equal(["SPY"], report.Performance.Select(p => p.Series));
        Assert.StartsWith("yahoo/IWM/", Assert.Single(metadata.Unused).Raw, StringComparison.Ordinal);
    }

    /// <summary>A row that is left out every evening is not news every evening.</summary>
    [Fact]
    public async Task Row_LeftOutAgain_IsNoRestatement()
    {
        using var folder = new TemporaryFolder();
        var universe = Path.Combine(folder.Path, "universe.json");
        await File.WriteAllTextAsync(universe, """
            { "version": "again", "benchmark": "SPY", "series": [
              { "id": "SPY", "name": { "en": "SPY" }, "kind": "fund", "segment": "large" }, { "id": "IWM", "name": { "en": "IWM" }, "kind": "fund", "segment": "small" }] }
            """, Cancellation);
        var days = PlayedMarket.WeekdaysUntil(new DateOnly(2026, 1, 26), 30);
        // A row that the second fetch, of the last ten days that are known and the new one, gets once more.
        var wrong = days[^5];
        var shown = days[..^1];
        await using var provider = await LocalProvider.StartAsync(context => context.Response.WriteAsync(Body([.. shown.Where(day => string.CompareOrdinal(Text(day), context.Request.Query["startDate"]) >= 0).Select(day =>
            day == wrong && context.Request.Path.Value!.Contains(Faulty.Id, StringComparison.Ordinal) ? ProviderBodies.TiingoBar(Text(day), 100).Replace("\"high\":101", "\"high\":1", StringComparison.Ordinal) : ProviderBodies.TiingoBar(Text(day), 100 + (day.DayNumber % 5)))]), Cancellation));
        await using var desk = await ProviderDesk.OpenAsync(azurite.NewAccount(), "tiingo", provider.Address, ("Universe:File", universe));
        await desk.Get<SnapshotFetch>().RunDailyAsync(Cancellation);
        shown = days;

        var next = await desk.Get<SnapshotFetch>().RunDailyAsync(Cancellation);

        // Once whole, and once the new days: not a third time because the past had changed.
        Assert.Equal(2, provider.Count(Faulty.Id));
        var snapshot = await desk.Get<SnapshotStore>().ReadAsync(next.Snapshot!.Name, Cancellation);
        Assert.Null(snapshot.Metadata.Restatements);
        Assert.Equal(days.Where(day => day != wrong), snapshot.Series.Single(s => s.Id == Faulty.Id).Dates);
        Assert.Contains(snapshot.Metadata.Warnings, w => w.Id == Faulty.Id && w.Date == wrong && w.Reason.Text.EndsWith("high 1 is under low 99.", StringComparison.Ordinal));

        static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    private async Task<PlayedDay> PlayAsync(string body, DateTimeOffset? now = null)
    {
        var provider = await LocalProvider.StartAsync(context => context.Response.WriteAsync(context.Request.Path.Value!.Contains(Faulty.Id, StringComparison.Ordinal) ? body : Body(Rows), Cancellation));
        var desk = await ProviderDesk.OpenAsync(azurite.NewAccount(), "tiingo", provider.Address);
        desk.SetClock(now ?? ProviderDesk.Now);
        var fetched = await desk.FetchAsync(Sound, Faulty);
        var (report, metadata) = await desk.ReportAsync(Sound.Id, fetched);

        // Whatever is wrong with it, the answer lies there as it came; and the other series is in the report.
        var raw = fetched[1].Raw ?? Assert.Single(fetched[1].Unread);
        Assert.Equal(body, Encoding.UTF8.GetString((await desk.Get<RawStore>().ReadAsync(raw, Cancellation)).Span));
        Assert.Contains(metadata.Series.Concat(metadata.Unused), s => s.Raw == raw.Name);
        Assert.Contains(report.Performance, p => p.Series == Sound.Id);
        Assert.DoesNotContain(report.Missing, m => m.Id == Sound.Id);
        var snapshot = await desk.Get<SnapshotStore>().NewestAsync(null, Cancellation);
        return new PlayedDay(provider, desk, report, snapshot!.Value.Snapshot.Series.FirstOrDefault(s => s.Id == Faulty.Id));
    }

    private sealed record PlayedDay(LocalProvider Provider, ProviderDesk Desk, Report Report, SeriesColumns? Columns) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await Desk.AssertNoKeyAsync();
            await Desk.DisposeAsync();
            await Provider.DisposeAsync();
        }
    }
}
