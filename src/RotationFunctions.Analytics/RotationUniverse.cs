namespace RotationFunctions.Analytics;

/// <summary>
/// Which series stands for what in the rotation figures. The benchmark is that of the history. A series that the history
/// lacks leaves the figures that need it absent; nothing takes its place unless it says so here.
/// </summary>
public sealed record RotationUniverse
{
    /// <summary>The default: US funds and indices.</summary>
    public static RotationUniverse Default { get; } = new();

    /// <summary>Index of small caps: score, range, patterns, analogs and risks are of it.</summary>
    public string SmallCapIndex { get; init; } = "^RUT";

    /// <summary>Fund of small caps; it stands in for a missing index.</summary>
    public string SmallCap { get; init; } = "IWM";

    /// <summary>Fund of micro caps.</summary>
    public string MicroCap { get; init; } = "IWC";

    /// <summary>Index of large caps, which the score and January's lead of small caps are measured against.</summary>
    public string LargeCapIndex { get; init; } = "^GSPC";

    /// <summary>What small caps led in the analogs, the first of them rated.</summary>
    public IReadOnlyList<string> AnalogRivals { get; init; } = ["^IXIC", "QQQ"];

    /// <summary>Fund of regional banks.</summary>
    public string RegionalBanks { get; init; } = "KRE";

    /// <summary>Fund of large growth and technology shares.</summary>
    public string LargeGrowth { get; init; } = "QQQ";

    /// <summary>Index of the volatility that options on large caps imply.</summary>
    public string Volatility { get; init; } = "^VIX";

    /// <summary>Fund of small value shares.</summary>
    public string SmallValue { get; init; } = "IWN";

    /// <summary>Fund of small growth shares.</summary>
    public string SmallGrowth { get; init; } = "IWO";

    /// <summary>Fund of high-yield bonds.</summary>
    public string HighYield { get; init; } = "HYG";

    /// <summary>Fund of investment-grade corporate bonds.</summary>
    public string InvestmentGrade { get; init; } = "LQD";

    /// <summary>Fund of long Treasury bonds, whose part the credit figures take out of high yield.</summary>
    public string LongTreasury { get; init; } = "TLT";

    /// <summary>Funds of sizes of companies whose leads over the benchmark are told, from the largest to the smallest.</summary>
    public IReadOnlyList<string> Sizes { get; init; } = ["RSP", "IJH", "IWM", "IWC"];

    /// <summary>Pairs, first against second, whose relative strength is computed beside that of every instrument against the benchmark.</summary>
    public IReadOnlyList<(string A, string B)> Pairs { get; init; } =
        [("IWC", "IWM"), ("IWN", "IWO"), ("HYG", "LQD"), ("^RUT", "^GSPC"), ("^RUT", "^IXIC"), ("^RUT", "QQQ")];

    /// <summary>The sectors and their groups.</summary>
    public SectorUniverse Sectors { get; init; } = SectorUniverse.Default;

    /// <summary>Id of the effective federal funds rate, in percent.</summary>
    public string FedFundsRate { get; init; } = RiskFree.Rate;

    /// <summary>Id of the lower end of the federal funds target range, in percent.</summary>
    public string TargetLower { get; init; } = "DFEDTARL";

    /// <summary>Id of the upper end of the federal funds target range, in percent.</summary>
    public string TargetUpper { get; init; } = "DFEDTARU";

    /// <summary>Id of the two-year Treasury yield, in percent.</summary>
    public string TwoYearYield { get; init; } = "DGS2";

    /// <summary>Id of the ten-year Treasury yield, in percent.</summary>
    public string TenYearYield { get; init; } = "DGS10";

    /// <summary>What the ids of median policy projections begin with; a target year follows, as in <c>FEDTARMD.2026</c>.</summary>
    public string ProjectionPrefix { get; init; } = "FEDTARMD.";

    /// <summary>What the ids of 30-day fed funds futures begin with; the contract's month follows, as in <c>ZQ.2026-12</c>.</summary>
    public string FuturesPrefix { get; init; } = "ZQ.";

    /// <summary>Days of policy decisions, as they were announced.</summary>
    public FomcSchedule Meetings { get; init; } = FomcSchedule.Published;
}
