using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Options;
using Polly;

namespace RotationFunctions.Pipeline.Sources.Live;

/// <summary>
/// One named client a provider. From the outside in: at most so many at once, total time-out, repetitions, circuit
/// breaker, time-out of one attempt (the standard handler), then the count of requests, the reader of the body, the key.
/// </summary>
internal static class ProviderHttp
{
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan BreakDuration = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Failures before the circuit opens: five series with all their repetitions. Fewer would give up on a provider for
    /// one bad second while four series are being fetched at once.
    /// </summary>
    private const int FailuresBeforeBreak = 20;

    /// <summary>Name of a provider's client.</summary>
    public static string ClientName(string provider) => $"RotationFunctions.Sources.{provider}";

    /// <summary>Adds the client of every provider.</summary>
    public static IServiceCollection AddProviderClients(this IServiceCollection services)
    {
        services.AddSingleton<RequestAllowances>();
        foreach (var provider in ProviderCatalog.All)
            services.AddProviderClient(provider);
        return services;
    }

    private static void AddProviderClient(this IServiceCollection services, Provider provider)
    {
        var client = services.AddHttpClient(ClientName(provider.Name))
            // The logs of the factory name addresses; what matters of a fetch the fetcher itself logs.
            .RemoveAllLoggers()
            .ConfigureHttpClient((sp, http) =>
            {
                http.Timeout = Timeout.InfiniteTimeSpan;
                http.DefaultRequestHeaders.UserAgent.ParseAdd(OptionsOf(sp).UserAgent);
            })
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                AutomaticDecompression = DecompressionMethods.All,
                ConnectTimeout = ConnectTimeout,
                UseCookies = false,
            });
        client.AddStandardResilienceHandler().Configure((resilience, sp) => Configure(resilience, OptionsOf(sp), sp.GetRequiredService<TimeProvider>()));
        client
            .AddHttpMessageHandler(sp => new RequestAllowanceHandler(sp.GetRequiredService<RequestAllowances>().Of(provider.Name, OptionsOf(sp))))
            .AddHttpMessageHandler(sp => new WholeBodyHandler(OptionsOf(sp).MaxResponseBytes));
        if (provider.KeyPlace is { } place)
            client.AddHttpMessageHandler(sp => new KeyHandler(ProviderKey.Of((KeyedProviderOptions)OptionsOf(sp)) ?? "", place));

        ProviderOptions OptionsOf(IServiceProvider sp) => provider.Options(sp.GetRequiredService<IOptions<SourceOptions>>().Value);
    }

    private static void Configure(HttpStandardResilienceOptions resilience, ProviderOptions options, TimeProvider time)
    {
        resilience.RateLimiter.DefaultRateLimiterOptions.PermitLimit = options.AtOnce;
        resilience.RateLimiter.DefaultRateLimiterOptions.QueueLimit = int.MaxValue;
        resilience.TotalRequestTimeout.Timeout = options.TotalTimeout;
        resilience.AttemptTimeout.Timeout = options.AttemptTimeout;
        // The strategy wants at least one repetition; none is one that is never handled.
        resilience.Retry.MaxRetryAttempts = Math.Max(1, options.Retries);
        resilience.Retry.Delay = options.RetryDelay;
        resilience.Retry.BackoffType = DelayBackoffType.Exponential;
        resilience.Retry.UseJitter = true;
        resilience.Retry.ShouldRetryAfterHeader = false;
        resilience.Retry.DelayGenerator = args => ValueTask.FromResult(RetryRules.Wait(args.Outcome.Result, time.GetUtcNow()));
        resilience.Retry.ShouldHandle = args => ValueTask.FromResult(options.Retries > 0 && RetryRules.MaySucceed(args.Outcome, options.LongestRetryAfter, time.GetUtcNow()));
        resilience.CircuitBreaker.MinimumThroughput = FailuresBeforeBreak;
        resilience.CircuitBreaker.FailureRatio = 0.9;
        resilience.CircuitBreaker.SamplingDuration = 2 * options.TotalTimeout;
        resilience.CircuitBreaker.BreakDuration = BreakDuration;
    }
}
