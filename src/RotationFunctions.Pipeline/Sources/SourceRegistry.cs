using Microsoft.Extensions.Options;
using RotationFunctions.Pipeline.Sources.Csv;
using RotationFunctions.Pipeline.Sources.Demo;
using RotationFunctions.Pipeline.Sources.Fred;
using RotationFunctions.Pipeline.Sources.Live;
using RotationFunctions.Pipeline.Sources.NyFed;
using RotationFunctions.Pipeline.Sources.Treasury;
using RotationFunctions.Pipeline.Universes;

namespace RotationFunctions.Pipeline.Sources;

/// <summary>The sources that the settings name.</summary>
public sealed class SourceRegistry
{
    private readonly IHttpClientFactory _clients;
    private readonly TimeProvider _time;
    private readonly SourceOptions _options;

    /// <summary>Every name that a setting may hold.</summary>
    public static IReadOnlyList<string> Known { get; } = [CsvSource.SourceName, DemoSource.SourceName, .. ProviderCatalog.All.Select(p => p.Name)];

    /// <exception cref="SourceSettingException">
    /// A name is unknown, no source is named, a provider's setting is out of its bounds, or a key would be sent over an open connection.
    /// </exception>
    /// <exception cref="DataFolderException">The csv source is named and its folder cannot be used.</exception>
    public SourceRegistry(IOptions<SourceOptions> options, IHttpClientFactory clients, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(options);
        (_clients, _time, _options) = (clients, time, options.Value);
        var settings = _options;
        RequireBounds(settings);
        var made = new Dictionary<string, ISeriesSource>(StringComparer.Ordinal);
        Prices = All(settings.Prices, nameof(SourceOptions.Prices));
        Rates = All(RatesOf(settings), nameof(SourceOptions.Rates));
        Lacking = LackingOf(settings);

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

    /// <summary>
    /// Of the sources that are named, those that lack their key: a sentence each, with what to do. They are not asked, and
    /// the next of the list has its turn.
    /// </summary>
    public IReadOnlyList<string> Lacking { get; }

    /// <summary>Checks that every setting is within its bounds and every source that is named has its key, for a run whose user is there to give it.</summary>
    /// <exception cref="SourceSettingException">One is not, or has not.</exception>
    public static void Check(SourceOptions settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        RequireBounds(settings);
        if (LackingOf(settings) is [var first, ..])
            throw new SourceSettingException(first);
    }

    /// <summary>
    /// A source by its name, chosen by the settings or not, to read what was once fetched from it. Reading needs neither
    /// key nor folder; null for a name that is not known.
    /// </summary>
    public Func<SeriesDefinition, ReadOnlyMemory<byte>, string, ParsedSeries>? ReaderOf(string name) => name switch
    {
        CsvSource.SourceName => SeriesCsv.Parse,
        DemoSource.SourceName => new DemoSource().Parse,
        _ => ProviderCatalog.Find(name) is { } provider ? Make(provider).Parse : null,
    };

    /// <summary>The names of the sources of rates: those of prices have none when every one of them is a provider of prices.</summary>
    private static string RatesOf(SourceOptions settings)
    {
        if (!string.IsNullOrWhiteSpace(settings.Rates))
            return settings.Rates;
        if (SourceOptions.Names(settings.Prices).Any(name => name is CsvSource.SourceName or DemoSource.SourceName || ProviderCatalog.Find(name) is null))
            return settings.Prices;
        var official = $"{NyFedSource.SourceName},{TreasurySource.SourceName}";
        return ProviderKey.Of(settings.Fred) is null ? official : $"{official},{FredSource.SourceName}";
    }

    private static List<string> LackingOf(SourceOptions settings) =>
    [
        .. from name in SourceOptions.Names(settings.Prices).Concat(SourceOptions.Names(RatesOf(settings))).Distinct(StringComparer.Ordinal)
           let provider = ProviderCatalog.Find(name)
           where provider is not null
           let lack = ProviderKey.Lack(provider, provider.Options(settings))
           where lack is not null
           select $"The source {name} {lack.Value.Cause}. {lack.Value.Remedy}.",
    ];

    private static void RequireBounds(SourceOptions settings)
    {
        if (ProviderSettings.Faults(settings).FirstOrDefault() is { } fault)
            throw new SourceSettingException(fault);
    }

    private ISeriesSource Make(string name, string setting, SourceOptions options)
    {
        switch (name)
        {
            case CsvSource.SourceName:
                return new CsvSource(options.Csv.Directory ?? "");
            case DemoSource.SourceName:
                return new DemoSource();
        }

        var provider = ProviderCatalog.Find(name)
            ?? throw new SourceSettingException($"{SourceOptions.Section}:{setting} names the unknown source '{name}'. Name one or more of {string.Join(", ", Known)}, the preferred one first.");
        return Make(provider);
    }

    private ISeriesSource Make(Provider provider) => provider.Make(
        new ProviderClient(_clients, provider, provider.Options(_options), _time), _options, _time);
}

/// <summary>The settings name no source, one that does not exist, or one that lacks its key.</summary>
public sealed class SourceSettingException : RotationException
{
    public SourceSettingException(string message) : base(message) { }

    public SourceSettingException(string message, Exception innerException) : base(message, innerException) { }

    public SourceSettingException() { }
}
