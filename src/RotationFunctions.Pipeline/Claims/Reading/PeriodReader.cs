namespace RotationFunctions.Pipeline.Claims.Reading;

/// <summary>
/// Finds the periods that a sentence states: named ones, so many days or years back, since or between dates, from a peak or a low.
/// A token that states one carries it; the tokens that it was made of are used up.
/// </summary>
internal sealed class PeriodReader
{
    /// <summary>Tokens that may stand between "since" and what it means, or between a high and its date.</summary>
    private const int Near = 9;

    private readonly List<Token> _tokens;
    private readonly bool _isHeading;

    private PeriodReader(List<Token> tokens, bool isHeading) => (_tokens, _isHeading) = (tokens, isHeading);

    /// <summary>Reads the periods of a sentence.</summary>
    public static void Read(List<Token> tokens, bool isHeading)
    {
        var reader = new PeriodReader(tokens, isHeading);
        reader.ReadYearsBack();
        reader.ReadExtremes();
        reader.ReadSpans();
        reader.ReadCounts();
        reader.ReadNamed();
        reader.ReadCalendar();
        reader.ReadBare();
    }

    private Token? At(int i) => _tokens.At(i);

    private bool IsWord(int i, params ReadOnlySpan<string> words) => _tokens.IsWord(i, words);

    private bool IsFreeDate(int i) => At(i) is { Date: not null, IsUsed: false };

    private void Take(int at, int first, int last, Period period)
    {
        for (var i = first; i <= last; i++)
        {
            _tokens[i].IsUsed = true;
            if (_tokens[i].IsSubject)
                _tokens[i].IsObject = true;
        }

        _tokens[at].Window = period;
    }

    /// <summary>去年3月, 今年4月8日: a date whose year is told by the text's own.</summary>
    private void ReadYearsBack()
    {
        for (var i = 0; i + 1 < _tokens.Count; i++)
        {
            if (_tokens[i + 1].Date is not { Year: null, Month: not null } date || _tokens[i].Text is not ("去年" or "今年" or "前年"))
                continue;
            _tokens[i + 1].Date = date with { YearsBack = _tokens[i].Text switch { "今年" => 0, "去年" => 1, _ => 2 } };
            _tokens[i].IsUsed = true;
        }
    }

    /// <summary>"below its September 20 peak", "since the March 23 low", "自2月19日高点以来".</summary>
    private void ReadExtremes()
    {
        for (var i = 0; i < _tokens.Count; i++)
        {
            var token = _tokens[i];
            var isPeak = token.Is("peakword") || token.Is("level", "high");
            var isLow = token.Is("troughword") || token.Is("level", "low");
            if ((!isPeak && !isLow) || token.IsUsed || token.Text is "top")
                continue;
            var trigger = Trigger(i, isPeak);
            if (trigger < 0)
                continue;
            var isIntraday = token.Is("level");
            WrittenDate? date = null;
            var last = i;
            for (var j = trigger + 1; j < i; j++)
            {
                isIntraday |= _tokens[j].Is("intraday") || IsWord(j, "intraday", "盘中");
                if (_tokens[j].Date is { } before)
                    date = before;
            }

            // "the record high it set on July 16th", "the intraday record of September 21", "its record in October 2007"
            for (var j = i + 1; date is null && j <= i + 6 && j < _tokens.Count; j++)
            {
                if (IsWord(j, "of", "on", "in", "set", "it", "reached", "from", "at", "hit", "made", "that", "the", "which", "的", "(", ",", "was") || _tokens[j].Is("level", "close") || _tokens[j].Is("modal", "safe") || _tokens[j].Is("pronoun"))
                    continue;
                if (IsFreeDate(j) && !IsWord(j - 1, ",", "("))
                    (date, last) = (_tokens[j].Date, j);
                break;
            }

            if (date is null && !isPeak)
                continue;
            if (date is { Day: null } && IsFreeDate(i - 1) && isPeak && _tokens[i - 1].Date!.Day is null && trigger < 0)
                continue;
            var to = ReadTo(last + 1);
            // From a price within one day to one within another: no close is at either end.
            var isWithin = isIntraday && to is { Last: var end } && _tokens[end].Is("level") && !_tokens[end].Is("level", "close");
            Take(i, trigger, last, new Period(isWithin ? "?" : isPeak ? "PK" : "TR", date, to?.Date, token.Text.StartsWith("52", StringComparison.Ordinal) ? 252 : 0) { IsIntraday = isIntraday });
        }
    }

