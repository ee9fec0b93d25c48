using RotationFunctions.Pipeline.Universes;

namespace RotationFunctions.Pipeline.Problems;

/// <summary>
/// A kind of problem (RFC 9457). Its address is what answers name as <c>type</c>, and a page of the desk itself
/// stands there: so the type resolves wherever the desk runs, and no other server is needed to read what it means.
/// </summary>
/// <param name="Id">Its name in the address, as <c>no-report</c>; never given to another kind.</param>
/// <param name="Status">The status of every answer of this kind.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Meaning">What happened.</param>
/// <param name="Remedy">What the caller can do.</param>
public sealed record ProblemType(string Id, int Status, LocalizedText Title, LocalizedText Meaning, LocalizedText Remedy)
{
    internal static readonly ProblemType InvalidParameter = new(
        "invalid-parameter", 400,
        new("Invalid parameter", "参数无效"),
        new("One or more parameters of the path or the query cannot be read, are out of their range, or contradict each other.",
            "路径或查询中有参数无法识别、超出范围，或彼此矛盾。"),
        new("`errors` names every one of them, with the value that was sent and, where they can be listed, the values that are allowed. Mend them all and send the request again.",
            "`errors`列出每个有误的参数、收到的值，以及可列举时的全部允许值。全部改正后重新发送。"));

    internal static readonly ProblemType InvalidBody = new(
        "invalid-body", 400,
        new("Invalid body", "请求正文无效"),
        new("The body cannot be read, or what it asks for is not possible.", "请求正文无法识别，或其要求无法满足。"),
        new("`detail` says what the body must look like.", "`detail`说明正文应有的形式。"));

    internal static readonly ProblemType InvalidJson = new(
        "invalid-json", 400,
        new("The body is not JSON", "正文不是JSON"),
        new("The body was declared to be JSON and cannot be read as such.", "正文声明为JSON，但无法按JSON读取。"),
        new("`detail` gives line and byte of the first fault. Comments and trailing commas are let pass; anything else must be JSON.", "`detail`给出首个错误所在的行与字节。允许注释和末尾逗号，其余须符合JSON。"));

    internal static readonly ProblemType NotUtf8 = new(
        "not-utf-8", 400,
        new("The text is not UTF-8", "文本不是UTF-8"),
        new("The text has a byte that UTF-8 does not allow there.", "文本中有不符合UTF-8的字节。"),
        new("Send the text in UTF-8. `detail` gives the position of the byte.", "以UTF-8编码发送。`detail`给出该字节的位置。"));

    internal static readonly ProblemType NoClaims = new(
        "no-claims", 400,
        new("There is nothing to check", "没有可核对的内容"),
        new("The text is empty, or the list of claims is empty or missing.", "文本为空，或论断列表为空或缺失。"),
        new("Send a text with figures, or a list with at least one claim.", "发送含有数字的文字，或至少含一个论断的列表。"));

    internal static readonly ProblemType InvalidClaims = new(
        "invalid-claims", 400,
        new("Invalid claims", "论断无效"),
        new("One or more claims lack something, or say something that cannot be read.", "一个或多个论断缺少内容，或内容无法识别。"),
        new("`errors` names the place of each fault, as `claims[3].value`, and what is expected there. At most a hundred are listed at once.", "`errors`给出每处错误的位置（如`claims[3].value`）及应有的内容，一次最多列出一百处。"));

    internal static readonly ProblemType NoReport = new(
        "no-report", 404,
        new("No report yet", "尚无日报"),
        new("No report has been published yet.", "尚未发布任何日报。"),
        new("One appears when a snapshot has been fetched and computed: deployed, after the next scheduled fetch or a backfill; on one's own machine, when the Local program has run once.", "取得并计算快照后即会出现：部署后，在下一次定时取数或回填之后；在本机，运行一次Local程序之后。"));

    internal static readonly ProblemType NoReportOnDate = new(
        "no-report-on-date", 404,
        new("No report on this date", "该日没有日报"),
        new("There is no report of this date: no trading day, or one that was never fetched.", "该日没有日报：不是交易日，或从未取数。"),
        new("`detail` names the nearest earlier report. The list of reports says which there are; a backfill makes those of past days.", "`detail`给出此前最近的日报。日报列表列出现有日期；过去的日子可以回填。"));

