using RotationFunctions.Analytics;
using RotationFunctions.Pipeline.Universes;

namespace RotationFunctions.Pipeline.Reports.Figures.Definitions;

/// <summary>What the daily lead of small caps went with (section 4 of <c>docs/metrics.md</c>).</summary>
internal static class ComovementDefinitions
{
    private const string Changes = "ΔY_t = Y_t − Y[t−1], t up to the trading day before D";

    private static readonly MarketRoles Us = MarketRoles.UnitedStates;
    private static readonly string Benchmark = UniverseReader.Default.Benchmark;

    /// <summary>The companions of the US market in their own words, then any other market's.</summary>
    internal static IReadOnlyList<FigureDefinition> All { get; } =
    [
        OfPair(Us.RegionalBanks, Benchmark, $"of regional banks less that of {Benchmark}", $"区域银行与{Benchmark}的回报差"),
        Of(ComovementDay.CyclicalMinusDefensive, "mean(r_i, cyclical) − mean(r_i, defensive)", "of cyclical less that of defensive sectors", "周期板块与防御板块的回报差", FigureInputs.Sectors),
        OfPair(Us.HighYield, Us.InvestmentGrade, "of high-yield less that of investment-grade bonds", "高收益债与投资级债的回报差"),
        OfPair(Us.SmallValue, Us.SmallGrowth, "of small value less that of small growth", "小盘价值与小盘成长的回报差"),
        OfPair(Us.LargeGrowth, Benchmark, $"of large growth ({Us.LargeGrowth}) less that of {Benchmark}", $"大盘成长（{Us.LargeGrowth}）与{Benchmark}的回报差"),
        Of(ComovementDay.NameOf(Us.Volatility), $"r_{ComovementDay.NameOf(Us.Volatility)}", "of the volatility index", "波动率指数的涨跌幅", Us.Volatility),
        OfYield(Us.TwoYearYield, "two-year", "两年期"),
        OfYield(Us.TenYearYield, "ten-year", "十年期"),
        Of("{companion}", "r", "or change of {companion}", "{companion}的每日回报或变动", FigureInputs.Companion),
    ];

    private static FigureDefinition OfPair(string a, string b, string en, string zh) => Of(FigureKeys.Pair(a, b), $"r_{a} − r_{b}", en, zh, a, b);

    private static FigureDefinition Of(string with, string formula, string en, string zh, params IReadOnlyList<string> inputs) => new(
        RotationIds.Comovement(with), FigureUnit.Number, FigureSpan.Window, $"corr(r_{Us.SmallCap} − r_{Benchmark}, {formula}), 63 days", new LocalizedText(
            $"Pearson correlation over 63 days of the daily return of small caps less the benchmark’s with the daily return {en}.",
            $"近63个交易日内，小盘股每日超额回报与{zh}的皮尔逊相关系数。")) { Inputs = [FigureInputs.SmallCap, FigureInputs.Benchmark, .. inputs] };

    private static FigureDefinition OfYield(string yield, string en, string zh) => new(
        RotationIds.Comovement(yield), FigureUnit.Number, FigureSpan.Back(64), $"corr(r_{Us.SmallCap} − r_{Benchmark}, ΔY), 63 days, {Changes}", new LocalizedText(
            $"Pearson correlation over 63 days up to the day before of the daily return of small caps less the benchmark’s with the daily change of the {en} Treasury yield.",
            $"截至前一交易日的63个交易日内，小盘股每日超额回报与{zh}美国国债收益率每日变动的皮尔逊相关系数。")) { Inputs = [FigureInputs.SmallCap, FigureInputs.Benchmark, yield] };
}
