using System.Text.Json.Serialization;
using RotationFunctions.Pipeline.Storage;

namespace RotationFunctions.Pipeline.Snapshots;

/// <summary>What came of the last fetch.</summary>
public sealed record FetchOutcome
{
    /// <summary>When it ended.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Why nothing came of it: provider, series, cause and remedy; null when something did.</summary>
    public string? Failure { get; init; }

    /// <summary>Series that no source had, each with its reason.</summary>
    public IReadOnlyList<MissingItem> Missing { get; init => field = value ?? []; } = [];
}

/// <summary>
/// The last fetch of prices and of rates, kept in storage: whoever asks how the desk is may ask another instance than the
/// one that fetched, or the same one after a restart.
/// </summary>
public sealed class FetchLog(StateStore state)
{
    private const string PricesBlob = "fetches/prices.json";
    private const string RatesBlob = "fetches/rates.json";

    /// <summary>The last fetch of prices; null when there was none yet.</summary>
    public Task<FetchOutcome?> PricesAsync(CancellationToken cancellationToken) => ReadAsync(PricesBlob, cancellationToken);

    /// <summary>The last fetch of rates; null when there was none yet.</summary>
    public Task<FetchOutcome?> RatesAsync(CancellationToken cancellationToken) => ReadAsync(RatesBlob, cancellationToken);

    /// <summary>Keeps what came of fetching prices.</summary>
    public Task KeepPricesAsync(FetchOutcome outcome, CancellationToken cancellationToken) =>
        state.WriteAsync(PricesBlob, outcome, FetchLogJson.Default.FetchOutcome, cancellationToken);

    /// <summary>Keeps what came of fetching rates.</summary>
    public Task KeepRatesAsync(FetchOutcome outcome, CancellationToken cancellationToken) =>
        state.WriteAsync(RatesBlob, outcome, FetchLogJson.Default.FetchOutcome, cancellationToken);

    private async Task<FetchOutcome?> ReadAsync(string blob, CancellationToken cancellationToken) =>
        (await state.ReadAsync(blob, FetchLogJson.Default.FetchOutcome, cancellationToken)).Value;
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(FetchOutcome))]
internal sealed partial class FetchLogJson : JsonSerializerContext;