    private int Trigger(int i, bool isPeak)
    {
        for (var j = i - 1; j >= Math.Max(0, i - Near); j--)
        {
            var token = _tokens[j];
            if (IsWord(j, "since", "from", "below", "under", "off", "beneath", "自", "从", "由", "与", "较", "比", "距", "若由", "若从", "若以") || token.Is("approx", "under") || (!isPeak && IsWord(j, "above")) || IsWord(j, "short of", "shy of"))
                return token.IsUsed ? -1 : j;
            if (token.Text is "自从")
                return j;
            if (token.Number is { Unit: not Unit.None } || IsWord(j, ";", ":", "—", "。", "to", "at", "set", "hit", "at a") || token.Is("boundary") || (token.Is("move") && !token.Is("peakword") && j < i - 1 && token.Text is not ("low" or "高" or "低")))
                return -1;
        }

        return -1;
    }

    /// <summary>The date after "to", with the low or close that it is the date of; null when there is none.</summary>
    private (WrittenDate Date, int Last)? ReadTo(int from)
    {
        var limit = Math.Min(_tokens.Count, from + 12);
        for (var j = from; j < limit; j++)
        {
            if (_tokens[j].Number is { Unit: not Unit.None } || IsWord(j, ";", "。", ":"))
                return null;
            if (!IsWord(j, "to", "through", "until", "till", "至", "到"))
                continue;
            for (var k = j + 1; k <= j + 5 && k < _tokens.Count; k++)
            {
                if (_tokens[k].Weekday is not null || _tokens[k].Number is { Unit: not Unit.None })
                    return null;
                if (!IsFreeDate(k) || _tokens[k].Date!.Day is null)
                    continue;
                var last = At(k + 1) is { } after && (after.Is("troughword") || after.Is("peakword") || after.Is("level")) ? k + 1 : k;
                for (var u = j; u <= last; u++)
                    _tokens[u].IsUsed = true;
                return (_tokens[k].Date!, last);
            }

            return null;
        }

        return null;
    }

    /// <summary>From one date to another, and since a date or an event.</summary>
    private void ReadSpans()
    {
        for (var i = 0; i < _tokens.Count; i++)
        {
            if (!IsFreeDate(i))
                continue;
            // A to B, A - B, 从A到B
            if (IsJoined(i) is { } second)
            {
                var first = IsStart(i - 1) ? i - 1 : i;
                var (isOpen, isClose, openFirst) = BaseWord(i);
                first = Math.Min(first, openFirst);
                while (IsWord(first - 1, "the", "of", "on", "since", "the close") || IsStart(first - 1))
                    first--;
                Take(i, first, second, new Period("F", _tokens[i].Date, _tokens[second].Date) { IsFromOpen = isOpen, IsFromClose = isClose });
                continue;
            }

            var start = StartBefore(i, out var isEvent);
            if (start >= 0)
            {
                var (isOpen, isClose, _) = BaseWord(i);
                var last = i;
                while (IsWord(last + 1, "以来", "至今", "起", "算起", "'s", "close", "的") || (At(last + 1) is { } next && next.Is("level", "close") && IsWord(last + 2, "以来", "至今", "起", "算起")))
                {
                    last++;
                    isClose |= _tokens[last].Is("level", "close");
                }

                // "from March 2" alone states no end that is meant, unless a fall is measured from it.
                var period = new Period("S", _tokens[i].Date, ReadTo(last + 1)?.Date) { IsFromOpen = isOpen, IsFromClose = isClose || isEvent || !IsWord(start, "since", "自", "自从") };
                Take(i, start, last, period);
                continue;
            }

            if (IsWord(i + 1, "以来", "至今") || (IsWord(i + 1, "以") && IsWord(i + 2, "来")))
                Take(i, i, i + 1, new Period("S", _tokens[i].Date) { IsFromClose = false });
        }
    }

    private bool IsStart(int i) => IsWord(i, "from", "between", "从", "自", "由");

