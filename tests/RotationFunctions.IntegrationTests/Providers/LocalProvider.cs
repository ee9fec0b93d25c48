using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace RotationFunctions.IntegrationTests.Providers;

/// <summary>A request that came.</summary>
internal sealed record ReceivedRequest(string Path, string Query, IReadOnlyDictionary<string, string> Headers);

/// <summary>A real server on this machine that plays a provider, well or badly.</summary>
internal sealed class LocalProvider : IAsyncDisposable
{
    private readonly WebApplication _server;
    private readonly ConcurrentQueue<ReceivedRequest> _requests = new();

    private LocalProvider(WebApplication server) => _server = server;

    /// <summary>Where it answers.</summary>
    public Uri Address => new(_server.Urls.First());

    /// <summary>Every request, in the order in which they came.</summary>
    public IReadOnlyList<ReceivedRequest> Requests => [.. _requests];

    /// <summary>Requests whose path or query has a text in it.</summary>
    public int Count(string text) => Requests.Count(r => (r.Path + r.Query).Contains(text, StringComparison.Ordinal));

    /// <summary>Starts a server.</summary>
    /// <param name="answer">What it answers.</param>
    /// <param name="untrusted">Whether it speaks TLS with a certificate that nobody trusts.</param>
    public static async Task<LocalProvider> StartAsync(RequestDelegate answer, bool untrusted = false)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            // A response that stops for longer than Kestrel likes is what some tests are about.
            kestrel.Limits.MinResponseDataRate = null;
            kestrel.Listen(IPAddress.Loopback, 0, listen =>
            {
                if (untrusted)
                    listen.UseHttps(Certificate());
            });
        });
        LocalProvider? provider = null;
        var server = builder.Build();
        server.Run(context =>
        {
            provider!._requests.Enqueue(new ReceivedRequest(
                context.Request.Path, context.Request.QueryString.Value ?? "", context.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase)));
            return answer(context);
        });
        provider = new LocalProvider(server);
        await server.StartAsync(TestContext.Current.CancellationToken);
        return provider;
    }

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await _server.StopAsync(now.Token);
        await _server.DisposeAsync();
    }

    private static X509Certificate2 Certificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return request.CreateSelfSigned(new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2090, 1, 1, 0, 0, 0, TimeSpan.Zero));
    }
}
