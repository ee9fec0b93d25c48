using RotationFunctions.Analytics;
using RotationFunctions.Pipeline.Sources.Csv;
using RotationFunctions.Tests.Analytics.Support;

namespace RotationFunctions.Tests.Companies;

/// <summary>Every US stock of real evenings, read once.</summary>
internal static class RealCompanies
{
    private static readonly Lazy<CompanyPricesContent> Read = new(() => CompanyPrices.Read(Path.Combine(SharedData.Folder!, "companies", "prices"), CancellationToken.None));
    private static readonly Lazy<BreadthFigures> Computed = new(() => BreadthFigures.Of(Content.Market, Benchmark(Content.Market.Calendar)));

    /// <summary>The rows; the test is skipped when they are absent.</summary>
    public static CompanyPricesContent Content
    {
        get
        {
            SharedData.Require();
            return Read.Value;
        }
    }

    public static BreadthFigures Figures
    {
        get
        {
            SharedData.Require();
            return Computed.Value;
        }
    }

    /// <summary>SPY's closes on the days of a calendar.</summary>
    public static double[] Benchmark(TradingCalendar calendar)
    {
        var history = MarketFolder.RealMarket;
        var spy = history.Instrument("SPY")!;
        return [.. Enumerable.Range(0, calendar.Count).Select(day => history.Calendar.IndexOf(calendar[day]) is >= 0 and var at && spy.HasBar(at) ? spy.Close.Values[at - spy.Start] : double.NaN)];
    }
}
