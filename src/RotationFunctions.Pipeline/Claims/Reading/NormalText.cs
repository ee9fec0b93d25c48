using System.Globalization;
using System.Text;

namespace RotationFunctions.Pipeline.Claims.Reading;

/// <summary>
/// A text with one form for each sign: half-width characters, simplified Chinese, lines and cells where markup has them, and
/// without footnote marks, tags and addresses. Each character knows its place in the original.
/// </summary>
internal sealed class NormalText
{
    /// <summary>Stands where one cell of a table ends.</summary>
    public const char Cell = '|';

    private const int LongestTag = 500;
    private const int LongestMark = 4;

    private readonly StringBuilder _text = new();
    private readonly List<int> _starts = [];
    private readonly List<int> _ends = [];
    private readonly string _original;

    private NormalText(string original) => _original = original;

    public string Text { get; private set; } = "";

    /// <summary>The place in the original of what stands from one character to before another.</summary>
    public TextPlace Place(int start, int end) => new(_starts[start], _ends[end - 1] - _starts[start]);

    public static NormalText Of(string original)
    {
        var normal = new NormalText(original);
        for (var at = 0; at < original.Length;)
            at = normal.Read(at);
        normal.Text = normal._text.ToString();
        return normal;
    }

    private char At(int index) => index < _original.Length ? _original[index] : '\0';

    /// <summary>Reads what stands at a place, and gives the place after it.</summary>
    private int Read(int at)
    {
        switch (_original[at])
        {
            case '<' when Tag(at) is { } end:
                return end;
            case '&' when Entity(at) is { } end:
                return end;
            case '[' or '［' or '【' when FootnoteEnd(at) is { } end:
                return end;
            case '!' when At(at + 1) == '[':
                return at + 1;
            case ']' when At(at + 1) == '(' && AddressEnd(at + 2) is { } end:
                return end;
            case 'h' when IsAddress(at):
                while (at < _original.Length && !char.IsWhiteSpace(_original[at]) && _original[at] is not (')' or '>' or '"' or '，' or '。'))
                    at++;
                return at;
            case '*' or '_' or '`' or '[' or ']':
                // A bullet is one; emphasis is none.
                if (_original[at] == '*' && IsLineStart(at) && At(at + 1) == ' ')
                    Add('-', at, at + 1);
                return at + 1;
            default:
                var c = Narrow(_original[at]);
                if (c != '\0')
                    Add(c, at, at + 1);
                return at + 1;
        }
    }

    private void Add(char c, int start, int end)
    {
        _text.Append(c);
        _starts.Add(start);
        _ends.Add(end);
    }

    private void TrimEnd()
    {
        while (_text.Length > 0 && char.IsWhiteSpace(_text[^1]))
        {
            _text.Length--;
            _starts.RemoveAt(_starts.Count - 1);
            _ends.RemoveAt(_ends.Count - 1);
        }
    }

    private bool IsLineStart(int at)
    {
        while (at > 0 && _original[at - 1] is ' ' or '\t')
            at--;
        return at == 0 || _original[at - 1] is '\n' or '\r';
    }

    private bool IsAddress(int at)
        => string.CompareOrdinal(_original, at, "http://", 0, 7) == 0 || string.CompareOrdinal(_original, at, "https://", 0, 8) == 0;

    /// <summary>A footnote mark such as [0], [12] or [^3]: no part of the text.</summary>
    private int? FootnoteEnd(int at)
    {
        var i = at + 1;
        if (At(i) is '^' or '†')
            i++;
        var first = i;
        while (i < first + LongestMark && (char.IsAsciiDigit(At(i)) || At(i) is ',' or ' ' or '-'))
            i++;
        return i > first && At(i) is ']' or '］' or '】' && At(i + 1) != '(' ? i + 1 : null;
    }

    private int? AddressEnd(int at)
    {
        for (var i = at; i < Math.Min(_original.Length, at + LongestTag) && !char.IsWhiteSpace(_original[i]); i++)
            if (_original[i] == ')')
                return i + 1;
        return null;
    }

