using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Http;
using RotationFunctions.IntegrationTests.Storage;
using RotationFunctions.Pipeline;
using RotationFunctions.Pipeline.Reports.Texts;
using RotationFunctions.Pipeline.Snapshots;
using RotationFunctions.Pipeline.Sources;
using RotationFunctions.Pipeline.Sources.Live;
using RotationFunctions.Pipeline.Universes;

namespace RotationFunctions.IntegrationTests.Providers;

/// <summary>
/// Everything that goes wrong between here and a provider, on a real connection: what is said of the series, that the
/// others are there, what is stored, how often was asked, and that the key shows nowhere.
/// </summary>
public sealed class ProviderFaultTests(AzuriteFixture azurite)
{
    private static readonly SeriesDefinition Sound = ProviderBodies.Define("SPY", SeriesKind.Fund);
    private static readonly SeriesDefinition Faulty = ProviderBodies.Define("IWM", SeriesKind.Fund);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string> Names => [.. ProviderCatalog.All.Select(p => p.Name)];

    public static TheoryData<string> NamesWithKey => [.. ProviderCatalog.All.Where(p => p.KeyPlace is not null).Select(p => p.Name)];

    /// <summary>Plays Tiingo: a fault for one series, a sound body for the other.</summary>
    /// <param name="fault">What it answers for the one.</param>
    /// <param name="message">What is said of that one; null when it is there all the same.</param>
    /// <param name="asked">How often it was asked for that one.</param>
    /// <param name="settings">Settings of the source.</param>
    private async Task TestAsync(RequestDelegate fault, string? message, int asked, params (string Name, string Value)[] settings)
    {
        await using var provider = await LocalProvider.StartAsync(context =>
            context.Request.Path.Value!.Contains(Faulty.Id, StringComparison.Ordinal) ? fault(context) : context.Response.WriteAsync(ProviderBodies.Body("tiingo"), Cancellation));
        await using var desk = await ProviderDesk.OpenAsync(azurite.NewAccount(), "tiingo", provider.Address, [("Retries", "2"), .. settings]);

        var fetched = await desk.FetchAsync(Faulty, Sound);

        Assert.Equal(2, fetched[1].Parsed!.Series[0].Count);
        Assert.Contains(await desk.RawsAsync(), blob => blob.Name == fetched[1].Raw!.Name);
        if (message is null)
        {
            Assert.Equal(2, fetched[0].Parsed?.Series[0].Count);
        }
        else
        {
            Assert.Null(fetched[0].Parsed);
            Assert.StartsWith("IWM: tiingo ", fetched[0].Reason?.Text, StringComparison.Ordinal);
            Assert.Contains(message, fetched[0].Reason?.Text, StringComparison.Ordinal);
            Assert.EndsWith(".", fetched[0].Reason?.Text, StringComparison.Ordinal);
            Assert.StartsWith("IWM：tiingo", ReasonTexts.In(Language.SimplifiedChinese, fetched[0].Reason!), StringComparison.Ordinal);
        }

        Assert.Equal(asked, provider.Count(Faulty.Id));

        // Only what may be data is kept: a refusal's words stand in its reason.
        Assert.Equal(message is null ? 2 : 1, (await desk.RawsAsync()).Count);
        var (report, _) = await desk.ReportAsync(Sound.Id, fetched);
        Assert.Equal(message is null ? [Faulty.Id, Sound.Id] : [Sound.Id], report.Performance.Select(p => p.Series));
        Assert.Equal(fetched[0].Reason?.Text, report.Missing.FirstOrDefault(m => m.Id == Faulty.Id)?.Reason);
        await desk.AssertNoKeyAsync();
    }

    private static RequestDelegate Status(int status, string body = "", params (string Name, string Value)[] headers) => context =>
    {
        context.Response.StatusCode = status;
        foreach (var (name, value) in headers)
            context.Response.Headers[name] = value;
        return context.Response.WriteAsync(body, Cancellation);
    };

    private static RequestDelegate Bytes(byte[] body, params (string Name, string Value)[] headers) => async context =>
    {
        foreach (var (name, value) in headers)
            context.Response.Headers[name] = value;
        await context.Response.Body.WriteAsync(body, Cancellation);
    };

