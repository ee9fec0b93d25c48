using System.Collections.Frozen;

namespace RotationFunctions.Pipeline.Claims.Reading;

/// <summary>What a phrase means: a tag such as <c>move</c>, and what it says more closely, such as <c>up</c>.</summary>
/// <param name="Tag">The tag.</param>
/// <param name="Value">The rest of the line's head; empty for none.</param>
/// <param name="Exact">The phrase with its capitals, where they matter; else null.</param>
internal sealed record Meaning(string Tag, string Value, string? Exact = null);

/// <summary>Phrases and what they mean, found longest first at a place of a text.</summary>
internal sealed class Lexicon
{
    private readonly Node _root = new();
    private readonly Dictionary<string, FrozenSet<string>> _sets = [];

    private sealed class Node
    {
        public Dictionary<char, Node> Next { get; } = [];

        public List<Meaning> Meanings { get; } = [];
    }

    /// <summary>Reads a file of the form that is described at its head.</summary>
    public static Lexicon Read(params IEnumerable<string> files)
    {
        var lexicon = new Lexicon();
        foreach (var line in files.SelectMany(LanguageData.Lines))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var head = line[..colon];
            var space = head.IndexOf(' ', StringComparison.Ordinal);
            var (tag, value) = space < 0 ? (head, "") : (head[..space], head[(space + 1)..]);
            if (tag == "set")
            {
                lexicon._sets[value] = line[(colon + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.OrdinalIgnoreCase);
                continue;
            }

            foreach (var pattern in line[(colon + 1)..].Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                foreach (var phrase in Expand(pattern))
                    lexicon.Add(phrase, tag, value);
        }

        return lexicon;
    }

    /// <summary>Whether a word is of a list; a list that no file has holds none.</summary>
    public bool IsOf(string set, string word) => _sets.TryGetValue(set, out var words) && words.Contains(word);

    /// <summary>Adds a phrase; one that begins with = only as it is written.</summary>
    public void Add(string phrase, string tag, string value)
    {
        phrase = phrase.Trim();
        var isExact = phrase.StartsWith('=');
        if (isExact)
            phrase = phrase[1..];
        if (phrase.Length == 0)
            return;
        var node = _root;
        foreach (var c in phrase)
        {
            var key = Key(c);
            if (!node.Next.TryGetValue(key, out var next))
                node.Next[key] = next = new Node();
            node = next;
        }

        var meaning = new Meaning(tag, value, isExact ? phrase : null);
        if (!node.Meanings.Contains(meaning))
            node.Meanings.Add(meaning);
    }

    /// <summary>The longest phrase at a place, and what it means; length 0 when none is there.</summary>
    public (int Length, IReadOnlyList<Meaning> Meanings) At(string text, int at)
    {
        if (at > 0 && IsWordSign(text[at]) && IsWordSign(text[at - 1]))
            return (0, []);
        var (length, found) = (0, (IReadOnlyList<Meaning>)[]);
        var node = _root;
        var i = at;
        while (i < text.Length && node.Next.TryGetValue(Key(text[i]), out var next))
        {
            node = next;
            i++;
            if (Key(text[i - 1]) == ' ')
                while (i < text.Length && text[i] is ' ')
                    i++;
            // A ticker may stand right before a Chinese text's number: SPY5.5个百分点.
            if (node.Meanings.Count == 0 || (i < text.Length && IsWordSign(text[i - 1]) && IsWordSign(text[i]) && !(char.IsAsciiDigit(text[i]) && char.IsAsciiLetterUpper(text[i - 1]) && node.Meanings.Exists(m => m.Exact is not null))))
                continue;
            var meanings = node.Meanings;
            if (meanings.Exists(m => m.Exact is not null))
                meanings = meanings.FindAll(m => m.Exact is null || string.CompareOrdinal(text, at, m.Exact, 0, m.Exact.Length) == 0);
            if (meanings.Count > 0)
                (length, found) = (i - at, meanings);
        }

        return (length, found);
    }

    private static bool IsWordSign(char c) => char.IsAsciiLetterOrDigit(c);

    private static char Key(char c) => c is '-' or '\n' ? ' ' : char.ToLowerInvariant(c);

    /// <summary>All that a pattern with choices stands for.</summary>
    private static IEnumerable<string> Expand(string pattern)
    {
        var open = pattern.IndexOf('(', StringComparison.Ordinal);
        if (open < 0)
            return [string.Join(' ', pattern.Split(' ', StringSplitOptions.RemoveEmptyEntries))];
        var depth = 0;
        var close = open;
        var bars = new List<int> { open };
        for (; close < pattern.Length; close++)
        {
            if (pattern[close] == '(')
                depth++;
            else if (pattern[close] == ')' && --depth == 0)
                break;
            else if (pattern[close] == '|' && depth == 1)
                bars.Add(close);
        }

        bars.Add(close);
        return bars.Zip(bars.Skip(1)).SelectMany(b => Expand(pattern[..open] + pattern[(b.First + 1)..b.Second] + pattern[(close + 1)..]));
    }
}
