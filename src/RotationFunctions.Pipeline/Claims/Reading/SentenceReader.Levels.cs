using RotationFunctions.Analytics.Claims;

namespace RotationFunctions.Pipeline.Claims.Reading;

/// <content>Prices, points of an index, and changes in points.</content>
internal sealed partial class SentenceReader
{
    private void EmitLevel(Pending p)
    {
        var (number, frame, assumptions) = (p.Number, p.Frame, new List<Assumption>());
        var series = frame.Series!;
        if (number.Unit == Unit.None && frame.Kind is "correlation" or "beta" or "ratio")
        {
            EmitComovement(p);
            return;
        }

        var value = Math.Abs(number.Value);
        var (isLevelWord, kind) = LevelWord(p);
        var day = LevelDay(p);
        var isPlausible = _market.IsPlausibleLevel(series, value, day);
        if (!isPlausible && frame.Series is not null && SubjectOfPronoun(p, value, day) is { } other)
        {
            (series, isPlausible) = (other, true);
            // What the sentence goes on to say is of the same one.
            for (var q = _pending.IndexOf(p) + 1; q > 0 && q < _pending.Count; q++)
                if (_pending[q].Frame.Series == frame.Series && !Enumerable.Range(p.Last, _pending[q].First - p.Last).Any(k => _tokens[k].IsSubject && !_tokens[k].IsUsed))
                    _pending[q] = _pending[q] with { Frame = _pending[q].Frame with { Series = other } };
            p = p with { Frame = frame with { Series = other } };
            day = LevelDay(p);
        }

        var or = IsWord(p.Last + 1, ",") ? p.Last + 2 : p.Last + 1;
        var isBeside = IsWord(or, "or", "或") && At(or + 1)?.Number is { Unit: Unit.Percent };
        var isAfter = Predicate(p.First, p.Last, p.First, true).IsAfter;
        // "-7.56 or -0.7%", and the column "Net change", print points without their name.
        var isUnnamed = number is { Unit: Unit.None, UpTo: null } && !isPlausible && ((isBeside && (number.IsSigned || frame.Direction != 0)) || (_isCell && _tokens.Exists(t => t.Is("netchange"))));
        var isChange = isUnnamed || number.Unit == Unit.Points && number.UpTo is null && (!isLevelWord || isAfter || (!isPlausible && (isBeside || IsAfterMove(p.First)))) && (frame.Direction != 0 || number.IsSigned || isBeside);
        if (isChange && !(isPlausible && !number.IsSigned && !_market.IsVolatilityIndex(series)))
        {
            if (Settle(p, ClaimKind.PointChange, assumptions) is { } window)
                Add(p, ClaimKind.PointChange, Direction(p, assumptions), 0, window, assumptions);
            return;
        }

        if (!isPlausible || number.UpTo is not null || number.IsSigned)
        {
            Leave(p, number.Unit != Unit.None ? Misunderstanding.NoKind : number.Decimals == 0 && !(p.First > 0 && _tokens[p.First - 1].Is("move")) ? Misunderstanding.Count : Misunderstanding.NoUnit);
            return;
        }

        // 500 companies and 17 months are counts; a level is said to be one, or printed with its decimals.
        if (number is { Unit: Unit.None, IsWhole: true } && !isLevelWord && !_isCell && Approximated(p).Word is null)
        {
            Leave(p, Misunderstanding.Count);
            return;
        }

        if (kind is ClaimKind.AverageLevel or ClaimKind.HighestLevel or ClaimKind.LowestLevel)
        {
            if (Settle(p, kind, assumptions) is { } window)
                Add(p, kind, 1, 0, window, assumptions);
            return;
        }

        if (IsPartOfSpan(p) || IsLaterLevel(p))
        {
            Leave(p, Misunderstanding.WithinDay);
            return;
        }

        Add(p, kind, 1, 0, new Settled(new StatedWindow.Day(), day, []), assumptions);
    }

    private bool IsAfterMove(int i)
    {
        var j = i - 1;
        while (At(j) is { } skipped && (skipped.Is("plain") || (skipped.Is("approx") && !skipped.Is("move"))))
            j--;
        return At(j)?.Is("move") ?? false;
    }

    /// <summary>"Later it settled down to 57.15": of no time that a day's prices have.</summary>
    private bool IsLaterLevel(Pending p)
    {
        for (var j = p.First - 1; j > p.Previous; j--)
            if (_tokens[j].Text is "later" or "earlier" or "afterwards" && _tokens[j].IsCapital | j > 0 && !_tokens.Exists(t => t.Is("level", "close") && !t.Text.StartsWith("settl", StringComparison.Ordinal)))
                return true;
        return false;
    }

