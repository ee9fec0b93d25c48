using System.Globalization;
using RotationFunctions.Analytics;

namespace RotationFunctions.Tests.Analytics;

public sealed class StanceRuleTests
{
    // m mixed, r rotation, l large caps lead, - none; a dash among the scores is a day without one.
    [Theory]
    [InlineData("80 80 80 80 80", "m m m m r")] // a trading week in the upper quartile
    [InlineData("75 75 75 75 75 50", "m m m m r r")] // the bound itself counts, the middle is in neither half
    [InlineData("80 80 80 80 74.9 80 80 80 80 80", "m m m m m m m m m r")] // one day short begins anew
    [InlineData("20 20 20 20 20", "m m m m l")]
    [InlineData("25 25 25 25 25 50", "m m m m l l")]
    [InlineData("80 80 80 80 80 49 51 49 49", "m m m m r r r r m")] // two closes in a row in the lower half
    [InlineData("20 20 20 20 20 51 49 51 51", "m m m m l l l l m")]
    [InlineData("80 80 80 80 80 25", "m m m m r m")] // never against a score beyond the other bound
    [InlineData("20 20 20 20 20 75", "m m m m l m")]
    [InlineData("80 80 80 80 80 10 10 10 10 10", "m m m m r m m m m l")] // across: out on the first day, in on the fifth
    [InlineData("20 20 20 20 20 90 90 90 90 90", "m m m m l m m m m r")]
    [InlineData("80 80 80 80 - 80 80 80 80 80", "m m m m - m m m m r")] // a gap resets the counts
    [InlineData("80 80 80 80 80 49 - 49 49", "m m m m r r - r m")] // and the state carries over
    [InlineData("80 80 80 80 80 60 60 60 60 60 60", "m m m m r r r r r r r")] // between the bounds nothing changes
    public void FromDayToDay(string scores, string expected)
    {
        var rule = default(StanceRule);
        var found = scores.Split(' ').Select(score => rule.Next(score == "-" ? double.NaN : double.Parse(score, CultureInfo.InvariantCulture)) switch
        {
            null => "-",
            Stance.Rotation => "r",
            Stance.LargeCapLeadership => "l",
            _ => "m",
        });
        Assert.Equal(expected, string.Join(' ', found));
    }

    [Fact]
    public void Spells_SinceDaysChangesAndShares()
    {
        double[] score = [double.NaN, 80, 80, 80, 80, 80, double.NaN, 80, 20, 60];
        var history = new StanceHistory(score);
        Assert.Null(history[0]);
        Assert.Equal((Stance.Mixed, 1, 4), (history[4], history.Since(4), history.DaysInSpell(4)));
        Assert.Equal((Stance.Rotation, 5, 1), (history[5], history.Since(5), history.DaysInSpell(5)));
        Assert.Null(history[6]);
        // The spell goes on behind the day without a score, which is no day of it.
        Assert.Equal((5, 2, 6), (history.Since(7), history.DaysInSpell(7), history.DaysTold(7)));
        // Eight days with a stance: four mixed, two in rotation, two mixed again; two changes.
        Assert.Equal((8, 2 / 8.0 * 252), (history.DaysTold(9), history.ChangesPerYear(9)));
        Assert.Equal((0.25, 0.75, 0), (history.Share(Stance.Rotation, 9), history.Share(Stance.Mixed, 9), history.Share(Stance.LargeCapLeadership, 9)));
        Assert.Equal([null, false, false, false, false, true, null, true, false, false], history.Is(Stance.Rotation));
    }

    /// <summary>Small and large caps exchanged: every score is reflected at 50, and every stance is the other side's.</summary>
    [Fact]
    public void Mirror_AScoreReflectedAtItsMiddle()
    {
        var random = new Random(7);
        var (there, back) = (default(StanceRule), default(StanceRule));
        var score = 50.0;
        var seen = new HashSet<Stance?>();
        for (var day = 0; day < 20_000; day++)
        {
            score = Math.Clamp(Math.Round((score + random.Next(-12, 13)) * 4) / 4, 0, 100);
            var stance = there.Next(score);
            seen.Add(stance);
            Assert.Equal(stance switch { Stance.Rotation => Stance.LargeCapLeadership, Stance.LargeCapLeadership => Stance.Rotation, _ => Stance.Mixed }, back.Next(100 - score));
        }

        Assert.Equal(3, seen.Count);
    }
}
