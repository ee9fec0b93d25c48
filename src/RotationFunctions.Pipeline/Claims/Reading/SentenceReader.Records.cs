using RotationFunctions.Analytics.Claims;

namespace RotationFunctions.Pipeline.Claims.Reading;

/// <content>Streaks, ranks, counts of records, and "best since".</content>
internal sealed partial class SentenceReader
{
    private const int Around = 6;

    private void ReadRecords()
    {
        for (var i = 0; i < _tokens.Count; i++)
        {
            if (_tokens[i].Is("inarow"))
                ReadStreak(i);
            else if (_tokens[i].Is("recordcount"))
                ReadCount(i);
            else if (_tokens[i].Is("best"))
                ReadBest(i);
        }
    }

    private int NumberNear(int i, int back, int forward)
    {
        for (var j = i - 1; j >= Math.Max(0, i - back); j--)
            if (_tokens[j].Number is { Unit: Unit.None, Decimals: 0, Value: > 0 and < 400 } && !_tokens[j].IsUsed)
                return j;
            else if (_tokens[j].Text is "," or ";")
                break;
        for (var j = i + 1; j <= Math.Min(_tokens.Count - 1, i + forward); j++)
            if (_tokens[j].Number is { Unit: Unit.None, Decimals: 0, Value: > 0 and < 400 } && !_tokens[j].IsUsed)
                return IsWord(j - 1, "第") ? -1 : j;
        return -1;
    }

    private void ReadStreak(int i)
    {
        var word = _tokens[i].Text;
        var isChinese = word[0] > 127;
        var isNoun = word is "streak" or "run" or "string";
        var n = isChinese ? NumberNear(i, 0, 2) : isNoun ? NumberNear(i, 0, 3) : word is "in a row" or "running" ? NumberNear(i, 6, 0) : NumberNear(i, 2, 0);
        if (n < 0 || Enumerable.Range(Math.Max(0, Math.Min(n, i) - 3), Math.Min(3, Math.Min(n, i))).Any(k => _tokens[k].Text is "other" or "any" or "such") || (isNoun && !_tokens.GetRange(i, n - i).Exists(t => t.Text == "of")))
            return;
        var number = _tokens[n].Number!;
        var unit = PeriodUnit.Day;
        for (var j = n + 1; j <= Math.Min(_tokens.Count - 1, n + 5) && !IsWord(j, ",", ";", "，"); j++)
        {
            var found = _tokens[j].Find("timeunit") ?? (_tokens[j].Window is { Code: "WTD" } || _tokens[j].Is("window", "WTD") ? "W" : _tokens[j].Is("window", "MTD") ? "M" : null);
            if (found is null)
                continue;
            unit = UnitOf(found);
            break;
        }

        if (Named(n) is { Outside: { } outside })
        {
            _tokens[n].IsUsed = true;
            _result.Leave(_tokens[n].Start, _tokens[n].End, Misunderstanding.OtherSubject, outside);
            return;
        }

        var series = SubjectNear(n) ?? "";
        if (series == Policy || Modality(n, n) is Misunderstanding.Forecast or Misunderstanding.Condition)
            return;
        var (compare, sign) = Compare(n, Math.Max(n, i), 0);
        for (var j = Math.Max(n, i) + 1; compare < 0 && j < _tokens.Count && !IsFigure(j); j++)
            if (_tokens[j].Find("compare") is { } after)
                (compare, sign) = (j, after == "ahead" ? 1 : -1);
        string? against = null;
        if (compare >= 0 && Math.Abs(compare - n) <= 30)
        {
            var (first, second) = Pair(n, n, compare > n ? n : 0, compare, null);
            if (compare > n && _tokens.FindLastIndex(compare, compare - n, t => t.IsSubject && !t.IsUsed) is >= 0 and var leader)
                first = Name(_tokens[leader]);
            // "连续14个交易日领先": of the pair that was named before.
            if (_tokens.FindLastIndex(n, n + 1, t => t.Is("compare")) is >= 0 and var earlier && (first is null || second is null || compare > n))
            {
                var (leading, trailing) = (_tokens.FindLastIndex(earlier, earlier + 1, t => t.IsSubject && !t.IsUsed && !t.IsObject), _tokens.FindIndex(earlier, t => t.IsSubject && !t.IsUsed));
                if (leading >= 0 && trailing > earlier && trailing < n)
                    (first, second) = (Name(_tokens[leading]), Name(_tokens[trailing]));
            }

            if (first is null || second is null || first.StartsWith('!') || second.StartsWith('!'))
                return;
            (series, against) = sign > 0 ? (first, second) : (second, first);
        }
        else
        {
            if (series.Length == 0)
                return;
            sign = FallNear(n, i, out var isOwn) ? -1 : 1;
            // What broke a run went the other way.
            if (!isOwn && IsBroken(n, i))
                sign = -sign;
        }

        var isBroken = IsBroken(n, i);
        var asOf = _market.Periods.Trading(_discourse.Day) ?? _discourse.Day;
        if (isBroken)
        {
            asOf = (unit switch
            {
                PeriodUnit.Week => _market.Periods.TradingBefore(asOf.AddDays(-(((int)asOf.DayOfWeek + 6) % 7))),
                PeriodUnit.Month => _market.Periods.TradingBefore(new DateOnly(asOf.Year, asOf.Month, 1)),
                PeriodUnit.Quarter => _market.Periods.TradingBefore(new DateOnly(asOf.Year, (((asOf.Month - 1) / 3) * 3) + 1, 1)),
                PeriodUnit.Year => _market.Periods.TradingBefore(new DateOnly(asOf.Year, 1, 1)),
                _ => _market.Periods.TradingBefore(asOf),
            }) ?? asOf;
        }

        // "fell for the fourth week running, by 1.9%"
        if (unit is not PeriodUnit.Day)
            (_front, _isFrontInitial) = (Whole(unit), true);
        if (DayNear(n, n, 0).Day is { } ended && !isBroken)
            asOf = _market.Periods.Trading(ended) ?? asOf;
        TakeRecord(n, n, new Claim
        {
            Series = series, Against = against, Kind = against is null ? ClaimKind.Streak : ClaimKind.StreakAgainst, Window = new StatedWindow.Day(), AsOf = asOf, Value = (double)number.Value * (against is null ? sign : 1), Digits = 0, Unit = unit,
        });
    }

