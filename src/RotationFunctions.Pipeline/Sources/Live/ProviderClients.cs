using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RotationFunctions.Pipeline.Storage;

namespace RotationFunctions.Pipeline.Sources.Live;

/// <summary>
/// Clients of the providers, set up when the first of them is asked. A process that starts in order to serve a report never asks one, and
/// does without the handlers of seven clients and the assemblies that they are made of.
/// </summary>
/// <param name="services">Where settings, time, storage and logs come from.</param>
internal sealed class ProviderClients(IServiceProvider services) : IHttpClientFactory, IDisposable
{
    private readonly Lazy<ServiceProvider> _own = new(() => new ServiceCollection()
        .AddSingleton(services.GetRequiredService<IOptions<SourceOptions>>())
        .AddSingleton(services.GetRequiredService<TimeProvider>())
        .AddSingleton(services.GetRequiredService<StateStore>())
        .AddSingleton(services.GetRequiredService<ILoggerFactory>())
        .AddSingleton(typeof(ILogger<>), typeof(Logger<>))
        .AddProviderClients()
        .BuildServiceProvider());

    public HttpClient CreateClient(string name) => _own.Value.GetRequiredService<IHttpClientFactory>().CreateClient(name);

    public void Dispose()
    {
        if (_own.IsValueCreated)
            _own.Value.Dispose();
    }
}