    internal static readonly ProblemType NoSuchRevision = new(
        "no-such-revision", 404,
        new("No such revision", "没有这一修订"),
        new("The day has a report, but not as many revisions.", "该日有日报，但没有这么多次修订。"),
        new("`detail` gives the number of the newest. `reports/{date}/revisions` lists all of them, and why each was replaced.", "`detail`给出最新修订的编号。`reports/{date}/revisions`列出全部修订及其被取代的原因。"));

    internal static readonly ProblemType NoChartOnDate = new(
        "no-chart-on-date", 404,
        new("No such chart on this date", "该日没有这幅图"),
        new("The report of the day lacks the figures that the chart shows.", "该日的日报缺少这幅图所需的指标。"),
        new("The report's `missing` says why they are absent.", "日报的`missing`说明缺失的原因。"));

    internal static readonly ProblemType NoSuchFigure = new(
        "no-such-figure", 404,
        new("No such figure", "没有这一指标"),
        new("The report of the day states no figure by this id.", "该日的日报中没有这一编号的指标。"),
        new("`detail` lists the nearest ids. The ids of a report stand in `sections[].sentences[].figures`.", "`detail`列出最接近的编号。日报的编号见`sections[].sentences[].figures`。"));

    internal static readonly ProblemType NoSuchBackfill = new(
        "no-such-backfill", 404,
        new("No such backfill", "没有这次回填"),
        new("No backfill of these days was begun.", "从未开始这些日子的回填。"),
        new("A backfill is named by its days, as 20200102-20260122; the answer to the one that began it has its address in `Location`.", "回填以起止日命名，如20200102-20260122；开始回填时，回答的`Location`给出其地址。"));

    internal static readonly ProblemType UnknownSeries = new(
        "unknown-series", 404,
        new("No such series", "没有这一序列"),
        new("The desk has no figures under this name.", "此名称下没有任何指标。"),
        new("`detail` lists the names that there are. A caret is written as %5E in an address: %5ERUT.", "`detail`列出现有名称。地址中的^写作%5E，如%5ERUT。"));

    internal static readonly ProblemType NoSuchClaims = new(
        "no-such-claims", 404,
        new("No such claims", "没有这些论断"),
        new("No request is kept under this link.", "此链接下没有保存的请求。"),
        new("Send the claims again, with `share=true` to keep them.", "重新发送论断；加上`share=true`即可保存。"));

    internal static readonly ProblemType NoSuchProblemType = new(
        "no-such-problem-type", 404,
        new("No such problem type", "没有这种问题类型"),
        new("No problem of this API is called so.", "本API没有此名称的问题。"),
        new("The list of problems has all of them.", "问题列表中列出了全部类型。"));

    internal static readonly ProblemType NoSuchAddress = new(
        "no-such-address", 404,
        new("No such address", "没有这一地址"),
        new("The API has no call at this address.", "本API没有这一地址。"),
        new("The description of the API lists every call.", "API说明列出全部调用。"));

    internal static readonly ProblemType MethodNotAllowed = new(
        "method-not-allowed", 405,
        new("No such method", "方法不可用"),
        new("The address is right, but does not take this method.", "地址无误，但不接受这一方法。"),
        new("The header `Allow` lists the methods that it takes.", "`Allow`标头列出可用的方法。"));

    internal static readonly ProblemType NotAcceptable = new(
        "not-acceptable", 406,
        new("No acceptable format", "没有可接受的格式"),
        new("The `Accept` header admits none of the formats in which this answer can be had.", "`Accept`标头不接受此回答可有的任何格式。"),
        new("`detail` lists the formats. Send one of them, or `*/*`, or choose by `format`, which wins over the header.", "`detail`列出可用格式。可发送其一或`*/*`，也可用`format`指定，后者优先。"));

