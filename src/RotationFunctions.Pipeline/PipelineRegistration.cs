using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using RotationFunctions.Pipeline.Metrics;
using RotationFunctions.Pipeline.Reports;
using RotationFunctions.Pipeline.Runs;
using RotationFunctions.Pipeline.Snapshots;
using RotationFunctions.Pipeline.Snapshots.Backfills;
using RotationFunctions.Pipeline.Sources;
using RotationFunctions.Pipeline.Sources.Live;
using RotationFunctions.Pipeline.Storage;
using RotationFunctions.Pipeline.Universes;
using RotationFunctions.Pipeline.Verification;

namespace RotationFunctions.Pipeline;

/// <summary>Registers the pipeline, the same one for every host.</summary>
public static class PipelineRegistration
{
    /// <summary>Adds storage, sources and every stage; settings come from <paramref name="configuration"/>.</summary>
    public static IServiceCollection AddRotationPipeline(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddOptions<SourceOptions>().Bind(configuration.GetSection(SourceOptions.Section));
        services.AddOptions<UniverseOptions>().Bind(configuration.GetSection(UniverseOptions.Section));
        services.TryAddSingleton(TimeProvider.System);
        return services
            .AddRotationStorage(configuration)
            .AddSingleton<ProviderClients>()
            .AddSingleton<UniverseProvider>()
            .AddSingleton(host => new SourceRegistry(
                host.GetRequiredService<IOptions<SourceOptions>>(), host.GetRequiredService<ProviderClients>(), host.GetRequiredService<TimeProvider>()))
            .AddSingleton<RawStore>()
            .AddSingleton<SeriesFetcher>()
            .AddSingleton<CrossCheck>()
            .AddSingleton<SnapshotBuilder>()
            .AddSingleton<SnapshotStore>()
            .AddSingleton<DailySnapshot>()
            .AddSingleton<IncrementalFetch>()
            .AddSingleton<SnapshotFetch>()
            .AddSingleton<SnapshotReplay>()
            .AddSingleton<FetchLog>()
            .AddSingleton<BackfillStore>()
            .AddSingleton<BackfillRun>()
            .AddSingleton<DailyFetch>()
            .AddSingleton<MetricsStore>()
            .AddSingleton<ReportArchive>()
            .AddSingleton<ReportStore>()
            .AddSingleton<ReportRestore>()
            .AddSingleton<MetricsRestore>()
            .AddSingleton<QuarantineStore>()
            .AddSingleton<SnapshotComputer>()
            .AddSingleton<SnapshotReconciliation>()
            .AddSingleton<MarketRun>()
            .AddSingleton<SnapshotCheck>()
            .AddSingleton<ChainCheck>()
            .AddSingleton<DataFolder>();
    }
}
