using System.Text.Json.Serialization;

namespace RotationFunctions.Pipeline.Universes;

/// <summary>What the desk watches: the series, and the pairs whose returns it compares.</summary>
public sealed record Universe
{
    /// <summary>Most series of a universe. A report of so many is published, stored and served like any other; beyond it nobody tried.</summary>
    public const int MostSeries = 2_000;

    /// <summary>Most pairs of a universe.</summary>
    public const int MostSpreads = 500;

    /// <summary>The segment of sector funds.</summary>
    public const string SectorSegment = "sector";

    /// <summary>Names this list in snapshots; whoever changes the list changes it.</summary>
    public required string Version { get; init; }

    /// <summary>Id of the series that defines the trading calendar and that others are measured against.</summary>
    public required string Benchmark { get; init; }

    /// <summary>Id of the series that continues the calendar before the benchmark's first bar; null for none.</summary>
    public string? CalendarBefore { get; init; }

    /// <summary>Every series, in the order in which reports list them.</summary>
    public required IReadOnlyList<SeriesDefinition> Series { get; init; }

    /// <summary>Pairs whose return difference is reported, first minus second.</summary>
    public required IReadOnlyList<SeriesPair> Spreads { get; init; }

    /// <summary>
    /// Which series plays which part, by the names of <see cref="Analytics.RoleNames"/>; a part that is not named, none plays. Null for the
    /// parts of a US universe.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, string>? Roles { get; init; }

    /// <summary>Members of groups of sectors, by the names of <see cref="Analytics.MarketSectors.GroupNames"/>; null where the parts are those of a US universe.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? SectorGroups { get; init; }

    /// <summary>The definition of a series, or null when the universe lacks it.</summary>
    public SeriesDefinition? Find(string id) => Series.FirstOrDefault(s => s.Id == id);
}

/// <summary>One series of a universe.</summary>
public sealed record SeriesDefinition
{
    /// <summary>Id, as <c>IWM</c>, <c>^RUT</c> or <c>DGS10</c>.</summary>
    public required string Id { get; init; }

    public required LocalizedText Name { get; init; }

    /// <summary>
    /// Further names by which texts call the series, in any language, Chinese in simplified characters; one that begins with <c>=</c>
    /// only as it is written. Null for none.
    /// </summary>
    public IReadOnlyList<string>? Aliases { get; init; }

    public required SeriesKind Kind { get; init; }

    /// <summary>Part of the market, as <c>large</c>, <c>small</c>, <c>sector</c>, <c>bond</c>, <c>index</c>, <c>rate</c>.</summary>
    public required string Segment { get; init; }

    /// <summary>Group within the segment, as <c>cyclical</c>, <c>value</c>; null for none.</summary>
    public string? Group { get; init; }
}

/// <summary>What a series is made of.</summary>
public enum SeriesKind
{
    /// <summary>A fund: daily bars with adjusted closes and volume.</summary>
    Fund,

    /// <summary>An index: daily bars without dividends; its volume, if any, is that of its members.</summary>
    Index,

    /// <summary>A rate or yield in percent, one value a day.</summary>
    Rate,

    /// <summary>A projection: a value per target year, each dated by its publication; it yields series such as <c>FEDTARMD.2026</c>.</summary>
    Projection,

    /// <summary>Futures on a rate: a settlement per contract and day; it yields series such as <c>ZQ.2026-12</c>.</summary>
    Futures,
}

/// <summary>A pair of series, compared as first minus second.</summary>
public sealed record SeriesPair(string A, string B);

/// <summary>A name in the languages that the desk speaks.</summary>
public sealed record LocalizedText(string En, string Zh)
{
    /// <summary>The name in a language.</summary>
    public string In(Language language) => language == Language.SimplifiedChinese ? Zh : En;
}
