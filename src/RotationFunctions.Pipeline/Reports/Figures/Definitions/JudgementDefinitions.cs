using RotationFunctions.Analytics;
using RotationFunctions.Pipeline.Universes;

namespace RotationFunctions.Pipeline.Reports.Figures.Definitions;

/// <summary>Score, stance, states, what followed levels, records, similar days and evidence (sections 6, 8, 9 and 10 of <c>docs/metrics.md</c>).</summary>
internal static class JudgementDefinitions
{
    private const int Second = 2;
    private const string LoMamayskyWang = "after A. Lo, H. Mamaysky, J. Wang, Foundations of Technical Analysis, 2000";
    private const string EdwardsMagee = "R. Edwards, J. Magee, Technical Analysis of Stock Trends, 1948";
    private const string Ciss = "after D. Holló, M. Kremer, M. Lo Duca, CISS, ECB 2012";

    private static readonly string[] Basis = [FigureInputs.Basis];
    private static readonly string[] Technicals = [FigureInputs.Technicals];
    private static readonly FigureSpan SinceRange = FigureSpan.Back(TradingRange.Days + TradingRange.DaysSince - 1);

    internal static IReadOnlyList<FigureDefinition> All { get; } =
    [
        .. Score(),
        .. Record(RotationIds.Stance + ".{stance}.record", Basis, new("{stance} began", "开始{stance}")),
        .. Sides(),
        .. Patterns(),
        .. Risks(),
        .. Record("opportunity.{opportunity}.record", [FigureInputs.Rating, FigureInputs.Benchmark], new("the condition “{opportunity}” began to be met", "条件“{opportunity}”开始满足")),
        .. Similar(),
        .. Evidence(),
    ];

    private static IEnumerable<FigureDefinition> Score() =>
    [
        Of(RotationIds.Score, FigureUnit.Number, FigureSpan.Whole, "50 · (percentile(lead.1M) + percentile(lead.3M))", Basis,
            "Mean, from 0 to 100, of the percentiles of small caps’ lead over large caps over a month and over a quarter, each in its own history.",
            "小盘股相对大盘股一个月与三个月领先幅度在各自历史中百分位的均值，0至100。"),
        Of("lead.{window}", FigureUnit.PercentagePoints, FigureSpan.Window, "r_small − r_large", Basis,
            "Price return {window} of the small-cap series of the score’s pair less that of the large-cap one.",
            "{window}评分所用小盘序列价格回报减去大盘序列价格回报。"),
        Of(RotationIds.DaysWon, FigureUnit.Percent, FigureSpan.Back(63), "#(r_small > r_large) / n, 63 days", Basis,
            "Share of the last 63 days on which small caps returned more than large caps; told beside the score, no part of it.",
            "近63个交易日小盘股回报高于大盘股的天数占比；列于评分之旁，不计入评分。"),
        Of(JudgementMetrics.SizesAvailable, FigureUnit.Count, FigureSpan.Back(63), "#sizes", [FigureInputs.EqualWeight, FigureInputs.MidCap, FigureInputs.SmallCap, FigureInputs.MicroCap, FigureInputs.Benchmark],
            "Number of sizes of companies whose lead over the benchmark over 63 days is known.",
            "近63个交易日相对基准领先幅度已知的市值层级数。"),
        Of(JudgementMetrics.SizesAhead, FigureUnit.Count, FigureSpan.Back(63), "#(lead.3M > 0)", [FigureInputs.EqualWeight, FigureInputs.MidCap, FigureInputs.SmallCap, FigureInputs.MicroCap, FigureInputs.Benchmark],
            "How many of these sizes lead the benchmark over 63 days.",
            "上述市值层级中近63个交易日跑赢基准的个数。"),
        Of(RotationIds.Stance + ".since", FigureUnit.Date, FigureSpan.Whole, "first t of the spell", Basis,
            "First day of the spell of the present stance.",
            "当前立场的起始日。"),
        Of(RotationIds.Stance + ".days", FigureUnit.Count, FigureSpan.Whole, "#days of the spell", Basis,
            "Days that the spell of the present stance has had.",
            "当前立场已持续的交易日数。"),
        Of(RotationIds.Stance + ".changesPerYear", FigureUnit.Number, FigureSpan.Whole, "changes / days × 252", Basis,
            "Changes of the stance per 252 days with a score, until the day.",
            "截至当日，每252个有评分的交易日中立场变化的次数。"),
        Of(RotationIds.Stance + ".share.{stance}", FigureUnit.Percent, FigureSpan.Whole, "#days / n", Basis,
            "Share of the days with a stance, until the day, on which it was {stance}.",
            "截至当日，立场为“{stance}”的交易日占比。"),
    ];

