namespace RotationFunctions.Pipeline.Languages.Zh;

/// <inheritdoc/>
internal sealed class FigureWordsInChinese : FigureWords
{
    public static FigureWordsInChinese Instance { get; } = new();

    public override string OnTheDay => "当日";

    public override string YearToDate => "自上年最后收盘以来";

    public override string LongerRun => "长期";

    public override IReadOnlyDictionary<string, string> Levels { get; } = new Dictionary<string, string>
    {
        ["low"] = "低",
        ["medium"] = "中",
        ["mediumHigh"] = "中高",
        ["high"] = "高",
    };

    public override IReadOnlyDictionary<string, string> Groups { get; } = new Dictionary<string, string>
    {
        ["cyclical"] = "周期",
        ["defensive"] = "防御",
        ["growth"] = "成长",
        ["rateSensitive"] = "利率敏感",
        ["economicallySensitive"] = "经济敏感",
    };

    public override IReadOnlyDictionary<string, string> Stances { get; } = new Dictionary<string, string>
    {
        ["rotation"] = "轮动至小盘股",
        ["mixed"] = "大小盘均未占优",
        ["largeCapLeadership"] = "大盘股占优",
    };

    public override IReadOnlyDictionary<string, string> Patterns { get; } = new Dictionary<string, string>
    {
        ["headAndShouldersTop"] = "头肩顶",
        ["inverseHeadAndShoulders"] = "头肩底",
    };

    public override IReadOnlyDictionary<string, string> Sides { get; } = new Dictionary<string, string>
    {
        ["above"] = "上方",
        ["below"] = "下方",
    };

    public override string OverDays(int days) => FormattableString.Invariant($"{days}个交易日以来");

    public override string EndOf(string year) => $"{year}年末";
}
