using RotationFunctions.Analytics;
using RotationFunctions.Pipeline.Universes;

namespace RotationFunctions.Pipeline.Reports.Figures.Definitions;

/// <summary>Ratings of risks, and conditions (section 9 of <c>docs/metrics.md</c>).</summary>
internal static class RatingDefinitions
{
    internal static IReadOnlyList<FigureDefinition> All { get; } =
    [
        new(RotationIds.Overextension + ".met", FigureUnit.Count, FigureSpan.Whole, "#conditions met", new(
            "Number of the three conditions met: percentile of the 21-day return, RSI, distance from the 200-day average in deviations.",
            "三个条件中成立的个数：21日回报百分位、RSI、与200日均线偏离的标准差倍数。")) { Inputs = [FigureInputs.SmallCapIndex] },
        new(RotationIds.RateSensitivity + ".beta", FigureUnit.PercentagePoints, FigureSpan.None, "OLS slope of r_IWM − r_SPY on Δ DGS2", new(
            "Least-squares slope of small caps’ daily lead on the daily change of the two-year yield in percentage points, over the last 252 days whose yield is known.",
            "近252个收益率已知的交易日内，小盘股每日领先幅度对两年期收益率每日变动（百分点）的最小二乘斜率。")) { Inputs = [FigureInputs.SmallCap, FigureInputs.Benchmark, FigureInputs.TwoYearYield] },
        new(RotationIds.RateSensitivity + ".t", FigureUnit.Number, FigureSpan.None, "slope / standard error, n − 2", new(
            "That slope over its standard error.",
            "上述斜率除以其标准误。")) { Inputs = [FigureInputs.SmallCap, FigureInputs.Benchmark, FigureInputs.TwoYearYield] },
        new("risk.{risk}.bound.{level}", null, FigureSpan.None, "bound", new(
            "Value from which on the risk “{risk}” is rated {level}.",
            "风险“{risk}”评为“{level}”的起始数值。")) { Inputs = [], Since = 2 },
        new("risk.{risk}.past.days", FigureUnit.Count, FigureSpan.Whole, "n", new(
            "Number of earlier days on which the risk “{risk}” was rated.",
            "风险“{risk}”以往有评级的交易日数。")) { Inputs = [FigureInputs.Rating], Since = 2 },
        new("risk.{risk}.past.{level}", FigureUnit.Percent, FigureSpan.Whole, "#days / n", new(
            "Share of earlier days on which the risk “{risk}” was rated {level}.",
            "风险“{risk}”以往评为“{level}”的交易日占比。")) { Inputs = [FigureInputs.Rating], Since = 2 },
        new("risk.{risk}.{figure}.threshold", null, FigureSpan.None, "threshold", new(
            "What the risk “{risk}” holds {figure} against.",
            "风险“{risk}”中{figure}所对照的数值。")) { Inputs = [] },

        new(RotationIds.MicroCaps + ".recentHigh", FigureUnit.Flag, FigureSpan.Back(66), "RS_t = max(RS[t−62] … RS_t) for some t ≥ D − 4", new(
            "Whether the ratio of micro to small caps was at its 63-day high on one of the last five days.",
            "近五个交易日内，微型股与小盘股的比价是否创出63日新高。")) { Inputs = [FigureInputs.MicroCap, FigureInputs.SmallCap] },
        new(RotationIds.RegionalBanks + ".twoYearChange", FigureUnit.RatePoints, FigureSpan.Back(63), "DGS2_D − DGS2[D−63]", new(
            "Change of the two-year yield as known and at most five trading days old, over 63 trading days, in percentage points.",
            "近63个交易日已知（至多五个交易日前）两年期收益率的变动，单位为百分点。")) { Inputs = [FigureInputs.TwoYearYield, FigureInputs.TenYearYield], Since = 2 },
        new(RotationIds.RegionalBanks + ".curveChange", FigureUnit.RatePoints, FigureSpan.Back(63), "(DGS10 − DGS2)_D − (DGS10 − DGS2)[D−63]", new(
            "Change of the ten-year less the two-year yield as known and at most five trading days old, over 63 trading days, in percentage points.",
            "近63个交易日已知（至多五个交易日前）十年期与两年期收益率之差的变动，单位为百分点。")) { Inputs = [FigureInputs.TwoYearYield, FigureInputs.TenYearYield], Since = 2 },
        new("opportunity.{opportunity}.{figure}.threshold", null, FigureSpan.None, "threshold", new(
            "What the condition “{opportunity}” holds {figure} against.",
            "条件“{opportunity}”中{figure}所对照的数值。")) { Inputs = [], Since = 2 },
        new("opportunity.{opportunity}.shareOfPast", FigureUnit.Percent, FigureSpan.Whole, "#days / n", new(
            "Share of earlier days on which the condition “{opportunity}” was met.",
            "条件“{opportunity}”以往满足的交易日占比。")) { Inputs = [FigureInputs.Rating], Since = 2 },
        new("opportunity.{opportunity}.daysOfPast", FigureUnit.Count, FigureSpan.Whole, "n", new(
            "Number of earlier days on which the condition “{opportunity}” could be judged.",
            "条件“{opportunity}”以往可判定的交易日数。")) { Inputs = [FigureInputs.Rating], Since = 2 },
    ];

    /// <summary>The series that a risk or an opportunity looks at, by its id.</summary>
    internal static IReadOnlyList<string> InputsOf(string rating) => rating switch
    {
        RotationIds.Overextension => [FigureInputs.SmallCapIndex],
        RotationIds.RateSensitivity => [FigureInputs.SmallCap, FigureInputs.Benchmark, FigureInputs.TwoYearYield],
        RotationIds.Stress => [FigureInputs.Technicals, FigureInputs.Volatility],
        RotationIds.CreditRisk => [FigureInputs.HighYield, FigureInputs.LongTreasury, FigureInputs.Technicals],
        RotationIds.LiquidityRisk => [FigureInputs.MicroCap, FigureInputs.Benchmark, FigureInputs.Technicals],
        RotationIds.PolicyRisk => [FigureInputs.Futures, FigureInputs.PolicyRate, FigureInputs.TargetLower, FigureInputs.TargetUpper, FigureInputs.Projections],
        RotationIds.SeasonalityRisk => [FigureInputs.SmallCapIndex, FigureInputs.LargeGrowthIndex],
        RotationIds.SmallCapBreakout => [FigureInputs.SmallCapIndex, FigureInputs.SmallCap, FigureInputs.Benchmark],
        RotationIds.MicroCaps => [FigureInputs.MicroCap, FigureInputs.SmallCap],
        RotationIds.RegionalBanks => [FigureInputs.RegionalBanks, FigureInputs.Benchmark, FigureInputs.TwoYearYield, FigureInputs.TenYearYield],
        RotationIds.Cyclicals => [FigureInputs.Sectors, FigureInputs.Benchmark],
        RotationIds.SmallValue => [FigureInputs.SmallValue, FigureInputs.SmallGrowth],
        RotationIds.Credit => [FigureInputs.HighYield, FigureInputs.LongTreasury],
        _ => [],
    };
}
