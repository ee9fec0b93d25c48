using RotationFunctions.Analytics.Rolling;

namespace RotationFunctions.Analytics;

/// <summary>
/// The conditions of the opportunities (section 9).
/// </summary>
/// <remarks>
/// <list type="table">
/// <item><term>smallCapBreakout</term><description>the breakout of the small-cap index stands and small caps' relative strength is at its 63-day high</description></item>
/// <item><term>microCaps</term><description>micro caps returned more than small caps over 63 days, and their ratio was at its 63-day high on one of the last 5 days</description></item>
/// <item><term>regionalBanks</term><description>their relative strength rises (slope over 63 days above zero), and over 63 days the two-year yield fell or the ten-year less the two-year yield rose</description></item>
/// <item><term>cyclicals</term><description>cyclical less defensive sectors over a month above zero with a percentile of at least 0.75, and more than half of the sectors beat the benchmark</description></item>
/// <item><term>smallValue</term><description>small value returned more than small growth over 63 days, and the slope of their ratio's logarithm is above zero with t above 2</description></item>
/// <item><term>credit</term><description>high yield less its interest-rate part returned more than nothing over 63 days, and as much as in the upper quartile of its past</description></item>
/// </list>
/// What followed is measured on total returns: of the pair that the condition is about, else against the benchmark.
/// </remarks>
internal sealed class OpportunityRules
{
    private const int RecentDays = 5;
    private const double UpperQuartile = 0.75;

    private readonly MarketHistory _history;
    private readonly MarketRoles _roles;
    private readonly IReadOnlyDictionary<string, InstrumentFigures> _instruments;
    private readonly Func<string, string, PairFigures?> _pair;
    private readonly CreditExcess? _excess;

    /// <param name="history">The history.</param>
    /// <param name="roles">Which series stands for what.</param>
    /// <param name="instruments">Figures of instruments by id.</param>
    /// <param name="pair">Figures of a pair; null when one of the two is missing.</param>
    /// <param name="excess">High yield less its interest-rate part; null when one of the two funds is missing.</param>
    public OpportunityRules(
        MarketHistory history, MarketRoles roles, IReadOnlyDictionary<string, InstrumentFigures> instruments, Func<string, string, PairFigures?> pair,
        CreditExcess? excess)
        => (_history, _roles, _instruments, _pair, _excess) = (history, roles, instruments, pair, excess);

    /// <summary>Every opportunity on every day.</summary>
    /// <param name="breakoutHeld">Whether the breakout stands, 1 or 0, on the calendar's days.</param>
    /// <param name="whyNoBreakout">Why that is absent on a day.</param>
    /// <param name="sectors">The sectors.</param>
    public OpportunityHistory[] All(double[] breakoutHeld, Func<int, Reason?> whyNoBreakout, SectorFigures sectors)
    {
        var u = _roles;
        var benchmark = _history.Benchmark.Id;
        var cyclicals = RotationIds.CyclicalMinusDefensive(Window.OneMonth);
        var breadth = RotationIds.SectorBreadth(Window.OneMonth);
        return
        [
            Make(RotationIds.SmallCapBreakout, [u.SmallCap], benchmark,
                [new Condition(RotationIds.BreakoutHeld, breakoutHeld, 1, Comparison.AtLeast, whyNoBreakout)],
                [OfPair(u.SmallCap, benchmark, RotationIds.NewHigh(Window.ThreeMonths), 1, Comparison.AtLeast)]),
            Make(RotationIds.MicroCaps, [u.MicroCap], u.SmallCap,
                [OfPair(u.MicroCap, u.SmallCap, FigureIds.Spread(Window.ThreeMonths), 0, Comparison.Above)],
                [RecentHigh()]),
            Make(RotationIds.RegionalBanks, [u.RegionalBanks], benchmark,
                [OfPair(u.RegionalBanks, benchmark, RotationIds.Slope, 0, Comparison.Above)],
                Yields()),
            Make(RotationIds.Cyclicals, u.Sectors.Group(MarketSectors.Cyclical).Members, benchmark,
                [OfSectors(cyclicals, 0)],
                [new Condition(RotationIds.Percentile(cyclicals), sectors.Percentiles(cyclicals).OnCalendar(), UpperQuartile, Comparison.AtLeast,
                    day => sectors.Explain(cyclicals, day) ?? Reason.Of("percentile.needsEarlier", $"a percentile needs {PercentileHistory.AtLeast} earlier values."))],
                [OfSectors(breadth, 0.5)]),
            Make(RotationIds.SmallValue, [u.SmallValue], u.SmallGrowth,
                [OfPair(u.SmallValue, u.SmallGrowth, FigureIds.Spread(Window.ThreeMonths), 0, Comparison.Above)],
                [OfPair(u.SmallValue, u.SmallGrowth, RotationIds.Slope, 0, Comparison.Above)],
                [OfPair(u.SmallValue, u.SmallGrowth, RotationIds.SlopeT, 2, Comparison.Above)]),
            Credit(),
        ];

        Condition OfSectors(string figure, double threshold)
            => new(figure, sectors.Table.Column(figure).ToArray(), threshold, Comparison.Above, day => sectors.Explain(figure, day));
    }