    /// <summary>The other date of a span that begins at one; null when it begins none.</summary>
    private int? IsJoined(int i)
    {
        if (_tokens[i].Date is not { } a || (a.Day is null && a.Month is null))
            return null;
        var j = i + 1;
        while (IsWord(j, "(", ")") || (At(j) is { } t && t.Is("level", "close") && j < i + 3) || IsWord(j, "收盘", "的", "'s", "close"))
            j++;
        if (IsWord(j, ",") && IsWord(j + 1, "and") && IsWord(i - 1, "between"))
            j++;
        if (!IsWord(j, "to", "-", "through", "until", "till", "至", "到", "—") && !(IsWord(j, "and") && IsWord(i - 1, "between")))
            return null;
        for (var k = j + 1; k <= j + 4; k++)
        {
            if (IsFreeDate(k))
                return _tokens[k].Date is { } b && (b.Day is not null) == (a.Day is not null) ? k : null;
            if (!IsWord(k, "the", "of", "close", "its") && !(At(k)?.Is("level", "close") ?? false))
                return null;
        }

        return null;
    }

    /// <summary>Where "since" stands before a date, with what it is the date of between; −1 when it does not.</summary>
    private int StartBefore(int i, out bool isEvent)
    {
        isEvent = false;
        for (var j = i - 1; j >= Math.Max(0, i - 8); j--)
        {
            if (IsWord(j, "since", "自", "自从"))
            {
                isEvent = Enumerable.Range(j + 1, i - j - 1).Any(k => !IsWord(k, "the", "early", "late", "mid", "-", "of", "its", "on", ",") && !_tokens[k].Is("level", "open"));
                return j;
            }

            if (IsWord(j, "from", "从", "由", "than") && i - j <= 4)
            {
                // "up from 0.93% at year-end" has no date; "from March 2" has.
                return j;
            }

            if (_tokens[j].Number is { Unit: not Unit.None } || IsWord(j, ",", ";", ":", "—", "，") || _tokens[j].Date is not null)
                return -1;
        }

        return -1;
    }

    private (bool IsOpen, bool IsClose, int First) BaseWord(int i)
    {
        for (var j = i - 1; j >= Math.Max(0, i - 5); j--)
        {
            if (IsWord(j, "open", "open of", "opening") || _tokens[j].Is("level", "open"))
                return (true, false, IsWord(j - 2, "from", "since") ? j - 2 : j);
            if (_tokens[j].Is("level", "close"))
                return (false, true, j);
            if (!IsWord(j, "the", "of", "on", "at"))
                break;
        }

        if (At(i + 1) is { } after && after.Is("level", "open"))
            return (true, false, i);
        return (false, At(i + 1) is { } next && next.Is("level", "close") && !IsWord(i + 2, "at"), i);
    }

    /// <summary>So many days, weeks, months or years back: "the past five years", "过去十年", "ten-year return".</summary>
    private void ReadCounts()
    {
        for (var i = 0; i < _tokens.Count; i++)
        {
            if (_tokens[i] is not { Number: { Unit: Unit.None, Decimals: 0, IsSigned: false, IsOrdinal: false, Value: > 0 and <= 120 } number, IsUsed: false })
                continue;
            var j = IsWord(i + 1, "-") ? i + 2 : i + 1;
            if (At(j) is not { IsUsed: false } unit || unit.Find("timeunit") is not { } code || IsWord(j + 1, "后", "前", "内", "ago"))
                continue;
            var first = i;
            if (At(i - 1) is { } before && before.Is("back"))
                first = i - 1;
            else if (IsWord(i - 1, "the") && At(i - 2) is { } earlier && earlier.Is("back"))
                first = i - 2;
            var isBack = first < i || (code == "M" && IsWord(i - 1, "first"));
            var isHyphened = j == i + 2;
            var isChinese = unit.Text is "年" or "个月" or "周" or "天";
            var isStreak = At(i - 1) is { } streak && (streak.Is("inarow") || streak.Is("broke"));
            if (isStreak || (At(j + 1)?.Is("inarow") ?? false) || (At(j + 2)?.Is("inarow") ?? false))
                continue;
            if (!isBack && !isHyphened && !(isChinese && code == "Y" && !IsWord(i - 1, "第")))
                continue;
            if (first < i && IsWord(first, "over") && At(first - 1)?.Is("approx") == true)
                continue;
            var count = (int)number.Value;
            if (code == "M" && (IsWord(i - 1, "前") || (IsWord(i - 1, "first") && !isHyphened)))
            {
                // 今年前九个月, the first nine months: of the year, not back from today.
                var ofYear = IsFreeDate(i - 2) ? _tokens[i - 2].Date!.Year : null;
                Take(i, IsWord(i - 2, "今年") || ofYear is not null ? i - 2 : i - 1, j, new Period("FM", Count: count, Year: ofYear));
                continue;
            }

            var window = code switch
            {
                "D" => new Period("N", Count: count),
                "W" => new Period("WB", Count: count),
                "M" => count == 12 ? new Period("Y", Count: 1) : new Period("MB", Count: count),
                "Q" => new Period("MB", Count: 3 * count),
                "X" => new Period("Y", Count: 10 * count),
                _ => IsWord(j + 1, "combined") ? new Period("YC", Count: count) : new Period("Y", Count: count),
            };
            Take(i, first, j, window);
        }

        // "It took four days for …", "in three sessions": of days that are not said.
        for (var i = 0; i + 1 < _tokens.Count; i++)
            if (_tokens[i] is { Number: { Unit: Unit.None, Decimals: 0, IsOrdinal: false, Value: > 1 and <= 100 }, IsUsed: false } && _tokens[i + 1].Find("timeunit") is "D" or "W" or "M"
                && (IsWord(i - 1, "took", "in", "within", "takes") || (IsWord(i - 1, "just", "only", "barely") && IsWord(i - 2, "took", "in", "within")) || (IsWord(i - 1, "first") && _tokens[i + 1].Find("timeunit") is not "M")))
                Take(i + 1, i - 1, i + 1, new Period("?"));

        for (var i = 0; i + 1 < _tokens.Count; i++)
            if (_tokens[i].Is("back") && _tokens[i + 1] is { IsUsed: false } unit && unit.Is("timeunit", "X"))
                Take(i + 1, i, i + 1, new Period("Y", Count: 10));
    }

