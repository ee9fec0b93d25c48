using System.Globalization;
using Microsoft.AspNetCore.Http;
using RotationFunctions.Pipeline.Claims;
using RotationFunctions.Pipeline.Problems;
using RotationFunctions.Pipeline.Reports.Charts;
using RotationFunctions.Pipeline.Universes;

namespace RotationFunctions.Pipeline.Http.Description;

/// <summary>
/// Every call of the API, told once: the OpenAPI document and the page that lets one try the calls are made of this list, and
/// tests hold it against the functions, against what the handlers read, and against what they answer.
/// </summary>
internal static class ApiCatalogue
{
    /// <summary>The version of the API: its second number grows with every addition, its first with every break.</summary>
    internal const string Version = "1.0.0";

    private static readonly ProblemType[] Always = [ProblemType.QueryTooLong];
    private static readonly ProblemType[] OfPages = [.. Always, ProblemType.InvalidParameter, ProblemType.NotAcceptable];
    private static readonly ProblemType[] OfData = [.. Always, ProblemType.InvalidParameter, ProblemType.StorageUnavailable];
    private static readonly ProblemType[] OfFormats = [.. OfData, ProblemType.NotAcceptable];
    private static readonly ProblemType[] OfClaims =
    [
        .. OfFormats, ProblemType.NoReport, ProblemType.SnapshotUnusable, ProblemType.TooManyClaims, ProblemType.TooBusy,
    ];

    private static readonly ApiParameter BackfillId = ApiParameter.Text("id", new("The backfill, by its days.", "回填，以起止日命名。")).InPath("20251201-20251231");

    private static readonly BodyForm[] ReportForms =
        [new(Format.Json.MediaType, "Report"), new(Format.Html.MediaType), new(Format.Markdown.MediaType)];

