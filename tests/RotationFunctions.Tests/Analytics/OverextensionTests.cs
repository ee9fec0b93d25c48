using RotationFunctions.Analytics;
using RotationFunctions.Tests.Analytics.Support;

namespace RotationFunctions.Tests.Analytics;

public sealed class OverextensionTests
{
    private const int Start = 3;

    /// <summary>The distance from the 200-day average exists from the 200th day on, its deviation with 252 of them.</summary>
    private const int First = Start + 199 + 251;

    private const int Days = First + 60;

    private static readonly TradingCalendar Calendar = SyntheticMarket.Calendar(Days);

    [Fact]
    public void Level_NumberOfConditionsMet()
    {
        // A wave, then a rise of 0.3 % a day, then a fall: the conditions come one by one, and go.
        var figures = Index(day => day < First + 8 ? 100 + Math.Sin(day / 5.0) : 100 * Math.Pow(1.003, Math.Min(day - First - 8, 40 - (day - First - 8))));
        var risk = new Overextension(figures);
        var returns = figures.Column(FigureIds.Return(Window.OneMonth)).ToArray();
        var levels = new List<RiskLevel>();
        for (var day = First; day < Days; day++)
        {
            var earlier = returns[..(day - Start)].Where(r => !double.IsNaN(r)).ToArray();
            var now = returns[day - Start];
            var percentile = (earlier.Count(r => r < now) + (earlier.Count(r => r == now) / 2.0)) / earlier.Length;
            double strength = figures[FigureIds.Rsi14, day]!.Value, deviations = figures[FigureIds.DistanceSma200Deviations, day]!.Value;
            bool[] met = [percentile >= 0.9, strength >= 70, deviations >= 2];
            var level = (RiskLevel)met.Count(m => m);
            var rating = risk.On(day);
            Assert.Equal(
                [
                    new("^I/percentile.return.1M", percentile, 0.9, met[0]), new("^I/rsi.14", strength, 70, met[1]),
                    new("^I/distance.sma200.std", deviations, 2, met[2]),
                ],
                rating.Inputs);
            Assert.Equal((level, new RatingInput("risk.overextension.met", (int)level)), (rating.Level, rating.SetBy));
            Assert.Equal([1, 2, 3], rating.Bounds);
            Assert.Equal(levels.Count, rating.Past.Days);
            Assert.Null(risk.Explain(day));
            levels.Add(level);
        }

        Assert.Equal(4, levels.Distinct().Count());
    }

    [Fact]
    public void Percentile_OfExactlyNineTenthsIsMet()
    {
        // Returns over 21 days that grow day by day, 260 of them, then one between the 234th and the next: 234/260 = 0.9.
        var close = Enumerable.Range(0, Days - Start).Select(i => 100 * Math.Exp(1e-5 * i * i)).ToArray();
        double Return(int i) => (close[i] / close[i - 21]) - 1;
        const int last = 21 + 260;
        close[last] = close[last - 21] * (1 + ((Return(21 + 233) + Return(21 + 234)) / 2));
        var risk = new Overextension(Index(day => close[day - Start]));
        Assert.Equal(new RatingInput("^I/percentile.return.1M", 0.9, 0.9, true), risk.On(Start + last).Inputs[0]);
    }

    [Fact]
    public void Absence_OneOfTheThreeIsEnough()
    {
        var risk = new Overextension(Index(day => 100 + Math.Sin(day / 5.0)));
        var early = risk.On(First - 1);
        Assert.Equal((null, null), (early.Level, early.SetBy));
        Assert.Equal([true, true, false], early.Inputs.Select(i => i.Met is not null));
        Assert.Equal(new RatingInput("^I/distance.sma200.std", null, 2), early.Inputs[2]);
        Assert.Equal(
            $"distance.sma200.std of ^I is absent: It needs 450 trading days before {Calendar[First - 1]:yyyy-MM-dd}; ^I begins on {Calendar[Start]:yyyy-MM-dd}, 449 before it.",
            risk.Explain(First - 1)?.Text);
        Assert.Null(risk.On(Start - 1).Level);
        Assert.StartsWith("return.1M of ^I is absent: ^I has nothing dated", risk.Explain(Start - 1)?.Text, StringComparison.Ordinal);
    }

    private static InstrumentFigures Index(Func<int, double> level)
    {
        double[] close = [.. Enumerable.Range(Start, Days - Start).Select(level)];
        return Closes.Figures(Calendar, "^I", Start, close);
    }
}
