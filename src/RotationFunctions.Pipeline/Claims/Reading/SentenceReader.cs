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
    private readonly bool _isCell;
    private readonly int[] _open;
    private readonly Dictionary<int, string> _assigned = [];
    private readonly Dictionary<int, Frame> _frames = [];
    private readonly HashSet<int> _windowTaken = [];
    private readonly Dictionary<int, int> _outerOf = [];
    private bool _isFrontInitial;
    private Period? _front;
    private readonly HashSet<int> _gapped = [];
    private readonly HashSet<int> _possessive = [];
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

        // The fund of a letter to its holders is none that the data has.
        if (!tokens.Exists(t => t.Series is { } id && market.IsFund(id)) && !discourse.Recent.Exists(market.IsFund) && !(discourse.HeadingSeries is { } heading && market.IsFund(heading)))
            foreach (var token in tokens)
                if (token.Is("pronoun") && token.Text is "the fund" or "the etf" && !token.IsSubject)
                    token.Outside = token.Text;
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
        for (var p = 0; p < _pending.Count; p++)
            Emit(_pending[p]);
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
        return token.Date is { Day: not null } date ? PeriodResolver.CompletePast(date, _discourse.Day) : null;
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
        // "gained 0.4% thanks to Amazon's 6.8% pop, but fell 2.6%": who fell is not Amazon.
        while (outer >= 0 && _possessive.Contains(outer) && Predicate(i, i, previous + 1, true) is { Index: >= 0 } && _outerOf.TryGetValue(outer, out var owner) && owner >= 0)
            outer = owner;
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
        if (IsWord(i - 1, "'s") && At(i - 2)?.Outside is not null)
            _possessive.Add(last);
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
}
