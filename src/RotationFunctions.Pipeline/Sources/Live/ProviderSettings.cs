using System.Globalization;

namespace RotationFunctions.Pipeline.Sources.Live;

/// <summary>Holds the settings of every provider against their bounds, before anything is asked.</summary>
internal static class ProviderSettings
{
    private static readonly TimeSpan TenMinutes = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    /// <summary>Settings that are out of bounds, each as a sentence that names it, its value and what is allowed.</summary>
    public static IEnumerable<string> Faults(SourceOptions settings) => ProviderCatalog.All.SelectMany(provider => Faults(provider, provider.Options(settings)));

    private static IEnumerable<string?> Of(Provider provider, ProviderOptions options)
    {
        yield return Within(nameof(options.AttemptTimeout), options.AttemptTimeout, TimeSpan.FromMilliseconds(1), TenMinutes);
        yield return Within(nameof(options.TotalTimeout), options.TotalTimeout, options.AttemptTimeout, Hour);
        yield return Within(nameof(options.Retries), options.Retries, 0, 10);
        yield return Within(nameof(options.RetryDelay), options.RetryDelay, TimeSpan.Zero, TenMinutes);
        yield return Within(nameof(options.LongestRetryAfter), options.LongestRetryAfter, TimeSpan.Zero, Hour);
        yield return Within(nameof(options.AtOnce), options.AtOnce, 1, 64);
        yield return Within(nameof(options.RequestsPerSecond), options.RequestsPerSecond, 0.001, 1e6);
        yield return Within(nameof(options.RequestsPerHour), options.RequestsPerHour, 1, 1_000_000);
        if (options.RequestsPerDay is { } perDay)
            yield return Within(nameof(options.RequestsPerDay), perDay, 1, 10_000_000);
        yield return Within(nameof(options.MaxResponseBytes), options.MaxResponseBytes, 1024, 256L << 20);
        if (!MayBeAsked(provider, options.BaseAddress))
            yield return $"{provider.Settings}:{nameof(options.BaseAddress)} is '{options.BaseAddress}'; it is an absolute address that begins with https://"
                + (provider.KeyPlace is null ? " or http://" : ", for a key is sent there");

        string? Within<T>(string name, T value, T least, T most)
            where T : IComparable<T>, IFormattable => value.CompareTo(least) >= 0 && value.CompareTo(most) <= 0 ? null
                : string.Create(CultureInfo.InvariantCulture, $"{provider.Settings}:{name} is {value}; it may be {least} to {most}");
    }

    /// <summary>A key that travels in the clear is everybody's. On this machine itself it travels nowhere: a proxy or a test may listen there.</summary>
    private static bool MayBeAsked(Provider provider, Uri address) => address.IsAbsoluteUri
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && (provider.KeyPlace is null || address.IsLoopback)));

    private static IEnumerable<string> Faults(Provider provider, ProviderOptions options) =>
        Of(provider, options).OfType<string>().Select(fault => $"{fault}. Correct it, or remove it for the default.");
}
