using RotationFunctions.Analytics;

namespace RotationFunctions.Pipeline.Reports.Figures.Definitions;

/// <summary>Sectors, technicals, policy path and history (sections 5 to 8 of <c>docs/metrics.md</c>).</summary>
internal static class MarketDefinitions
{
    private const string Board = "Board of Governors of the Federal Reserve System";
    private const string FedWatch = "CME FedWatch methodology";

    private static readonly FigureSpan OfRange = FigureSpan.Back(TradingRange.Days + TradingRange.DaysSince - 1, TradingRange.DaysSince);
    private static readonly FigureSpan SinceRange = FigureSpan.Back(TradingRange.Days + TradingRange.DaysSince - 1);

    internal static IReadOnlyList<FigureDefinition> All { get; } =
    [
        new("sector.members.{window}", FigureUnit.Count, FigureSpan.Window, "#members", new(
            "Number of sector funds listed by the base of the window {window}.",
            "{window}（以基准日为准）已上市的板块基金数。")) { Inputs = [FigureInputs.Sectors] },
        new("sector.rank.{window}", FigureUnit.Count, FigureSpan.Window, "place of r_i among all members", new(
            "Place of the sector by price return {window}, best first, ties by symbol.",
            "{window}按价格回报排名的位次，由高到低，并列者按代码排列。")) { Inputs = [FigureInputs.Sectors] },
        new("sector.group.{group}.{window}", FigureUnit.Change, FigureSpan.Window, "mean(r_i), i ∈ {group}", new(
            "Plain mean of the price returns {window} of the {group} sectors.",
            "{window}{group}板块价格回报的简单平均。")) { Inputs = [FigureInputs.Sectors] },
        new("sector.cyclicalMinusDefensive.{window}", FigureUnit.PercentagePoints, FigureSpan.Window, "mean(r_i, cyclical) − mean(r_i, defensive)", new(
            "Mean price return {window} of the cyclical sectors less that of the defensive ones.",
            "{window}周期板块平均价格回报减去防御板块平均价格回报。")) { Inputs = [FigureInputs.Sectors] },
        new("sector.dispersion.{window}", FigureUnit.Percent, FigureSpan.Window, "√(Σ(r_i − r̄)² / (n − 1))", new(
            "Sample standard deviation of the sectors’ price returns {window}.",
            "{window}各板块价格回报之间的样本标准差。")) { Inputs = [FigureInputs.Sectors] },
        new("sector.breadth.{window}", FigureUnit.Percent, FigureSpan.Window, "#(r_i > r_b) / n", new(
            "Share of the sectors whose price return {window} is above the benchmark’s.",
            "{window}价格回报高于基准的板块占比。")) { Inputs = [FigureInputs.Sectors, FigureInputs.Benchmark] },
        new(RotationIds.SectorCorrelation, FigureUnit.Number, FigureSpan.Window, "corr(r_rate − r_b, r_economy − r_b)", new(
            "Pearson correlation over 63 days of the daily returns of rate-sensitive and of economically sensitive sectors, each less the benchmark’s.",
            "近63个交易日内，利率敏感板块与经济敏感板块每日超额回报的皮尔逊相关系数。")) { Inputs = [FigureInputs.Sectors, FigureInputs.Benchmark] },

        new(RotationIds.RangeHigh, FigureUnit.Number, OfRange, "max(P[D−818] … P[D−63])", new(
            "Highest close of the 756 days before the last 63.",
            "最近63个交易日之前756个交易日的最高收盘价。")),
        new(RotationIds.RangeLow, FigureUnit.Number, OfRange, "min(P[D−818] … P[D−63])", new(
            "Lowest close of the 756 days before the last 63.",
            "最近63个交易日之前756个交易日的最低收盘价。")),
        new(RotationIds.BreakoutHeld, FigureUnit.Flag, SinceRange, "3 closes in a row > high, none since < 0.99 · high", new(
            "Whether within the last 63 days three closes in a row were above the range’s high and none since was more than 1 % under it.",
            "近63个交易日内是否曾连续三日收于区间高点之上，且此后未收于其下方1%以上。")),
        new("breakout.since", FigureUnit.Date, SinceRange, "first t of those closes", new(
            "First of the closes above the range’s high by which the breakout began.",
            "突破起始日，即首个收于区间高点之上的交易日。")),
        new(RotationIds.BreakoutLevel, FigureUnit.Number, SinceRange, "max(P[D−818] … P[D−63])", new(
            "The range’s high, which the breakout went above.",
            "被突破的区间高点。")),
        new(RotationIds.BreakoutExtent, FigureUnit.Change, SinceRange, "P_D / high − 1", new(
            "Close over the range’s high, less one.",
            "收盘价除以区间高点，再减一。")),
        new(RotationIds.MeasuredMove, FigureUnit.Number, FigureSpan.Whole, "neckline at confirmation + (neckline at head − head)", new(
            "The pattern’s height set upon its neckline at the confirmation, while it is confirmed: a convention, not a forecast.",
            "形态确认期间，形态高度加于确认日颈线之上：仅为惯例，并非预测。")) { Since = 2 },
        new(RotationIds.MeasuredMoveOfRange, FigureUnit.Number, OfRange, "high + (high − low)", new(
            "The range’s height set upon its high, while a breakout is confirmed: a convention, not a forecast.",
            "突破确认期间，区间高度加于区间高点之上：仅为惯例，并非预测。")) { Since = 2 },
        new(RotationIds.Fibonacci1272, FigureUnit.Number, OfRange, "low + 1.272 · (high − low)", new(
            "The range’s low and 1.272 times its height, while a breakout is confirmed: a convention, not a forecast.",
            "区间低点加区间高度的1.272倍：仅为惯例，并非预测。")) { Since = 2 },
        new(RotationIds.Fibonacci1618, FigureUnit.Number, OfRange, "low + 1.618 · (high − low)", new(
            "The range’s low and 1.618 times its height, while a breakout is confirmed: a convention, not a forecast.",
            "区间低点加区间高度的1.618倍：仅为惯例，并非预测。")) { Since = 2 },

        new(RotationIds.PolicyRate, FigureUnit.Rate, FigureSpan.Day, "EFFR", new(
            "Latest effective federal funds rate published by the day, in percent.",
            "截至当日已公布的最新联邦基金有效利率，以百分数计。"), "Federal Reserve Bank of New York") { Inputs = [FigureInputs.PolicyRate] },
        new(RotationIds.TargetLower, FigureUnit.Rate, FigureSpan.Day, "DFEDTARL", new(
            "Lower end of the federal funds target range known on the day, in percent.",
            "当日已知的联邦基金目标区间下限，以百分数计。"), Board) { Inputs = [FigureInputs.TargetLower] },
        new(RotationIds.TargetUpper, FigureUnit.Rate, FigureSpan.Day, "DFEDTARU", new(
            "Upper end of the federal funds target range known on the day, in percent.",
            "当日已知的联邦基金目标区间上限，以百分数计。"), Board) { Inputs = [FigureInputs.TargetUpper] },
        new(RotationIds.TargetMid, FigureUnit.Rate, FigureSpan.Day, "(lower + upper) / 2", new(
            "Middle of the federal funds target range, in percent.",
            "联邦基金目标区间的中点，以百分数计。"), Board) { Inputs = [FigureInputs.TargetLower, FigureInputs.TargetUpper] },
        new(RotationIds.TwoYearProxy, FigureUnit.RatePoints, FigureSpan.Day, "DGS2 − EFFR", new(
            "Two-year Treasury yield less the effective rate, in percentage points: a proxy of what is priced, where there are no futures.",
            "两年期美国国债收益率减去有效利率，单位为百分点：无期货数据时的替代指标。")) { Inputs = [FigureInputs.TwoYearYield, FigureInputs.PolicyRate] },
        new(RotationIds.CutsPriced, FigureUnit.Number, FigureSpan.Day, "(EFFR − implied rate after the year’s last decision) × 100", new(
            "Effective rate less the rate that futures imply after the year’s last decision, in basis points.",
            "有效利率减去期货隐含的年内最后一次议息后利率，以基点计。"), FedWatch) { Inputs = [FigureInputs.Futures, FigureInputs.PolicyRate] },
        new("policy.implied.{month}", FigureUnit.Rate, FigureSpan.Day, "100 − settlement of {month}", new(
            "Average effective rate of {month} that the day’s settlement of its 30-day federal funds future implies, in percent.",
            "由{month}月30天联邦基金期货当日结算价隐含的该月平均有效利率，以百分数计。"), FedWatch) { Inputs = [FigureInputs.Futures] },
        new("policy.dots.published", FigureUnit.Date, FigureSpan.Day, "day of the meeting", new(
            "Day on which the projections were published.",
            "利率预测的公布日。"), "Summary of Economic Projections, FOMC") { Inputs = [FigureInputs.Projections] },
        new("policy.dots.{target}", FigureUnit.Rate, FigureSpan.Day, "median", new(
            "Median projection of the federal funds rate for {target}, of the latest published by the day, in percent.",
            "截至当日最近一次公布的{target}联邦基金利率预测中值，以百分数计。"), "Summary of Economic Projections, FOMC") { Inputs = [FigureInputs.Projections] },
        new("policy.gap.{year}", FigureUnit.Number, FigureSpan.Day, "cuts priced − (target mid − median) × 100", new(
            "Cuts that futures price until the end of {year} less the cuts that the projections show, in basis points.",
            "期货计入的至{year}年末降息幅度减去利率预测显示的降息幅度，以基点计。")) { Inputs = [FigureInputs.Futures, FigureInputs.PolicyRate, FigureInputs.TargetLower, FigureInputs.TargetUpper, FigureInputs.Projections] },

        new("analog.{rival}.now", FigureUnit.PercentagePoints, FigureSpan.YearToDate, "YTD(^RUT) − YTD(rival)", new(
            "Year-to-date price return of the small-cap index less that of {rival}.",
            "今年以来小盘股指数价格回报减去{rival}价格回报。")) { Inputs = [FigureInputs.SmallCapIndex, FigureInputs.Rival] },
        new("analog.{rival}.ordinal", FigureUnit.Count, FigureSpan.Day, "trading day of the year", new(
            "Which trading day of the year the day is.",
            "当日为本年第几个交易日。")) { Inputs = [FigureInputs.SmallCapIndex, FigureInputs.Rival] },
        new("analog.{rival}.n", FigureUnit.Count, FigureSpan.Whole, "n", new(
            "Number of years in which small caps led {rival} by more than 2 % at the same trading day and whose following 252 days are over.",
            "同一交易日序次上小盘股领先{rival}超过2%、且其后252个交易日已满的年份数。")) { Inputs = [FigureInputs.SmallCapIndex, FigureInputs.Rival] },
        new("analog.{rival}.shareNegative", FigureUnit.Percent, FigureSpan.Whole, "#(forward < 0) / n", new(
            "Share of those years in which small caps then returned less than {rival} over 252 days.",
            "上述年份中，其后252个交易日小盘股跑输{rival}的占比。")) { Inputs = [FigureInputs.SmallCapIndex, FigureInputs.Rival] },
        new("analog.{rival}.median", FigureUnit.PercentagePoints, FigureSpan.Whole, "median(forward)", new(
            "Median over those years of the return of small caps less that of {rival} over the following 252 days.",
            "上述年份中，其后252个交易日小盘股与{rival}回报差的中位数。")) { Inputs = [FigureInputs.SmallCapIndex, FigureInputs.Rival] },
        new("analog.{rival}.lowerQuartile", FigureUnit.PercentagePoints, FigureSpan.Whole, "quantile(forward, 0.25)", new(
            "Lower quartile of those differences, by linear interpolation.",
            "上述回报差的下四分位数，线性插值。")) { Inputs = [FigureInputs.SmallCapIndex, FigureInputs.Rival] },
        new("analog.{rival}.upperQuartile", FigureUnit.PercentagePoints, FigureSpan.Whole, "quantile(forward, 0.75)", new(
            "Upper quartile of those differences, by linear interpolation.",
            "上述回报差的上四分位数，线性插值。")) { Inputs = [FigureInputs.SmallCapIndex, FigureInputs.Rival] },
        new("analog.{rival}.{year}.date", FigureUnit.Date, FigureSpan.Dated, "t", new(
            "The day of {year} that is at the same trading day of its year.",
            "{year}年处于同一交易日序次的日期。")) { Inputs = [FigureInputs.SmallCapIndex, FigureInputs.Rival] },
        new("analog.{rival}.{year}.excess", FigureUnit.PercentagePoints, FigureSpan.Dated, "YTD(^RUT) − YTD(rival) on that day", new(
            "Year-to-date price return of the small-cap index less that of {rival} at the same trading day of {year}.",
            "{year}年同一交易日序次上，年初以来小盘股指数与{rival}价格回报之差。")) { Inputs = [FigureInputs.SmallCapIndex, FigureInputs.Rival] },
        new("analog.{rival}.{year}.forward", FigureUnit.PercentagePoints, FigureSpan.Dated, "return(^RUT) − return(rival) over the next 252 days", new(
            "Return of the small-cap index less that of {rival} over the 252 trading days that followed that day of {year}.",
            "{year}年该日之后252个交易日小盘股指数与{rival}回报之差。")) { Inputs = [FigureInputs.SmallCapIndex, FigureInputs.Rival] },
        new(RotationIds.January + ".correlation", FigureUnit.Number, FigureSpan.Whole, "corr(January, February … December)", new(
            "Correlation over finished years of small caps’ lead over large caps in January with that from February to December.",
            "各完整年度中，一月份小盘股相对大盘股的领先幅度与二月至十二月领先幅度的相关系数。")) { Inputs = [FigureInputs.SmallCapIndex, FigureInputs.LargeCapIndex] },
        new(RotationIds.January + ".n", FigureUnit.Count, FigureSpan.Whole, "n", new(
            "Number of finished years.",
            "完整年度数。")) { Inputs = [FigureInputs.SmallCapIndex, FigureInputs.LargeCapIndex] },
        new(RotationIds.January + ".from", FigureUnit.Date, FigureSpan.Whole, "first year", new(
            "First of the finished years.",
            "首个完整年度。")) { Inputs = [FigureInputs.SmallCapIndex, FigureInputs.LargeCapIndex] },
        new(RotationIds.January + ".{year}", FigureUnit.PercentagePoints, FigureSpan.None, "r(^RUT) − r(^GSPC), January", new(
            "Price return of the small-cap index less that of the large-cap index in January {year}.",
            "{year}年一月小盘股指数与大盘股指数价格回报之差。")) { Inputs = [FigureInputs.SmallCapIndex, FigureInputs.LargeCapIndex] },
        new(RotationIds.January + ".{year}.rest", FigureUnit.PercentagePoints, FigureSpan.None, "r(^RUT) − r(^GSPC), February … December", new(
            "Price return of the small-cap index less that of the large-cap index from February to December {year}.",
            "{year}年二月至十二月小盘股指数与大盘股指数价格回报之差。")) { Inputs = [FigureInputs.SmallCapIndex, FigureInputs.LargeCapIndex] },
    ];
}