    private void ReadNamed()
    {
        for (var i = 0; i < _tokens.Count; i++)
        {
            var token = _tokens[i];
            if (token.IsUsed)
                continue;
            // "the S&P 500's week was its worst"
            if (token.Find("timeunit") is "W" or "M" or "Q" or "Y" && token.Find("window") is null && IsWord(i - 1, "'s", "s") && token.Text is "week" or "month" or "quarter" or "year")
            {
                Take(i, i, i, new Period(token.Find("timeunit") switch { "W" => "WTD", "M" => "MTD", "Q" => "QTD", _ => "YEAR" }));
                continue;
            }

            if (token.Find("window") is not { } code || IsWord(i + 1, "后", "ago") || (token.Text == "today" && IsWord(i - 1, "through", "until", "to", "of")))
                continue;
            if (At(i - 1) is { } bound && (bound.Is("approx", "under") || bound.Is("approx", "over")) && code is "1M" or "1W" or "1Y" or "3M" or "6M" && !bound.Is("back"))
            {
                Take(i, i, i, new Period("?"));
                continue;
            }

            var period = code switch
            {
                "1D" => new Period(code),
                [>= '1' and <= '9', .., 'D' or 'W' or 'M' or 'Y'] => new Period(
                    code[^1] switch { 'D' => "N", 'W' => "WB", 'M' => "MB", _ => "Y" }, Count: int.Parse(code.AsSpan(0, code.Length - 1), System.Globalization.CultureInfo.InvariantCulture)),
                _ => new Period(code),
            };
            var last = i;
            // "so far in 2026", "the first half of 2025", "2025年上半年"
            if (IsFreeDate(i + 1) && token.Text is "so far in")
                (last, period) = (i + 1, _tokens[i + 1].Date is { Month: { } m } d ? new Period("M", Count: m, Year: d.Year) : new Period("CY", Year: _tokens[i + 1].Date!.Year));
            else if (code is "H1" or "H2" && IsWord(i + 1, "of") && IsFreeDate(i + 2) && _tokens[i + 2].Date!.IsYearOnly)
                (last, period) = (i + 2, period with { Year = _tokens[i + 2].Date!.Year });
            else if (IsFreeDate(i - 1) && _tokens[i - 1].Date is { IsYearOnly: true, Year: { } year } && code is "H1" or "H2" or "YEAR")
            {
                Take(i, i - 1, i, new Period(code == "YEAR" ? "CY" : code, Year: year));
                continue;
            }

            Take(i, i, last, period);
        }
    }

