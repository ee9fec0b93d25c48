namespace RotationFunctions.Pipeline.Claims.Pages;

/// <summary>What the page of claims says around what was found, in one language.</summary>
public sealed record ClaimsPageTexts
{
    internal static ClaimsPageTexts In(Language language) => language == Language.SimplifiedChinese ? SimplifiedChinese : English;

    public required string Title { get; init; }
    public required string Desk { get; init; }
    public required string OtherLanguage { get; init; }
    public required string Ask { get; init; }
    public required string Label { get; init; }
    public required string Hint { get; init; }
    public required string Check { get; init; }
    public required string Found { get; init; }
    public required Func<ClaimAnswer, string> Tally { get; init; }
    public required string NoClaim { get; init; }
    public required Func<ClaimAnswer, string> Data { get; init; }
    public required string Simulated { get; init; }
    public required string SimulatedDetail { get; init; }
    public required string Together { get; init; }
    public required string OneByOne { get; init; }

    /// <summary>The link to the figure that a claim states, with its inputs.</summary>
    public required string Trace { get; init; }
    public required string Claim { get; init; }
    public required string Printed { get; init; }
    public required string Verdict { get; init; }
    public required string Explanation { get; init; }
    public required Func<int, int, string> Definitions { get; init; }
    public required string NotUnderstood { get; init; }
    public required Func<int, string> More { get; init; }
    public required string Share { get; init; }
    public required string ShareDetail { get; init; }
    public required string How { get; init; }
    public required string HowDetail { get; init; }
    public required string LeftWord { get; init; }

    /// <summary>The label of the field for the day of the text.</summary>
    public required string AsOf { get; init; }
    public required string AsOfHint { get; init; }

    public required string Colon { get; init; }
    public required string File { get; init; }
    public required string FileHint { get; init; }
    public required string Correct { get; init; }
    public required string Details { get; init; }
    public required Func<string, string> Correcting { get; init; }
    public required string ReadAs { get; init; }
    public required string Series { get; init; }
    public required string Against { get; init; }
    public required string Kind { get; init; }
    public required string Window { get; init; }
    public required string DayOfFigure { get; init; }
    public required string Direction { get; init; }
    public required string AsRead { get; init; }
    public required string Up { get; init; }
    public required string Down { get; init; }
    public required string NoClaimKind { get; init; }
    public required string CorrectNow { get; init; }
    public required string Cancel { get; init; }

    /// <summary>What stands between two members of a list.</summary>
    public required string ListSeparator { get; init; }

    private static readonly ClaimsPageTexts English = new()
    {
        Title = "Claim check",
        Desk = "Rotation desk",
        OtherLanguage = "中文",
        Ask = "What does it say?",
        Label = "Text with figures",
        Hint = "Paste a paragraph, such as “As of 22 January 2026 IWC, IWM and SPY returned +12.28%, +9.86% and +1.50% year to date.” A whole article will do, as plain text, Markdown or HTML.",
        Check = "Check",
        Found = "What was found",
        Tally = answer => FormattableString.Invariant($"{Count(answer, "confirmed")} confirmed, {Count(answer, "refuted")} refuted, {Count(answer, "notCheckable")} not checkable. Other numbers, not taken for claims: {answer.NotUnderstoodCount}."),
        NoClaim = "No claim was found in the text. Below is why, number by number.",
        Data = answer => FormattableString.Invariant($"Checked on the data of the latest report, up to {answer.DataUntil:yyyy-MM-dd}, source {answer.Source.Name}, snapshot {answer.Source.Snapshot}."),
        Simulated = "Simulated market",
        SimulatedDetail = "The prices behind this check are made up: it says nothing about real figures.",
        Together = "Claims that share one definition",
        OneByOne = "Claim by claim",
        Trace = "See what it is computed from",
        Claim = "Claim",
        Printed = "Printed",
        Verdict = "Verdict",
        Explanation = "Explanation",
        Definitions = (listed, all) => listed == all ? "Definitions that give the printed value" : FormattableString.Invariant($"The nearest {listed} of {all} definitions that give the printed value"),
        NotUnderstood = "Not taken for claims",
        More = count => FormattableString.Invariant($"and {count} more"),
        Share = "Link to this check",
        ShareDetail = "The link keeps what was asked; whoever opens it sees it checked on the data of that day.",
        How = "How this works",
        HowDetail = "A claim is confirmed when the definition that it states gives the printed value at the printed precision. Otherwise every start and end up to 60 trading days away, every base (open, high, low, close, previous close), with and without dividends, and for volatilities both deviations and both forms of return are tried, none ending after the day of the claim. The nearest is the one that changes the fewest choices, then moves the fewest days. One value of few digits is matched by many definitions; the number that chance alone would match is given with each search. docs/claims.md has the details.",
        LeftWord = "not understood",
        AsOf = "Day of the text",
        AsOfHint = "Figures without a date are of this day; left empty, of the day that the text gives itself, else of the last day of the data.",
        Colon = ": ",
        File = "Or a file",
        FileHint = "Plain text, Markdown or HTML in UTF-8; a chosen file counts before the text above.",
        Correct = "Correct this reading",
        Details = "Explanation",
        Correcting = number => $"Correct the reading of {number}",
        ReadAs = "Read as",
        Series = "Series",
        Against = "Against (for figures of two series)",
        Kind = "What is measured",
        Window = "Window",
        DayOfFigure = "Day of the figure",
        Direction = "Direction",
        AsRead = "as read",
        Up = "up",
        Down = "down",
        NoClaimKind = "no claim",
        CorrectNow = "Check it like this",
        Cancel = "Leave it as it is",
        ListSeparator = "; ",
    };

