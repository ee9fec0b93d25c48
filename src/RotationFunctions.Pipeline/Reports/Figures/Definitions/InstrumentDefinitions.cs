using RotationFunctions.Analytics;

namespace RotationFunctions.Pipeline.Reports.Figures.Definitions;

/// <summary>The figures of one instrument (section 3 of <c>docs/metrics.md</c>), and percentiles, which many figures have.</summary>
internal static class InstrumentDefinitions
{
    private const string Wilder = "J. W. Wilder, New Concepts in Technical Trading Systems, 1978";
    private const string Sortino = "F. Sortino, L. Price, Performance Measurement in a Downside Risk Framework, 1994";

    internal static IReadOnlyList<FigureDefinition> All { get; } =
    [
        new("close", FigureUnit.Number, FigureSpan.Day, "P_D", new(
            "The day’s close, adjusted for splits, not for dividends.",
            "当日收盘价，已按拆股调整，未按股息调整。")),
        new("return.{window}", FigureUnit.Change, FigureSpan.Window, "P_D / P_base − 1", new(
            "Price return {window}: close over the base’s close, less one, without dividends.",
            "{window}的价格回报：收盘价除以基准日收盘价再减一，不含股息。")),
        new("totalReturn.{window}", FigureUnit.Change, FigureSpan.Window, "A_D / A_base − 1", new(
            "Total return {window}: the same on closes adjusted for dividends too.",
            "{window}的总回报：以同时按股息调整的收盘价计算。")),
        new("volatility.daily.{window}", FigureUnit.Percent, FigureSpan.Window, "√(Σ(r_t − r̄)² / (n − 1))", new(
            "Sample standard deviation of the daily price returns {window}.",
            "{window}每日价格回报的样本标准差。")),
        new("volatility.annual.{window}", FigureUnit.Percent, FigureSpan.Window, "√(Σ(r_t − r̄)² / (n − 1)) × √252", new(
            "Sample standard deviation of the daily price returns {window}, times √252.",
            "{window}每日价格回报的样本标准差，乘以√252年化。")),
        new("drawdown.max.{window}", FigureUnit.Change, FigureSpan.Window, "min over t of P_t / max(P_base … P_t) − 1", new(
            "Deepest fall of the close from an earlier close {window}, the base’s among them.",
            "{window}收盘价自先前收盘高点的最大跌幅，含基准日。")),
        new(FigureIds.Beta, FigureUnit.Number, FigureSpan.Window, "Σ(r_i − r̄_i)(r_b − r̄_b) / Σ(r_b − r̄_b)²", new(
            "Least-squares slope of its daily price returns on the benchmark’s, over 252 trading days.",
            "近252个交易日内，其每日价格回报对基准每日回报的最小二乘斜率。")) { Inputs = [FigureInputs.Own, FigureInputs.Benchmark] },
        new(FigureIds.Correlation, FigureUnit.Number, FigureSpan.Window, "Σ(r_i − r̄_i)(r_b − r̄_b) / √(Σ(r_i − r̄_i)² · Σ(r_b − r̄_b)²)", new(
            "Pearson correlation of its daily price returns with the benchmark’s, over 252 trading days.",
            "近252个交易日内，其每日价格回报与基准每日回报的皮尔逊相关系数。")) { Inputs = [FigureInputs.Own, FigureInputs.Benchmark] },
        new(FigureIds.TrackingError, FigureUnit.Percent, FigureSpan.Window, "s(r_i − r_b) × √252", new(
            "Sample standard deviation of the daily difference from the benchmark’s return over 252 trading days, times √252.",
            "近252个交易日内，与基准每日回报之差的样本标准差，乘以√252年化。")) { Inputs = [FigureInputs.Own, FigureInputs.Benchmark] },
        new(FigureIds.InformationRatio, FigureUnit.Number, FigureSpan.Window, "mean(r_i − r_b) × 252 / (s(r_i − r_b) × √252)", new(
            "Mean daily difference from the benchmark’s return, times 252, over the tracking error.",
            "与基准每日回报之差的均值乘以252，再除以跟踪误差。")) { Inputs = [FigureInputs.Own, FigureInputs.Benchmark] },
        new(FigureIds.CaptureUp, FigureUnit.Percent, FigureSpan.Window, "(∏(1 + r_i) − 1) / (∏(1 + r_b) − 1), r_b > 0", new(
            "Its compound return over the benchmark’s, on the days of the last 252 on which the benchmark rose.",
            "近252个交易日中基准上涨的日子里，其复合回报与基准复合回报之比。"), "UpDownRatios of PerformanceAnalytics") { Inputs = [FigureInputs.Own, FigureInputs.Benchmark] },
        new(FigureIds.CaptureDown, FigureUnit.Percent, FigureSpan.Window, "(∏(1 + r_i) − 1) / (∏(1 + r_b) − 1), r_b < 0", new(
            "Its compound return over the benchmark’s, on the days of the last 252 on which the benchmark fell.",
            "近252个交易日中基准下跌的日子里，其复合回报与基准复合回报之比。"), "UpDownRatios of PerformanceAnalytics") { Inputs = [FigureInputs.Own, FigureInputs.Benchmark] },
        new(FigureIds.DownsideDeviation, FigureUnit.Percent, FigureSpan.Window, "√(mean(min(r_t − f_t, 0)²)) × √252", new(
            "Root of the mean squared shortfall of daily price returns under the risk-free rate over all of 252 trading days, times √252.",
            "近252个交易日内，每日价格回报低于无风险利率部分的均方根（按全部交易日计），乘以√252年化。"), Sortino) { Inputs = [FigureInputs.Own, RiskFree.Rate, RiskFree.EarlierRate] },
        new(FigureIds.Sortino, FigureUnit.Number, FigureSpan.Window, "mean(r_t − f_t) × 252 / (√(mean(min(r_t − f_t, 0)²)) × √252)", new(
            "Mean daily price return above the risk-free rate, times 252, over the downside deviation.",
            "每日价格回报超出无风险利率部分的均值乘以252，再除以下行偏差。"), Sortino) { Inputs = [FigureInputs.Own, RiskFree.Rate, RiskFree.EarlierRate] },
        new(FigureIds.High52Weeks, FigureUnit.Number, FigureSpan.Back(251), "max(P[D−251] … P_D)", new(
            "Highest close of the last 252 trading days, the day itself among them.",
            "近252个交易日（含当日）的最高收盘价。")),
        new(FigureIds.High52WeeksDistance, FigureUnit.Change, FigureSpan.Back(251), "P_D / max(P[D−251] … P_D) − 1", new(
            "Close over the highest close of the last 252 trading days, less one.",
            "收盘价除以近252个交易日最高收盘价，再减一。")),
        new(FigureIds.HighAllTime, FigureUnit.Number, FigureSpan.Whole, "max(P_first … P_D)", new(
            "Highest close of all days known.",
            "有数据以来的最高收盘价。")),
        new(FigureIds.HighAllTimeDistance, FigureUnit.Change, FigureSpan.Whole, "P_D / max(P_first … P_D) − 1", new(
            "Close over the highest close of all days known, less one.",
            "收盘价除以有数据以来最高收盘价，再减一。")),
        new(FigureIds.DaysSinceHigh, FigureUnit.Count, FigureSpan.Whole, "D − last t with P_t = max(P_first … P_D)", new(
            "Trading days since the last day with the highest close of all.",
            "距有数据以来最高收盘价的交易日数。")),
        new(FigureIds.Sma50, FigureUnit.Number, FigureSpan.Back(49), "mean(P[D−49] … P_D)", new(
            "Plain average of the last 50 closes.",
            "近50个收盘价的简单平均。")),
        new(FigureIds.Sma200, FigureUnit.Number, FigureSpan.Back(199), "mean(P[D−199] … P_D)", new(
            "Plain average of the last 200 closes.",
            "近200个收盘价的简单平均。")),
        new(FigureIds.DistanceSma200, FigureUnit.Change, FigureSpan.Back(199), "P_D / mean(P[D−199] … P_D) − 1", new(
            "Close over the average of the last 200 closes, less one.",
            "收盘价除以近200个收盘价的平均，再减一。")),
        new(FigureIds.DistanceSma200Deviations, FigureUnit.Number, FigureSpan.Back(450), "d_D / s(d[D−251] … d_D), d_t = P_t / mean(P[t−199] … P_t) − 1", new(
            "Distance from the 200-day average over the sample standard deviation of its last 252 daily values.",
            "与200日均线的偏离幅度，除以其近252个每日值的样本标准差。")),
        new(FigureIds.Rsi14, FigureUnit.Number, FigureSpan.Whole, "100 · G / (G + L)", new(
            "Relative strength index: smoothed gains over smoothed gains and losses, α = 1/14, seeded by the mean of the first 14 changes.",
            "相对强弱指数：平滑涨幅占平滑涨跌幅之和的比例，α＝1/14，以最初14个变动的均值为初值。"), Wilder),
        new(FigureIds.Atr14, FigureUnit.Number, FigureSpan.Whole, "ATR_t = ATR[t−1] + (TR_t − ATR[t−1]) / 14", new(
            "Average true range: true ranges smoothed with α = 1/14, seeded by the mean of the first 14.",
            "平均真实波幅：真实波幅按α＝1/14平滑，以最初14个的均值为初值。"), Wilder),
        new(FigureIds.DollarVolume, FigureUnit.DollarMillions, FigureSpan.Back(20), "mean(P_t · V_t)", new(
            "Mean of close times volume over 21 trading days, in USD a day.",
            "近21个交易日收盘价乘以成交量的均值，单位为每日美元。")),
        new(FigureIds.Amihud, FigureUnit.Scientific, FigureSpan.Window, "mean(|r_t| / (P_t · V_t)) × 10⁶", new(
            "Mean of the absolute daily return per million USD traded, over the days with volume among 21, at least 15.",
            "近21个交易日中有成交的日子（至少15日），每成交一百万美元对应的回报绝对值的均值。"), "Y. Amihud, Illiquidity and Stock Returns, 2002"),
        new(FigureIds.BidAskSpread, FigureUnit.Percent, FigureSpan.Window, "mean(max(2(e^α − 1) / (1 + e^α), 0))", new(
            "Corwin and Schultz’s range measure of highs and lows of each of 21 pairs of days, negatives taken as zero, averaged: meant as a spread, of a fund it measures volatility, not the spread.",
            "Corwin–Schultz振幅指标：由相邻两日的最高价与最低价计算，负值记为零，取21对的均值；原意为估计价差，用于基金则反映波动而非价差。"), "S. Corwin, P. Schultz, A Simple Way to Estimate Bid-Ask Spreads, 2012"),
        new("percentile.{figure}.n", FigureUnit.Count, FigureSpan.Percentile, "n", new(
            "Number of earlier days whose {figure} the percentile counts.",
            "百分位所统计的{figure}以往交易日数。")),
        new("percentile.{figure}.from", FigureUnit.Date, FigureSpan.Percentile, "first t", new(
            "First day whose {figure} the percentile counts.",
            "百分位所统计的{figure}的首个交易日。")),
        new("percentile.{figure}", FigureUnit.Percentile, FigureSpan.Percentile, "(#below + #equal / 2) / n", new(
            "Place of {figure} among its own values on all earlier days, at least 252: 0 under all of them, 1 above all.",
            "{figure}在其以往全部交易日（至少252日）数值中的位置：0为低于全部，1为高于全部。")),
    ];
}
