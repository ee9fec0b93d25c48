using RotationFunctions.Analytics;
using RotationFunctions.Tests.Analytics.Support;

namespace RotationFunctions.Tests.Analytics;

public sealed class PolicyTests
{
    /// <summary>
    /// CME's published example, settlements of 2022-09-12: October has no meeting, so its 96.9400 (3.0600 %) is the end of
    /// September; with 97.4475 (2.5525 %) as the average of 20 days before and 10 after, September started at 2.2987 and moved by
    /// 0.7613. CME counts the meeting's last day, the 21st, at the new rate; here a decision counts from the day after it, so
    /// the 20th is what makes the same split.
    /// </summary>
    [Fact]
    public void Path_PublishedMonth()
    {
        var path = FedFundsFutures.Path(
            [new(new(2022, 9, 1), 100 - 97.4475, new(2022, 9, 20)), new(new(2022, 10, 1), 100 - 96.94, null)]);
        // Printed as a price: 97.7013; (30 × 2.5525 − 10 × 3.06)/20 = 2.29875.
        Assert.Equal(100 - 97.7013, path[0].Start!.Value, 0.00006);
        Assert.Equal(2.29875, path[0].Start!.Value, 1e-10);
        Assert.Equal(0.7613, path[0].End!.Value - path[0].Start!.Value, 0.00006);
    }

    [Fact]
    public void Path_ChainsBackwardByHand()
    {
        // (days, decision, average): May without one ends April: (30 × 3.48 − 1 × 3.45)/29 = 3.481034…; that ends March:
        // (31 × 3.57 − 13 × 3.481034…)/18 = 3.634253…; February has none: 3.63; January: (31 × 3.64 − 3 × 3.63)/28 = 3.641071….
        var path = FedFundsFutures.Path(
        [
            Month(2026, 1, 3.64, 28), Month(2026, 2, 3.63), Month(2026, 3, 3.57, 18), Month(2026, 4, 3.48, 29), Month(2026, 5, 3.45),
        ]);
        Assert.Equal([3.6410714285714287, 3.63, 3.6342528735632182, 3.481034482758621, 3.45], path.Select(m => Math.Round(m.Start!.Value, 13)), (a, b) => Math.Abs(a - b) < 1e-12);
        Assert.Equal([3.63, 3.63, 3.481034482758621, 3.45, 3.45], path.Select(m => m.End!.Value), (a, b) => Math.Abs(a - b) < 1e-12);

        var decisions = FedFundsFutures.Decisions(path, new(2026, 1, 22));
        Assert.Equal<DateOnly>([new(2026, 1, 28), new(2026, 3, 18), new(2026, 4, 29)], decisions.Select(d => d.Day));
        // −0.0443 of a step: one cut with 0.0443, none with 0.9557.
        Assert.Equal(0.0442857142857, decisions[0].Distribution[-1], 1e-10);
        Assert.Equal(0.9557142857143, decisions[0].Distribution[0], 1e-10);
        Assert.Equal([-3, -2, -1, 0], decisions[2].Distribution.Keys);
        Assert.Equal([0.0033692950569, 0.0986120514127, 0.573965220542, 0.324053432988], decisions[2].Distribution.Values, (a, b) => Math.Abs(a - b) < 1e-11);
        Assert.Equal(1, decisions[2].Distribution.Values.Sum(), 1e-12);
    }

    [Fact]
    public void Path_AMissingMonthLeavesWhatNeedsItUntold()
    {
        var path = FedFundsFutures.Path([Month(2026, 1, 3.64, 28), Month(2026, 3, 3.57, 18), Month(2026, 5, 3.45)]);
        Assert.All(path.Take(2), m => Assert.Null(m.Start));
        Assert.Equal(3.45, path[2].Start);
        Assert.Empty(FedFundsFutures.Decisions(path, new(2026, 1, 22)));
    }

    [Fact]
    public void Path_TheLastMonthHasADecision()
    {
        var path = FedFundsFutures.Path([Month(2026, 2, 3.63), Month(2026, 3, 3.57, 18)]);
        Assert.Equal((3.63, 3.63), (path[0].Start!.Value, path[0].End!.Value));
        Assert.Equal((3.57, null, null, new DateOnly(2026, 3, 18)), (path[1].Average, path[1].Start, path[1].End, path[1].Decision));
    }

    [Fact]
    public void Path_AMonthBeyondTheScheduleIsNotWithoutADecision()
    {
        var path = FedFundsFutures.Path([Month(2026, 12, 3.4, 9), new(new(2027, 1, 1), 3.3, null, IsScheduled: false)]);
        Assert.All(path, m => Assert.Null(m.Start));
    }

