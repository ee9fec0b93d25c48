using RotationFunctions.Analytics;
using RotationFunctions.Pipeline.Universes;

namespace RotationFunctions.Pipeline.Reports.Figures.Definitions;

/// <summary>Score, stance, risks and opportunities (section 9 of <c>docs/metrics.md</c>).</summary>
internal static class RatingDefinitions
{
    internal static IReadOnlyList<FigureDefinition> All { get; } =
    [
        new(RotationIds.Score, FigureUnit.Number, FigureSpan.Whole, "mean(five percentiles) × 100", new(
            "Mean of five percentiles times 100: small caps’ year-to-date lead, Mansfield strength, cyclical over defensive sectors, breadth, days won.",
            "五个百分位的均值乘以100：小盘股今年以来领先幅度、曼斯菲尔德强度、周期相对防御板块、广度、跑赢天数。")) { Inputs = ["IWM", FigureInputs.Benchmark, FigureInputs.Sectors] },
        new(RotationIds.ScoreYearToDate, FigureUnit.Percentile, FigureSpan.Whole, "(#below + #equal / 2) / n", new(
            "Place of small caps’ year-to-date lead among the values at the same trading day of earlier years, at least five.",
            "小盘股今年以来领先幅度在以往各年（至少五年）同一交易日序次数值中的位置。")) { Inputs = ["IWM", FigureInputs.Benchmark] },
        new(RotationIds.ScoreMansfield, FigureUnit.Percentile, FigureSpan.Whole, "(#below + #equal / 2) / n", new(
            "Place of small caps’ Mansfield relative strength among its own earlier values.",
            "小盘股曼斯菲尔德相对强度在其以往数值中的位置。")) { Inputs = ["IWM", FigureInputs.Benchmark] },
        new(RotationIds.ScoreCyclicals, FigureUnit.Percentile, FigureSpan.Whole, "(#below + #equal / 2) / n", new(
            "Place of the month’s lead of cyclical over defensive sectors among its own earlier values.",
            "近一个月周期板块相对防御板块领先幅度在其以往数值中的位置。")) { Inputs = [FigureInputs.Sectors] },
        new(RotationIds.ScoreBreadth, FigureUnit.Percentile, FigureSpan.Whole, "(#below + #equal / 2) / n", new(
            "Place of the month’s share of sectors above the benchmark among its own earlier values.",
            "近一个月跑赢基准的板块占比在其以往数值中的位置。")) { Inputs = [FigureInputs.Sectors, FigureInputs.Benchmark] },
        new(RotationIds.ScoreDaysWon, FigureUnit.Percentile, FigureSpan.Whole, "(#below + #equal / 2) / n", new(
            "Place of the share of the last 63 days on which small caps beat the benchmark among its own earlier values.",
            "近63个交易日小盘股跑赢基准的天数占比在其以往数值中的位置。")) { Inputs = ["IWM", FigureInputs.Benchmark] },
        new(RotationIds.Stance + ".since", FigureUnit.Date, FigureSpan.Whole, "first t of the spell", new(
            "First day of the spell of the present stance.",
            "当前立场的起始日。")) { Inputs = ["IWM", FigureInputs.Benchmark, FigureInputs.Sectors] },
        new(RotationIds.Stance + ".changesPerYear", FigureUnit.Number, FigureSpan.Whole, "changes / days × 252", new(
            "Changes of the stance per 252 days with a score, until the day.",
            "截至当日，每252个有评分的交易日中立场变化的次数。")) { Inputs = ["IWM", FigureInputs.Benchmark, FigureInputs.Sectors] },
        .. Record(RotationIds.TrackRecord, "r_IWM − r_SPY", ["IWM", FigureInputs.Benchmark, FigureInputs.Sectors], new(
            "earlier spells of the present stance", "以往进入同一立场")),

        new(RotationIds.Overextension + ".met", FigureUnit.Count, FigureSpan.Whole, "#conditions met", new(
            "Number of the three conditions met: percentile of the 21-day return, RSI, distance from the 200-day average in deviations.",
            "三个条件中成立的个数：21日回报百分位、RSI、与200日均线偏离的标准差倍数。")) { Inputs = ["^RUT"] },
        new(RotationIds.RateSensitivity + ".beta", FigureUnit.PercentagePoints, FigureSpan.None, "OLS slope of r_IWM − r_SPY on Δ DGS2", new(
            "Least-squares slope of small caps’ daily lead on the daily change of the two-year yield in percentage points, over the last 252 days whose yield is known.",
            "近252个收益率已知的交易日内，小盘股每日领先幅度对两年期收益率每日变动（百分点）的最小二乘斜率。")) { Inputs = ["IWM", FigureInputs.Benchmark, "DGS2"] },
        new(RotationIds.RateSensitivity + ".t", FigureUnit.Number, FigureSpan.None, "slope / standard error, n − 2", new(
            "That slope over its standard error.",
            "上述斜率除以其标准误。")) { Inputs = ["IWM", FigureInputs.Benchmark, "DGS2"] },
        new(RotationIds.LiquidityRisk + ".mean", FigureUnit.Percentile, FigureSpan.Whole, "(percentile(spread) + percentile(Amihud)) / 2", new(
            "Mean of the percentiles of micro caps’ bid–ask spread and Amihud illiquidity in their own histories.",
            "微型股买卖价差与Amihud非流动性在各自历史中百分位的均值。")) { Inputs = ["IWC", FigureInputs.Benchmark] },
        new(RotationIds.LiquidityRisk + ".amihudOverBenchmark", FigureUnit.Number, FigureSpan.Back(21), "Amihud(IWC) / Amihud(SPY)", new(
            "Amihud illiquidity of micro caps over that of the benchmark.",
            "微型股Amihud非流动性与基准之比。")) { Inputs = ["IWC", FigureInputs.Benchmark] },
        new("risk.{risk}.bound.{level}", null, FigureSpan.None, "bound", new(
            "Value from which on the risk “{risk}” is rated {level}.",
            "风险“{risk}”评为“{level}”的起始数值。")) { Inputs = [] },
        new("risk.{risk}.past.days", FigureUnit.Count, FigureSpan.Whole, "n", new(
            "Number of earlier days on which the risk “{risk}” was rated.",
            "风险“{risk}”以往有评级的交易日数。")) { Inputs = [FigureInputs.Rating] },
        new("risk.{risk}.past.{level}", FigureUnit.Percent, FigureSpan.Whole, "#days / n", new(
            "Share of earlier days on which the risk “{risk}” was rated {level}.",
            "风险“{risk}”以往评为“{level}”的交易日占比。")) { Inputs = [FigureInputs.Rating] },
        new("risk.{risk}.{figure}.threshold", null, FigureSpan.None, "threshold", new(
            "What the risk “{risk}” holds {figure} against.",
            "风险“{risk}”中{figure}所对照的数值。")) { Inputs = [] },

        new(RotationIds.MicroCaps + ".recentHigh", FigureUnit.Flag, FigureSpan.Back(66), "RS_t = max(RS[t−62] … RS_t) for some t ≥ D − 4", new(
            "Whether the ratio of micro to small caps was at its 63-day high on one of the last five days.",
            "近五个交易日内，微型股与小盘股的比价是否创出63日新高。")) { Inputs = ["IWC", "IWM"] },
        new(RotationIds.RegionalBanks + ".twoYearChange", FigureUnit.RatePoints, FigureSpan.Back(63), "DGS2_D − DGS2[D−63]", new(
            "Change of the two-year yield as known, over 63 trading days, in percentage points.",
            "近63个交易日已知两年期收益率的变动，单位为百分点。")) { Inputs = ["DGS2", "DGS10"] },
        new(RotationIds.RegionalBanks + ".curveChange", FigureUnit.RatePoints, FigureSpan.Back(63), "(DGS10 − DGS2)_D − (DGS10 − DGS2)[D−63]", new(
            "Change of the ten-year less the two-year yield as known, over 63 trading days, in percentage points.",
            "近63个交易日已知十年期与两年期收益率之差的变动，单位为百分点。")) { Inputs = ["DGS2", "DGS10"] },
        new(RotationIds.Credit + ".slope", FigureUnit.Change, FigureSpan.Back(62), "OLS slope of ln(HYG / LQD) on t × 252", new(
            "Least-squares slope of the logarithm of high yield over investment grade, dividends included, over 63 days, times 252.",
            "近63个交易日高收益债与投资级债（含股息）比价的对数的最小二乘斜率，乘以252。")) { Inputs = ["HYG", "LQD"] },
        new(RotationIds.Credit + ".t", FigureUnit.Number, FigureSpan.Back(62), "slope / standard error, n − 2", new(
            "That slope over its standard error.",
            "上述斜率除以其标准误。")) { Inputs = ["HYG", "LQD"] },
        new("opportunity.{opportunity}.{figure}.threshold", null, FigureSpan.None, "threshold", new(
            "What the condition of “{opportunity}” holds {figure} against.",
            "机会“{opportunity}”的条件中{figure}所对照的数值。")) { Inputs = [] },
        new("opportunity.{opportunity}.shareOfPast", FigureUnit.Percent, FigureSpan.Whole, "#days / n", new(
            "Share of earlier days on which the condition of “{opportunity}” held.",
            "机会“{opportunity}”的条件以往成立的交易日占比。")) { Inputs = [FigureInputs.Rating] },
        new("opportunity.{opportunity}.daysOfPast", FigureUnit.Count, FigureSpan.Whole, "n", new(
            "Number of earlier days on which the condition of “{opportunity}” could be judged.",
            "机会“{opportunity}”的条件以往可判定的交易日数。")) { Inputs = [FigureInputs.Rating] },
        .. Record("opportunity.{opportunity}.record", "r − r_SPY", [FigureInputs.Rating, FigureInputs.Benchmark], new(
            "earlier spells of “{opportunity}”", "以往“{opportunity}”条件开始成立")),
    ];

