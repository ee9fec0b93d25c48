using System.Globalization;
using RotationFunctions.Analytics;
using RotationFunctions.Pipeline.Languages;
using RotationFunctions.Pipeline.Reports.Figures;
using RotationFunctions.Pipeline.Reports.Texts.Judgement;
using RotationFunctions.Pipeline.Snapshots;
using RotationFunctions.Pipeline.Sources;

namespace RotationFunctions.Pipeline.Reports.Pages;

/// <summary>What the page and the Markdown say around the figures, in one language.</summary>
public sealed record PageTexts
{
    /// <summary>The texts of a language.</summary>
    public static PageTexts In(Language language) => language == Language.SimplifiedChinese ? SimplifiedChinese : English;

    internal string NameOfSignal(string signal) => Judgement.NameOfSignal(signal);

    internal string NameOf(RecordVerdict verdict) => Judgement.NameOf(verdict);

    private JudgementProse Judgement => JudgementProse.In(ReferenceEquals(this, SimplifiedChinese) ? Language.SimplifiedChinese : Language.English);

    public required string Title { get; init; }
    public required string Desk { get; init; }
    public required Func<DateOnly, string> Date { get; init; }
    public required string AsOf { get; init; }
    public required string Since { get; init; }
    public required string Score { get; init; }
    public required string OfHundred { get; init; }
    public required string Source { get; init; }
    public required string FetchedAt { get; init; }
    public required string GeneratedAt { get; init; }
    public required string Snapshot { get; init; }
    public required string Simulated { get; init; }
    public required string SimulatedDetail { get; init; }
    public required string OnThisPage { get; init; }
    public required string AtAGlance { get; init; }
    public required string InWords { get; init; }
    public required string StanceWord { get; init; }
    public required string BreakoutStands { get; init; }
    public required string SectorLeader { get; init; }
    public required Func<Restatement, string> Restated { get; init; }
    /// <summary>What stands between two sentences.</summary>
    public required string BetweenSentences { get; init; }

    public required string Revision { get; init; }
    public required string Replaced { get; init; }
    public required string ContentHash { get; init; }

    /// <summary>A revision by its number, and why it took another's place, by that one's number.</summary>
    public required Func<int, int, RevisionReason, string> InPlaceOf { get; init; }

    /// <summary>By which revision a report was replaced, and why.</summary>
    public required Func<int, RevisionReason, string> ReplacedBy { get; init; }

    public required string Yes { get; init; }
    public required string No { get; init; }
    public required string Changes { get; init; }
    public required string NothingNew { get; init; }
    public required string OtherLanguage { get; init; }
    public required string OtherLanguageTag { get; init; }
    public required string RatingsCaption { get; init; }
    public required string RatingsNote { get; init; }
    public required string Risk { get; init; }
    public required string Level { get; init; }
    public required string RatedFigures { get; init; }
    public required string Bounds { get; init; }
    public required string PastLevels { get; init; }
    public required string AgainstThreshold { get; init; }
    public required string ArrowKeys { get; init; }
    public required string NoteLabel { get; init; }
    public required string Value { get; init; }
    public required string Days { get; init; }
    public required string RawInputs { get; init; }
    public required string Derivation { get; init; }
    public required string OtherReports { get; init; }
    public required string EarlierReport { get; init; }
    public required string LaterReport { get; init; }
    public required string ReportOf { get; init; }
    public required string Show { get; init; }
    public required string InBrief { get; init; }
    public required string Tags { get; init; }
    public required string RelatedQuotes { get; init; }
    public required string OnTheDay { get; init; }
    public required string LinkToSection { get; init; }
    public required string InPictures { get; init; }
    public required string Numbers { get; init; }
    public required string InFigures { get; init; }
    public required string DataNotes { get; init; }
    public required string Warnings { get; init; }
    public required string Missing { get; init; }
    public required string Reason { get; init; }

    public required string Warning { get; init; }
    public required string Affected { get; init; }
    public required string Definitions { get; init; }
    public required string DefinitionsDetail { get; init; }

    public required string Instrument { get; init; }
    public required string Pair { get; init; }
    public required string Close { get; init; }

    public required TableTexts PriceReturns { get; init; }
    public required TableTexts TotalReturns { get; init; }
    public required TableTexts Spreads { get; init; }
    public required TableTexts Comovements { get; init; }
    public required TableTexts Evidence { get; init; }
    public required string Signal { get; init; }
    public required string TheirReports { get; init; }

    /// <summary>The way from the report to the whole table of the evidence.</summary>
    public required string WholeEvidence { get; init; }