    [Fact]
    public void Path_ADecisionOnTheLastDay()
    {
        // 31 January 2024: the whole month runs at the old rate.
        var path = FedFundsFutures.Path([Month(2024, 1, 5.33, 31), Month(2024, 2, 5.25)]);
        Assert.Equal((5.33, 5.25), (path[0].Start!.Value, path[0].End!.Value));
    }

    [Fact]
    public void Decisions_OfExactlyOneStep()
    {
        var decision = FedFundsFutures.Decisions([new(new(2026, 1, 1), 3.6, 3.75, 3.5, new(2026, 1, 28))], new(2026, 1, 1)).Single();
        Assert.Equal(new Dictionary<int, double> { [-1] = 1 }, decision.Distribution);
    }

    [Fact]
    public void Schedule_KnownFromItsAnnouncement()
    {
        var schedule = FomcSchedule.Published;
        Assert.Equal(new DateOnly(2026, 1, 28), schedule.Decision(new(2026, 1, 1), new(2026, 1, 22)));
        Assert.Null(schedule.Decision(new(2026, 2, 1), new(2026, 1, 22)));
        Assert.True(schedule.Covers(new(2026, 2, 1), new(2026, 1, 22)));
        Assert.False(schedule.Covers(new(2026, 2, 1), new(2024, 8, 8)));
        Assert.False(schedule.Covers(new(2027, 3, 1), new(2025, 9, 4)));
        Assert.True(schedule.Covers(new(2027, 3, 1), new(2025, 9, 5)));
        Assert.False(schedule.Covers(new(2028, 2, 1), new(2026, 1, 22)));
    }

