using Microsoft.Extensions.Options;
using RotationFunctions.Pipeline.Sources.Csv;
using RotationFunctions.Pipeline.Sources.Demo;

namespace RotationFunctions.Pipeline.Sources;

/// <summary>The sources that the settings name.</summary>
public sealed class SourceRegistry
{
    /// <summary>Every name that a setting may hold.</summary>
    public static IReadOnlyList<string> Known { get; } = [CsvSource.SourceName, DemoSource.SourceName];

    /// <exception cref="SourceSettingException">A name is unknown, or no source is named.</exception>
    /// <exception cref="DataFolderException">The csv source is named and its folder cannot be used.</exception>
    public SourceRegistry(IOptions<SourceOptions> options)
    {
        var settings = options.Value;
        var made = new Dictionary<string, ISeriesSource>(StringComparer.Ordinal);
        Prices = All(settings.Prices, nameof(SourceOptions.Prices));
        Rates = string.IsNullOrWhiteSpace(settings.Rates) ? Prices : All(settings.Rates, nameof(SourceOptions.Rates));

        IReadOnlyList<ISeriesSource> All(string list, string setting)
        {
            var names = SourceOptions.Names(list);
            if (names.Count == 0)
                throw new SourceSettingException($"No source is named in {SourceOptions.Section}:{setting}. Name one or more of {string.Join(", ", Known)}, the preferred one first.");
            return [.. names.Select(name => One(name, setting))];
        }

        ISeriesSource One(string name, string setting)
        {
            if (!made.TryGetValue(name, out var source))
                made[name] = source = Make(name, setting, settings);
            return source;
        }
    }

    /// <summary>Sources of prices, the preferred one first.</summary>
    public IReadOnlyList<ISeriesSource> Prices { get; }

    /// <summary>Sources of rates and projections, the preferred one first.</summary>
    public IReadOnlyList<ISeriesSource> Rates { get; }

    private static ISeriesSource Make(string name, string setting, SourceOptions options) => name switch
    {
        CsvSource.SourceName => new CsvSource(options.Csv.Directory ?? ""),
        DemoSource.SourceName => new DemoSource(),
        _ => throw new SourceSettingException($"{SourceOptions.Section}:{setting} names a source '{name}', which there is not. Name one or more of {string.Join(", ", Known)}, the preferred one first."),
    };
}

/// <summary>The settings name no source, or one that does not exist.</summary>
public sealed class SourceSettingException : RotationException
{
    public SourceSettingException(string message) : base(message) { }

    public SourceSettingException(string message, Exception innerException) : base(message, innerException) { }

    public SourceSettingException() { }
}
