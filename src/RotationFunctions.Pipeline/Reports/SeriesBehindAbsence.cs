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
    private readonly Dictionary<string, Reason> _missing;

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
        _missing = missing.DistinctBy(item => item.Id).ToDictionary(item => item.Id, item => item.Why, StringComparer.Ordinal);
    }

    /// <summary>The id of a figure that a role without a series is part of, with the role's plain name.</summary>
    public static string WithoutBraces(string id) => id.Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal);

    /// <summary>The reason behind a reason; the reason itself where there is none.</summary>
    public Reason Of(Reason reason) => reason.Code switch
    {
        "futures.noSettlements" => OfKind(SeriesKind.Futures, _roles.Futures),
        "projections.none" => OfKind(SeriesKind.Projection, _roles.Projections),
        _ => Named(reason).Select(OfSeries).FirstOrDefault(behind => behind is not null),
    } ?? reason;

    private Reason? OfSeries(string id)
    {
        // Also within the id of a pair, as {microCap}-IWM/spread.3M.
        if (id.IndexOf('{', StringComparison.Ordinal) is var open and >= 0)
            return UnwatchedSeries.ReasonOfRole(id[(open + 1)..id.IndexOf('}', StringComparison.Ordinal)]);
        return _played.Contains(id) && !_watched.Contains(id) ? UnwatchedSeries.Reason(id) : _missing.GetValueOrDefault(id);
    }

    /// <summary>What a reason names, and what the reasons inside it do, in the order of the words.</summary>
    private static IEnumerable<string> Named(Reason reason)
        => reason.Arguments.SelectMany(argument => argument.Reason is { } inner ? Named(inner) : [argument.Text]);

    private Reason? OfKind(SeriesKind kind, string usual)
        => _universe.Series.FirstOrDefault(series => series.Kind == kind) is { } series ? _missing.GetValueOrDefault(series.Id)
            : MarketRoles.IsFilled(usual) ? UnwatchedSeries.Reason(usual)
            : UnwatchedSeries.ReasonOfRole(WithoutBraces(usual));
}
