using Microsoft.Extensions.Configuration;
using RotationFunctions.Local.CommandLine;
using RotationFunctions.Pipeline.Http;
using RotationFunctions.Pipeline.Sources;
using RotationFunctions.Pipeline.Storage;
using RotationFunctions.Pipeline.Universes;

namespace RotationFunctions.Local.Hosting;

/// <summary>The settings of a run: its options, and of the environment only what tells how to reach providers and who may call the API.</summary>
internal static class LocalSettings
{
    private static readonly string[] FromEnvironment = [SourceOptions.Section, ApiOptions.Section];

    /// <summary>Adds the settings of a run.</summary>
    /// <param name="configuration">Where to.</param>
    /// <param name="options">What the run was asked for.</param>
    /// <param name="storage">Connection string of its storage.</param>
    public static void Add(IConfigurationBuilder configuration, RunOptions options, string storage)
    {
        // A key on the command line could be read by every process of this machine, so keys come as
        // Sources__Tiingo__ApiKey. What options settle no variable changes: they come later and win.
        var variables = FromEnvironment.SelectMany(section => new ConfigurationBuilder().AddEnvironmentVariables($"{section}__").Build().AsEnumerable()
            .Select(setting => KeyValuePair.Create($"{section}:{setting.Key}", setting.Value)));
        configuration.AddInMemoryCollection(variables.Where(setting => setting.Value is not null)).AddInMemoryCollection(new Dictionary<string, string?>
        {
            [StorageNames.Connection] = storage,
            [$"{SourceOptions.Section}:{nameof(SourceOptions.Prices)}"] = string.Join(',', options.Sources),
            [$"{SourceOptions.Section}:{nameof(SourceOptions.Csv)}:{nameof(CsvOptions.Directory)}"] = options.Data,
            // The day that is shown was asked for: its age is no fault.
            [$"{ApiOptions.Section}:{nameof(ApiOptions.ExpectsNewReports)}"] = "false",
            [$"{UniverseOptions.Section}:{nameof(UniverseOptions.File)}"] = options.Universe,
        });
    }

    /// <summary>Checks that every source that was asked for has its key.</summary>
    /// <exception cref="SourceSettingException">One has not; the message says where to get and to put it.</exception>
    public static void CheckSources(RunOptions options)
    {
        var configuration = new ConfigurationBuilder();
        Add(configuration, options, "");
        SourceRegistry.Check(configuration.Build().GetSection(SourceOptions.Section).Get<SourceOptions>() ?? new SourceOptions());
    }
}