    /// <summary>A pronoun whose series could not stand so high means another of the paragraph that could.</summary>
    private string? SubjectOfPronoun(Pending p, decimal value, DateOnly day)
    {
        var isNamed = false;
        for (var j = p.First - 1; j >= 0; j--)
            isNamed |= _tokens[j].IsSubject && !_tokens[j].IsUsed;
        if (isNamed)
            return null;
        var could = _discourse.Recent.FindAll(id => _market.IsPlausibleLevel(id, value, day));
        return could.Count == 1 ? could[0] : null;
    }

    /// <summary>Whether a word says that the number is a level, and of what price.</summary>
    private (bool IsLevel, ClaimKind Kind) LevelWord(Pending p)
    {
        var i = p.First;
        var kind = ClaimKind.Level;
        // "traded at 2,191.86, its intraday low"
        for (var j = p.Last + 2; IsWord(p.Last + 1, ",") && j <= p.Last + 4 && At(j) is { } after && (after.Is("pronoun") || IsWord(j, "the", "an", "a", "its") || after.Is("level")); j++)
            if (after.Find("level") is "high" or "low" && !(j + 1 < _tokens.Count && IsFigure(j + 1)) && after.Text[0] < 128)
                return (true, after.Is("level", "high") ? ClaimKind.IntradayHigh : ClaimKind.IntradayLow);
        if (p.Frame.Kind is "average")
            return (true, ClaimKind.AverageLevel);
        if (p.Frame.Kind is "highest" && !Enumerable.Range(p.Previous + 1, i - p.Previous - 1).Any(k => DayOf(k) is not null))
            return (true, ClaimKind.HighestLevel);
        if (p.Frame.Kind is "lowest")
            return (true, ClaimKind.LowestLevel);
        var isLevel = false;
        for (var j = i - 1; j > p.Previous; j--)
        {
            var token = _tokens[j];
            if (token.Window is { Code: "PK" or "TR" } extreme && j >= i - 4)
                return (true, !extreme.IsIntraday ? ClaimKind.Level : extreme.Code == "PK" ? ClaimKind.IntradayHigh : ClaimKind.IntradayLow);
            if (token.Find("level") is { } price && !(token.Text is "至" or "到" && j < i - 3))
            {
                var isClose = price == "close" || (_tokens[Math.Max(0, j - 1)].Text is "closed" or "ended" or "finished" or "settled" or "closing" && token.Text is "as high as" or "as low as") || Enumerable.Range(p.Previous + 1, j - p.Previous - 1).Any(k => _tokens[k].Text is "closed" or "closing");
                kind = isClose ? ClaimKind.Level : price switch { "high" => ClaimKind.IntradayHigh, "low" => ClaimKind.IntradayLow, "open" => ClaimKind.OpenLevel, _ => ClaimKind.Level };
                return (true, kind);
            }

            if (token.Is("peakword") || token.Is("troughword") || token.Is("recordhigh"))
            {
                if (j == i - 1 && token.Text is "high" or "low" or "最高" or "最低")
                    return (true, token.Is("peakword") ? ClaimKind.IntradayHigh : ClaimKind.IntradayLow);
                if (Enumerable.Range(Math.Max(0, j - 2), Math.Min(2, j)).Any(k => _tokens[k].Is("intraday")))
                    return (true, token.Is("peakword") ? ClaimKind.IntradayHigh : ClaimKind.IntradayLow);
                return (true, ClaimKind.Level);
            }

            if (token.Text is "at" or "to" or "was" or "is" or "been" or "near" or "from" or "of" or "为" or "at about" or "where" or "," or "(" or ":")
                isLevel |= token.Text is not ("," or ":");
            else if (!token.Is("approx") && !token.Is("plain") && !token.IsSubject && !token.IsUsed && !(token.Text.Length == 1 && token.Text[0] > 127 && token.Meanings.Count == 0 && j >= i - 4) && token.Text is not ("on" or "the" or "points" or "back" or "down" or "up" or "friday" or "a"))
                break;
        }

        return (isLevel, kind);
    }

