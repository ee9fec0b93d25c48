using RotationFunctions.Analytics;
using RotationFunctions.Pipeline.Reports;
using RotationFunctions.Pipeline.Snapshots;
using RotationFunctions.Pipeline.Universes;

namespace RotationFunctions.Pipeline.Claims;

/// <summary>What claims are checked against.</summary>
/// <param name="History">The market.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="Names">Names of series, in every language, with their ids.</param>
public sealed record MarketData(MarketHistory History, ReportSource Source, IReadOnlyDictionary<string, string> Names)
{
    /// <summary>The last trading day.</summary>
    public DateOnly LastDate => History.Calendar[History.Calendar.Count - 1];

    /// <summary>The data of a snapshot.</summary>
    public static MarketData Of(string snapshot, SnapshotMetadata metadata, MarketHistory history)
    {
        ArgumentNullException.ThrowIfNull(metadata);
        ArgumentNullException.ThrowIfNull(history);
        var names = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var series in metadata.Universe.Series)
        {
            names.TryAdd(series.Name.En, series.Id);
            names.TryAdd(series.Name.Zh, series.Id);
            // 罗素2000 is 罗素2000指数 when nobody says that it is a fund.
            if (series.Kind == SeriesKind.Index && series.Name.Zh.EndsWith("指数", StringComparison.Ordinal))
                names.TryAdd(series.Name.Zh[..^2], series.Id);
        }

        var source = ReportSource.Of(metadata, snapshot);
        return new MarketData(history, source, names);
    }
}