    private static IEnumerable<FigureDefinition> Sides() =>
    [
        Of(RotationIds.RangeState, FigureUnit.Number, SinceRange, "1 above, −1 below, 0 inside", Technicals,
            "Where the price stands to its range of three years: 1 when it holds above, −1 when it holds below, 0 inside.",
            "价格相对三年区间的位置：站稳于上方为1，站稳于下方为−1，区间之内为0。"),
        Of("range.{side}.since", FigureUnit.Date, SinceRange, "first t of 3 closes in a row beyond the edge", Technicals,
            "First of the closes {side} the range by which the price came to hold there.",
            "价格站稳于区间{side}的首个交易日。"),
        Of("range.{side}.lost", FigureUnit.Date, SinceRange, "first t more than 1 % back inside", Technicals,
            "Day on which the hold {side} the range was lost by a close more than 1 % back inside.",
            "价格收回区间之内逾1%、失去区间{side}位置的交易日。"),
        Of("range.{side}.reached", FigureUnit.Date, SinceRange, "first t at the target", Technicals,
            "First close, since the price came to hold {side} the range, that met the target.",
            "站稳于区间{side}以来首个到达目标位的交易日。"),
        Of("range.{side}.target", FigureUnit.Number, SinceRange, "edge ± (high − low)", Technicals,
            "The range’s height set {side} its edge: a level, and a conventional target only while the price holds there.",
            "区间高度加于区间{side}边缘所得的价位；仅在价格站稳期间作为惯例目标。", EdwardsMagee),
        Of("range.{side}.extent", FigureUnit.Change, SinceRange, "P_D / edge − 1", Technicals,
            "Close over the edge {side}, less one.",
            "收盘价除以区间{side}边缘，再减一。"),
    ];

