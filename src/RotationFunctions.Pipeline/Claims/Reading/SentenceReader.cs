using RotationFunctions.Analytics.Claims;

namespace RotationFunctions.Pipeline.Claims.Reading;

/// <summary>Gives every number of a sentence its subject, window, kind and sign, or says why it is no claim.</summary>
internal sealed partial class SentenceReader
{
    private const string Policy = "@policy";

    private readonly List<Token> _tokens;
    private readonly ReaderMarket _market;
    private readonly Discourse _discourse;
    private readonly ReadResult _result;
    private readonly bool _isQuestion;
    private readonly bool _isItem;
    private readonly int[] _open;
    private readonly Dictionary<int, string> _assigned = [];
    private readonly Dictionary<int, Frame> _frames = [];
    private readonly HashSet<int> _windowTaken = [];
    private readonly Dictionary<int, int> _outerOf = [];
    private bool _isFrontInitial;
    private Period? _front;
    private readonly HashSet<int> _gapped = [];
    private Period? _attached;
    private DateOnly? _frontDay;

    public SentenceReader(List<Token> tokens, ReaderMarket market, Discourse discourse, ReadResult result, bool isQuestion, bool isItem, bool isCell = false)
    {
        (_tokens, _market, _discourse, _result, _isQuestion, _isItem, _isCell) = (tokens, market, discourse, result, isQuestion, isItem, isCell);
        _open = new int[tokens.Count];
        var open = new Stack<int>();
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Text == ")" && open.Count > 0)
                open.Pop();
            _open[i] = open.Count > 0 ? open.Peek() : -1;
            if (tokens[i].Text == "(")
                open.Push(i);
        }

        foreach (var token in tokens)
            if ((token.Is("fed") || token.Is("dots")) && token.Series is null)
                token.Series = Policy;
    }

    public void Read()
    {
        ReadDays();
        ReadLists();
        ReadRecords();
        var last = -1;
        for (var i = 0; i < _tokens.Count; i++)
        {
            if (!IsFigure(i))
                continue;
            var end = ReadFigure(i, last);
            last = end;
            i = end;
        }

        SpreadTrailingWindow();
        foreach (var pending in _pending)
            Emit(pending);
        Leave();
    }

    private Token? At(int i) => _tokens.At(i);

    private bool IsWord(int i, params ReadOnlySpan<string> words) => _tokens.IsWord(i, words);

    private bool IsFigure(int i) => _tokens[i] is { Number: { IsOrdinal: false } number, IsUsed: false } && !(number.IsWord && number.Unit == Unit.None);

    private bool IsStrong(int i) => _tokens[i].Text is ";" or ":" or "—" or "。" or "；" || _tokens[i].Is("boundary");

    private static bool IsListSign(Token token) => token.Text is "," or "、" or "，" or "/" or "&" or "和" or "and" || token.Is("list");

    /// <summary>The day of a date or weekday token; null when it is none, or a part of something else.</summary>
    private DateOnly? DayOf(int i)
    {
        var token = _tokens[i];
        if (token.IsUsed)
            return null;
        if (token.Weekday is { } weekday)
        {
            var back = ((int)_discourse.Day.DayOfWeek - (int)weekday + 7) % 7;
            return _discourse.Day.AddDays(-back);
        }

        if (token.Is("monthend"))
            return _discourse.Day;
        if (token.Is("weekago"))
            return _discourse.Day.AddDays(-7);
        if (token.Is("window", "PREV"))
            return _market.Periods.TradingBefore(_market.Periods.Trading(_discourse.Day) ?? _discourse.Day);
        if (token.Is("yearend") || token.Text is "year end")
            return new DateOnly(_discourse.Day.Year - 1, 12, 31);
        return token.Date is { Day: not null } date ? PeriodResolver.Complete(date with { Day = date.Day }, _discourse.Day) : null;
    }

    private static bool IsAsOf(Token? before, Token? earlier)
        => before is not null && (before.Text is "截至" or "截止" or "截止到" || (before.Text is "of" or "at" && earlier?.Text == "as") || (before.Text is "the" && earlier?.Text is "of" or "through"));

    private void ReadDays()
    {
        for (var i = 0; i < _tokens.Count; i++)
        {
            if (_tokens[i].Date is not { Day: not null } || _tokens[i].IsUsed || !IsAsOf(At(i - 1), At(i - 2)))
                continue;
            if (DayOf(i) is not { } day)
                continue;
            // "As of" says what day the figures are of, here and below; it never makes them later than the text.
            _discourse.Day = day;
            _discourse.IsDayStated = true;
            _tokens[i].IsUsed = true;
        }
    }

    /// <summary>"A, B and C gained x, y and z": each number has its own subject.</summary>
    private void ReadLists()
    {
        for (var i = 0; i < _tokens.Count; i++)
        {
            if (!IsFigure(i))
                continue;
            var numbers = new List<int> { i };
            var j = i + 1;
            while (j < _tokens.Count)
            {
                var k = j;
                while (k < _tokens.Count && (IsListSign(_tokens[k]) || _tokens[k].Is("approx") || _tokens[k].Text is "the"))
                    k++;
                if (k == j || k >= _tokens.Count || !IsFigure(k) || _tokens[k].Number!.Unit == Unit.None != (_tokens[i].Number!.Unit == Unit.None) && _tokens[k].Number!.Unit != Unit.Percent)
                    break;
                numbers.Add(k);
                j = k + 1;
            }

            if (numbers.Count >= 2)
            {
                // 12.28, 9.86 and 1.50 percent
                foreach (var n in numbers)
                    if (_tokens[n].Number is { Unit: Unit.None } bare && _tokens[numbers[^1]].Number!.Unit != Unit.None)
                        _tokens[n].Number = bare with { Unit = _tokens[numbers[^1]].Number!.Unit };
                Assign(numbers);
            }

            i = numbers[^1];
        }
    }

    private void Assign(List<int> numbers)
    {
        var last = -1;
        var isPlural = false;
        for (var i = numbers[0] - 1; i >= 0 && last < 0; i--)
        {
            if (_tokens[i].Is("pronoun", "they"))
                isPlural = true;
            if (_tokens[i].IsSubject && !_tokens[i].IsUsed)
                last = i;
            if (_tokens[i].Number is { Unit: not Unit.None } && !_tokens[i].IsUsed)
                break;
        }

        var subjects = new List<string>();
        if (last >= 0)
        {
            var at = last;
            subjects.Insert(0, Name(_tokens[at]));
            while (true)
            {
                var k = at - 1;
                while (k >= 0 && (IsListSign(_tokens[k]) || _tokens[k].Text is "the" || _tokens[k].Is("pronoun", "index")))
                    k--;
                if (k == at - 1 || k < 0 || !_tokens[k].IsSubject)
                    break;
                at = k;
                subjects.Insert(0, Name(_tokens[at]));
            }
        }

        if (subjects.Count != numbers.Count && (isPlural || last < 0) && _discourse.Recent.Count >= numbers.Count && _tokens.Exists(t => t.Is("respectively") || t.Is("pronoun", "they")))
            subjects = _discourse.Recent.GetRange(_discourse.Recent.Count - numbers.Count, numbers.Count);
        if (subjects.Count == numbers.Count)
            for (var n = 0; n < numbers.Count; n++)
                _assigned[numbers[n]] = subjects[n];
        else if (subjects.Count > 1)
            foreach (var number in numbers)
                _assigned[number] = "?";
    }

    private static string Name(Token token) => token.Series ?? "!" + token.Outside;

    /// <summary>Reads one figure, and gives where it ends.</summary>
    private int ReadFigure(int i, int previous)
    {
        var token = _tokens[i];
        var number = token.Number!;
        var last = i;
        // What stands in brackets is an aside: the number after them goes on from the one before them.
        var outer = previous;
        if (_open[i] < 0)
            while (outer >= 0 && _open[outer] >= 0 && _outerOf.TryGetValue(outer, out var further))
                outer = further;
        if (outer < 0)
            outer = previous;
        _outerOf[i] = outer;
        var inherited = outer >= 0 && _frames.TryGetValue(outer, out var before) ? before : null;
        if (RangeEnd(i) is { } rangeEnd)
        {
            var upper = _tokens[rangeEnd].Number!;
            var sign = number.IsSigned && !upper.IsSigned && number.Value < 0 ? -1 : 1;
            number = number with { Unit = upper.Unit, UpTo = upper.Value * sign, Decimals = Math.Max(number.Decimals, upper.Decimals) };
            last = rangeEnd;
        }

        var frame = FrameOf(i, last, previous, inherited, number);
        _frames[last] = frame;
        _frames[i] = frame;
        _outerOf[last] = _outerOf[i];
        var problem = Problem(i, last, frame, number, previous);
        if (problem is { } reason)
            _result.Leave(_tokens[i].Start, _tokens[last].End, reason.Reason, reason.Detail);
        else
            _pending.Add(new Pending(i, last, number, frame, previous));
        // A second member of a list is not what the next sentence is about.
        var isConjunct = inherited is { Series: not null } && _gapped.Contains(i) && frame.Series != inherited.Series;
        if (frame.Series is not null && !frame.IsSpread)
        {
            if (!isConjunct)
                (_discourse.Series, _discourse.Outside) = (frame.Series, null);
            if (frame.Series != Policy)
                _discourse.Mention(frame.Series);
        }
        else if (frame.Outside is not null && !isConjunct)
        {
            (_discourse.Series, _discourse.Outside) = (null, frame.Outside);
        }

        return last;
    }

    /// <summary>Where a range ends that begins with a number: "10-11%", "17% to 18%", "+9%至+10%".</summary>
    private int? RangeEnd(int i)
    {
        var (join, j) = (At(i + 1), i + 2);
        if (join is null || At(j) is not { Number: { UpTo: null } upper } || !IsFigure(j))
            return null;
        var lower = _tokens[i].Number!;
        if (!(join.Text is "-" or "~" or "至" or "到" or "to"))
            return null;
        if (upper.Unit is not (Unit.Percent or Unit.Points or Unit.BasisPoints) || (lower.Unit != upper.Unit && lower.Unit != Unit.None))
            return null;
        if (join.Text == "to" && (lower.Unit != Unit.Percent || IsWord(i - 1, "from") || Math.Abs(upper.Value) <= Math.Abs(lower.Value) || upper.Decimals != lower.Decimals))
            return null;
        if (lower.Unit == Unit.Percent && upper.Decimals >= 2 && !lower.IsSigned)
            return null;
        return join.Text is "至" or "到" && lower.Unit == Unit.None ? null : j;
    }

    private Frame FrameOf(int i, int last, int previous, Frame? inherited, Numeral number)
    {
        var from = previous + 1;
        var clause = ClauseStart(i, from);
        var predicate = Predicate(i, last, clause, number.Unit is not (Unit.None or Unit.Dollars or Unit.Points));
        var isGapped = inherited is not null && predicate.Index < 0 && !predicate.IsAfter;
        if (isGapped)
            _gapped.Add(i);
        var (series, outside, subjectIndex) = Subject(i, last, previous, inherited);
        var kind = KindBefore(i, from) ?? KindAfter(last);
        var noise = NoiseOf(i, last, from, subjectIndex);
        var isTotal = HasKind(i, last, from, "total");
        var isAnnualised = HasKind(i, last, from, "annualised");
        var direction = predicate.Direction;
        if (isGapped)
        {
            kind ??= inherited!.Kind;
            noise ??= inherited!.Noise;
            isAnnualised |= inherited!.IsAnnualised && number.Unit == Unit.Percent && !_tokens.GetRange(clause, i - clause).Exists(t => t.Is("kind"));
            if (direction == 0)
                direction = inherited!.Direction;
        }

        // "Including dividends, SPY returned …" holds for the whole sentence.
        if (inherited is { IsTotal: true } && !HasKind(i, last, from, "price"))
            isTotal = true;
        if (HasKind(i, last, from, "price"))
            isTotal = false;
        var frame = new Frame
        {
            Series = series, Outside = outside, Direction = direction, Kind = kind, IsTotal = isTotal, IsAnnualised = isAnnualised, Noise = noise,
        };
        frame = Spread(i, last, previous, inherited, frame, number, isGapped);
        return WindowOf(i, last, previous, inherited, isGapped, frame);
    }

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
            if (token.Is("move") && !(token.Text is "ahead" && IsWord(j + 1, "of")) && (token.Text is "lower" or "higher" or "less" or "more" or "below" or "under" or "above" or "down" or "up" or "ahead" or "short of" or "shy of" or "off" || IsMoveNoun(token)))
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

    private static bool IsMoveNoun(Token token) => token.Text is "gain" or "gains" or "loss" or "losses" or "drop" or "decline" or "fall" or "rise" or "rally" or "jump" or "slide" or "advance" or "increase" or "plunge" or "slump" or "retreat" or "pullback" or "rebound" or "return" or "climb" or "surge"
        or "correction" or "selloff" or "collapse" or "crash" or "damage" or "tumble" or "dive" or "涨幅" or "跌幅" or "升幅" or "降幅" or "回报率" or "回报" or "slip" or "dip" or "decrease" or "crash" or "bounce" or "recovery";

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

        for (var j = i - 1; j >= Math.Max(from, subject + 1); j--)
            if (_tokens[j].Find("noise") is { } before and not ("volume" or "weight") && !_tokens[j].IsUsed)
                return before;
        return i > 0 && _tokens[i - 1].Find("noise") is { } adjacent && adjacent is "weight" ? adjacent : null;
    }

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
