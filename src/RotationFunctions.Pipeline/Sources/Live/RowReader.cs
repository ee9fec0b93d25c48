using System.Globalization;
using System.Text;
using System.Text.Json;
using RotationFunctions.Analytics;
using RotationFunctions.Pipeline.Problems;

namespace RotationFunctions.Pipeline.Sources.Live;

/// <summary>
/// Reads the fields of a provider's rows. Numbers come as numbers or as text, null and a field that is lacking are NaN; a
/// field that is neither leaves the row out and is named. Lines are the rows' ordinals, from 1.
/// </summary>
internal sealed class RowReader(string series, string origin)
{
    private readonly List<RowIssue> _issues = [];
    private DateOnly? _day;

    /// <summary>Rows that were left out so far.</summary>
    public IReadOnlyList<RowIssue> Issues => _issues;

    /// <summary>Ordinal of the current row, from 1.</summary>
    public int Line { get; private set; }

    /// <summary>Goes to the next row.</summary>
    public void Next() => (Line, _day) = (Line + 1, null);

    /// <summary>Says of which day the current row is, where that is not read from one of its fields.</summary>
    public DateOnly OfDay(DateOnly day)
    {
        _day = day;
        return day;
    }

    /// <summary>Leaves the current row out and says why.</summary>
    public void LeaveOut(Reason reason) => _issues.Add(new RowIssue(series, origin, Line, reason, _day) { IsUndated = _day is null });

    /// <summary>Reads the volume of the current row. One that cannot be read is missing, and named; prices do not hang on it.</summary>
    public double Volume(JsonValue value, string name)
    {
        if (TryParse(value, out var number))
            return number;
        _issues.Add(new RowIssue(series, origin, Line, Reason.Of("row.countsAsMissing", $"{name} is {value.Quoted}: it counts as missing, and the prices stand")));
        return double.NaN;
    }

    /// <summary>Reads a number of the current row.</summary>
    public bool TryNumber(JsonValue value, string name, out double number)
    {
        if (TryParse(value, out number))
            return true;
        LeaveOut(Reason.Of("row.notANumber", $"{name} is {value.Quoted}, wanted is a number with a decimal point, such as 269.79"));
        return false;
    }

    private static bool TryParse(JsonValue value, out double number)
    {
        number = double.NaN;
        switch (value.Kind)
        {
            case JsonTokenType.Null or JsonTokenType.None:
                return true;
            case JsonTokenType.Number when value.Number is { } read:
                number = read;
                return true;
            case JsonTokenType.String when value.Text is { } text:
                return text.Length == 0 || (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number));
            default:
                return false;
        }
    }

    /// <summary>Reads the day of the current row.</summary>
    public bool TryDay(JsonValue value, string name, out DateOnly day)
    {
        day = default;
        if (value.Kind != JsonTokenType.None)
            return TryDay(value.Text ?? Encoding.UTF8.GetString(value.Raw.Span), name, out day);
        LeaveOut(Reason.Of("row.lacksField", $"the row has no {name}"));
        return false;
    }

    /// <summary>
    /// Reads a day: <c>2026-01-22</c>, or midnight of it in any zone. Another order is not taken, because 01/02/2026 is a
    /// day in January to one and in February to another; nor another time, because a zone then decides which day it is.
    /// </summary>
    public bool TryDay(string text, string name, out DateOnly day)
    {
        var (date, time) = text.Length > 10 ? (text[..10], text[10..]) : (text, "");
        var isMidnight = time.Length == 0 || (time[0] == 'T' && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) && moment.TimeOfDay == TimeSpan.Zero);
        if (DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day) && isMidnight)
        {
            _day = day;
            return true;
        }

        LeaveOut(Reason.Of("row.notADay", $"{name} is {ProviderFault.Quote(text)}, wanted is a date as yyyy-MM-dd, such as 2026-01-22, or midnight of one"));
        return false;
    }
}
