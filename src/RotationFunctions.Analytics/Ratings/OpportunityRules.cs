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
/// <item><term>credit</term><description>the slope of the logarithm of high yield over investment grade, dividends included, is above zero with t above 2</description></item>
/// </list>
/// </remarks>
internal sealed class OpportunityRules
{
    private const int QuarterDays = 63;
    private const int RecentDays = 5;

    private readonly MarketHistory _history;
    private readonly RotationUniverse _universe;
    private readonly IReadOnlyDictionary<string, InstrumentFigures> _instruments;
    private readonly Func<string, string, PairFigures?> _pair;

    /// <param name="history">The history.</param>
    /// <param name="universe">Which series stands for what.</param>
    /// <param name="instruments">Figures of instruments by id.</param>
    /// <param name="pair">Figures of a pair; null when one of the two is missing.</param>
    public OpportunityRules(
        MarketHistory history, RotationUniverse universe, IReadOnlyDictionary<string, InstrumentFigures> instruments, Func<string, string, PairFigures?> pair)
        => (_history, _universe, _instruments, _pair) = (history, universe, instruments, pair);

    /// <summary>Every opportunity on every day.</summary>
    /// <param name="breakoutHeld">Whether the breakout stands, 1 or 0, on the calendar's days.</param>
    /// <param name="whyNoBreakout">Why that is absent on a day.</param>
    /// <param name="sectors">The sectors.</param>
    public OpportunityHistory[] All(double[] breakoutHeld, Func<int, string?> whyNoBreakout, SectorFigures sectors)
    {
        var u = _universe;
        var benchmark = _history.Benchmark.Id;
        var cyclicals = RotationIds.CyclicalMinusDefensive(Window.OneMonth);
        var breadth = RotationIds.SectorBreadth(Window.OneMonth);
        return
        [
            Make(RotationIds.SmallCapBreakout, [u.SmallCap],
                [new Condition(RotationIds.BreakoutHeld, breakoutHeld, 1, Comparison.AtLeast, whyNoBreakout)],
                [OfPair(u.SmallCap, benchmark, RotationIds.NewHigh(Window.ThreeMonths), 1, Comparison.AtLeast)]),
            Make(RotationIds.MicroCaps, [u.MicroCap],
                [OfPair(u.MicroCap, u.SmallCap, FigureIds.Spread(Window.ThreeMonths), 0, Comparison.Above)],
                [RecentHigh()]),
            Make(RotationIds.RegionalBanks, [u.RegionalBanks],
                [OfPair(u.RegionalBanks, benchmark, RotationIds.Slope, 0, Comparison.Above)],
                Yields()),
            Make(RotationIds.Cyclicals, u.Sectors.Group(SectorUniverse.Cyclical).Members,
                [OfSectors(cyclicals, 0)],
                [new Condition(RotationIds.Percentile(cyclicals), Percentiles(sectors, cyclicals), 0.75, Comparison.AtLeast,
                    day => sectors.Explain(cyclicals, day) ?? FormattableString.Invariant($"a percentile needs {PercentileHistory.AtLeast} earlier values."))],
                [OfSectors(breadth, 0.5)]),
            Make(RotationIds.SmallValue, [u.SmallValue],
                [OfPair(u.SmallValue, u.SmallGrowth, FigureIds.Spread(Window.ThreeMonths), 0, Comparison.Above)],
                [OfPair(u.SmallValue, u.SmallGrowth, RotationIds.Slope, 0, Comparison.Above)],
                [OfPair(u.SmallValue, u.SmallGrowth, RotationIds.SlopeT, 2, Comparison.Above)]),
            Make(RotationIds.Credit, [u.HighYield], Credit()),
        ];

        Condition OfSectors(string figure, double threshold)
            => new(figure, sectors.Table.Column(figure).ToArray(), threshold, Comparison.Above, day => sectors.Explain(figure, day));
    }

    private OpportunityHistory Make(string id, IReadOnlyList<string> instruments, params Condition[][] alternatives)
        => new(id, _history.Calendar, new OutcomeHistory(instruments, _instruments, _history), alternatives);

    private Condition OfPair(string a, string b, string figure, double threshold, Comparison comparison)
    {
        var pair = _pair(a, b);
        return new Condition($"{a}-{b}/{figure}", OnCalendar(pair?.Table, figure), threshold, comparison, day => WhyAbsent(a, b, pair, figure, day));
    }

