using System.Globalization;
using System.Net;
using System.Text;
using Polly.CircuitBreaker;
using Polly.Timeout;
using RotationFunctions.Analytics;

namespace RotationFunctions.Pipeline.Sources.Live;

/// <summary>What a provider answered with a success.</summary>
/// <param name="Content">The body, decompressed.</param>
/// <param name="Origin">The address, without a key.</param>
internal sealed record ProviderAnswer(ReadOnlyMemory<byte> Content, string Origin);

/// <summary>What a provider says against a request, as a predicate with its remedy.</summary>
/// <param name="Cause">What it says, as <c>has no such ticker</c>.</param>
/// <param name="Remedy">What to do, as a sentence without its full stop.</param>
/// <param name="Wait">After how long to ask again, when an allowance is used up; null when it is something else.</param>
internal sealed record Refusal(Reason Cause, Reason Remedy, TimeSpan? Wait = null);

/// <summary>
/// Asks one provider. Whatever goes wrong comes out as a <see cref="SeriesUnavailableException"/> that names series,
/// provider, cause and remedy. The key is added below everything that logs, so it is in no address that is seen from here.
/// </summary>
/// <param name="clients">Makes the client that <see cref="ProviderHttp"/> has set up for this provider.</param>
/// <param name="provider">The provider.</param>
/// <param name="options">Its options.</param>
/// <param name="time">Tells when to ask again.</param>
internal sealed class ProviderClient(IHttpClientFactory clients, Provider provider, ProviderOptions options, TimeProvider time)
{
    /// <summary>After how long a provider is asked again that wants fewer requests and does not say until when.</summary>
    private static readonly TimeSpan UsualWait = TimeSpan.FromHours(1);

    private readonly Uri _base = WithSlash(options.BaseAddress);