    /// <summary>"A nervous week closed with …", "had a quarter to forget": a period that the sentence is about, where it states no other.</summary>
    private void ReadBare()
    {
        if (_tokens.Exists(t => t.Window is not null))
            return;
        // The head of a column: "Week", "周".
        if (_isHeading && _tokens is [{ IsUsed: false } only] && only.Find("timeunit") is { } unit)
            Take(0, 0, 0, new Period(unit switch { "D" => "1D", "W" => "WTD", "M" => "MTD", "Q" => "QTD", _ => "YTD" }));
        for (var i = 1; i < _tokens.Count; i++)
        {
            if (_tokens[i].Number is { Unit: not Unit.None })
                return;
            if (_tokens[i].Text is not ("week" or "month" or "quarter" or "year") || _tokens[i].IsUsed || IsWord(i + 1, "point", "percentage", "of", "ago", "after", "later", "earlier", "before", "until") || _tokens[i - 1].Number is not null
                || (At(i + 1)?.Is("inarow") ?? false) || !(IsWord(i - 1, "a", "the", "this") || (IsWord(i - 2, "a", "the", "this") && !_tokens[i - 1].Is("best") && !_tokens[i - 1].Is("back"))))
                continue;
            Take(i, i, i, new Period(_tokens[i].Text switch { "week" => "WTD", "month" => "MTD", "quarter" => "QTD", _ => "YEAR" }));
            return;
        }
    }

    /// <summary>Quarters, months and years by name: "in the first quarter of 2025", "In March alone", "2025年".</summary>
    private void ReadCalendar()
    {
        for (var i = 0; i < _tokens.Count; i++)
        {
            var token = _tokens[i];
            if (token.IsUsed)
                continue;
            if (token.Find("quarter") is { } quarter)
            {
                var (first, last) = (i, i);
                int? year = null;
                if (IsFreeDate(i + 1) && _tokens[i + 1].Date!.IsYearOnly)
                    (last, year) = (i + 1, _tokens[i + 1].Date!.Year);
                else if (IsWord(i + 1, "of", "in") && IsFreeDate(i + 2) && _tokens[i + 2].Date!.IsYearOnly)
                    (last, year) = (i + 2, _tokens[i + 2].Date!.Year);
                else if (IsFreeDate(i - 1) && _tokens[i - 1].Date!.IsYearOnly)
                    (first, year) = (i - 1, _tokens[i - 1].Date!.Year);
                var parts = quarter.Split(' ');
                if (parts.Length > 1)
                    year = int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture);
                Take(i, first, last, new Period("Q") with { IsAside = IsWord(last + 1, "alone"), Count = int.Parse(parts[0], System.Globalization.CultureInfo.InvariantCulture), Year = year });
                continue;
            }

            if (token.Date is not { Day: null } date)
                continue;
            if (IsWord(i - 1, "end of") || (IsWord(i - 1, "of") && IsWord(i - 2, "end")))
            {
                Take(i, IsWord(i - 2, "end") ? i - 2 : i - 1, i, new Period("S", date) { IsFromClose = true });
                continue;
            }

            if (IsWord(i - 1, "early", "late", "mid", "-", "ago", "until", "till", "by", "before") || IsWord(i + 1, "初", "底", "末", "中旬", "下旬", "上旬", "预") || (At(i + 1)?.Is("yearend") ?? false)
                || (At(i - 2)?.Is("timeunit") ?? false) || (At(i - 1)?.Is("best") ?? false) || token.Text.EndsWith('月') && IsWord(i + 1, "第", "时"))
                continue;
            if (date.Month is { } month)
            {
                if (_isHeading || i <= 1 || IsWord(i - 1, "in", "for", "during", "over", "of", ",", ":", ";", "，", "how", "。") || (At(i - 1)?.Is("inyear") ?? false) || IsWord(i + 1, "alone", "'s", "for", "份", ":") || (At(i + 1)?.Is("noun") ?? false) || (At(i - 1)?.Is("level", "close") ?? false) || token.Text.Contains('月', StringComparison.Ordinal))
                {
                    // "Last January (2024) …"
                    var isBracketed = date.Year is null && IsWord(i + 1, "(") && IsFreeDate(i + 2) && _tokens[i + 2].Date!.IsYearOnly && IsWord(i + 3, ")");
                    Take(i, i, isBracketed ? i + 3 : i, new Period("M", date.YearsBack is null ? null : date, Count: month, Year: isBracketed ? _tokens[i + 2].Date!.Year : date.Year) { IsAside = IsWord(i + 1, "alone") });
                }

            }
            else if (date.Year is { } whole && At(i + 1)?.Find("quarter") is null && (_isHeading || IsWord(i - 1, "in", "for", "during", "of", "on", "with", "over") || (At(i - 1)?.Is("inyear") ?? false) || token.Text.Contains('年', StringComparison.Ordinal)))
            {
                Take(i, i, i, new Period("CY", Year: whole));
            }
        }
    }
}
