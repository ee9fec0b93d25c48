using RotationFunctions.Analytics;
using RotationFunctions.Tests.Analytics.Support;

namespace RotationFunctions.Tests.Analytics;

public sealed class StancesTests
{
    private const int Days = 260;
    private const int Peak = 149;

    private static readonly TradingCalendar Calendar = SyntheticMarket.Calendar(Days);

    [Fact]
    public void Day_SpellsChangesAndRecord()
    {
        // The ratio rises ever faster to the peak, so its slope is above zero from the 63rd day (62) on, and falls after it: from 190 on under zero.
        var score = Enumerable.Repeat(double.NaN, Days).ToArray();
        score[60] = 90; // No slope yet.
        score[62] = 70; // Rotation.
        score[64] = 56;
        score[65] = 54; // Mixed.
        score[66] = 70; // Rotation again.
        score[190] = 60; // Still, whatever the slope.
        score[200] = 30; // From one to the other on one day.
        score[201] = 70; // Mixed: the slope is under zero.
        var stances = Stances(score);
        Assert.Null(stances.On(60));
        Assert.Null(stances.On(61));
        Assert.Null(stances.On(63));

        (int Day, Stance Stance, int Since, double Changes)[] expected =
        [
            (62, Stance.Rotation, 62, 0), (64, Stance.Rotation, 62, 0), (65, Stance.Mixed, 65, 1 / (3 / 252.0)), (66, Stance.Rotation, 66, 2 / (4 / 252.0)),
            (190, Stance.Rotation, 66, 2 / (5 / 252.0)), (200, Stance.LargeCapLeadership, 200, 3 / (6 / 252.0)), (201, Stance.Mixed, 201, 4 / (7 / 252.0)),
        ];
        foreach (var (day, stance, since, changes) in expected)
        {
            var actual = stances.On(day)!;
            Assert.Equal((stance, Calendar[since], changes), (actual.Value, actual.Since, actual.ChangesPerYear));
        }

        // What followed earlier spells of the same stance, and not this one: rotation from 62, mixed from 65.
        Assert.Equal((0, 1), (stances.On(66)!.TrackRecord.Over63.Count, stances.On(190)!.TrackRecord.Over63.Count));
        Assert.Equal((Level(125) / Level(62)) - 1, stances.On(190)!.TrackRecord.Over63.Mean!.Value, 1e-12);
        Assert.Equal((Level(128) / Level(65)) - 1, stances.On(201)!.TrackRecord.Over63.Mean!.Value, 1e-12);
        Assert.Equal(0, stances.On(200)!.TrackRecord.Over63.Count);
    }

    private static double Level(int day) => day <= Peak ? Math.Exp(0.00005 * day * day) : Level(Peak) * Math.Pow(0.98, day - Peak);

    private static Stances Stances(double[] score)
    {
        double[] level = [.. Enumerable.Range(0, Days).Select(Level)], flat = [.. Enumerable.Repeat(1.0, Days)];
        var history = new MarketHistory(
            Calendar, "B", [new("B", 0, flat, flat, flat, flat, null, null), new("X", 0, level, level, level, level, null, null)], []);
        var figures = InstrumentFigures.OfAll(history).ToDictionary(f => f.Series.Id);
        return new Stances(score, PairFigures.Of(figures["X"], figures["B"]), new OutcomeHistory(["X"], figures, history));
    }
}
