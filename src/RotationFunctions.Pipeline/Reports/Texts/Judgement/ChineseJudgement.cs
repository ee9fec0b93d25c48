using System.Globalization;
using RotationFunctions.Analytics;
using RotationFunctions.Pipeline.Reports.Figures;

namespace RotationFunctions.Pipeline.Reports.Texts.Judgement;

internal sealed class ChineseJudgement : JudgementProse
{
    internal static readonly ChineseJudgement Instance = new();

    private static readonly string[] Numbers = ["零", "一", "两", "三", "四", "五", "六", "七", "八", "九", "十"];
    private static readonly string[] Spans = ["一个月", "三个月", "一年"];

    internal override Sentence? Leads(SeriesName small, SeriesName large, Figure month, Figure monthPercentile, Figure quarter, Figure quarterPercentile)
        => Say($"{small}相对{large}的领先幅度：近一个月{month}个百分点，处于历史第{monthPercentile}百分位；近三个月{quarter}个百分点，处于历史第{quarterPercentile}百分位。两个百分位的均值即为评分。");

    internal override Sentence? Sizes(Figure available, Figure ahead) => ahead.Value switch
    {
        0 => Say($"基准之外的{available}个市值层级，近三个月无一跑赢基准。"),
        _ when ahead.Value == available.Value => Say($"基准之外的{available}个市值层级近三个月全部跑赢基准，领先具有普遍性。"),
        1 => Say($"基准之外的{available}个市值层级，近三个月仅一个跑赢基准，领先较为单一。"),
        _ => Say($"基准之外的{available}个市值层级，近三个月有{ahead}个跑赢基准。"),
    };

    internal override Sentence? Character(LeadershipCharacter character, Figure percentile) => character switch
    {
        LeadershipCharacter.Cyclical => Say($"近一个月板块领涨风格偏周期：周期相对防御板块的领先幅度处于历史第{percentile}百分位。"),
        LeadershipCharacter.Defensive => Say($"近一个月板块领涨风格偏防御：周期相对防御板块的领先幅度处于历史第{percentile}百分位。"),
        _ => Say($"近一个月板块风格不明显：周期相对防御板块的领先幅度处于历史第{percentile}百分位。"),
    };

    internal override Sentence? StanceRecord(SeriesName of, SeriesName against, IReadOnlyList<HorizonFigures> horizons) => horizons is not [var month, var quarter, var year]
        ? null
        : AreTooFew(horizons)
        ? Say($"评分只作描述，不作预测。以往进入同一立场的次数过少，无从判断其后走势：一个月的独立样本{month.Independent}个，三个月{quarter.Independent}个，一年{year.Independent}个。")
        : Say($"评分只作描述，不作预测。以往进入同一立场之后，{of}跑赢{against}的比例：一个月内，{month.Independent}个独立样本中占{month.Share}（任意交易日为{month.BaseShare}）；三个月内，{quarter.Independent}个中占{quarter.Share}（任意交易日为{quarter.BaseShare}）；一年内，{year.Independent}个中占{year.Share}（任意交易日为{year.BaseShare}）。结论：{Worth(horizons)}。");

    internal override Sentence? ConditionRecord(SeriesName of, SeriesName against, Figure shareOfPast, IReadOnlyList<HorizonFigures> horizons) => horizons is not [var month, var quarter, var year]
        ? null
        : AreTooFew(horizons)
        ? Say($"以往有{shareOfPast}的交易日满足该条件，但开始满足的次数过少，无从判断其后走势：一个月的独立样本{month.Independent}个，三个月{quarter.Independent}个，一年{year.Independent}个。")
        : Say($"以往有{shareOfPast}的交易日满足该条件。过去开始满足该条件之后，{of}跑赢{against}的比例：一个月内，{month.Independent}个独立样本中占{month.Share}（任意交易日为{month.BaseShare}）；三个月内，{quarter.Independent}个中占{quarter.Share}（任意交易日为{quarter.BaseShare}）；一年内，{year.Independent}个中占{year.Share}（任意交易日为{year.BaseShare}）。结论：{Worth(horizons)}。");

    internal override Sentence? CreditCondition(Term name, Figure excess, Figure percentile)
        => Say($"{name}：近三个月的回报比利率所能解释的高{excess:size}个百分点，处于历史第{percentile}百分位。");

