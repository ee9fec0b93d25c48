using RotationFunctions.Analytics;
using RotationFunctions.Pipeline.Metrics;
using RotationFunctions.Pipeline.Reports;
using RotationFunctions.Pipeline.Snapshots;

namespace RotationFunctions.Pipeline.Verification;

/// <summary>The reports that a snapshot gives, computed again without looking at what was published.</summary>
public sealed class ReportRecalculation
{
    private readonly MarketHistory _history;
    private readonly ReportBuilder _builder;

    private ReportRecalculation(string name, Snapshot snapshot)
    {
        (Name, Metadata) = (name, snapshot.Metadata);
        _history = snapshot.ToHistory();
        var figures = InstrumentFigures.OfAll(_history);
        _builder = new ReportBuilder(
            snapshot.Metadata, name, _history, figures, SnapshotComputer.RotationOf(snapshot.Metadata.Universe, _history, figures));
    }

    /// <summary>The snapshot's name.</summary>
    public string Name { get; }

    public SnapshotMetadata Metadata { get; }

    /// <summary>Computes every figure of a snapshot.</summary>
    /// <exception cref="SnapshotUnusableException">The snapshot has no bars of the benchmark.</exception>
    public static ReportRecalculation Of(string name, Snapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        return new ReportRecalculation(name, snapshot);
    }

    /// <summary>The report of a day, without its text; null when the snapshot does not have the day.</summary>
    /// <param name="asOf">The day.</param>
    /// <param name="generatedAt">When it is to say that it was made.</param>
    public Report? On(DateOnly asOf, DateTimeOffset generatedAt)
        => _history.Calendar.IndexOf(asOf) is var day and >= 0 ? _builder.Build([day], generatedAt)[0] : null;
}
