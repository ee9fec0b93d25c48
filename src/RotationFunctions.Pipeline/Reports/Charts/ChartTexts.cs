using RotationFunctions.Analytics;

namespace RotationFunctions.Pipeline.Reports.Charts;

/// <summary>What charts say in one language.</summary>
internal sealed record ChartTexts
{
    internal static ChartTexts In(Language language) => language == Language.SimplifiedChinese ? SimplifiedChinese : English;

    public required (string Title, string Note) Score { get; init; }
    public required (string Title, string Note) YearToDate { get; init; }
    public required Func<string, (string Title, string Note)> Spread { get; init; }
    public required Func<string, (string Title, string Note)> Rotation { get; init; }
    public required Func<string, (string Title, string Note)> Sectors { get; init; }
    public required Func<string, (string Title, string Note)> Technicals { get; init; }
    public required Func<string, (string Title, string Note)> Analogs { get; init; }
    public required (string Title, string Note) Policy { get; init; }

    /// <summary>The same, where no futures tell what the market expects.</summary>
    public required (string Title, string Note) PolicyWithoutFutures { get; init; }

    public required string ScoreWord { get; init; }

    /// <summary>The score's parts, in its order.</summary>
    public required IReadOnlyList<string> Parts { get; init; }

    public required string Date { get; init; }
    public required string Part { get; init; }
    public required string Percentile { get; init; }
    public required string Sector { get; init; }
    public required string Series { get; init; }
    public required string Ratio { get; init; }
    public required string Momentum { get; init; }
    public required string Points { get; init; }
    public required string Close { get; init; }
    public required string Level { get; init; }
    public required string RangeHigh { get; init; }
    public required string RangeLow { get; init; }
    public required string Neckline { get; init; }
    public required string MeasuredMove { get; init; }
    public required string Breakout { get; init; }
    public required string Head { get; init; }
    public required string Now { get; init; }
    public required string LeadThen { get; init; }
    public required string YearAfter { get; init; }

    /// <summary>Of a year that is not over.</summary>
    public required string Unfinished { get; init; }

    public required string Return { get; init; }
    public required string What { get; init; }
    public required string Percent { get; init; }
    public required string From { get; init; }
    public required string To { get; init; }
    public required string Implied { get; init; }

    /// <summary>The two-year yield, short enough for a tick of an axis.</summary>
    public required string TwoYears { get; init; }

    public required string TwoYearProxy { get; init; }
    public required string TargetRange { get; init; }
    public required string EffectiveRate { get; init; }
    public required string Projection { get; init; }
    public required string LongerRun { get; init; }
    public required string Tenth { get; init; }
    public required string Ninetieth { get; init; }
    public required Func<Quadrant, string> Quadrant { get; init; }

    private static readonly ChartTexts English = new()
    {
        Score = ("Rotation score", "The lead of small over large caps from a month to a year, each as a percentile of its own history. The score is the mean of the first two: five days at 75 or more make a rotation, five at 25 or less make large caps lead."),
        YearToDate = ("Year to date by company size", "Price returns since the last close of the year before, in percent."),
        Spread = pair => ($"{pair} over twenty years", "Price return over three months of small less large caps, at the ends of months, in percentage points. The band holds the middle eight tenths of these values."),
        Rotation = benchmark => ($"Rotation graph against {benchmark}", "Relative strength to the right, its momentum upwards, where 100 is the average of a year. Tails are the eight finished weeks before; the dot is the running week."),
        Sectors = benchmark => ("Sectors over one month", $"Price returns in percent, best first; the line is {benchmark}."),
        Technicals = series => ($"{series}: range, breakout, targets", "Closes, every fifth day. Targets are conventions, not forecasts."),
        Analogs = rival => ($"Years in which ^RUT led {rival} as early", $"^RUT less {rival}, both set to 100 on the day (0), by trading days before and after it. Past years end with their lead over 252 days; the heavy line is this year."),
        Policy = ("Policy path: futures and projections", "Percent. The line is the average rate of each month that fed funds futures imply, larger dots months with a decision; rings are the FOMC’s median projections for the ends of years."),
        PolicyWithoutFutures = ("Policy rate, proxy and projections", "Percent. Without futures the square stands in: the two-year Treasury yield, a proxy and no more. Rings are the FOMC’s median projections for the ends of years."),
        ScoreWord = "Score",
        Parts = ["Lead, one month", "Lead, three months", "Lead, six months", "Lead, one year"],
        Date = "Date",
        Part = "Part",
        Percentile = "Percentile",
        Sector = "Sector",
        Series = "Series",
        Ratio = "Ratio",
        Momentum = "Momentum",
        Points = "Percentage points",
        Close = "Close",
        Level = "Level",
        RangeHigh = "Range high",
        RangeLow = "Range low",
        Neckline = "Neckline",
        MeasuredMove = "Pattern target",
        Breakout = "Breakout",
        Head = "Head",
        Now = "Now",
        LeadThen = "Lead then",
        YearAfter = "Year after",
        Unfinished = "not over",
        Return = "Return",
        What = "Rate",
        Percent = "Percent",
        From = "from",
        To = "to",
        Implied = "Implied by futures",
        TwoYears = "2-year yield",
        TwoYearProxy = "Two-year yield less effective rate (a proxy), percentage points",
        TargetRange = "Target range",
        EffectiveRate = "Effective rate",
        Projection = "Projection",
        LongerRun = "Longer run",
        Tenth = "10th percentile",
        Ninetieth = "90th percentile",
        Quadrant = quadrant => quadrant switch
        {
            Analytics.Quadrant.Leading => "Leading",
            Analytics.Quadrant.Weakening => "Weakening",
            Analytics.Quadrant.Lagging => "Lagging",
            _ => "Improving",
        },
    };

