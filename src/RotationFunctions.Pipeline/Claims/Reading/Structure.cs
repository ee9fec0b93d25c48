namespace RotationFunctions.Pipeline.Claims.Reading;

/// <summary>What a part of a document is.</summary>
internal enum BlockKind
{
    Paragraph,
    Heading,
    ListItem,
    Table,
}

/// <summary>A part of a document: where it stands, and for a table its rows of cells.</summary>
internal sealed record Block(BlockKind Kind, int Start, int End)
{
    public IReadOnlyList<IReadOnlyList<(int Start, int End)>> Rows { get; init; } = [];
}

/// <summary>Finds headings, list items, tables and paragraphs, and the sentences of a stretch.</summary>
internal static class Structure
{
    private const int LongestHeading = 90;
    private const int LongestChineseHeading = 40;
    private const int WrappedLine = 60;
    private const int LongestSentence = 2000;

    private static readonly HashSet<string> Abbreviations = new(StringComparer.OrdinalIgnoreCase)
    {
        "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "vs", "inc", "corp", "co", "no", "st", "dr", "mr", "mrs", "ms", "ltd", "approx", "ca", "cf", "eg", "ie", "etc", "u.s", "u.k",
        "a.m", "p.m", "e.g", "i.e", "d.c", "pct", "est", "incl", "max", "ann", "avg", "jr", "sr", "s",
    };

    public static List<Block> Read(string text)
    {
        var lines = Lines(text);
        var blocks = new List<Block>();
        for (var i = 0; i < lines.Count; i++)
        {
            var (start, end) = lines[i];
            if (start == end)
                continue;
            if (TableEnd(text, lines, i) is var last && last > i)
            {
                blocks.Add(Table(text, lines, i, last));
                i = last;
                continue;
            }

            if (text[start] == '#')
            {
                while (start < end && text[start] is '#' or ' ')
                    start++;
                if (start < end)
                    blocks.Add(new Block(BlockKind.Heading, start, end));
                continue;
            }

            if (Bullet(text, start, end) is { } item)
            {
                blocks.Add(new Block(BlockKind.ListItem, item, end));
                continue;
            }

            // A line that was broken goes on in the next.
            while (i + 1 < lines.Count && end - start >= WrappedLine && lines[i + 1] is var (nextStart, nextEnd) && nextEnd > nextStart && !IsSentenceEnd(text[end - 1]) && char.IsAsciiLetterLower(text[nextStart]))
            {
                end = nextEnd;
                i++;
            }

            blocks.Add(new Block(IsHeading(text, start, end, i + 1 < lines.Count) ? BlockKind.Heading : BlockKind.Paragraph, start, end));
        }

        return blocks;
    }

    /// <summary>The sentences of a stretch, with the sign that ends each.</summary>
    public static IEnumerable<(int Start, int End)> Sentences(string text, int start, int end)
    {
        var first = start;
        for (var i = start; i < end; i++)
        {
            if (!IsEnd(text, i, end) && i - first < LongestSentence)
                continue;
            var last = i + 1;
            while (last < end && text[last] is '"' or '\'' or ')' or '!' or '?')
                last++;
            yield return (first, last);
            first = last;
            i = last - 1;
        }

        if (first < end && !string.IsNullOrWhiteSpace(text[first..end]))
            yield return (first, end);
    }

    private static bool IsEnd(string text, int at, int end)
    {
        switch (text[at])
        {
            case '。' or '！' or '？' or '!' or '?':
                return true;
            case '.':
                if (at + 1 < end && !char.IsWhiteSpace(text[at + 1]) && text[at + 1] is not ('"' or '\'' or ')'))
                    return false;
                var word = at;
                while (word > 0 && (char.IsAsciiLetter(text[word - 1]) || (text[word - 1] == '.' && word > 1 && char.IsAsciiLetter(text[word - 2]))))
                    word--;
                if (word == at)
                    return !(at > 0 && char.IsAsciiDigit(text[at - 1]) && IsListNumber(text, at));
                var name = text[word..at];
                var next = at + 1;
                while (next < end && text[next] is ' ' or '\n' or '"')
                    next++;
                if (next >= end)
                    return true;
                // U.S. goes on with a small letter, or with a name that is hers.
                if (name.Contains('.', StringComparison.Ordinal))
                    return char.IsAsciiLetterUpper(text[next]) && !name.StartsWith("U.", StringComparison.Ordinal);
                return !(Abbreviations.Contains(name) && (char.IsAsciiDigit(text[next]) || char.IsAsciiLetterLower(text[next]) || name.Length <= 3)) && !(name.Length == 1 && char.IsAsciiLetterUpper(name[0]) && name != "I");
            default:
                return false;
        }
    }

