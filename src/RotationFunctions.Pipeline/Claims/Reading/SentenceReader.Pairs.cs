namespace RotationFunctions.Pipeline.Claims.Reading;

/// <content>Figures of two series: leads, correlations, betas, ratios.</content>
internal sealed partial class SentenceReader
{
    private Frame Spread(int i, int last, int previous, Frame? inherited, Frame frame, Numeral number, bool isGapped)
    {
        var from = previous + 1;
        if (frame.Kind is "correlation" or "beta" or "ratio")
            return Comovement(i, last, from, inherited, frame);
        var unit = number.Unit;
        var isRate = frame.Series is { } series && (series == Policy || _market.IsRate(series));
        if (isRate || unit is Unit.None or Unit.Dollars || frame.Outside is not null && unit == Unit.Percent)
            return frame;
        var (compare, sign) = _open[i] >= 0 ? CompareInside(i) : Compare(i, last, from);
        if (compare > last && IsWithIts(i))
            compare = -1;
        if (compare < 0 && isGapped && inherited is { IsSpread: true } && unit is not Unit.Percent)
        {
            var other = Between(from, i) ?? inherited.Against;
            return frame with { Series = inherited.Series, Outside = other?.StartsWith('!') == true ? other[1..] : null, Against = other, IsSpread = true, Direction = inherited.Direction };
        }

        if (compare < 0)
            return frame;
        if (unit == Unit.Percent && !IsDifference(i, last, compare))
            return frame;
        if (unit == Unit.Points && _tokens[compare].Is("compare", "ahead") && !IsDifference(i, last, compare) && !IsWord(i - 1, "is", "by", "of"))
            return frame;
        var (first, second) = Pair(i, last, from, compare, inherited);
        if (first is null)
            return unit == Unit.Percent ? frame with { Direction = sign } : frame with { IsSpread = true, Against = null };
        if (first.StartsWith('!') || second?.StartsWith('!') == true)
            return frame with { Outside = (first.StartsWith('!') ? first : second!)[1..], Series = null, IsSpread = true };
        return frame with { Series = first, Outside = null, Against = second, IsSpread = true, Direction = sign };
    }

    private (int Index, int Sign) CompareInside(int i)
    {
        for (var j = i - 1; j > _open[i]; j--)
            if (_tokens[j].Find("compare") is { } before)
                return (j, before == "ahead" ? 1 : -1);
        return (-1, 0);
    }

    /// <summary>"with its modest 1.5%": a figure of its own, not of a difference.</summary>
    private bool IsWithIts(int i)
    {
        var j = i - 1;
        while (j >= 0 && (_tokens[j].Is("plain") || _tokens[j].Is("approx") || _tokens[j].Text is "its" or "a" or "an"))
            j--;
        return IsWord(j, "with");
    }

    /// <summary>The word that compares, nearest to the number in its clause, and which way.</summary>
    private (int Index, int Sign) Compare(int i, int last, int from)
    {
        for (var j = last + 1; j <= last + 4 && j < _tokens.Count && !IsFigure(j) && _tokens[j].Text is not "," and not "，" and not "." && !IsStrong(j); j++)
        {
            if (_tokens[j].Find("compare") is { } after)
                return ComparesFigures(j) ? (-1, 0) : (j, after == "ahead" ? 1 : -1);
            if (_tokens[j].IsSubject && !_tokens[j].IsObject && !_tokens[j].IsUsed)
                break;
        }

        for (var j = i - 1; j >= from; j--)
        {
            if (_tokens[j].Find("compare") is { } before)
                return (j, before == "ahead" ? 1 : -1);
            if (IsStrong(j) && _tokens[j].Text is not ":")
                break;
        }

        // "Against QQQ the lead is 8.5 points"
        for (var j = i - 1; j >= from; j--)
            if (_tokens[j].Is("versus") && _tokens[j].Text == "against" && j + 1 < _tokens.Count && _tokens[j + 1].IsSubject)
                return (j, 1);
        return (-1, 0);
    }

    /// <summary>"still trails the S&amp;P 500's 13.3%": two figures stand side by side, and neither is their difference.</summary>
    private bool ComparesFigures(int compare)
    {
        for (var j = compare + 1; j <= compare + 4 && j + 2 < _tokens.Count; j++)
            if (_tokens[j].IsSubject)
                return IsWord(j + 1, "'s", "'") && (IsFigure(j + 2) || (j + 3 < _tokens.Count && IsFigure(j + 3)));
        return false;
    }

    private bool IsDifference(int i, int last, int compare)
    {
        if (compare > last)
            return true;
        // 弱于SPY的19.9%: SPY's own.
        if (IsWord(i - 1, "的") && At(i - 2)?.IsSubject == true)
            return false;
        var start = i - 1;
        while (start > compare && (_tokens[start].Is("approx") || _tokens[start].Is("plain") || _tokens[start].Text is "a" or "total"))
            start--;
        return IsWord(start, "by") || IsWord(start, "了") || (start > compare && _tokens[start].IsObject && _tokens[start].Text.Any(c => c > 127) && !Enumerable.Range(compare, start - compare).Any(k => _tokens[k].Is("move")))
            || (start >= compare && _tokens[compare].Text.Any(c => c > 127) && (start == compare || _tokens[start].IsSubject));
    }

