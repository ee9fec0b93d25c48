using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Moq;
using RotationFunctions.Pipeline.Sources;
using RotationFunctions.Pipeline.Universes;
using RotationFunctions.Testing;

namespace RotationFunctions.Tests.Sources;

public class SourceRegistryTests
{
    private static SourceRegistry Registry(SourceOptions options) =>
        new(Options.Create(options), Mock.Of<IHttpClientFactory>(MockBehavior.Strict), new FakeTimeProvider());

    private static SourceOptions WithKeys(string prices) => new()
    {
        Prices = prices, Tiingo = { ApiKey = "a" }, AlphaVantage = { ApiKey = "b" }, Stooq = { ApiKey = "c" }, Fred = { ApiKey = "d" },
    };

    [Fact]
    public void EveryKnownName_CanBeChosen()
    {
        foreach (var name in SourceRegistry.Known.Where(name => name != "csv"))
        {
            var registry = Registry(WithKeys(name));
            Assert.Equal([name], registry.Prices.Select(s => s.Name));
            Assert.Equal(name == "demo", registry.Prices[0].IsDemo);
        }
    }

    [Fact]
    public void List_KeepsItsOrder() => Assert.Equal(["yahoo", "tiingo", "stooq"], Registry(WithKeys("yahoo, tiingo,stooq")).Prices.Select(s => s.Name));

    [Theory]
    [InlineData("yahoo", null, "nyfed,treasury")]
    [InlineData("tiingo,yahoo", "key", "nyfed,treasury,fred")]
    [InlineData("demo", "key", "demo")]
    public void Rates_WithoutASetting_FollowThePrices(string prices, string? fredKey, string rates)
    {
        var options = WithKeys(prices);
        options.Fred.ApiKey = fredKey;

        Assert.Equal(rates, string.Join(',', Registry(options).Rates.Select(s => s.Name)));
    }

    public static TheoryData<string, Action<SourceOptions>> OutOfBounds => new()
    {
        { "Sources:Tiingo:Retries is -1; it may be 0 to 10. Correct it, or remove it for the default.", o => o.Tiingo.Retries = -1 },
        { "Sources:Yahoo:AtOnce is 0; it may be 1 to 64.", o => o.Yahoo.AtOnce = 0 },
        { "Sources:AlphaVantage:RequestsPerSecond is 0; it may be 0.001 to 1000000.", o => o.AlphaVantage.RequestsPerSecond = 0 },
        { "Sources:AlphaVantage:RequestsPerSecond is NaN; it may be", o => o.AlphaVantage.RequestsPerSecond = double.NaN },
        { "Sources:Stooq:RequestsPerHour is 0; it may be 1 to 1000000.", o => o.Stooq.RequestsPerHour = 0 },
        { "Sources:Tiingo:RequestsPerDay is 0; it may be 1 to 10000000.", o => o.Tiingo.RequestsPerDay = 0 },
        { "Sources:NyFed:AttemptTimeout is 00:00:00; it may be", o => o.NyFed.AttemptTimeout = TimeSpan.Zero },
        { "Sources:Treasury:TotalTimeout is 00:00:10; it may be 00:00:30 to 01:00:00.", o => o.Treasury.TotalTimeout = TimeSpan.FromSeconds(10) },
        { "Sources:Fred:RetryDelay is -00:00:01; it may be", o => o.Fred.RetryDelay = TimeSpan.FromSeconds(-1) },
        { "Sources:Fred:LongestRetryAfter is 1.00:00:00; it may be", o => o.Fred.LongestRetryAfter = TimeSpan.FromDays(1) },
        { "Sources:Yahoo:MaxResponseBytes is 0; it may be 1024 to 268435456.", o => o.Yahoo.MaxResponseBytes = 0 },
        { "Sources:Yahoo:BaseAddress is 'ftp://x/'; it is an absolute address that begins with https:// or http://. Correct it, or remove it for the default.", o => o.Yahoo.BaseAddress = new Uri("ftp://x/") },
    };

