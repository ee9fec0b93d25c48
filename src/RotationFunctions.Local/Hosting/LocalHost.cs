using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RotationFunctions.Local.CommandLine;
using RotationFunctions.Local.Terminal;
using RotationFunctions.Pipeline;
using RotationFunctions.Pipeline.Http;
using RotationFunctions.Pipeline.Metrics;
using RotationFunctions.Pipeline.Sources;
using RotationFunctions.Pipeline.Storage;
using RotationFunctions.Pipeline.Universes;

namespace RotationFunctions.Local.Hosting;

/// <summary>The pipeline and its HTTP API in this process, set up from nothing but the run's options.</summary>
internal static class LocalHost
{
    private static readonly TimeSpan ShutdownLimit = TimeSpan.FromSeconds(3);

    /// <summary>Builds the host; nothing is started.</summary>
    /// <param name="options">What the run was asked for.</param>
    /// <param name="storage">Connection string of its storage.</param>
    /// <param name="port">Where to serve; null for a run that does not.</param>
    /// <param name="display">Shows warnings.</param>
    public static WebApplication Build(RunOptions options, string storage, ReservedPort? port, RunDisplay display)
    {
        // Empty: no settings file and no variable of ASP.NET Core's that happens to be around changes what a run does.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        LocalSettings.Add(builder.Configuration, options, storage);
        builder.Logging
            .AddProvider(new TerminalLog(display))
            .SetMinimumLevel(LogLevel.Warning)
            // What the day's table and its list of missing series tell, or the run's own failure, is not told twice.
            .AddFilter(typeof(SeriesFetcher).FullName, LogLevel.None)
            .AddFilter(typeof(SnapshotComputer).FullName, LogLevel.None)
            // A blob that is there already, or not yet, is no news; what matters reaches us as an exception.
            .AddFilter("Azure", LogLevel.None);
        builder.Services
            .Configure<HostOptions>(host => host.ShutdownTimeout = ShutdownLimit)
            .AddSingleton<IHostLifetime, NoLifetime>()
            // A page of another site that has its name resolved to this machine must not read from it.
            .AddHostFiltering(hosts => hosts.AllowedHosts = ["localhost", "127.0.0.1", "[::1]"])
            .AddRoutingCore()
            .AddRotationPipeline(builder.Configuration)
            .AddRotationApi();
        builder.WebHost.UseKestrelCore();
        if (port is not null)
        {
            builder.Services.Configure<SocketTransportOptions>(sockets => sockets.CreateBoundListenSocket = port.Socket);
            builder.WebHost.ConfigureKestrel(kestrel =>
            {
                kestrel.AddServerHeader = false;
                foreach (var address in port.Addresses)
                    kestrel.Listen(address, port.Number);
            });
        }

        var host = builder.Build();
        host.UseHostFiltering();
        RotationApi.UseEntrance(host);
        RotationApi.ExplainUnknownCalls(host);
        RotationApi.Map(host);
        return host;
    }

    /// <summary>The run itself listens to signals, from its first moment on, before there is a host.</summary>
    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
