using System.Globalization;
using RotationFunctions.Analytics;

namespace RotationFunctions.Pipeline.Sources.Csv;

/// <summary>How a file writes its dates.</summary>
internal enum DateWriting
{
    /// <summary>2026-01-22, also with midnight behind it, and 20260122 or 2026/01/22.</summary>
    YearFirst,

    /// <summary>01/22/2026, as in the United States, and Jan 22, 2026.</summary>
    MonthFirst,

    /// <summary>22.01.2026 or 22/01/2026, as in Europe, and 22 Jan 2026.</summary>
    DayFirst,
}

/// <summary>Collects from the dates of a file how they are written.</summary>
internal sealed class DateEvidence
{
    private DateOnly _monthFirst, _dayFirst;
    private int _monthFirstTurns, _dayFirstTurns, _monthFirstRising, _dayFirstRising, _numeric;
    private bool _isMonthFirst, _isDayFirst, _hasNames, _hasDots;

    /// <summary>Whether every date so far has its year first.</summary>
    public bool IsIso { get; private set; } = true;

    /// <summary>How the dates are written.</summary>
    public DateWriting Writing => IsIso ? DateWriting.YearFirst : IsDayFirst ? DateWriting.DayFirst : DateWriting.MonthFirst;

    /// <summary>Why the dates can be read in two ways; null when they cannot.</summary>
    public Reason? Undecided => IsIso || _hasNames || _hasDots || _isMonthFirst != _isDayFirst || IsInOrder(_monthFirstTurns) != IsInOrder(_dayFirstTurns)
        ? null
        : _isMonthFirst
            ? Reason.Of("csv.mixedDateOrder", $"some of its dates have the month first and some the day: write them as 2026-01-22")
            : Reason.Of("csv.unclearDateOrder", $"its dates can be read with the month or with the day first: write them as 2026-01-22");

    // A number over twelve is a day. Where there is none, days that go on in one direction tell.
    private bool IsDayFirst => _isMonthFirst != _isDayFirst ? _isDayFirst : _hasDots || (!IsInOrder(_monthFirstTurns) && IsInOrder(_dayFirstTurns));

    /// <summary>Looks at a date.</summary>
    public void Add(ReadOnlySpan<char> text)
    {
        if (DateReader.TryRead(text, DateWriting.YearFirst, out _))
            return;
        if (!DateReader.TrySplit(text, out var first, out var second, out var year, out var separator))
        {
            // A disclaimer or a header in the middle: no date, and no evidence.
            if (DateReader.TryRead(text, DateWriting.MonthFirst, out _))
                (IsIso, _hasNames) = (false, true);
            return;
        }

        IsIso = false;
        _numeric++;
        _hasDots |= separator == '.';
        _isDayFirst |= first > 12;
        _isMonthFirst |= second > 12;
        Turn(year, first, second, ref _monthFirst, ref _monthFirstTurns, ref _monthFirstRising);
        Turn(year, second, first, ref _dayFirst, ref _dayFirstTurns, ref _dayFirstRising);
    }

    private bool IsInOrder(int turns) => _numeric > 2 && turns == 0;

    private static void Turn(int year, int month, int day, ref DateOnly before, ref int turns, ref int direction)
    {
        if (month > 12 || day > DateTime.DaysInMonth(Math.Clamp(year, 1, 9999), Math.Clamp(month, 1, 12)) || month < 1 || day < 1 || year < 1)
        {
            turns++;
            return;
        }

        var date = new DateOnly(year, month, day);
        var step = before == default ? 0 : Math.Sign(date.DayNumber - before.DayNumber);
        if (step != 0 && direction != 0 && step != direction)
            turns++;
        if (step != 0)
            direction = step;
        before = date;
    }
}

/// <summary>Reads a date that is written in a known way.</summary>
internal static class DateReader
{
    private static readonly string[] YearFirst = ["yyyy-MM-dd", "yyyy/MM/dd", "yyyyMMdd"];
    private static readonly string[] MonthFirst = ["MMM d, yyyy", "MMM dd, yyyy", "MMMM d, yyyy"];
    private static readonly string[] DayFirst = ["d MMM yyyy", "dd MMM yyyy", "d MMMM yyyy", "d-MMM-yyyy"];

    /// <summary>Reads a date; false when it is none.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, DateWriting writing, out DateOnly date)
    {
        if (writing == DateWriting.YearFirst)
            return DateOnly.TryParseExact(WithoutMidnight(text), YearFirst, CultureInfo.InvariantCulture, DateTimeStyles.None, out date);
        if (TrySplit(text, out var first, out var second, out var year, out _))
        {
            var (month, day) = writing == DateWriting.DayFirst ? (second, first) : (first, second);
            var isDate = year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);
            date = isDate ? new DateOnly(year, month, day) : default;
            return isDate;
        }

        return DateOnly.TryParseExact(text, [.. MonthFirst, .. DayFirst], CultureInfo.InvariantCulture, DateTimeStyles.None, out date);
    }

    /// <summary>Splits 01/22/2026, 22.01.2026 or 22-01-2026 into its numbers.</summary>
    public static bool TrySplit(ReadOnlySpan<char> text, out int first, out int second, out int year, out char separator)
    {
        (first, second, year, separator) = (0, 0, 0, '\0');
        var at = text.IndexOfAny('/', '.', '-');
        if (at is < 1 or > 2)
            return false;
        separator = text[at];
        var rest = text[(at + 1)..];
        var next = rest.IndexOf(separator);
        return next is 1 or 2 && rest.Length - next == 5
            && int.TryParse(text[..at], NumberStyles.None, CultureInfo.InvariantCulture, out first)
            && int.TryParse(rest[..next], NumberStyles.None, CultureInfo.InvariantCulture, out second)
            && int.TryParse(rest[(next + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out year);
    }

    /// <summary>
    /// A date without the midnight that pandas writes behind it, in whatever zone. Another time of day stays: a zone would then
    /// decide which day it is.
    /// </summary>
    private static ReadOnlySpan<char> WithoutMidnight(ReadOnlySpan<char> text)
    {
        if (text.Length <= 10 || text[10] is not (' ' or 'T'))
            return text;
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) && moment.TimeOfDay == TimeSpan.Zero ? text[..10] : text;
    }
}