    /// <summary>A fault at first, and then the body.</summary>
    private static RequestDelegate Then(int times, RequestDelegate fault)
    {
        var left = times;
        return context => Interlocked.Decrement(ref left) >= 0 ? fault(context) : context.Response.WriteAsync(ProviderBodies.Body("tiingo"), Cancellation);
    }

    private static byte[] Compressed(Func<Stream, Stream> encode)
    {
        using var compressed = new MemoryStream();
        using (var encoder = encode(compressed))
            encoder.Write(Encoding.UTF8.GetBytes(ProviderBodies.Body("tiingo")));
        return compressed.ToArray();
    }

    [Theory]
    [InlineData(400, "answered 400: \"no\". Check the id in the universe; if it is right, the provider has changed its interface.", 1)]
    [InlineData(401, "answered 401: \"no\". Check Sources:Tiingo:ApiKey and what its plan includes.", 1)]
    [InlineData(403, "answered 403: \"no\". Check Sources:Tiingo:ApiKey and what its plan includes.", 1)]
    [InlineData(404, "answered 404: \"no\". Check the id in the universe and whether this source has it.", 1)]
    [InlineData(408, "answered 408: \"no\". Try again later, or name a second source to fall back on.", 3)]
    [InlineData(429, "answered 429: \"no\". Wait, and lower Sources:Tiingo:AtOnce or Sources:Tiingo:RequestsPerHour.", 1)]
    [InlineData(500, "answered 500: \"no\". Try again later", 3)]
    [InlineData(501, "answered 501: \"no\". Try again later", 1)]
    [InlineData(502, "answered 502: \"no\". Try again later", 3)]
    [InlineData(503, "answered 503: \"no\". Try again later", 3)]
    [InlineData(504, "answered 504: \"no\". Try again later", 3)]
    public Task Status_ForEver(int status, string message, int asked) => TestAsync(Status(status, "no"), message, asked);