    private static IEnumerable<FigureDefinition> Patterns()
    {
        const string Id = "pattern.{pattern}";
        return
        [
            Of(Id + ".E{point}", FigureUnit.Number, FigureSpan.Dated, "P at E{point}", Technicals,
                "Close at point E{point} of the {pattern}: E1 and E5 are the shoulders, E3 the head, E2 and E4 what lies between.",
                "{pattern}E{point}点的收盘价：E1与E5为两肩，E3为头部，E2与E4为其间极值。", LoMamayskyWang),
            Of(Id + ".E{point}.date", FigureUnit.Date, FigureSpan.Dated, "t of E{point}", Technicals,
                "Day of point E{point} of the {pattern}.",
                "{pattern}E{point}点的日期。", LoMamayskyWang),
            Of(Id + ".confirmed", FigureUnit.Date, FigureSpan.Whole, "first t with P_t beyond the neckline after E5", Technicals,
                "First close beyond the neckline of the {pattern} after its second shoulder.",
                "{pattern}第二肩之后首个收于颈线之外的交易日。", LoMamayskyWang),
            Of(Id + ".seen", FigureUnit.Date, FigureSpan.Whole, "max(confirmed, known)", Technicals,
                "Day from which the {pattern} could be told as confirmed.",
                "可得知{pattern}已确认的首个交易日。"),
            Of(Id + ".end", FigureUnit.Date, FigureSpan.Whole, "first of expiry, stop, target", Technicals,
                "Day on which the {pattern} ended.",
                "{pattern}结束的交易日。"),
            Of(Id + ".neckline.confirmation", FigureUnit.Number, FigureSpan.Whole, "line through E2 and E4, at the confirmation", Technicals,
                "The neckline of the {pattern}, a line through E2 and E4 over trading days, on the day of the confirmation.",
                "{pattern}的颈线（E2与E4按交易日连成的直线）在确认日的数值。", LoMamayskyWang),
            Of(Id + ".neckline.head", FigureUnit.Number, FigureSpan.Whole, "line through E2 and E4, at E3", Technicals,
                "The neckline of the {pattern} on the day of its head.",
                "{pattern}的颈线在头部当日的数值。", LoMamayskyWang),
            Of(Id + ".neckline.now", FigureUnit.Number, FigureSpan.Whole, "line through E2 and E4, at D", Technicals,
                "The neckline of the {pattern} on the day of the report.",
                "{pattern}的颈线在报告当日的数值。", LoMamayskyWang),
            Of(Id + ".target", FigureUnit.Number, FigureSpan.Whole, "neckline at confirmation ± height", Technicals,
                "The height of the {pattern} set beyond its neckline at the confirmation, while it is confirmed: a convention, not a forecast.",
                "{pattern}确认期间，形态高度加于确认日颈线之外所得的价位：仅为惯例，并非预测。", EdwardsMagee),
            Of(Id + ".stop", FigureUnit.Number, FigureSpan.Whole, "neckline at confirmation × (1 ∓ 0.04)", Technicals,
                "A close beyond it ends the {pattern} as failed.",
                "收盘越过该价位则{pattern}告失败。"),
            Of(Id + ".expiresInDays", FigureUnit.Count, FigureSpan.Whole, "253 − days since the confirmation", Technicals,
                "Trading days until the {pattern} expires.",
                "{pattern}到期前剩余的交易日数。"),
            Of(Id + ".record.ended", FigureUnit.Count, FigureSpan.Whole, "n", Technicals,
                "Earlier patterns of the kind {pattern} that were told as confirmed and have ended.",
                "以往曾确认且已结束的{pattern}个数。"),
            Of(Id + ".record.reached", FigureUnit.Count, FigureSpan.Whole, "#reached", Technicals,
                "How many of them met their target first.",
                "其中先到达目标位的个数。"),
            Of(Id + ".record.failed", FigureUnit.Count, FigureSpan.Whole, "#failed", Technicals,
                "How many of them fell through their stop first.",
                "其中先告失败的个数。"),
            Of(Id + ".record.expired", FigureUnit.Count, FigureSpan.Whole, "#expired", Technicals,
                "How many of them did neither within a year.",
                "其中一年内两者皆未发生的个数。"),
            Of(Id + ".record.driftless", FigureUnit.Number, FigureSpan.Whole, "Σ ln(x/stop) / ln(target/stop)", Technicals,
                "How many of those that met target or stop a price without drift would have brought to the target.",
                "其中若价格没有趋势，预期到达目标位的个数。"),
            Of(Id + ".record.p", FigureUnit.Number, FigureSpan.Whole, "min(1, 2 · min(P(X ≤ k), P(X ≥ k)))", Technicals,
                "Exact binomial probability of so many reached, against the driftless chance, two-sided by doubling.",
                "相对无趋势概率，到达个数的精确二项概率，双侧以加倍计。"),
        ];
    }

