using System.Text;
using RotationFunctions.Pipeline.Reports;

namespace RotationFunctions.Tests.Reports;

public sealed class ReportBuilderTests
{
    [Fact]
    public void Build_DaysTogether_EachIsTheReportOfItsDayAlone()
    {
        var market = MarketReports.Demo;
        // The first day, neighbours, days apart, in no order.
        int[] days = [market.LastDay, market.LastDay - 1, 0, 1, 1500, 1502, 1501];

        var together = market.On(days);

        Assert.Equal(days.Select(day => market.History.Calendar[day]), together.Select(report => report.AsOf));
        Assert.Equal(days.Select(day => Text(market.On(day))), together.Select(Text));
        Assert.NotEmpty(together[0].Changes);
        Assert.Empty(together[2].Changes);
    }

    private static string Text(Report report) => Encoding.UTF8.GetString(ReportJson.Serialize(report));
}
