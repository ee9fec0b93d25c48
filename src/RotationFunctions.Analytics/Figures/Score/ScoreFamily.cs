namespace RotationFunctions.Analytics;

/// <summary>The rotation score and what is told beside it (section 9).</summary>
/// <remarks>
/// The pair is that of the indices; on a day on which one of them has no bar, that of the funds, with the funds' own whole history: a report never
/// mixes the two.
/// </remarks>
internal sealed class ScoreFamily : IDayFamily<ScoreDay>
{
    private const double UpperQuartile = 0.75;
    private const double LowerQuartile = 0.25;
    private static readonly Window[] CharacterWindows = [Window.OneMonth, Window.ThreeMonths];

    private readonly MarketFigures _market;
    private readonly SectorFigures _sectors;
    private readonly BasisScore? _indices, _funds;

    public ScoreFamily(MarketFigures market, SectorFigures sectors)
    {
        (_market, _sectors) = (market, sectors);
        var (roles, benchmark) = (market.Roles, market.Benchmark.Series.Id);
        if (market.Pair(roles.SmallCapIndex, roles.LargeCapIndex) is { } indices)
            _indices = new BasisScore(indices);
        if (market.Pair(roles.SmallCap, benchmark) is { } funds && !(_indices is { } first && Covers(first.Pair, funds)))
            _funds = new BasisScore(funds);
        FillTable(market.Table);
    }

    /// <summary>Every pair that some day's score is of.</summary>
    public IEnumerable<BasisScore> Bases => new[] { _indices, _funds }.OfType<BasisScore>();

    /// <summary>The pair whose history a day's score is of; null when neither has bars.</summary>
    public BasisScore? BasisOn(int day)
    {
        foreach (var basis in Bases)
            if (HasBars(basis.Pair, day))
                return basis;
        return null;
    }

    public ScoreDay On(int day, List<AbsentFigure> missing)
    {
        if (BasisOn(day) is not { } basis)
        {
            missing.Add(new AbsentFigure(RotationIds.Score, WhyNoBasis(day)));
            return new ScoreDay(null);
        }

        double? score = double.IsNaN(basis.Score[day]) ? null : basis.Score[day];
        if (score is null)
            missing.Add(new AbsentFigure(RotationIds.Score, Explain(basis, day)));
        return new ScoreDay(score)
        {
            Basis = [basis.Pair.A, basis.Pair.B],
            First = basis.First(day) is { } first ? _market.Calendar[first] : null,
            Leads = new OrderedDictionary<string, LeadDay>(BasisScore.Windows.Select(window => KeyValuePair.Create(
                window.Name, new LeadDay(basis.Pair.Table[FigureIds.Spread(window), day], basis.LeadPercentile(window, day))))),
            Context = new ScoreContext(
                basis.Pair.Table[RotationIds.Mansfield, day], basis.Pair.Percentiles(RotationIds.Mansfield).On(day),
                double.IsNaN(basis.DaysWon[day]) ? null : basis.DaysWon[day], basis.DaysWonPercentile(day)),
            Sizes = SizesOn(day),
            Character = new OrderedDictionary<string, CharacterDay>(CharacterWindows.Select(window => KeyValuePair.Create(window.Name, CharacterOn(window, day)))),
        };
    }

    private void FillTable(FigureTable table)
    {
        var score = table.Add(RotationIds.Score);
        var leads = BasisScore.Windows
            .Select(window => (Window: window, Lead: table.Add(RotationIds.Lead(window)), Percentile: table.Add(RotationIds.Percentile(RotationIds.Lead(window))))).ToArray();
        double[] won = table.Add(RotationIds.DaysWon), wonPercentile = table.Add(RotationIds.Percentile(RotationIds.DaysWon));
        for (var day = 0; day < score.Length; day++)
        {
            if (BasisOn(day) is not { } basis)
                continue;
            score[day] = basis.Score[day];
            won[day] = basis.DaysWon[day];
            wonPercentile[day] = basis.DaysWonPercentile(day)?.Value ?? double.NaN;
            foreach (var (window, lead, percentile) in leads)
            {
                lead[day] = basis.Pair.Table[FigureIds.Spread(window), day] ?? double.NaN;
                percentile[day] = basis.LeadPercentile(window, day)?.Value ?? double.NaN;
            }
        }
    }

    private SizeLadder SizesOn(int day)
    {
        var sizes = new List<SizeDay>();
        foreach (var size in _market.Roles.Sizes)
        {
            if (_market.NotBegun(day, size) is not null || _market.Pair(size, _market.Benchmark.Series.Id) is not { } pair)
                continue;
            var quarter = FigureIds.Spread(Window.ThreeMonths);
            sizes.Add(new SizeDay(size, pair.Table[FigureIds.Spread(Window.OneMonth), day], pair.Table[quarter, day], pair.Percentiles(quarter).On(day)));
        }

        return new SizeLadder(sizes, sizes.Count(size => size.Quarter is not null), sizes.Count(size => size.Quarter > 0));
    }

    private CharacterDay CharacterOn(Window window, int day)
    {
        var figure = RotationIds.CyclicalMinusDefensive(window);
        var percentile = _sectors.Percentiles(figure).On(day)?.Value;
        return new CharacterDay(_sectors.Table[figure, day], percentile, percentile switch
        {
            null => null,
            >= UpperQuartile => LeadershipCharacter.Cyclical,
            <= LowerQuartile => LeadershipCharacter.Defensive,
            _ => LeadershipCharacter.Neither,
        });
    }

    /// <summary>Whether one pair has bars on every day on which another has: then the other's score is that of no day.</summary>
    private bool Covers(PairFigures one, PairFigures other)
    {
        for (var day = other.Table.Start; day < _market.Calendar.Count; day++)
            if (HasBars(other, day) && !HasBars(one, day))
                return false;
        return true;
    }

    private bool HasBars(PairFigures pair, int day)
        => _market.History.Instrument(pair.A)?.HasBar(day) is true && _market.History.Instrument(pair.B)?.HasBar(day) is true;

    private Reason WhyNoBasis(int day)
    {
        var roles = _market.Roles;
        return Reason.All([.. new[] { roles.SmallCapIndex, roles.LargeCapIndex, roles.SmallCap, _market.Benchmark.Series.Id }
            .Select(id => _market.NotBegun(day, id) ?? (_market.History.Instrument(id)!.HasBar(day) ? null : Absence.WithoutBar(id, _market.Calendar[day])))
            .OfType<Reason>()]);
    }

    private static Reason Explain(BasisScore basis, int day)
    {
        var reasons = new List<Reason>();
        foreach (var window in BasisScore.Windows.Take(2))
        {
            var figure = FigureIds.Spread(window);
            if (basis.LeadPercentile(window, day) is null)
                reasons.Add(Reason.Of("score.part", $"{RotationIds.Lead(window)}: {basis.Pair.Explain(figure, day) ?? TooFew()}"));
        }

        return Reason.Of("score.partAbsent", $"A part is absent: {Reason.All(reasons)}");

        static Reason TooFew() => Reason.Of("percentile.ownNeedsEarlier", $"its percentile needs {PercentileHistory.AtLeast} earlier values.");
    }
}
