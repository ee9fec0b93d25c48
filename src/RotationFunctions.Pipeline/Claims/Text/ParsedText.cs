using RotationFunctions.Analytics.Claims;

namespace RotationFunctions.Pipeline.Claims.Text;

/// <summary>What was taken for granted where a claim did not say it.</summary>
public enum Assumption
{
    /// <summary>No date is stated: the last day of the data.</summary>
    LastDayOfData,

    /// <summary>A date without a year: the last such day before the end of the data.</summary>
    YearOfDate,

    /// <summary>The comma in the number is a decimal comma.</summary>
    DecimalComma,

    /// <summary>A volatility without a period is annualised, as it usually is quoted.</summary>
    Annualised,

    /// <summary>A change said to be of a day, without another window, is that day's.</summary>
    OneDay,

    /// <summary>A percentage beside a series and a window, without a word for what it is, is a return.</summary>
    Return,

    /// <summary>A correlation or beta without a second series is against the benchmark.</summary>
    AgainstBenchmark,

    /// <summary>A lead given in percent is in percentage points.</summary>
    PercentAsPoints,

    /// <summary>How many digits are printed was read from the value as written.</summary>
    DigitsAsWritten,
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
}

/// <summary>A number that was taken for a claim.</summary>
/// <param name="Claim">The claim.</param>
/// <param name="Start">Where the number begins in the text.</param>
/// <param name="Length">How long it is, its unit included.</param>
/// <param name="Assumptions">What was taken for granted.</param>
public sealed record TakenClaim(Claim Claim, int Start, int Length, IReadOnlyList<Assumption> Assumptions);

/// <summary>A number that was not understood.</summary>
/// <param name="Start">Where it begins in the text.</param>
/// <param name="Length">How long it is, its unit included.</param>
/// <param name="Reason">Why.</param>
public sealed record LeftNumber(int Start, int Length, Misunderstanding Reason);

/// <summary>What a text was read as; both lists in the order of the text.</summary>
public sealed record ParsedText(IReadOnlyList<TakenClaim> Claims, IReadOnlyList<LeftNumber> Left);
