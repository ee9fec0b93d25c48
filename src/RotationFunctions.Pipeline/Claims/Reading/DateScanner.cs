using System.Globalization;
using static RotationFunctions.Pipeline.Claims.Reading.TextSigns;

namespace RotationFunctions.Pipeline.Claims.Reading;

/// <summary>Reads dates in every usual form: ISO, American, British and Chinese, with and without a year.</summary>
internal static class DateScanner
{
    private static readonly string[] Months = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

    /// <summary>The date at a place, and the place after it; null when there is none.</summary>
    public static (WrittenDate Date, int End)? Read(string text, int at)
    {
        if (char.IsAsciiLetter(text[at]))
            return MonthFirst(text, at);
        if (text[at] == '二' && ChineseYear(text, at) is { } year)
            return AfterYear(text, year.Year, year.End);
        if (!char.IsAsciiDigit(text[at]))
            return null;
        var (first, end) = Integer(text, at);
        if (first < 0)
            return null;
        var length = end - at;
        if (end >= text.Length)
            return length == 4 && IsYear(first) ? (new WrittenDate(first, null, null), end) : null;
        var next = text[end];
        if (length == 4 && next is '-' or '/' or '.' && Part(text, end + 1) is var (month, afterMonth) && month is >= 1 and <= 12
            && afterMonth < text.Length && text[afterMonth] == next && Part(text, afterMonth + 1) is var (day, afterDay) && day is >= 1 and <= 31 && !IsDigit(text, afterDay))
            return (new WrittenDate(first, month, day), afterDay);
        if (length == 4 && IsYear(first) && Skip(text, end) is var y && y < text.Length && text[y] == '年')
            return AfterYear(text, first, y + 1);
        if (length <= 2 && Skip(text, end) is var m && m < text.Length && text[m] == '月' && first is >= 1 and <= 12)
            return AfterMonth(text, null, first, m + 1);
        if (length <= 2 && next is '日' or '号' && first is >= 1 and <= 31 && !(end + 1 < text.Length && text[end + 1] is '均' or '内'))
            return (new WrittenDate(null, null, first), end + 1);
        if (length <= 2 && next == '/' && Slashed(text, first, end + 1) is { } slashed)
            return slashed;
        if (length == 4)
            return IsYear(first) && !IsFollowedByDecimals(text, end) && !char.IsAsciiLetter(next) ? (new WrittenDate(first, null, null), end) : null;
        return length <= 2 ? DayFirst(text, first, end) : null;
    }

    private static (WrittenDate, int) AfterYear(string text, int year, int at)
    {
        var i = Skip(text, at);
        if (i < text.Length && char.IsAsciiDigit(text[i]) && Part(text, i) is var (month, end) && month is >= 1 and <= 12 && Skip(text, end) is var m && m < text.Length && text[m] == '月')
            return AfterMonth(text, year, month, m + 1);
        foreach (var (word, number) in ChineseMonths)
            if (text.AsSpan(i).StartsWith(word))
                return AfterMonth(text, year, number, i + word.Length);
        return (new WrittenDate(year, null, null), at);
    }

    private static (WrittenDate, int) AfterMonth(string text, int? year, int month, int at)
    {
        var i = Skip(text, at);
        if (i < text.Length && text[i] == '份')
            return (new WrittenDate(year, month, null), i + 1);
        if (Part(text, i) is var (day, end) && day is >= 1 and <= 31 && Skip(text, end) is var d && d < text.Length && text[d] is '日' or '号')
        {
            d++;
            // 1月22日至23日: the first day of two.
            if (d < text.Length && text[d] is '至' or '到' or '-' && Part(text, d + 1) is var (last, lastEnd) && last is >= 1 and <= 31 && lastEnd < text.Length && text[lastEnd] is '日')
                return (new WrittenDate(year, month, day, last), lastEnd + 1);
            return (new WrittenDate(year, month, day), d);
        }

        return (new WrittenDate(year, month, null), at);
    }

    private static readonly (string Word, int Number)[] ChineseMonths =
    [
        ("十一月", 11), ("十二月", 12), ("十月", 10), ("一月", 1), ("二月", 2), ("三月", 3), ("四月", 4), ("五月", 5), ("六月", 6), ("七月", 7), ("八月", 8), ("九月", 9),
    ];

    private static (WrittenDate, int)? MonthFirst(string text, int at)
    {
        if (MonthAt(text, at) is not var (month, end))
            return null;
        var i = Skip(text, end);
        if (IsDigit(text, i))
        {
            var (number, after) = Integer(text, i);
            if (number < 0)
                return (new WrittenDate(null, month, null), end);
            if (after - i == 4 && IsYear(number) && !IsFollowedByDecimals(text, after))
                return (new WrittenDate(number, month, null), after);
            if (after - i <= 2 && number is >= 1 and <= 31 && !IsFollowedByDecimals(text, after))
            {
                after = SkipOrdinal(text, after);
                if (after < text.Length && text[after] is '%')
                    return (new WrittenDate(null, month, null), end);
                var y = after < text.Length && text[after] == ',' ? Skip(text, after + 1) : Skip(text, after);
                if (IsDigit(text, y) && Integer(text, y) is var (year, yearEnd) && yearEnd - y == 4 && IsYear(year) && !IsFollowedByDecimals(text, yearEnd))
                    return (new WrittenDate(year, month, number), yearEnd);
                return (new WrittenDate(null, month, number), after);
            }
        }
        else if (i < text.Length && text[i] == ',' && Skip(text, i + 1) is var c && IsDigit(text, c) && Integer(text, c) is var (year, yearEnd) && yearEnd - c == 4 && IsYear(year) && !IsFollowedByDecimals(text, yearEnd))
        {
            return (new WrittenDate(year, month, null), yearEnd);
        }

        return (new WrittenDate(null, month, null), end);
    }

