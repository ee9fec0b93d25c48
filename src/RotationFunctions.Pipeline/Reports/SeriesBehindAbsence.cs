using RotationFunctions.Analytics;
using RotationFunctions.Pipeline.Snapshots;
using RotationFunctions.Pipeline.Universes;

namespace RotationFunctions.Pipeline.Reports;

/// <summary>
/// Gives absent figures the reason that lies behind them. The analytics know only that a series has nothing; whether the universe
/// does not watch it, names none for the role, or no source gave it, is known here, and is the same reason for every figure that needs it.
/// </summary>
internal sealed class SeriesBehindAbsence
{
    private readonly Universe _universe;
    private readonly MarketRoles _roles;
    private readonly HashSet<string> _played;
    private readonly HashSet<string> _watched;
    private readonly Dictionary<string, string> _missing;

    /// <param name="universe">What is watched.</param>
    /// <param name="missing">Series of it that the snapshot lacks, each with its reason.</param>
    public SeriesBehindAbsence(Universe universe, IReadOnlyList<MissingItem> missing)
    {
        (_universe, _roles) = (universe, UniverseRoles.Of(universe));
        _watched = universe.Series.Select(series => series.Id).ToHashSet(StringComparer.Ordinal);
        _played =
        [
            .. RoleNames.All.Select(name => RoleNames.Find(_roles, name)),
            .. _roles.Pairs.SelectMany(pair => new[] { pair.A, pair.B }),
            .. _roles.Sectors.All.Select(sector => sector.Id),
        ];
        _missing = missing.DistinctBy(item => item.Id).ToDictionary(item => item.Id, item => item.Reason, StringComparer.Ordinal);
    }

    /// <summary>The id of a figure that a role without a series is part of, with the role's plain name.</summary>
    public static string WithoutBraces(string id) => id.Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal);

    /// <summary>The reason behind a reason; the reason itself where there is none.</summary>
    public string Of(string reason)
    {
        if (reason.StartsWith("There are no settlements of fed funds futures", StringComparison.Ordinal))
            return OfKind(SeriesKind.Futures, _roles.Futures) ?? reason;
        if (reason.StartsWith("No projections had been published", StringComparison.Ordinal))
            return OfKind(SeriesKind.Projection, _roles.Projections) ?? reason;
        foreach (var word in reason.Split(' '))
        {
            var id = word.TrimEnd(':', ',', '.', ';');
            // Also within the id of a pair, as {microCap}-IWM/spread.3M.
            if (id.IndexOf('{', StringComparison.Ordinal) is var open and >= 0)
                return UnwatchedSeries.ReasonOfRole(id[(open + 1)..id.IndexOf('}', StringComparison.Ordinal)]);
            if (_played.Contains(id) && !_watched.Contains(id))
                return UnwatchedSeries.Reason(id);
            if (_missing.TryGetValue(id, out var behind))
                return behind;
        }

        return reason;
    }

    private string? OfKind(SeriesKind kind, string usual)
        => _universe.Series.FirstOrDefault(series => series.Kind == kind) is { } series ? _missing.GetValueOrDefault(series.Id)
            : MarketRoles.IsFilled(usual) ? UnwatchedSeries.Reason(usual)
            : UnwatchedSeries.ReasonOfRole(WithoutBraces(usual));
}