    private bool IsBroken(int n, int i)
        => Enumerable.Range(Math.Max(0, Math.Min(n, i) - 4), Math.Min(4, Math.Min(n, i))).Any(k => _tokens[k].Is("broke")) || _tokens.Exists(t => t.Text is "come to its end" or "came to its end" or "came to an end");

    private bool FallNear(int n, int i, out bool isOwn)
    {
        isOwn = true;
        for (var j = Math.Max(n, i) + 1; j <= Math.Min(_tokens.Count - 1, Math.Max(n, i) + 4) && !IsWord(j, ",", "，", ";"); j++)
            if (_tokens[j].Is("move") || _tokens[j].Text is "losing" or "winning" or "down" or "的")
            {
                if (_tokens[j].Text is "的")
                    continue;
                isOwn = !IsWord(j - 1, "a", "with") && !IsWord(j - 2, "with");
                return _tokens[j].Is("move", "down") || _tokens[j].Text == "losing";
            }

        if (_tokens[i].Text == "连跌" || _tokens[i].Text == "连阴")
            return true;
        if (_tokens[i].Text is "连涨" or "连升" or "连阳")
            return false;
        isOwn = false;
        for (var j = Math.Min(n, i) - 1; j >= 0; j--)
        {
            if (_tokens[j].Is("move") && !_tokens[j].Is("approx"))
                return _tokens[j].Is("move", "down");
            if (IsFigure(j) || _tokens[j].Text is ";" or "；")
                break;
        }

        return false;
    }

    private void ReadCount(int i)
    {
        var n = -1;
        for (var j = i - 1; j >= Math.Max(0, i - 2) && n < 0; j--)
            if (_tokens[j].Number is { Unit: Unit.None, Decimals: 0, Value: > 0 and < 400 } && !_tokens[j].IsUsed && _tokens[j].Text != "first")
                n = j;
        if (n < 0 || Modality(n, n) is not null)
            return;
        // "It was the 26th record close of the year for the S&P 500."
        var series = Forward(i) is var f and >= 0 ? _tokens[f].Series : null;
        Period? window = null;
        for (var j = i + 1; j < Math.Min(_tokens.Count, i + 8) && window is null && !IsFigure(j); j++)
        {
            window = _tokens[j].Window;
            if (_tokens[j].IsSubject && !_tokens[j].IsUsed && IsWord(j - 1, "the", "for") && series is null)
                series = _tokens[j].Series;
        }

        for (var j = i + 1; j < Math.Min(_tokens.Count, i + 10) && series is null; j++)
            if (_tokens[j].IsSubject && !_tokens[j].IsUsed && (IsWord(j - 1, "for") || IsWord(j - 2, "for")))
                series = _tokens[j].Series ?? "!";
        series ??= SubjectNear(n);
        if (series is null or Policy or "!" || window is null)
            return;
        window = window.Code == "YEAR" ? new Period("CY", Year: _discourse.TopicYear ?? _discourse.Day.Year) : window;
        if (_market.Periods.Resolve(window, _discourse.Day, series) is { } days)
        {
            TakeRecord(n, n, new Claim
            {
                Series = series, Kind = ClaimKind.RecordCount, Window = new StatedWindow.Span(days.Base, days.End), AsOf = days.End, Value = (double)_tokens[n].Number!.Value, Digits = 0, Unit = PeriodUnit.Level,
            });
        }
    }

