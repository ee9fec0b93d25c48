namespace RotationFunctions.Pipeline.Languages.Zh;

internal sealed class RiskHistoryWords : FamilyWords
{
    public override IReadOnlyDictionary<string, string> Definitions { get; } = new Dictionary<string, string>
    {
        ["drawdown.{rank}.depth"] = "历史第{rank}大回撤的幅度：谷底收盘价除以此前高点收盘价，再减一。",
        ["drawdown.{rank}.peak"] = "历史第{rank}大回撤开始前最后一个位于高点的交易日。",
        ["drawdown.{rank}.trough"] = "历史第{rank}大回撤截至当日的最低收盘日。",
        ["drawdown.{rank}.recovery"] = "历史第{rank}大回撤后首个收盘价重回此前高点的交易日。",
        ["drawdown.{rank}.daysDown"] = "历史第{rank}大回撤从高点到谷底的交易日数。",
        ["drawdown.{rank}.daysBack"] = "历史第{rank}大回撤从谷底到收复失地的交易日数。",
        ["rolling.beta.1Y.yearBefore"] = "252个交易日前的一年期贝塔。",
        ["rolling.beta.1Y.lowest"] = "近1260个交易日一年期贝塔的最低值。",
        ["rolling.beta.1Y.highest"] = "近1260个交易日一年期贝塔的最高值。",
        ["rolling.correlation.1Y.yearBefore"] = "252个交易日前与基准的一年期相关系数。",
        ["rolling.correlation.1Y.lowest"] = "近1260个交易日与基准的一年期相关系数最低值。",
        ["rolling.correlation.1Y.highest"] = "近1260个交易日与基准的一年期相关系数最高值。",
    };

    public override IReadOnlyDictionary<string, FamilyTableWords> Tables { get; } = new Dictionary<string, FamilyTableWords>
    {
        ["drawdowns"] = new(
            new("最大回撤", "按收盘价计的五次最大回撤，及下跌与收复所用的交易日数。"), "排名",
            new Dictionary<string, string>
            {
                ["drawdown.{rank}.depth"] = "幅度",
                ["drawdown.{rank}.peak"] = "高点",
                ["drawdown.{rank}.trough"] = "谷底",
                ["drawdown.{rank}.recovery"] = "收复",
                ["drawdown.{rank}.daysDown"] = "下跌天数",
                ["drawdown.{rank}.daysBack"] = "收复天数",
            }),
        ["rolling"] = new(
            new("贝塔与相关系数的变化", "与基准的一年期贝塔与相关系数：当前、一年前，以及近五年的区间。"), "指标",
            new Dictionary<string, string>
            {
                ["{measure}.1Y"] = "当前",
                ["rolling.{measure}.1Y.yearBefore"] = "一年前",
                ["rolling.{measure}.1Y.lowest"] = "五年最低",
                ["rolling.{measure}.1Y.highest"] = "五年最高",
            })
        { Rows = new Dictionary<string, string> { ["beta"] = "贝塔", ["correlation"] = "相关系数" } },
    };

    public override IReadOnlyDictionary<string, string> Reasons { get; } = new Dictionary<string, string>
    {
        ["drawdown.notOver"] = "截至{2}，{0}收盘价尚未重回{1}的高点。",
        ["drawdown.fewer"] = "截至{2}，{0}自高点回撤仅有{1}次。",
        ["rolling.noYearBefore"] = "{0}在252个交易日前没有一年期数值。",
        ["rolling.tooYoung"] = "{0}在{2}个交易日内需有{1}个一年期数值。",
    };
}
