namespace RotationFunctions.Pipeline.Languages.En;

/// <inheritdoc/>
internal sealed class FigureWordsInEnglish : FigureWords
{
    public static FigureWordsInEnglish Instance { get; } = new();

    public override string OnTheDay => "on the day";

    public override string YearToDate => "since the last close of the year before";

    public override string LongerRun => "the longer run";

    public override IReadOnlyDictionary<string, string> Levels { get; } = new Dictionary<string, string>
    {
        ["low"] = "low",
        ["medium"] = "medium",
        ["mediumHigh"] = "medium to high",
        ["high"] = "high",
    };

    public override IReadOnlyDictionary<string, string> Groups { get; } = new Dictionary<string, string>
    {
        ["cyclical"] = "cyclical",
        ["defensive"] = "defensive",
        ["growth"] = "growth",
        ["rateSensitive"] = "rate-sensitive",
        ["economicallySensitive"] = "economically sensitive",
    };

    public override IReadOnlyDictionary<string, string> Stances { get; } = new Dictionary<string, string>
    {
        ["rotation"] = "a rotation to small caps",
        ["mixed"] = "no clear leadership",
        ["largeCapLeadership"] = "a lead of large caps",
    };

    public override IReadOnlyDictionary<string, string> Patterns { get; } = new Dictionary<string, string>
    {
        ["headAndShouldersTop"] = "head-and-shoulders top",
        ["inverseHeadAndShoulders"] = "inverse head and shoulders",
    };

    public override IReadOnlyDictionary<string, string> Sides { get; } = new Dictionary<string, string>
    {
        ["above"] = "above",
        ["below"] = "below",
    };

    public override string OverDays(int days) => FormattableString.Invariant($"over {days} trading days");

    public override string EndOf(string year) => $"the end of {year}";
}
