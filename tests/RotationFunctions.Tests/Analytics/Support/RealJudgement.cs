using RotationFunctions.Analytics;

namespace RotationFunctions.Tests.Analytics.Support;

/// <summary>Score, stress and patterns of real prices over all days.</summary>
internal sealed class RealJudgement
{
    private static readonly Lazy<RealJudgement> Computed = new(() => new RealJudgement(MarketFolder.RealMarket));

    private RealJudgement(MarketHistory history)
    {
        Calendar = history.Calendar;
        var figures = InstrumentFigures.OfAll(history).ToDictionary(f => f.Series.Id, StringComparer.Ordinal);
        var small = figures["^RUT"];
        Score = new BasisScore(PairFigures.Of(small, figures["^GSPC"]));
        Start = small.Series.Start;
        Closes = small.Series.Close.Values.ToArray();
        Inverse = new PatternHistory(Closes, PatternKind.Inverse);
        Top = new PatternHistory(Closes, PatternKind.Top);
        Stress = new StressFigures(small, figures["^VIX"]);
        StressRisk = new PercentileRisk(Stress.Value, AfterLevels.WorstFalls(Columns.OnCalendar(Closes, Start, Days)));
    }

    /// <summary>Of the real prices; the test is skipped when they are absent.</summary>
    public static RealJudgement Real
    {
        get
        {
            SharedData.Require();
            return Computed.Value;
        }
    }

    public TradingCalendar Calendar { get; }

    public int Days => Calendar.Count;

    public BasisScore Score { get; }

    /// <summary>Calendar index of the small-cap index' first bar.</summary>
    public int Start { get; }

    /// <summary>Its closes.</summary>
    public double[] Closes { get; }

    public PatternHistory Inverse { get; }

    public PatternHistory Top { get; }

    public StressFigures Stress { get; }

    public PercentileRisk StressRisk { get; }
}
