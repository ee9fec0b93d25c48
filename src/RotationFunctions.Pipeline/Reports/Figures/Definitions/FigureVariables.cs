using RotationFunctions.Analytics;
using RotationFunctions.Pipeline.Reports.Texts;
using RotationFunctions.Pipeline.Reports.Texts.Judgement;

namespace RotationFunctions.Pipeline.Reports.Figures.Definitions;

/// <summary>What varies in the ids of figures that share a definition, and how sentences call it.</summary>
internal static class FigureVariables
{
    /// <summary>The values that a variable can have, as a regular expression.</summary>
    internal static string Values(string name) => name switch
    {
        "window" => string.Join('|', Window.All.Select(window => window.Name)),
        "level" => "low|medium|mediumHigh|high",
        "days" => "21|63|252",
        "stance" => "rotation|mixed|largeCapLeadership",
        "pattern" => "inverseHeadAndShoulders|headAndShouldersTop",
        "side" => "above|below",
        "rank" => "[1-5]",
        "signal" => "[A-Za-z0-9-]+",
        "point" => "[1-5]",
        "year" => "[0-9]{4}",
        "month" => "[0-9]{4}-[0-9]{2}",
        "target" => "[0-9]{4}|longer_run",
        "group" or "risk" or "opportunity" => "[A-Za-z]+",
        "companion" => "[A-Za-z0-9^._-]+",
        "rival" => "[A-Za-z0-9-]+",
        "figure" => "[A-Za-z0-9.]+",
        // A family's own variable.
        _ => "[A-Za-z0-9]+",
    };

    /// <summary>What a sentence calls a value.</summary>
    internal static string Word(string name, string value, Language language)
    {
        var english = language == Language.English;
        return name switch
        {
            "window" => value switch
            {
                "1D" => english ? "on the day" : "当日",
                "YTD" => english ? "since the last close of the year before" : "自上年最后收盘以来",
                _ => Days(value) is var days && english ? FormattableString.Invariant($"over {days} trading days") : FormattableString.Invariant($"{days}个交易日以来"),
            },
            "level" => value switch
            {
                "low" => english ? "low" : "低",
                "medium" => english ? "medium" : "中",
                "mediumHigh" => english ? "medium to high" : "中高",
                _ => english ? "high" : "高",
            },
            "group" => value switch
            {
                MarketSectors.Cyclical => english ? "cyclical" : "周期",
                MarketSectors.Defensive => english ? "defensive" : "防御",
                MarketSectors.Growth => english ? "growth" : "成长",
                MarketSectors.RateSensitive => english ? "rate-sensitive" : "利率敏感",
                MarketSectors.EconomicallySensitive => english ? "economically sensitive" : "经济敏感",
                _ => value,
            },
            "stance" => value switch
            {
                "rotation" => english ? "a rotation to small caps" : "轮动至小盘股",
                "mixed" => english ? "no clear leadership" : "大小盘均未占优",
                _ => english ? "a lead of large caps" : "大盘股占优",
            },
            "pattern" => value == "headAndShouldersTop" ? (english ? "head-and-shoulders top" : "头肩顶") : english ? "inverse head and shoulders" : "头肩底",
            "side" => value == "above" ? (english ? "above" : "上方") : english ? "below" : "下方",
            "signal" => JudgementProse.In(language).NameOfSignal(value),
            "target" when value == "longer_run" => english ? "the longer run" : "长期",
            "target" => english ? $"the end of {value}" : $"{value}年末",
            "risk" => Prose.In(language).NameOf("risk." + value),
            "opportunity" => Prose.In(language).NameOf("opportunity." + value),
            _ => value,
        };
    }

    private static int Days(string window) => Window.All.First(w => w.Name == window).TradingDays!.Value;
}
