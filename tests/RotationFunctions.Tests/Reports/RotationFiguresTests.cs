using System.Text.RegularExpressions;
using RotationFunctions.Pipeline;
using RotationFunctions.Pipeline.Reports;
using RotationFunctions.Pipeline.Reports.Figures;
using RotationFunctions.Pipeline.Reports.Texts;

namespace RotationFunctions.Tests.Reports;

public sealed partial class RotationFiguresTests
{
    private const int Days = 40;

    public static TheoryData<bool> Markets => [false, true];

    [Theory]
    [MemberData(nameof(Markets))]
    public void Of_SameIdsAndValuesAsTheTableOfMetrics(bool real)
    {
        var market = Market(real);
        foreach (var day in market.Days(Days))
            SameAsTheTable(market, day);
    }

    [Fact]
    public void Of_FuturesToo()
    {
        using var folder = new DemoFolder(new(2024, 12, 2));
        var market = folder.Reports();
        for (var day = market.LastDay - 40; day <= market.LastDay; day += 5)
            SameAsTheTable(market, day);

        // The months and years of the day, by name: those of another day are not in its row.
        var policy = market.Partitions.Single(p => p.Name == "policy");
        string[] Of(int day) => [.. policy.On(day, market.History.Calendar[day], "snapshot")!.Figures.Keys.Where(id => id.StartsWith("policy.implied.", StringComparison.Ordinal))];
        Assert.Equal(15, Of(market.LastDay).Length);
        Assert.Equal(("policy.implied.2025-12", "policy.implied.2027-02"), (Of(market.LastDay)[0], Of(market.LastDay)[^1]));
        Assert.Equal("policy.implied.2025-11", Of(market.History.Calendar.IndexOf(new(2025, 11, 28)))[0]);
        Assert.Empty(Of(market.LastDay - 40));
    }

    private static void SameAsTheTable(MarketReports market, int day)
    {
        var table = market.Partitions
            .Select(p => p.On(day, market.History.Calendar[day], "snapshot"))
            .Zip(market.Partitions, (row, partition) => (Row: row, partition.Name))
            .Where(p => p.Row is not null)
            .SelectMany(p => p.Row!.Figures.Select(f => (Id: $"{p.Name}/{f.Key}", f.Value)))
            .ToDictionary(f => f.Id, f => f.Value);

        Assert.All(table, figure => Assert.True(double.IsFinite(figure.Value), figure.Key));
        foreach (var figure in new ReportFigures(market.On(day)).All.Where(f => f.Value is not null && !OfTheReportAlone().IsMatch(f.Id)))
        {
            Assert.True(table.TryGetValue(figure.Id, out var value), $"{figure.Id} is not in the table of metrics.");
            Assert.Equal(value, figure.Value);
        }
    }

    [Theory]
    [MemberData(nameof(Markets))]
    public void Of_EveryInputOfARatingOrConditionIsAFigure(bool real)
    {
        var market = Market(real);
        foreach (var day in market.Days(Days))
        {
            var report = market.On(day);
            var figures = new ReportFigures(report);
            foreach (var (rating, input) in report.Risks.SelectMany(r => r.Inputs.Select(i => (r.Id, i)))
                .Concat(report.Opportunities.SelectMany(o => o.Conditions.Select(i => (o.Id, i)))))
            {
                var figure = Assert.IsType<Figure>(figures.Find(RotationMetrics.Qualified(input.Figure, report.Technicals?.Series)));
                // A rating that takes no account of a share of two years leaves it out; the share is there all the same.
                if (input.Value is not null)
                    Assert.Equal(input.Value, figure.Value);
                if (input.Threshold is not { } threshold)
                    continue;
                var against = Assert.IsType<Figure>(figures.Find("market/" + RotationMetrics.Threshold(rating, input.Figure)));
                Assert.Equal(threshold, against.Value);
                Assert.Equal(figure.Unit, against.Unit);
            }
        }
    }

    [Slow]
    [Theory]
    [MemberData(nameof(Markets))]
    public void Report_FitsTheSchema(bool real)
    {
        var market = Market(real);
        foreach (var day in market.Days(12).Prepend(0).Prepend(1).Prepend(300))
        {
            foreach (var language in Enum.GetValues<Language>())
            {
                var report = ReportTexts.Write(market.On(day), language);
                Assert.Empty(ReportSchema.Errors(ReportJson.Serialize(report)));
            }
        }
    }

    private static MarketReports Market(bool real) => real ? MarketReports.Real : MarketReports.Demo;

    // What is of a day alone, or names a year or a place: the history of it is the history of reports.
    [GeneratedRegex(@"^market/(analog|seasonality|risk|opportunity|stance|size|similar|evidence|credit|percentile\.(risk|credit))\.|/percentile\.(liquidity\.|.*\.n$)|/rs\.streak\.|/spread\.(month|year)\.|/sector\.rank\.|/pattern\.|/range\.(above|below)\.")]
    private static partial Regex OfTheReportAlone();
}