    [Theory]
    [InlineData(408)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public Task Status_ForAWhile(int status) => TestAsync(Then(2, Status(status)), null, 3);

    [Fact]
    public Task Redirect_ToElsewhere_IsNotFollowed() => TestAsync(
        Status(301, "", ("Location", $"https://elsewhere.example/login?back={ProviderDesk.Key}")),
        "answered 301, sending us to https://elsewhere.example/login, where we do not follow: the key would go along. If the provider has moved, set Sources:Tiingo:BaseAddress.", 1);

    [Fact]
    public Task TooManyRequests_WithSeconds_IsRepeatedThen() => TestAsync(Then(1, Status(429, "", ("Retry-After", "0"))), null, 2);

    [Fact]
    public Task TooManyRequests_WithDate_IsRepeatedThen() =>
        TestAsync(Then(1, Status(429, "", ("Retry-After", ProviderDesk.Now.AddSeconds(-1).ToString("R", CultureInfo.InvariantCulture)))), null, 2);

    [Fact]
    public Task TooManyRequests_ForLonger_IsGivenUp() => TestAsync(
        Status(429, "later", ("Retry-After", "3600")), "answered 429, to be asked again in 3600 s: \"later\"", 1);

    [Fact]
    public Task TooManyRequests_UntilALaterDay_IsGivenUp() => TestAsync(
        Status(429, "", ("Retry-After", ProviderDesk.Now.AddHours(1).ToString("R", CultureInfo.InvariantCulture))), "answered 429, to be asked again at 2026-01-27 00:00:00 UTC. ", 1);

    [Fact]
    public Task Unavailable_ForLonger_IsGivenUp() => TestAsync(Status(503, "", ("Retry-After", "3600")), "answered 503, to be asked again in 3600 s. ", 1);

    [Fact]
    public Task TooManyRequests_InTheProvidersWords() => TestAsync(
        Status(429, """{"detail":"Error: You have run over your hourly request allocation."}"""), "gives no more now: ", 1);

    [Fact]
    public Task Empty() => TestAsync(Status(200), "sent an empty response", 1);

    [Fact]
    public Task Html() => TestAsync(Status(200, "<!DOCTYPE html><html><body>Please log in</body></html>", ("Content-Type", "application/json")), "sent a page of HTML instead of data", 1);

    [Fact]
    public Task KeyQuotedByTheProvider_IsBlottedOut() => TestAsync(
        Status(403, $$"""{"detail":"We have detected your API key as {{ProviderDesk.Key}}, which is over its limit"}"""), "detected your API key as ***, which", 1);

    [Fact]
    public Task KeyQuotedInASuccess_IsBlottedOut() => TestAsync(Status(200, $"[\"{ProviderDesk.Key}\"]"), "answered 200: \"[\"***\"]\"", 1);

    [Fact]
    public Task ContentType_Wrong_IsNotBelieved() => TestAsync(Bytes(Encoding.UTF8.GetBytes(ProviderBodies.Body("tiingo")), ("Content-Type", "text/html; charset=iso-8859-2")), null, 1);

    [Fact]
    public Task Charset_OtherThanUtf8() => TestAsync(Bytes(Encoding.Unicode.GetBytes(ProviderBodies.Body("tiingo")), ("Content-Type", "application/json; charset=utf-16")), "sent text that is not UTF-8", 1);

    [Fact]
    public Task ByteOrderMark() => TestAsync(Bytes([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(ProviderBodies.Body("tiingo"))]), null, 1);

    [Fact]
    public Task Gzip() => TestAsync(Bytes(Compressed(s => new GZipStream(s, CompressionMode.Compress)), ("Content-Encoding", "gzip")), null, 1);

    [Fact]
    public Task Brotli() => TestAsync(Bytes(Compressed(s => new BrotliStream(s, CompressionMode.Compress)), ("Content-Encoding", "br")), null, 1);

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public Task Compression_Broken(string encoding) =>
        TestAsync(Bytes([.. Enumerable.Range(1, 200).Select(i => (byte)(i * 37))], ("Content-Encoding", encoding)), "sent what cannot be read: the compressed body is damaged", 3);

    [Fact]
    public Task Reset_InTheMiddleOfTheBody() => TestAsync(Reset, "broke off in the middle of its answer", 3);

    [Fact]
    public Task Reset_ForAWhile() => TestAsync(Then(2, Reset), null, 3);

    private static async Task Reset(HttpContext context)
    {
        context.Response.ContentLength = 10_000;
        await context.Response.WriteAsync("[{", Cancellation);
        await context.Response.Body.FlushAsync(Cancellation);
        context.Abort();
    }

    [Fact]
    public Task Timeout_BeforeTheBody() => TestAsync(
        context => Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default),
        "did not finish its answer within 0.3 s", 3, ("AttemptTimeout", "00:00:00.3"));

    [Fact]
    public Task Timeout_InTheBody() => TestAsync(
        async context =>
        {
            await context.Response.WriteAsync("[{", Cancellation);
            await context.Response.Body.FlushAsync(Cancellation);
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        },
        "did not finish its answer within 0.3 s", 3, ("AttemptTimeout", "00:00:00.3"));

