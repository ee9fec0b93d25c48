namespace RotationFunctions.Pipeline.Sources.Live;

/// <summary>
/// How to reach a provider and within which limits. Each value is a setting, as <c>Sources:Tiingo:AttemptTimeout</c>.
/// </summary>
public abstract class ProviderOptions
{
    private protected ProviderOptions(string baseAddress, int requestsPerHour, double requestsPerSecond) =>
        (BaseAddress, RequestsPerHour, RequestsPerSecond) = (new Uri(baseAddress), requestsPerHour, requestsPerSecond);

    /// <summary>Where the provider answers; a proxy or a test names its own. Default: the provider's public address.</summary>
    public Uri BaseAddress { get; set; }

    /// <summary>Name under which the desk introduces itself. Default: the project's name and version.</summary>
    public string UserAgent { get; set; } = $"RotationFunctions/{typeof(ProviderOptions).Assembly.GetName().Version!.ToString(2)}";

    /// <summary>Longest that one request may take, its body included, 1 second to 10 minutes. Default: 30 seconds.</summary>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Longest that a request and its repetitions may take together, at least <see cref="AttemptTimeout"/>, at most an hour. Default: 2 minutes.</summary>
    public TimeSpan TotalTimeout { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>How often a request that may yet succeed is repeated, 0 to 10. Default: 3 times.</summary>
    public int Retries { get; set; } = 3;

    /// <summary>Wait before the first repetition; it doubles each time and is spread at random. At most 10 minutes. Default: 2 seconds.</summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Longest wait that a provider may ask for (Retry-After); on a longer one the series is given up. At most an hour. Default: 30 seconds.</summary>
    public TimeSpan LongestRetryAfter { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Most requests at once of one process, 1 to 64. Default: 4.</summary>
    public int AtOnce { get; set; } = 4;

    /// <summary>
    /// Most requests in a second, above 0; 0.5 is one every two seconds. A request waits for its turn. Counted over all processes of one storage account. Default: what
    /// the provider states, or what is polite.
    /// </summary>
    public double RequestsPerSecond { get; set; }

    /// <summary>
    /// Most requests in an hour, repetitions included, counted over all processes of one storage account. Default: what
    /// the provider's free plan allows, or what is polite where none is stated.
    /// </summary>
    public int RequestsPerHour { get; set; }

    /// <summary>Most requests in a day, likewise; null for no limit. Default: what the provider's free plan allows, null where none is stated.</summary>
    public int? RequestsPerDay { get; set; }

    /// <summary>Longest response in bytes, decompressed. Default: 32 MiB, ten times the longest history.</summary>
    public long MaxResponseBytes { get; set; } = 32 << 20;
}

/// <summary>Options of a provider that needs a key.</summary>
public abstract class KeyedProviderOptions : ProviderOptions
{
    private protected KeyedProviderOptions(string baseAddress, int requestsPerHour, double requestsPerSecond) : base(baseAddress, requestsPerHour, requestsPerSecond) { }

    /// <summary>The key: from an environment variable, user secrets or a Key Vault reference, never from a file of the project.</summary>
    public string? ApiKey { get; set; }
}
