using RotationFunctions.Analytics;
using RotationFunctions.Tests.Analytics.Support;

namespace RotationFunctions.Tests.Analytics;

/// <summary>The life of a head-and-shoulders pattern, on straight lines between turning points.</summary>
public sealed class PatternHistoryTests
{
    // Shoulder 100, peak 120, head 90, peak 118, shoulder 101: the neckline is 120 − 0.04(t − 50), 118.8 at the head, height 28.8. The second shoulder
    // is known above 105.04, at 0.75 a day on day 126. Above the neckline when 101 + 0.75(t − 120) > 122 − 0.04t: t > 140.5, so on day 141, at 116.36.
    // Target 145.16, stop 0.96 × 116.36 = 111.7056.
    private static readonly (int Day, double Price)[] Shape = [(0, 130), (30, 100), (50, 120), (80, 90), (100, 118), (120, 101), (160, 131)];

    [Fact]
    public void Confirmed_LevelTargetAndStopAreFixed()
    {
        var history = Inverse([.. Shape, (170, 125)]);
        Assert.Equal((PatternStatus.None, PatternStatus.Forming), (history.StateOn(125), history.StateOn(126)));
        Assert.Equal((PatternStatus.Forming, PatternStatus.Confirmed), (history.StateOn(140), history.StateOn(141)));
        var life = history.On(170)!;
        Assert.Equal(new PatternShape(30, 50, 80, 100, 120, 126), life.Shape);
        Assert.Equal((141, 141), (life.Break, life.Seen));
        Assert.Equal(116.36, life.Level, 1e-9);
        Assert.Equal(145.16, life.Target, 1e-9);
        Assert.Equal(111.7056, life.Stop, 1e-9);
        Assert.Equal(118.8, life.NecklineAtHead, 1e-9);
        Assert.Equal(28.8 / 118.8, life.RelativeHeight, 1e-9);
        Assert.Equal((PatternStatus.Confirmed, PatternLife.Never), (history.StateOn(170), life.End));
        Assert.Same(history.On(141), life);
    }

    [Fact]
    public void Reached_ToldFor21DaysAndThenNoLonger()
    {
        // 131 + 0.75(t − 160) reaches 145.16 on day 179.
        var history = Inverse([.. Shape, (200, 161), (205, 161)]);
        Assert.Equal((PatternStatus.Confirmed, PatternStatus.Reached), (history.StateOn(178), history.StateOn(179)));
        Assert.Equal(179, history.On(200)!.End);
        Assert.Equal((PatternStatus.Reached, PatternStatus.None), (history.StateOn(200), history.StateOn(201)));
        Assert.Null(history.On(201));
        Assert.Equal((0, 1, 1), (history.RecordOn(178).Ended, history.RecordOn(179).Ended, history.RecordOn(179).Reached));
    }

    [Theory]
    [InlineData(111.71, PatternStatus.Confirmed)] // just above the stop
    [InlineData(111.70, PatternStatus.Failed)] // and under it
    public void Failed_ACloseUnderTheStop(double close, PatternStatus expected)
    {
        var history = Inverse([.. Shape, (161, close)]);
        Assert.Equal(expected, history.StateOn(161));
        Assert.Equal(expected == PatternStatus.Failed ? 1 : 0, history.RecordOn(161).Failed);
    }

    [Fact]
    public void Expired_AYearAfterTheBreakWhateverTheCloseIs()
    {
        // Day 141 + 253 = 394; its close is under the stop, but expiry is tested first.
        var history = Inverse([.. Shape, (393, 131), (394, 100), (420, 100)]);
        Assert.Equal((PatternStatus.Confirmed, PatternStatus.Expired), (history.StateOn(393), history.StateOn(394)));
        Assert.Equal((1, 0), (history.RecordOn(394).Expired, history.RecordOn(394).Failed));
        Assert.Null(history.RecordOn(394).P);
    }

    [Theory]
    [InlineData(90, PatternStatus.Forming)] // at the head is not under it
    [InlineData(89.99, PatternStatus.None)]
    public void Forming_UntilACloseUnderTheHead(double close, PatternStatus expected)
        => Assert.Equal(expected, Inverse([.. Shape[..^1], (130, 108), (131, close)]).StateOn(131));

    [Fact]
    public void Forming_UntilTheHeadIsTooLongAgo()
    {
        // Peaks of 120: a level neckline.
        (int, double)[] shape = [(0, 130), (30, 100), (50, 120), (80, 90), (100, 120), (120, 101), (130, 110)];
        var history = Inverse([.. shape, (600, 110)]);
        Assert.Equal((PatternStatus.Forming, PatternStatus.None), (history.StateOn(584), history.StateOn(585)));
        // A break on that day is none, one on the day before is.
        Assert.Equal(PatternStatus.None, Inverse([.. shape, (584, 110), (585, 121)]).StateOn(585));
        Assert.Equal(PatternStatus.Confirmed, Inverse([.. shape, (583, 110), (584, 121)]).StateOn(584));
    }

    [Fact]
    public void BrokenBeforeItCouldBeSeen_ToldFromTheLaterDay()
    {
        // Peaks 120 and 112: the neckline is 128 − 0.16t. 105 + 0.25(t − 120) is above it on day 130 (at 107.2), above 1.04 × 105 = 109.2 only on day 137.
        var history = Inverse([(0, 130), (30, 100), (50, 120), (80, 90), (100, 112), (120, 105), (140, 110)]);
        Assert.Equal((PatternStatus.None, PatternStatus.Confirmed), (history.StateOn(136), history.StateOn(137)));
        Assert.Equal((130, 137), (history.On(137)!.Break, history.On(137)!.Seen));
        Assert.Equal(107.2, history.On(137)!.Level, 1e-9);
    }