    private static readonly ClaimsPageTexts SimplifiedChinese = new()
    {
        Title = "数字核对",
        Desk = "轮动观察台",
        OtherLanguage = "English",
        Ask = "原文怎么说？",
        Label = "含有数字的文字",
        Hint = "粘贴一段文字，例如“截至2026年1月22日，IWC、IWM和SPY今年以来的回报率分别为+12.28%、+9.86%和+1.50%。”整篇文章亦可，纯文本、Markdown或HTML均可。",
        Check = "核对",
        Found = "核对结果",
        Tally = answer => FormattableString.Invariant($"属实{Count(answer, "confirmed")}个，不符{Count(answer, "refuted")}个，无法核对{Count(answer, "notCheckable")}个；另有{answer.NotUnderstoodCount}个数字未作为论断。"),
        NoClaim = "文中没有可以核对的论断，各数字的原因见下。",
        Data = answer => FormattableString.Invariant($"依据最新日报的数据核对，数据截至{answer.DataUntil:yyyy-MM-dd}，来源{answer.Source.Name}，快照{answer.Source.Snapshot}。"),
        Simulated = "模拟行情",
        SimulatedDetail = "此处核对所用的价格均为虚构，不能说明任何真实数字。",
        Together = "同一口径的多个数字",
        OneByOne = "逐一核对",
        Trace = "查看计算依据",
        Claim = "论断",
        Printed = "所载数字",
        Verdict = "结论",
        Explanation = "说明",
        Definitions = (listed, all) => listed == all ? "得出该数字的口径" : FormattableString.Invariant($"得出该数字的{all}种口径中最接近的{listed}种"),
        NotUnderstood = "未作为论断的数字",
        More = count => FormattableString.Invariant($"另有{count}个"),
        Share = "本次核对的链接",
        ShareDetail = "链接保存所问的内容；打开时按当日数据重新核对。",
        How = "核对方法",
        HowDetail = "按所述口径、以所载精度得出同一数字，即为属实。否则尝试邻近的各种口径：起止日各在60个交易日以内，起点为开盘价、最高价、最低价、收盘价或前一收盘价，含股息与不含股息；波动率另分样本与总体标准差、简单与对数收益率；终点不晚于数字的截止日。改动的选择最少者最接近，其次看移动的天数。位数少的数字会与许多口径相符，因此每次搜索都给出单凭巧合的期望数。详见docs/claims.md。",
        LeftWord = "未能理解",
        AsOf = "文字的日期",
        AsOfHint = "未注明日期的数字按此日核对；留空则按文中自带的日期，否则按数据的最后一日。",
        Colon = "：",
        File = "或选择文件",
        FileHint = "UTF-8编码的纯文本、Markdown或HTML；选了文件即以文件为准。",
        Correct = "更正此处理解",
        Details = "说明",
        Correcting = number => $"更正对{number}的理解",
        ReadAs = "目前理解为",
        Series = "标的",
        Against = "对照标的（涉及两个标的时）",
        Kind = "衡量的是什么",
        Window = "区间",
        DayOfFigure = "数字的截止日",
        Direction = "方向",
        AsRead = "维持原理解",
        Up = "上升",
        Down = "下降",
        NoClaimKind = "不是论断",
        CorrectNow = "按此核对",
        Cancel = "不作更正",
        ListSeparator = "；",
    };

    private static int Count(ClaimAnswer answer, string verdict) => answer.Claims.Count(c => c.Verdict == verdict);
}
