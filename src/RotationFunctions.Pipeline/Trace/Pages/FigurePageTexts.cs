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
