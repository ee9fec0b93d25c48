using System.Text.RegularExpressions;

namespace RotationFunctions.Pipeline.Reports.Texts;

/// <summary>
/// The reasons of absent figures and the warnings in Chinese. Snapshots and published reports hold them in English, as they were
/// found; what varies in them (series, dates, numbers) is taken over, the words around it are of this table.
/// </summary>
internal static partial class ReasonTexts
{
    // What may stand in braces. A reason inside a reason is put into Chinese too; whatever follows its colon belongs to it.
    private static readonly Dictionary<string, string> Values = new(StringComparer.Ordinal)
    {
        ["date"] = @"\d{4}-\d{2}-\d{2}", ["date2"] = @"\d{4}-\d{2}-\d{2}", ["month"] = @"\d{4}-\d{2}", ["year"] = @"\d{4}",
        ["n"] = @"[\d.,−+-]+", ["n2"] = @"[\d.,−+-]+", ["n3"] = @"[\d.,−+-]+",
        ["series"] = @"[\^\w.-]+", ["series2"] = @"[\^\w.-]+", ["figure"] = @"[\^\w./-]+",
        ["list"] = @"[\d, -]+", ["list2"] = @"[\d, -]+", ["file"] = @"\S+", ["word"] = @"\w+( close)?", ["text"] = ".+", ["reason"] = ".+",
    };