    internal override Sentence? Range(SideFigures side, bool inBrief)
    {
        var (range, edge, beyond) = (RangeName(inBrief), new Term(side.IsAbove ? "上沿" : "下沿"), Beyond(side));
        return (side.Status, side.IsAbove) switch
        {
            (PatternStatus.Confirmed, true) => Say($"{side.Series}于{On(side.Since)}向上突破{range}，现{beyond}区间{edge}{side.Edge}达{side.Extent:size}。"),
            (PatternStatus.Confirmed, false) => Say($"{side.Series}于{On(side.Since)}跌破{range}，现{beyond}区间{edge}{side.Edge}达{side.Extent:size}。"),
            (PatternStatus.Reached, true) => Say($"{side.Series}于{On(side.Since)}向上突破{range}，并于{On(side.Reached)}到达惯例目标位；现{beyond}区间{edge}{side.Edge}达{side.Extent:size}。"),
            (PatternStatus.Reached, false) => Say($"{side.Series}于{On(side.Since)}跌破{range}，至{On(side.Reached)}跌幅已相当于区间高度；现{beyond}区间{edge}{side.Edge}达{side.Extent:size}。"),
            (PatternStatus.Failed, true) => Say($"{side.Series}曾于{On(side.Since)}向上突破{range}，突破已于{On(side.Lost)}失效；现{beyond}区间{edge}{side.Edge}达{side.Extent:size}。"),
            (PatternStatus.Failed, false) => Say($"{side.Series}曾于{On(side.Since)}跌破{range}，已于{On(side.Lost)}收回区间之内；现{beyond}区间{edge}{side.Edge}达{side.Extent:size}。"),
            (PatternStatus.Forming, _) => Say($"{side.Series}收盘{beyond}{range}{edge}{side.Edge}达{side.Extent:size}，但尚未持续三日。"),
            _ => null,
        };
    }

    internal override Sentence? InsideRange(SeriesName series, Figure isHeld, bool inBrief) => Say($"{series}既未站稳于{RangeName(inBrief)}之上，也未跌破该区间{isHeld:words}。");

    internal override Sentence? Pattern(PatternFigures p) => p.Status switch
    {
        PatternStatus.Forming => Say($"{p.Series}的{Name(p)}正在形成，头部位于{On(p.HeadDay)}的{p.Head}，颈线现为{p.NecklineNow}。"),
        PatternStatus.Confirmed => Say($"{p.Series}呈{Name(p)}，头部位于{On(p.HeadDay)}的{p.Head}；{On(p.Confirmed)}收盘{Way(p, "跌破", "站上")}颈线（当时为{p.NecklineConfirmed}），形态确认。按惯例目标位为{p.Target}，仅此而已；若收盘{Way(p, "高于", "低于")}{p.Stop}则形态失败，二者皆未出现则于{p.ExpiresInDays}个交易日后到期。"),
        PatternStatus.Reached => Say($"{p.Series}于{On(p.Confirmed)}确认的{Name(p)}已于{On(p.End)}到达目标位，形态结束。"),
        PatternStatus.Failed => Say($"{p.Series}于{On(p.Confirmed)}确认的{Name(p)}已于{On(p.End)}失败，形态结束。"),
        PatternStatus.Expired => Say($"{p.Series}于{On(p.Confirmed)}确认的{Name(p)}至{On(p.End)}已满一年，未到达目标位而到期。"),
        _ => null,
    };

    internal override Sentence? PatternRecord(PatternFigures p, RecordVerdict verdict)
        => Say($"{p.Series}以往确认且已结束的同类形态共{p.Ended}个，其中{p.Reached}个先到达目标位，{p.Failed}个先告失败；若价格没有趋势，预期有{p.Driftless}个到达。结论：{new Term(NameOf(verdict))}。");

    internal override Sentence? Stress(Term level, Figure past, Figure volatilityPercentile, Figure fall, Figure fallPercentile)
        => fall.Printed is 0
        ? Say($"市场压力：{level}，以往有{past}的交易日处于该级别；隐含波动率处于历史第{volatilityPercentile}百分位，小盘股处于一年高点。")
        : Say($"市场压力：{level}，以往有{past}的交易日处于该级别；隐含波动率处于历史第{volatilityPercentile}百分位，小盘股自一年高点回落{fall}，处于历史第{fallPercentile}百分位。");

    internal override Sentence? Credit(Term level, Figure past, Figure excess) => excess.Direction switch
    {
        < 0 => Say($"信用压力：{level}，以往有{past}的交易日处于该级别；近三个月高收益债的回报比利率所能解释的低{excess:size}个百分点。"),
        _ => Say($"信用压力：{level}，以往有{past}的交易日处于该级别；近三个月高收益债的回报比利率所能解释的高{excess:size}个百分点。"),
    };

