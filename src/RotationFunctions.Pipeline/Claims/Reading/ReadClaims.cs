using RotationFunctions.Analytics.Claims;

namespace RotationFunctions.Pipeline.Claims.Reading;

/// <summary>What was taken for granted where a claim did not say it.</summary>
public enum Assumption
{
    /// <summary>No date is stated: the day of the request, or the last of the data.</summary>
    LastDayOfData,

    /// <summary>A date without a year: the last such day before the text was written.</summary>
    YearOfDate,

    /// <summary>The comma in the number is a decimal comma.</summary>
    DecimalComma,

    /// <summary>A volatility without a period is annualised, as it usually is quoted.</summary>
    Annualised,

    /// <summary>A change in a report of a day, without another window, is that day's.</summary>
    OneDay,

    /// <summary>A percentage beside a series and a window, without a word for what it is, is a return.</summary>
    Return,

    /// <summary>A correlation or beta without a second series is against the benchmark.</summary>
    AgainstBenchmark,

    /// <summary>A lead given in percent is in percentage points.</summary>
    PercentAsPoints,

    /// <summary>How many digits are printed was read from the value as written.</summary>
    DigitsAsWritten,

    /// <summary>The subject is that of the sentence before.</summary>
    SubjectBefore,

    /// <summary>The window is that of what was said before.</summary>
    WindowBefore,

    /// <summary>Whoever asked has said how the number is to be read.</summary>
    Corrected,
}

/// <summary>Why a number in a text was not taken for a claim.</summary>
public enum Misunderstanding
{
    /// <summary>No series is named that the number could be of.</summary>
    NoSeries,

    /// <summary>No window is stated, such as year to date.</summary>
    NoWindow,

    /// <summary>The number has no unit: percent, points and money are different claims.</summary>
    NoUnit,

    /// <summary>Nothing says what is measured.</summary>
    NoKind,

    /// <summary>As many numbers as series are needed to tell which belongs to which.</summary>
    CountsDiffer,

    /// <summary>A comma before three digits could part thousands or be a decimal comma.</summary>
    AmbiguousComma,

    /// <summary>A difference needs two series.</summary>
    OneSeries,

    /// <summary>The unit is not one that such a figure has.</summary>
    WrongUnit,

    /// <summary>The number has more digits than can be checked.</summary>
    TooManyDigits,

    /// <summary>It is of something that the data has not.</summary>
    OtherSubject,

    /// <summary>It is expected, aimed at or thought possible.</summary>
    Forecast,

    /// <summary>It is a condition or what would follow from one.</summary>
    Condition,

    /// <summary>The sentence says that it is not so.</summary>
    Negation,

    /// <summary>It is asked.</summary>
    Question,

    /// <summary>It is an average or a habit, not one window's figure.</summary>
    Typical,

    /// <summary>It is a mark that is reached or not, not a figure.</summary>
    Threshold,

    /// <summary>It is a dividend yield, a fee, a valuation, an earnings figure or the like.</summary>
    OtherFigure,

    /// <summary>It counts something, or is a date.</summary>
    Count,

    /// <summary>The date that is stated means no day.</summary>
    UnknownDate,

    /// <summary>The figure was taken within a day, which this data cannot say.</summary>
    WithinDay,

    /// <summary>Whoever asked has said that it is no claim.</summary>
    Corrected,
}

/// <summary>A number that was taken for a claim.</summary>
/// <param name="Claim">The claim.</param>
/// <param name="Start">Where the number begins in the text.</param>
/// <param name="Length">How long it is, its unit included.</param>
/// <param name="Assumptions">What was taken for granted.</param>
public sealed record TakenClaim(Claim Claim, int Start, int Length, IReadOnlyList<Assumption> Assumptions)
{
    /// <summary>Other readings of the number that are possible; a verdict is given only where they do not differ.</summary>
    public IReadOnlyList<Claim> Alternatives { get; init; } = [];

    /// <summary>Why the reading is too unsure to refute by; null for one that is sure.</summary>
    public Obstacle? Doubt { get; init; }

    /// <summary>Whether it was printed before the day was over, so that no close can judge it.</summary>
    public bool IsWithinDay { get; init; }

    /// <summary>How it was read, step by step.</summary>
    public IReadOnlyList<string> Trace { get; init; } = [];
}

/// <summary>A number that was not understood.</summary>
/// <param name="Start">Where it begins in the text.</param>
/// <param name="Length">How long it is, its unit included.</param>
/// <param name="Reason">Why.</param>
/// <param name="Detail">What it is of, where that is known: "the Dow"; null where it is not.</param>
public sealed record LeftNumber(int Start, int Length, Misunderstanding Reason, string? Detail = null);

/// <summary>What a text was read as; both lists in the order of the text.</summary>
public sealed record ParsedText(IReadOnlyList<TakenClaim> Claims, IReadOnlyList<LeftNumber> Left)
{
    /// <summary>The day that the text is of.</summary>
    public DateOnly? Day { get; init; }
}