    private void ReadBest(int i)
    {
        var isWorst = _tokens[i].Is("best", "worst") && _tokens[i].Text is not "lowest";
        var place = i > 0 && _tokens[i - 1].Number is { IsOrdinal: true } ? i - 1 : i > 1 && IsWord(i - 1, "-") && _tokens[i - 2].Number is { IsOrdinal: true } ? i - 2 : -1;
        var unit = default(PeriodUnit?);
        var isFall = false;
        for (var j = i - 4; j <= i + 4 && j < _tokens.Count; j++)
        {
            if (j < 0 || (j > i && (IsFigure(j) || IsWord(j, ",", "，"))))
                continue;
            if (_tokens[j].Find("timeunit") is { } found && (j > i || unit is null))
                unit = UnitOf(found);
            if (j > i && _tokens[j].Is("move", "down"))
                isFall = true;
            if ((_tokens[j].Text is "close" or "closing" or "收盘" || (j < i && _tokens[j].Is("level", "close"))) && (_tokens[i].Text is "highest" or "lowest" or "最高" or "最低"))
                unit = PeriodUnit.Level;
        }

        isWorst |= unit == PeriodUnit.Level && _tokens[i].Text is "lowest" or "最低";
        isWorst |= isFall && _tokens[i].Text is not ("best" or "lowest");
        // "its best two-year stretch", "January was the best since 1997", "in post-war history": other periods than those that are ranked here.
        if (Enumerable.Range(i, Math.Min(4, _tokens.Count - i)).Any(k => _tokens[k].Window is { Code: "Y" or "N" or "MB" or "WB" })
            || Enumerable.Range(i, Math.Min(5, _tokens.Count - i)).Any(k => _tokens[k].Number is { IsOrdinal: false, Unit: Unit.None, Value: >= 2 and < 100 } && (At(k + 1)?.Is("timeunit") == true || IsWord(k + 1, "-")))
            || Enumerable.Range(i, Math.Min(12, _tokens.Count - i)).Any(k => _tokens[k] is { Date: { Month: not null, Year: null }, Window: null } && k <= i + 1 || _tokens[k].Text is "post" or "modern" or "postwar" or "wwii")
            || Enumerable.Range(Math.Max(0, i - 4), Math.Min(4, i)).Any(k => _tokens[k].Window is { Code: "M" } && IsWord(k + 1, "was", "is", "were")))
        {
            ForgetSince(i);
            return;
        }

        // "All three had their worst year since 2008." What follows is of that year.
        if (unit is { } of && of != PeriodUnit.Level && !_tokens.Exists(t => t.Number is { Unit: Unit.Percent }))
        {
            // A day's report, too, may tell of a "best week".
            var whole = Whole(of);
            if (of is not PeriodUnit.Week)
                _discourse.Window = whole ?? _discourse.Window;
            if (whole is { } stated && !_discourse.Windows.Contains(stated) && _discourse.Windows.Count < MostWindows)
                _discourse.Windows.Add(stated);
        }
        if (place >= 0 && !_tokens[place].IsUsed)
        {
            var isEver = Enumerable.Range(i, Math.Min(8, _tokens.Count - i)).Any(k => _tokens[k].Is("ever"));
            var window = Enumerable.Range(i, Math.Min(8, _tokens.Count - i)).Select(k => _tokens[k].Window).FirstOrDefault(w => w is not null);
            if ((!isEver && window is null) || SubjectNear(place) is not { } series || series == Policy)
                return;
            StatedWindow stated = new StatedWindow.Day();
            if (!isEver && window is not null && _market.Periods.Resolve(window.Code == "YEAR" ? new Period("YTD") : window, _discourse.Day, series) is { } days)
                stated = new StatedWindow.Span(days.Base, days.End);
            for (var k = i; k < Math.Min(_tokens.Count, i + 8); k++)
                if (_tokens[k].Window is { Code: "YEAR" })
                    _tokens[k].Window = null;
            TakeRecord(place, i, new Claim
            {
                Series = series, Kind = ClaimKind.Rank, Window = stated, AsOf = _market.Periods.Trading(_discourse.Day) ?? _discourse.Day, Value = (double)_tokens[place].Number!.Value, Digits = 0, Unit = unit ?? PeriodUnit.Day, IsWorst = isWorst,
            });
            return;
        }

        if (_tokens[i].Text is "longest" or "最长" || Enumerable.Range(i, Math.Min(5, _tokens.Count - i)).Any(k => _tokens[k].Is("quarter") || _tokens[k].Window is { Code: "Q" }))
        {
            // "the best first quarter since 2019": a rank among first quarters, which nobody computes here; the date is no window.
            ForgetSince(i);
            return;
        }

        // "worst since June 2022", "2020年以来最高收盘"
        var since = -1;
        for (var j = i + 1; j <= Math.Min(_tokens.Count - 1, i + 8) && since < 0 && !IsFigure(j); j++)
            if (_tokens[j].Window is { Code: "S", From: { } from } && YearOf(from) is not null)
                since = j;
            else if (_tokens[j].Window is { Code: "S", From: { Day: null } } && j <= i + 6)
                _tokens[j].Window = null;
        for (var j = i - 1; j >= Math.Max(0, i - 4) && since < 0 && _tokens[i].Text[0] > 127; j--)
            if (_tokens[j].Window is { Code: "S", From: { } from } && YearOf(from) is not null)
                since = j;
        if (since < 0)
        {
            ForgetSince(i);
            return;
        }

        var date = _tokens[since].Window!.From!;
        _tokens[since].Window = null;
        var front = _tokens.FindIndex(t => t.Window is not null);
        var around = front >= 0 && front < i ? _tokens[front].Window : _discourse.HasDay ? null : _discourse.HeadingWindow ?? _discourse.Window;
        unit ??= around is not null ? around.Code switch { "WTD" => PeriodUnit.Week, "MTD" or "M" => PeriodUnit.Month, "YEAR" or "CY" => PeriodUnit.Year, "QTD" or "Q" => PeriodUnit.Quarter, _ => PeriodUnit.Day } : PeriodUnit.Day;
        if (SubjectNear(i) is not { } subject || subject == Policy || _market.IsRate(subject) || Enumerable.Range(Math.Max(0, i - 3), Math.Min(3, i)).Any(k => _tokens[k].Number is { IsOrdinal: true, IsWord: true }))
            return;
        var asOf = unit == PeriodUnit.Year && _discourse.TopicYear is { } year ? _market.Periods.Trading(new DateOnly(year, 12, 31)) ?? _discourse.Day : _market.Periods.Trading(_discourse.Day) ?? _discourse.Day;
        TakeRecord(since, since, new Claim
        {
            Series = subject, Kind = ClaimKind.RecordSince, Window = new StatedWindow.Day(), AsOf = asOf, Value = YearOf(date)!.Value, Digits = 0, Unit = unit, IsWorst = isWorst,
        });
    }

