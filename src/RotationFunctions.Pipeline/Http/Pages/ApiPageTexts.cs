namespace RotationFunctions.Pipeline.Http.Pages;

/// <summary>What the pages about the API say around the calls and the problems, in one language.</summary>
internal sealed record ApiPageTexts
{
    internal static ApiPageTexts In(Language language) => language == Language.SimplifiedChinese ? SimplifiedChinese : English;

    public required string Desk { get; init; }
    public required string OtherLanguage { get; init; }
    public required string Title { get; init; }
    public required string Lead { get; init; }
    public required string Description { get; init; }
    public required string ReportSchema { get; init; }
    public required string Problems { get; init; }
    public required string NoScript { get; init; }
    public required string Key { get; init; }
    public required string KeyHint { get; init; }
    public required string Calls { get; init; }
    public required string Anyone { get; init; }
    public required string Reader { get; init; }
    public required string Administrator { get; init; }
    public required string Method { get; init; }
    public required string Needed { get; init; }
    public required string NotGiven { get; init; }
    public required string BodyType { get; init; }
    public required string Body { get; init; }
    public required string Accept { get; init; }
    public required string Send { get; init; }
    public required string Answer { get; init; }
    public required string NoAnswer { get; init; }
    public required string Cut { get; init; }
    public required string Empty { get; init; }
    public required string CanGoWrong { get; init; }
    public required string ProblemsLead { get; init; }
    public required string Status { get; init; }
    public required string Type { get; init; }
    public required string Meaning { get; init; }
    public required string Remedy { get; init; }
    public required string ChooseADay { get; init; }
    public required string CorrectTheAddress { get; init; }
    public required string NearestReports { get; init; }
    public required string EarlierReport { get; init; }
    public required string LaterReport { get; init; }
    public required string LatestReport { get; init; }
    public required string ReportOf { get; init; }
    public required string Show { get; init; }
    public required string AboutThis { get; init; }
    public required string AllProblems { get; init; }

    private static readonly ApiPageTexts English = new()
    {
        Desk = "Rotation desk",
        OtherLanguage = "中文",
        Title = "Try the API",
        Lead = "Every call of this desk. Fill in, send, and see the answer with its status, headers and body.",
        Description = "OpenAPI description",
        ReportSchema = "Schema of the report",
        Problems = "Types of problems",
        NoScript = "This page sends calls by a script, and scripts are off here. The addresses below work in any client.",
        Key = "Key",
        KeyHint = "A deployed desk asks for a function key, for administration the master key; on your own machine leave it empty. It "
            + "goes to this server alone, as the header `x-functions-key`, and is forgotten when the page is closed.",
        Calls = "Calls",
        Anyone = "no key",
        Reader = "function key",
        Administrator = "master key",
        Method = "Method",
        Needed = "needed",
        NotGiven = "not given",
        BodyType = "Type of the body",
        Body = "Body",
        Accept = "Accept",
        Send = "Send",
        Answer = "Answer",
        NoAnswer = "There was no answer: the server was not reached.",
        Cut = "The rest is not shown.",
        Empty = "No body.",
        CanGoWrong = "What can be wrong",
        ProblemsLead = "An error is `application/problem+json` (RFC 9457). Its `type` is the address of one of these pages.",
        Status = "Status",
        Type = "Type",
        Meaning = "What it means",
        Remedy = "What to do",
        ChooseADay = "Reports exist for trading days only. Go to the nearest one, or choose another day.",
        CorrectTheAddress = "Correct the address, or go on from the latest report.",
        NearestReports = "Nearest reports",
        EarlierReport = "Earlier report,",
        LaterReport = "Later report,",
        LatestReport = "The latest report",
        ReportOf = "Report of",
        Show = "Show",
        AboutThis = "More about this error",
        AllProblems = "All types of problems",
    };

    private static readonly ApiPageTexts SimplifiedChinese = new()
    {
        Desk = "轮动观察台",
        OtherLanguage = "English",
        Title = "试用API",
        Lead = "本服务的全部调用。填写参数并发送，即可看到状态、标头和正文。",
        Description = "OpenAPI说明",
        ReportSchema = "日报的模式",
        Problems = "问题类型",
        NoScript = "本页靠脚本发送调用，而此处脚本已停用。下列地址可用于任何客户端。",
        Key = "密钥",
        KeyHint = "部署后的服务需要函数密钥，管理调用需要主密钥；在本机请留空。密钥只以`x-functions-key`标头发往本服务器，关闭页面后即被遗忘。",
        Calls = "调用",
        Anyone = "无需密钥",
        Reader = "函数密钥",
        Administrator = "主密钥",
        Method = "方法",
        Needed = "必填",
        NotGiven = "不给出",
        BodyType = "正文类型",
        Body = "正文",
        Accept = "Accept",
        Send = "发送",
        Answer = "回答",
        NoAnswer = "没有回答：未能连接服务器。",
        Cut = "其余部分未显示。",
        Empty = "没有正文。",
        CanGoWrong = "可能的问题",
        ProblemsLead = "错误以`application/problem+json`（RFC 9457）回答，其`type`即为这些页面之一的地址。",
        Status = "状态",
        Type = "类型",
        Meaning = "含义",
        Remedy = "处理办法",
        ChooseADay = "只有交易日才有日报。请前往最近的一期，或另选日期。",
        CorrectTheAddress = "请更正地址，或从最新日报继续。",
        NearestReports = "最近的日报",
        EarlierReport = "前一期，",
        LaterReport = "后一期，",
        LatestReport = "最新日报",
        ReportOf = "日报日期",
        Show = "显示",
        AboutThis = "关于这一错误",
        AllProblems = "全部问题类型",
    };
}
