using RotationFunctions.Analytics;
using RotationFunctions.Tests.Analytics.Support;

namespace RotationFunctions.Tests.Analytics;

public sealed class RecordTests
{
    private const double None = double.NaN;

    [Fact]
    public void Record_EntriesIndependentOnesAndTheBase()
    {
        // Horizon of two days. It cannot be told on day 0 and day 6; it begins on 1 (the first day that can be told counts), 3, 4 no (holds already), 7 no (held on the last
        // day that could be told), and 9.
        bool?[] holds = [null, true, false, true, true, true, null, true, false, true, false, false];
        double[] outcomes = [9, 0.01, 0.02, -0.03, 0.04, 0.05, 9, -0.01, 0, 0.02, None, None];
        var history = History(holds, outcomes, 2);

        // Outcomes of days up to 9 are complete on day 11. Entries 1, 3, 9; each two days after the last kept.
        var record = history.On(11);
        Assert.Equal((2, 3, 3, 2), (record.Days, record.Entries, record.Independent, record.Positive));
        Assert.Equal(0.01, record.Median);
        Assert.Equal(2 / 3.0, record.SharePositive);
        // All days that can be told, 1 to 5 and 7 to 9: 0.01 0.02 −0.03 0.04 0.05 −0.01 0 0.02; zero is not positive.
        Assert.Equal((8, 0.015, 5 / 8.0), (record.BaseDays, record.BaseMedian, record.BaseSharePositive));
        // P(X ≤ 2) = 1 − (5/8)³; P(X ≥ 2) = 3·(5/8)²·(3/8) + (5/8)³ = 350/512, the smaller tail doubled is over one.
        Assert.Equal(1, record.P!.Value, 1e-12);
        Assert.Equal((RecordVerdict.TooFew, RecordDirection.For), (record.Verdict, record.Direction));
        Assert.Equal([(1, 0.01, true, 1), (3, -0.03, true, 4), (9, 0.02, true, 1)], history.Entries(11).Select(e => (e.Day, e.Outcome, e.Independent, e.Spell)));

        // The day before, that of 9 is not complete.
        Assert.Equal((2, 7), (history.On(10).Entries, history.On(10).BaseDays));
        Assert.Equal((0, 0), (history.On(2).Entries, history.On(2).BaseDays));
        Assert.Equal((null, null, null, null, RecordVerdict.TooFew), (history.On(2).SharePositive, history.On(2).Interval, history.On(2).P, history.On(2).Direction, history.On(2).Verdict));
    }

    [Fact]
    public void Record_AnEntryTooSoonAfterTheLastKeptIsNotIndependent()
    {
        bool?[] holds = [true, false, true, false, true, false, false, false];
        double[] outcomes = [0.01, 0.01, -0.02, 0.01, 0.03, None, None, None];
        var history = History(holds, outcomes, 3);
        // Entries 0, 2, 4; 2 lies two days after 0, 4 lies four days after it.
        Assert.Equal([true, false, true], history.Entries(7).Select(e => e.Independent));
        Assert.Equal((3, 2, 2), (history.On(7).Entries, history.On(7).Independent, history.On(7).Positive));
    }

    [Fact]
    public void Record_AnEntryWithoutAnOutcomeIsNone()
    {
        var history = History([true, false, true, false, false, false], [None, 0.01, 0.02, 0.01, None, None], 2);
        Assert.Equal((1, 1), (history.On(5).Entries, history.On(5).Independent));
    }

    /// <summary>The record of each day is that of a history that ends on it.</summary>
    [Fact]
    public void Record_NoLookAhead()
    {
        var random = new Random(5);
        const int Days = 600, Horizon = 21;
        bool?[] holds = [.. Enumerable.Range(0, Days).Select(_ => random.Next(20) switch { 0 => (bool?)null, < 9 => true, _ => false })];
        double[] outcomes = [.. Enumerable.Range(0, Days).Select(day => day + Horizon < Days ? Math.Round(random.NextDouble() - 0.5, 3) : None)];
        var whole = History(holds, outcomes, Horizon);
        for (var day = 0; day < Days; day += 7)
        {
            double[] known = [.. outcomes[..(day + 1)].Select((outcome, start) => start + Horizon <= day ? outcome : None)];
            Assert.Equal(History(holds[..(day + 1)], known, Horizon).On(day), whole.On(day));
        }
    }

    [Fact]
    public void AfterLevels_AgreesWithTheDefinitionAppliedAnew()
    {
        var random = new Random(6);
        const int Days = 700;
        RiskLevel?[] levels = [.. Enumerable.Range(0, Days).Select(day => day % 17 == 0 ? null : (RiskLevel?)random.Next(4))];
        var level = 100.0;
        double[] closes = [.. SyntheticMarket.Moves(random, Days, 0, 0.01).Select(move => level *= Math.Exp(move))];
        var after = new AfterLevels(levels, AfterLevels.WorstFalls(closes));
        foreach (var day in (int[])[62, 63, 64, 200, 699])
        {
            foreach (var one in Enum.GetValues<RiskLevel>())
            {
                int[] starts = [.. Enumerable.Range(0, Days).Where(start => start + 63 <= day && levels[start] == one)];
                double[] falls = [.. starts.Select(start => Math.Min(0, (closes[(start + 1)..(start + 64)].Min() / closes[start]) - 1)).Order()];
                var kept = new List<int>();
                foreach (var start in starts)
                    if (kept.Count == 0 || start - kept[^1] >= 63)
                        kept.Add(start);
                var found = after.On(one, day);
                Assert.Equal((falls.Length, kept.Count), (found.Days, found.Independent));
                if (falls.Length == 0)
                {
                    Assert.Equal((null, null, null), (found.Mean, found.Median, found.WorstTenth));
                    continue;
                }

                Assert.Equal(falls.Average(), found.Mean!.Value, 1e-12);
                Assert.Equal((Quantiles.Of(falls, 0.5), Quantiles.Of(falls, 0.1)), (found.Median, found.WorstTenth));
            }
        }
    }

    [Fact]
    public void WorstFalls_NoneIsZeroAndNoneBeforeTheyAreComplete()
    {
        double[] rising = [.. Enumerable.Range(0, 70).Select(i => 100.0 + i)];
        var falls = AfterLevels.WorstFalls(rising);
        Assert.Equal((0, 0), (falls[0], falls[6]));
        Assert.True(double.IsNaN(falls[7]));
        rising[40] = 50;
        Assert.Equal(-0.5, AfterLevels.WorstFalls(rising)[0]);
    }

    private static ConditionHistory History(bool?[] holds, double[] outcomes, int days)
        => new(holds, new RecordBase([.. holds.Select(h => h is not null)], outcomes, days));
}
