using RotationFunctions.Analytics;
using RotationFunctions.Pipeline.Claims.Reading;
using RotationFunctions.Pipeline.Reports;
using RotationFunctions.Pipeline.Snapshots;
using RotationFunctions.Pipeline.Universes;

namespace RotationFunctions.Pipeline.Claims;

/// <summary>What claims are checked against.</summary>
/// <param name="History">The market.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="Series">The series of its universe, with the names by which texts call them.</param>
public sealed record MarketData(MarketHistory History, ReportSource Source, IReadOnlyList<SeriesDefinition> Series)
{
    private ReaderMarket? _names;

    /// <summary>Which series plays which part.</summary>
    public MarketRoles Roles { get; init; } = MarketRoles.UnitedStates;

    /// <summary>The last trading day.</summary>
    public DateOnly LastDate => History.Calendar[History.Calendar.Count - 1];

    /// <summary>The names as the reader looks them up.</summary>
    internal ReaderMarket Names => _names ??= new ReaderMarket(History, Series);

    /// <summary>The data of a snapshot.</summary>
    public static MarketData Of(string snapshot, SnapshotMetadata metadata, MarketHistory history)
    {
        ArgumentNullException.ThrowIfNull(metadata);
        ArgumentNullException.ThrowIfNull(history);
        return new MarketData(history, ReportSource.Of(metadata, snapshot), metadata.Universe.Series) { Roles = UniverseRoles.Of(metadata.Universe) };
    }
}