    /// <summary>The series that a risk or an opportunity looks at, by its id.</summary>
    internal static IReadOnlyList<string> InputsOf(string rating) => rating switch
    {
        RotationIds.Overextension => ["^RUT"],
        RotationIds.RateSensitivity => ["IWM", FigureInputs.Benchmark, "DGS2"],
        RotationIds.LiquidityRisk => ["IWC", FigureInputs.Benchmark],
        RotationIds.PolicyRisk => ["ZQ", "EFFR", "DFEDTARL", "DFEDTARU", "FEDTARMD"],
        RotationIds.SeasonalityRisk => ["^RUT", "^IXIC"],
        RotationIds.SmallCapBreakout => ["^RUT", "IWM", FigureInputs.Benchmark],
        RotationIds.MicroCaps => ["IWC", "IWM"],
        RotationIds.RegionalBanks => ["KRE", FigureInputs.Benchmark, "DGS2", "DGS10"],
        RotationIds.Cyclicals => [FigureInputs.Sectors, FigureInputs.Benchmark],
        RotationIds.SmallValue => ["IWN", "IWO"],
        RotationIds.Credit => ["HYG", "LQD"],
        _ => [],
    };

    private static IEnumerable<FigureDefinition> Record(string id, string outcome, IReadOnlyList<string> inputs, LocalizedText starts) =>
    [
        new(id + ".{days}.n", FigureUnit.Count, FigureSpan.Whole, "n", new(
            $"Number of {starts.En} whose following {{days}} trading days are over.",
            $"{starts.Zh}后已满{{days}}个交易日的次数。")) { Inputs = inputs },
        new(id + ".{days}.mean", FigureUnit.PercentagePoints, FigureSpan.Whole, $"mean({outcome})", new(
            $"Mean return less the benchmark’s over the {{days}} trading days after the first days of {starts.En}.",
            $"{starts.Zh}后{{days}}个交易日相对基准的平均回报差。")) { Inputs = inputs },
        new(id + ".{days}.median", FigureUnit.PercentagePoints, FigureSpan.Whole, $"median({outcome})", new(
            $"Median return less the benchmark’s over the {{days}} trading days after the first days of {starts.En}.",
            $"{starts.Zh}后{{days}}个交易日相对基准的回报差中位数。")) { Inputs = inputs },
        new(id + ".{days}.sharePositive", FigureUnit.Percent, FigureSpan.Whole, $"#({outcome} > 0) / n", new(
            $"Share of {starts.En} after which the return over {{days}} trading days was above the benchmark’s.",
            $"{starts.Zh}后{{days}}个交易日跑赢基准的占比。")) { Inputs = inputs },
    ];
}
