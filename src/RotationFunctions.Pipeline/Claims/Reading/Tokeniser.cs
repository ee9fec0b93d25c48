namespace RotationFunctions.Pipeline.Claims.Reading;

/// <summary>Cuts a stretch of normal text into tokens: phrases of the lexicons, dates, numbers, words and signs.</summary>
internal sealed class Tokeniser(Lexicon language, Lexicon names)
{
    private static readonly string[] Weekdays = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];
    private static readonly string[] ShortWeekdays = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
    private const string ChineseWeekdays = "日一二三四五六";

    public List<Token> Read(string text, int start, int end)
    {
        var tokens = new List<Token>();
        // Nothing reads beyond the stretch: a sentence ends where it ends.
        var part = text[start..end];
        for (var at = 0; at < part.Length;)
        {
            if (char.IsWhiteSpace(part[at]))
            {
                at++;
                continue;
            }

            var token = ReadToken(part, at, tokens.Count > 0 && tokens[^1].End - start == at && tokens[^1].IsSubject);
            tokens.Add(Shift(token, start));
            at = token.End;
        }

        return tokens;
    }

    private static Token Shift(Token token, int by) => by == 0 ? token : new Token
    {
        Start = token.Start + by, End = token.End + by, Text = token.Text, Written = token.Written, IsCapital = token.IsCapital, IsUpper = token.IsUpper, Meanings = token.Meanings, Number = token.Number, Date = token.Date, Weekday = token.Weekday,
        Series = token.Series, Outside = token.Outside,
    };

    private Token ReadToken(string text, int at, bool isAfterName)
    {
        if (text[at] is '周' or '星' && ChineseWeekday(text, at) is var (day, dayEnd))
            return Make(text, at, dayEnd, [], weekday: day);
        if (QuarterWithYear(text, at) is var (quarter, quarterEnd))
            return Make(text, at, quarterEnd, [new Meaning("quarter", quarter)]);
        if (text[at] == '\'' && at + 1 < text.Length && text[at + 1] == 's' && (at + 2 == text.Length || !char.IsAsciiLetter(text[at + 2])))
            return Make(text, at, at + 2, []);
        var isWordStart = at == 0 || isAfterName || !char.IsAsciiLetterOrDigit(text[at - 1]) || !char.IsAsciiLetterOrDigit(text[at]);
        var (nameLength, nameMeanings) = names.At(text, at);
        var (length, meanings) = language.At(text, at);
        if (nameLength > 0 && nameLength >= length)
            return Make(text, at, at + nameLength, nameLength == length ? [.. nameMeanings, .. meanings] : nameMeanings);
        var date = isWordStart && !(at > 0 && text[at - 1] is '$' or '.') ? DateScanner.Read(text, at) : null;
        var number = isWordStart || text[at] is '+' or '-' ? NumberScanner.Read(text, at) : null;
        if (date is var (written, dateEnd) && dateEnd - at >= length && !(number is var (n, numberEnd) && numberEnd > dateEnd && (written.IsYearOnly || written.Month is null)))
            return Make(text, at, dateEnd, dateEnd - at == length ? meanings : [], date: written);
        if (number is var (numeral, end) && end - at >= length)
            return Make(text, at, end, end - at == length ? meanings : [], numeral);
        if (length > 0)
            return Make(text, at, at + length, meanings);
        if (!char.IsAsciiLetter(text[at]) && text[at] is not ('^' or '$'))
            return Make(text, at, at + 1, []);
        var last = at + 1;
        while (last < text.Length && (char.IsAsciiLetterOrDigit(text[last]) || (text[last] == '\'' && last + 1 < text.Length && char.IsAsciiLetter(text[last + 1]) && text[last + 1] != 's')))
            last++;
        return Make(text, at, last, [], weekday: Weekday(text[at..last]));
    }

    private static Token Make(string text, int start, int end, IReadOnlyList<Meaning> meanings, Numeral? number = null, WrittenDate? date = null, DayOfWeek? weekday = null)
    {
        string? series = null, outside = null;
        foreach (var meaning in meanings)
        {
            if (meaning.Tag == "series")
                series = meaning.Value;
            else if (meaning.Tag == "outside")
                outside ??= text[start..end];
        }

        return new Token
        {
            Start = start, End = end, Text = text[start..end].ToLowerInvariant(), Written = text[start..end], IsCapital = char.IsAsciiLetterUpper(text[start]), IsUpper = end - start is >= 2 and <= 5 && text.AsSpan(start, end - start).IndexOfAnyExceptInRange('A', 'Z') < 0, Meanings = meanings, Number = number, Date = date, Weekday = weekday,
            Series = series, Outside = series is null ? outside : null,
        };
    }

    /// <summary>3Q25, Q3'25, Q3 2025.</summary>
    private static (string Value, int End)? QuarterWithYear(string text, int at)
    {
        if (at + 3 >= text.Length || (at > 0 && char.IsAsciiLetterOrDigit(text[at - 1])))
            return null;
        var (quarter, letter) = text[at] is 'Q' ? (text[at + 1], text[at]) : (text[at], text[at + 1]);
        if (quarter is < '1' or > '4' || letter != 'Q')
            return null;
        var i = at + 2;
        if (text[i] is '\'' or ' ')
            i++;
        var end = i;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
            end++;
        if (end < text.Length && (char.IsAsciiLetter(text[end]) || text[end] is '%' or '.' && end + 1 < text.Length && char.IsAsciiDigit(text[end + 1])))
            return null;
        return (end - i) switch
        {
            2 when text[at + 2] != ' ' => ($"{quarter} 20{text[i..end]}", end),
            4 => ($"{quarter} {text[i..end]}", end),
            _ => null,
        };
    }

    private static DayOfWeek? Weekday(string word)
    {
        if (!char.IsAsciiLetterUpper(word[0]))
            return null;
        var lower = word.ToLowerInvariant();
        var at = Array.IndexOf(Weekdays, lower);
        if (at < 0)
            at = Array.IndexOf(ShortWeekdays, lower);
        return at < 0 ? null : (DayOfWeek)at;
    }

    private static (DayOfWeek Day, int End)? ChineseWeekday(string text, int at)
    {
        var i = text[at] == '星' ? at + 2 : at + 1;
        return i < text.Length && (text[at] == '周' || text[at + 1] == '期') && ChineseWeekdays.IndexOf(text[i], StringComparison.Ordinal) is >= 0 and var day
            ? ((DayOfWeek)day, i + 1) : null;
    }
}
