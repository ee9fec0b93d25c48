namespace RotationFunctions.Pipeline.Reports.Texts;

/// <summary>Why a figure is absent, in English as the analytics say it, and in Chinese.</summary>
internal static class FigureReasons
{
    public static IReadOnlyList<ReasonTemplate> Templates { get; } =
    [
        // Of a series.
        new("{series} is stale: its last bar is of {date}, before the as-of date {date2}.", "{series}数据已过期：最后一个交易日为{date}，早于报告日{date2}。"),
        new("{series} has nothing dated on or before {date}.", "{series}在{date}及以前没有数据。"),
        new("{series} has no bar on {date}.", "{series}在{date}没有行情。"),
        new("No {series} had been published by {date}.", "截至{date}，{series}尚未公布。"),

        // Of windows and their bases.
        new("It needs {n} trading days before {date}; {series} begins on {date2}, {n2} before it.", "需要{date}以前{n}个交易日的数据；{series}始于{date2}，仅有{n2}个。"),
        new("It is measured from {date}; {series} begins on {date2}.", "以{date}为起点；{series}始于{date2}。"),
        new("{series} has no bar on {date}, the base of the window.", "{series}在区间起点{date}没有行情。"),
        new("{series} lacks too many bars in the window: at least {n} of {n2} days are needed.", "{series}在区间内缺失过多：{n2}日中至少需要{n}日。"),
        new("A price is missing on {date} or on {date2}, the base of the window.", "{date}或区间起点{date2}缺少价格。"),
        new("The calendar has no trading day in {year} to measure the year to date from.", "日历中没有{year}年的交易日，无从计算今年以来。"),
        new("The calendar has fewer than {n} trading days before {date}.", "{date}以前不足{n}个交易日。"),
        new("{series} has no closes adjusted for dividends, so it has no total return.", "{series}没有按股息调整的收盘价，故无总回报。"),
        new("{series} has no closes adjusted for dividends.", "{series}没有按股息调整的收盘价。"),
        new("{series} is not traded itself, so it has no volume and no spread.", "{series}本身不交易，故无成交量与买卖价差。"),
        new("The year has fewer than two daily returns so far.", "今年以来不足两个日回报。"),
        new("The benchmark's returns did not vary in the window, or too many are missing.", "基准在区间内没有波动，或缺失过多。"),
        new("One of the two did not vary in the window, or too many returns are missing.", "两者之一在区间内没有波动，或缺失过多。"),
        new("Its returns do not differ from the benchmark's: there is no tracking error to divide by.", "其回报与基准没有差异，跟踪误差为零，无法相除。"),
        new("The benchmark never rose in the window, or too many returns are missing.", "基准在区间内从未上涨，或缺失过多。"),
        new("The benchmark never fell in the window, or too many returns are missing.", "基准在区间内从未下跌，或缺失过多。"),
        new("No return fell short in the window: there is nothing to divide by.", "区间内没有低于目标的回报，无法相除。"),
        new("The distance did not vary in the last 252 days, or too many are missing.", "近252日的偏离没有波动，或缺失过多。"),
        new("The close never changed, or fewer than 15 bars are there.", "收盘价从未变动，或不足15个交易日。"),
        new("Fewer than 15 bars are there.", "不足15个交易日。"),
        new("Fewer than 15 of the last 21 days have a volume.", "近21日中有成交量的不足15日。"),

        // Of pairs and sectors.
        new("It needs {n} of {n2} days with both values, and neither may stand still.", "需要{n2}日中有{n}日两者均有数值，且均有变动。"),
        new("The ratio lies on a straight line: there is no scatter to measure its slope by.", "比价呈一直线，没有离散可供衡量斜率。"),
        new("It needs 52 weeks in which the ratio varied.", "需要比价有波动的52周。"),
        new("It needs 52 weeks in which the graph's ratio changed, after the first 52 that the ratio itself takes.", "强度本身需52周，此后还需其有变动的52周。"),
        new("It needs {n} days with both series; they began together on {date}, {n2} days ago.", "需要两者均有行情的{n}日；二者自{date}起同时存在，至今{n2}日。"),
        new("Too many of the last {n} days lack a bar of {series} or {series2}.", "近{n}日中{series}或{series2}缺失过多。"),
        new("{series} and {series2} began together on {date}, after the year's first trading day.", "{series}与{series2}自{date}起才同时存在，晚于当年首个交易日。"),
        new("{series} has no return over the window: it is missing, stale, or without a bar at an end. Without it the figure would be another one.", "{series}在区间内没有回报（缺失、过期或端点无行情）；缺少它，该指标即非原义。"),
        new("{series} has no return over the window.", "{series}在区间内没有回报。"),
        new("No sector has a bar on or before {date}.", "{date}及以前没有任何板块的行情。"),
        new("No sector of the universe is in the group {name}.", "所列板块均不属于{name}组。"),
        new("A dispersion needs at least two sectors.", "离散度至少需要两个板块。"),
        new("A group has no member that had begun by {date}.", "有板块组在{date}尚无成员。"),
        new("{series} has no bar on {date} or on {date2}, the base of the 63 days.", "{series}在{date}或63日区间起点{date2}没有行情。"),
        new("Too many daily returns are missing in the last 63 days, or one of the groups never differed from the benchmark.", "近63日缺失过多，或有板块组与基准毫无差异。"),

        // Of technicals.
        new("No inverse head and shoulders of {series} is forming or confirmed, and none has ended of late.", "{series}没有正在形成或已确认的头肩底，近期也没有结束的。"),
        new("No head-and-shoulders top of {series} is forming or confirmed, and none has ended of late.", "{series}没有正在形成或已确认的头肩顶，近期也没有结束的。"),
        new("The breakout of {series} has met its target.", "{series}的突破已到达目标位。"),
        new("No pattern of {series} is confirmed.", "{series}没有已确认的形态。"),
        new("The range needs {n} trading days of {series}; it has {n2} since {date}.", "区间需要{series}的{n}个交易日；自{date}起仅有{n2}个。"),
        new("Too many of the {n} days of the range lack a bar of {series}.", "区间的{n}日中{series}缺失过多。"),
        new("No breakout of {series} stands.", "{series}没有有效的突破。"),

        // Of the policy path.
        new("No projections had been published by {date}.", "截至{date}尚未公布利率预测。"),
        new("There are no settlements of fed funds futures of {date}.", "{date}没有联邦基金期货结算价。"),
        new("The future of {month} settled at {n} on {date}, outside {n2} to {n3}.", "{month}合约在{date}的结算价为{n}，超出{n2}至{n3}的范围。"),
        new("The calendar of policy decisions known on {date} does not reach to the end of {year}.", "{date}已知的议息日程未及{year}年末。"),
        new("The rate after the last decision of {year} needs the futures of {list}; those of the day are {list2}.", "推算{year}年最后一次议息后的利率，需要{list}的期货；当日仅有{list2}。"),
        new("No projection for {year} had been published by {date}, or the latest has none.", "截至{date}尚未公布{year}年的利率预测，或最近一次未予公布。"),
        new("No federal funds rate was known on the day: downside deviation and Sortino ratio take a risk-free rate of zero.", "当日没有已知的联邦基金利率：下行偏差与索提诺比率以零为无风险利率。"),

        // Of history, ratings and score.
        new("It needs three finished years that differ; there are {n}.", "需要三个以上互有差异的完整年度，现有{n}个。"),
        new("A stance needs the score.", "立场需要轮动评分。"),
        new("A stance needs the score and the slope of small caps' relative strength.", "立场需要轮动评分与小盘股相对强度的斜率。"),
        new("A part is absent: {reason}", "构成项缺失：{reason}"),
        new("{figure} of {series} is absent: {reason}", "{series}的{figure}缺失：{reason}"),
        new("{figure} is absent: {reason}", "{figure}缺失：{reason}"),
        new("A percentile needs {n} earlier values; there are {n2}.", "百分位需要此前{n}个数值，现有{n2}个。"),
        new("a percentile needs {n} earlier values.", "百分位需要此前{n}个数值。"),
        new("its percentile needs {n} earlier values.", "其百分位需要此前{n}个数值。"),
        new("fewer than {n} earlier years have this figure at this trading day of the year.", "此前在同一交易日序次有该数值的年份不足{n}个。"),
        new("The percentile of the 21-day return needs {n} earlier values; there are {n2}.", "21日回报的百分位需要此前{n}个数值，现有{n2}个。"),
        new("Days are compared by the percentiles of the lead, of Mansfield's strength, of the sectors' lead and of the distance from the average, and by the stress; it needs {n} days a year or more ago that have them all.",
            "比较依据为领先幅度、曼斯菲尔德强度、板块领先幅度、与均线偏离的百分位以及市场压力；需要一年以前{n}个各项俱全的交易日。"),
        new("It needs {n} finished months of small and large caps' total returns.", "需要{n}个已结束月份的小盘股与大盘股总回报。"),
        new("The ratio lacks a 63-day comparison on one of the last {n} days.", "近{n}日中有一日缺少63日比较。"),
        new("{series} and {series2} must have been published of late on {date} and 63 trading days before.", "需要{series}与{series2}在{date}及其63个交易日之前均有近期公布的数值。"),
        new("{series} and {series2} must have been published 63 trading days before {date}.", "需要{series}与{series2}在{date}之前63个交易日已公布。"),
        new("It needs {n} days with both, and a ratio that does not lie on a straight line.", "需要两者均有行情的{n}日，且比价并非一直线。"),
        new("It needs {n} days with a return of {series} and a change of {series2} published by {date}; there are {n2}.", "需要{series}有回报且{series2}的变动截至{date}已公布的{n}日，现有{n2}日。"),
        new("{series} did not change in the last {n} days, or the returns lie on a straight line.", "近{n}日{series}没有变动，或回报呈一直线。"),
        new("It needs {n} earlier years in which {series} led {series2} by more than 2 % at this trading day of the year and whose outcome is complete; there are {n2}.", "需要此前同一交易日序次{series}领先{series2}超过2%且其后已满一年的{n}个年份，现有{n2}个。"),
    ];
}
