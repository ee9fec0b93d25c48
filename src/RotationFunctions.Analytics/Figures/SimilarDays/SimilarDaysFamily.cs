namespace RotationFunctions.Analytics;

/// <summary>The past days most like a day, and what followed each: cases, and no sample.</summary>
/// <param name="Candidates">Earlier days that were compared.</param>
/// <param name="Days">The days, nearest first.</param>
public sealed record SimilarDaysDay(int Candidates, IReadOnlyList<SimilarDayOf> Days);

/// <summary>A past day that resembles the report's.</summary>
/// <param name="Date">The day.</param>
/// <param name="Distance">Root of the mean of the squared differences of six figures in 0 to 1.</param>
/// <param name="AsNear">Share of all candidates that are as near or nearer.</param>
/// <param name="Leads">Lead of small over large caps over the days after it, by their number; those that are absent left out.</param>
public sealed record SimilarDayOf(DateOnly Date, double Distance, double AsNear, IReadOnlyDictionary<string, double> Leads);

/// <summary>The past days most like each day (section 8c).</summary>
internal sealed class SimilarDaysFamily : IDayFamily<SimilarDaysDay?>
{
    /// <summary>Id of what the family tells.</summary>
    public const string Id = "similar";

    private readonly MarketFigures _market;
    private readonly ScoreFamily _score;
    private readonly Dictionary<BasisScore, (SimilarDays Days, (string Name, double[] After)[] Leads)> _byBasis = [];

    public SimilarDaysFamily(MarketFigures market, ScoreFamily score, SectorFigures sectors)
    {
        (_market, _score) = (market, score);
        foreach (var basis in score.Bases)
        {
            if (market.Instrument(basis.Pair.A) is not { } small || market.Stress(small) is not { } stress)
                continue;
            var distance = new PercentileHistory(market.Calendar, small.Series.Start, small.Column(FigureIds.DistanceSma200));
            _byBasis.Add(basis, (
                new SimilarDays(
                    basis.Pair.Percentiles(FigureIds.Spread(Window.OneMonth)).OnCalendar(),
                    basis.Pair.Percentiles(FigureIds.Spread(Window.ThreeMonths)).OnCalendar(),
                    basis.Pair.Percentiles(RotationIds.Mansfield).OnCalendar(),
                    sectors.Percentiles(RotationIds.CyclicalMinusDefensive(Window.OneMonth)).OnCalendar(),
                    stress.Value,
                    distance.OnCalendar()),
                [.. RecordHistory.Horizons.Select(window => (FormattableString.Invariant($"{window.TradingDays}"), basis.LeadsAfter(window)))]));
        }
    }

    public SimilarDaysDay? On(int day, List<AbsentFigure> missing)
    {
        if (_score.BasisOn(day) is { } basis && _byBasis.TryGetValue(basis, out var found) && found.Days.On(day) is { } similar)
            return new SimilarDaysDay(found.Days.Candidates(day), [.. similar.Select(one => new SimilarDayOf(
                _market.Calendar[one.Day], one.Distance, one.AsNear,
                new OrderedDictionary<string, double>(found.Leads.Where(lead => !double.IsNaN(lead.After[one.Day])).Select(lead => KeyValuePair.Create(lead.Name, lead.After[one.Day])))))]);
        missing.Add(new AbsentFigure(Id, Reason.Of(
            "similar.needsDays",
            $"Days are compared by the percentiles of the lead, of Mansfield's strength, of the sectors' lead and of the distance from the average, and by the stress; it needs {SimilarDays.CandidatesAtLeast} days a year or more ago that have them all.")));
        return null;
    }
}
