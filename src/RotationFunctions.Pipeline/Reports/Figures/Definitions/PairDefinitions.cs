using RotationFunctions.Analytics;

namespace RotationFunctions.Pipeline.Reports.Figures.Definitions;

/// <summary>The figures of one series against another (section 4 of <c>docs/metrics.md</c>).</summary>
internal static class PairDefinitions
{
    private const string Graphs = "in the style of J. de Kempenaer’s relative rotation graphs, whose normalisation is unpublished";

    internal static IReadOnlyList<FigureDefinition> All { get; } =
    [
        new("spread.{window}", FigureUnit.PercentagePoints, FigureSpan.Window, "(A_D / A_base − 1) − (B_D / B_base − 1)", new(
            "Price return of the first less that of the second {window}.",
            "{window}前者价格回报减去后者价格回报。")),
        new("spread.month.{month}", FigureUnit.PercentagePoints, FigureSpan.Period, "(A_to / A_from − 1) − (B_to / B_from − 1)", new(
            "Price return of the first less that of the second in the calendar month {month}, from the last close before it.",
            "{month}月份前者价格回报减去后者价格回报，自此前最后收盘价起算。")),
        new("spread.year.{year}", FigureUnit.PercentagePoints, FigureSpan.Period, "(A_to / A_from − 1) − (B_to / B_from − 1)", new(
            "Price return of the first less that of the second in the calendar year {year}, from the last close before it.",
            "{year}年前者价格回报减去后者价格回报，自此前最后收盘价起算。")),
        new(RotationIds.Mansfield, FigureUnit.Number, FigureSpan.Back(251), "(RS_D / mean(RS[D−251] … RS_D) − 1) × 100, RS_t = A_t / B_t", new(
            "Ratio of the two closes over its average of 252 days, less one, in percent.",
            "两者收盘价之比除以其252日均值再减一，以百分数计。"), "S. Weinstein, Secrets for Profiting in Bull and Bear Markets, 1988, after R. Mansfield"),
        new(RotationIds.Slope, FigureUnit.Change, FigureSpan.Back(62), "OLS slope of ln RS_t on t × 252", new(
            "Least-squares slope of the logarithm of the ratio of closes over 63 days, times 252.",
            "近63个交易日收盘价之比的对数的最小二乘斜率，乘以252。")),
        new(RotationIds.SlopeT, FigureUnit.Number, FigureSpan.Back(62), "slope / standard error, n − 2", new(
            "That slope over its standard error, with 61 degrees of freedom.",
            "上述斜率除以其标准误，自由度61。")),
        new("rs.newHigh.{window}", FigureUnit.Flag, FigureSpan.WindowDays, "RS_D = max RS_t", new(
            "Whether the ratio of closes is the highest of the days {window}, ties included.",
            "收盘价之比是否为{window}各日最高，含并列。")),
        new(RotationIds.Streak, FigureUnit.Count, FigureSpan.Whole, "days in a row with r_a > r_b", new(
            "Trading days in a row up to the day on which the first returned more than the second; a tie ends the run.",
            "截至当日前者回报连续高于后者的交易日数，持平即中断。")),
        new(RotationIds.Streak + ".longestBefore", FigureUnit.Count, FigureSpan.Whole, "max length of an earlier run", new(
            "Length of the longest such run that had ended before the present one.",
            "此前已结束的最长连胜交易日数。")),
        new(RotationIds.Streak + ".longestBefore.lastDay", FigureUnit.Date, FigureSpan.Whole, "last t of that run", new(
            "Last day of the longest run before the present one.",
            "此前最长连胜的最后一日。")),
        new(RotationIds.Streak + ".lastAsLong", FigureUnit.Count, FigureSpan.Whole, "length of the latest earlier run ≥ this one", new(
            "Length of the most recent earlier run that was at least as long as the present one.",
            "最近一次不短于本次的连胜交易日数。")),
        new(RotationIds.Streak + ".lastAsLong.lastDay", FigureUnit.Date, FigureSpan.Whole, "last t of that run", new(
            "Last day of the most recent earlier run that was at least as long.",
            "最近一次不短于本次的连胜的最后一日。")),
        new(RotationIds.RotationRatio, FigureUnit.Number, FigureSpan.Whole, "100 + z₅₂(EMA₁₀(100 · RS_w))", new(
            "Weekly ratio of closes, smoothed over ten weeks, in standard deviations from its mean of 52 weeks, plus 100.",
            "每周收盘价之比经十周平滑后，相对近52周均值的标准差倍数，加100。"), Graphs),
        new(RotationIds.RotationMomentum, FigureUnit.Number, FigureSpan.Whole, "100 + z₅₂(EMA₁₀(ratio_w − ratio[w−1]))", new(
            "Weekly change of the graph’s ratio, smoothed over ten weeks, in standard deviations from its mean of 52 weeks, plus 100.",
            "轮动图强度的每周变化经十周平滑后，相对近52周均值的标准差倍数，加100。"), Graphs),
    ];
}
