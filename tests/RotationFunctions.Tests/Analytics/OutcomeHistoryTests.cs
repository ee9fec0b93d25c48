using RotationFunctions.Analytics;
using RotationFunctions.Tests.Analytics.Support;

namespace RotationFunctions.Tests.Analytics;

public sealed class OutcomeHistoryTests
{
    private const int Days = 400;

    private static readonly TradingCalendar Calendar = SyntheticMarket.Calendar(Days);

    [Fact]
    public void Record_MeanMedianAndShare()
    {
        // The instrument stands at 100, but at 110, 95 and 100 again 63 days after 20, 10 and 0; the benchmark never moves.
        var outcomes = Outcomes(["X"], day => day switch { 83 => 110, 73 => 95, _ => 100 });
        var over63 = outcomes.Of([20, 10, 0], 200).Over63;
        Assert.Equal(3, over63.Count);
        Assert.Equal(0.05 / 3, over63.Mean!.Value, 1e-12);
        // Of 0.1, −0.05 and 0: the middle, not the second.
        Assert.Equal(0, over63.Median);
        // Nothing gained is no gain.
        Assert.Equal(1.0 / 3, over63.SharePositive);
    }

    [Fact]
    public void Record_AnOutcomeThatLaterDaysKnowIsNotYetComplete()
    {
        var outcomes = Outcomes(["X"], day => 100 + day);
        Assert.Equal([1, 2, 3], new[] { 72, 73, 200 }.Select(day => outcomes.Of([0, 10, 137], day).Over63.Count));
        // 147 is over after 252 days on the last one, 148 never.
        Assert.Equal([0, 1, 1, 2], new[] { 251, 252, 398, 399 }.Select(day => outcomes.Of([0, 147, 148], day).Over252.Count));
        Assert.Equal(2.52, outcomes.Of([0], 399).Over252.Mean!.Value, 1e-12);
    }

    [Fact]
    public void Record_HeldInEqualPartsAgainstTheBenchmark()
    {
        // X goes from 100 to 163, Y from 200 to 263, the benchmark from 50 to 113, each by one a day.
        var outcomes = Outcomes(["X", "Y"], day => 100 + day, day => 200 + day, day => 50 + day);
        var record = outcomes.Of([0], 63);
        Assert.Equal(["X", "Y"], record.Instrument);
        Assert.Equal(((0.63 + 0.315) / 2) - 1.26, record.Over63.Mean!.Value, 1e-12);
        Assert.Equal(0, record.Over63.SharePositive);
    }

    [Fact]
    public void Record_OneOfTheHeldIsMissing()
        => Assert.Equal(new Outcomes(0, null, null, null), Outcomes(["X", "Z"], day => 100 + day).Of([0], 63).Over63);

    [Fact]
    public void Record_AHoleAtAnEnd()
        => Assert.Equal(0, Outcomes(["X"], day => day == 63 ? double.NaN : 100).Of([0, 63], 200).Over63.Count);

    private static OutcomeHistory Outcomes(string[] held, Func<int, double> x, Func<int, double>? y = null, Func<int, double>? benchmark = null)
    {
        BarSeries Of(string id, Func<int, double>? level)
        {
            double[] close = [.. Enumerable.Range(0, Days).Select(level ?? (_ => 1))];
            return Closes.Bars(id, 0, close);
        }

        var history = new MarketHistory(Calendar, "B", [Of("B", benchmark), Of("X", x), Of("Y", y)], []);
        return new OutcomeHistory(held, InstrumentFigures.OfAll(history).ToDictionary(f => f.Series.Id), history);
    }
}