    private static IEnumerable<FigureDefinition> Risks() =>
    [
        Of(RotationIds.Stress + ".vix", FigureUnit.Number, FigureSpan.Day, "VIX", [FigureInputs.Volatility],
            "Close of the index of the volatility that options imply.",
            "期权隐含波动率指数的收盘值。"),
        Of(RotationIds.Stress + ".fall", FigureUnit.Percent, FigureSpan.Back(251), "1 − P_D / max(P[D−251] … P_D)", Technicals,
            "Fall of small caps from their highest close of 252 days.",
            "小盘股自252个交易日最高收盘价的回落幅度。", "CMAX, after S. Patel, A. Sarkar 1998"),
        Of(RotationIds.Stress + ".value", FigureUnit.Percentile, FigureSpan.Whole, "mean(percentile(VIX), percentile(fall))", [FigureInputs.Technicals, FigureInputs.Volatility],
            "Mean of the percentiles of implied volatility and of small caps’ fall from the year’s high.",
            "隐含波动率与小盘股自一年高点回落幅度的百分位均值。", Ciss),
        Of(RotationIds.CreditExcess, FigureUnit.PercentagePoints, FigureSpan.Window, "TR(HYG) − 0.25 · TR(TLT)", [FigureInputs.HighYield, FigureInputs.LongTreasury],
            "Total return over 63 trading days of high-yield bonds less a quarter of that of long Treasuries: high yield without its interest-rate part.",
            "近63个交易日高收益债总回报减去长期国债总回报的四分之一：剔除利率部分的高收益债回报。"),
        Of(RotationIds.CreditRisk + ".value", FigureUnit.Percentile, FigureSpan.Whole, "percentile(−excess)", [FigureInputs.HighYield, FigureInputs.LongTreasury],
            "Place of the negative of high yield’s excess return in its own history.",
            "高收益债超额回报的相反数在其历史中的位置。"),
        Of(RotationIds.LiquidityRisk + ".value", FigureUnit.Percentile, FigureSpan.Whole, "percentile(Amihud(IWC))", [FigureInputs.MicroCap],
            "Place of micro caps’ Amihud illiquidity in its own history: harder to trade than usual.",
            "微型股Amihud非流动性在其历史中的位置：与往常相比的交易难度。", "Y. Amihud, Illiquidity and stock returns, 2002"),
        Of(RotationIds.LiquidityRisk + ".timesBenchmark", FigureUnit.Count, FigureSpan.Back(21), "Amihud(IWC) / Amihud(SPY)", [FigureInputs.MicroCap, FigureInputs.Benchmark],
            "Amihud illiquidity of micro caps over that of the benchmark.",
            "微型股Amihud非流动性与基准之比。"),
        Of("risk.{risk}.after.{level}.days", FigureUnit.Count, FigureSpan.Whole, "n", [FigureInputs.Rating],
            "Earlier days on which the risk “{risk}” was rated {level} and whose next 63 days are over.",
            "风险“{risk}”曾评为“{level}”且其后63个交易日已满的交易日数。"),
        Of("risk.{risk}.after.{level}.independent", FigureUnit.Count, FigureSpan.Whole, "#days, 63 apart", [FigureInputs.Rating],
            "Those of the days on which the risk “{risk}” was rated {level} that lie 63 days apart.",
            "风险“{risk}”曾评为“{level}”的交易日中彼此相隔63个交易日者。"),
        Of("risk.{risk}.after.{level}.mean", FigureUnit.Change, FigureSpan.Whole, "mean(worst fall)", [FigureInputs.Rating],
            "Mean worst fall of small caps within the 63 days after days on which the risk “{risk}” was rated {level}.",
            "风险“{risk}”评为“{level}”之后63个交易日内小盘股最大跌幅的均值。"),
        Of("risk.{risk}.after.{level}.median", FigureUnit.Change, FigureSpan.Whole, "median(worst fall)", [FigureInputs.Rating],
            "Median worst fall of small caps within the 63 days after days on which the risk “{risk}” was rated {level}.",
            "风险“{risk}”评为“{level}”之后63个交易日内小盘股最大跌幅的中位数。"),
        Of("risk.{risk}.after.{level}.worstTenth", FigureUnit.Change, FigureSpan.Whole, "quantile(worst fall, 0.1)", [FigureInputs.Rating],
            "The fall that small caps exceeded one time in ten within the 63 days after days on which the risk “{risk}” was rated {level}.",
            "风险“{risk}”评为“{level}”之后63个交易日内，小盘股十次中有一次超过的跌幅。"),
    ];