    /// <summary>Headings of the evidence's columns, by the figure's last part.</summary>
    public required IReadOnlyDictionary<string, string> EvidenceColumns { get; init; }

    public required Func<string, TableTexts> Months { get; init; }
    public required string Year { get; init; }
    public required string WholeYear { get; init; }

    /// <summary>January to December, short enough for a column heading.</summary>
    public required IReadOnlyList<string> MonthNames { get; init; }

    /// <summary>Headings of what small caps' lead went with; a pair and an index are called by their ids.</summary>
    public required IReadOnlyDictionary<CompanionKind, string> Companions { get; init; }

    public required TableTexts DailyVolatility { get; init; }
    public required TableTexts AnnualVolatility { get; init; }
    public required TableTexts Drawdown { get; init; }
    public required TableTexts AgainstBenchmark { get; init; }
    public required TableTexts Trend { get; init; }
    public required TableTexts Liquidity { get; init; }

    public required string Beta { get; init; }
    public required string Correlation { get; init; }
    public required string TrackingError { get; init; }
    public required string InformationRatio { get; init; }
    public required string CaptureUp { get; init; }
    public required string CaptureDown { get; init; }
    public required string DownsideDeviation { get; init; }
    public required string Sortino { get; init; }
    public required string Average50 { get; init; }
    public required string Average200 { get; init; }
    public required string DistanceFromAverage200 { get; init; }
    public required string InDeviations { get; init; }
    public required string Rsi { get; init; }
    public required string Atr { get; init; }
    public required string YearHigh { get; init; }
    public required string DistanceFromYearHigh { get; init; }
    public required string AllTimeHigh { get; init; }
    public required string DistanceFromAllTimeHigh { get; init; }
    public required string DaysSinceHigh { get; init; }
    public required string DollarVolume { get; init; }
    public required string Amihud { get; init; }

    /// <summary>Note under the figure at a glance: its kind and window.</summary>
    public required string PriceReturnYearToDate { get; init; }

    public required string SpreadYearToDate { get; init; }

    public required Func<Window, string> Window { get; init; }

    /// <summary>Names of segments; a segment of one's own universe is called by its id.</summary>
    public required IReadOnlyDictionary<string, string> Segments { get; init; }

    internal string Segment(string id) => Segments.GetValueOrDefault(id, id);

    internal static string Time(DateTimeOffset time)
        => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    private static string EnglishWhy(RevisionReason reason)
        => reason == RevisionReason.Backfill ? "computed again by a backfill" : "computed again from data fetched later";

    private static string ChineseWhy(RevisionReason reason)
        => reason == RevisionReason.Backfill ? "经回补重新计算" : "依据之后抓取的数据重新计算";

    private static readonly string[] ChineseWeekdays = ["星期日", "星期一", "星期二", "星期三", "星期四", "星期五", "星期六"];

