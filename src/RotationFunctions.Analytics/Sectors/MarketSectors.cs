namespace RotationFunctions.Analytics;

/// <summary>The sectors and the groups that they form.</summary>
/// <param name="All">Every sector, in the order of the symbols.</param>
/// <param name="Groups">Groups of sectors by name.</param>
public sealed record MarketSectors(IReadOnlyList<Sector> All, IReadOnlyList<SectorGroup> Groups)
{
    /// <summary>Name of the group of cyclical sectors.</summary>
    public const string Cyclical = "cyclical";
    /// <summary>Name of the group of defensive sectors.</summary>
    public const string Defensive = "defensive";
    /// <summary>Name of the group of growth sectors.</summary>
    public const string Growth = "growth";
    /// <summary>Name of the group of rate-sensitive sectors.</summary>
    public const string RateSensitive = "rateSensitive";
    /// <summary>Name of the group of economically sensitive sectors.</summary>
    public const string EconomicallySensitive = "economicallySensitive";

    /// <summary>The names of the groups.</summary>
    public static IReadOnlyList<string> GroupNames { get; } = [Cyclical, Defensive, Growth, RateSensitive, EconomicallySensitive];

    /// <summary>The eleven select-sector SPDR funds.</summary>
    public static MarketSectors UnitedStates { get; } = new(
        [
            new("XLB", new(2000, 1, 3)), new("XLC", new(2018, 6, 19)), new("XLE", new(2000, 1, 3)), new("XLF", new(2000, 1, 3)),
            new("XLI", new(2000, 1, 3)), new("XLK", new(2000, 1, 3)), new("XLP", new(2000, 1, 3)), new("XLRE", new(2015, 10, 8)),
            new("XLU", new(2000, 1, 3)), new("XLV", new(2000, 1, 3)), new("XLY", new(2000, 1, 3)),
        ],
        [
            new(Cyclical, ["XLB", "XLI", "XLY", "XLF", "XLE"]),
            new(Defensive, ["XLU", "XLP", "XLV", "XLRE"]),
            new(Growth, ["XLK", "XLC"]),
            new(RateSensitive, ["XLU", "XLRE"]),
            new(EconomicallySensitive, ["XLB", "XLI"]),
        ]);

    /// <summary>No sectors.</summary>
    public static MarketSectors None { get; } = Of([], new Dictionary<string, IReadOnlyList<string>>());

    /// <summary>Sectors of a market, each expected from its first bar on.</summary>
    /// <param name="all">Their symbols.</param>
    /// <param name="groups">Members of groups by the group's name; a group that is not named has none.</param>
    public static MarketSectors Of(IEnumerable<string> all, IReadOnlyDictionary<string, IReadOnlyList<string>> groups)
    {
        ArgumentNullException.ThrowIfNull(groups);
        return new([.. all.Select(id => new Sector(id))], [.. GroupNames.Select(name => new SectorGroup(name, groups.GetValueOrDefault(name) ?? []))]);
    }

    /// <summary>The members of a group.</summary>
    /// <exception cref="InvalidOperationException">There is no such group.</exception>
    public SectorGroup Group(string name) => Groups.First(g => g.Name == name);
}

/// <summary>A sector fund.</summary>
/// <param name="Id">Its symbol.</param>
/// <param name="ExpectedFrom">
/// Date from which its absence is a fault of the data. Before it a sector without bars counts as not yet listed: the first
/// nine were listed at the end of 1998, but public copies of their history begin at different dates up to 2000. Null where nobody
/// said when it was listed: then it counts from its first bar on, and one that has no bar at all is missing on every day.
/// </param>
public sealed record Sector(string Id, DateOnly? ExpectedFrom = null);

/// <summary>A group of sectors; its return is the plain mean of those of its members.</summary>
public sealed record SectorGroup(string Name, IReadOnlyList<string> Members);