    internal override Sentence? Liquidity(Term level, Figure past, Figure percentile, Figure timesBenchmark)
        => Say($"微型股流动性不足：{level}，以往有{past}的交易日处于该级别；与自身历史相比处于第{percentile}百分位。按Amihud指标，其交易难度为基准的{timesBenchmark}倍，且一向是数千倍；基金自身的成交无法反映其成分股的流动性。");

    internal override Sentence? After(string risk, RiskLevel level, Figure days, Figure independent, Figure median, Figure worstTenth)
    {
        var few = independent.Value < FewCases;
        var (only, judged) = (new Term(few ? "仅" : ""), new Term(few ? "，不足以下结论" : ""));
        var caution = new Term(risk switch
        {
            RotationIds.Stress when level >= RiskLevel.MediumHigh => "压力高并非预警：压力最高之时往往正是低点。",
            RotationIds.Stress => "压力低并非承诺：该指标只度量当日，不作预测。",
            RotationIds.CreditRisk => "该指标反映债权人已经要求的补偿，而非将要求的补偿。",
            _ => "",
        });
        return Say($"以往处于该级别的{days}个交易日（其中相隔一季度者{only}{independent}个{judged}）之后三个月内，小盘股最大跌幅的中位数为{median:size}，十次中有一次超过{worstTenth:size}。{caution}");
    }

    internal override Sentence Similar { get; } = new("按小盘股领先幅度、领涨板块风格、市场压力及与均线的偏离衡量，以下为与当日最为相似的历史交易日。它们只是个案而非样本，其后走势不构成任何预测。", []);

    internal override Sentence? SimilarDay(FigureDate day, Figure distance, Figure month, Figure quarter, Figure year)
        => Say($"{On(day)}，距离{distance}：其后小盘股相对大盘股的领先幅度，一个月为{month}个百分点，三个月为{quarter}个百分点，一年为{year}个百分点。");

    internal override Sentence? Evidence(int tried, IReadOnlyList<string> supported, IReadOnlyList<string> weak, FigureDate from, FigureDate to, Figure expectedBest)
    {
        var answer = new Term((supported.Count, weak.Count) switch
        {
            (0, 0) => $"所检验的{Count(tried)}个信号无一能够预示",
            (0, _) => $"所检验的{Count(tried)}个信号无一确凿，仅{string.Join("、", weak)}略有依据",
            _ => $"所检验的{Count(tried)}个信号中，{string.Join("、", supported)}有依据",
        });
        return Say($"是否有公开信号能预示下个月小盘股或板块的领先？{answer}，检验区间为{On(from)}至{On(to)}；同样数目的无效信号中最幸运者，年化夏普比率预期可达{expectedBest}。");
    }

    internal override Sentence? EvidenceOfStance(Figure ic, Figure t, Figure holm, Figure net)
        => Say($"本报告自身的立场亦然：其与次月领先幅度的秩相关系数为{ic}，t统计量为{t}，计入全部信号后的p值为{holm}；照此操作，扣除成本后的年回报为{net}。");

    internal override string NameOfSignal(string signal) => signal switch
    {
        "momentum12-1" => "十二个月动量",
        "ratioOverSma200" => "比价与200日均线之比",
        "creditExcess3M" => "信用超额回报",
        "curveSteepening3M" => "收益率曲线变陡",
        "vixUnder75d" => "VIX低于75日均值",
        "reversal1M" => "一个月反转",
        "january" => "一月效应",
        "sectorMomentum12-1" => "板块动量",
        "stance" => "本报告立场",
        _ => signal,
    };

    internal override string NameOf(RecordVerdict verdict) => verdict switch
    {
        RecordVerdict.TooFew => "样本过少",
        RecordVerdict.None => "没有依据",
        RecordVerdict.Weak => "依据薄弱",
        _ => "依据充分",
    };

    private static string Count(int number) => number < Numbers.Length ? Numbers[number] : "多";

    private Term Worth(IReadOnlyList<HorizonFigures> horizons) => new(Verdicts(horizons, Spans, "，", (span, verdict) => span + verdict));

    private static Term RangeName(bool inBrief) => new(inBrief ? "三年区间" : "该区间");

    private static Term Beyond(SideFigures side) => new(side.Extent.Direction >= 0 ? "高于" : "低于");

    private static Term Name(PatternFigures p) => new(p.IsTop ? "头肩顶" : "头肩底");

    private static Term Way(PatternFigures p, string top, string inverse) => new(p.IsTop ? top : inverse);

    private static StatedDate On(FigureDate date) => new(date.Id, date.Day?.ToString("yyyy'年'M'月'd'日'", CultureInfo.InvariantCulture));
}
