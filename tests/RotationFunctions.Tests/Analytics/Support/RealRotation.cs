using RotationFunctions.Analytics;

namespace RotationFunctions.Tests.Analytics.Support;

/// <summary>Sections 3 to 9 on real prices, computed once for all tests; they are skipped when the prices are absent.</summary>
internal static class RealRotation
{
    private static readonly Lazy<RotationAnalysis> Computed = new(() => RotationAnalysis.Of(MarketFolder.RealMarket, InstrumentFigures.OfAll(MarketFolder.RealMarket)));

    public static RotationAnalysis Analysis
    {
        get
        {
            SharedData.Require();
            return Computed.Value;
        }
    }

    public static RotationDay On(int year, int month, int day) => Analysis.On(Day(year, month, day));

    public static int Day(int year, int month, int day)
    {
        var index = MarketFolder.RealMarket.Calendar.IndexOf(new(year, month, day));
        Assert.True(index >= 0, "Not a trading day.");
        return index;
    }

    public static PairDay Pair(this RotationDay day, string a, string b) => day.Pairs.Pair(a, b);

    public static PairDay Pair(this IEnumerable<PairDay> pairs, string a, string b) => pairs.Single(p => p.A == a && p.B == b);

    /// <summary>Asserts a relative error of at most 1e-9.</summary>
    public static void Agrees(double expected, double? actual) => Figures.Equal(expected, actual, 1e-9, "figure");
}