    [Fact]
    public void Schedule_TwoDecisionsInAMonth()
    {
        var error = Assert.Throws<ArgumentException>(() => new FomcSchedule([new(new(2024, 1, 1), new(2024, 1, 1), new(2024, 12, 1), [new(2024, 3, 3), new(2024, 3, 18)])]));
        Assert.Contains("2024-03", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Schedule_OneDecisionAMonthIsAllowed()
    {
        var schedule = Schedule(new(2026, 1, 28), new(2026, 3, 18), new(2027, 1, 27));
        Assert.Equal(new DateOnly(2027, 1, 27), schedule.Decision(new(2027, 1, 31), new(2026, 1, 1)));
        Assert.Null(schedule.Decision(new(2026, 1, 1), new(2025, 12, 31)));
    }

    [Fact]
    public void Schedule_EveryPublishedDecisionIsOnAWeekday()
    {
        for (var month = new DateOnly(2024, 1, 1); month <= new DateOnly(2028, 1, 1); month = month.AddMonths(1))
            if (FomcSchedule.Published.Decision(month, new(2026, 1, 1)) is { } day)
                Assert.True(day.DayOfWeek is DayOfWeek.Wednesday or DayOfWeek.Thursday, $"{day}");
        Assert.Equal(8, Enumerable.Range(1, 12).Count(m => FomcSchedule.Published.Decision(new(2026, m, 1), new(2026, 1, 1)) is not null));
    }

    [Fact]
    public void Day_CutsPricedAndGap()
    {
        // The decision of 9 December is the year's last: December 2026 averages 3.30; January 2027 has one on the 27th, and
        // February, beyond the month asked for, has none: 3.10. January: (31 × 3.15 − 4 × 3.10)/27; that is December's end.
        var figures = Policy(
            new(2026, 1, 22),
            Future("2026-12", 96.70), Future("2027-01", 96.85), Future("2027-02", 96.90));
        var end = ((31 * 3.15) - (4 * 3.10)) / 27;
        var day = figures.On(0);
        Assert.Equal((3.64 - end) * 100, day.CutsPricedYearEnd!.Value, 1e-9);
        // Dots of 3.4 under a target mid of 3.625: 22.5 basis points of cuts.
        Assert.Equal(((3.64 - end) * 100) - 22.5, day.Gaps[2026], 1e-9);
        Assert.Equal(day.Gaps[2026], figures.Table[RotationIds.PolicyGap, 0]);
        Assert.Equal([3.30, 3.15, 3.10], day.Path.Select(m => m.Average), (a, b) => Math.Abs(a - b) < 1e-9);
        Assert.Equal<DateOnly>([new(2026, 12, 9), new(2027, 1, 27)], day.Decisions.Select(d => d.Day));
        Assert.Null(figures.Explain(RotationIds.CutsPriced, 0));
        // With futures the proxy steps back.
        Assert.Null(day.TwoYearProxy);
        Assert.Equal(-0.04, figures.Table[RotationIds.TwoYearProxy, 0]!.Value, 1e-12);
    }

    [Fact]
    public void Day_WithoutFuturesTheProxy()
    {
        var figures = Policy(new(2026, 1, 22));
        var day = figures.On(0);
        Assert.Equal(-0.04, day.TwoYearProxy!.Value, 1e-12);
        Assert.Null(day.CutsPricedYearEnd);
        Assert.Empty(day.Path);
        Assert.Empty(day.Decisions);
        Assert.Empty(day.Gaps);
        Assert.Empty(figures.Refused(0));
        Assert.Contains("no settlements", figures.Explain(RotationIds.CutsPriced, 0)?.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(100.01)]
    [InlineData(89.99)]
    public void Day_AnImpossibleSettlementIsRefused(double settlement)
    {
        var figures = Policy(new(2026, 1, 22), Future("2026-12", 96.70), Future("2027-01", settlement), Future("2027-02", 96.90));
        Assert.Null(figures.On(0).CutsPricedYearEnd);
        var reason = figures.Explain(RotationIds.CutsPriced, 0);
        Assert.Contains("2027-01", reason?.Text, StringComparison.Ordinal);
        Assert.Contains("outside 90 to 100", reason?.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(90)]
    [InlineData(100)]
    public void Day_TheBoundsOfASettlementAreSettlements(double settlement)
    {
        var figures = Policy(new(2026, 1, 22), Future("2026-12", settlement));
        Assert.Empty(figures.Refused(0));
        Assert.Equal(100 - settlement, figures.On(0).Path.Single().Average);
    }

    [Fact]
    public void Day_EverySettlementIsRefused()
    {
        var figures = Policy(new(2026, 1, 22), Future("2026-12", 101), Future("2027-01", 0));
        Assert.Equal([new DateOnly(2026, 12, 1), new(2027, 1, 1)], figures.Refused(0).Select(r => r.Month));
        Assert.Equal("The future of 2026-12 settled at 101 on 2026-01-22, outside 90 to 100.", figures.Explain(RotationIds.CutsPriced, 0)?.Text);
        // Nothing is priced, so the proxy stands in.
        Assert.Equal(-0.04, figures.On(0).TwoYearProxy!.Value, 1e-12);
        Assert.Empty(figures.On(0).Path);
    }

    [Fact]
    public void Day_ARefusedMonthThatIsNotNeededIsNotTheReason()
    {
        var figures = Policy(new(2026, 1, 22), Future("2026-08", 101), Future("2026-12", 96.70), Future("2027-02", 96.90));
        Assert.Contains("needs the futures of 2026-12, 2027-01, 2027-02", figures.Explain(RotationIds.CutsPriced, 0)?.Text, StringComparison.Ordinal);
        Assert.Equal("2026-08", $"{figures.Refused(0).Single().Month:yyyy-MM}");
    }

    [Theory]
    [InlineData(11, "2026-11, 2026-12")]
    [InlineData(1, "2026-01, 2026-02")]
    public void Day_TheYearsLastDecisionIsNotInDecember(int month, string needed)
    {
        // The month of the decision averages 3.6, the one after it 3.5: that is the rate at the year's end.
        var universe = MarketRoles.UnitedStates with { Meetings = Schedule(new DateOnly(2026, month, 28)) };
        var decided = FormattableString.Invariant($"2026-{month:00}");
        var figures = Policy(universe, new(2026, 1, 22), Future(decided, 96.4), Future(FormattableString.Invariant($"2026-{month + 1:00}"), 96.5));
        Assert.Equal((3.64 - 3.5) * 100, figures.On(0).CutsPricedYearEnd!.Value, 1e-9);
        figures = Policy(universe, new(2026, 1, 22), Future(decided, 96.4));
        Assert.Contains($"needs the futures of {needed}; those of the day are {decided}.", figures.Explain(RotationIds.CutsPriced, 0)?.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Day_NothingPublished()
    {
        DateOnly today = new(2026, 1, 21);
        var history = new MarketHistory(new([today]), "SPY", [new BarSeries("SPY", 0, [1], [1], [1], [1], null, null)],
            [new("EFFR", [new(2026, 1, 22)], [3.64]), new("ZQ.2026-12", [today], [96.7])]);
        var figures = PolicyFigures.Of(history, MarketRoles.UnitedStates);
        var day = figures.On(0);
        Assert.Null(day.Rate ?? day.TargetLower ?? day.TargetUpper ?? day.TargetMid ?? day.TwoYearProxy ?? day.CutsPricedYearEnd);
        Assert.Null(day.Projections);
        foreach (var (figure, series) in (ReadOnlySpan<(string, string)>)[
            (RotationIds.PolicyRate, "EFFR"), (RotationIds.TargetLower, "DFEDTARL"), (RotationIds.TargetUpper, "DFEDTARU"), (RotationIds.TargetMid, "DFEDTARL"),
            (RotationIds.TwoYearProxy, "EFFR"), (RotationIds.CutsPriced, "EFFR")])
            Assert.Equal($"No {series} had been published by 2026-01-21.", figures.Explain(figure, 0)?.Text);

        // With the effective rate known it is the two-year yield that is lacking, and with the futures the target range.
        figures = PolicyFigures.Of(
            new MarketHistory(new([today]), "SPY", history.Bars,
                [new("EFFR", [today], [3.64]), new("ZQ.2026-12", [today], [96.7]), new("ZQ.2027-01", [today], [96.85]), new("ZQ.2027-02", [today], [96.9])]),
            MarketRoles.UnitedStates);
        Assert.Equal("No DGS2 had been published by 2026-01-21.", figures.Explain(RotationIds.TwoYearProxy, 0)?.Text);
        Assert.Null(figures.Explain(RotationIds.CutsPriced, 0));
        Assert.Equal("No DFEDTARL had been published by 2026-01-21.", figures.Explain(RotationIds.PolicyGap, 0)?.Text);
    }

    [Fact]
    public void Day_AMissingMonthIsNamed()
    {
        var figures = Policy(new(2026, 1, 22), Future("2026-12", 96.70), Future("2027-02", 96.90));
        Assert.Contains("2026-12, 2027-02", figures.Explain(RotationIds.CutsPriced, 0)?.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Day_TheScheduleDoesNotReachTheEndOfTheYear()
        => Assert.Contains("does not reach", Policy(new(2030, 1, 22), [new("ZQ.2030-12", [new(2030, 1, 22)], [96.7])]).Explain(RotationIds.CutsPriced, 0)?.Text, StringComparison.Ordinal);

    [Fact]
    public void Day_AProjectionPublishedLaterIsNotSeen()
    {
        var figures = Policy(new(2026, 1, 22), new ObservationSeries("FEDTARMD.2027", [new(2025, 12, 10), new(2026, 3, 18)], [3.1, 9.9]));
        var projections = figures.On(0).Projections!;
        Assert.Equal(new DateOnly(2025, 12, 10), projections.Published);
        Assert.Equal(new Dictionary<string, double> { ["2026"] = 3.4, ["2027"] = 3.1 }, projections.Medians);
    }

    [Fact]
    public void Day_ATargetThatTheLatestProjectionsLeaveOut()
    {
        var figures = Policy(new(2026, 4, 1), new ObservationSeries("FEDTARMD.2027", [new(2026, 3, 18)], [3.1]));
        Assert.Equal(["2027"], figures.On(0).Projections!.Medians.Keys);
    }

    private static FuturesMonth Month(int year, int month, double average, int? decision = null)
        => new(new(year, month, 1), average, decision is { } day ? new(year, month, day) : null);

    private static ObservationSeries Future(string month, double settlement) => new("ZQ." + month, [new(2026, 1, 22)], [settlement]);

    /// <summary>A calendar of 2026 and 2027, announced at the start of 2026.</summary>
    private static FomcSchedule Schedule(params DateOnly[] decisions) => new([new(new(2026, 1, 1), new(2026, 1, 1), new(2027, 12, 1), decisions)]);

    private static PolicyFigures Policy(DateOnly date, params ObservationSeries[] more) => Policy(MarketRoles.UnitedStates, date, more);

    private static PolicyFigures Policy(MarketRoles universe, DateOnly date, params ObservationSeries[] more)
    {
        var spy = new BarSeries("SPY", 0, [1], [1], [1], [1], null, null);
        var known = new DateOnly(2026, 1, 21);
        return PolicyFigures.Of(
            new MarketHistory(new([date]), "SPY", [spy],
            [
                new("EFFR", [known], [3.64]), new("DFEDTARL", [known], [3.5]), new("DFEDTARU", [known], [3.75]), new("DGS2", [known], [3.60]),
                new("FEDTARMD.2026", [new(2025, 12, 10)], [3.4]), .. more,
            ]),
            universe);
    }
}
