using RotationFunctions.Analytics;
using RotationFunctions.Tests.Analytics.Support;

namespace RotationFunctions.Tests.Analytics;

/// <summary>
/// Opportunities and risks on every day of a market, against their conditions written down a second time: from the figures that the same
/// day serves, and for yields and bonds from the series. How often each was met is counted day by day along the way.
/// </summary>
[Slow]
public sealed class ServedRatingsPropertiesTests
{
    private static readonly string[] Ids =
        [RotationIds.SmallCapBreakout, RotationIds.MicroCaps, RotationIds.RegionalBanks, RotationIds.Cyclicals, RotationIds.SmallValue, RotationIds.Credit];

    private static readonly string[] Risks =
        [
        RotationIds.Overextension, RotationIds.RateSensitivity, RotationIds.Stress, RotationIds.CreditRisk, RotationIds.LiquidityRisk, RotationIds.PolicyRisk,
        RotationIds.SeasonalityRisk,
    ];

    public static TheoryData<string> Markets => ["demo", "invented"];

    [Theory]
    [MemberData(nameof(Markets))]
    public void Opportunities_ServedWhenTheirConditionHoldsAndOnlyThen(string market)
    {
        var (history, analysis) = Market(market);
        var told = Ids.ToDictionary(id => id, _ => (Days: 0, Held: 0));
        var days = new List<RotationDay>();
        for (var at = 0; at < history.Calendar.Count; at++)
        {
            var day = analysis.On(at);
            days.Add(day);
            foreach (var id in Ids)
            {
                var holds = Holds(id, days, history);
                var what = $"{id} on {day.AsOf:yyyy-MM-dd}";
                var served = day.Opportunities.SingleOrDefault(o => o.Id == id);
                Assert.True(holds is true == served is not null, $"{what}: the condition holds: {holds}, it is served: {served is not null}");
                Assert.True(holds is null == day.Missing.Any(m => m.Id == id), $"{what}: its reason is not among the missing, or is without need");
                if (served is not null)
                {
                    Assert.All(served.Conditions, c => Assert.True(c is { Value: not null, Threshold: not null, Met: not null }, $"{what}: {c.Figure} is not told"));
                    Assert.True(served.Conditions.Count(c => c.Met is true) >= (id == RotationIds.RegionalBanks ? 2 : served.Conditions.Count), what);
                    Assert.Equal(told[id].Days, served.DaysOfPast);
                    Assert.Equal(told[id].Days == 0 ? null : (double)told[id].Held / told[id].Days, served.ShareOfPast);
                    Assert.All(served.Records!.Horizons, h => Assert.True(h.Independent <= h.Entries && h.Entries <= told[id].Held && h.BaseDays <= told[id].Days, what));
                }

                if (holds is not null)
                    told[id] = (told[id].Days + 1, told[id].Held + (holds is true ? 1 : 0));
            }
        }

        // Both outcomes of every condition were seen.
        Assert.All(told, t => Assert.True(t.Value.Held > 0 && t.Value.Held < t.Value.Days, $"{t.Key} held on {t.Value.Held} of {t.Value.Days} days."));
    }

    [Theory]
    [MemberData(nameof(Markets))]
    public void Risks_TheLevelIsThatOfTheInputsServedWithIt(string market)
    {
        var (history, analysis) = Market(market);
        var past = Risks.ToDictionary(id => id, _ => new int[4]);
        for (var at = 0; at < history.Calendar.Count; at++)
        {
            var day = analysis.On(at);
            foreach (var id in Risks)
            {
                var rating = day.Risks.SingleOrDefault(r => r.Id == id);
                var what = $"{id} on {day.AsOf:yyyy-MM-dd}";
                Assert.True(rating?.Level is null == day.Missing.Any(m => m.Id == id), $"{what}: its reason is not among the missing, or is without need");
                if (rating is null)
                    continue;
                var level = LevelOf(rating);
                Assert.True(level == (int?)rating.Level, $"{what}: {rating.Level} instead of {level}");
                Assert.Equal(past[id].Sum(), rating.Past.Days);
                foreach (var (one, share) in rating.Past.Shares)
                    Assert.Equal((double)past[id][(int)one] / past[id].Sum(), share);
                Assert.Equal(level is null, rating.SetBy is null);
                if (level is { } known)
                    past[id][known]++;
            }
        }

        // The simulated market has no futures, and its years are too few for analogs to be rated.
        Assert.All(
            Risks.Where(id => market != "demo" || id is not (RotationIds.PolicyRisk or RotationIds.SeasonalityRisk)),
            id => Assert.True(past[id].Sum() > 0, $"{id} was never rated."));
        Assert.True(past.Values.Sum(levels => levels.Count(n => n > 0)) > 5, "Too few levels were met.");
    }

    private static (MarketHistory History, RotationAnalysis Analysis) Market(string name)
    {
        if (name == "demo")
            return (MarketReports.Demo.History, MarketReports.Demo.Rotation);
        var history = SyntheticMarket.Whole(20, 1700);
        return (history, RotationAnalysis.Of(history, InstrumentFigures.OfAll(history)));
    }