    internal static readonly ProblemType BodyTooLarge = new(
        "body-too-large", 413,
        new("The body is too large", "正文过大"),
        new("The body has more bytes than are read.", "正文超过可读取的字节数。"),
        new("`detail` gives the limit. Send less, or in parts.", "`detail`给出上限。请缩短或分批发送。"));

    internal static readonly ProblemType TextTooLong = new(
        "text-too-long", 413,
        new("The text is too long", "文本过长"),
        new("The text has more characters than are checked at once.", "文本超过一次可核对的字符数。"),
        new("`detail` gives the limit. Send the text in parts.", "`detail`给出上限。请分段发送。"));

    internal static readonly ProblemType TooManyClaims = new(
        "too-many-claims", 413,
        new("Too many claims", "论断过多"),
        new("There are more claims than are checked at once.", "论断超过一次可核对的数量。"),
        new("`detail` gives the limit. Send the claims in parts.", "`detail`给出上限。请分批发送。"));

    internal static readonly ProblemType QueryTooLong = new(
        "query-too-long", 414,
        new("The query is too long", "查询过长"),
        new("The query of the address has more characters than are read.", "地址中的查询超过可读取的字符数。"),
        new("`detail` gives the limit. Ask for fewer series at once.", "`detail`给出上限。请减少一次查询的序列。"));

    internal static readonly ProblemType UnsupportedMediaType = new(
        "unsupported-media-type", 415,
        new("The body is of a type that is not read here", "不接受的正文类型"),
        new("The `Content-Type` of the body is missing or is none that this call reads.", "正文的`Content-Type`缺失，或不是此调用可读取的类型。"),
        new("`detail` lists the types that are read.", "`detail`列出可读取的类型。"));

    internal static readonly ProblemType TooBusy = new(
        "too-busy", 503,
        new("The desk is busy", "服务繁忙"),
        new("Too many calls that compute for long wait for their turn already.", "等待处理的耗时请求已达上限。"),
        new("Send the request again after the seconds that `Retry-After` gives. Reports, lists and charts are served meanwhile.", "请在`Retry-After`给出的秒数之后重新发送。其间日报、列表与图照常提供。"));

    internal static readonly ProblemType StorageUnavailable = new(
        "storage-unavailable", 503,
        new("The storage cannot be reached", "存储无法访问"),
        new("The storage behind this desk does not answer as it should.", "本服务背后的存储未能正常应答。"),
        new("Try again in a minute. Who runs the desk finds the cause in its log.", "请一分钟后重试。运营者可在日志中查到原因。"));

    internal static readonly ProblemType SnapshotUnusable = new(
        "snapshot-unusable", 503,
        new("The data of the latest report cannot be read", "最新日报的数据无法读取"),
        new("The snapshot of the latest report is missing or damaged.", "最新日报的快照缺失或损坏。"),
        new("`detail` says which. The next report brings a new snapshot; who runs the desk can make this one again.", "`detail`说明是哪一种。下一期日报会带来新快照；运营者也可以重新生成。"));

    internal static readonly ProblemType SourceUnavailable = new(
        "source-unavailable", 503,
        new("The prices cannot be had", "无法取得价格"),
        new("No source gave the prices without which nothing can be computed.", "没有任何来源提供计算所必需的价格。"),
        new("`detail` says what each source answered. Try again later, or name another source in the settings.", "`detail`说明各来源的回答。请稍后重试，或在设置中换用其他来源。"));

    /// <summary>Every kind, in the order of their statuses.</summary>
    internal static IReadOnlyList<ProblemType> All { get; } =
    [
        InvalidParameter, InvalidBody, InvalidJson, NotUtf8, NoClaims, InvalidClaims,
        NoReport, NoReportOnDate, NoSuchRevision, NoChartOnDate, NoSuchFigure, UnknownSeries, NoSuchClaims, NoSuchBackfill, NoSuchProblemType, NoSuchAddress,
        MethodNotAllowed, NotAcceptable, BodyTooLarge, TextTooLong, TooManyClaims, QueryTooLong, UnsupportedMediaType,
        TooBusy, StorageUnavailable, SnapshotUnusable, SourceUnavailable,
    ];
}
