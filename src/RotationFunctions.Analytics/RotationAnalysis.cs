using System.Collections.Concurrent;

namespace RotationFunctions.Analytics;

/// <summary>
/// Relative strength, sectors, technicals, policy path, history, ratings and score (sections 4 to 9) for every trading day of
/// a history.
/// </summary>
/// <remarks>
/// Like <see cref="InstrumentFigures"/> it knows one algorithm: every figure is a column over all days, computed so that no
/// element depends on a later day, and <see cref="On"/> reads one day out of the columns. A day's result is the same to the bit, and so
/// is every reason, whether the history ends on it or twenty years later.
/// </remarks>
public sealed class RotationAnalysis
{
    private readonly MarketHistory _history;
    private readonly RotationUniverse _universe;
    private readonly Dictionary<string, InstrumentFigures> _instruments;
    private readonly ConcurrentDictionary<(string A, string B), PairFigures> _byName = [];
    private readonly IReadOnlyList<(string A, string B)> _pairNames;
    private readonly InstrumentPercentiles[] _percentiles;
    private readonly TechnicalFigures? _indexTechnicals, _fundTechnicals;
    private readonly List<Analogs> _analogs = [];
    private readonly JanuarySeasonality? _january;
    private readonly Overextension? _overextension;
    private readonly RateSensitivity? _rateSensitivity;
    private readonly LiquidityRisk? _liquidity;
    private readonly PolicyRisk _policyRisk;
    private readonly SeasonalityRisk? _seasonality;
    private readonly (string Name, string[] Series)[] _companions;
    private readonly Comovements? _comovements;
    private readonly CalendarPeriods? _periods;
    private readonly RotationScore? _score;
    private readonly Stances? _stances;
    private readonly OpportunityHistory[] _opportunities;

    private RotationAnalysis(MarketHistory history, IReadOnlyList<InstrumentFigures> instruments, RotationUniverse universe)
    {
        (_history, _universe) = (history, universe);
        _instruments = instruments.ToDictionary(f => f.Series.Id, StringComparer.Ordinal);
        var calendar = history.Calendar;
        var benchmark = _instruments[history.Benchmark.Id];
        _pairNames =
        [
            .. instruments.Where(f => f != benchmark).Select(f => (f.Series.Id, benchmark.Series.Id)),
            .. universe.Pairs.Where(p => p.B != benchmark.Series.Id),
        ];
        _percentiles = new InstrumentPercentiles[instruments.Count];
        // Each task writes its own place: the number of threads changes no bit.
        Parallel.For(0, _pairNames.Count + instruments.Count, i =>
        {
            if (i < _pairNames.Count)
                Pair(_pairNames[i].A, _pairNames[i].B);
            else
                _percentiles[i - _pairNames.Count] = InstrumentPercentiles.Of(instruments[i - _pairNames.Count]);
        });
        Pairs = [.. _pairNames.Select(p => Pair(p.A, p.B)).OfType<PairFigures>()];

        Sectors = SectorFigures.Of(calendar, benchmark, _instruments, universe.Sectors);
        var (index, fund) = (Figures(universe.SmallCapIndex), Figures(universe.SmallCap));
        if (index is not null)
            _indexTechnicals = TechnicalFigures.Of(index.Series, calendar);
        if (fund is not null && (index is null || fund.Series.Start < index.Series.Start))
            _fundTechnicals = TechnicalFigures.Of(fund.Series, calendar);
        Policy = PolicyFigures.Of(history, universe);

        foreach (var rival in universe.AnalogRivals)
            if (index is not null && Figures(rival) is { } against)
                _analogs.Add(new Analogs(index, against));
        if (index is not null && Figures(universe.LargeCapIndex) is { } large)
            _january = new JanuarySeasonality(index.Series, large.Series, calendar);

        if (index is not null)
            _overextension = new Overextension(index);
        if (fund is not null && history.Observation(universe.TwoYearYield) is { } yields)
            _rateSensitivity = new RateSensitivity(fund, benchmark, yields);
        if (Figures(universe.MicroCap) is { } micro)
            _liquidity = new LiquidityRisk(micro, benchmark);
        _policyRisk = new PolicyRisk(Policy);
        if (_analogs.FirstOrDefault(a => a.Rival.Id == universe.AnalogRivals[0]) is { } rated)
            _seasonality = new SeasonalityRisk(rated, calendar);

        _companions = CompanionsOf(universe, benchmark.Series.Id);
        Market = new FigureTable("market", calendar, 0, calendar.Count);
        if (Pair(universe.SmallCap, benchmark.Series.Id) is { } pair)
        {
            _score = new RotationScore(pair, Sectors, Market);
            _comovements = ComovementsOf(pair);
            _periods = new CalendarPeriods(fund!.Series, benchmark.Series, calendar);
            _stances = new Stances(Market.Column(RotationIds.Score), pair, new OutcomeHistory([universe.SmallCap], _instruments, history));
        }

        _opportunities = new OpportunityRules(history, universe, _instruments, Pair).All(BreakoutsHeld(), WhyNoBreakout, Sectors);
    }

