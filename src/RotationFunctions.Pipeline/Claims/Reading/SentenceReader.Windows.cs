namespace RotationFunctions.Pipeline.Claims.Reading;

/// <content>Which window and which day a number has.</content>
internal sealed partial class SentenceReader
{
    private Frame WindowOf(int i, int last, int previous, Frame? inherited, bool isGapped, Frame frame)
    {
        var (window, windowIndex) = WindowAfter(last);
        // "entered the day 19% below its February high": no window after it says until when.
        if (window is not null && Enumerable.Range(previous + 1, i - previous - 1).Any(k => _tokens[k].Window is { Code: "?" } && !_windowTaken.Contains(k) && _open[k] == _open[i]))
            (window, windowIndex) = (null, -1);
        if (window is null)
        {
            (window, windowIndex) = WindowBefore(i, previous + 1);
            // A window in the brackets of another number is that number's.
            if (windowIndex >= 0 && _open[windowIndex] < 0)
            {
                if (window is { Code: not "?", IsAside: false })
                    (_front, _isFrontInitial) = (window, previous < 0);
            }
        }
        else if (_open[i] >= 0 && _open[last] >= 0 && IsWord(last + 1, ")") && windowIndex > last + 1)
        {
            (_front, _isFrontInitial) = (window, previous < 0);
        }

        if (windowIndex >= 0)
            _windowTaken.Add(windowIndex);
        var (day, isDayBefore) = DayNear(i, last, previous + 1);
        if (day is not null && isDayBefore)
            _frontDay = day;
        for (var j = i - 1; j > previous && day is null; j--)
            if (_tokens[j].Text is "now" or "currently" or "today" or "眼下" or "目前" or "现报" or "back")
                (day, _frontDay) = (_tokens[j].Text == "back" ? day : _discourse.Day, null);
        if (window is { Code: "1D" } && _tokens[windowIndex].Text is "前一日" or "前一交易日" or "前一个交易日" && IsWord(windowIndex + 1, "把", "宣布", "将"))
            window = null;
        // "Last year it rose 11%; the year before, 10%"
        if (window is { Code: "LY" } && inherited?.Window is { Code: "LY" } && _tokens[windowIndex].Text is "the year before" or "前年" && previous >= 0)
            window = new Period("CY", Year: _discourse.Day.Year - 2);
        if (window is { Code: "SAME" })
            window = inherited?.Window ?? _discourse.Window ?? _discourse.Since;
        if (window is { Code: "THEN" })
            window = _discourse.Since ?? new Period("?");
        if (window is not null)
            return frame with { Window = window, IsWindowStated = true, Day = day ?? _frontDay };
        if (day is not null)
            return frame with { Window = new Period("1D"), IsWindowStated = true, Day = day };
        if (_open[i] >= 0 && inherited is not null && previous >= 0 && _open[previous] == _open[i])
            return frame with { Window = inherited.Window, IsWindowStated = inherited.IsWindowStated, Day = inherited.Day };
        if (isGapped && inherited is not null)
            return frame with { Window = inherited.Window, IsWindowStated = inherited.IsWindowStated, Day = _tokens[i].Number!.Unit is Unit.None or Unit.Dollars ? _frontDay : inherited.Day };
        // "A rose 0.8%, 7.9% this year; B rose 0.8%": a window from within the clause before does not reach into the next.
        if (_front is not null && !_isFrontInitial && previous >= 0 && _tokens.GetRange(previous, i - previous).Exists(t => t.Text is ";" or "；") && _tokens.GetRange(previous, i - previous).Exists(t => t.IsSubject))
            return frame with { Day = _frontDay };
        if (_front is not null)
            return frame with { Window = _front, IsWindowStated = true, Day = _frontDay };
        // A fall "from its peak" is one figure's; "though it rose 1.1%" is of the day again.
        if (inherited?.Window is not null and not { Code: "PK" or "TR" or "?" })
            return frame with { Window = inherited.Window, Day = inherited.Day };
        return frame with { Day = _frontDay };
    }

