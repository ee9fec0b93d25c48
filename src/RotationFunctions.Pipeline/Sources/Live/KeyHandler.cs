using System.Net.Http.Headers;

namespace RotationFunctions.Pipeline.Sources.Live;

/// <summary>Where a provider wants its key.</summary>
/// <param name="Scheme">Scheme of the Authorization header; null when the key goes into the query.</param>
/// <param name="Parameter">Parameter of the query; null when the key goes into the header.</param>
internal sealed record KeyPlace(string? Scheme, string? Parameter)
{
    public static KeyPlace Header(string scheme) => new(scheme, null);

    public static KeyPlace Query(string parameter) => new(null, parameter);
}

/// <summary>
/// Puts the key on a request as the last thing before it leaves, and takes it off as the first thing after: retries,
/// telemetry and exceptions above see an address without it.
/// </summary>
internal sealed class KeyHandler(string key, KeyPlace place) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var plain = request.RequestUri!;
        if (place.Scheme is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue(place.Scheme, key);
        else
            request.RequestUri = new UriBuilder(plain) { Query = $"{plain.Query.TrimStart('?')}&{place.Parameter}={Uri.EscapeDataString(key)}" }.Uri;
        try
        {
            return await base.SendAsync(request, cancellationToken);
        }
        finally
        {
            request.RequestUri = plain;
            request.Headers.Authorization = null;
        }
    }
}
