namespace RotationFunctions.Analytics;

/// <summary>The ids of the figures of pairs, sectors, technicals, policy, history, ratings and score, as reports, tables and the API call them.</summary>
public static class RotationIds
{
    public const string Mansfield = "rs.mansfield";
    public const string Slope = "rs.slope.3M";
    public const string SlopeT = "rs.slope.3M.t";
    public const string Streak = "rs.streak";
    public const string RotationRatio = "rrg.ratio";
    public const string RotationMomentum = "rrg.momentum";

    public const string SectorCorrelation = "sector.correlation.rateVsEconomy.3M";

    public const string RangeHigh = "range.high";
    public const string RangeLow = "range.low";
    public const string BreakoutHeld = "breakout.held";
    public const string BreakoutLevel = "breakout.level";
    public const string BreakoutExtent = "breakout.extent";
    public const string Pattern = "pattern.inverseHeadAndShoulders";
    public const string MeasuredMove = "target.measuredMove";
    public const string MeasuredMoveOfRange = "target.measuredMove.range";
    public const string Fibonacci1272 = "target.fibonacci.1272";
    public const string Fibonacci1618 = "target.fibonacci.1618";

    public const string PolicyRate = "policy.effr";
    public const string TargetLower = "policy.target.lower";
    public const string TargetUpper = "policy.target.upper";
    public const string TargetMid = "policy.target.mid";
    public const string TwoYearProxy = "policy.twoYearProxy";
    public const string CutsPriced = "policy.cutsPriced.yearEnd";
    public const string PolicyGap = "policy.gap";

    public const string January = "seasonality.january";

    public const string Overextension = "risk.overextension";
    public const string RateSensitivity = "risk.rateSensitivity";
    public const string LiquidityRisk = "risk.liquidity";
    public const string PolicyRisk = "risk.policy";
    public const string SeasonalityRisk = "risk.seasonality";

    public const string Score = "score.rotation";
    public const string ScoreYearToDate = "score.rotation.ytdSpread";
    public const string ScoreMansfield = "score.rotation.mansfield";
    public const string ScoreCyclicals = "score.rotation.cyclicalMinusDefensive";
    public const string ScoreBreadth = "score.rotation.breadth";
    public const string ScoreDaysWon = "score.rotation.daysWon";
    public const string Stance = "stance";
    public const string TrackRecord = "score.trackRecord";

    public const string SmallCapBreakout = "opportunity.smallCapBreakout";
    public const string MicroCaps = "opportunity.microCaps";
    public const string RegionalBanks = "opportunity.regionalBanks";
    public const string Cyclicals = "opportunity.cyclicals";
    public const string SmallValue = "opportunity.smallValue";
    public const string Credit = "opportunity.credit";

    public static string NewHigh(Window window) => "rs.newHigh." + window?.Name;

    public static string SectorMembers(Window window) => "sector.members." + window?.Name;

    public static string SectorRank(Window window) => "sector.rank." + window?.Name;

    public static string SectorGroup(string group, Window window) => $"sector.group.{group}.{window?.Name}";

    public static string CyclicalMinusDefensive(Window window) => "sector.cyclicalMinusDefensive." + window?.Name;

    public static string SectorDispersion(Window window) => "sector.dispersion." + window?.Name;

    public static string SectorBreadth(Window window) => "sector.breadth." + window?.Name;

    /// <summary>Id of the median projection for a year, as <c>policy.dots.2026</c>.</summary>
    public static string Projection(string target) => "policy.dots." + target;

    /// <summary>Id of the rate that a month's future implies, as <c>policy.implied.2026-12</c>.</summary>
    public static string Implied(DateOnly month) => FormattableString.Invariant($"policy.implied.{month:yyyy-MM}");

    /// <summary>Id of the difference of the cuts priced for a year and those projected.</summary>
    public static string Gap(int year) => FormattableString.Invariant($"{PolicyGap}.{year}");

    /// <summary>Id of the analogs against a series, as <c>analog.IXIC</c>.</summary>
    public static string Analog(string rival) => "analog." + rival?.TrimStart('^');

    /// <summary>Id of a pair's spread over the calendar month of a day, as <c>spread.month.2025-12</c>.</summary>
    public static string SpreadOfMonth(DateOnly day) => FormattableString.Invariant($"spread.month.{day:yyyy-MM}");

    /// <summary>Id of a pair's spread over the calendar year of a day, as <c>spread.year.2025</c>.</summary>
    public static string SpreadOfYear(DateOnly day) => FormattableString.Invariant($"spread.year.{day:yyyy}");

    /// <summary>Id of the correlation of small caps' daily lead with something else, as <c>comovement.KRE-SPY.3M</c>.</summary>
    public static string Comovement(string with) => $"comovement.{with}.3M";

    /// <summary>Id of a figure's percentile in its own history.</summary>
    public static string Percentile(string figure) => "percentile." + figure;
}