    /// <summary>Every call.</summary>
    internal static IReadOnlyList<Operation> Operations { get; } =
    [
        new()
        {
            Name = "GetReport",
            Method = HttpMethods.Get,
            Route = Routes.Report,
            Access = Access.Reader,
            Summary = new("The latest report", "最新日报"),
            Description = new(
                "The report of the last trading day that was computed, as JSON, as a page, or as Markdown; with `date` the last that is not after it, within a week.",
                "最近一个已计算交易日的日报：JSON、网页或Markdown；给出`date`时，为该日或此前一周内最近一日的日报。"),
            Parameters =
            [
                ApiParameter.Date("date", new("The day up to which the latest is meant; without it there is no limit.", "最迟日期；不给出则不限。")),
                ApiParameters.Format(ReportHandler.Formats),
                ApiParameters.Language,
            ],
            Replies = [new(200, new("The report.", "日报。"), ReportForms) { IsTagged = true }],
            Problems = [.. OfFormats, ProblemType.NoReport, ProblemType.NoReportOnDate],
        },
        new()
        {
            Name = "ListReports",
            Method = HttpMethods.Get,
            Route = Routes.Reports,
            Access = Access.Reader,
            Summary = new("The list of reports", "日报列表"),
            Description = new(
                "What reports there are, latest first, a page at a time.",
                "现有的日报，最新的在前，分页给出。"),
            Parameters =
            [
                ApiParameters.From,
                ApiParameters.To,
                ApiParameter.Whole("top", 1, ApiLimits.MostReports, new("Most reports in a page.", "每页最多的日报数。"), ApiLimits.UsualReports),
                ApiParameters.Continuation,
                ApiParameters.Format(Format.Json),
            ],
            Replies = [new(200, new("A page of the list.", "列表的一页。"), new BodyForm(Format.Json.MediaType, "ReportList")) { IsTagged = true, Headers = ["Link"] }],
            Problems = OfFormats,
        },
        new()
        {
            Name = "GetReportByDate",
            Method = HttpMethods.Get,
            Route = Routes.ReportByDate,
            Access = Access.Reader,
            Summary = new("The report of a day", "某日的日报"),
            Description = new(
                "The report of a trading day. On a day without one the answer names the nearest earlier day that has one.",
                "某个交易日的日报。该日没有日报时，回答会指出此前最近的一天。"),
            Parameters =
            [
                ApiParameters.Date,
                ApiParameters.Revision,
                ApiParameters.Format(ReportHandler.Formats),
                ApiParameters.Language,
            ],
            Replies = [new(200, new("The report.", "日报。"), ReportForms) { IsTagged = true }],
            Problems = [.. OfFormats, ProblemType.NoReport, ProblemType.NoReportOnDate, ProblemType.NoSuchRevision],
        },
        new()
        {
            Name = "GetReportRevisions",
            Method = HttpMethods.Get,
            Route = Routes.Revisions,
            Access = Access.Reader,
            Summary = new("The reports that a day had", "某日的历次日报"),
            Description = new(
                "Every report that was published of a trading day, the first one first, and why each was replaced.",
                "某个交易日发布过的全部日报，最早的在前，并说明各自被取代的原因。"),
            Parameters = [ApiParameters.Date, ApiParameters.Format(Format.Json)],
            Replies = [new(200, new("The revisions.", "各次修订。"), new BodyForm(Format.Json.MediaType, "Revisions")) { IsTagged = true }],
            Problems = [.. OfFormats, ProblemType.NoReport, ProblemType.NoReportOnDate],
        },
        new()
        {
            Name = "GetReportChart",
            Method = HttpMethods.Get,
            Route = Routes.ReportChart,
            Access = Access.Reader,
            Summary = new("A chart of a day", "某日的图"),
            Description = new(
                "A chart of the report of a trading day as a picture of its own, with title, description, and styles for light and dark.",
                "某个交易日日报中的一幅图，可单独使用，带有标题、说明以及浅色与深色样式。"),
            Parameters =
            [
                ApiParameters.Date,
                ApiParameter.Choice("name", "ChartName", ChartFile.Names, null, new("The chart.", "图的名称。")).InPath("year-to-date"),
                ApiParameters.Language,
            ],
            Replies = [new(200, new("The picture.", "图。"), new BodyForm(Format.Svg.MediaType)) { IsTagged = true }],
            Problems = [.. OfData, ProblemType.NoReport, ProblemType.NoReportOnDate, ProblemType.NoChartOnDate],
        },
        new()
        {
            Name = "GetFigure",
            Method = HttpMethods.Get,
            Route = Routes.Figure,
            Access = Access.Reader,
            Summary = new("Where a figure comes from", "一个指标的来历"),
            Description = new(
                "A figure of a report with its definition, the dates that it looks at, its input values, and the raw responses that they were read from, with their SHA-256. An absent figure comes with its reason.",
                "日报中的一个指标及其定义、所涉日期、输入值，以及输入所出自的原始响应与其SHA-256。缺失的指标附有原因。"),
            Parameters =
            [
                ApiParameters.Date,
                ApiParameter.Text("series", new("What stands before the slash of the figure's id: a series, a pair, or a group of figures.", "指标编号中斜线前的部分：序列、一对序列或一组指标。")).InPath("IWM"),
                ApiParameter.Text("metric", new("What stands after it.", "斜线后的部分。")).InPath("return.YTD"),
                ApiParameters.Revision,
                ApiParameters.Format(FigureHandler.Formats),
                ApiParameters.Language,
            ],
            Replies = [new(200, new("The figure.", "指标。"), new BodyForm(Format.Json.MediaType, "Figure"), new BodyForm(Format.Html.MediaType)) { IsTagged = true }],
            Problems = [.. OfFormats, ProblemType.NoReport, ProblemType.NoReportOnDate, ProblemType.NoSuchRevision, ProblemType.NoSuchFigure, ProblemType.TooBusy],
        },
        new()
        {
            Name = "GetMetrics",
            Method = HttpMethods.Get,
            Route = Routes.Metrics,
            Access = Access.Reader,
            Summary = new("The history of a series' figures", "一个序列的历史指标"),
            Description = new(
                "A row a day, oldest first. A name is a series (`IWM`), a pair (`IWM-SPY`), or a group of figures (`sectors`, `policy`, `market`). "
                + "Without `to` up to the latest report, without `from` the year before that.",
                "每日一行，最早的在前。名称可以是序列（`IWM`）、一对序列（`IWM-SPY`）或一组指标（`sectors`、`policy`、`market`）。不给出`to`则到最新日报为止，不给出`from`则从其一年前开始。"),
            Parameters =
            [
                ApiParameter.Text("series", new("The name; a caret is written %5E.", "名称；^写作%5E。")).InPath("IWM"),
                ApiParameters.From with { Example = "2025-12-15" },
                ApiParameters.To with { Example = "2025-12-31" },
                ApiParameter.Whole("top", 1, ApiLimits.MostDays, new("Most days in a page.", "每页最多的天数。"), ApiLimits.MostDays),
                ApiParameters.Continuation,
                ApiParameters.Format(MetricsHandler.Formats),
            ],
            Replies =
            [
                new(200, new("The figures.", "指标。"), new BodyForm(Format.Json.MediaType, "Metrics"), new BodyForm(Format.Csv.MediaType))
                {
                    IsTagged = true,
                    Headers = ["Link"],
                },
            ],
            Problems = [.. OfFormats, ProblemType.NoReport, ProblemType.UnknownSeries],
        },
        new()
        {
            Name = "GetPerformance",
            Method = HttpMethods.Get,
            Route = Routes.Performance,
            Access = Access.Reader,
            Summary = new("Return and volatility over any window", "任意区间的回报与波动率"),
            Description = new(
                "Measured on the data of the latest report. A date without trading counts as the next (`from`) or the last (`to`) trading day inside the window. "
                + "`base=open` goes with `kind=price` only: opens adjusted for dividends do not exist.",
                "以最新日报的数据计算。非交易日按区间内其后（`from`）或其前（`to`）最近的交易日处理。`base=open`只能与`kind=price`同用：不存在经股息调整的开盘价。"),
            Parameters =
            [
                ApiParameter.List("series", ApiLimits.MostSeries, new("Ids separated by commas.", "以逗号分隔的序列。"), "IWC,IWM,SPY").Required(),
                (ApiParameters.From with { Example = "2025-12-01" }).Required(),
                (ApiParameters.To with { Example = "2025-12-31" }).Required(),
                ApiParameter.Choice("base", "PerformanceBase", PerformanceHandler.Bases.Select(b => b.Name), "previousClose",
                    new("What returns are measured from: the last close before `from`, so that the window holds that day's move (`previousClose`); the close of `from` itself, which is what \"from 31 December\" means to most (`close`); or its open (`open`). Each result says in words which price it was.",
                        "回报的起点：`from`之前的最后收盘价，即包含当日涨跌（`previousClose`）；`from`当日的收盘价，即通常所说的“自12月31日起”（`close`）；或当日开盘价（`open`）。每项结果均以文字说明所用价格。")) with { Example = "close" },
                ApiParameter.Choice("kind", "PriceBasis", PerformanceHandler.Kinds.Select(k => k.Name), "price",
                    new("Whether dividends count.", "是否计入股息。")) with { Example = "price" },
                ApiParameter.Choice("std", "StandardDeviation", PerformanceHandler.Deviations.Select(d => d.Name), "sample",
                    new("The standard deviation: over n − 1 or over n.", "标准差：除以n−1或除以n。")) with { Example = "population" },
                ApiParameters.Format(Format.Json),
                ApiParameters.Language,
            ],
            Replies = [new(200, new("The measurements, in the order of `series`.", "计算结果，次序同`series`。"), new BodyForm(Format.Json.MediaType, "Performance")) { IsTagged = true }],
            Problems = [.. OfFormats, ProblemType.NoReport, ProblemType.SnapshotUnusable, ProblemType.TooBusy],
        },
        new()
        {
            Name = "CheckClaims",
            Method = HttpMethods.Post,
            Route = Routes.Claims,
            Access = Access.Reader,
            Summary = new("Check printed figures", "核对刊出的数字"),
            Description = new(
                $"Each claim is confirmed, refuted with the definitions that give the printed value, or not checkable; docs/claims.md has the rules. At most {Number(ClaimRequest.MostClaims)} claims, "
                + $"{Number(ClaimRequest.LongestText)} characters of text and {Number(ApiLimits.ClaimsBody)} bytes ({Number(ApiLimits.ClaimsForm)} of a form).",
                $"每个论断判为属实、不符（并给出能得出该数字的口径）或无法核对；规则见docs/claims.md。最多{Number(ClaimRequest.MostClaims)}个论断、{Number(ClaimRequest.LongestText)}个字符、{Number(ApiLimits.ClaimsBody)}字节（表单为{Number(ApiLimits.ClaimsForm)}字节）。"),
            Parameters =
            [
                ApiParameter.Flag("share", new("Whether the request is kept under a link.", "是否保存请求并给出链接。")),
                ApiParameters.Format(ClaimsHandler.Formats),
                ApiParameters.Language,
                ApiParameter.Flag("explain", new("Whether each claim says how it was read.", "是否给出每个论断的读法。")),
                ApiParameter.Date("asOf", new("The day of figures without a date in a text; the body's own `asOf` counts before it.", "文中未注明日期的数字的截止日；正文自带的asOf优先。")),
            ],
            Bodies =
            [
                new(Format.Json.MediaType, "ClaimRequest",
                    """{"claims": [{"series": "IWM", "kind": "return", "stated": "year to date", "asOf": "2025-12-31", "value": 0.1213, "digits": 4}]}"""),
                new("text/plain", null, "As of 31 December 2025 IWC, IWM and SPY returned +12.28%, +9.86% and +1.50% year to date."),
                new("application/x-www-form-urlencoded", "ClaimForm"),
            ],
            Replies =
            [
                new(200, new("The verdicts.", "结论。"), new BodyForm(Format.Json.MediaType, "ClaimAnswer"), new BodyForm(Format.Html.MediaType)),
                new(303, new("To a form: the page of what was posted.", "对表单：转到该次核对的页面。")) { Headers = ["Location"] },
            ],
            Problems =
            [
                .. OfClaims, ProblemType.InvalidJson, ProblemType.NotUtf8, ProblemType.NoClaims, ProblemType.InvalidClaims,
                ProblemType.BodyTooLarge, ProblemType.TextTooLong, ProblemType.UnsupportedMediaType,
            ],
        },
        new()
        {
            Name = "GetClaimsForm",
            Method = HttpMethods.Get,
            Route = Routes.Claims,
            Access = Access.Reader,
            Summary = new("The page of the claim check", "数字核对页面"),
            Description = new("A page into which a paragraph with figures is pasted.", "可粘贴含有数字的文字的网页。"),
            Parameters = [ApiParameters.Format(Format.Html), ApiParameters.Language],
            Replies = [new(200, new("The page.", "网页。"), new BodyForm(Format.Html.MediaType))],
            Problems = OfPages,
        },
        new()
        {
            Name = "GetClaimsById",
            Method = HttpMethods.Get,
            Route = Routes.ClaimsById,
            Access = Access.Reader,
            Summary = new("Claims that were shared", "已分享的论断"),
            Description = new("A request that was kept, checked on the data of the latest report.", "以最新日报的数据重新核对已保存的请求。"),
            Parameters =
            [
                ApiParameter.Text("id", new("What the link of a kept request ends in.", "保存的请求所给链接的末段。")) with { Place = ParameterPlace.Path, IsRequired = true },
                ApiParameters.Format(ClaimsHandler.Formats),
                ApiParameters.Language,
            ],
            Replies = [new(200, new("The verdicts.", "结论。"), new BodyForm(Format.Json.MediaType, "ClaimAnswer"), new BodyForm(Format.Html.MediaType))],
            Problems = [.. OfClaims, ProblemType.NoSuchClaims],
        },
        new()
        {
            Name = "GetFeed",
            Method = HttpMethods.Get,
            Route = Routes.Feed,
            Access = Access.Reader,
            Summary = new("The feed", "订阅源"),
            Description = new(
                $"The latest {Number(ApiLimits.FeedEntries)} reports as Atom (RFC 4287). A key that stands in the address stands in the links too, so that they can be followed.",
                $"最近{Number(ApiLimits.FeedEntries)}期日报的Atom订阅源（RFC 4287）。地址中带有密钥时，其中的链接也带上，以便打开。"),
            Parameters = [ApiParameters.Language],
            Replies = [new(200, new("The feed.", "订阅源。"), new BodyForm(Format.Atom.MediaType)) { IsTagged = true }],
            Problems = [.. OfData, ProblemType.NoReport, ProblemType.TooBusy],
        },
        new()
        {
            Name = "GetHealth",
            Method = HttpMethods.Get,
            Route = Routes.Health,
            Access = Access.Anyone,
            Summary = new("The state of the desk", "服务状态"),
            Description = new(
                "`ok`: a fresh report. `degraded`: a fresh report, but something in quarantine or a fetch that brought nothing. `stale`: the latest report is too old. `empty`: no report yet. `unavailable`: the storage does not answer.",
                "`ok`：日报是最新的。`degraded`：日报是最新的，但有快照被隔离，或上次取数一无所获。`stale`：最新日报已过时。`empty`：尚无日报。`unavailable`：存储没有应答。"),
            Replies =
            [
                new(200, new("`ok` or `degraded`.", "`ok`或`degraded`。"), new BodyForm(Format.Json.MediaType, "Health")),
                new(503, new("`stale`, `empty` or `unavailable`.", "`stale`、`empty`或`unavailable`。"), new BodyForm(Format.Json.MediaType, "Health")),
            ],
            Problems = Always,
        },
        new()
        {
            Name = "Backfill",
            Method = HttpMethods.Post,
            Route = Routes.Backfill,
            Access = Access.Administrator,
            Summary = new("Fetch past days", "回填过去的日子"),
            Description = new(
                $"Begins to fetch past trading days as one snapshot, or goes on with what was stopped; a deployed desk alone has this call. The body has at most {Number(ApiLimits.BackfillBody)} bytes.",
                $"开始把过去的交易日取为一个快照，或继续已停止的回填；只有部署后的服务有此调用。正文最多{Number(ApiLimits.BackfillBody)}字节。"),
            Bodies = [new(Format.Json.MediaType, "BackfillRequest", """{"from": "2025-12-01", "to": "2025-12-31"}""")],
            Replies =
            [
                new(200, new("The same snapshot was there already.", "已有相同的快照。"), new BodyForm(Format.Json.MediaType, "BackfillAnswer")) { Headers = ["Location"] },
                new(202, new("Something is left to be fetched or computed; `Location` tells how far it is.", "尚有待取或待算的部分；`Location`可查进度。"), new BodyForm(Format.Json.MediaType, "BackfillAnswer")) { Headers = ["Location"] },
            ],
            Problems = [.. OfData, ProblemType.InvalidBody, ProblemType.BodyTooLarge, ProblemType.SourceUnavailable],
        },
        new()
        {
            Name = "GetBackfill",
            Method = HttpMethods.Get,
            Route = Routes.BackfillById,
            Access = Access.Administrator,
            Summary = new("How far a backfill is", "回填的进度"),
            Description = new("What was fetched and computed, what is left, and why it waits.", "已取与已算的部分、所余部分，以及等待的原因。"),
            Parameters = [BackfillId],
            Replies = [new(200, new("The state.", "状态。"), new BodyForm(Format.Json.MediaType, "BackfillAnswer")) { Headers = ["Location"] }],
            Problems = [.. Always, ProblemType.StorageUnavailable, ProblemType.NoSuchBackfill],
        },
        new()
        {
            Name = "StopBackfill",
            Method = HttpMethods.Delete,
            Route = Routes.BackfillById,
            Access = Access.Administrator,
            Summary = new("Stop a backfill", "停止回填"),
            Description = new("What was fetched stays; asking for the backfill again goes on from there.", "已取的部分保留；再次请求即从该处继续。"),
            Parameters = [BackfillId],
            Replies = [new(200, new("The state.", "状态。"), new BodyForm(Format.Json.MediaType, "BackfillAnswer")) { Headers = ["Location"] }],
            Problems = [.. Always, ProblemType.StorageUnavailable, ProblemType.NoSuchBackfill],
        },
        new()
        {
            Name = "Restore",
            Method = HttpMethods.Post,
            Route = Routes.Restore,
            Access = Access.Administrator,
            Summary = new("Put lost rows back", "恢复丢失的行"),
            Description = new(
                "Puts missing rows of reports back from the published reports themselves, byte for byte, and then computes the metrics of days that have lost theirs. "
                + "Rows that are there are not touched. It works for up to 200 seconds; while `metricsLeft` is not 0, call it again. A deployed desk alone has this call.",
                "用已发布的日报原文逐字节恢复缺失的日报行，再重新计算丢失指标的日子。现有的行不受影响。每次最多工作200秒；`metricsLeft`不为0时请再次调用。只有部署后的服务有此调用。"),
            Replies = [new(200, new("What was put back.", "恢复的内容。"), new BodyForm(Format.Json.MediaType, "RestoreAnswer"))],
            Problems = [.. Always, ProblemType.StorageUnavailable],
        },
        new()
        {
            Name = "GetOpenApi",
            Method = HttpMethods.Get,
            Route = Routes.OpenApi,
            Access = Access.Anyone,
            Summary = new("This description", "本说明"),
            Description = new("The API as an OpenAPI 3.1 document.", "以OpenAPI 3.1描述的API。"),
            Replies = [new(200, new("The document.", "文档。"), new BodyForm(Format.Json.MediaType, "AnyObject")) { IsTagged = true }],
            Problems = Always,
        },
        new()
        {
            Name = "GetReportSchema",
            Method = HttpMethods.Get,
            Route = Routes.ReportSchema,
            Access = Access.Anyone,
            Summary = new("The schema of the report", "日报的模式"),
            Description = new("The JSON Schema (2020-12) of the report.", "日报的JSON Schema（2020-12）。"),
            Replies = [new(200, new("The schema.", "模式。"), new BodyForm(Format.Schema.MediaType, "AnyObject")) { IsTagged = true }],
            Problems = Always,
        },
        new()
        {
            Name = "GetDocs",
            Method = HttpMethods.Get,
            Route = Routes.Docs,
            Access = Access.Anyone,
            Summary = new("The page for trying the calls", "试用页面"),
            Description = new("A page that lists every call and sends it.", "列出并可发送每个调用的网页。"),
            Parameters = [ApiParameters.Format(Format.Html), ApiParameters.Language],
            Replies = [new(200, new("The page.", "网页。"), new BodyForm(Format.Html.MediaType)) { IsTagged = true }],
            Problems = OfPages,
        },
        new()
        {
            Name = "ListProblems",
            Method = HttpMethods.Get,
            Route = Routes.Problems,
            Access = Access.Anyone,
            Summary = new("What can be wrong", "问题列表"),
            Description = new("A page with every type of problem.", "列出全部问题类型的网页。"),
            Parameters = [ApiParameters.Format(Format.Html), ApiParameters.Language],
            Replies = [new(200, new("The page.", "网页。"), new BodyForm(Format.Html.MediaType)) { IsTagged = true }],
            Problems = OfPages,
        },
        new()
        {
            Name = "GetProblem",
            Method = HttpMethods.Get,
            Route = Routes.ProblemByType,
            Access = Access.Anyone,
            Summary = new("What a type of problem means", "某种问题的含义"),
            Description = new("The page at which the `type` of a problem points.", "问题的`type`所指的网页。"),
            Parameters =
            [
                ApiParameter.Choice("type", "ProblemTypeId", ProblemType.All.Select(type => type.Id), null, new("The type.", "类型。")).InPath(ProblemType.NoReport.Id),
                ApiParameters.Format(Format.Html),
                ApiParameters.Language,
            ],
            Replies = [new(200, new("The page.", "网页。"), new BodyForm(Format.Html.MediaType)) { IsTagged = true }],
            Problems = [.. OfPages, ProblemType.NoSuchProblemType],
        },
    ];

    private static string Number(int value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