    /// <summary>Gets a resource.</summary>
    /// <param name="series">Id of the series, for messages.</param>
    /// <param name="path">Path and query relative to the base address, without the key.</param>
    /// <param name="refusal">Reads the provider's own way of saying no, which may come with any status; null for data.</param>
    /// <param name="cancellationToken">Stops the request.</param>
    /// <exception cref="SeriesUnavailableException">The provider has no key, cannot be reached, refuses, or sends what cannot be data.</exception>
    public async Task<ProviderAnswer> GetAsync(
        string series, string path, Func<HttpStatusCode, ReadOnlyMemory<byte>, Refusal?> refusal, CancellationToken cancellationToken)
    {
        if (ProviderKey.Lack(provider, options) is { } lack)
            throw ProviderFault.Unavailable(series, provider.Name, lack.Cause, lack.Remedy);
        var address = new Uri(_base, path);
        using var client = clients.CreateClient(ProviderHttp.ClientName(provider.Name));
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            var content = await response.Content.ReadAsByteArrayAsync(cancellationToken);
            // Only an error quotes a key; what is shown of it is made of a copy without.
            var shown = WithoutKey(content);
            if (response.StatusCode == HttpStatusCode.OK && ProviderBody.Fault(shown) is { } fault)
                throw ProviderFault.Unavailable(series, provider.Name, fault.Cause, fault.Remedy);
            if (refusal(response.StatusCode, shown) is { } said)
                throw Refused(series, said);
            if (response.StatusCode != HttpStatusCode.OK || shown != content)
                throw Refused(series, new Refusal(Cause(response, shown), Remedy(response.StatusCode), Wait(response)));
            return new ProviderAnswer(content, Origin(address));
        }
        catch (TimeoutRejectedException exception)
        {
            throw Unavailable(series, Reason.Of("provider.timedOut", $"did not finish its answer within {Seconds(exception.Timeout)} s"),
                Reason.Of("remedy.retryFallbackOrRaise", $"Try again later, or name a second source to fall back on, or raise {Setting(nameof(ProviderOptions.AttemptTimeout))}"), exception);
        }
        catch (BrokenCircuitException exception)
        {
            throw Unavailable(series, Reason.Of("provider.circuitOpen", $"failed again and again, so it is left alone for a while"), ProviderFault.TryLater, exception);
        }
        catch (RequestAllowanceException exception)
        {
            var window = exception.Setting == nameof(ProviderOptions.RequestsPerHour) ? "an hour" : "a day";
            throw new AllowanceSpentException(
                ProviderFault.Message(series, provider.Name, Reason.Of("provider.ownAllowanceSpent", $"is not asked: the {exception.Limit} requests {window} that are set for it are used up"),
                    Reason.Of("remedy.runAgainAt", $"Run again at {exception.Until.UtcDateTime:yyyy-MM-dd HH:mm} UTC, or raise {Setting(exception.Setting)} when your plan allows more")),
                exception.Until, exception);
        }
        catch (ResponseTooLongException exception)
        {
            throw Unavailable(series, Reason.Of("provider.tooLarge", $"sent more than {options.MaxResponseBytes} bytes and was cut off"), Reason.Of("remedy.raiseIfRight", $"If that is right, raise {Setting(nameof(ProviderOptions.MaxResponseBytes))}"), exception);
        }
        catch (HttpRequestException exception)
        {
            var (cause, remedy) = Explain(exception);
            throw Unavailable(series, cause, remedy, exception);
        }
    }

    private SeriesUnavailableException Unavailable(string series, Reason cause, Reason remedy, Exception inner) =>
        ProviderFault.Unavailable(series, provider.Name, cause, remedy, inner);

    private SeriesUnavailableException Refused(string series, Refusal said) => said.Wait is { } wait
        ? new AllowanceSpentException(ProviderFault.Message(series, provider.Name, said.Cause, said.Remedy), time.GetUtcNow() + wait, null)
        : ProviderFault.Unavailable(series, provider.Name, said.Cause, said.Remedy);

    /// <summary>After how long to ask again; null when the answer is about something else than an allowance.</summary>
    private TimeSpan? Wait(HttpResponseMessage response) => response.StatusCode switch
    {
        HttpStatusCode.TooManyRequests => RetryRules.Wait(response, time.GetUtcNow()) ?? UsualWait,
        HttpStatusCode.ServiceUnavailable => RetryRules.Wait(response, time.GetUtcNow()),
        _ => null,
    };

    /// <summary>The same bytes, or a copy in which the key is blotted out.</summary>
    private byte[] WithoutKey(byte[] content)
    {
        if (options is not KeyedProviderOptions { ApiKey: { Length: > 0 } key } || content.AsSpan().IndexOf(Encoding.UTF8.GetBytes(key)) < 0)
            return content;
        return Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(content).Replace(key, "***", StringComparison.Ordinal));
    }

    private Reason Cause(HttpResponseMessage response, byte[] content)
    {
        var status = (int)response.StatusCode;
        if (response.Headers.Location is { } elsewhere)
            return Reason.Of("provider.redirected", $"answered {status}, sending us to {new Uri(_base, elsewhere).GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped)}, where we do not follow: the key would go along");
        var said = ProviderBody.Trim(content).IsEmpty ? null : ProviderFault.Quote(content);
        return (response.Headers.RetryAfter, said) switch
        {
            ({ Delta: { } delta }, null) => Reason.Of("provider.answeredRetryIn", $"answered {status}, to be asked again in {Seconds(delta)} s"),
            ({ Delta: { } delta }, _) => Reason.Of("provider.answeredRetryInWith", $"answered {status}, to be asked again in {Seconds(delta)} s: {said}"),
            ({ Date: { } date }, null) => Reason.Of("provider.answeredRetryAt", $"answered {status}, to be asked again at {date.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC"),
            ({ Date: { } date }, _) => Reason.Of("provider.answeredRetryAtWith", $"answered {status}, to be asked again at {date.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC: {said}"),
            (_, null) => Reason.Of("provider.answered", $"answered {status}"),
            _ => Reason.Of("provider.answeredWith", $"answered {status}: {said}"),
        };
    }

    private Reason Remedy(HttpStatusCode status) => (int)status switch
    {
        >= 300 and < 400 => Reason.Of("remedy.setIfMoved", $"If the provider has moved, set {Setting(nameof(ProviderOptions.BaseAddress))}"),
        401 or 403 when options is KeyedProviderOptions => Reason.Of("remedy.checkPlan", $"Check {Setting(nameof(KeyedProviderOptions.ApiKey))} and what its plan includes"),
        401 or 403 => Reason.Of("remedy.waitForVisitorCheck", $"The provider wants a visitor to prove itself: wait some hours, or use another source"),
        404 => Reason.Of("remedy.checkIdAndSource", $"Check the id in the universe and whether this source has it"),
        429 => Reason.Of("remedy.waitAndLowerEither", $"Wait, and lower {Setting(nameof(ProviderOptions.AtOnce))} or {Setting(nameof(ProviderOptions.RequestsPerHour))}"),
        >= 400 and < 500 and not 408 => Reason.Of("remedy.checkIdOrReport", $"Check the id in the universe; if it is right, the provider has changed its interface"),
        _ => ProviderFault.TryLater,
    };

    private (Reason Cause, Reason Remedy) Explain(HttpRequestException exception) => exception.HttpRequestError switch
    {
        HttpRequestError.NameResolutionError => (Reason.Of("provider.hostNotFound", $"cannot be reached: the host {_base.Host} is not found"), Reason.Of("remedy.checkNetwork", $"Check the network and {Setting(nameof(ProviderOptions.BaseAddress))}")),
        HttpRequestError.SecureConnectionError => (Reason.Of("provider.notSecure", $"cannot be reached securely: {exception.InnerException?.Message ?? exception.Message}"), Reason.Of("remedy.checkClock", $"Check the clock of this machine, its certificates, and whether a proxy opens the connection")),
        HttpRequestError.ConnectionError => (Reason.Of("provider.unreachable", $"cannot be reached: {exception.Message}"), Reason.Of("remedy.checkNetwork", $"Check the network and {Setting(nameof(ProviderOptions.BaseAddress))}")),
        HttpRequestError.ResponseEnded => (Reason.Of("provider.brokeOff", $"broke off in the middle of its answer"), ProviderFault.TryLater),
        HttpRequestError.Unknown when exception.InnerException is IOException => (Reason.Of("provider.brokeOff", $"broke off in the middle of its answer"), ProviderFault.TryLater),
        HttpRequestError.InvalidResponse => (Reason.Of("provider.unreadable", $"sent what cannot be read: {exception.Message}"), ProviderFault.TryLater),
        _ => (Reason.Of("provider.failed", $"failed: {exception.Message}"), ProviderFault.TryLater),
    };

    /// <summary>An address as it may be shown: without credentials that the base address may have.</summary>
    private static string Origin(Uri address) => address.GetComponents(UriComponents.SchemeAndServer | UriComponents.PathAndQuery, UriFormat.UriEscaped);

    private static Uri WithSlash(Uri address) => address.AbsolutePath.EndsWith('/') ? address : new UriBuilder(address) { Path = address.AbsolutePath + "/" }.Uri;

    private static string Seconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.###}");

    private string Setting(string name) => $"{provider.Settings}:{name}";
}
