namespace RotationFunctions.Analytics;

/// <summary>The ids of the figures of pairs, sectors, technicals, policy, history, ratings and score, as reports, tables and the API call them.</summary>
public static class RotationIds
{
    /// <summary>Mansfield's relative strength, in percent.</summary>
    public const string Mansfield = "rs.mansfield";
    /// <summary>Slope of the logarithm of the ratio over 63 days, a year.</summary>
    public const string Slope = "rs.slope.3M";
    /// <summary>That slope over its standard error.</summary>
    public const string SlopeT = "rs.slope.3M.t";
    /// <summary>Days in a row on which the first of a pair returned more.</summary>
    public const string Streak = "rs.streak";
    /// <summary>The rotation graph's ratio, around 100.</summary>
    public const string RotationRatio = "rrg.ratio";
    /// <summary>The rotation graph's momentum, around 100.</summary>
    public const string RotationMomentum = "rrg.momentum";

    /// <summary>Correlation over 63 days of rate-sensitive with economically sensitive sectors, −1 to 1.</summary>
    public const string SectorCorrelation = "sector.correlation.rateVsEconomy.3M";

    /// <summary>High of the three-year range, in points.</summary>
    public const string RangeHigh = "range.high";
    /// <summary>Low of it, in points.</summary>
    public const string RangeLow = "range.low";
    /// <summary>Whether a breakout from it stands, 1 or 0.</summary>
    public const string BreakoutHeld = "breakout.held";
    /// <summary>The level that was broken, in points.</summary>
    public const string BreakoutLevel = "breakout.level";
    /// <summary>Close over that level, less one.</summary>
    public const string BreakoutExtent = "breakout.extent";
    /// <summary>Where the close stands to the range: 1 above, −1 below, 0 inside.</summary>
    public const string RangeState = "range.state";
    /// <summary>What the ids of the way out of the range upward begin with.</summary>
    public const string RangeAbove = "range.above";
    /// <summary>What the ids of the way out of the range downward begin with.</summary>
    public const string RangeBelow = "range.below";
    /// <summary>What the ids of the inverse head and shoulders begin with.</summary>
    public const string Pattern = "pattern.inverseHeadAndShoulders";
    /// <summary>What the ids of the head-and-shoulders top begin with.</summary>
    public const string PatternTop = "pattern.headAndShouldersTop";
    /// <summary>Target of the inverse pattern, in points.</summary>
    public const string MeasuredMove = "target.measuredMove";
    /// <summary>Target of the range, in points.</summary>
    public const string MeasuredMoveOfRange = "target.measuredMove.range";
    /// <summary>Low of the range and 1.272 times its height, in points.</summary>
    public const string Fibonacci1272 = "target.fibonacci.1272";
    /// <summary>Low of the range and 1.618 times its height, in points.</summary>
    public const string Fibonacci1618 = "target.fibonacci.1618";

    /// <summary>Effective federal funds rate, in percent.</summary>
    public const string PolicyRate = "policy.effr";
    /// <summary>Lower end of the target range, in percent.</summary>
    public const string TargetLower = "policy.target.lower";
    /// <summary>Upper end of the target range, in percent.</summary>
    public const string TargetUpper = "policy.target.upper";
    /// <summary>Middle of the target range, in percent.</summary>
    public const string TargetMid = "policy.target.mid";
    /// <summary>Two-year yield less the effective rate, in percentage points.</summary>
    public const string TwoYearProxy = "policy.twoYearProxy";
    /// <summary>Cuts that futures price until the year's end, in basis points.</summary>
    public const string CutsPriced = "policy.cutsPriced.yearEnd";
    /// <summary>What the ids of cuts priced less cuts projected begin with; the year follows.</summary>
    public const string PolicyGap = "policy.gap";

    /// <summary>What the ids of January's seasonality begin with.</summary>
    public const string January = "seasonality.january";

    /// <summary>Id of the risk that small caps have run too far.</summary>
    public const string Overextension = "risk.overextension";
    /// <summary>Id of the risk that lies in yields.</summary>
    public const string RateSensitivity = "risk.rateSensitivity";
    /// <summary>Id of the rating of stress.</summary>
    public const string Stress = "risk.stress";
    /// <summary>Id of the rating of strain in credit.</summary>
    public const string CreditRisk = "risk.credit";
    /// <summary>High yield less its interest-rate part over 63 days, as a fraction.</summary>
    public const string CreditExcess = "credit.excess.3M";
    /// <summary>Id of the rating of micro caps' illiquidity.</summary>
    public const string LiquidityRisk = "risk.liquidity";
    /// <summary>Id of the risk that policy disappoints futures.</summary>
    public const string PolicyRisk = "risk.policy";
    /// <summary>Id of the risk that leads as large did not last.</summary>
    public const string SeasonalityRisk = "risk.seasonality";

    /// <summary>The rotation score, 0 to 100.</summary>
    public const string Score = "score.rotation";
    /// <summary>Share of the last 63 days on which small caps returned more, 0 to 1.</summary>
    public const string DaysWon = "score.context.daysWon.3M";
    /// <summary>The stance: who leads.</summary>
    public const string Stance = "stance";

    /// <summary>Id of the condition that small caps broke out.</summary>
    public const string SmallCapBreakout = "opportunity.smallCapBreakout";
    /// <summary>Id of the condition that micro caps lead small caps.</summary>
    public const string MicroCaps = "opportunity.microCaps";
    /// <summary>Id of the condition that regional banks gain.</summary>
    public const string RegionalBanks = "opportunity.regionalBanks";
    /// <summary>Id of the condition that cyclical sectors lead.</summary>
    public const string Cyclicals = "opportunity.cyclicals";
    /// <summary>Id of the condition that small value leads small growth.</summary>
    public const string SmallValue = "opportunity.smallValue";
    /// <summary>Id of the condition that high-yield bonds lead.</summary>
    public const string Credit = "opportunity.credit";

    /// <summary>Id of the lead of small over large caps, of the pair that the score is of, as a fraction.</summary>
    public static string Lead(Window window) => "lead." + window?.Name;

    /// <summary>Whether a pair's ratio is the highest of a window, 1 or 0.</summary>
    public static string NewHigh(Window window) => "rs.newHigh." + window?.Name;

    /// <summary>Number of sectors in a window.</summary>
    public static string SectorMembers(Window window) => "sector.members." + window?.Name;

    /// <summary>A sector's place by return over a window, best first.</summary>
    public static string SectorRank(Window window) => "sector.rank." + window?.Name;

    /// <summary>Mean return of a group of sectors over a window, as a fraction.</summary>
    public static string SectorGroup(string group, Window window) => $"sector.group.{group}.{window?.Name}";

    /// <summary>Mean return of cyclical less that of defensive sectors over a window, as a fraction.</summary>
    public static string CyclicalMinusDefensive(Window window) => "sector.cyclicalMinusDefensive." + window?.Name;

    /// <summary>Sample deviation of the sectors' returns over a window, as a fraction.</summary>
    public static string SectorDispersion(Window window) => "sector.dispersion." + window?.Name;

    /// <summary>Share of sectors that beat the benchmark over a window, 0 to 1.</summary>
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
