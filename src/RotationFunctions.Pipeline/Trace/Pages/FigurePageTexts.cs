using System.Globalization;
using RotationFunctions.Analytics;

namespace RotationFunctions.Pipeline.Trace.Pages;

/// <summary>What the page of a figure says around it beside what every page says, in one language.</summary>
internal sealed record FigurePageTexts
{
    internal static FigurePageTexts In(Language language) => language == Language.SimplifiedChinese ? SimplifiedChinese : English;

    internal required string Report { get; init; }
    internal required string Value { get; init; }
    internal required string Absent { get; init; }
    internal required string Printed { get; init; }
    internal required string Exact { get; init; }
    internal required string Days { get; init; }
    internal required string Source { get; init; }
    internal required string Cases { get; init; }
    internal required string Began { get; init; }
    internal required string Lasted { get; init; }
    internal required string Ended { get; init; }
    internal required string Chance { get; init; }
    internal required string Counted { get; init; }

    /// <summary>What the cases are: over so many days (of a pattern null), how many there are, and how many count.</summary>
    internal required Func<int?, int, int, string> CasesNote { get; init; }

    /// <summary>How a pattern ended.</summary>
    internal required Func<PatternStatus?, string> Outcome { get; init; }

    internal required string Inputs { get; init; }
    internal required string Raw { get; init; }
    internal required string FetchedAt { get; init; }
    internal required string Origin { get; init; }
    internal required string Rows { get; init; }
    internal required string Date { get; init; }
    internal required string AllRows { get; init; }
    internal required string Computed { get; init; }
    internal required string Revision { get; init; }
    internal required string Hash { get; init; }
    internal required string Code { get; init; }
    internal required string Definitions { get; init; }

    /// <summary>The heading of a column of input values.</summary>
    internal required Func<string, string> Column { get; init; }

    private static readonly FigurePageTexts English = new()
    {
        Report = "Report of",
        Value = "The figure",
        Absent = "The figure is absent:",
        Printed = "Printed",
        Exact = "At full precision",
        Days = "From – to",
        Source = "Defined by",
        Cases = "Every case",
        Began = "Began",
        Lasted = "Trading days",
        Ended = "How it ended",
        Chance = "Chance without drift",
        Counted = "Counted",
        CasesNote = (days, all, counted) => days is { } horizon
            ? string.Create(CultureInfo.InvariantCulture, $"{all} times that it began and whose next {horizon} trading days are over, each with the days that it held and the lead that followed, in percentage points. {counted} of them count: each begins at least {horizon} trading days after the last that does, so that no two outcomes share a day.")
            : string.Create(CultureInfo.InvariantCulture, $"{all} patterns that were told as confirmed and have ended, each with the chance that a price without drift had to meet the target before the stop. {counted} of them met one of the two and count."),
        Outcome = status => status switch { PatternStatus.Reached => "met its target", PatternStatus.Failed => "failed", _ => "expired" },
        Inputs = "What it was computed from",
        Raw = "Raw response",
        FetchedAt = "Fetched",
        Origin = "From",
        Rows = "Rows",
        Date = "Date",
        AllRows = "Every row, and all of this for a program:",
        Computed = "What it was computed with",
        Revision = "Revision of the report",
        Hash = "Hash of the report",
        Code = "Program",
        Definitions = "Version of the definitions",
        Column = column => column switch
        {
            "adjustedClose" => "Close, adjusted for dividends",
            "high" => "High",
            "low" => "Low",
            "volume" => "Volume",
            "value" => "Value",
            _ => "Close",
        },
    };

    private static readonly FigurePageTexts SimplifiedChinese = new()
    {
        Report = "日报",
        Value = "数字",
        Absent = "该数字缺失：",
        Printed = "显示为",
        Exact = "完整精度",
        Days = "起止日期",
        Source = "定义出处",
        Cases = "全部样本",
        Began = "开始日",
        Lasted = "交易日数",
        Ended = "结局",
        Chance = "无趋势概率",
        Counted = "计入",
        CasesNote = (days, all, counted) => days is { } horizon
            ? string.Create(CultureInfo.InvariantCulture, $"共{all}次开始且其后{horizon}个交易日已满，列出各次持续的交易日数与其后的领先幅度（百分点）。其中{counted}次计入：与上一次计入者至少相隔{horizon}个交易日，后续走势互不重叠。")
            : string.Create(CultureInfo.InvariantCulture, $"共{all}个曾确认且已结束的形态，列出若价格没有趋势、先到达目标位而非止损位的概率。其中{counted}个到达两者之一而计入。"),
        Outcome = status => status switch { PatternStatus.Reached => "到达目标位", PatternStatus.Failed => "失败", _ => "到期" },
        Inputs = "计算依据",
        Raw = "原始响应",
        FetchedAt = "抓取时间",
        Origin = "来源",
        Rows = "行数",
        Date = "日期",
        AllRows = "全部数据行及供程序读取的完整内容：",
        Computed = "计算环境",
        Revision = "报告修订",
        Hash = "报告哈希",
        Code = "程序版本",
        Definitions = "定义版本",
        Column = column => column switch
        {
            "adjustedClose" => "复权收盘价",
            "high" => "最高价",
            "low" => "最低价",
            "volume" => "成交量",
            "value" => "数值",
            _ => "收盘价",
        },
    };
}