    private (string? First, string? Second) Pair(int i, int last, int from, int compare, Frame? inherited)
    {
        // 8.5 points ahead of SPY: the other stands after.
        string? second = null;
        for (var j = compare + 1; j <= compare + 6 && j < _tokens.Count; j++)
        {
            if (j >= i && compare < i && j <= last)
                break;
            if (_tokens[j].IsSubject && !_tokens[j].IsUsed)
            {
                second = Name(_tokens[j]);
                break;
            }
        }

        // "a gap of 8.0 points between A and B"
        if (_tokens.FindIndex(last, Math.Min(4, _tokens.Count - last), t => t.Text == "between") is >= 0 and var between)
        {
            var two = Enumerable.Range(between, _tokens.Count - between).Where(k => _tokens[k].IsSubject && !_tokens[k].IsUsed).Take(2).ToList();
            if (two.Count == 2)
                return (Name(_tokens[two[0]]), Name(_tokens[two[1]]));
        }

        // "前者跑输后者": the first and the second of the two named before.
        if (_tokens.GetRange(from, i - from).Exists(t => t.Text == "前者") && _discourse.Recent.Count >= 2)
            return (_discourse.Recent[^2], _discourse.Recent[^1]);
        // "the gap between A and B", "A与B之间的差异"
        var subjects = new List<int>();
        for (var j = from; j < i; j++)
            if (_tokens[j].IsSubject && !_tokens[j].IsUsed)
                subjects.Add(j);
        if (_tokens[compare].Text is "spread" or "gap" or "difference" && subjects.FindAll(s => s < compare) is [.., var left, var right])
            return (Name(_tokens[left]), Name(_tokens[right]));
        if (_tokens[compare].Text is "gap between" or "spread between" && subjects.Count(s => s > compare) >= 2)
        {
            var after = subjects.FindAll(s => s > compare);
            return (Name(_tokens[after[0]]), Name(_tokens[after[1]]));
        }

        if (compare > last && subjects.Count >= 2 && second is null)
            return (Name(_tokens[subjects[^2]]), Name(_tokens[subjects[^1]]));
        var first = subjects.FindLast(s => s < compare && !_tokens[s].IsObject) is var at && subjects.Exists(s => s < compare && !_tokens[s].IsObject) ? Name(_tokens[at]) : null;
        first ??= inherited is { Series: not null, IsSpread: true } ? inherited.Series : null;
        first ??= inherited?.Series ?? (inherited?.Outside is { } o ? "!" + o : null);
        first ??= subjects.Exists(s => s > compare) && Name(_tokens[subjects[^1]]) != second ? Name(_tokens[subjects[^1]]) : null;
        if (first is null || first == second)
            first = _discourse.Series != second ? _discourse.Series : _discourse.Recent.FindLast(r => r != second);
        second ??= subjects.Exists(s => _tokens[s].IsObject) ? Name(_tokens[subjects.FindLast(s => _tokens[s].IsObject)]) : null;
        // "QQQ gained 20%, IWM 11%: QQQ leads by 9 points": of two in the sentence the other is meant.
        if (first is not null && second is null && _tokens.Where(t => t.IsSubject && !t.IsUsed).Select(Name).Distinct().ToList() is { Count: 2 } both && both.Contains(first))
            second = both.Find(s => s != first);
        return first is null || second is null || first == second ? (null, null) : (first, second);
    }

    private string? Between(int from, int to)
    {
        for (var j = to - 1; j >= from; j--)
            if (_tokens[j].IsSubject && !_tokens[j].IsUsed)
                return Name(_tokens[j]);
        return null;
    }

    private Frame Comovement(int i, int last, int from, Frame? inherited, Frame frame)
    {
        var subjects = new List<string>();
        for (var j = from; j < i; j++)
            if (_tokens[j].IsSubject && !_tokens[j].IsUsed)
                subjects.Add(Name(_tokens[j]));
        for (var j = last + 1; subjects.Count < 2 && j < _tokens.Count && !IsFigure(j) && _tokens[j].Text is not "," and not "，" and not ";" && !IsStrong(j); j++)
            if (_tokens[j].IsSubject && !_tokens[j].IsUsed)
                subjects.Add(Name(_tokens[j]));
        if (subjects.Exists(s => s.StartsWith('!') || s == Policy))
            return frame with { Outside = subjects.Find(s => s.StartsWith('!') || s == Policy)![1..], Series = null };
        // "Betas to SPY: QQQ 1.17, XLP 0.54": the first is what all are against.
        if (subjects.Count >= 2)
        {
            var isFronted = frame.Kind == "beta" && _tokens.FindIndex(t => t.Is("kind", "beta")) is var word && word >= from && _tokens.FindIndex(t => t.IsSubject && !t.IsUsed) > word && word < i
                && Enumerable.Range(word, i - word).Any(k => _tokens[k].Text == ":");
            return isFronted ? frame with { Series = subjects[^1], Against = subjects[0], Outside = null } : frame with { Series = subjects[0], Against = subjects[1], Outside = null };
        }

        if (subjects.Count == 1)
            return frame with { Series = subjects[0], Against = inherited?.Kind == frame.Kind ? inherited?.Against : null, Outside = null };
        return frame with { Against = inherited?.Against };
    }
}