    [Fact]
    public Task Trickle() => TestAsync(
        async context =>
        {
            while (!context.RequestAborted.IsCancellationRequested)
            {
                await context.Response.WriteAsync(" ", context.RequestAborted);
                await context.Response.Body.FlushAsync(context.RequestAborted);
                await Task.Delay(10, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
            }
        },
        "did not finish its answer within 0.3 s", 3, ("AttemptTimeout", "00:00:00.3"));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Gibibyte_IsCutOff(bool isAnnounced)
    {
        const long gibibyte = 1L << 30;
        var sent = 0L;
        await TestAsync(
            async context =>
            {
                if (isAnnounced)
                    context.Response.ContentLength = gibibyte;
                var block = new byte[64 << 10];
                while (sent < gibibyte && !context.RequestAborted.IsCancellationRequested)
                {
                    await context.Response.Body.WriteAsync(block, context.RequestAborted);
                    sent += block.Length;
                    // Kestrel takes writes to a connection that is gone, and tells of its end a moment later.
                    await Task.Delay(1, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
                }
            },
            "sent more than 1000000 bytes and was cut off. If that is right, raise Sources:Tiingo:MaxResponseBytes.", 1, ("MaxResponseBytes", "1000000"));
        Assert.InRange(sent, 0, gibibyte / 4);
    }

    [Fact]
    public async Task Json_CutAtEveryTenth_IsKeptAndRefused()
    {
        var body = Encoding.UTF8.GetBytes(ProviderBodies.Body("tiingo"));
        var tenth = 0;
        await using var provider = await LocalProvider.StartAsync(context => context.Response.Body.WriteAsync(
            context.Request.Path.Value!.Contains(Faulty.Id, StringComparison.Ordinal) ? body.AsMemory(0, body.Length * tenth / 10) : body, Cancellation).AsTask());
        for (tenth = 1; tenth < 10; tenth++)
        {
            await using var desk = await ProviderDesk.OpenAsync(azurite.NewAccount(), "tiingo", provider.Address);
            var fetched = await desk.FetchAsync(Faulty, Sound);
            var reason = fetched[0].Reason;
            Assert.StartsWith("IWM: tiingo sent what is no JSON from byte ", reason?.Text, StringComparison.Ordinal);
            Assert.EndsWith($"it is cut off or damaged ({body.Length * tenth / 10} bytes). Try again later, or name a second source to fall back on.", reason?.Text, StringComparison.Ordinal);
            // What cannot be read is kept all the same: it is the evidence.
            Assert.Single(await desk.RawsAsync(), blob => blob.Name.StartsWith("tiingo/IWM/", StringComparison.Ordinal));
            var (report, metadata) = await desk.ReportAsync(Sound.Id, fetched);
            Assert.Equal(reason?.Text, report.Missing.Single(m => m.Id == Faulty.Id).Reason);
            Assert.Equal([Sound.Id], report.Performance.Select(p => p.Series));
            Assert.StartsWith("tiingo/IWM/", Assert.Single(metadata.Unused).Raw, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Connection_Refused()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var address = new Uri($"http://127.0.0.1:{((IPEndPoint)taken.LocalEndpoint).Port}/");
        taken.Stop();
        await UnreachableAsync(address, "cannot be reached: ");
    }

    [Fact]
    public Task Name_NotFound() => UnreachableAsync(new Uri("https://no-such-provider.invalid/"), "cannot be reached: the host no-such-provider.invalid is not found. Check the network and Sources:Tiingo:BaseAddress.");

    [Fact]
    public async Task Certificate_Untrusted()
    {
        await using var provider = await LocalProvider.StartAsync(Status(200), untrusted: true);
        await UnreachableAsync(provider.Address, "cannot be reached securely: ");
        Assert.Empty(provider.Requests);
    }

    private async Task UnreachableAsync(Uri address, string message)
    {
        await using var desk = await ProviderDesk.OpenAsync(azurite.NewAccount(), "tiingo", address, ("Retries", "1"));
        Assert.Contains($"IWM: tiingo {message}", (await desk.FetchAsync(Faulty))[0].Reason?.Text, StringComparison.Ordinal);
        Assert.Empty(await desk.RawsAsync());
        await desk.AssertNoKeyAsync();
    }

    [Fact]
    public async Task Down_ForLong_IsLeftAlone()
    {
        await using var provider = await LocalProvider.StartAsync(Status(503));
        await using var desk = await ProviderDesk.OpenAsync(azurite.NewAccount(), "tiingo", provider.Address, ("Retries", "3"));
        var series = Enumerable.Range(0, 30).Select(i => ProviderBodies.Define($"F{i}", SeriesKind.Fund)).ToArray();

        var fetched = await desk.FetchAsync(series);

        Assert.All(fetched, f => Assert.NotNull(f.Reason));
        Assert.Contains("failed again and again, so it is left alone for a while", fetched[^1].Reason?.Text, StringComparison.Ordinal);
        // Four series at once: those under way when the circuit opens still count.
        Assert.InRange(provider.Requests.Count, 20, 24);
    }

    [Fact]
    public async Task HourlyLimit_IsKept()
    {
        await using var provider = await LocalProvider.StartAsync(Status(200, ProviderBodies.Body("tiingo")));
        await using var desk = await ProviderDesk.OpenAsync(azurite.NewAccount(), "tiingo", provider.Address, ("RequestsPerHour", "2"));

        var fetched = await desk.FetchAsync([.. Enumerable.Range(0, 5).Select(i => ProviderBodies.Define($"F{i}", SeriesKind.Fund))]);

        Assert.Equal(2, fetched.Count(f => f.Parsed is not null));
        Assert.Equal(2, provider.Requests.Count);
        Assert.All(fetched.Where(f => f.Parsed is null), f => Assert.Contains("is not asked: the 2 requests an hour that are set for it are used up. Run again at 2026-01-27 00:05 UTC, or raise Sources:Tiingo:RequestsPerHour", f.Reason?.Text, StringComparison.Ordinal));
    }

    /// <summary>A provider counts by key: a desk that starts anew, or beside another, has no more requests than one that goes on.</summary>
    [Theory]
    [InlineData("RequestsPerHour", "an hour", 60)]
    [InlineData("RequestsPerDay", "a day", 24 * 60)]
    public async Task Limit_IsKeptOverRestartsAndInstances(string setting, string window, int minutes)
    {
        await using var provider = await LocalProvider.StartAsync(Status(200, ProviderBodies.Body("tiingo")));
        var storage = azurite.NewAccount();
        var series = Enumerable.Range(0, 4).Select(i => ProviderBodies.Define($"F{i}", SeriesKind.Fund)).ToArray();
        await using (var first = await ProviderDesk.OpenAsync(storage, "tiingo", provider.Address, (setting, "10")))
            await first.FetchAsync(series);

        // Two instances beside each other, each asking for four: six are left.
        await using var second = await ProviderDesk.OpenAsync(storage, "tiingo", provider.Address, (setting, "10"));
        await using var third = await ProviderDesk.OpenAsync(storage, "tiingo", provider.Address, (setting, "10"));
        var fetched = (await Task.WhenAll(second.FetchAsync(series), third.FetchAsync(series))).SelectMany(f => f).ToList();

        Assert.Equal(10, provider.Requests.Count);
        Assert.Equal(6, fetched.Count(f => f.Parsed is not null));
        Assert.All(fetched.Where(f => f.Parsed is null), f => Assert.Contains($"the 10 requests {window} that are set for it are used up", f.Reason?.Text, StringComparison.Ordinal));

        // A moment before the window has passed, and when it has.
        second.SetClock(ProviderDesk.Now.AddMinutes(minutes + 5).AddSeconds(-1));
        Assert.Null(Assert.Single(await second.FetchAsync(Sound)).Parsed);
        second.SetClock(ProviderDesk.Now.AddMinutes(minutes + 5));
        Assert.NotNull(Assert.Single(await second.FetchAsync(Sound)).Parsed);
    }

    [Fact]
    public async Task AlphaVantage_AsksTwentyFiveTimesADay()
    {
        await using var provider = await LocalProvider.StartAsync(Status(200, ProviderBodies.Body("alphavantage")));
        var storage = azurite.NewAccount();
        for (var start = 0; start < 2; start++)
        {
            await using var desk = await ProviderDesk.OpenAsync(storage, "alphavantage", provider.Address);
            desk.SetClock(ProviderDesk.Now.AddHours(2 * start));
            var fetched = await desk.FetchAsync([.. Enumerable.Range(0, 28).Select(i => ProviderBodies.Define($"F{i}", SeriesKind.Fund))]);
            Assert.Equal(start == 0 ? 25 : 0, fetched.Count(f => f.Parsed is not null));
            Assert.Contains("is not asked: the 25 requests a day that are set for it are used up. Run again at 2026-01-27 23:05 UTC", fetched.First(f => f.Parsed is null).Reason?.Text, StringComparison.Ordinal);
        }

        Assert.Equal(25, provider.Requests.Count);
    }

    [Fact]
    public async Task AtOnce_IsKept()
    {
        var (running, most) = (0, 0);
        await using var provider = await LocalProvider.StartAsync(async context =>
        {
            var now = Interlocked.Increment(ref running);
            lock (Faulty)
                most = Math.Max(most, now);
            await context.Response.WriteAsync(ProviderBodies.Body("tiingo"), Cancellation);
            Interlocked.Decrement(ref running);
        });
        await using var desk = await ProviderDesk.OpenAsync(azurite.NewAccount(), "tiingo", provider.Address, ("AtOnce", "1"));

        var fetched = await desk.FetchAsync([.. Enumerable.Range(0, 12).Select(i => ProviderBodies.Define($"F{i}", SeriesKind.Fund))]);

        Assert.All(fetched, f => Assert.NotNull(f.Parsed));
        Assert.Equal(1, most);
    }

    [Fact]
    public async Task Cancelled_IsNoFaultOfTheProvider()
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        await using var provider = await LocalProvider.StartAsync(async context =>
        {
            await cancellation.CancelAsync();
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        });
        await using var desk = await ProviderDesk.OpenAsync(azurite.NewAccount(), "tiingo", provider.Address);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            desk.Get<SeriesFetcher>().FetchAsync(desk.Get<SourceRegistry>().Prices, [Faulty], DateRange.All, null, cancellation.Token));
    }

    /// <summary>Each source against a provider that answers: what it asks for, how it shows its key, what is stored.</summary>
    [Theory, MemberData(nameof(Names))]
    public async Task SoundBody_IsStoredAsItCame(string source)
    {
        await using var provider = await LocalProvider.StartAsync(Status(200, ProviderBodies.Body(source)));
        await using var desk = await ProviderDesk.OpenAsync(azurite.NewAccount(), source, provider.Address, ("Sources:Treasury:FirstYear", "2026"));
        var series = ProviderBodies.Offered(source);

        var fetched = Assert.Single(await desk.FetchAsync(series));

        Assert.Equal(2, fetched.Parsed!.Series[0].Count);
        var content = await desk.Get<RawStore>().ReadAsync(fetched.Raw!, Cancellation);
        Assert.Equal(ProviderBodies.Body(source), Encoding.UTF8.GetString(content.Span));
        Assert.StartsWith(provider.Address.AbsoluteUri, fetched.Raw!.Origin, StringComparison.Ordinal);
        var request = Assert.Single(provider.Requests);
        Assert.StartsWith("RotationFunctions/", request.Headers["User-Agent"], StringComparison.Ordinal);
        Assert.Contains("br", request.Headers["Accept-Encoding"], StringComparison.Ordinal);
        var (path, query, authorization) = Expected(source);
        Assert.Equal(path, request.Path);
        Assert.Equal(query, request.Query);
        Assert.Equal(authorization, request.Headers.GetValueOrDefault("Authorization"));
        await desk.AssertNoKeyAsync();
    }

    private static (string Path, string Query, string? Authorization) Expected(string source) => source switch
    {
        "tiingo" => ("/tiingo/daily/IWM/prices", "?startDate=1990-01-01&format=json&resampleFreq=daily", $"Token {ProviderDesk.Key}"),
        "yahoo" => ("/v8/finance/chart/IWM", "?interval=1d&period1=0&period2=1769472000&events=div%2Csplit&includeAdjustedClose=true", null),
        "alphavantage" => ("/query", $"?function=TIME_SERIES_DAILY_ADJUSTED&symbol=IWM&outputsize=full&datatype=csv&apikey={ProviderDesk.Key}", null),
        "stooq" => ("/q/d/l/", $"?s=%5Erut&i=d&apikey={ProviderDesk.Key}", null),
        "nyfed" => ("/api/rates/unsecured/effr/search.json", "?startDate=2000-07-03&endDate=2026-01-26&type=rate", null),
        "treasury" => ("/resource-center/data-chart-center/interest-rates/pages/xml", "?data=daily_treasury_yield_curve&field_tdr_date_value=2026", null),
        _ => ("/fred/series/observations", $"?series_id=DGS2&file_type=json&api_key={ProviderDesk.Key}", null),
    };

    /// <summary>Whatever the provider: a server that fails leaves no key behind, least of all one that goes into an address.</summary>
    [Theory, MemberData(nameof(NamesWithKey))]
    public async Task FaultsOfEverySource_ShowNoKey(string source)
    {
        var answers = new Queue<RequestDelegate>([Reset, Status(500, "oops"), Status(429, "later"), Status(302, "", ("Location", $"/?key={ProviderDesk.Key}")), Status(200, $"<html>{ProviderDesk.Key}"), Status(400, $$"""{"Information":"your API key as {{ProviderDesk.Key}}"}""")]);
        await using var provider = await LocalProvider.StartAsync(context => answers.Peek()(context));
        await using var desk = await ProviderDesk.OpenAsync(azurite.NewAccount(), source, provider.Address, ("Retries", "1"), ("Sources:Treasury:FirstYear", "2026"));
        for (; answers.Count > 0; answers.Dequeue())
            Assert.StartsWith($"{ProviderBodies.Offered(source).Id}: {source} ", Assert.Single(await desk.FetchAsync(ProviderBodies.Offered(source))).Reason?.Text, StringComparison.Ordinal);
        await desk.AssertNoKeyAsync();
    }

    /// <summary>A redirect must not carry the key to another host, nor to another path of the same one, however often it is asked for.</summary>
    [Theory]
    [MemberData(nameof(NamesWithKey))]
    public async Task RedirectOfEverySource_CarriesNoKeyElsewhere(string source)
    {
        await using var elsewhere = await LocalProvider.StartAsync(Status(200, ProviderBodies.Body(source)));
        int[] statuses = [301, 302, 303, 307, 308];
        var answers = new Queue<RequestDelegate>(statuses.Select(status => Status(status, "", ("Location", $"{elsewhere.Address}login?key={ProviderDesk.Key}"))));
        answers.Enqueue(Status(301, "", ("Location", "/login")));
        await using var provider = await LocalProvider.StartAsync(context => answers.Peek()(context));
        await using var desk = await ProviderDesk.OpenAsync(azurite.NewAccount(), source, provider.Address);
        for (; answers.Count > 0; answers.Dequeue())
            Assert.Contains("where we do not follow: the key would go along.", Assert.Single(await desk.FetchAsync(ProviderBodies.Offered(source))).Reason?.Text, StringComparison.Ordinal);

        Assert.Empty(elsewhere.Requests);
        Assert.DoesNotContain(provider.Requests, request => request.Path == "/login");
        await desk.AssertNoKeyAsync();
    }

    /// <summary>The requests are traced, with their host and path, and without what stands in their query.</summary>
    [Theory]
    [MemberData(nameof(NamesWithKey))]
    public async Task Traces_NameTheRequestWithoutItsKey(string source)
    {
        await using var provider = await LocalProvider.StartAsync(Status(200, ProviderBodies.Body(source)));
        await using var desk = await ProviderDesk.OpenAsync(azurite.NewAccount(), source, provider.Address);

        await desk.FetchAsync(ProviderBodies.Offered(source));

        var request = Assert.Single(provider.Requests);
        Assert.True(request.Query.Contains(ProviderDesk.Key, StringComparison.Ordinal) || request.Headers["Authorization"].Contains(ProviderDesk.Key, StringComparison.Ordinal));
        Assert.Contains(desk.Seen, trace => trace.Contains($"url.full, {provider.Address}{request.Path.TrimStart('/')}", StringComparison.Ordinal));
        await desk.AssertNoKeyAsync();
    }

    /// <summary>The next source has what the first has not, and both are named when neither has it.</summary>
    [Fact]
    public async Task Fallback_IsInTheOrderOfTheList()
    {
        await using var provider = await LocalProvider.StartAsync(context =>
            context.Request.Path.StartsWithSegments("/v8", StringComparison.Ordinal) && context.Request.Path.Value!.EndsWith("/IWM", StringComparison.Ordinal)
                ? context.Response.WriteAsync(ProviderBodies.Body("yahoo"), Cancellation)
                : Status(404, "no")(context));
        await using var desk = await ProviderDesk.OpenAsync(azurite.NewAccount(), "tiingo,yahoo", provider.Address);

        var fetched = await desk.FetchAsync(Faulty, Sound);

        Assert.Equal("yahoo", fetched[0].Source);
        Assert.StartsWith("yahoo/IWM/", Assert.Single(await desk.RawsAsync()).Name, StringComparison.Ordinal);
        Assert.Contains("SPY: tiingo answered 404", fetched[1].Reason?.Text, StringComparison.Ordinal);
        Assert.Contains("SPY: yahoo answered 404", fetched[1].Reason?.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Treasury_YearsThatAreOver_AreAskedForOnce()
    {
        await using var provider = await LocalProvider.StartAsync(context => context.Response.WriteAsync(
            ProviderBodies.TreasuryYear(($"{context.Request.Query["field_tdr_date_value"]}-01-05T00:00:00", "3.5")), Cancellation));
        await using var desk = await ProviderDesk.OpenAsync(azurite.NewAccount(), "treasury", provider.Address, ("Sources:Treasury:FirstYear", "2023"));

        // At the same time, as an evening fetches them.
        var fetched = await desk.FetchAsync(ProviderBodies.Define("DGS2", SeriesKind.Rate), ProviderBodies.Define("DGS10", SeriesKind.Rate));

        Assert.Equal([2023, 2024, 2025, 2026], fetched[0].Parsed!.Series[0].Dates.Select(d => d.Year));
        Assert.Equal([2023, 2024, 2025, 2026], fetched[1].Parsed!.Series[0].Dates.Select(d => d.Year));
        Assert.Equal((1, 1, 1, 2), (provider.Count("=2023"), provider.Count("=2024"), provider.Count("=2025"), provider.Count("=2026")));
    }

    [Fact]
    public async Task Treasury_YearThatFails_IsAskedForAgainAndNamesItsOwnSeries()
    {
        var failures = 4;
        await using var provider = await LocalProvider.StartAsync(context =>
            context.Request.QueryString.Value!.Contains("=2025", StringComparison.Ordinal) && Interlocked.Decrement(ref failures) >= 0
                ? Status(503)(context)
                : context.Response.WriteAsync(ProviderBodies.TreasuryYear(($"{context.Request.Query["field_tdr_date_value"]}-01-05T00:00:00", "3.5")), Cancellation));
        await using var desk = await ProviderDesk.OpenAsync(azurite.NewAccount(), "treasury", provider.Address, ("Sources:Treasury:FirstYear", "2025"), ("Retries", "1"));

        var fetched = await desk.FetchAsync(ProviderBodies.Define("DGS2", SeriesKind.Rate), ProviderBodies.Define("DGS10", SeriesKind.Rate));
        var again = await desk.FetchAsync(ProviderBodies.Define("DGS2", SeriesKind.Rate), ProviderBodies.Define("DGS10", SeriesKind.Rate));

        Assert.StartsWith("DGS2: treasury answered 503", fetched[0].Reason?.Text, StringComparison.Ordinal);
        Assert.StartsWith("DGS10: treasury answered 503", fetched[1].Reason?.Text, StringComparison.Ordinal);
        Assert.All(again, f => Assert.Equal(2, f.Parsed!.Series[0].Count));
    }

    [Fact]
    public async Task Fred_Projections_HaveTheirLongerRun()
    {
        await using var provider = await LocalProvider.StartAsync(context => context.Response.WriteAsync(
            context.Request.Query["series_id"] == "FEDTARMD"
                ? """{"count":1,"observations":[{"realtime_start":"2025-12-10","realtime_end":"9999-12-31","date":"2026-01-01","value":"3.4"}]}"""
                : """{"count":1,"observations":[{"realtime_start":"2025-12-10","realtime_end":"9999-12-31","date":"2025-12-10","value":"3.0"}]}""",
            Cancellation));
        await using var desk = await ProviderDesk.OpenAsync(azurite.NewAccount(), "fred", provider.Address);

        var fetched = Assert.Single(await desk.FetchAsync(ProviderBodies.Define("FEDTARMD", SeriesKind.Projection)));

        Assert.Equal(["FEDTARMD.2026", "FEDTARMD.longer_run"], fetched.Parsed!.Series.Select(s => s.Id));
        Assert.Equal(["FEDTARMD", "FEDTARMDLR"], provider.Requests.Select(r => r.Query.Split("series_id=")[1].Split('&')[0]));
        Assert.All(provider.Requests, r => Assert.Contains("&realtime_start=1776-07-04&realtime_end=9999-12-31", r.Query, StringComparison.Ordinal));
        // What was kept reads the same again.
        var kept = await desk.Get<SeriesFetcher>().KeptAsync(desk.Get<SourceRegistry>().Rates, [fetched.Definition], Cancellation);
        Assert.Equal([3.4, 3.0], Assert.Single(kept).Parsed!.Series.Select(s => s.Close[0]));
        await desk.AssertNoKeyAsync();
    }
}