    private static (WrittenDate, int)? DayFirst(string text, int day, int end)
    {
        if (day is < 1 or > 31)
            return null;
        var i = SkipOrdinal(text, end);
        var m = Skip(text, i);
        if (text.AsSpan(m).StartsWith("of ", StringComparison.Ordinal))
            m += 3;
        if (m == end || m >= text.Length || MonthAt(text, m) is not var (month, after))
            return null;
        var y = after < text.Length && text[after] == ',' ? Skip(text, after + 1) : Skip(text, after);
        if (IsDigit(text, y) && Integer(text, y) is var (year, yearEnd) && yearEnd - y == 4 && IsYear(year))
            return (new WrittenDate(year, month, day), yearEnd);
        // "12 March 5" is no date; neither is "up 4 May".
        return (new WrittenDate(null, month, day), after);
    }

    private static (WrittenDate, int)? Slashed(string text, int first, int at)
    {
        if (Part(text, at) is not var (second, end) || second < 1)
            return null;
        if (end < text.Length && text[end] == '/' && IsDigit(text, end + 1) && Integer(text, end + 1) is var (year, yearEnd) && (yearEnd - end - 1) is 2 or 4)
        {
            year = yearEnd - end - 1 == 2 ? year + (year < 70 ? 2000 : 1900) : year;
            var (month, day) = first > 12 ? (second, first) : (first, second);
            return month is >= 1 and <= 12 && day is >= 1 and <= 31 ? (new WrittenDate(year, month, day), yearEnd) : null;
        }

        return first is >= 1 and <= 12 && second <= 31 && !(end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '%' or '/' || (text[end] == '.' && IsDigit(text, end + 1))))
            ? (new WrittenDate(null, first, second), end) : null;
    }

    private static (int Month, int End)? MonthAt(string text, int at)
    {
        if (!char.IsAsciiLetterUpper(text[at]) || (at > 0 && char.IsAsciiLetterOrDigit(text[at - 1])))
            return null;
        var end = at;
        while (end < text.Length && char.IsAsciiLetter(text[end]))
            end++;
        var word = text[at..end].ToLowerInvariant();
        for (var i = 0; i < Months.Length; i++)
            if (word == Months[i] || (word.Length == 3 && Months[i].StartsWith(word, StringComparison.Ordinal)) || (word == "sept" && i == 8))
            {
                // The dot of an abbreviation, not that of a sentence.
                var isShort = word.Length <= 4 && word != Months[i];
                return (i + 1, isShort && end < text.Length && text[end] == '.' ? end + 1 : end);
            }

        return null;
    }

    /// <summary>A year in Chinese characters, as 二〇二五年 or 二OOO年.</summary>
    private static (int Year, int End)? ChineseYear(string text, int at)
    {
        const string digits = "零一二三四五六七八九";
        if (at + 4 >= text.Length || text[at + 4] != '年')
            return null;
        var year = 0;
        for (var i = at; i < at + 4; i++)
        {
            var digit = text[i] is '〇' or 'O' or 'o' or '○' or '0' ? 0 : digits.IndexOf(text[i], StringComparison.Ordinal);
            if (digit < 0)
                return null;
            year = (year * 10) + digit;
        }

        return IsYear(year) ? (year, at + 5) : null;
    }

    private static bool IsYear(int value) => value is >= 1870 and <= 2100;

    private static (int Value, int End) Integer(string text, int at)
    {
        var end = at;
        while (end < text.Length && char.IsAsciiDigit(text[end]) && end - at < 9)
            end++;
        return IsDigit(text, end) ? (-1, end) : (int.Parse(text.AsSpan(at, end - at), CultureInfo.InvariantCulture), end);
    }

    private static (int Value, int End)? Part(string text, int at)
    {
        if (!IsDigit(text, at))
            return null;
        var (value, end) = Integer(text, at);
        return value >= 0 && end - at <= 2 ? (value, end) : null;
    }

    private static bool IsFollowedByDecimals(string text, int at)
        => at < text.Length && ((text[at] is '.' or ',' && IsDigit(text, at + 1)) || text[at] == '%');

    private static int SkipOrdinal(string text, int at)
        => at + 1 < text.Length && text.Substring(at, 2).ToLowerInvariant() is "st" or "nd" or "rd" or "th" ? at + 2 : at;

    private static int Skip(string text, int at)
    {
        while (at < text.Length && text[at] == ' ')
            at++;
        return at;
    }
}
