using System.Collections.Frozen;
using System.Globalization;
using static RotationFunctions.Pipeline.Claims.Reading.TextSigns;

namespace RotationFunctions.Pipeline.Claims.Reading;

/// <summary>Reads numbers with their units, in figures and in words, English and Chinese.</summary>
internal static class NumberScanner
{
    private const string ChineseDigits = "零一二三四五六七八九";
    private const string ChineseNumerals = "零〇一二三四五六七八九十百千万两";

    private static readonly FrozenDictionary<string, int> Words = Cardinals().ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    private static readonly FrozenDictionary<string, int> Ordinals = new Dictionary<string, int>
    {
        ["first"] = 1, ["second"] = 2, ["third"] = 3, ["fourth"] = 4, ["fifth"] = 5, ["sixth"] = 6, ["seventh"] = 7, ["eighth"] = 8, ["ninth"] = 9, ["tenth"] = 10,
        ["eleventh"] = 11, ["twelfth"] = 12, ["thirteenth"] = 13, ["fourteenth"] = 14, ["fifteenth"] = 15,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly (string Word, Unit Unit)[] Units =
    [
        ("percentage points", Unit.PercentagePoints), ("percentage point", Unit.PercentagePoints), ("percentage-points", Unit.PercentagePoints), ("percentage-point", Unit.PercentagePoints),
        ("percent", Unit.Percent), ("per cent", Unit.Percent), ("pct", Unit.Percent), ("%-points", Unit.PercentagePoints), ("%", Unit.Percent),
        ("basis points", Unit.BasisPoints), ("basis point", Unit.BasisPoints), ("basis-points", Unit.BasisPoints), ("basis-point", Unit.BasisPoints), ("bps", Unit.BasisPoints), ("bp", Unit.BasisPoints),
        ("ppts", Unit.PercentagePoints), ("ppt", Unit.PercentagePoints), ("pps", Unit.PercentagePoints), ("pp", Unit.PercentagePoints),
        ("points", Unit.Points), ("point", Unit.Points), ("pts", Unit.Points), ("pt", Unit.Points), ("dollars", Unit.Dollars), ("cents", Unit.Other),
        ("个百分点", Unit.PercentagePoints), ("百分点", Unit.PercentagePoints), ("个基点", Unit.BasisPoints), ("基点", Unit.BasisPoints), ("个bp", Unit.BasisPoints), ("点", Unit.Points), ("美元", Unit.Dollars),
        ("trillion", Unit.Other), ("billion", Unit.Other), ("million", Unit.Other), ("thousand", Unit.Other), ("trn", Unit.Other), ("bn", Unit.Other), ("tn", Unit.Other), ("mn", Unit.Other), ("times", Unit.Other), ("x", Unit.Other), ("k", Unit.Other),
        ("万亿", Unit.Other), ("亿", Unit.Other), ("万", Unit.Other), ("倍", Unit.Other), ("次", Unit.Other), ("只", Unit.Other), ("家", Unit.Other), ("人", Unit.Other), ("码", Unit.Other), ("成", Unit.Other), ("种", Unit.Other), ("股", Unit.Other), ("名", Unit.Other), ("位", Unit.Other), ("元", Unit.Other), ("岁", Unit.Other), ("页", Unit.Other),
        ("°", Unit.Other), ("bbl", Unit.Other), ("a.m", Unit.Other), ("p.m", Unit.Other), ("am", Unit.Other), ("pm", Unit.Other),
    ];

    /// <summary>The number at a place, and the place after it with its unit; null when there is none.</summary>
    public static (Numeral Number, int End)? Read(string text, int at)
    {
        if (text[at] == '百' && text.AsSpan(at).StartsWith("百分之"))
            return Percentage(text, at + 3);
        if (ChineseNumerals.Contains(text[at]))
            return Chinese(text, at);
        return char.IsAsciiLetter(text[at]) ? Word(text, at) : Figure(text, at);
    }

    private static (Numeral, int)? Figure(string text, int at)
    {
        var i = at;
        var (sign, isMoney) = (0, false);
        if (text[i] is '+' or '-')
        {
            if (i > 0 && (char.IsAsciiLetterOrDigit(text[i - 1]) || text[i - 1] is '%' or ')'))
                return null;
            sign = text[i] == '-' ? -1 : 1;
            i++;
            if (i < text.Length && text[i] == ' ' && i + 1 < text.Length && char.IsAsciiDigit(text[i + 1]) && sign > 0)
                i++;
        }

        if (text.AsSpan(i).StartsWith("US$"))
            (i, isMoney) = (i + 3, true);
        else if (i < text.Length && text[i] is '$' or '€' or '£' or '¥')
            (i, isMoney) = (i + 1, true);
        if (i < text.Length && text[i] is '+' or '-' && sign == 0 && isMoney)
            sign = text[i++] == '-' ? -1 : 1;
        if (i >= text.Length || !(char.IsAsciiDigit(text[i]) || (text[i] == '.' && i + 1 < text.Length && char.IsAsciiDigit(text[i + 1]))))
            return null;
        var (digits, end, isComma, isAmbiguous) = Digits(text, i);
        if (digits is null || !decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value))
            return null;
        // 2万3857点: ten thousands before the rest.
        if (end < text.Length && text[end] == '万' && IsDigits(text, end + 1, 4) && !IsDigit(text, end + 5) && !digits.Contains('.', StringComparison.Ordinal)
            && Digits(text, end + 1) is ({ } rest, var last, false, false) && decimal.TryParse(rest, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var below))
            (value, digits, end) = ((value * 10000) + below, rest, last);
        var point = digits.IndexOf('.', StringComparison.Ordinal);
        var decimals = point < 0 ? 0 : digits.Length - point - 1;
        var isWhole = end - i == digits.Length && point < 0;
        var isOrdinal = false;
        if (point < 0 && end + 1 < text.Length && text[end..(end + 2)].ToLowerInvariant() is "st" or "nd" or "rd" or "th" && !IsLetterOrDigit(text, end + 2))
            (isOrdinal, end) = (true, end + 2);
        var (unit, after) = UnitAt(text, end);
        if (isMoney && unit == Unit.None)
            (unit, after) = (Unit.Dollars, end);
        if (unit == Unit.None && IsLetterOrDigit(text, end))
        {
            // A word that runs on from the figure: 401k, 12x, 3Q25.
            unit = Unit.Other;
            after = end;
        }

        var number = new Numeral(sign < 0 ? -value : value, decimals, unit, sign != 0, null, isOrdinal, IsWhole: isWhole && sign == 0 && !isMoney, IsDecimalComma: isComma, IsAmbiguous: isAmbiguous && unit is not (Unit.None or Unit.Points or Unit.Dollars));
        return (number, after);
    }