    /// <summary>Whether a condition holds on the last of some days; null when one of its figures is absent.</summary>
    private static bool? Holds(string id, List<RotationDay> days, MarketHistory history)
    {
        var today = days[^1];
        return id switch
        {
            RotationIds.SmallCapBreakout => All(today.Technicals?.Range is null ? null : today.Technicals.Breakout is not null, NewHigh(today, "IWM", "SPY")),
            RotationIds.MicroCaps => All(
                Above(Pair(today, "IWC", "IWM")?.Spreads["3M"], 0),
                days.Count < 5 || days[^5..].Exists(d => NewHigh(d, "IWC", "IWM") is null) ? null : days[^5..].Exists(d => NewHigh(d, "IWC", "IWM") is true)),
            RotationIds.RegionalBanks => All(Above(Pair(today, "KRE", "SPY")?.Slope, 0), YieldsTurned(days.Count - 1, history)),
            RotationIds.Cyclicals => All(
                Above(today.Sectors.Windows["1M"].CyclicalMinusDefensive, 0),
                today.Sectors.Percentiles["sector.cyclicalMinusDefensive.1M"] is { } percentile ? percentile.Value >= 0.75 : null,
                Above(today.Sectors.Windows["1M"].Breadth, 0.5)),
            RotationIds.SmallValue => All(
                Above(Pair(today, "IWN", "IWO")?.Spreads["3M"], 0), Above(Pair(today, "IWN", "IWO")?.Slope, 0), Above(Pair(today, "IWN", "IWO")?.SlopeT, 2)),
            _ => CreditImproved(days.Count - 1, history),
        };
    }

    private static bool? All(params ReadOnlySpan<bool?> conditions)
    {
        var all = true;
        foreach (var condition in conditions)
        {
            if (condition is not { } met)
                return null;
            all &= met;
        }

        return all;
    }

    private static bool? Above(double? value, double threshold) => value is { } known ? known > threshold : null;

    private static PairDay? Pair(RotationDay day, string a, string b) => day.Pairs.SingleOrDefault(p => p.A == a && p.B == b);

    private static bool? NewHigh(RotationDay day, string a, string b) => Pair(day, a, b)?.NewHighs["3M"];

    /// <summary>The two-year yield fell or the curve steepened over 63 trading days, of yields at most five trading days old on both days.</summary>
    private static bool? YieldsTurned(int day, MarketHistory history)
    {
        if (day < 63)
            return null;
        double? Known(string id, int at)
        {
            var yields = history.Observation(id)!;
            return yields.LastPublished(history.Calendar[at]) is { } published && at - history.Calendar.IndexAtOrBefore(published.AddDays(-1)) <= 5
                ? yields.KnownOn(history.Calendar[at])
                : null;
        }

        return (Known("DGS2", day - 63), Known("DGS10", day - 63), Known("DGS2", day), Known("DGS10", day)) is ({ } two, { } ten, { } twoNow, { } tenNow)
            ? twoNow < two || tenNow - twoNow > ten - two
            : null;
    }

    /// <summary>Total return of HYG less a quarter of TLT's over 63 days: above zero, and above three quarters of its earlier values, at least 252.</summary>
    private static bool? CreditImproved(int day, MarketHistory history)
    {
        BarSeries high = history.Instrument("HYG")!, bonds = history.Instrument("TLT")!;
        double Total(BarSeries series, int at) => (series.Adjusted.Values[at - series.Start] / series.Adjusted.Values[at - 63 - series.Start]) - 1;
        double? Excess(int at) => at < 63 + Math.Max(high.Start, bonds.Start) || Total(high, at) - (0.25 * Total(bonds, at)) is not (var excess and (< 0 or >= 0)) ? null : excess;
        if (Excess(day) is not { } now)
            return null;
        double[] earlier = [.. Enumerable.Range(0, day).Select(Excess).OfType<double>()];
        return earlier.Length < 252 ? null : now > 0 && (earlier.Count(e => e < now) + (earlier.Count(e => e == now) / 2.0)) / earlier.Length >= 0.75;
    }

    /// <summary>The level that the inputs of a rating give; null when one is absent.</summary>
    private static int? LevelOf(RiskRating rating)
    {
        var values = rating.Inputs.Select(i => i.Value).ToArray();
        switch (rating.Id)
        {
            case RotationIds.Overextension:
                return values is [{ } percentile, { } rsi, { } distance] ? (percentile >= 0.9 ? 1 : 0) + (rsi >= 70 ? 1 : 0) + (distance >= 2 ? 1 : 0) : null;
            case RotationIds.RateSensitivity:
                return values[1] is { } t ? t > -1 ? 0 : t > -2 ? 1 : t > -3 ? 2 : 3 : null;
            case RotationIds.Stress:
                return values is [_, { } volatility, _, { } fall, _] ? Percentile((volatility + fall) / 2) : null;
            case RotationIds.CreditRisk or RotationIds.LiquidityRisk:
                return values[^1] is { } value ? Percentile(value) : null;
            case RotationIds.PolicyRisk:
                return values[0] is { } gap ? Math.Abs(gap) < 25 ? 0 : Math.Abs(gap) < 50 ? 1 : Math.Abs(gap) < 75 ? 2 : 3 : null;
            default:
                return values[0] is { } share ? share < 0.5 ? 0 : share < 0.65 ? 1 : share < 0.8 ? 2 : 3 : null;
        }

        static int Percentile(double value) => value < 0.5 ? 0 : value < 0.75 ? 1 : value < 0.9 ? 2 : 3;
    }
}