    /// <summary>Every pair whose two series are in the history, over all days.</summary>
    public IReadOnlyList<PairFigures> Pairs { get; }

    /// <summary>The sectors over all days.</summary>
    public SectorFigures Sectors { get; }

    /// <summary>The policy path over all days.</summary>
    public PolicyFigures Policy { get; }

    /// <summary>Score and parts over all days; empty when the small-cap fund is missing.</summary>
    public FigureTable Market { get; }

    /// <summary>Technicals over all days: of the small-cap index, and of the fund where it stands in.</summary>
    public IEnumerable<TechnicalFigures> Technicals => new[] { _indexTechnicals, _fundTechnicals }.OfType<TechnicalFigures>();

    /// <summary>Percentiles of each instrument's figures over all days.</summary>
    public IReadOnlyList<InstrumentPercentiles> Percentiles => _percentiles;

    /// <summary>Computes all of it.</summary>
    /// <param name="history">The history.</param>
    /// <param name="instruments">The figures of its instruments, from <see cref="InstrumentFigures.OfAll"/>.</param>
    /// <param name="universe">Which series stands for what; null for <see cref="RotationUniverse.Default"/>.</param>
    public static RotationAnalysis Of(MarketHistory history, IReadOnlyList<InstrumentFigures> instruments, RotationUniverse? universe = null)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(instruments);
        return new RotationAnalysis(history, instruments, universe ?? RotationUniverse.Default);
    }

    /// <summary>All of one trading day (a calendar index).</summary>
    public RotationDay On(int day)
    {
        var missing = new List<AbsentFigure>();
        return new RotationDay
        {
            AsOf = _history.Calendar[day],
            Pairs = PairsOn(day, missing),
            Percentiles = [.. _percentiles.Where(p => p.Series.Start <= day).Select(p => p.On(day))],
            Sectors = SectorsOn(day, missing),
            Comovements = ComovementsOn(day, missing),
            Technicals = TechnicalsOn(day, missing),
            Policy = PolicyOn(day, missing),
            Analogs = AnalogsOn(day, missing),
            Periods = NotBegun(day, _universe.SmallCap) is null ? _periods!.On(day) : null,
            January = JanuaryOn(day, missing),
            Risks = RisksOn(day, missing),
            Opportunities = OpportunitiesOn(day, missing),
            Score = ScoreOn(day, missing),
            Stance = StanceOn(day, missing),
            Missing = missing,
        };
    }

    /// <summary>Every opportunity as of a day, whether it holds or not.</summary>
    internal IEnumerable<(bool? Holds, Opportunity Opportunity)> AllOpportunities(int day) => _opportunities.Select(o => (o.Holds(day), o.On(day)));

    private InstrumentFigures? Figures(string id) => _instruments.GetValueOrDefault(id);

    private PairFigures? Pair(string a, string b)
        => Figures(a) is { } first && Figures(b) is { } second ? _byName.GetOrAdd((a, b), _ => PairFigures.Of(first, second)) : null;

    /// <summary>
    /// The first of some series that has not begun by a day, in words; null when all have. A series that begins later and one
    /// that the history lacks are the same on that day, so they must read the same.
    /// </summary>
    private string? NotBegun(int day, params ReadOnlySpan<string> ids)
    {
        foreach (var id in ids)
            if (Figures(id) is not { } figures || figures.Series.Start > day)
                return Absence.NotBegun(id, _history.Calendar[day]);
        return null;
    }

    private List<PairDay> PairsOn(int day, List<AbsentFigure> missing)
    {
        var pairs = new List<PairDay>();
        foreach (var (a, b) in _pairNames)
        {
            if (NotBegun(day, a, b) is { } reason)
            {
                // Of instruments that have not begun only those that the universe names are missed.
                if (_universe.Pairs.Contains((a, b)))
                    missing.Add(new AbsentFigure($"{a}-{b}", reason));
                continue;
            }

            var pair = Pair(a, b)!;
            pairs.Add(pair.On(day));
            Add(missing, pair.Table, pair.Explain, day, $"{a}-{b}/", [Figures(a)!.Series, Figures(b)!.Series], $"{a}-{b}");
        }

        return pairs;
    }

    private SectorDay SectorsOn(int day, List<AbsentFigure> missing)
    {
        Add(missing, Sectors.Table, Sectors.Explain, day, "");
        return Sectors.On(day);
    }

    /// <summary>What may have moved small caps: risk appetite in shares, credit and options, the economy, and yields.</summary>
    private static (string Name, string[] Series)[] CompanionsOf(RotationUniverse universe, string benchmark)
    {
        return
        [
            Lead(universe.RegionalBanks, benchmark),
            (ComovementDay.CyclicalMinusDefensive, []),
            Lead(universe.HighYield, universe.InvestmentGrade),
            Lead(universe.SmallValue, universe.SmallGrowth),
            Lead(universe.LargeGrowth, benchmark),
            (universe.Volatility.TrimStart('^'), [universe.Volatility]),
            (universe.TwoYearYield, []),
            (universe.TenYearYield, []),
        ];

        static (string Name, string[] Series) Lead(string a, string b) => ($"{a}-{b}", [a, b]);
    }

    private Comovements ComovementsOf(PairFigures lead)
    {
        var comovements = new Comovements(lead, Market);
        foreach (var (name, series) in _companions)
        {
            if (name == ComovementDay.CyclicalMinusDefensive)
                comovements.Add(Sectors);
            else if (series is [var a, var b] && Pair(a, b) is { } pair)
                comovements.Add(pair);
            else if (series is [var index] && Figures(index) is { } figures)
                comovements.Add(figures);
            else if (series is [] && _history.Observation(name) is { } yields)
                comovements.Add(yields);
        }

        return comovements;
    }

    private List<ComovementDay> ComovementsOn(int day, List<AbsentFigure> missing)
    {
        if (NotBegun(day, _universe.SmallCap) is not null)
            return [];
        var all = new List<ComovementDay>();
        foreach (var (name, series) in _companions)
        {
            var reason = NotBegun(day, series) ?? (IsYield(name) ? WithoutYields(name, day) : null);
            if (reason is null)
                all.Add(new ComovementDay(name, Market[RotationIds.Comovement(name), day]));
            if ((reason ?? _comovements!.Explain(name, day)) is { } absent)
                missing.Add(new AbsentFigure(RotationIds.Comovement(name), absent));
        }

        return all;

        bool IsYield(string name) => name == _universe.TwoYearYield || name == _universe.TenYearYield;
    }

    private TechnicalDay? TechnicalsOn(int day, List<AbsentFigure> missing)
    {
        if (TechnicalsOf(day) is not { } technicals)
        {
            missing.Add(new AbsentFigure("technicals", WhyNoBreakout(day)!));
            return null;
        }

        var result = technicals.On(day);
        if (result is null)
        {
            missing.Add(new AbsentFigure("technicals", Absence.WithoutBar(technicals.Table.Key, _history.Calendar[day])));
            return null;
        }

        Add(missing, technicals.Table, technicals.Explain, day, technicals.Table.Key + "/");
        if (technicals.Explain(RotationIds.Pattern, day) is { } reason)
            missing.Add(new AbsentFigure($"{technicals.Table.Key}/{RotationIds.Pattern}", reason));
        return result;
    }

    private PolicyDay PolicyOn(int day, List<AbsentFigure> missing)
    {
        var result = Policy.On(day);
        foreach (var figure in Policy.Table.Ids)
            if (Policy.Explain(figure, day) is { } reason)
                missing.Add(new AbsentFigure(figure, reason));
        missing.AddRange(Policy.Refused(day).Select(refused => new AbsentFigure(RotationIds.Implied(refused.Month), refused.Reason)));
        if (result.Projections is null)
            missing.Add(new AbsentFigure("policy.dots", FormattableString.Invariant($"No projections had been published by {_history.Calendar[day]:yyyy-MM-dd}.")));
        return result;
    }

    private List<AnalogDay> AnalogsOn(int day, List<AbsentFigure> missing)
    {
        var analogs = new List<AnalogDay>();
        foreach (var rival in _universe.AnalogRivals)
        {
            if (NotBegun(day, _universe.SmallCapIndex, rival) is { } reason)
            {
                missing.Add(new AbsentFigure(RotationIds.Analog(rival), reason));
                continue;
            }

            var result = _analogs.First(a => a.Rival.Id == rival).On(day);
            analogs.Add(result);
            if (result.Now is null)
                missing.Add(new AbsentFigure(RotationIds.Analog(rival), Absence.WithoutBase(
                    [Figures(_universe.SmallCapIndex)!.Series, Figures(rival)!.Series], _history.Calendar, Window.YearToDate, day)));
        }

        return analogs;
    }

    private JanuaryDay? JanuaryOn(int day, List<AbsentFigure> missing)
    {
        if (NotBegun(day, _universe.SmallCapIndex, _universe.LargeCapIndex) is { } reason)
        {
            missing.Add(new AbsentFigure(RotationIds.January, reason));
            return null;
        }

        var result = _january!.On(day);
        if (result.Correlation is null)
            missing.Add(new AbsentFigure(RotationIds.January + ".correlation", FormattableString.Invariant($"It needs three finished years that differ; there are {result.Count}.")));
        return result;
    }

    private List<RiskRating> RisksOn(int day, List<AbsentFigure> missing)
    {
        var risks = new List<RiskRating>();
        Rate(RotationIds.Overextension, NotBegun(day, _universe.SmallCapIndex), d => _overextension!.On(d), d => _overextension!.Explain(d));
        Rate(RotationIds.RateSensitivity, NotBegun(day, _universe.SmallCap) ?? WithoutYields(_universe.TwoYearYield, day), d => _rateSensitivity!.On(d), d => _rateSensitivity!.Explain(d));
        Rate(RotationIds.LiquidityRisk, NotBegun(day, _universe.MicroCap), d => _liquidity!.On(d), d => _liquidity!.Explain(d));
        Rate(RotationIds.PolicyRisk, null, _policyRisk.On, _policyRisk.Explain);
        Rate(RotationIds.SeasonalityRisk, NotBegun(day, _universe.SmallCapIndex, _universe.AnalogRivals[0]), d => _seasonality!.On(d), d => _seasonality!.Explain(d));
        return risks;

        void Rate(string id, string? reason, Func<int, RiskRating> on, Func<int, string?> explain)
        {
            if (reason is null)
                risks.Add(on(day));
            if ((reason ?? explain(day)) is { } absent)
                missing.Add(new AbsentFigure(id, absent));
        }
    }

    private string? WithoutYields(string yields, int day)
        => _history.Observation(yields)?.LastPublished(_history.Calendar[day]) is null
            ? FormattableString.Invariant($"No {yields} had been published by {_history.Calendar[day]:yyyy-MM-dd}.")
            : null;

    private List<Opportunity> OpportunitiesOn(int day, List<AbsentFigure> missing)
    {
        foreach (var opportunity in _opportunities)
            if (opportunity.Explain(day) is { } reason)
                missing.Add(new AbsentFigure(opportunity.Id, reason));
        return [.. _opportunities.Where(o => o.Holds(day) is true).Select(o => o.On(day))];
    }

    private ScoreDay ScoreOn(int day, List<AbsentFigure> missing)
    {
        var reason = NotBegun(day, _universe.SmallCap);
        if ((reason ?? _score!.Explain(day)) is { } absent)
            missing.Add(new AbsentFigure(RotationIds.Score, absent));
        return reason is null ? _score!.On(day) : new ScoreDay(null, null, null, null, null, null);
    }

    /// <summary>
    /// Stance and risk levels of a trading day as numbers, like the market's other figures: the stance 1 for rotation, 0 for mixed and −1
    /// for large-cap leadership, a level 0 for low, 1 for medium, 2 for medium-high and 3 for high. What is absent is left out.
    /// </summary>
    /// <param name="day">Calendar index of the day.</param>
    /// <returns>Ids and values; a level's id is that of its risk and <c>.level</c>.</returns>
    public IEnumerable<(string Figure, double Value)> RatingsOn(int day)
    {
        if (StanceOn(day, []) is { Value: var stance })
            yield return (RotationIds.Stance, stance switch { Stance.Rotation => 1, Stance.LargeCapLeadership => -1, _ => 0 });
        foreach (var risk in RisksOn(day, []))
            if (risk.Level is { } level)
                yield return ($"{risk.Id}.level", (double)level);
    }

    private StanceDay? StanceOn(int day, List<AbsentFigure> missing)
    {
        var stance = NotBegun(day, _universe.SmallCap) is null ? _stances!.On(day) : null;
        if (stance is null)
            missing.Add(new AbsentFigure(RotationIds.Stance, "A stance needs the score and the slope of small caps' relative strength."));
        return stance;
    }

    /// <summary>The technicals that count on a day: the index's from its first bar, the fund's before it or without it.</summary>
    private TechnicalFigures? TechnicalsOf(int day)
    {
        if (_indexTechnicals is not null && _indexTechnicals.Table.Start <= day)
            return _indexTechnicals;
        return _fundTechnicals is not null && _fundTechnicals.Table.Start <= day ? _fundTechnicals : null;
    }

    private string? WhyNoBreakout(int day)
        => TechnicalsOf(day) is { } technicals
            ? technicals.Explain(RotationIds.BreakoutHeld, day)
            : $"{Absence.NotBegun(_universe.SmallCapIndex, _history.Calendar[day])} {Absence.NotBegun(_universe.SmallCap, _history.Calendar[day])}";

    private double[] BreakoutsHeld()
    {
        var held = new double[_history.Calendar.Count];
        for (var day = 0; day < held.Length; day++)
            held[day] = TechnicalsOf(day)?.Table[RotationIds.BreakoutHeld, day] ?? double.NaN;
        return held;
    }

    /// <summary>Adds what a table lacks on a day; when one of its series has no bar, that alone.</summary>
    private void Add(
        List<AbsentFigure> missing, FigureTable table, Func<string, int, string?> explain, int day, string prefix,
        ReadOnlySpan<BarSeries> series = default, string? key = null)
    {
        foreach (var one in series)
        {
            if (one.HasBar(day))
                continue;
            missing.Add(new AbsentFigure(key!, Absence.WithoutBar(one.Id, _history.Calendar[day])));
            return;
        }

        foreach (var figure in table.Ids)
            if (explain(figure, day) is { } reason)
                missing.Add(new AbsentFigure(prefix + figure, reason));
    }
}