    /// <summary>The digits of a number with a decimal point and nothing else, and where they end.</summary>
    private static (string? Digits, int End, bool IsComma, bool IsAmbiguous) Digits(string text, int at)
    {
        var i = at;
        while (i < text.Length && char.IsAsciiDigit(text[i]))
            i++;
        var whole = text[at..i];
        var groups = 0;
        var isDotted = false;
        // Thousands: groups of three after a comma, or after a dot where a decimal comma follows.
        while (whole.Length <= 3 + (groups * 3) && i < text.Length && text[i] == ',' && IsDigits(text, i + 1, 3) && !IsDigit(text, i + 4))
        {
            whole += text.Substring(i + 1, 3);
            i += 4;
            if (++groups > 10)
                return (null, i, false, false);
        }

        if (groups == 0 && whole.Length <= 3)
        {
            var j = i;
            var dotted = whole;
            while (j < text.Length && text[j] == '.' && IsDigits(text, j + 1, 3) && !IsDigit(text, j + 4) && groups < 10)
            {
                dotted += text.Substring(j + 1, 3);
                j += 4;
                groups++;
            }

            if (groups > 0 && j < text.Length && text[j] == ',' && IsDigit(text, j + 1))
                (whole, i, isDotted) = (dotted, j, true);
            else
                groups = 0;
        }

        if (i < text.Length && text[i] == (isDotted ? ',' : '.') && IsDigit(text, i + 1))
        {
            var first = ++i;
            while (i < text.Length && char.IsAsciiDigit(text[i]))
                i++;
            // 1.2.3 is no number.
            if (i < text.Length && text[i] == '.' && IsDigit(text, i + 1))
            {
                while (i < text.Length && (char.IsAsciiDigit(text[i]) || (text[i] == '.' && IsDigit(text, i + 1))))
                    i++;
                return (null, i, false, false);
            }

            return (whole + "." + text[first..i], i, isDotted, false);
        }

        if (groups == 0 && i < text.Length && text[i] == ',' && (IsDigits(text, i + 1, 1) || IsDigits(text, i + 1, 2)) && !IsDigits(text, i + 1, 3))
        {
            var first = i + 1;
            var last = first;
            while (last < text.Length && char.IsAsciiDigit(text[last]))
                last++;
            var rest = last < text.Length && text[last] is ',' or '.' && IsDigit(text, last + 1);
            if (!rest)
                return (whole + "." + text[first..last], last, true, false);
        }

        return (whole, i, false, groups > 0 && !isDotted);
    }