    private int? YearOf(WrittenDate date) => date.Year ?? (_discourse.Day.Year - date.YearsBack);

    private void ForgetSince(int i)
    {
        var first = _tokens[i].Text[0] > 127 ? Math.Max(0, i - 4) : i;
        foreach (var token in _tokens.GetRange(first, Math.Min(8 + i - first, _tokens.Count - first)))
            if (token.Window is { Code: "S" } || (token.Window is { Code: "Q" or "M" or "CY" } && IsWord(_tokens.IndexOf(token) + 1, "以来", "以")))
                token.Window = null;
    }

    private static Period? Whole(PeriodUnit unit) => unit switch
    {
        PeriodUnit.Week => new Period("WTD"),
        PeriodUnit.Month => new Period("MTD"),
        PeriodUnit.Quarter => new Period("QTD"),
        PeriodUnit.Year => new Period("YEAR"),
        _ => null,
    };

    private void TakeRecord(int n, int last, Claim claim)
    {
        for (var k = n; k <= n; k++)
            _tokens[k].IsUsed = true;
        _taken.Add(_tokens[n]);
        if (claim.Kind is ClaimKind.Streak)
            (_discourse.Series, _discourse.Outside) = (claim.Series, null);
        var p = new Pending(n, n, _tokens[n].Number ?? new Numeral(0, 0, Unit.None), new Frame { Series = claim.Series, Against = claim.Against }, -1);
        Take(p, claim, [], [], null);
    }

    private string? SubjectNear(int n)
    {
        for (var j = n - 1; j >= 0; j--)
            if (_tokens[j].IsSubject && !_tokens[j].IsUsed && !(_tokens[j].IsObject && !IsPossessive(j, n)) && !IsInRelativeClause(j, n))
                return _tokens[j].Series;
        for (var j = n + 1; j < _tokens.Count && !IsFigure(j); j++)
            if (_tokens[j].IsSubject && !_tokens[j].IsUsed && !_tokens[j].IsObject)
                return _tokens[j].Series;
        return _discourse.Outside is not null ? null : _discourse.Series ?? _discourse.HeadingSeries;
    }

    private static PeriodUnit UnitOf(string code) => code switch
    {
        "W" => PeriodUnit.Week,
        "M" => PeriodUnit.Month,
        "Q" => PeriodUnit.Quarter,
        "Y" => PeriodUnit.Year,
        _ => PeriodUnit.Day,
    };
}