    private int? Tag(int at)
    {
        if (!char.IsAsciiLetter(At(at + 1)) && At(at + 1) is not ('/' or '!' or '?'))
            return null;
        var isComment = string.CompareOrdinal(_original, at, "<!--", 0, 4) == 0;
        var end = isComment
            ? _original.IndexOf("-->", at, Math.Min(LongestTag, _original.Length - at), StringComparison.Ordinal)
            : _original.IndexOf('>', at, Math.Min(LongestTag, _original.Length - at));
        if (end < 0)
            return null;
        end += isComment ? 3 : 1;
        var first = At(at + 1) == '/' ? at + 2 : at + 1;
        var last = first;
        while (char.IsAsciiLetterOrDigit(At(last)))
            last++;
        var name = _original[first..last].ToLowerInvariant();
        if (name is "script" or "style" && first == at + 1)
        {
            var close = _original.IndexOf("</" + name, end, StringComparison.OrdinalIgnoreCase);
            return close < 0 ? end : close;
        }

        var mark = name switch
        {
            "td" or "th" => Cell,
            "p" or "div" or "br" or "li" or "tr" or "table" or "ul" or "ol" or "section" or "article" or "header" or "footer" or "blockquote" or "figcaption" or "caption" => '\n',
            "dt" => '\n',
            "dd" => ' ',
            "h1" or "h2" or "h3" or "h4" or "h5" or "h6" => '\n',
            _ => '\0',
        };
        // A cell or row is where it begins.
        if (first == at + 2 && (mark == Cell || name == "tr"))
            mark = '\0';
        // Rows follow each other, whatever white space stands between them in the source.
        if (name == "tr")
            TrimEnd();
        if (mark != '\0')
            Add(mark, at, end);
        if (name.Length == 2 && name[0] == 'h' && char.IsAsciiDigit(name[1]) && first == at + 1)
        {
            Add('#', at, end);
            Add(' ', at, end);
        }
        else if (name == "li" && first == at + 1)
        {
            Add('-', at, end);
            Add(' ', at, end);
        }

        return end;
    }

    private int? Entity(int at)
    {
        const int longest = 9;
        var end = _original.IndexOf(';', at, Math.Min(longest, _original.Length - at));
        if (end < 0)
            return null;
        var name = _original[(at + 1)..end];
        var c = name switch
        {
            "amp" => '&',
            "nbsp" or "ensp" or "emsp" or "thinsp" => ' ',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "apos" or "rsquo" or "lsquo" => '\'',
            "minus" or "ndash" => '-',
            "mdash" => '—',
            "percnt" => '%',
            _ when name.Length > 1 && name[0] == '#' && Code(name[1..]) is { } code => Narrow(code),
            _ when name.Length > 0 && name.All(char.IsAsciiLetter) => ' ',
            _ => '\0',
        };
        if (c == '\0')
            return null;
        Add(c, at, end + 1);
        return end + 1;
    }

    private static char? Code(string number)
    {
        var isHex = number[0] is 'x' or 'X';
        return int.TryParse(isHex ? number[1..] : number, isHex ? NumberStyles.AllowHexSpecifier : NumberStyles.None, CultureInfo.InvariantCulture, out var code)
            && code is > 0 and < 0xD800 ? (char)code : null;
    }

    private static char Narrow(char c) => c switch
    {
        '\r' or '®' or '™' or '℠' or '\u200B' or '\u200D' or '\uFEFF' or '\u00AD' => '\0',
        '⁰' or '¹' or '²' or '³' or (>= '⁴' and <= '⁹') or '†' or '‡' => '\0',
        '\u3000' or '\u00A0' or (>= '\u2000' and <= '\u200A') or '\u202F' => ' ',
        '\u2212' or '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\uFE63' => '-',
        '\u2014' or '\u2015' => '—',
        '‘' or '’' or '´' or 'ʼ' => '\'',
        '“' or '”' or '「' or '」' or '『' or '』' or '《' or '》' => '"',
        '〜' or '～' or '∼' or '≈' => '~',
        '•' or '●' or '▪' or '‣' or '◦' or '■' => '-',
        '，' => '，',
        '。' or '、' => c,
        '【' => '(',
        '】' => ')',
        '│' => Cell,
        >= '\uFF01' and <= '\uFF5E' => (char)(c - 0xFEE0),
        _ => Characters.Simplified(c),
    };
}
