using RotationFunctions.Analytics;
using RotationFunctions.Pipeline;
using RotationFunctions.Pipeline.Reports;
using RotationFunctions.Pipeline.Reports.Texts;
using RotationFunctions.Pipeline.Snapshots;

namespace RotationFunctions.Tests.Reports;

public sealed class ReasonTextsTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Chinese_KnowsEveryReasonOfAMarket(bool real)
    {
        var market = real ? MarketReports.Real : MarketReports.Demo;
        var days = market.Days(200)
            // The first years lack most, and each lacks something else.
            .Concat(Enumerable.Range(1, 60).Select(i => i * market.LastDay / 600));
        var reasons = days.Select(day => market.On(day)).SelectMany(report => report.Missing.Select(item => item.Why).Concat(report.Warnings.Select(warning => warning.Why))).Distinct().ToList();

        Assert.True(reasons.Count > 100);
        Assert.DoesNotContain(reasons, reason => reason.Code == Reason.Message);
        Assert.All(reasons, reason => Assert.Matches("[\u4e00-\u9fff]", ReasonTexts.In(Language.SimplifiedChinese, reason)));
        Assert.All(reasons, reason => Assert.DoesNotMatch("[a-z]{4,} [a-z]{2,} |原文", ReasonTexts.In(Language.SimplifiedChinese, reason)));
    }

    /// <summary>What is stored of a reason is all of it: read back, it says the same in every language.</summary>
    [Fact]
    public void StoredReasons_SayTheSame()
    {
        var day = MarketReports.Demo.LastDay / 20;
        var report = MarketReports.Demo.On(day);
        var read = ReportJson.Deserialize(ReportJson.Serialize(report));

        Assert.Contains(report.Missing, item => item.Arguments!.Any(argument => argument.Code is not null));
        Assert.Equal(report.Missing.Select(item => item.Why), read.Missing.Select(item => item.Why));
        Assert.Equal(report.Missing.Select(Chinese), read.Missing.Select(Chinese));

        static string Chinese(MissingItem item) => ReasonTexts.In(Language.SimplifiedChinese, item.Why);
    }

    [Fact]
    public void SeveralReasons_KeepTheirCodes()
    {
        var both = Reason.All([Reason.Of("series.noBar", $"{"IWM"} has no bar on {new DateOnly(2026, 1, 22)}."), Reason.Of("breakout.none", $"No breakout of {"IWM"} stands.")]);

        Assert.Equal("IWM has no bar on 2026-01-22. No breakout of IWM stands.", both.Text);
        Assert.Equal("IWM在2026-01-22没有行情。IWM没有有效的突破。", ReasonTexts.In(Language.SimplifiedChinese, both));
    }

    [Theory]
    [InlineData(
        "IWN is stale: its last bar is of 2025-12-24, before the as-of date 2026-01-22.",
        "IWN数据已过期：最后一个交易日为2025-12-24，早于报告日2026-01-22。")]
    [InlineData(
        "IWN/spread.3M is absent: IWN has no bar on 2026-01-22.",
        "IWN/spread.3M缺失：IWN在2026-01-22没有行情。")]
    [InlineData(
        "score.rotation.mansfield: its percentile needs 252 earlier values. score.rotation.breadth: SPY has no return over the window.",
        "score.rotation.mansfield：其百分位需要此前252个数值。score.rotation.breadth：SPY在区间内没有回报。")]
    [InlineData(
        "^RUT has nothing dated on or before 1986-01-02. IWM has nothing dated on or before 1986-01-02.",
        "^RUT在1986-01-02及以前没有数据。IWM在1986-01-02及以前没有数据。")]
    [InlineData(
        "daily/IWM.csv, line 12, is left out: 2026-01-22: close 270.1 lies outside low 271 to high 272.",
        "daily/IWM.csv第12行未采用：2026-01-22：收盘价270.1不在最低价271与最高价272之间。")]
    [InlineData(
        "tiingo tells the past anew: the adjusted close of 2026-01-02 was 250.1 and is 249.8 (a dividend, as adjusted closes alone differ, by one factor). The whole history was fetched again; reports that are out stay as they are.",
        "tiingo修订了历史数据：2026-01-02的复权收盘价由250.1变为249.8（系派息，仅复权收盘价相差同一倍数）。已重新获取全部历史；已发布的日报保持不变。")]
    [InlineData(
        "The closes of 2026-01-22 differ by 0.35 %: 269.79 from tiingo, 270.73 from yahoo. The report uses tiingo.",
        "2026-01-22的收盘价相差0.35%：tiingo为269.79，yahoo为270.73。本报告采用tiingo。")]
    [InlineData(
        "SPY: tiingo has no key. Set Sources:Tiingo:ApiKey (as an environment variable Sources__Tiingo__ApiKey); one gets it at https://www.tiingo.com/account/api/token. SPY: yahoo gives no more now: \"Too Many Requests. Really.\". Wait some hours and lower Sources:Yahoo:RequestsPerHour, or use another source: this one is not official and promises nothing.",
        "SPY：tiingo没有密钥。请设置Sources:Tiingo:ApiKey（环境变量名为Sources__Tiingo__ApiKey）；申请地址为https://www.tiingo.com/account/api/token。SPY：yahoo目前不再提供：\"Too Many Requests. Really.\"。请等待数小时并调低Sources:Yahoo:RequestsPerHour，或改用其他数据源：此源并非官方接口，不作任何保证。")]
    [InlineData(
        "FEDTARMD: nyfed has EFFR, DFEDTARL, DFEDTARU. Take it from another source, as treasury for yields or fred. FEDTARMD: treasury has par yields: DGS1MO, DGS2. Take it from another source, as nyfed for the federal funds rate or fred.",
        "FEDTARMD：nyfed提供EFFR, DFEDTARL, DFEDTARU。请改用其他数据源，如收益率用treasury或fred。FEDTARMD：treasury提供平价收益率：DGS1MO, DGS2。请改用其他数据源，如联邦基金利率用nyfed或fred。")]
    [InlineData(
        "IWM: tiingo is not asked: the 50 requests an hour that are set for it are used up. Run again at 2026-01-27 00:05 UTC, or raise Sources:Tiingo:RequestsPerHour when your plan allows more.",
        "IWM：tiingo未被请求：所设每小时50次请求已用完。请在2026-01-27 00:05（UTC）后重新运行；若方案允许更多请求，可调高Sources:Tiingo:RequestsPerHour。")]
    [InlineData(
        "https://home.treasury.gov/x?y=2026 and the years from 2005 before it: 2 row(s) whose day cannot be read are left out (line 7: NEW_DATE is \"22.01.2026\", wanted is a date as yyyy-MM-dd, such as 2026-01-22, or midnight of one).",
        "https://home.treasury.gov/x?y=2026及此前自2005年起各年：有2行因日期无法读取而未采用（第7行：NEW_DATE为\"22.01.2026\"，应为yyyy-MM-dd格式的日期，如2026-01-22，或其零时）。")]
    public void Chinese_OfWordsStoredWithoutACode(string english, string chinese) => Assert.Equal(chinese, ReasonTexts.In(Language.SimplifiedChinese, Stored(english)));

    [Fact]
    public void In_WordsOfAProviderStay()
    {
        Assert.Equal("原文：tiingo says: come back later", ReasonTexts.In(Language.SimplifiedChinese, Stored("tiingo says: come back later")));
        Assert.Equal("tiingo says: come back later", ReasonTexts.In(Language.English, Stored("tiingo says: come back later")));
    }

    private static Reason Stored(string words) => Reason.Stored(Reason.Message, words, []);
}
