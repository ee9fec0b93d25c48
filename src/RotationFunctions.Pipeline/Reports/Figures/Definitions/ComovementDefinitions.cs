using RotationFunctions.Analytics;
using RotationFunctions.Pipeline.Universes;

namespace RotationFunctions.Pipeline.Reports.Figures.Definitions;

/// <summary>What the daily lead of small caps went with (section 4 of <c>docs/metrics.md</c>).</summary>
internal static class ComovementDefinitions
{
    private const string Changes = "ΔY_t = Y_t − Y[t−1], t up to the trading day before D";

    internal static IReadOnlyList<FigureDefinition> All { get; } =
    [
        Of("KRE-SPY", "r_KRE − r_SPY", "of regional banks less that of SPY", "区域银行与SPY的回报差", ["KRE", "SPY"]),
        Of(ComovementDay.CyclicalMinusDefensive, "mean(r_i, cyclical) − mean(r_i, defensive)", "of cyclical less that of defensive sectors", "周期板块与防御板块的回报差", [FigureInputs.Sectors]),
        Of("HYG-LQD", "r_HYG − r_LQD", "of high-yield less that of investment-grade bonds", "高收益债与投资级债的回报差", ["HYG", "LQD"]),
        Of("IWN-IWO", "r_IWN − r_IWO", "of small value less that of small growth", "小盘价值与小盘成长的回报差", ["IWN", "IWO"]),
        Of("QQQ-SPY", "r_QQQ − r_SPY", "of large growth (QQQ) less that of SPY", "大盘成长（QQQ）与SPY的回报差", ["QQQ", "SPY"]),
        Of("VIX", "r_VIX", "of the volatility index", "波动率指数的涨跌幅", ["^VIX"]),
        OfYield("DGS2", "two-year", "两年期"),
        OfYield("DGS10", "ten-year", "十年期"),
    ];

    private static FigureDefinition Of(string with, string formula, string en, string zh, IReadOnlyList<string> inputs) => new(
        RotationIds.Comovement(with), FigureUnit.Number, FigureSpan.Window, $"corr(r_IWM − r_SPY, {formula}), 63 days", new LocalizedText(
            $"Pearson correlation over 63 days of the daily return of small caps less the benchmark’s with the daily return {en}.",
            $"近63个交易日内，小盘股每日超额回报与{zh}的皮尔逊相关系数。"))
    { Inputs = [RotationUniverse.Default.SmallCap, FigureInputs.Benchmark, .. inputs] };

    private static FigureDefinition OfYield(string yield, string en, string zh) => new(
        RotationIds.Comovement(yield), FigureUnit.Number, FigureSpan.Back(64), $"corr(r_IWM − r_SPY, ΔY), 63 days, {Changes}", new LocalizedText(
            $"Pearson correlation over 63 days up to the day before of the daily return of small caps less the benchmark’s with the daily change of the {en} Treasury yield.",
            $"截至前一交易日的63个交易日内，小盘股每日超额回报与{zh}美国国债收益率每日变动的皮尔逊相关系数。"))
    { Inputs = [RotationUniverse.Default.SmallCap, FigureInputs.Benchmark, yield] };
}
