using System.Text.RegularExpressions;
using RotationFunctions.Analytics;

namespace RotationFunctions.Pipeline.Sources.Live;

/// <summary>
/// Whether a provider has the key that it needs. One that has not is never asked; what to do stands in its place: in the
/// reason of every series, in the log and in <c>health</c>. The desk itself stands, for it has reports to serve.
/// </summary>
internal static partial class ProviderKey
{
    /// <summary>
    /// The key; null when there is none. A reference to a key vault that the platform cannot resolve reaches the app as its
    /// own text, as <c>@Microsoft.KeyVault(VaultName=kv-x;SecretName=tiingo-api-key)</c>, which is no key.
    /// See https://learn.microsoft.com/azure/app-service/app-service-key-vault-references.
    /// </summary>
    public static string? Of(KeyedProviderOptions options) =>
        string.IsNullOrWhiteSpace(options.ApiKey) || Reference().IsMatch(options.ApiKey) ? null : options.ApiKey;

    /// <summary>What a provider lacks, as a predicate with its remedy; null when it has its key or needs none.</summary>
    public static (Reason Cause, Reason Remedy)? Lack(Provider provider, ProviderOptions options)
    {
        if (options is not KeyedProviderOptions keyed || Of(keyed) is not null)
            return null;
        var setting = $"{provider.Settings}:{nameof(KeyedProviderOptions.ApiKey)}";
        if (Reference().Match(keyed.ApiKey ?? "") is not { Success: true } reference)
            return (Reason.Of("provider.noKey", $"has no key"), Reason.Of("remedy.setKey", $"Set {setting} (as an environment variable {setting.Replace(":", "__", StringComparison.Ordinal)}); one gets it at {provider.KeyAddress}"));
        // The vault's name is not told: health may be read by anyone.
        var secret = reference.Groups["secret"] is { Success: true } name ? name.Value : "NAME";
        return (
            Reason.Of("provider.noKeyInVault", $"has no key: {setting} refers to a secret of the key vault that is not there or that the app may not read"),
            Reason.Of("remedy.putKeyInVault", $"Put the key there by az keyvault secret set --vault-name \"$ROTATION_KEY_VAULT\" --name {secret} --file FILE (one gets it at {provider.KeyAddress}), or name sources that need none: yahoo for prices, nyfed and treasury for rates"));
    }

    [GeneratedRegex(@"^\s*@Microsoft\.KeyVault\((.*?(SecretName=|/secrets/)(?<secret>[0-9A-Za-z-]+))?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Reference();
}
