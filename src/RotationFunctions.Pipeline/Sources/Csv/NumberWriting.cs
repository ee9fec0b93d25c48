using System.Buffers;
using System.Globalization;
using RotationFunctions.Analytics;

namespace RotationFunctions.Pipeline.Sources.Csv;

/// <summary>Collects from the numbers of a file whether decimals follow a point or a comma.</summary>
internal sealed class NumberEvidence
{
    private static readonly SearchValues<char> Letters = SearchValues.Create("0123456789.,-+eE");

    private bool _isDecimalPoint, _isDecimalComma, _isOpen;

    /// <summary>Whether a number with a point was seen.</summary>
    public bool HasPoint { get; private set; }

    /// <summary>Whether a number with a comma was seen.</summary>
    public bool HasComma { get; private set; }

    /// <summary>Looks at a field; one that is no number tells nothing.</summary>
    public void Add(ReadOnlySpan<char> field)
    {
        var text = NumberReader.Bare(field, out _);
        var (point, comma) = (text.LastIndexOf('.'), text.LastIndexOf(','));
        if (text.ContainsAnyExcept(Letters) || (point < 0 && comma < 0) || !char.IsAsciiDigit(text[^1]) && text.Length < 2)
            return;
        HasPoint |= point >= 0;
        HasComma |= comma >= 0;
        if (point >= 0 && comma >= 0)
            (_isDecimalPoint, _isDecimalComma) = (_isDecimalPoint || point > comma, _isDecimalComma || comma > point);
        else if (point >= 0)
            Alone(text, point, '.', ref _isDecimalPoint, ref _isDecimalComma);
        else
            Alone(text, comma, ',', ref _isDecimalComma, ref _isDecimalPoint);
    }

    /// <summary>Whether decimals follow a comma.</summary>
    public bool IsDecimalComma => _isDecimalComma && !_isDecimalPoint;

    /// <summary>Why the numbers can be read in two ways; null when they cannot.</summary>
    /// <param name="separator">What separates the fields: where it is a comma, a point is one of decimals until something says otherwise.</param>
    public Reason? Undecided(char separator) =>
        _isDecimalPoint && _isDecimalComma ? Reason.Of("csv.mixedDecimals", $"some of its numbers have a decimal point and some a decimal comma: write them with a point")
        : _isOpen && !_isDecimalPoint && !_isDecimalComma && !(separator == ',' && !HasComma)
            ? Reason.Of("csv.unclearDecimals", $"its numbers can be read with a decimal point or a decimal comma, as 1,234 can: write them with a point and two decimals")
            : null;

    /// <summary>One kind of mark: twice, it groups thousands; once, and not before three digits, it stands before decimals.</summary>
    private void Alone(ReadOnlySpan<char> text, int last, char mark, ref bool isDecimal, ref bool isGrouping)
    {
        if (text[..last].Contains(mark))
            isGrouping = true;
        else if (text.Length - last - 1 != 3 || last > 3 || last == 0 || text[0] == '0')
            isDecimal = true;
        else
            _isOpen = true;
    }
}

/// <summary>Reads a number that is written in a known way.</summary>
internal static class NumberReader
{
    private static readonly string[] Missing = [".", "-", "--", "ND", "NA", "N/A", "#N/A", "n/a", "NaN", "nan", "null", "None", "#VALUE!"];

    /// <summary>Whether a field says that there is no value, in one of the ways that FRED, spreadsheets and pandas have for it.</summary>
    public static bool IsMissing(ReadOnlySpan<char> field)
    {
        foreach (var mark in Missing)
            if (field.Equals(mark, StringComparison.OrdinalIgnoreCase))
                return true;
        return field.IsEmpty;
    }

    /// <summary>Reads a number; false when it is none.</summary>
    /// <param name="field">A number, also with a currency sign, thousands in groups, or K, M or B behind it.</param>
    /// <param name="isDecimalComma">Whether decimals follow a comma.</param>
    /// <param name="number">The number, finite.</param>
    public static bool TryRead(ReadOnlySpan<char> field, bool isDecimalComma, out double number)
    {
        // Most numbers are plain, and read as they stand.
        if (!isDecimalComma && double.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out number))
            return double.IsFinite(number);
        number = double.NaN;
        var text = Bare(field, out var scale);
        var (group, point) = isDecimalComma ? ('.', ',') : (',', '.');
        if (text.IsEmpty || text.Length > 64 || !IsGrouped(text, group, point))
            return false;
        Span<char> plain = stackalloc char[text.Length];
        var length = 0;
        foreach (var letter in text)
            if (letter != group)
                plain[length++] = letter == point ? '.' : letter;
        if (!double.TryParse(plain[..length], NumberStyles.Float, CultureInfo.InvariantCulture, out number))
            return false;
        number *= scale;
        return double.IsFinite(number);
    }

    /// <summary>A number without its currency sign and its K, M or B.</summary>
    public static ReadOnlySpan<char> Bare(ReadOnlySpan<char> field, out double scale)
    {
        var text = field.Trim(" $€£\u00A0");
        scale = text.IsEmpty ? 1 : text[^1] switch { 'K' or 'k' => 1e3, 'M' or 'm' => 1e6, 'B' or 'b' => 1e9, _ => 1 };
        return scale > 1 ? text[..^1] : text;
    }

    /// <summary>Whether thousands are in groups of three, before the decimals alone.</summary>
    private static bool IsGrouped(ReadOnlySpan<char> text, char group, char point)
    {
        var end = text.IndexOf(point);
        var whole = end < 0 ? text : text[..end];
        if (end >= 0 && text[end..].Contains(group))
            return false;
        for (var last = whole.LastIndexOf(group); last >= 0; last = whole.LastIndexOf(group))
        {
            if (whole.Length - last - 1 != 3 || last == 0)
                return false;
            whole = whole[..last];
        }

        return true;
    }
}
