using System.Globalization;
using RotationFunctions.Analytics;

namespace RotationFunctions.Pipeline.Trace.Evidence;

internal sealed record ChineseEvidenceTexts : EvidenceTexts
{
    internal static readonly ChineseEvidenceTexts Instance = new()
    {
        Title = "有没有公开信号能预示谁将领先？",
        Report = "日报",
        Table = "各信号的检验结果",
        TableNote = "小数以百分比显示；夏普比率为年化值；每个数字都可点开查看来历。",
        Signal = "信号",
        Verdict = "结论",
        Why = "理由",
        Signals = "所检验的信号",
        Measures = "衡量什么",
        Formula = "公式",
        Source = "出处",
        OurOwn = "本报告自有",
        Columns = "各列的含义",
        Column = "列",
        MethodHeading = "检验方法",
        Absent = "检验表缺失：",
        ForPrograms = "供程序读取的完整内容：",
        NotTold = "该日报早于本报告开始检验信号之时。",
        Method =
        [
            "自2005年12月起，在每个已结束月份的最后一个交易日，按当晚已知的数据读取各信号；结果为次月小盘股（IWM）总回报减去大盘股（SPY）总回报。板块信号的结果为信号最强的三个板块与最弱的三个板块平均回报之差。日历中出现下一个月的交易日，该月才算结束，因此本表每月更新一次。",
            "每个信号都有方向：为正则看好小盘股，为负则看好大盘股。一月效应每年只在一个月看好小盘股，其余月份没有方向；本报告立场随领先一方而定，立场不明时没有方向。各项参数均取自原作者，没有一个由本报告挑选。",
            "t统计量计及各月之间的关联（Newey–West，Bartlett权重，⌊4(T/100)^(2/9)⌋阶滞后）。检验九个信号就有九次碰运气的机会，因此以Holm方法将每个p值放在全部信号中衡量；胜率旁列出同样月份里始终持同一方向（取较优者）的正确占比。",
            "照信号操作，每买卖一笔扣5个基点，从空仓开始。缩减夏普是在计及月份数、偏度与肥尾之后，该信号的夏普比率高于同样数目无效信号中最幸运者的概率。",
            "计入全部信号后p值低于0.05，并且缩减夏普不低于0.95，才算依据充分；只满足其一为依据薄弱，都不满足则为没有依据。“没有依据”并不是说信号有错，而是说凭这些月份无法把它与运气分开；仅此一点就不值得为它付费。立场与条件的历史记录另有检验方法与结论。",
        ],
        OfSignals = new Dictionary<string, string>
        {
            ["momentum12-1"] = "小盘股过去一年（剔除最近一个月）相对大盘股的表现：领先者继续领先。",
            ["ratioOverSma200"] = "小盘股与大盘股之比高出其200日均线的幅度：趋势延续。",
            ["creditExcess3M"] = "近三个月高收益债超出其利率部分的回报：小公司依赖信贷。",
            ["curveSteepening3M"] = "近63个交易日收益率曲线变陡的幅度：增长可期则利好小公司。",
            ["vixUnder75d"] = "隐含波动率低于其75日均值的幅度：市场平静则利好高风险资产。",
            ["reversal1M"] = "上月领先幅度在其历史中位置的反面：走得过远则会回头。",
            ["january"] = "岁末年初：据称小盘股在一月领先。",
            ["stance"] = "本报告自身的评分，方向取由其得出的立场。",
            ["sectorMomentum12-1"] = "过去一年（剔除最近一个月）涨幅居前的板块：强者恒强。",
        },
        OfColumns = new Dictionary<string, (string, string)>
        {
            ["months"] = ("月数", "兼有信号与结果的已结束月份数。"),
            ["ic"] = ("IC", "信息系数，即信号与次月结果的秩相关系数，介于−1与1之间，0为无关；板块取各月之均值。"),
            ["t"] = ("t", "信息系数与其标准误之比；若只检验这一个信号，超出±2才算少见。"),
            ["p"] = ("p", "仅凭偶然、无论方向，出现如此大的t值的概率。"),
            ["holm"] = ("Holm p", "将上述概率放在全部所检验的信号中衡量；以此为准。"),
            ["active"] = ("有方向月数", "信号持有方向的月份数。"),
            ["hit"] = ("胜率", "上述月份中信号正确的占比。"),
            ["base"] = ("基准", "同样月份里始终持同一方向（取较优者）的正确占比；板块为二分之一。离开基准，胜率没有意义。"),
            ["gross"] = ("毛回报", "照信号操作的年回报，未扣成本。"),
            ["net"] = ("净回报", "每笔交易扣5个基点后的年回报。"),
            ["sharpe"] = ("夏普", "净回报与其标准差之比，年化。"),
            ["deflatedSharpe"] = ("缩减夏普", "夏普比率高于同样数目无效信号中最幸运者的概率，以百分之一计。"),
        },
    };

    internal override string TooFew(int months) => string.Create(CultureInfo.InvariantCulture, $"需要{months}个兼有信号与结果的已结束月份。");

    internal override string Because(double holm, double deflated) => string.Create(
        CultureInfo.InvariantCulture,
        $"计入全部信号后的p值为{holm:0.000}，{(holm < EvidenceRow.Significant ? "低于" : "不低于")}0.05；缩减夏普为{deflated:0.000}，{(deflated >= EvidenceRow.Certain ? "不低于" : "低于")}0.95。");
}
