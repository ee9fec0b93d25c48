namespace RotationFunctions.Local.Storage;

/// <summary>How to run an Azurite of our own.</summary>
public sealed record AzuriteOptions
{
    /// <summary>Folder of its data; null to hold the data in memory and lose it at the end.</summary>
    public string? Location { get; init; }

    /// <summary>The accounts that it serves, each a world of its own; the emulators' common account unless set.</summary>
    public IReadOnlyList<StorageAccount> Accounts { get; init; } = [StorageAccount.Development];

    /// <summary>Told the process's id before it touches its folder.</summary>
    public Action<int> OnStarted { get; init; } = _ => { };

    // Port 0 lets the operating system choose: two runs can never choose the same one.
    internal IEnumerable<string> Arguments =>
    [
        "--blobPort", "0", "--queuePort", "0", "--tablePort", "0", "--silent", "--disableTelemetry",
        .. Location is null ? (string[])["--inMemoryPersistence"] : ["--location", Path.GetFullPath(Location)],
    ];
}
