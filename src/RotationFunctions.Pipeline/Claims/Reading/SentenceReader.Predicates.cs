namespace RotationFunctions.Pipeline.Claims.Reading;

/// <content>What is said of a number: which way, which kind, or that it is something else.</content>
internal sealed partial class SentenceReader
{
    /// <summary>Where the clause of a number begins.</summary>
    private int ClauseStart(int i, int from)
    {
        for (var j = i - 1; j >= from; j--)
            if (_tokens[j].Text is ";" or "；")
                return j + 1;
        return from;
    }

    /// <summary>The nearest word that says which way: before the number, or right after it.</summary>
    private (int Direction, int Index, bool IsAfter) Predicate(int i, int last, int from, bool isChange)
    {
        // "1.5% lower", "a 10% drop", "15.8% below its peak"
        for (var j = last + 1; j <= last + 3 && j < _tokens.Count; j++)
        {
            var token = _tokens[j];
            if (token.Is("move") && !(token.Text is "ahead" && IsWord(j + 1, "of")) && (token.Is("after") || token.Text is "ahead" || IsMoveNoun(token)))
                return (token.Is("move", "up") ? 1 : -1, -1, true);
            if (token.Is("approx", "under") && token.Text is "below" or "under" or "short of" or "less than" or "lower than")
                return (-1, -1, true);
            if (token.Text is "more than" or "higher than")
                return (1, -1, true);
            if (token.Text is not ("total" or "gain" or "weekly" or "monthly" or "price" or "in" or "the" or "的" or "itself") && !token.Is("kind"))
                break;
        }

        if (At(last + 1) is { Window: not null } stated && (stated.Text.StartsWith("above", StringComparison.Ordinal) || stated.Text.StartsWith("below", StringComparison.Ordinal)))
            return (stated.Text[0] == 'a' ? 1 : -1, -1, true);
        var level = -1;
        for (var j = i - 1; j >= from; j--)
        {
            var token = _tokens[j];
            if (token.IsUsed && token.Window is null && !token.Is("move"))
                continue;
            if (token.Is("move") && !token.IsUsed && !(token.Is("approx") && j >= i - 2 && token.Text is not ("up" or "down")))
                return (token.Is("move", "up") ? 1 : -1, j, false);
            if (token.Is("flat"))
                return (0, j, false);
            if (token.Is("level") && !token.IsUsed && !isChange)
                return (0, j, false);
            if (token.Is("level") && !token.IsUsed)
                level = j;
        }

        return (0, level, false);
    }

    private static bool IsMoveNoun(Token token) => token.Is("noun");

    private string? KindBefore(int i, int from)
    {
        for (var j = i - 1; j >= from; j--)
        {
            var token = _tokens[j];
            if (token.Find("kind") is { } kind && kind is not ("total" or "price" or "annualised") && !token.IsUsed)
                return kind;
            if (token.Is("move") && !token.Is("approx") && !token.IsUsed && j < i - 1 && token.Text is not ("up" or "more"))
                return null;
        }

        return null;
    }

    private string? KindAfter(int last)
    {
        for (var j = last + 1; j <= last + 3 && j < _tokens.Count && !IsStrong(j) && _tokens[j].Text is not "," and not "，" && _tokens[j].Number is null; j++)
            if (_tokens[j].Find("kind") is { } kind && kind is not ("total" or "price" or "annualised"))
                return kind;
        return null;
    }

    private bool HasKind(int i, int last, int from, string kind)
    {
        for (var j = from; j < i; j++)
            if (_tokens[j].Is("kind", kind) && !(kind == "total" && Enumerable.Range(j, i - j).Any(k => _tokens[k].Is("kind", "price"))))
                return true;
        for (var j = last + 1; j < _tokens.Count && !IsStrong(j) && !IsFigure(j) && j <= last + 8; j++)
        {
            if (_tokens[j].Is("kind", kind))
                return true;
            if (_tokens[j].Text is "," or "，" or "and" && !(kind == "total" && At(j + 1)?.Is("kind", kind) == true) || _tokens[j].IsSubject)
                break;
        }

        return false;
    }

    /// <summary>What else than a price the number is of: a dividend yield, a fee, odds, a share of something.</summary>
    private string? NoiseOf(int i, int last, int from, int subject)
    {
        for (var j = last + 1; j <= last + 2 && j < _tokens.Count && _tokens[j].Number is null && _tokens[j].Text is not "," and not "，" and not "(" and not ";"; j++)
        {
            if (_tokens[j].Find("noise") is { } after)
                return after;
            if (j == last + 1 && IsWord(j, "of") && (IsWord(j + 1, "it", "them", "stocks", "members", "companies", "all", "its", "their", "gdp", "analysts", "investors", "revenue", "the")) && !Enumerable.Range(j + 1, 4).Any(k => At(k)?.IsSubject == true))
                return "weight";
        }

        // The head of a column stands before the name of the row.
        for (var j = i - 1; j >= (_isCell ? 0 : Math.Max(from, subject + 1)); j--)
            if (_tokens[j].Find("noise") is { } before and not ("volume" or "weight") && !_tokens[j].IsUsed)
                return before;
        return i > 0 && _tokens[i - 1].Find("noise") is { } adjacent && adjacent is "weight" ? adjacent : null;
    }
}