    private static readonly PageTexts English = new()
    {
        Title = "Market rotation",
        Desk = "Rotation desk",
        Date = date => date.ToString("dddd, d MMMM yyyy", CultureInfo.InvariantCulture),
        AsOf = "As of",
        Since = "since",
        Score = "Rotation score",
        OfHundred = "of 100",
        Source = "Source",
        FetchedAt = "Data fetched",
        GeneratedAt = "Computed",
        Snapshot = "Snapshot",
        Simulated = "Simulated market",
        SimulatedDetail = "Every price and figure on this page is made up. None is about a real fund, index or company.",
        OnThisPage = "On this page",
        AtAGlance = "At a glance",
        InWords = "In words",
        StanceWord = "Stance",
        BreakoutStands = "Breakout of small caps stands",
        SectorLeader = "First sector over one month",
        Restated = r => string.Create(CultureInfo.InvariantCulture, $"{r.Series}: {r.Source} restated its history ({r.Cause switch { RestatementCause.Split => "a split", RestatementCause.Dividend => "a dividend", _ => "a correction" }}); {(r.Column == "adjustedClose" ? "adjusted close" : r.Column)} of {r.Date:yyyy-MM-dd}"),
        BetweenSentences = " ",
        Revision = "Revision",
        Replaced = "Replaced",
        ContentHash = "Content hash",
        InPlaceOf = (revision, old, why) => FormattableString.Invariant($"{revision}, in place of {old}: {EnglishWhy(why)}"),
        ReplacedBy = (by, why) => FormattableString.Invariant($"by revision {by}: {EnglishWhy(why)}"),
        Yes = "yes",
        No = "no",
        Changes = "Since the trading day before",
        NothingNew = "Nothing that the desk watches has changed.",
        OtherLanguage = "中文",
        OtherLanguageTag = "zh-CN",
        RatingsCaption = "Risk ratings",
        RatingsNote = "The figures that each rating looks at, what they are held against, and the share of earlier days at each level.",
        Risk = "Risk",
        Level = "Level",
        RatedFigures = "Figures",
        Bounds = "Medium, medium to high, high from",
        PastLevels = "Past days low, medium, medium to high, high",
        AgainstThreshold = "against",
        ArrowKeys = "Arrow keys go on to the table’s other figures.",
        NoteLabel = "About this figure",
        Value = "Value",
        Days = "Days",
        RawInputs = "Raw data, SHA-256",
        Derivation = "How it is derived",
        OtherReports = "Other reports",
        EarlierReport = "Earlier report,",
        LaterReport = "Later report,",
        ReportOf = "Report of",
        Show = "Show",
        InBrief = "In brief",
        Tags = "Tags",
        RelatedQuotes = "Quotes of what the tags are about",
        OnTheDay = "On the day",
        LinkToSection = "Link to this section",
        InPictures = "In pictures",
        Numbers = "The numbers",
        InFigures = "In figures",
        DataNotes = "About the data",
        Warnings = "Warnings",
        Missing = "Missing",
        Reason = "Reason",
        Warning = "Caution",
        Affected = "Affected",
        Definitions = "How to read the figures",
        DefinitionsDetail = "Percent, percentage points, prices and ratios are rounded to two decimals, half away from zero, from the digits in the JSON report, which has full precision. A dash marks a figure that is absent; its reason is listed under “Missing”. Windows count trading days back from the day of the report: one week 5, one month 21, three months 63, six months 126, one year 252; year to date starts at the last close of the year before. Every figure’s formula and source is in docs/metrics.md, under the id that the figure carries.",
        Instrument = "Instrument",
        Pair = "Pair",
        Close = "Close",
        PriceReturns = new("Price returns", "Close to close, without dividends."),
        TotalReturns = new("Total returns", "Close to close, dividends reinvested."),
        Spreads = new("Spreads", "Price return of the first less that of the second, in percentage points."),
        Evidence = new("Evidence", "Nine published signals against the month after each. IC: rank correlation of signal and outcome; t with Newey–West errors; Holm p: against all nine; hit rate in months with a side, and its base; return a year of following it, before and after 5 basis points a leg; deflated Sharpe: probability that it is not luck."),
        Signal = "Signal",
        TheirReports = "Their reports:",
        WholeEvidence = "The whole table, how it is made, and why it says so",
        EvidenceColumns = new Dictionary<string, string>
        {
            ["months"] = "Months", ["ic"] = "IC", ["t"] = "t", ["holm"] = "Holm p", ["hit"] = "Hit rate", ["base"] = "Base", ["gross"] = "Gross", ["net"] = "Net", ["sharpe"] = "Sharpe",
            ["deflatedSharpe"] = "Deflated Sharpe",
        },
        Comovements = new("What the lead went with", "Correlation over three months of the daily lead of small caps with daily leads, returns and changes of yields."),
        Months = pair => new($"{pair} by month", "Price return of small less large caps in each calendar month and year, in percentage points; the last of each runs."),
        Year = "Year",
        WholeYear = "Year",
        MonthNames = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
        Companions = new Dictionary<CompanionKind, string> { [CompanionKind.CyclicalMinusDefensive] = "Cyclical − defensive", [CompanionKind.TwoYearYield] = "2-year yield", [CompanionKind.TenYearYield] = "10-year yield" },
        DailyVolatility = new("Volatility, daily", "Sample standard deviation of daily price returns."),
        AnnualVolatility = new("Volatility, annualised", "The daily one × √252."),
        Drawdown = new("Maximum drawdown", "Deepest fall of the close from an earlier close of the window."),
        AgainstBenchmark = new("Against the benchmark, one year", "Daily price returns against those of the benchmark; deviations and errors annualised."),
        Trend = new("Trend and levels", "Averages and highs of closes; RSI and ATR after Wilder."),
        Liquidity = new("Liquidity, one month", "Dollar volume in USD million a day; Amihud’s illiquidity is |return| per USD million traded; the bid–ask spread is Corwin and Schultz’s estimate from highs and lows."),
        Beta = "Beta",
        Correlation = "Correlation",
        TrackingError = "Tracking error",
        InformationRatio = "Information ratio",
        CaptureUp = "Up capture",
        CaptureDown = "Down capture",
        DownsideDeviation = "Downside deviation",
        Sortino = "Sortino ratio",
        Average50 = "50-day average",
        Average200 = "200-day average",
        DistanceFromAverage200 = "Distance from it",
        InDeviations = "In std deviations",
        Rsi = "RSI 14",
        Atr = "ATR 14",
        YearHigh = "52-week high",
        DistanceFromYearHigh = "Distance",
        AllTimeHigh = "All-time high",
        DistanceFromAllTimeHigh = "Distance",
        DaysSinceHigh = "Days since",
        DollarVolume = "Dollar volume",
        Amihud = "Amihud illiquidity",
        PriceReturnYearToDate = "price return, year to date",
        SpreadYearToDate = "percentage points, year to date",
        Window = window => window.Name,
        Segments = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["large"] = "Large caps",
            ["mid"] = "Mid caps",
            ["small"] = "Small caps",
            ["micro"] = "Micro caps",
            ["sector"] = "Sectors",
            ["industry"] = "Industries",
            ["bond"] = "Bonds",
            ["index"] = "Indices",
            ["volatility"] = "Volatility",
        },
    };

    private static readonly PageTexts SimplifiedChinese = new()
    {
        Title = "市场轮动日报",
        Desk = "轮动观察台",
        Date = date => $"{date.ToString("yyyy'年'M'月'd'日'", CultureInfo.InvariantCulture)} {ChineseWeekdays[(int)date.DayOfWeek]}",
        AsOf = "截至",
        Since = "起始于",
        Score = "轮动评分",
        OfHundred = "（满分100）",
        Source = "数据源",
        FetchedAt = "数据抓取时间",
        GeneratedAt = "计算时间",
        Snapshot = "数据快照",
        Simulated = "模拟行情",
        SimulatedDetail = "本页所有价格与数字均为虚构，与任何真实的基金、指数或公司无关。",
        OnThisPage = "本页内容",
        AtAGlance = "一览",
        InWords = "文字解读",
        StanceWord = "立场",
        BreakoutStands = "小盘股突破有效",
        SectorLeader = "近一个月领涨板块",
        Restated = r => string.Create(CultureInfo.InvariantCulture, $"{r.Series}：{r.Source}修订了历史数据（{r.Cause switch { RestatementCause.Split => "拆分或合并", RestatementCause.Dividend => "派息", _ => "更正" }}），{r.Date:yyyy-MM-dd}{r.Column switch { "adjustedClose" => "复权收盘价", "close" => "收盘价", "open" => "开盘价", "high" => "最高价", _ => "最低价" }}"),
        BetweenSentences = "",
        Revision = "修订",
        Replaced = "已被取代",
        ContentHash = "内容哈希",
        InPlaceOf = (revision, old, why) => FormattableString.Invariant($"第{revision}次，取代第{old}次：{ChineseWhy(why)}"),
        ReplacedBy = (by, why) => FormattableString.Invariant($"由第{by}次修订取代：{ChineseWhy(why)}"),
        Yes = "是",
        No = "否",
        Changes = "较上一交易日",
        NothingNew = "所跟踪的各项均无变化。",
        OtherLanguage = "English",
        OtherLanguageTag = "en",
        RatingsCaption = "风险评级",
        RatingsNote = "各项评级所依据的数字、对应的阈值，以及以往处于各级别的交易日占比。",
        Risk = "风险",
        Level = "级别",
        RatedFigures = "数字",
        Bounds = "中、中高、高的界限",
        PastLevels = "以往低、中、中高、高的占比",
        AgainstThreshold = "对照",
        ArrowKeys = "按方向键可移至表中其他数字。",
        NoteLabel = "数字说明",
        Value = "数值",
        Days = "起止日",
        RawInputs = "原始数据SHA-256",
        Derivation = "推算过程",
        OtherReports = "其他日报",
        EarlierReport = "上一份日报，",
        LaterReport = "下一份日报，",
        ReportOf = "日报日期",
        Show = "查看",
        InBrief = "要点",
        Tags = "标签",
        RelatedQuotes = "标签所涉品种的行情",
        OnTheDay = "当日",
        LinkToSection = "本节链接",
        InPictures = "图表",
        Numbers = "图中数字",
        InFigures = "数据表",
        DataNotes = "数据说明",
        Warnings = "提示",
        Missing = "缺失",
        Reason = "原因",
        Warning = "注意",
        Affected = "涉及",
        Definitions = "读数说明",
        DefinitionsDetail = "百分比、百分点、价格与比率均保留两位小数，依JSON报告中的完整数字四舍五入。“—”表示该数字缺失，原因见“缺失”一节。区间以报告日向前的交易日计：1周为5日，1个月为21日，3个月为63日，6个月为126日，1年为252日；“今年以来”以上年最后一个收盘价为起点。各指标的公式与出处见docs/metrics.md，按每个数字所带的编号查阅。",
        Instrument = "品种",
        Pair = "对比组合",
        Close = "收盘价",
        PriceReturns = new("价格回报", "收盘价对收盘价，不含股息。"),
        TotalReturns = new("总回报", "收盘价对收盘价，股息再投资。"),
        Spreads = new("回报差", "前者价格回报减去后者，单位为百分点。"),
        Evidence = new("证据", "九个公开信号与其次月结果的检验。IC：信号与结果的秩相关系数；t：Newey–West标准误；Holm p：计入全部九个信号；胜率为有方向月份的正确占比，旁列基准；回报为照此操作的年回报，扣除每笔5个基点前后；缩减夏普：并非侥幸的概率。"),
        Signal = "信号",
        TheirReports = "当日日报：",
        WholeEvidence = "完整检验表、检验方法与结论的理由",
        EvidenceColumns = new Dictionary<string, string>
        {
            ["months"] = "月数", ["ic"] = "IC", ["t"] = "t", ["holm"] = "Holm p", ["hit"] = "胜率", ["base"] = "基准", ["gross"] = "毛回报", ["net"] = "净回报", ["sharpe"] = "夏普",
            ["deflatedSharpe"] = "缩减夏普",
        },
        Comovements = new("与领先同步的变动", "近三个月小盘股每日领先幅度与下列各项每日回报差、涨跌幅或收益率变动的相关系数。"),
        Months = pair => new($"{pair}逐月回报差", "各自然月与自然年小盘股减大盘股的价格回报差，单位为百分点；最近一月与一年截至报告日。"),
        Year = "年份",
        WholeYear = "全年",
        MonthNames = ["1月", "2月", "3月", "4月", "5月", "6月", "7月", "8月", "9月", "10月", "11月", "12月"],
        Companions = new Dictionary<CompanionKind, string> { [CompanionKind.CyclicalMinusDefensive] = "周期 − 防御", [CompanionKind.TwoYearYield] = "两年期收益率", [CompanionKind.TenYearYield] = "十年期收益率" },
        DailyVolatility = new("日波动率", "每日价格回报的样本标准差。"),
        AnnualVolatility = new("年化波动率", "日波动率×√252。"),
        Drawdown = new("最大回撤", "区间内收盘价自先前收盘高点的最大跌幅。"),
        AgainstBenchmark = new("相对基准（近一年）", "以每日价格回报对比基准；偏差与误差均已年化。"),
        Trend = new("趋势与点位", "均线与高点均按收盘价计；RSI与ATR采用Wilder算法。"),
        Liquidity = new("流动性（近一个月）", "成交额为日均百万美元；Amihud非流动性指每成交一百万美元对应的回报绝对值；买卖价差为依最高价与最低价的Corwin-Schultz估计。"),
        Beta = "贝塔",
        Correlation = "相关系数",
        TrackingError = "跟踪误差",
        InformationRatio = "信息比率",
        CaptureUp = "上行捕获率",
        CaptureDown = "下行捕获率",
        DownsideDeviation = "下行偏差",
        Sortino = "索提诺比率",
        Average50 = "50日均线",
        Average200 = "200日均线",
        DistanceFromAverage200 = "偏离幅度",
        InDeviations = "标准差倍数",
        Rsi = "RSI 14",
        Atr = "ATR 14",
        YearHigh = "52周高点",
        DistanceFromYearHigh = "距高点",
        AllTimeHigh = "历史高点",
        DistanceFromAllTimeHigh = "距高点",
        DaysSinceHigh = "距今交易日",
        DollarVolume = "成交额",
        Amihud = "Amihud非流动性",
        PriceReturnYearToDate = "价格回报，今年以来",
        SpreadYearToDate = "百分点，今年以来",
        Window = window => window.Name switch
        {
            "1D" => "1日",
            "1W" => "1周",
            "1M" => "1个月",
            "3M" => "3个月",
            "6M" => "6个月",
            "1Y" => "1年",
            _ => "今年以来",
        },
        Segments = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["large"] = "大盘股",
            ["mid"] = "中盘股",
            ["small"] = "小盘股",
            ["micro"] = "微型股",
            ["sector"] = "板块",
            ["industry"] = "行业",
            ["bond"] = "债券",
            ["index"] = "指数",
            ["volatility"] = "波动率",
        },
    };
}