    /// <summary>The day of a level: stated, or that on which a window begins where the number stands after "from".</summary>
    private DateOnly LevelDay(Pending p)
    {
        var asOf = _discourse.Day;
        var j = p.First - 1;
        while (At(j) is { } skipped && (skipped.Is("approx") || skipped.Is("plain") || skipped.Text is "$" or "a" or "close" or "the"))
            j--;
        // The window's own first day: "its intraday high of 6,147", "from 32".
        for (var k = p.First - 1; k > p.Previous && k >= p.First - 4; k--)
            if (_tokens[k].Window is { Code: "PK" or "TR" } extreme && _market.Periods.Resolve(extreme, asOf, p.Frame.Series!) is { } at)
                return at.Base;
        // "(end of July: 4.37%)"
        for (var k = p.First - 1; _open[p.First] >= 0 && k > _open[p.First]; k--)
            if (_tokens[k].Window is { Code: "S", IsFromClose: true } past && _market.Periods.Resolve(past, asOf, p.Frame.Series!) is { } then)
                return then.Base;
        for (var k = p.Last + 1; k <= p.Last + 6 && k < _tokens.Count && !IsFigure(k) && _tokens[k].Text != "("; k++)
            if (_tokens[k].Window is { Code: "S", IsFromClose: true } ended && _market.Periods.Resolve(ended, asOf, p.Frame.Series!) is { } end)
                return end.Base;
        // "the April 7 intraday low of 4,835.04", "the closing record of March 2000, 1,527.46"
        for (var k = p.First - 1; k > p.Previous && k >= p.First - 6; k--)
        {
            if (!(_tokens[k].Is("level") || _tokens[k].Is("peakword") || _tokens[k].Is("troughword") || _tokens[k].Is("recordhigh")))
                continue;
            for (var d = k - 1; d > p.Previous && d >= k - 5; d--)
            {
                if (_tokens[d].Date is { Day: not null } date && _tokens[d].IsUsed && PeriodResolver.Complete(date, asOf) is { } exact)
                    return exact;
                if ((_tokens[k].Is("peakword") || _tokens[k].Is("recordhigh")) && _tokens[d].Date is { Day: null, Month: not null, Year: not null } month
                    && _market.Periods.Resolve(new Period("PK", month), asOf, p.Frame.Series!) is { } peak)
                    return peak.Base;
            }

            break;
        }

        if (OwnDay(p) is { } own)
            return own;
        if (IsWord(j, "from"))
        {
            var window = p.Frame.Window is { Code: not "1D" } stated ? stated : new Period("1D");
            return _market.Periods.Resolve(window, asOf, p.Frame.Series!) is { } resolved ? resolved.Base : asOf;
        }

        if (Enumerable.Range(Math.Max(0, p.First - 4), Math.Min(4, p.First)).Any(k => _tokens[k].Text is "previous" or "prior"))
            return _market.Periods.TradingBefore(_market.Periods.Trading(asOf) ?? asOf) ?? asOf;
        return p.Frame.Day ?? (p.Frame.Window is { Code: "PREV" } ? _market.Periods.TradingBefore(_market.Periods.Trading(asOf) ?? asOf) ?? asOf : asOf);
    }

    private DateOnly? OwnDay(Pending p) => DayNear(p.First, p.Last, p.Previous + 1).Day ?? MonthOf(p);

    /// <summary>"in early March 2022", "二OOO年三月份": a month without a day, for a level.</summary>
    private DateOnly? MonthOf(Pending p)
    {
        for (var j = p.Last + 1; j < _tokens.Count && !IsFigure(j) && !IsStrong(j) && _tokens[j].Text is not "," and not "，"; j++)
            if (_tokens[j] is { Date: { Day: null, Month: { } month, Year: { } year }, Window: null, IsUsed: false })
                return IsWord(j - 1, "early", "-") ? new DateOnly(year, month, 1) : null;
        return null;
    }

    private void EmitComovement(Pending p)
    {
        var (frame, assumptions) = (p.Frame, new List<Assumption>());
        var kind = frame.Kind switch { "correlation" => ClaimKind.Correlation, "beta" => ClaimKind.Beta, _ => ClaimKind.Ratio };
        if (frame.Against is null)
        {
            if (kind == ClaimKind.Ratio)
            {
                Leave(p, Misunderstanding.OneSeries);
                return;
            }

            assumptions.Add(Assumption.AgainstBenchmark);
        }

        if (kind == ClaimKind.Ratio)
            Add(p, kind, 1, 0, new Settled(new StatedWindow.Day(), frame.Day ?? _discourse.Day, []), assumptions);
        else if (Settle(p, kind, assumptions) is { } settled)
            Add(p, kind, 1, 0, settled, assumptions);
    }
}