    private static IEnumerable<FigureDefinition> Record(string id, IReadOnlyList<string> inputs, LocalizedText began) =>
    [
        Of(id + ".{days}.entries", FigureUnit.Count, FigureSpan.Whole, "#first days", inputs,
            $"Number of days on which {began.En} and whose following {{days}} trading days are over.",
            $"{began.Zh}且其后{{days}}个交易日已满的次数。"),
        Of(id + ".{days}.independent", FigureUnit.Count, FigureSpan.Whole, "#first days, {days} apart", inputs,
            $"Number of days on which {began.En} that lie {{days}} trading days apart: their outcomes share no day.",
            $"{began.Zh}的次数中，彼此相隔{{days}}个交易日、后续互不重叠者。"),
        Of(id + ".{days}.median", FigureUnit.PercentagePoints, FigureSpan.Whole, "median(lead)", inputs,
            $"Median lead over the {{days}} trading days after the independent days on which {began.En}.",
            $"{began.Zh}（独立样本）之后{{days}}个交易日领先幅度的中位数。"),
        Of(id + ".{days}.sharePositive", FigureUnit.Percent, FigureSpan.Whole, "#(lead > 0) / n", inputs,
            $"Share of the independent days on which {began.En} that were followed by a lead over {{days}} trading days.",
            $"{began.Zh}（独立样本）之后{{days}}个交易日领先的占比。"),
        Of(id + ".{days}.base.days", FigureUnit.Count, FigureSpan.Whole, "n", inputs,
            "Number of all days on which it could be told and whose following {days} trading days are over: the base.",
            "可判定且其后{days}个交易日已满的全部交易日数，即基准样本。"),
        Of(id + ".{days}.base.median", FigureUnit.PercentagePoints, FigureSpan.Whole, "median(lead)", inputs,
            "Median lead over the {days} trading days after any day on which it could be told.",
            "任意可判定的交易日之后{days}个交易日领先幅度的中位数。"),
        Of(id + ".{days}.base.sharePositive", FigureUnit.Percent, FigureSpan.Whole, "#(lead > 0) / n", inputs,
            "Share of all days on which it could be told that were followed by a lead over {days} trading days.",
            "任意可判定的交易日之后{days}个交易日领先的占比。"),
        Of(id + ".{days}.interval.low", FigureUnit.Percent, FigureSpan.Whole, "Wilson interval, 95 %", inputs,
            "Lower end of the interval for the share that was followed by a lead over {days} trading days.",
            "其后{days}个交易日领先占比的置信区间下限。", "E. B. Wilson 1927"),
        Of(id + ".{days}.interval.high", FigureUnit.Percent, FigureSpan.Whole, "Wilson interval, 95 %", inputs,
            "Upper end of the interval for the share that was followed by a lead over {days} trading days.",
            "其后{days}个交易日领先占比的置信区间上限。", "E. B. Wilson 1927"),
        Of(id + ".{days}.p", FigureUnit.Number, FigureSpan.Whole, "min(1, 2 · min(P(X ≤ k), P(X ≥ k)))", inputs,
            "Exact binomial probability of the count that was followed by a lead over {days} trading days, against the base’s share, two-sided by doubling.",
            "其后{days}个交易日领先的次数相对基准占比的精确二项概率，双侧以加倍计。"),
    ];

    private static IEnumerable<FigureDefinition> Similar()
    {
        string[] inputs = [FigureInputs.Basis, FigureInputs.Sectors, FigureInputs.Volatility];
        return
        [
            Of("similar.candidates", FigureUnit.Count, FigureSpan.Whole, "#days a year or more ago", inputs,
                "Number of earlier days that were compared: those a year or more ago with all six figures.",
                "参与比较的历史交易日数：一年以前且六项指标俱全者。"),
            Of("similar.{rank}.date", FigureUnit.Date, FigureSpan.Dated, "t", inputs,
                "Number {rank} of the earlier days that are most like the day.",
                "与当日最为相似的第{rank}个历史交易日。"),
            Of("similar.{rank}.distance", FigureUnit.Number, FigureSpan.Dated, "√mean((v_t − v_D)²)", inputs,
                "Root of the mean of the squared differences of six figures in 0 to 1, between the day and number {rank} of those most like it.",
                "当日与第{rank}个相似交易日六项指标（0至1）之差的均方根。"),
            Of("similar.{rank}.asNear", FigureUnit.Percent, FigureSpan.Dated, "#(distance ≤ its distance) / n", inputs,
                "Share of all compared days that are as near as number {rank} or nearer.",
                "参与比较的交易日中与第{rank}个同样近或更近者的占比。"),
            Of("similar.{rank}.lead.{days}", FigureUnit.PercentagePoints, FigureSpan.Whole, "r_small − r_large over the next {days} days", Basis,
                "Lead of small over large caps over the {days} trading days after number {rank} of the days most like the day.",
                "第{rank}个相似交易日之后{days}个交易日小盘股相对大盘股的领先幅度。"),
        ];
    }