    /// <summary>1 where the ratio of micro to small caps was at its 63-day high on one of the last five days.</summary>
    private Condition RecentHigh()
    {
        string micro = _universe.MicroCap, small = _universe.SmallCap, figure = RotationIds.NewHigh(Window.ThreeMonths);
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
            day => WhyAbsent(micro, small, pair, figure, day) ?? FormattableString.Invariant($"The ratio lacks a 63-day comparison on one of the last {RecentDays} days."));
    }

    /// <summary>The two-year yield fell, or the ten-year less the two-year yield rose, between what was known 63 days ago and now.</summary>
    private Condition[] Yields()
    {
        var two = _history.Observation(_universe.TwoYearYield)?.AlignedOn(_history.Calendar);
        var ten = _history.Observation(_universe.TenYearYield)?.AlignedOn(_history.Calendar);
        double[] fall = new double[_history.Calendar.Count], steepening = new double[fall.Length];
        for (var day = 0; day < fall.Length; day++)
        {
            var known = two is not null && ten is not null && day >= QuarterDays;
            fall[day] = known ? Change(two![day], two[day - QuarterDays]) : double.NaN;
            steepening[day] = known ? Change(ten![day] - two![day], ten[day - QuarterDays] - two[day - QuarterDays]) : double.NaN;
        }

        return
        [
            new(RotationIds.RegionalBanks + ".twoYearChange", fall, 0, Comparison.Under, WhyAbsent),
            new(RotationIds.RegionalBanks + ".curveChange", steepening, 0, Comparison.Above, WhyAbsent),
        ];

        // Yields have two decimals: binary noise under that is not a move.
        static double Change(double now, double then) => Math.Round(now - then, 6);

        string? WhyAbsent(int day) => FormattableString.Invariant($"{_universe.TwoYearYield} and {_universe.TenYearYield} must have been published 63 trading days before {_history.Calendar[day]:yyyy-MM-dd}.");
    }

    /// <summary>Slope of the logarithm of high yield over investment grade on closes adjusted for dividends, and its t statistic.</summary>
    private Condition[][] Credit()
    {
        var (high, grade) = (_history.Instrument(_universe.HighYield), _history.Instrument(_universe.InvestmentGrade));
        double[] slope = new double[_history.Calendar.Count], t = new double[slope.Length];
        slope.AsSpan().Fill(double.NaN);
        t.AsSpan().Fill(double.NaN);
        if (high is { HasAdjusted: true } && grade is { HasAdjusted: true })
        {
            var start = Math.Max(high.Start, grade.Start);
            var end = Math.Min(high.Start + high.Count, grade.Start + grade.Count);
            if (start < end)
            {
                var ratio = new double[end - start];
                RelativeStrength.Ratio(high.Adjusted.Values[(start - high.Start)..], grade.Adjusted.Values[(start - grade.Start)..], ratio);
                RelativeStrength.Slope(ratio, QuarterDays, slope.AsSpan(start, ratio.Length), t.AsSpan(start, ratio.Length));
            }
        }

        return
        [
            [new(RotationIds.Credit + ".slope", slope, 0, Comparison.Above, WhyAbsent)],
            [new(RotationIds.Credit + ".t", t, 2, Comparison.Above, WhyAbsent)],
        ];

        string? WhyAbsent(int day)
        {
            foreach (var (id, series) in (ReadOnlySpan<(string, BarSeries?)>)[(_universe.HighYield, high), (_universe.InvestmentGrade, grade)])
            {
                if (series is null || day < series.Start)
                    return Absence.NotBegun(id, _history.Calendar[day]);
                if (!series.HasBar(day))
                    return Absence.WithoutBar(id, _history.Calendar[day]);
                if (!series.HasAdjusted)
                    return $"{id} has no closes adjusted for dividends.";
            }

            return FormattableString.Invariant($"It needs {QuarterDays} days with both, and a ratio that does not lie on a straight line.");
        }
    }

    private string? WhyAbsent(string a, string b, PairFigures? pair, string figure, int day)
    {
        foreach (var id in (ReadOnlySpan<string>)[a, b])
            if (_history.Instrument(id) is not { } series || day < series.Start)
                return Absence.NotBegun(id, _history.Calendar[day]);
        return pair!.Explain(figure, day);
    }

    private double[] OnCalendar(FigureTable? table, string figure)
        => table is null ? Columns.OnCalendar([], 0, _history.Calendar.Count) : Columns.OnCalendar(table.Column(figure), table.Start, _history.Calendar.Count);

    private double[] Percentiles(SectorFigures sectors, string figure)
    {
        var percentiles = new double[_history.Calendar.Count];
        for (var day = 0; day < percentiles.Length; day++)
            percentiles[day] = sectors.Percentiles(figure).At(day);
        return percentiles;
    }
}
