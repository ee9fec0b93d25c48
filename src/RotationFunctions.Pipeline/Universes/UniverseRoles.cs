using RotationFunctions.Analytics;

namespace RotationFunctions.Pipeline.Universes;

/// <summary>Which series of a universe plays which part in the figures.</summary>
public static class UniverseRoles
{
    /// <summary>The roles of a universe: those that it states, or of a US universe; and beside their pairs those of the universe.</summary>
    public static MarketRoles Of(Universe universe)
    {
        ArgumentNullException.ThrowIfNull(universe);
        var roles = Of(universe.Roles, universe.SectorGroups, universe.Series.Where(IsSector).Select(series => series.Id));
        return roles with { Pairs = [.. roles.Pairs.Union(universe.Spreads.Select(pair => (pair.A, pair.B)))] };
    }

    /// <summary>Roles as they are stated.</summary>
    /// <param name="named">Series by the names of their roles; null for the roles of a US universe.</param>
    /// <param name="groups">Members of the groups of sectors; null for none.</param>
    /// <param name="sectors">The sectors.</param>
    internal static MarketRoles Of(
        IReadOnlyDictionary<string, string>? named, IReadOnlyDictionary<string, IReadOnlyList<string>>? groups, IEnumerable<string> sectors) => named is null
            ? MarketRoles.UnitedStates
            : RoleNames.Fill(named) with { Sectors = MarketSectors.Of(sectors, groups ?? new Dictionary<string, IReadOnlyList<string>>()) };

    /// <summary>Whether a series is a sector: a fund or an index of their segment.</summary>
    internal static bool IsSector(SeriesDefinition series) => series.Segment == Universe.SectorSegment && series.Kind is SeriesKind.Fund or SeriesKind.Index;
}