    /// <summary>The window that follows a number and is its own: "9.6% this year, 18.2% over the past 12 months".</summary>
    private (Period? Window, int Index) WindowAfter(int last)
    {
        var comma = -1;
        // A number alone in brackets has the window of what follows them.
        var isAside = _open[last] >= 0 && IsWord(last + 1, ")") && _open[last] >= last - 4;
        for (var j = last + 1; j < _tokens.Count; j++)
        {
            var token = _tokens[j];
            if (token.Window is { } window)
            {
                if (comma >= 0 && (FigureFollows(j) || j > comma + 3))
                    return (null, -1);
                return (window, j);
            }

            if (token.IsUsed && !token.IsSubject)
                continue;
            if (IsFigure(j) || (IsStrong(j) && !isAside) || (token.IsSubject && !token.IsUsed && !token.IsObject))
                return (null, -1);
            if (token.Text is "," or "，" or "and" or "、" || IsListSign(token))
            {
                if (comma >= 0)
                    return (null, -1);
                comma = j;
            }
            else if (isAside && j > last + 1)
            {
                continue;
            }
            else if (token.Is("move") && !IsMoveNoun(token) && !token.Is("after") && token.Text is not "ahead")
            {
                return (null, -1);
            }
            else if (token.Is("level") && !token.IsUsed && token.Text is not ("high" or "low") || (token.Text is ")" && _open[last] >= 0 && !isAside))
            {
                return (null, -1);
            }
        }

        return (null, -1);
    }

    /// <summary>Whether another figure comes after a window before the clause ends.</summary>
    private bool FigureFollows(int j)
    {
        for (var k = j + 1; k < _tokens.Count && _tokens[k].Text is not (";" or "。" or "；"); k++)
            if (IsFigure(k))
                return true;
        return false;
    }

    private (Period? Window, int Index) WindowBefore(int i, int from)
    {
        for (var j = i - 1; j >= from; j--)
            if (_tokens[j].Window is { Code: "?" } unknown && !_windowTaken.Contains(j))
                return (unknown, j);
        for (var j = i - 1; j >= from; j--)
            if (_tokens[j].Window is { } window && !_windowTaken.Contains(j) && (_isCell || !(_open[j] >= 0 && _open[j] != _open[i])))
                return (window, j);
        return (null, -1);
    }

    private readonly HashSet<int> _dayTaken = [];

    /// <summary>The day that stands with a number: "on March 16", "Friday".</summary>
    private (DateOnly? Day, bool IsBefore) DayNear(int i, int last, int from)
    {
        for (var j = last + 1; j < _tokens.Count; j++)
        {
            if (_tokens[j].IsUsed && _tokens[j].Window is null)
                continue;
            if (DayOf(j) is { } after)
            {
                _dayTaken.Add(j);
                return (after, false);
            }

            if (_tokens[j].Text is "," or "，" && At(j + 1) is { } on && (on.Text is "出现在" or "创于" or "set on" or "于" || on.Text == "出" || IsWord(j + 1, "reached", "hit", "set")) && !FigureFollowsWithin(j, 5))
            {
                continue;
            }

            if (IsFigure(j) || IsStrong(j) || (_tokens[j].Text is "," or "，" or "and" && !(j == last + 1 && _tokens[j + 1 < _tokens.Count ? j + 1 : j].Text == "on" && !FigureFollows(j))) || _tokens[j].Is("level", "close") || (_tokens[j].IsSubject && !_tokens[j].IsUsed))
                break;
            if (_tokens[j].Is("move") && _tokens[j].Text is not ("higher" or "lower"))
                break;
        }

        for (var j = i - 1; j >= from; j--)
        {
            if (!_dayTaken.Contains(j) && !(_open[j] >= 0 && _open[j] != _open[i]) && DayOf(j) is { } before && !(_tokens[j].Weekday is not null && IsWord(j - 1, "until")))
                return (before, true);
        }

        return (null, false);
    }

    private bool FigureFollowsWithin(int j, int count)
    {
        for (var k = j + 1; k <= j + count && k < _tokens.Count; k++)
            if (IsFigure(k))
                return true;
        return false;
    }

    /// <summary>"the S&amp;P 500 fell 1.5% and the Nasdaq 2.1% on the week": the last number's window is that of all.</summary>
    private void SpreadTrailingWindow()
    {
        for (var p = _pending.Count - 1; p > 0; p--)
        {
            var (earlier, later) = (_pending[p - 1], _pending[p]);
            if (!later.Frame.IsWindowStated || earlier.Frame.Window is not null || later.Previous != earlier.Last || (earlier.Frame.Series == later.Frame.Series && earlier.Number.Unit == later.Number.Unit))
                continue;
            if (later.Frame.Day is not null && later.Frame.Window is { Code: "1D" })
                continue;
            if (Predicate(later.First, later.Last, earlier.Last + 1, true) is (_, < 0, false) && _tokens.GetRange(earlier.Last, later.First - earlier.Last).TrueForAll(t => t.Text is not (";" or "；" or ":")))
                _pending[p - 1] = earlier with { Frame = earlier.Frame with { Window = later.Frame.Window, IsWindowStated = true, Day = later.Frame.Day } };
        }
    }
}
