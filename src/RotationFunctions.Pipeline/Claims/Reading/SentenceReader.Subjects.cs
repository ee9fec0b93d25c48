namespace RotationFunctions.Pipeline.Claims.Reading;

/// <content>Who a number is of.</content>
internal sealed partial class SentenceReader
{
    private (string? Series, string? Outside, int Index) Subject(int i, int last, int previous, Frame? inherited)
    {
        if (_assigned.TryGetValue(i, out var assigned))
            return assigned == "?" ? (null, null, -1) : assigned[0] == '!' ? (null, assigned[1..], -1) : (assigned, null, -1);
        // 12.96% for SPY
        if (Forward(last) is var forward and >= 0)
        {
            _tokens[forward].IsUsed = true;
            return Named(forward);
        }

        var from = previous + 1;
        var isInside = _open[i] >= 0;
        for (var j = i - 1; j >= from; j--)
        {
            var token = _tokens[j];
            if (!token.IsSubject || token.IsUsed)
                continue;
            if (!isInside && _open[j] >= 0 && _open[j] != _open[i])
                continue;
            if (token.IsObject && !isInside && !IsPossessive(j, i))
                continue;
            if (!isInside && IsInRelativeClause(j, i))
                continue;
            return Named(j);
        }

        if (previous >= 0 && inherited is { Series: not null } or { Outside: not null })
            return Rename(i, from) ?? Antecedent(i, from) ?? (inherited!.Series, inherited.Outside, -1);
        if (Antecedent(i, from) is { } antecedent)
            return antecedent;
        // "From its intraday high of 6,147 … the S&P 500 was down": who is named after the phrase before the verb.
        if (_tokens[0].Text is "from" or "since" or "after" or "despite" or "measured" or "counted" && !_tokens.GetRange(0, i).Exists(t => t.Is("pronoun", "it") && t.Text is "it"))
            for (var j = last + 1; j < _tokens.Count && !IsStrong(j); j++)
                if (_tokens[j] is { IsSubject: true, IsUsed: false, IsObject: false })
                    return Named(j);
        // A subject that stands after the number: "Roughly 21 is where the VIX closed."
        for (var j = last + 1; previous < 0 && j < Math.Min(_tokens.Count, last + 12) && !IsFigure(j) && !IsStrong(j); j++)
            if (_tokens[j] is { IsSubject: true, IsUsed: false, IsObject: false } && !Enumerable.Range(0, i).Any(k => _tokens[k].Is("pronoun", "it") || _tokens[k].Is("pronoun", "index")))
                return Named(j);
        if (_discourse is { Series: null, Outside: null, HeadingSeries: null } && _tokens.FindIndex(last, t => t is { IsSubject: true, IsUsed: false }) is >= 0 and var later)
            return Named(later);
        return _discourse.Series is not null || _discourse.Outside is not null ? (_discourse.Series, _discourse.Outside, -2)
            : _discourse.HeadingSeries is { } heading ? (heading, null, -2) : (null, null, -1);
    }

    /// <summary>"that index", after a window that names one: "counted from the S&amp;P 500's October low, that index has gained".</summary>
    private (string?, string?, int)? Antecedent(int i, int from)
    {
        var pronoun = -1;
        for (var j = i - 1; j >= from && pronoun < 0; j--)
            if (_tokens[j].Text is "that index" or "that gauge" or "that fund" or "that benchmark")
                pronoun = j;
        for (var j = pronoun - 1; j >= 0; j--)
            if (_tokens[j].Series is { } series && series != Policy)
                return (series, null, -2);
        // "since the S&P 500's October low, it is up": whose low it was.
        for (var j = i - 1; j >= from && pronoun < 0; j--)
            if (_tokens[j].Text is "it" or "the index")
                pronoun = j;
        for (var j = pronoun - 1; j >= 0; j--)
            if (_tokens[j] is { Series: { } low, IsUsed: true, IsObject: true } && low != Policy)
                return (low, null, -2);
        return null;
    }

    /// <summary>"the index", "the fund": of the series named last, the one that is such.</summary>
    private (string?, string?, int)? Rename(int i, int from)
    {
        for (var j = i - 1; j >= from; j--)
            if (_tokens[j].Is("pronoun", "fund") || IsWord(j, "the fund"))
                return _discourse.Recent.LastOrDefault(_market.IsFund) is { } fund ? (fund, null, -2) : null;
        return null;
    }

    private (string? Series, string? Outside, int Index) Named(int j)
    {
        var token = _tokens[j];
        // Of two subjects of one number the one that the data has.
        if (token.Outside is not null && j >= 2 && IsListSign(_tokens[j - 1]) && _tokens[j - 2].Series is { } other && _tokens[j - 2].Outside is null)
            return (null, token.Outside, j);
        return (token.Series, token.Outside, j);
    }

    private bool IsPossessive(int j, int i)
    {
        if (IsWord(j + 1, "'s", "'") && Enumerable.Range(j + 1, i - j - 1).All(k => _tokens[k].Text is "'" or "s" or "'s" or "own" || _tokens[k].Is("plain") || _tokens[k].Is("approx")))
            return true;
        // 弱于SPY的19.9%
        if (i - j == 2 && IsWord(j + 1, "的"))
            return true;
        if (i - j <= 2 && (i - j == 1 || _tokens[j + 1].Is("approx")) && _tokens[j].Text.Any(c => c < 128) && !_tokens[j - 1].Is("compare"))
            return false;
        return Enumerable.Range(j + 1, i - j - 1).Any(k => IsWord(k, "with") && IsWord(k + 1, "its", "their"));
    }

    /// <summary>", which the iShares fund (IWM) tracks,": who is named there is not who the sentence is about.</summary>
    private bool IsInRelativeClause(int j, int i)
    {
        var start = -1;
        for (var k = j - 1; k >= Math.Max(0, j - 8); k--)
        {
            if (IsWord(k, "which", "who", "where", "whose", "home") && IsWord(k - 1, ",", "，"))
            {
                start = k;
                break;
            }

            if (IsFigure(k))
                return false;
        }

        if (start < 0)
            return false;
        for (var k = j + 1; k < i; k++)
            if (IsWord(k, ","))
                return true;
        return false;
    }

    /// <summary>A subject right after a number: "for the Nasdaq", "of the S&amp;P 500".</summary>
    private int Forward(int last)
    {
        var j = last + 1;
        if (IsWord(j, ")"))
            return -1;
        while (At(j) is { } skipped && (IsMoveNoun(skipped) || skipped.Is("kind") || skipped.Text is "lower" or "higher" or "total" or "was" or "left" or "price"))
            j++;
        // "the 2.0% that the Nasdaq 100 had gained"
        if (IsWord(j, "that", "which") && At(IsWord(j + 1, "the") ? j + 2 : j + 1) is { IsSubject: true } && At(IsWord(j + 1, "the") ? j + 3 : j + 2) is { } verb && (verb.Text is "had" or "has" || verb.Is("move")))
            return IsWord(j + 1, "the") ? j + 2 : j + 1;
        if (!IsWord(j, "for", "in", "of"))
            return -1;
        var isOf = IsWord(j, "of", "in");
        j++;
        while (IsWord(j, "the", "its", "both", "small", "broader", "large"))
            j++;
        if (At(j) is not { IsSubject: true } subject || subject.Window is not null)
            return -1;
        return isOf && subject.Is("pronoun") ? -1 : j;
    }
}
