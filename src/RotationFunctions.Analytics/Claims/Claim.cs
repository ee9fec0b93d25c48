namespace RotationFunctions.Analytics.Claims;

/// <summary>What a printed figure says it is.</summary>
public enum ClaimKind
{
    /// <summary>Price return of a series.</summary>
    Return,

    /// <summary>Return of a series with dividends reinvested.</summary>
    TotalReturn,

    /// <summary>Standard deviation of daily returns.</summary>
    DailyVolatility,

    /// <summary>The daily one × √252.</summary>
    AnnualVolatility,

    /// <summary>Maximum drawdown on closes. Printed with or without its minus sign, it means the same fall.</summary>
    Drawdown,

    /// <summary>Price return of one series less that of another.</summary>
    Spread,

    /// <summary>A price, or the points of an index.</summary>
    Level,

    /// <summary>Pearson correlation of daily returns with those of another series.</summary>
    Correlation,

    /// <summary>Slope of daily returns on those of another series.</summary>
    Beta,

    /// <summary>Difference of two closes, in points.</summary>
    PointChange,

    /// <summary>A rate or yield on a day, in percent.</summary>
    RateLevel,

    /// <summary>Difference of two observations of a rate or yield, in basis points.</summary>
    RateChange,

    /// <summary>One limit of the policy rate's target range in force, in percent.</summary>
    PolicyRate,

    /// <summary>What a decision changed the policy rate by, in basis points.</summary>
    PolicyChange,

    /// <summary>The median projection of the policy rate for the end of a year, in percent.</summary>
    Projection,

    /// <summary>The highest price of a day.</summary>
    IntradayHigh,

    /// <summary>The lowest price of a day.</summary>
    IntradayLow,

    /// <summary>The first price of a day.</summary>
    OpenLevel,

    /// <summary>The price return of a window as a yearly rate: <c>(end / base)^(1 / years) − 1</c>.</summary>
    AnnualisedReturn,

    /// <summary>The same with dividends reinvested.</summary>
    AnnualisedTotalReturn,

    /// <summary>Mean of the closes after the base, the end included.</summary>
    AverageLevel,

    /// <summary>Highest of the closes after the base, the end included.</summary>
    HighestLevel,

    /// <summary>Lowest of the closes after the base, the end included.</summary>
    LowestLevel,

    /// <summary>Close of one series over that of another.</summary>
    Ratio,

    /// <summary>How many periods in a row rose, or fell where the value is negative.</summary>
    Streak,

    /// <summary>How many periods in a row a series returned more than another.</summary>
    StreakAgainst,

    /// <summary>Whether the close is the highest so far: 1 when it is.</summary>
    RecordHigh,

    /// <summary>How many closes of a window were the highest so far.</summary>
    RecordCount,

    /// <summary>The place of a period's return among all of a window, 1 the best or the worst.</summary>
    Rank,

    /// <summary>The year of the last period that was at least as extreme.</summary>
    RecordSince,
}

/// <summary>What a word before a figure makes of it: "nearly 10 %" says something else than "10 %".</summary>
public enum Approximation
{
    /// <summary>The value as it is printed.</summary>
    None,

    /// <summary>More than, over, at least.</summary>
    MoreThan,

    /// <summary>Less than, under.</summary>
    LessThan,

    /// <summary>Nearly, almost, close to: not quite reached.</summary>
    Nearly,

    /// <summary>About, roughly, around.</summary>
    About,
}

/// <summary>The periods that streaks, ranks and records count.</summary>
public enum PeriodUnit
{
    /// <summary>Trading days.</summary>
    Day,
    /// <summary>Weeks, Monday to Sunday, by their last close.</summary>
    Week,
    /// <summary>Calendar months, by their last close.</summary>
    Month,
    /// <summary>Calendar quarters, by their last close.</summary>
    Quarter,
    /// <summary>Calendar years, by their last close.</summary>
    Year,

    /// <summary>No period: the closes themselves.</summary>
    Level,
}

/// <summary>The window that a claim states.</summary>
public abstract record StatedWindow
{
    private StatedWindow()
    {
    }

    /// <summary>A named window that ends on the as-of day.</summary>
    public sealed record Named(Window Window) : StatedWindow;

    /// <summary>A span of dates.</summary>
    public sealed record Between(CustomWindow Window) : StatedWindow;

    /// <summary>From a price of one trading day to the close of another.</summary>
    /// <param name="From">The day whose price is the base.</param>
    /// <param name="To">The last day.</param>
    /// <param name="Base">Which price of the first day it is measured from.</param>
    public sealed record Span(DateOnly From, DateOnly To, DefinitionBase Base = DefinitionBase.Close) : StatedWindow;

    /// <summary>The as-of day itself, for a level.</summary>
    public sealed record Day : StatedWindow;
}

/// <summary>A figure that somebody printed, and what it was said to be.</summary>
public sealed record Claim
{
    /// <summary>Most decimals that a claim can have: beyond them a double has no digits to compare.</summary>
    public const int MostDigits = 12;

    /// <summary>The series, as <c>IWM</c>.</summary>
    public required string Series { get; init; }

    /// <summary>The other series of a spread, a correlation or a beta; null for the benchmark, and for every other kind.</summary>
    public string? Against { get; init; }

    /// <summary>What kind of figure it is.</summary>
    public required ClaimKind Kind { get; init; }

    /// <summary>The window that the text names; for a level the day alone.</summary>
    public required StatedWindow Window { get; init; }

    /// <summary>The day that the figure is of. Nothing later can have gone into it.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>
    /// The printed value: a fraction (0.1228 for 12.28 %); a price or points for a level; percent for a rate, basis points for its
    /// change; the count of a streak, a rank or records; the year of "best since".
    /// </summary>
    public required double Value { get; init; }

    /// <summary>Decimals of <see cref="Value"/> that were printed: 4 for 12.28 %.</summary>
    public required int Digits { get; init; }

    /// <summary>What the word before the figure makes of it.</summary>
    public Approximation Approximation { get; init; }

    /// <summary>The other end of a printed range, as 0.12 of "9–12 %"; null for a single value.</summary>
    public double? UpTo { get; init; }

    /// <summary>The periods of a streak, a rank or a record; null for every other kind.</summary>
    public PeriodUnit? Unit { get; init; }

    /// <summary>The year that a projection is for; null for every other kind.</summary>
    public int? TargetYear { get; init; }

    /// <summary>Whether a rank or record counts from the worst; else from the best.</summary>
    public bool IsWorst { get; init; }
}