    private OpportunityHistory Make(string id, IReadOnlyList<string> of, string against, params Condition[][] alternatives)
    {
        var held = of.Select(_instruments.GetValueOrDefault).OfType<InstrumentFigures>().ToArray();
        var than = _instruments.GetValueOrDefault(against);
        return new OpportunityHistory(id, _history.Calendar, alternatives).Followed(of, against, _history.Calendar, (window, day) =>
        {
            if (held.Length < of.Count || than is null)
                return double.NaN;
            double sum = 0;
            foreach (var instrument in held)
                sum += instrument.TotalReturn(window, day).Fraction;
            return (sum / held.Length) - than.TotalReturn(window, day).Fraction;
        });
    }

    private Condition OfPair(string a, string b, string figure, double threshold, Comparison comparison)
    {
        var pair = _pair(a, b);
        return new Condition($"{a}-{b}/{figure}", OnCalendar(pair?.Table, figure), threshold, comparison, day => WhyAbsent(a, b, pair, figure, day));
    }

    /// <summary>1 where the ratio of micro to small caps was at its 63-day high on one of the last five days.</summary>
    private Condition RecentHigh()
    {
        string micro = _roles.MicroCap, small = _roles.SmallCap, figure = RotationIds.NewHigh(Window.ThreeMonths);
        var pair = _pair(micro, small);
        var recent = OnCalendar(pair?.Table, figure);
        var highs = recent.ToArray();
        recent.AsSpan().Fill(double.NaN);
        if (pair is not null)
        {
            var fold = new HighestFold(highs, Coverage.Of(RecentDays), recent);
            SlidingFold.Run<HighestFold, Highest>(ref fold, pair.Table.Start, highs.Length, RecentDays);
        }

        return new Condition(
            RotationIds.MicroCaps + ".recentHigh", recent, 1, Comparison.AtLeast,
            day => WhyAbsent(micro, small, pair, figure, day) ?? Reason.Of("microCaps.noComparison", $"The ratio lacks a 63-day comparison on one of the last {RecentDays} days."));
    }

    /// <summary>The two-year yield fell, or the ten-year less the two-year yield rose, between what was known 63 days ago and now.</summary>
    private Condition[] Yields()
    {
        var fall = YieldChanges.Of(_history, _roles.TwoYearYield);
        var steepening = YieldChanges.Between(_history, _roles.TenYearYield, _roles.TwoYearYield);
        // One that is absent leaves the condition untold.
        for (var day = 0; day < fall.Length; day++)
            if (double.IsNaN(steepening[day]))
                fall[day] = double.NaN;
        return
        [
            new(RotationIds.RegionalBanks + ".twoYearChange", fall, 0, Comparison.Under, WhyAbsent),
            new(RotationIds.RegionalBanks + ".curveChange", steepening, 0, Comparison.Above, WhyAbsent),
        ];

        Reason? WhyAbsent(int day) => Reason.Of("yields.needBoth", $"{_roles.TwoYearYield} and {_roles.TenYearYield} must have been published of late on {_history.Calendar[day]:yyyy-MM-dd} and 63 trading days before.");
    }

    /// <summary>High yield less its interest-rate part over 63 days, above zero and in its upper quartile; what follows is the same over the days ahead.</summary>
    private OpportunityHistory Credit()
    {
        var percentile = RotationIds.Percentile(RotationIds.CreditExcess);
        var quarter = _excess?.Quarter ?? Columns.Absent(_history.Calendar.Count);
        var history = new PercentileHistory(_history.Calendar, 0, quarter);
        return new OpportunityHistory(
            RotationIds.Credit, _history.Calendar,
            [new(RotationIds.CreditExcess, quarter, 0, Comparison.Above, WhyAbsent)],
            [new(percentile, history.OnCalendar(), UpperQuartile, Comparison.AtLeast, day => WhyAbsent(day) ?? TooFew(day))])
            .Followed([_roles.HighYield], _roles.LongTreasury, _history.Calendar, (window, day) => _excess?.Over(window, day) ?? double.NaN);

        Reason? WhyAbsent(int day)
        {
            foreach (var id in (ReadOnlySpan<string>)[_roles.HighYield, _roles.LongTreasury])
                if (_history.Instrument(id) is not { } series || day < series.Start)
                    return Absence.NotBegun(id, _history.Calendar[day]);
            return _excess!.Explain(day);
        }

        static Reason TooFew(int _) => Reason.Of("percentile.needsEarlier", $"a percentile needs {PercentileHistory.AtLeast} earlier values.");
    }

    private Reason? WhyAbsent(string a, string b, PairFigures? pair, string figure, int day)
    {
        foreach (var id in (ReadOnlySpan<string>)[a, b])
            if (_history.Instrument(id) is not { } series || day < series.Start)
                return Absence.NotBegun(id, _history.Calendar[day]);
        return pair!.Explain(figure, day);
    }

    private double[] OnCalendar(FigureTable? table, string figure)
        => table is null ? Columns.Absent(_history.Calendar.Count) : Columns.OnCalendar(table.Column(figure), table.Start, _history.Calendar.Count);
}
