using System.Runtime.CompilerServices;
using Azure.Identity;
using Azure.Monitor.OpenTelemetry.Exporter;
using Microsoft.Azure.Functions.Worker.OpenTelemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using RotationFunctions.Pipeline;

namespace RotationFunctions.Settings;

/// <summary>Sends spans, metrics and logs where the settings say, and nowhere when they say nothing.</summary>
internal static class TelemetryRegistration
{
    public static IServiceCollection AddRotationTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<TelemetryOptions>().Bind(configuration).ValidateOnStart();
        services.AddSingleton<IValidateOptions<TelemetryOptions>, TelemetryOptions.Validator>();
        var options = configuration.Get<TelemetryOptions>() ?? new TelemetryOptions();
        // What cannot be used is told by the validator at start; no exporter may throw before it.
        if (new TelemetryOptions.Validator().Validate(null, options).Failed)
            return services;
        var (toInsights, toCollector) = (options.ApplicationInsights is { Length: > 0 }, options.OtlpEndpoint is { Length: > 0 });
        return toInsights || toCollector ? services.AddExporters(options, toInsights, toCollector) : services;
    }

    // A method of its own, and not put into the other: where nothing is sent, none of the exporters' assemblies is loaded.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static IServiceCollection AddExporters(this IServiceCollection services, TelemetryOptions options, bool toInsights, bool toCollector)
    {
        var telemetry = services.AddOpenTelemetry()
            .UseFunctionsWorkerDefaults()
            .WithTracing(traces => traces.AddSource(Telemetry.Name))
            .WithMetrics(metrics => metrics.AddMeter(Telemetry.Name))
            // The host hands no log of the worker on once the worker has telemetry of its own.
            .WithLogging();
        if (toInsights)
        {
            telemetry.UseAzureMonitorExporter();
            if (options.ApplicationInsightsAuthentication is { Length: > 0 })
                services.Configure<AzureMonitorExporterOptions>(exporter => exporter.Credential = Credential(options.AuthenticationClientId));
        }

        if (toCollector)
            telemetry.UseOtlpExporter();
        return services;
    }

    private static ManagedIdentityCredential Credential(string? clientId) =>
        new(clientId is null ? ManagedIdentityId.SystemAssigned : ManagedIdentityId.FromUserAssignedClientId(clientId));
}