    /// <summary>A setting out of its bounds is said at the start, whichever source is chosen, and not by a crash in the evening.</summary>
    [Theory]
    [MemberData(nameof(OutOfBounds))]
    public void SettingOutOfItsBounds_IsNamedWithWhatIsAllowed(string message, Action<SourceOptions> change)
    {
        var options = WithKeys("demo");
        change(options);

        Assert.StartsWith(message, Assert.Throws<SourceSettingException>(() => Registry(options)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void NoRetry_IsASetting()
    {
        var options = WithKeys("tiingo");
        options.Tiingo.Retries = 0;

        Assert.Equal(["tiingo"], Registry(options).Prices.Select(s => s.Name));
    }

    [Theory]
    [InlineData("tiingo", "The source tiingo has no key. Set Sources:Tiingo:ApiKey (as an environment variable Sources__Tiingo__ApiKey); one gets it at https://www.tiingo.com/account/api/token.")]
    [InlineData("alphavantage", "The source alphavantage has no key. Set Sources:AlphaVantage:ApiKey (as an environment variable Sources__AlphaVantage__ApiKey); one gets it at https://www.alphavantage.co/support/#api-key.")]
    [InlineData("stooq", "The source stooq has no key. Set Sources:Stooq:ApiKey (as an environment variable Sources__Stooq__ApiKey); one gets it at https://stooq.com/q/d/?s=spy.us&get_apikey.")]
    [InlineData("fred", "The source fred has no key. Set Sources:Fred:ApiKey (as an environment variable Sources__Fred__ApiKey); one gets it at https://fredaccount.stlouisfed.org/apikeys.")]
    public void MissingKey_IsSaidAtTheStart(string name, string message)
    {
        var options = new SourceOptions { Prices = "demo", Rates = name };

        Assert.Equal([message], Registry(options).Lacking);
        Assert.Equal(message, Assert.Throws<SourceSettingException>(() => SourceRegistry.Check(options)).Message);
    }

    [Theory]
    [InlineData("@Microsoft.KeyVault(VaultName=kv-of-mine;SecretName=tiingo-api-key)", "tiingo-api-key")]
    [InlineData("@Microsoft.KeyVault(SecretUri=https://kv-of-mine.vault.azure.net/secrets/tiingo-2/)", "tiingo-2")]
    [InlineData(" @microsoft.keyvault(SecretUri=https://kv-of-mine.vault.azure.net/secrets/tiingo-2/0123456789abcdef)", "tiingo-2")]
    [InlineData("@Microsoft.KeyVault(of-mine", "NAME")]
    public async Task UnresolvedReference_IsNoKey(string reference, string secret)
    {
        var registry = Registry(new SourceOptions { Prices = "tiingo,yahoo", Tiingo = { ApiKey = reference } });

        var lack = Assert.Single(registry.Lacking);
        Assert.StartsWith("The source tiingo has no key: Sources:Tiingo:ApiKey refers to a secret of the key vault that is not there or that the app may not read. ", lack, StringComparison.Ordinal);
        Assert.Contains($"az keyvault secret set --vault-name \"$ROTATION_KEY_VAULT\" --name {secret} --file FILE", lack, StringComparison.Ordinal);
        Assert.Contains("name sources that need none: yahoo for prices", lack, StringComparison.Ordinal);
        Assert.DoesNotContain("of-mine", lack, StringComparison.Ordinal);
        // The client factory is strict: a request would fail in another way.
        var fault = await Assert.ThrowsAsync<SeriesUnavailableException>(() => FetchAsync(registry, ProviderBodies.Define("SPY", SeriesKind.Fund)));
        Assert.Equal(lack, fault.Message.Replace("SPY: tiingo", "The source tiingo", StringComparison.Ordinal));
    }

    [Fact]
    public async Task MissingKey_IndexIsNotOfferedAllTheSame()
    {
        var registry = Registry(new SourceOptions { Prices = "tiingo" });
        await Assert.ThrowsAsync<SeriesNotOfferedException>(() => FetchAsync(registry, ProviderBodies.Define("^RUT", SeriesKind.Index)));
    }

    [Theory]
    [InlineData("http://api.tiingo.com/", false)]
    [InlineData("ftp://api.tiingo.com/", false)]
    [InlineData("/tiingo", false)]
    [InlineData("https://proxy.example/tiingo/", true)]
    [InlineData("http://127.0.0.1:8080/", true)]
    [InlineData("http://localhost:8080/", true)]
    public void KeyedProvider_TakesHttpsAlone(string address, bool isTaken)
    {
        var options = WithKeys("tiingo");
        options.Tiingo.BaseAddress = new Uri(address, UriKind.RelativeOrAbsolute);
        if (isTaken)
        {
            Assert.NotEmpty(Registry(options).Prices);
            return;
        }

        var fault = $"Sources:Tiingo:BaseAddress is '{address}'; it is an absolute address that begins with https://, for a key is sent there. Correct it, or remove it for the default.";
        Assert.Equal(fault, Assert.Throws<SourceSettingException>(() => Registry(options)).Message);
        Assert.Equal(fault, Assert.Throws<SourceSettingException>(() => SourceRegistry.Check(options)).Message);
    }

    [Fact]
    public void YahooWithoutAKey_TakesAnyAddress()
    {
        var options = new SourceOptions { Prices = "yahoo" };
        options.Yahoo.BaseAddress = new Uri("http://proxy.example/");
        Assert.NotEmpty(Registry(options).Prices);
    }

    [Fact]
    public void UnknownName_IsAnsweredWithTheKnownOnes() =>
        Assert.Equal(
            "Sources:Prices names the unknown source 'bloomberg'. Name one or more of csv, demo, tiingo, yahoo, alphavantage, stooq, nyfed, treasury, fred, the preferred one first.",
            Assert.Throws<SourceSettingException>(() => Registry(WithKeys("bloomberg"))).Message);

    private static Task<RawSeries> FetchAsync(SourceRegistry registry, SeriesDefinition series) =>
        registry.Prices[0].FetchAsync(series, DateRange.All, TestContext.Current.CancellationToken);
}
