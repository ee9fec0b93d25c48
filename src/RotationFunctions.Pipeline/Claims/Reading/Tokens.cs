namespace RotationFunctions.Pipeline.Claims.Reading;

/// <summary>The units of numbers in a text.</summary>
internal enum Unit
{
    None,
    Percent,
    PercentagePoints,
    BasisPoints,
    Points,
    Dollars,

    /// <summary>Of something that no series is measured in: people, times, years, trillions.</summary>
    Other,
}

/// <summary>A number as it is written.</summary>
/// <param name="Value">Its value, the sign included.</param>
/// <param name="Decimals">How many decimals are printed.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="IsSigned">Whether a sign is printed.</param>
/// <param name="UpTo">The other end of a range; null for a single number.</param>
/// <param name="IsOrdinal">Whether it counts a place: second, 26th.</param>
/// <param name="IsWord">Whether it is written in words.</param>
/// <param name="IsWhole">Whether it has no separators, so that it could be a year.</param>
/// <param name="IsDecimalComma">Whether a comma stands for the decimal point.</param>
/// <param name="IsAmbiguous">Whether a comma could part thousands or decimals.</param>
internal sealed record Numeral(
    decimal Value, int Decimals, Unit Unit, bool IsSigned = false, decimal? UpTo = null, bool IsOrdinal = false, bool IsWord = false, bool IsWhole = false,
    bool IsDecimalComma = false, bool IsAmbiguous = false);

/// <summary>A date as it is written, with what it leaves out.</summary>
internal sealed record WrittenDate(int? Year, int? Month, int? Day, int? ToDay = null)
{
    /// <summary>How many years before the text's: 1 for 去年3月; null where it is not said so.</summary>
    public int? YearsBack { get; init; }

    public bool IsYearOnly => Month is null && Day is null;
}

/// <summary>A part of a text that means something; every other word is a token without meaning.</summary>
internal sealed class Token
{
    public required int Start { get; init; }

    public required int End { get; set; }

    /// <summary>The text in small letters.</summary>
    public required string Text { get; init; }

    /// <summary>The text as it is written.</summary>
    public string Written { get; init; } = "";

    /// <summary>Whether it begins with a capital in the text.</summary>
    public bool IsCapital { get; init; }

    /// <summary>Whether it is written in capitals, as a ticker is.</summary>
    public bool IsUpper { get; init; }

    public IReadOnlyList<Meaning> Meanings { get; set; } = [];

    public Numeral? Number { get; set; }

    public WrittenDate? Date { get; set; }

    /// <summary>Day of the week, for a word that names one.</summary>
    public DayOfWeek? Weekday { get; init; }

    /// <summary>The window that it states, once it is understood.</summary>
    public Period? Window { get; set; }

    /// <summary>The series that it names; null for another subject or none.</summary>
    public string? Series { get; set; }

    /// <summary>The subject that it names and that the data has not; null when it names none.</summary>
    public string? Outside { get; set; }

    /// <summary>Whether the subject is only what another one is compared with.</summary>
    public bool IsObject { get; set; }

    /// <summary>Whether the token was taken up into another one.</summary>
    public bool IsUsed { get; set; }

    public bool IsSubject => Series is not null || Outside is not null;

    public bool Is(string tag) => Find(tag) is not null;

    public bool Is(string tag, string value)
    {
        foreach (var meaning in Meanings)
            if (meaning.Tag == tag && meaning.Value == value)
                return true;
        return false;
    }

    /// <summary>What the token means under a tag; null when nothing.</summary>
    public string? Find(string tag)
    {
        foreach (var meaning in Meanings)
            if (meaning.Tag == tag)
                return meaning.Value;
        return null;
    }

    public override string ToString() => $"{Text}{(Meanings.Count > 0 ? "{" + string.Join(',', Meanings.Select(m => m.Tag + " " + m.Value)) + "}" : "")}{(Number is null ? "" : "#" + Number.Value + Number.Unit)}{Window}{Series}{Outside}";
}

/// <summary>A stretch of time as a text states it, before a calendar makes days of it.</summary>
/// <param name="Code">Which kind: <c>YTD</c>, <c>WTD</c>, <c>CY</c>, <c>PK</c> and so on.</param>
/// <param name="From">The first date that is stated; null for none.</param>
/// <param name="To">The last date that is stated; null for none.</param>
/// <param name="Count">How many days, weeks, months or years; the number of a quarter or month.</param>
/// <param name="Year">The year of a month, a quarter or a year; null for the latest.</param>
internal sealed record Period(string Code, WrittenDate? From = null, WrittenDate? To = null, int Count = 0, int? Year = null)
{
    /// <summary>Whether it is measured from the highest or lowest price within a day.</summary>
    public bool IsIntraday { get; init; }

    /// <summary>Whether the close of the first date is the base, not the one before it.</summary>
    public bool IsFromClose { get; init; }

    /// <summary>Whether it is of this number alone, and is not taken up by later ones: "in March alone".</summary>
    public bool IsAside { get; init; }

    /// <summary>Whether the open of the first date is the base.</summary>
    public bool IsFromOpen { get; init; }
}
