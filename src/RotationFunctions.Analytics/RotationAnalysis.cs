namespace RotationFunctions.Analytics;

/// <summary>
/// Every figure of the market beyond its instruments' own (sections 4 to 9, and the families that were asked for), for every
/// trading day of a history.
/// </summary>
/// <remarks>
/// Like <see cref="InstrumentFigures"/> it knows one algorithm: every figure is a column over all days, computed so that no
/// element depends on a later day, and <see cref="On"/> reads one day out of the columns. A day's result is the same to the bit, and so
/// is every reason, whether the history ends on it or twenty years later.
/// </remarks>
public sealed class RotationAnalysis
{
    private readonly MarketFigures _market;
    private readonly PairsFamily _pairs;
    private readonly PercentilesFamily _percentiles;
    private readonly SectorsFamily _sectors;
    private readonly ScoreFamily _score;
    private readonly ComovementsFamily _comovements;
    private readonly TechnicalsFamily _technicals;
    private readonly PolicyFamily _policy;
    private readonly AnalogsFamily _analogs;
    private readonly PeriodsFamily _periods;
    private readonly JanuaryFamily _january;
    private readonly StanceFamily _stance;
    private readonly RisksFamily _risks;
    private readonly OpportunitiesFamily _opportunities;
    private readonly SimilarDaysFamily _similar;
    private readonly EvidenceFamily _evidence;
    private readonly IFamilyFigures[] _families;

    private RotationAnalysis(MarketFigures market, IReadOnlyList<MetricFamily> families)
    {
        _market = market;
        _pairs = new(market);
        _percentiles = new(market);
        _sectors = new(market);
        _score = new(market, Sectors);
        _comovements = new(market, Sectors);
        _technicals = new(market);
        _policy = new(market);
        _analogs = new(market);
        _periods = new(market);
        _january = new(market);
        _stance = new(market, _score);
        _risks = new(market, Policy, _analogs);
        _opportunities = new(market, _technicals, Sectors);
        _similar = new(market, _score, Sectors);
        _evidence = new(market, _score);
        _families = [.. families.Select(family => family.Compute(market))];
    }

    /// <summary>Every pair whose two series are in the history, over all days.</summary>
    public IReadOnlyList<PairFigures> Pairs => _pairs.All;

    /// <summary>The sectors over all days.</summary>
    public SectorFigures Sectors => _sectors.Figures;

    /// <summary>The policy path over all days.</summary>
    public PolicyFigures Policy => _policy.Figures;

    /// <summary>Score and parts over all days; empty when the small-cap fund is missing.</summary>
    public FigureTable Market => _market.Table;

    /// <summary>Technicals over all days: of the small-cap index, and of the fund where it stands in.</summary>
    public IReadOnlyList<TechnicalFigures> Technicals => _technicals.All;

    /// <summary>Percentiles of each instrument's figures over all days.</summary>
    public IReadOnlyList<InstrumentPercentiles> Percentiles => _percentiles.All;

    /// <summary>Which series plays which part.</summary>
    public MarketRoles Roles => _market.Roles;

    /// <summary>The families that were asked for, over all days.</summary>
    public IReadOnlyList<IFamilyFigures> Families => _families;

    /// <summary>Computes all of it.</summary>
    /// <param name="history">The history.</param>
    /// <param name="instruments">The figures of its instruments, from <see cref="InstrumentFigures.OfAll"/>.</param>
    /// <param name="roles">Which series stands for what; null for <see cref="MarketRoles.UnitedStates"/>.</param>
    /// <param name="families">Further families of figures; null for none.</param>
    public static RotationAnalysis Of(
        MarketHistory history, IReadOnlyList<InstrumentFigures> instruments, MarketRoles? roles = null, IReadOnlyList<MetricFamily>? families = null)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(instruments);
        return new RotationAnalysis(new MarketFigures(history, instruments, roles ?? MarketRoles.UnitedStates), families ?? []);
    }

    /// <summary>All of one trading day (a calendar index).</summary>
    public RotationDay On(int day)
    {
        var missing = new List<AbsentFigure>();
        return new RotationDay
        {
            AsOf = _market.Calendar[day],
            Pairs = _pairs.On(day, missing),
            Percentiles = _percentiles.On(day, missing),
            Sectors = _sectors.On(day, missing),
            Comovements = _comovements.On(day, missing),
            Technicals = _technicals.On(day, missing),
            Policy = _policy.On(day, missing),
            Analogs = _analogs.On(day, missing),
            Periods = _periods.On(day, missing),
            January = _january.On(day, missing),
            Risks = _risks.On(day, missing),
            Opportunities = _opportunities.On(day, missing),
            Score = _score.On(day, missing),
            Stance = _stance.On(day, missing),
            Similar = _similar.On(day, missing),
            Evidence = _evidence.On(day, missing),
            Figures = [.. _families.SelectMany(family => family.Keys.SelectMany(key => family.OfDay(key, day)))],
            Missing = missing,
        };
    }

    /// <summary>Every opportunity as of a day, whether it holds or not.</summary>
    internal IEnumerable<(bool? Holds, Opportunity Opportunity)> AllOpportunities(int day) => _opportunities.AllOn(day);

    /// <summary>
    /// Stance and risk levels of a trading day as numbers, like the market's other figures: the stance 1 for rotation, 0 for mixed and −1
    /// for large-cap leadership, a level 0 for low, 1 for medium, 2 for medium-high and 3 for high. What is absent is left out.
    /// </summary>
    /// <param name="day">Calendar index of the day.</param>
    /// <returns>Ids and values; a level's id is that of its risk and <c>.level</c>.</returns>
    public IEnumerable<(string Figure, double Value)> RatingsOn(int day)
    {
        if (_stance.On(day, []) is { Value: var stance })
            yield return (RotationIds.Stance, stance switch { Stance.Rotation => 1, Stance.LargeCapLeadership => -1, _ => 0 });
        foreach (var risk in _risks.On(day, []))
            if (risk.Level is { } level)
                yield return ($"{risk.Id}.level", (double)level);
    }
}