    [Fact]
    public void ReachedOnTheDayOfTheBreak_NeverTold()
    {
        var history = Inverse([.. Shape[..^1], (121, 150), (180, 150)]);
        Assert.All(Enumerable.Range(121, 60), day => Assert.Equal(PatternStatus.None, history.StateOn(day)));
        Assert.Equal(0, history.RecordOn(180).Ended);
    }

    [Fact]
    public void Driftless_TheChanceOfAPriceThatGoesNowhere()
    {
        // Told on day 141 at 116.75: ln(116.75/111.7056)/ln(145.16/111.7056).
        var history = Inverse([.. Shape, (161, 100)]);
        Assert.Equal(Math.Log(116.75 / 111.7056) / Math.Log(145.16 / 111.7056), history.RecordOn(161).ReachedDriftless, 1e-9);
        Assert.Equal(RecordVerdict.TooFew, history.RecordOn(161).Verdict);
        // None of one reached, at a chance of 0.168: twice the chance of none is more than one.
        Assert.Equal(1, history.RecordOn(161).P);
    }

    [Fact]
    public void Mirror_ATopOnPricesWhoseLogarithmsAreTheNegatives()
    {
        foreach (var rest in new (int, double)[][] { [(200, 180), (240, 180)], [(161, 100)], [(393, 131), (394, 100), (420, 100)], [] })
        {
            var closes = Paths.Of([.. Shape, .. rest]);
            var (inverse, top) = (new PatternHistory(closes, PatternKind.Inverse), new PatternHistory(closes.Mirrored(), PatternKind.Top));
            Assert.Equal(inverse.StateOn(closes.Length - 1), top.StateOn(closes.Length - 1));
            Assert.Equal(inverse.RecordOn(closes.Length - 1).Ended, top.RecordOn(closes.Length - 1).Ended);
            Assert.Equal(inverse.On(closes.Length - 1)?.Shape.E3, top.On(closes.Length - 1)?.Shape.E3);
        }
    }

    [Fact]
    public void Top_ByHand()
    {
        // The mirror of the shape about 100: shoulder 100, trough 80, head 110, trough 82, shoulder 99. The neckline is 80 + 0.04(t − 50), 81.2 at the head, height 28.8.
        // Under it when 99 − 0.75(t − 120) < 78 + 0.04t: on day 141, at 83.64. Target 54.84, stop 1.04 × 83.64 = 86.9856.
        var closes = Array.ConvertAll(Paths.Of([.. Shape, (165, 131)]), close => 200 - close);
        var history = new PatternHistory(closes, PatternKind.Top);
        var life = history.On(165)!;
        Assert.Equal((PatternStatus.Forming, PatternStatus.Confirmed), (history.StateOn(140), history.StateOn(165)));
        Assert.Equal((141, 83.64, 54.84, 86.9856), (life.Break, Math.Round(life.Level, 9), Math.Round(life.Target, 9), Math.Round(life.Stop, 9)));
        closes[^1] = 87;
        Assert.Equal(PatternStatus.Failed, new PatternHistory(closes, PatternKind.Top).StateOn(165));
    }

    [Fact]
    public void Scale_DoubledPricesDoubleTheLevelsAndChangeNoState()
    {
        var closes = Wander(4, 3000);
        var doubled = Array.ConvertAll(closes, close => 2 * close);
        foreach (var kind in Enum.GetValues<PatternKind>())
        {
            var (one, two) = (new PatternHistory(closes, kind), new PatternHistory(doubled, kind));
            for (var day = 0; day < closes.Length; day++)
            {
                Assert.Equal(one.StateOn(day), two.StateOn(day));
                Assert.Equal(2 * one.On(day)?.Target, two.On(day)?.Target);
            }
        }
    }

    /// <summary>Every state, day and level against the definition applied anew to each day: all triples, every life, the choice.</summary>
    [Slow]
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void EveryDay_AgreesWithTheDefinitionAppliedAnew(int seed)
    {
        var closes = Wander(seed, 1200);
        closes[seed * 200] = double.NaN;
        var states = new HashSet<PatternStatus>();
        foreach (var kind in Enum.GetValues<PatternKind>())
        {
            var history = new PatternHistory(closes, kind);
            for (var day = 120; day < closes.Length; day += 6)
            {
                var expected = SlowPatterns.On(closes[..(day + 1)], kind == PatternKind.Inverse);
                var life = history.On(day);
                Assert.Equal(expected.State, history.StateOn(day));
                Assert.Equal(expected.Points, life is { Shape: var s } ? [s.E1, s.E2, s.E3, s.E4, s.E5] : null);
                if (expected.Break is { } broken)
                    Assert.Equal((broken, expected.Target), (life!.Break, life.Target));
                var record = history.RecordOn(day);
                Assert.Equal((expected.Reached, expected.Failed, expected.Expired), (record.Reached, record.Failed, record.Expired));
                states.Add(expected.State);
            }
        }

        Assert.True(states.Count >= 4, $"Only {string.Join(", ", states)} were met.");
    }

    private static PatternHistory Inverse((int Day, double Price)[] points) => new(Paths.Of(points), PatternKind.Inverse);

    private static double[] Wander(int seed, int days)
    {
        var level = 100.0;
        return [.. SyntheticMarket.Moves(new Random(seed), days, 0, 0.011).Select(move => Math.Round(level *= Math.Exp(move), 2))];
    }
}
