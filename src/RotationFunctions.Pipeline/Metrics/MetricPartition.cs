using RotationFunctions.Analytics;

namespace RotationFunctions.Pipeline.Metrics;

/// <summary>
/// A partition of the table <c>Metrics</c> and how its row of a day is made. Rows are made a day at a time: those of twenty years
/// and eighty partitions, each with its figures by name, would not fit into memory together.
/// </summary>
internal sealed class MetricPartition
{
    private readonly List<Action<int, Dictionary<string, double>>> _parts = [];

    private MetricPartition(string name) => Name = name;

    public string Name { get; }

    /// <summary>The row of a day; null when no figure of the partition is there on it.</summary>
    public MetricRow? On(int day, DateOnly date, string snapshot)
    {
        var figures = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var part in _parts)
            part(day, figures);
        return figures.Count > 0 ? new MetricRow(date, snapshot, figures) : null;
    }

    /// <summary>Every partition of a snapshot's figures.</summary>
    public static IReadOnlyCollection<MetricPartition> All(
        IReadOnlyList<InstrumentFigures> instruments, RotationAnalysis rotation)
    {
        var partitions = new Dictionary<string, MetricPartition>(StringComparer.Ordinal);
        foreach (var instrument in instruments)
            Of(instrument.Series.Id).Add(instrument);
        foreach (var percentiles in rotation.Percentiles)
            Of(percentiles.Series.Id)._parts.Add((day, figures) =>
            {
                if (percentiles.Series.HasBar(day))
                    AddPercentiles(percentiles.On(day).Percentiles, figures);
            });
        foreach (var pair in rotation.Pairs)
        {
            var partition = Of(FigureKeys.Pair(pair.A, pair.B));
            partition.Add(pair.Table);
            partition._parts.Add((day, figures) =>
            {
                if (figures.Count > 0)
                    AddPercentiles(pair.On(day).Percentiles, figures);
            });
        }

        foreach (var technicals in rotation.Technicals)
            Of(technicals.Table.Key).Add(technicals.Table);
        Of(FigureKeys.Sectors).Add(rotation.Sectors.Table);
        Of(FigureKeys.Sectors)._parts.Add((day, figures) => AddPercentiles(rotation.Sectors.On(day).Percentiles, figures));
        Of(FigureKeys.Policy).Add(rotation.Policy.Table);
        Of(FigureKeys.Policy)._parts.Add((day, figures) => AddDated(rotation.Policy.On(day), figures));
        Of(FigureKeys.Market).Add(rotation.Market);
        Of(FigureKeys.Market)._parts.Add((day, figures) =>
        {
            foreach (var (figure, value) in rotation.RatingsOn(day))
                figures[figure] = value;
        });
        foreach (var family in rotation.Families)
        {
            foreach (var key in family.Keys)
                Of(key)._parts.Add((day, figures) =>
                {
                    foreach (var figure in family.OfDay(key, day))
                        if (figure.Value is { } value)
                            figures[figure.Id] = value;
                });
        }

        return partitions.Values;

        MetricPartition Of(string name)
        {
            if (!partitions.TryGetValue(name, out var partition))
                partitions[name] = partition = new MetricPartition(name);
            return partition;
        }
    }

    private static void AddPercentiles(IReadOnlyDictionary<string, Percentile?> percentiles, Dictionary<string, double> figures)
    {
        foreach (var (figure, percentile) in percentiles)
            if (percentile is not null)
                figures[RotationIds.Percentile(figure)] = percentile.Value;
    }

    /// <summary>
    /// The figures of policy whose ids name a month or a year. Which there are changes with the day: a row has those of its day,
    /// so that a long history and a short one make the same row.
    /// </summary>
    private static void AddDated(PolicyDay policy, Dictionary<string, double> figures)
    {
        foreach (var (target, median) in policy.Projections?.Medians ?? new Dictionary<string, double>())
            figures[RotationIds.Projection(target)] = median;
        foreach (var (year, gap) in policy.Gaps)
            figures[RotationIds.Gap(year)] = gap;
        foreach (var month in policy.Path)
            figures[RotationIds.Implied(month.Month)] = month.Average;
    }

    private void Add(InstrumentFigures instrument) => _parts.Add((day, figures) =>
    {
        if (!instrument.Series.HasBar(day))
            return;
        figures["close"] = instrument.Series.Close.Values[day - instrument.Series.Start];
        foreach (var figure in FigureIds.All)
            if (instrument[figure, day] is { } value)
                figures[figure] = value;
    });

    private void Add(FigureTable table) => _parts.Add((day, figures) =>
    {
        foreach (var figure in table.Ids)
            if (table[figure, day] is { } value)
                figures[figure] = value;
    });
}