    private static readonly ChartTexts SimplifiedChinese = new()
    {
        Score = ("轮动评分", "小盘股相对大盘股一个月至一年的领先幅度，各以其在自身历史中的百分位表示；前两者的均值即为评分。连续五日不低于75为轮动，连续五日不高于25为大盘股占优。"),
        YearToDate = ("今年以来各市值回报", "自上年末收盘以来的价格回报，单位为百分比。"),
        Spread = pair => ($"二十年来{pair}回报差", "小盘股减大盘股的三个月价格回报差，月末取值，单位为百分点。色带涵盖中间八成的取值。"),
        Rotation = benchmark => ($"相对{benchmark}的轮动图", "横轴为相对强度，纵轴为动量，100为近一年均值。尾迹为此前八个完整周，圆点为本周。"),
        Sectors = benchmark => ("近一个月板块回报", $"价格回报，单位为百分比，由高到低；竖线为{benchmark}。"),
        Technicals = series => ($"{series}：区间、突破与目标", "收盘价，每五日一点。目标位只是惯例，并非预测。"),
        Analogs = rival => ($"^RUT同期领先{rival}的年份", $"^RUT减{rival}，两者在当日（0）均设为100，横轴为此前与此后的交易日。往年线末为其后252日的领先幅度，粗线为今年。"),
        Policy = ("政策路径：期货与预测", "单位为百分比。折线为联邦基金期货隐含的各月平均利率，较大圆点为议息月份；圆圈为FOMC的年末利率预测中值。"),
        PolicyWithoutFutures = ("政策利率、替代指标与预测", "单位为百分比。缺少期货时以方块代替：两年期美国国债收益率，仅供参考。圆圈为FOMC的年末利率预测中值。"),
        ScoreWord = "评分",
        Parts = ["一个月领先", "三个月领先", "六个月领先", "一年领先"],
        Date = "日期",
        Part = "构成",
        Percentile = "百分位",
        Sector = "板块",
        Series = "品种",
        Ratio = "强度",
        Momentum = "动量",
        Points = "百分点",
        Close = "收盘价",
        Level = "点位",
        RangeHigh = "区间上沿",
        RangeLow = "区间下沿",
        Neckline = "颈线",
        MeasuredMove = "形态目标",
        Breakout = "突破",
        Head = "头部",
        Now = "现值",
        LeadThen = "当时领先",
        YearAfter = "其后一年",
        Unfinished = "未满",
        Return = "回报",
        What = "利率",
        Percent = "百分比",
        From = "下限",
        To = "上限",
        Implied = "期货隐含",
        TwoYears = "两年期",
        TwoYearProxy = "两年期收益率减有效利率（替代参考，百分点）",
        TargetRange = "目标区间",
        EffectiveRate = "有效利率",
        Projection = "预测中值",
        LongerRun = "长期",
        Tenth = "第10百分位",
        Ninetieth = "第90百分位",
        Quadrant = quadrant => quadrant switch
        {
            Analytics.Quadrant.Leading => "领先",
            Analytics.Quadrant.Weakening => "转弱",
            Analytics.Quadrant.Lagging => "落后",
            _ => "改善",
        },
    };
}
