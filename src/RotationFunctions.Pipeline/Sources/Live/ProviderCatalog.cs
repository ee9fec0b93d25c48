using RotationFunctions.Pipeline.Sources.AlphaVantage;
using RotationFunctions.Pipeline.Sources.Fred;
using RotationFunctions.Pipeline.Sources.NyFed;
using RotationFunctions.Pipeline.Sources.Stooq;
using RotationFunctions.Pipeline.Sources.Tiingo;
using RotationFunctions.Pipeline.Sources.Treasury;
using RotationFunctions.Pipeline.Sources.Yahoo;

namespace RotationFunctions.Pipeline.Sources.Live;

/// <summary>A provider that is asked over the network.</summary>
/// <param name="Name">Name of its source.</param>
/// <param name="Section">Its section below <c>Sources</c>.</param>
/// <param name="Options">Its options.</param>
/// <param name="KeyPlace">Where it wants its key; null for none.</param>
/// <param name="KeyAddress">Where one gets a key; null for none.</param>
/// <param name="Make">Makes its source.</param>
internal sealed record Provider(
    string Name, string Section, Func<SourceOptions, ProviderOptions> Options, KeyPlace? KeyPlace, string? KeyAddress,
    Func<ProviderClient, SourceOptions, TimeProvider, ISeriesSource> Make)
{
    /// <summary>Where its settings stand, as <c>Sources:Tiingo</c>.</summary>
    internal string Settings => $"{SourceOptions.Section}:{Section}";
}

/// <summary>Every provider there is.</summary>
internal static class ProviderCatalog
{
    public static IReadOnlyList<Provider> All { get; } =
    [
        new(TiingoSource.SourceName, nameof(SourceOptions.Tiingo), o => o.Tiingo, KeyPlace.Header("Token"), "https://www.tiingo.com/account/api/token",
            (client, _, _) => new TiingoSource(client)),
        new(YahooSource.SourceName, nameof(SourceOptions.Yahoo), o => o.Yahoo, null, null,
            (client, _, time) => new YahooSource(client, time)),
        new(AlphaVantageSource.SourceName, nameof(SourceOptions.AlphaVantage), o => o.AlphaVantage, KeyPlace.Query("apikey"), "https://www.alphavantage.co/support/#api-key",
            (client, options, _) => new AlphaVantageSource(client, options.AlphaVantage)),
        new(StooqSource.SourceName, nameof(SourceOptions.Stooq), o => o.Stooq, KeyPlace.Query("apikey"), "https://stooq.com/q/d/?s=spy.us&get_apikey",
            (client, _, _) => new StooqSource(client)),
        new(NyFedSource.SourceName, nameof(SourceOptions.NyFed), o => o.NyFed, null, null,
            (client, _, time) => new NyFedSource(client, time)),
        new(TreasurySource.SourceName, nameof(SourceOptions.Treasury), o => o.Treasury, null, null,
            (client, options, time) => new TreasurySource(client, options.Treasury, time)),
        new(FredSource.SourceName, nameof(SourceOptions.Fred), o => o.Fred, KeyPlace.Query("api_key"), "https://fredaccount.stlouisfed.org/apikeys",
            (client, _, _) => new FredSource(client)),
    ];

    /// <summary>Whether a source is a provider, who counts requests, and not a folder or a simulated market.</summary>
    public static bool Has(ISeriesSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return Find(source.Name) is not null;
    }

    /// <summary>The provider of a name, or null when a name is not one of them.</summary>
    public static Provider? Find(string name) => All.FirstOrDefault(p => p.Name == name);
}
