using Moq;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using RotationFunctions.Pipeline.Sources;

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

    [Theory]
    [InlineData("tiingo", "The source tiingo needs a key. Set Sources:Tiingo:ApiKey (as an environment variable Sources__Tiingo__ApiKey); one gets it at https://www.tiingo.com/account/api/token.")]
    [InlineData("alphavantage", "The source alphavantage needs a key. Set Sources:AlphaVantage:ApiKey (as an environment variable Sources__AlphaVantage__ApiKey); one gets it at https://www.alphavantage.co/support/#api-key.")]
    [InlineData("stooq", "The source stooq needs a key. Set Sources:Stooq:ApiKey (as an environment variable Sources__Stooq__ApiKey); one gets it at https://stooq.com/q/d/?s=spy.us&get_apikey.")]
    [InlineData("fred", "The source fred needs a key. Set Sources:Fred:ApiKey (as an environment variable Sources__Fred__ApiKey); one gets it at https://fredaccount.stlouisfed.org/apikeys.")]
    public void MissingKey_IsSaidAtTheStart(string name, string message)
    {
        var options = new SourceOptions { Prices = "demo", Rates = name };

        Assert.Equal(message, Assert.Throws<SourceSettingException>(() => Registry(options)).Message);
        Assert.Equal(message, Assert.Throws<SourceSettingException>(() => SourceRegistry.Check(options)).Message);
    }

    [Fact]
    public void UnresolvedReference_IsSaidAtTheStart()
    {
        var options = new SourceOptions { Prices = "tiingo", Tiingo = { ApiKey = "@Microsoft.KeyVault(SecretUri=https://vault.example/secrets/tiingo-api-key/)" } };

        Assert.Contains("Sources:Tiingo:ApiKey is a reference to a key vault that is not resolved", Assert.Throws<SourceSettingException>(() => Registry(options)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void UnknownName_IsAnsweredWithTheKnownOnes() =>
        Assert.Equal(
            "Sources:Prices names a source 'bloomberg', which there is not. Name one or more of csv, demo, tiingo, yahoo, alphavantage, stooq, nyfed, treasury, fred, the preferred one first.",
            Assert.Throws<SourceSettingException>(() => Registry(WithKeys("bloomberg"))).Message);
}
