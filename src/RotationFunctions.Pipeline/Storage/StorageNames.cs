namespace RotationFunctions.Pipeline.Storage;

/// <summary>The names of everything in the storage account; infrastructure creates the same ones.</summary>
public static class StorageNames
{
    /// <summary>Name of the connection, for settings and triggers.</summary>
    public const string Connection = "AzureWebJobsStorage";

    /// <summary>Container of untouched responses: <c>{source}/{series}/{fetchedAt}.{ext}</c>.</summary>
    public const string RawContainer = "raw";

    /// <summary>Container of snapshots: <c>{asOf}/{hash}.parquet</c>.</summary>
    public const string SnapshotsContainer = "snapshots";

    /// <summary>Container of published reports: <c>{asOf}/{hash}.json</c>.</summary>
    public const string ReportsContainer = "reports";

    /// <summary>Container of configuration: <c>universe.json</c>.</summary>
    public const string ConfigContainer = "config";

    /// <summary>Container of claims that were shared: <c>{hash}.json</c>.</summary>
    public const string ClaimsContainer = "claims";

    /// <summary>Container of what the desk remembers of its own work: the last fetch, requests to providers, backfills.</summary>
    public const string StateContainer = "state";

    public const string MetricsTable = "Metrics";

    public const string ReportsTable = "Reports";

    public const string QuarantineTable = "Quarantine";

    public static IReadOnlyList<string> Containers { get; } =
        [RawContainer, SnapshotsContainer, ReportsContainer, ConfigContainer, ClaimsContainer, StateContainer];

    public static IReadOnlyList<string> Tables { get; } = [MetricsTable, ReportsTable, QuarantineTable];
}