    private static (Unit Unit, int End) UnitAt(string text, int at)
    {
        var i = at;
        if (i < text.Length && text[i] is ' ' or '-')
            i++;
        foreach (var (word, unit) in Units)
            if (text.AsSpan(i).StartsWith(word, StringComparison.OrdinalIgnoreCase) && !(char.IsAsciiLetter(word[^1]) && IsLetterOrDigit(text, i + word.Length)))
            {
                if (i > at && text[at] == '-' && !char.IsAsciiLetter(word[0]))
                    continue;
                if (word == "x" && i > at)
                    continue;
                return (unit, i + word.Length);
            }

        return (Unit.None, at);
    }

    private static (Numeral, int)? Word(string text, int at)
    {
        var i = at;
        while (i < text.Length && char.IsAsciiLetter(text[i]))
            i++;
        var word = text[at..i];
        if (Ordinals.TryGetValue(word, out var place))
            return (new Numeral(place, 0, Unit.None, IsOrdinal: true, IsWord: true), i);
        if (!Words.TryGetValue(word, out var value))
            return null;
        if (value is >= 20 and < 100 && i + 1 < text.Length && text[i] is '-' or ' ')
        {
            var j = i + 1;
            while (j < text.Length && char.IsAsciiLetter(text[j]))
                j++;
            if (Words.TryGetValue(text[(i + 1)..j], out var ones) && ones is > 0 and < 10)
                (value, i) = (value + ones, j);
        }

        // "seven basis points", "eight percent", "a hundred": a unit must stand with it.
        var (unit, after) = UnitAt(text, i);
        return (new Numeral(value, 0, unit, IsWord: true), unit == Unit.None ? i : after);
    }

    private static (Numeral, int)? Percentage(string text, int at)
    {
        if (at >= text.Length)
            return null;
        if (ChineseNumerals.Contains(text[at]))
            return ChineseValue(text, at) is var (value, decimals, end) ? (new Numeral(value, decimals, Unit.Percent, IsWord: true), end) : null;
        if (!char.IsAsciiDigit(text[at]) && text[at] is not ('+' or '-'))
            return null;
        return Figure(text, at) is var (number, after) && number.Unit is Unit.None or Unit.Percent ? (number with { Unit = Unit.Percent }, after) : null;
    }

    private static (Numeral, int)? Chinese(string text, int at)
    {
        if (at > 0 && (ChineseNumerals.Contains(text[at - 1]) || text[at - 1] is '第' or '周' or '星'))
            return null;
        if (ChineseValue(text, at) is not var (value, decimals, end))
            return null;
        // 点 is both the decimal point and the unit: 十二点一二点.
        var (unit, after) = UnitAt(text, end);
        return (new Numeral(value, decimals, unit, IsWord: true), after);
    }

    private static (decimal Value, int Decimals, int End)? ChineseValue(string text, int at)
    {
        decimal total = 0, section = 0, digit = 0;
        var i = at;
        var hasScale = false;
        var digits = 0;
        for (; i < text.Length; i++)
        {
            var c = text[i];
            if (ChineseDigit(c) is { } d)
            {
                digit = digits > 0 && !hasScale ? (digit * 10) + d : d;
                digits++;
                if (digits > 12)
                    return null;
                continue;
            }

            var scale = c switch { '十' => 10, '百' => 100, '千' => 1000, _ => 0 };
            if (scale > 0)
            {
                section += (digit == 0 && scale == 10 && section == 0 ? 1 : digit) * scale;
                (digit, hasScale, digits) = (0, true, digits + 1);
            }
            else if (c == '万' && i > at)
            {
                total += (section + digit) * 10000;
                (section, digit, hasScale) = (0, 0, true);
            }
            else
            {
                break;
            }
        }

        if (i == at)
            return null;
        var value = total + section + digit;
        if (i + 1 < text.Length && text[i] is '点' or '.' && ChineseDigit(text[i + 1]) is not null)
        {
            var decimals = 0;
            decimal unit = 1;
            for (i++; i < text.Length && ChineseDigit(text[i]) is { } d && decimals < 12; i++)
            {
                unit /= 10;
                value += d * unit;
                decimals++;
            }

            return (value, decimals, i);
        }

        return (value, 0, i);
    }

    private static int? ChineseDigit(char c) => c switch
    {
        '〇' => 0,
        '两' => 2,
        _ when ChineseDigits.IndexOf(c, StringComparison.Ordinal) is >= 0 and var digit => digit,
        _ => null,
    };

    private static IEnumerable<KeyValuePair<string, int>> Cardinals()
    {
        string[] ones =
        [
            "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
        ];
        string[] tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
        return [.. ones.Select((w, i) => KeyValuePair.Create(w, i)), .. tens.Select((w, i) => KeyValuePair.Create(w, 20 + (10 * i)))];
    }
}