    private static bool IsListNumber(string text, int at)
    {
        var i = at - 1;
        while (i >= 0 && char.IsAsciiDigit(text[i]))
            i--;
        return at - i <= 3 && (i < 0 || text[i] == '\n');
    }

    private static List<(int Start, int End)> Lines(string text)
    {
        var lines = new List<(int, int)>();
        var first = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && text[i] != '\n')
                continue;
            var (start, end) = (first, i);
            while (start < end && char.IsWhiteSpace(text[start]))
                start++;
            while (end > start && char.IsWhiteSpace(text[end - 1]))
                end--;
            lines.Add((start, end));
            first = i + 1;
        }

        return lines;
    }

    private static int? Bullet(string text, int start, int end)
    {
        if (end - start < 3)
            return null;
        if (text[start] is '-' or '·' or '*' && text[start + 1] == ' ')
            return start + 2;
        var i = start;
        while (i < end && char.IsAsciiDigit(text[i]) && i - start < 3)
            i++;
        return i > start && i + 1 < end && ((text[i] is '.' or ')' && text[i + 1] == ' ') || text[i] == '、') ? i + 1 : null;
    }

    private static bool IsSentenceEnd(char c) => c is '.' or '!' or '?' or '。' or '！' or '？' or ':' or ';';

    private static bool IsHeading(string text, int start, int end, bool isFollowed)
    {
        if (!isFollowed)
            return false;
        if (text[end - 1] == ':')
            return end - start <= LongestHeading;
        var isChinese = false;
        for (var i = start; i < end; i++)
            isChinese |= text[i] >= '\u4E00' && text[i] <= '\u9FFF';
        if (IsSentenceEnd(text[end - 1]) || text[end - 1] is '，' or ',')
            return false;
        if (end - start > (isChinese ? LongestChineseHeading : LongestHeading))
            return false;
        // A line that prints a figure of its own says it.
        for (var i = start; i < end; i++)
            if (text[i] is '%' or '$' || (text[i] == '.' && i > start && char.IsAsciiDigit(text[i - 1])))
                return false;
        return true;
    }

    private static int TableEnd(string text, List<(int Start, int End)> lines, int first)
    {
        var last = first - 1;
        var separator = '\0';
        for (var i = first; i < lines.Count && lines[i].End > lines[i].Start; i++)
        {
            var (start, end) = lines[i];
            var here = text.AsSpan(start, end - start).Count(NormalText.Cell) >= 1 ? NormalText.Cell : text.AsSpan(start, end - start).Contains('\t') ? '\t' : '\0';
            if (here == '\0' || (separator != '\0' && here != separator))
                break;
            separator = here;
            last = i;
        }

        return last > first ? last : first;
    }

    private static Block Table(string text, List<(int Start, int End)> lines, int first, int last)
    {
        var rows = new List<IReadOnlyList<(int, int)>>();
        for (var i = first; i <= last; i++)
        {
            var (start, end) = lines[i];
            if (IsRule(text, start, end))
                continue;
            if (text[start] == NormalText.Cell)
                start++;
            if (end > start && text[end - 1] == NormalText.Cell)
                end--;
            var cells = new List<(int, int)>();
            var from = start;
            for (var at = start; at <= end; at++)
            {
                if (at < end && text[at] is not (NormalText.Cell or '\t'))
                    continue;
                cells.Add((from, at));
                from = at + 1;
            }

            rows.Add(cells);
        }

        return new Block(BlockKind.Table, lines[first].Start, lines[last].End) { Rows = rows };
    }

    private static bool IsRule(string text, int start, int end)
    {
        for (var i = start; i < end; i++)
            if (text[i] is not ('|' or '-' or ':' or ' ' or '=' or '+' or '—'))
                return false;
        return true;
    }
}