    // Columns and days of the week, where a reason names one.
    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        ["open"] = "开盘价", ["high"] = "最高价", ["low"] = "最低价", ["close"] = "收盘价", ["adj_close"] = "复权收盘价", ["adjusted close"] = "复权收盘价",
        ["volume"] = "成交量", ["Saturday"] = "星期六", ["Sunday"] = "星期日",
    };

    private static readonly Template[] Templates =
    [
        // Of a series.
        new("{series} is stale: its last bar is of {date}, before the as-of date {date2}.", "{series}数据已过期：最后一个交易日为{date}，早于报告日{date2}。"),
        new("{series} has nothing dated on or before {date}.", "{series}在{date}及以前没有数据。"),
        new("{series} has no bar on {date}.", "{series}在{date}没有行情。"),
        new("No {series} had been published by {date}.", "截至{date}，{series}尚未公布。"),
        new("It was not fetched.", "未获取该数据。"),
        new("{series}: the data folder has no file {file}. Add it, or take {series2} out of the universe.", "{series}：数据文件夹中没有{file}。请补充该文件，或将{series2}移出品种清单。"),
        new("{series}: {file} cannot be used: {text}.", "{series}：{file}无法使用（{text}）。"),
        new("{series}: no row of {file} is dated on or before the as-of date {date}.", "{series}：{file}中没有报告日{date}及以前的数据。"),
        new("{series}: none of the {n} rows of {file} up to {date} is sound; line {n2}: {text}.", "{series}：{file}截至{date}的{n}行均不可用；第{n2}行：{text}。"),
        new("{series}: close goes from {n} on {date} to {n2} on {date2} ({text}), and there is no adjusted close to tell a split from a move. The series is left out; take it from a source that has adjusted closes.", "{series}：收盘价由{date}的{n}变为{date2}的{n2}（{text}），又没有复权收盘价可辨别拆股与涨跌，故未采用。请改用提供复权收盘价的数据源。"),
        new("{series}: close goes from {n} on {date} to {n2} on {date2}, adj_close from {text}: a split that is not adjusted. Prices before that day are in another unit, so the series is left out; adjust them at the source.", "{series}：收盘价由{date}的{n}变为{date2}的{n2}，复权收盘价{text}，系未调整的拆股，此前价格单位不同，故未采用。请在数据源处调整。"),

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
        new("The ratio lies on a straight line: there is no scatter to measure its slope by.", "比价呈一直线，没有离散可供衡量斜率。"),
        new("It needs 52 weeks in which the ratio varied.", "需要比价有波动的52周。"),
        new("It needs 52 weeks in which the graph's ratio changed, after the first 52 that the ratio itself takes.", "强度本身需52周，此后还需其有变动的52周。"),
        new("It needs {n} days with both series; they began together on {date}, {n2} days ago.", "需要两者均有行情的{n}日；二者自{date}起同时存在，至今{n2}日。"),
        new("Too many of the last {n} days lack a bar of {series} or {series2}.", "近{n}日中{series}或{series2}缺失过多。"),
        new("{series} and {series2} began together on {date}, after the year's first trading day.", "{series}与{series2}自{date}起才同时存在，晚于当年首个交易日。"),
        new("{series} has no return over the window: it is missing, stale, or without a bar at an end. Without it the figure would be another one.", "{series}在区间内没有回报（缺失、过期或端点无行情）；缺少它，该指标即非原义。"),
        new("{series} has no return over the window.", "{series}在区间内没有回报。"),
        new("No sector has a bar on or before {date}.", "{date}及以前没有任何板块的行情。"),
        new("A dispersion needs at least two sectors.", "离散度至少需要两个板块。"),
        new("A group has no member that had begun by {date}.", "有板块组在{date}尚无成员。"),
        new("{series} has no bar on {date} or on {date2}, the base of the 63 days.", "{series}在{date}或63日区间起点{date2}没有行情。"),
        new("Too many daily returns are missing in the last 63 days, or one of the groups never differed from the benchmark.", "近63日缺失过多，或有板块组与基准毫无差异。"),

        // Of technicals.
        new("No pattern of {series} meets the rules with a head in the last 504 trading days.", "近504个交易日内，{series}没有符合规则的形态。"),
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
        new("A stance needs the score and the slope of small caps' relative strength.", "立场需要轮动评分与小盘股相对强度的斜率。"),
        new("A part is absent: {reason}", "构成项缺失：{reason}"),
        new("{figure} of {series} is absent: {reason}", "{series}的{figure}缺失：{reason}"),
        new("{figure} is absent: {reason}", "{figure}缺失：{reason}"),
        new("A percentile needs {n} earlier values; there are {n2}.", "百分位需要此前{n}个数值，现有{n2}个。"),
        new("a percentile needs {n} earlier values.", "百分位需要此前{n}个数值。"),
        new("its percentile needs {n} earlier values.", "其百分位需要此前{n}个数值。"),
        new("fewer than {n} earlier years have this figure at this trading day of the year.", "此前在同一交易日序次有该数值的年份不足{n}个。"),
        new("The percentile of the 21-day return needs {n} earlier values; there are {n2}.", "21日回报的百分位需要此前{n}个数值，现有{n2}个。"),
        new("The ratio lacks a 63-day comparison on one of the last {n} days.", "近{n}日中有一日缺少63日比较。"),
        new("{series} and {series2} must have been published 63 trading days before {date}.", "需要{series}与{series2}在{date}之前63个交易日已公布。"),
        new("It needs {n} days with both, and a ratio that does not lie on a straight line.", "需要两者均有行情的{n}日，且比价并非一直线。"),
        new("It needs {n} days with a return of {series} and a change of {series2} published by {date}; there are {n2}.", "需要{series}有回报且{series2}的变动截至{date}已公布的{n}日，现有{n2}日。"),
        new("{series} did not change in the last {n} days, or the returns lie on a straight line.", "近{n}日{series}没有变动，或回报呈一直线。"),
        new("It needs {n} earlier years in which {series} led {series2} by more than 2 % at this trading day of the year and whose outcome is complete; there are {n2}.", "需要此前同一交易日序次{series}领先{series2}超过2%且其后已满一年的{n}个年份，现有{n2}个。"),

        // Warnings.
        new("The closes of {date} differ by {n} %: {n2} from {series}, {n3} from {series2}. The report uses {file}.", "{date}的收盘价相差{n}%：{series}为{n2}，{series2}为{n3}。本报告采用{file}。"),
        new("The dividend of {date}, {n}, makes a total return of {n2} % that day; adjusted closes say {n3} %, and total returns follow them.", "{date}的股息{n}对应当日总回报{n2}%；复权收盘价对应{n3}%，总回报以后者为准。"),
        new("{series} tells the past anew: {reason} (a split, as all closes before it differ by one factor). The whole history was fetched again; reports that are out stay as they are.", "{series}修订了历史数据：{reason}（系拆股，此前收盘价均相差同一倍数）。已重新获取全部历史；已发布的日报保持不变。"),
        new("{series} tells the past anew: {reason} (a dividend, as adjusted closes alone differ, by one factor). The whole history was fetched again; reports that are out stay as they are.", "{series}修订了历史数据：{reason}（系派息，仅复权收盘价相差同一倍数）。已重新获取全部历史；已发布的日报保持不变。"),
        new("{series} tells the past anew: {reason} (a correction). The whole history was fetched again; reports that are out stay as they are.", "{series}修订了历史数据：{reason}（系更正）。已重新获取全部历史；已发布的日报保持不变。"),
        new("the {word} of {date} was {n} and is {n2}", "{date}的{word}由{n}变为{n2}"),
        new("{date} was there and is not", "{date}原有数据，现已没有"),
        new("{date} was not there and is", "{date}原无数据，现已补上"),
        new("{file}, line {n}, is left out: {reason}.", "{file}第{n}行未采用：{reason}。"),

        // What is wrong with a row.
        new("high {n} is under low {n2}", "最高价{n}低于最低价{n2}"),
        new("close {n} lies outside low {n2} to high {n3}", "收盘价{n}不在最低价{n2}与最高价{n3}之间"),
        new("open {n} lies outside low {n2} to high {n3}", "开盘价{n}不在最低价{n2}与最高价{n3}之间"),
        new("volume {n} is negative or infinite", "成交量{n}为负或无穷大"),
        new("a {word} is no trading day of a fund", "该日（{word}）不是基金交易日"),
        new("{word} is missing", "缺少{word}"),
        new("{word} {n} is not above zero", "{word}的{n}不大于零"),
        new("{word} is infinite", "{word}为无穷大"),
        new("{date} stands on lines {text} with the same values; one of them was kept", "{date}在第{text}行重复且数值相同，保留其一"),
        new("{date} stands on lines {text} with different values; none of them can be trusted", "{date}在第{text}行重复且数值不同，均不可信"),
        new("{date} follows {date2}: the rows are not in order; they were sorted", "{date}排在{date2}之后，行序有误，已重新排序"),
        new("{word} is '{text}', wanted is a number with a decimal point, such as 269.79", "{word}为“{text}”，应为带小数点的数字，如269.79"),
        new("{date}: {reason}", "{date}：{reason}"),
    ];

    /// <summary>A reason in a language. One that this table does not know, such as a provider's own words, is quoted as it is.</summary>
    internal static string In(Language language, string reason)
        => language == Language.English ? reason : Chinese(reason) ?? $"原文：{reason}";

    /// <summary>A reason in Chinese; null when it is not in the table.</summary>
    internal static string? Chinese(string reason)
    {
        foreach (var template in Templates)
            if (template.Fill(reason) is { } text)
                return text;
        return Listed(reason) ?? Both(reason);
    }

    /// <summary>Reasons one after another, each under the id that it is of, as those of a score's parts.</summary>
    private static string? Listed(string reason)
    {
        var parts = Parts().Matches(reason);
        if (parts.Count == 0 || parts[0].Index != 0)
            return null;
        var texts = parts.Select(part => Chinese(part.Groups["reason"].Value) is { } text ? $"{part.Groups["id"].Value}：{text}" : null).ToList();
        return texts.Contains(null) ? null : string.Concat(texts);
    }

    /// <summary>Two sentences that are in the table each.</summary>
    private static string? Both(string reason)
    {
        for (var at = reason.IndexOf(". ", StringComparison.Ordinal); at >= 0; at = reason.IndexOf(". ", at + 1, StringComparison.Ordinal))
            if (Chinese(reason[..(at + 1)]) is { } first && Chinese(reason[(at + 2)..]) is { } second)
                return first + second;
        return null;
    }

    [GeneratedRegex(@"(?<id>[a-z]\w*(\.\w+)+): (?<reason>.+?)(?= [a-z]\w*(\.\w+)+: |$)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Parts();

    [GeneratedRegex(@"\{(?<name>\w+)\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Places();

    /// <summary>A reason's words in English and in Chinese.</summary>
    private sealed class Template
    {
        private readonly Regex _english;
        private readonly string _chinese;

        public Template(string english, string chinese)
        {
            _chinese = chinese;
            var pattern = Regex.Escape(english).Replace("}", "\\}", StringComparison.Ordinal);
            foreach (var name in Places().Matches(english).Select(place => place.Groups["name"].Value).Distinct())
                pattern = pattern.Replace($"\\{{{name}\\}}", $"(?<{name}>{Values[name]})", StringComparison.Ordinal);
            _english = new Regex($"^{pattern}$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture);
        }

        public string? Fill(string reason)
        {
            var match = _english.Match(reason);
            if (!match.Success)
                return null;
            var inner = match.Groups["reason"].Success ? Chinese(match.Groups["reason"].Value) : "";
            return inner is null ? null : Places().Replace(_chinese, place => place.Groups["name"].Value switch
            {
                "reason" => inner,
                "word" => Words.GetValueOrDefault(match.Groups["word"].Value, match.Groups["word"].Value),
                var name => match.Groups[name].Value,
            });
        }
    }
}
