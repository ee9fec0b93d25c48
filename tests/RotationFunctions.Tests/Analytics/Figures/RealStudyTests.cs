using RotationFunctions.Analytics;
using RotationFunctions.Tests.Analytics.Support;

namespace RotationFunctions.Tests.Analytics;

/// <summary>What the study behind the definitions found on real prices since 1990, measured again.</summary>
public sealed class RealStudyTests
{
    private static readonly DateOnly First = new(1990, 1, 1);

    [Fact]
    public void Stance_SeesTheLargestMonthsAndNeverStandsAgainstThem()
    {
        var judged = RealJudgement.Real;
        var (score, stances) = (judged.Score, judged.Score.Stances);
        var days = Days(judged);
        double Lead(int day) => score.Pair.Table[FigureIds.Spread(Window.OneMonth), day]!.Value;
        int[] largest = [.. days.OrderByDescending(day => Math.Abs(Lead(day))).Take((int)Math.Round(days.Length * 0.02))];
        Assert.Equal(0.874, largest.Average(day => Within(day, Side(Lead(day))) ? 1.0 : 0), 5e-4);
        Assert.DoesNotContain(largest, day => Within(day, Side(-Lead(day))));

        bool Within(int day, Stance stance) => Enumerable.Range(day, 6).Any(d => d < judged.Days && stances[d] == stance);

        static Stance Side(double lead) => lead > 0 ? Stance.Rotation : Stance.LargeCapLeadership;
    }

    [Fact]
    public void Stance_ChangesSixAndAHalfTimesAYear()
    {
        var judged = RealJudgement.Real;
        var days = Days(judged);
        int[] changes = [.. days.Skip(1).Where(day => judged.Score.Stances[day] != judged.Score.Stances[day - 1])];
        Assert.Equal(6.5, changes.Length / (days.Length / 252.0), 0.05);
        int[] spells = [.. changes.Prepend(days[0]).Zip(changes, (from, to) => to - from).Order()];
        Assert.Equal(29, spells[spells.Length / 2]);
    }

    [Fact]
    public void Score_DoesNotJumpWithTheYear()
    {
        var judged = RealJudgement.Real;
        var score = judged.Score.Score;
        // On average the first trading day of a year moves it no more than three times as far as any day does.
        int[] days = Days(judged);
        double Move(int day) => Math.Abs(score[day] - score[day - 1]);
        int[] firsts = [.. days.Skip(1).Where(day => judged.Calendar[day].Year != judged.Calendar[day - 1].Year)];
        Assert.True(firsts.Average(Move) < 3 * days.Skip(1).Average(Move), $"{firsts.Average(Move)} against {days.Skip(1).Average(Move)}");
    }

    [Fact]
    public void Stress_NeverLowFarUnderTheHigh()
    {
        var judged = RealJudgement.Real;
        int[] deep = [.. Days(judged).Where(day => judged.Stress.Falls[day] > 0.25 && judged.StressRisk.Level(day) is not null)];
        Assert.True(deep.Length > 300, $"Only {deep.Length} days.");
        Assert.All(deep, day => Assert.True(judged.StressRisk.Level(day) >= RiskLevel.MediumHigh, $"{judged.Calendar[day]}"));
    }

    /// <summary>Stress measures and does not warn: more was gained after days of high stress than after any day.</summary>
    [Fact]
    public void Stress_IsHighestAtLows()
    {
        var judged = RealJudgement.Real;
        double Next(int day) => (judged.Closes[day + 63 - judged.Start] / judged.Closes[day - judged.Start]) - 1;
        int[] told = [.. Enumerable.Range(judged.Start, judged.Days - 63 - judged.Start).Where(day => judged.StressRisk.Level(day) is not null)];
        Assert.Equal(0.0769, Median(told.Where(day => judged.StressRisk.Level(day) == RiskLevel.High)), 5e-5);
        Assert.Equal(0.0307, Median(told), 5e-5);

        double Median(IEnumerable<int> days) => Quantiles.Of([.. days.Select(Next).Order()], 0.5);
    }

    [Fact]
    public void Patterns_NoneConfirmedBeyondItsHeadItsTargetOrAYear()
    {
        var judged = RealJudgement.Real;
        foreach (var history in (PatternHistory[])[judged.Inverse, judged.Top])
        {
            var confirmed = 0;
            for (var day = 0; day < judged.Closes.Length; day++)
            {
                if (history.StateOn(day) != PatternStatus.Confirmed)
                    continue;
                var (life, sign, close) = (history.On(day)!, (int)history.On(day)!.Kind, judged.Closes[day]);
                Assert.True(sign * close >= sign * judged.Closes[life.Shape.E3] && sign * close < sign * life.Target && day - life.Break <= 252, $"{judged.Calendar[judged.Start + day]}");
                confirmed++;
            }

            Assert.True(confirmed > 500, $"Only {confirmed} days have a confirmed pattern.");
        }
    }

    private static int[] Days(RealJudgement judged)
        => [.. Enumerable.Range(0, judged.Days).Where(day => judged.Calendar[day] >= First && judged.Score.Stances[day] is not null)];
}
