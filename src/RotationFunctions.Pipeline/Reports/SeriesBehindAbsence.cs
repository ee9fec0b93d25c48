using RotationFunctions.Analytics;
using RotationFunctions.Pipeline.Snapshots;
using RotationFunctions.Pipeline.Universes;

namespace RotationFunctions.Pipeline.Reports;

/// <summary>
/// Gives absent figures the reason that lies behind them. The analytics know only that a series has nothing; whether the universe
/// does not watch it, or no source gave it, is known here, and is the same reason for every figure that needs it.
/// </summary>
/// <param name="universe">What is watched.</param>
/// <param name="missing">Series of it that the snapshot lacks, each with its reason.</param>
internal sealed class SeriesBehindAbsence(Universe universe, IReadOnlyList<MissingItem> missing)
{
    private static readonly HashSet<string> Roles = RolesOf(RotationUniverse.Default);

    private readonly HashSet<string> _watched = universe.Series.Select(series => series.Id).ToHashSet(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _missing = missing.DistinctBy(item => item.Id).ToDictionary(item => item.Id, item => item.Reason, StringComparer.Ordinal);

    /// <summary>The reason behind a reason; the reason itself where there is none.</summary>
    public string Of(string reason)
    {
        if (reason.StartsWith("There are no settlements of fed funds futures", StringComparison.Ordinal))
            return OfKind(SeriesKind.Futures, "ZQ") ?? reason;
        if (reason.StartsWith("No projections had been published", StringComparison.Ordinal))
            return OfKind(SeriesKind.Projection, "FEDTARMD") ?? reason;
        foreach (var word in reason.Split(' '))
        {
            var id = word.TrimEnd(':', ',', '.', ';');
            if (Roles.Contains(id) && !_watched.Contains(id))
                return UnwatchedSeries.Reason(id);
            if (_missing.TryGetValue(id, out var behind))
                return behind;
        }

        return reason;
    }

    private string? OfKind(SeriesKind kind, string usual) => universe.Series.FirstOrDefault(series => series.Kind == kind) is { } series
        ? _missing.GetValueOrDefault(series.Id)
        : UnwatchedSeries.Reason(usual);

    private static HashSet<string> RolesOf(RotationUniverse roles) =>
    [
        roles.SmallCapIndex, roles.SmallCap, roles.MicroCap, roles.LargeCapIndex, roles.RegionalBanks, roles.LargeGrowth, roles.Volatility,
        roles.SmallValue, roles.SmallGrowth, roles.HighYield, roles.InvestmentGrade, roles.FedFundsRate, roles.TargetLower, roles.TargetUpper,
        roles.TwoYearYield, roles.TenYearYield, .. roles.AnalogRivals, .. roles.Pairs.SelectMany(pair => new[] { pair.A, pair.B }),
        .. roles.Sectors.All.Select(sector => sector.Id),
    ];
}