    private static IEnumerable<FigureDefinition> Evidence()
    {
        const string Id = "evidence.{signal}";
        string[] inputs = [FigureInputs.SmallCap, FigureInputs.Benchmark, FigureInputs.Sectors, FigureInputs.HighYield, FigureInputs.LongTreasury, FigureInputs.TwoYearYield, FigureInputs.TenYearYield, FigureInputs.Volatility, FigureInputs.Basis];
        return
        [
            Of("evidence.expectedBest", FigureUnit.Number, FigureSpan.Whole, "√V · ((1 − γ)Φ⁻¹(1 − 1/N) + γΦ⁻¹(1 − 1/(N·e)))", inputs,
                "Sharpe ratio a year that the luckiest of as many signals without merit is expected to show.",
                "同样数目的无效信号中最幸运者预期可达的年化夏普比率。", "D. Bailey, M. López de Prado, The deflated Sharpe ratio, 2014"),
            Of("evidence.from", FigureUnit.Date, FigureSpan.Dated, "t", inputs, "Day of the first signal of the evidence.", "检验所用首个信号的交易日。"),
            Of("evidence.to", FigureUnit.Date, FigureSpan.Dated, "t", inputs, "Last day of the last outcome of the evidence.", "检验所用最后一个结果的交易日。"),
            Of(Id + ".months", FigureUnit.Count, FigureSpan.Whole, "T", inputs, "Months with a signal and an outcome of {signal}.", "“{signal}”兼有信号与结果的月份数。"),
            Of(Id + ".ic", FigureUnit.Number, FigureSpan.Whole, "Spearman(signal, next month)", inputs,
                "Rank correlation of {signal} with the next month’s lead.", "“{signal}”与次月领先幅度的秩相关系数。"),
            Of(Id + ".t", FigureUnit.Number, FigureSpan.Whole, "IC / error", inputs,
                "T statistic of the rank correlation of {signal}, with errors that allow for months that hang together.", "“{signal}”秩相关系数的t统计量，标准误计及月份间的关联。",
                "W. Newey, K. West 1987"),
            Of(Id + ".p", FigureUnit.Number, FigureSpan.Whole, "2 · (1 − Φ(|t|))", inputs, "Two-sided probability of that t statistic of {signal}.", "“{signal}”该t统计量的双侧概率。"),
            Of(Id + ".holm", FigureUnit.Number, FigureSpan.Whole, "Holm over all signals", inputs,
                "That probability of {signal} held against all signals that are tried.", "计入全部信号后“{signal}”的概率。", "S. Holm 1979"),
            Of(Id + ".active", FigureUnit.Count, FigureSpan.Whole, "#(position ≠ 0)", inputs, "Months in which {signal} takes a side.", "“{signal}”有方向的月份数。"),
            Of(Id + ".hit", FigureUnit.Percent, FigureSpan.Whole, "#right / active", inputs, "Share of these months in which {signal} was right.", "上述月份中“{signal}”正确的占比。"),
            Of(Id + ".base", FigureUnit.Percent, FigureSpan.Whole, "max(#up, #down) / active", inputs,
                "Share of the months of {signal} that always taking one side, the better of the two, got right; one half for sectors.", "在“{signal}”的月份中始终持同一方向（取较优者）的正确占比；板块为二分之一。"),
            Of(Id + ".gross", FigureUnit.Change, FigureSpan.Whole, "12 · mean(position · outcome)", inputs, "Return a year of following {signal}, before costs.", "照“{signal}”操作的年回报，未扣成本。"),
            Of(Id + ".net", FigureUnit.Change, FigureSpan.Whole, "gross − 5 bp × legs traded", inputs, "Return a year of following {signal}, after 5 basis points for each leg traded.", "照“{signal}”操作的年回报，每笔交易扣5个基点。"),
            Of(Id + ".sharpe", FigureUnit.Number, FigureSpan.Whole, "mean / deviation × √12", inputs, "Sharpe ratio a year of following {signal}, after costs.", "照“{signal}”操作的年化夏普比率，已扣成本。"),
            Of(Id + ".deflatedSharpe", FigureUnit.Percentile, FigureSpan.Whole, "Φ((s − s₀)√(T − 1) / √(1 − γ₃s + (γ₄ − 1)s²/4))", inputs,
                "Probability that the Sharpe ratio of {signal} exceeds that of the luckiest of as many signals without merit.", "“{signal}”的夏普比率超过同样数目无效信号中最幸运者的概率。",
                "D. Bailey, M. López de Prado, The deflated Sharpe ratio, 2014"),
        ];
    }

    private static FigureDefinition Of(
        string pattern, FigureUnit unit, FigureSpan span, string formula, IReadOnlyList<string> inputs, string english, string chinese, string? source = null)
        => new(pattern, unit, span, formula, new LocalizedText(english, chinese), source) { Inputs = inputs, Since = Second };
}
