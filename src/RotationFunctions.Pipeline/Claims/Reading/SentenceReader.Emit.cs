using System.Globalization;
using RotationFunctions.Analytics;
using RotationFunctions.Analytics.Claims;

namespace RotationFunctions.Pipeline.Claims.Reading;

/// <content>Makes claims of what was found.</content>
internal sealed partial class SentenceReader
{
    private readonly List<Pending> _pending = [];

    /// <summary>A number whose place in the sentence is understood, before its window is settled.</summary>
    private sealed record Pending(int First, int Last, Numeral Number, Frame Frame, int Previous);

    private void Emit(Pending p)
    {
        var frame = p.Frame;
        var series = frame.Series!;
        if (series == Policy)
            EmitPolicy(p);
        else if (frame.IsSpread)
            EmitSpread(p);
        else if (_market.IsRate(series))
            EmitRate(p);
        else if (p.Number.Unit is Unit.None or Unit.Points or Unit.Dollars)
            EmitLevel(p);
        else if (p.Number.Unit is Unit.Percent)
            EmitPercent(p);
        else
            Leave(p, p.Number.Unit == Unit.PercentagePoints ? Misunderstanding.OneSeries : Misunderstanding.WrongUnit);
    }

    private void Leave(Pending p, Misunderstanding reason, string? detail = null) => _result.Leave(_tokens[p.First].Start, _tokens[p.Last].End, reason, detail);

    private void EmitPercent(Pending p)
    {
        var (frame, assumptions) = (p.Frame, new List<Assumption>());
        ClaimKind kind;
        switch (frame.Kind)
        {
            case "drawdown":
                kind = ClaimKind.Drawdown;
                break;
            case "dailyvol":
                kind = ClaimKind.DailyVolatility;
                break;
            case "vol" when frame.IsAnnualised:
            case "annualvol":
                kind = ClaimKind.AnnualVolatility;
                break;
            case "vol":
                // A page that printed a daily volatility goes on to mean that.
                kind = _result.Claims.LastOrDefault(c => c.Claim.Kind is ClaimKind.DailyVolatility or ClaimKind.AnnualVolatility)?.Claim.Kind ?? ClaimKind.AnnualVolatility;
                if (kind == ClaimKind.AnnualVolatility)
                    assumptions.Add(Assumption.Annualised);
                break;
            case "average":
                Leave(p, Misunderstanding.Typical);
                return;
            case "correlation" or "beta" or "ratio":
                Leave(p, Misunderstanding.WrongUnit);
                return;
            default:
                kind = (frame.IsTotal, frame.IsAnnualised) switch
                {
                    (true, true) => ClaimKind.AnnualisedTotalReturn,
                    (false, true) => ClaimKind.AnnualisedReturn,
                    (true, false) => ClaimKind.TotalReturn,
                    _ => ClaimKind.Return,
                };
                break;
        }

        var direction = Direction(p, assumptions);
        if (IsDirectionUnsaid(p, assumptions))
        {
            Leave(p, Misunderstanding.NoKind);
            return;
        }

        var isPlain = kind is ClaimKind.DailyVolatility or ClaimKind.AnnualVolatility or ClaimKind.Drawdown;
        if (Settle(p, kind, assumptions) is not { } settled)
            return;
        Add(p, kind, isPlain ? 1 : direction, 2, settled, assumptions);
    }

    /// <summary>Which way an unsigned number goes: by its own word, by one after it, else up.</summary>
    private int Direction(Pending p, List<Assumption> assumptions)
    {
        if (p.Frame.Direction != 0)
            return p.Frame.Direction;
        for (var j = p.Last + 1; _open[p.First] >= 0 && j < _tokens.Count && !(_tokens[j].Text is ";" or "。"); j++)
            if (_tokens[j].Is("move") && !_tokens[j].IsUsed && !_tokens[j].Is("approx"))
                return _tokens[j].Is("move", "up") ? 1 : -1;
        // "12.54 points or -0.32%": the number beside it says.
        if (IsWord(p.Last + 1, "or") && At(p.Last + 2) is { Number: { } beside })
        {
            if (beside.IsSigned)
                return beside.Value < 0 ? -1 : 1;
            if (Predicate(p.Last + 2, p.Last + 2, p.Last + 2, true) is (not 0 and var said, _, true))
                return said;
        }

        if (!p.Number.IsSigned)
            assumptions.Add(Assumption.Return);
        return 1;
    }

    /// <summary>"Wednesday brought a reversal: 1.6% for the Russell", "trails with 13.4%": nothing says up or down.</summary>
    private bool IsDirectionUnsaid(Pending p, List<Assumption> assumptions)
    {
        if (!assumptions.Contains(Assumption.Return) || _isCell || _isItem || _open[p.First] >= 0 || p.Number.UpTo is not null || p.Frame.Kind is not null || p.Frame.IsTotal || p.Frame.IsAnnualised)
            return false;
        if (_tokens.GetRange(0, p.First).Exists(t => t.Is("compare", "ahead")))
            return false;
        for (var j = 0; j < p.First; j++)
            if (_tokens[j].Is("move") && !_tokens[j].Is("approx") || _tokens[j].Window is { Code: not "1D" })
                return _tokens.GetRange(0, p.First).Exists(t => t.Is("compare", "behind")) && IsWithIts(p.First);
        return true;
    }

    private void EmitSpread(Pending p)
    {
        var assumptions = new List<Assumption>();
        if (p.Frame.Against is null || p.Frame.Series is null)
        {
            Leave(p, Misunderstanding.OneSeries);
            return;
        }

        if (p.Number.Unit == Unit.Percent)
            assumptions.Add(Assumption.PercentAsPoints);
        if (Settle(p, ClaimKind.Spread, assumptions) is { } settled)
            Add(p, ClaimKind.Spread, p.Frame.Direction == 0 ? 1 : p.Frame.Direction, p.Number.Unit == Unit.BasisPoints ? 4 : 2, settled, assumptions);
    }

    private void EmitRate(Pending p)
    {
        var (number, frame, assumptions) = (p.Number, p.Frame, new List<Assumption>());
        if (number.Unit is Unit.BasisPoints or Unit.PercentagePoints)
        {
            if (Settle(p, ClaimKind.RateChange, assumptions) is { } window)
                Add(p, ClaimKind.RateChange, Direction(p, assumptions), number.Unit == Unit.PercentagePoints ? -2 : 0, window, assumptions);
            return;
        }

        if (number.Unit is not (Unit.Percent or Unit.None) || number.UpTo is not null)
        {
            Leave(p, Misunderstanding.WrongUnit);
            return;
        }

        // "the yield moved between 4.10% and 4.21%": within the day or week.
        var day = LevelDay(p);
        if (IsPartOfSpan(p) || Enumerable.Range(Math.Max(0, p.First - 5), Math.Min(5, p.First)).Any(k => _tokens[k].Text is "between" or "touched" or "peaked" || _tokens[k].Is("level", "high") || _tokens[k].Is("level", "low")))
        {
            Leave(p, Misunderstanding.WithinDay);
            return;
        }

        if (!_market.IsPlausibleRate(frame.Series!, number.Value, day))
        {
            Leave(p, Misunderstanding.NoKind);
            return;
        }

        Add(p, ClaimKind.RateLevel, 1, 0, new Settled(new StatedWindow.Day(), day, []), assumptions);
    }

    private bool IsPartOfSpan(Pending p)
        => (IsWord(p.Last + 1, "-", "~") && At(p.Last + 2)?.Number is not null) || (IsWord(p.First - 1, "-", "~") && At(p.First - 2)?.Number is not null);

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
            p = p with { Frame = frame with { Series = other } };
            day = LevelDay(p);
        }

        var isBeside = IsWord(p.Last + 1, "or") && At(p.Last + 2)?.Number is { Unit: Unit.Percent };
        var isAfter = Predicate(p.First, p.Last, p.First, true).IsAfter;
        var isChange = number.Unit == Unit.Points && number.UpTo is null && (!isLevelWord || isAfter || (isBeside && !isPlausible)) && (frame.Direction != 0 || number.IsSigned || isBeside);
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
        for (var k = p.Last + 1; k <= p.Last + 6 && k < _tokens.Count && !IsFigure(k); k++)
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

    private void EmitPolicy(Pending p)
    {
        var number = p.Number;
        var day = OwnDay(p) ?? p.Frame.Day ?? _discourse.Day;
        var isCut = _tokens.Exists(t => t.Is("fedcut"));
        if (number.Unit == Unit.BasisPoints && (isCut || _tokens.Exists(t => t.Is("fedraise"))))
        {
            Add(p with { Frame = p.Frame with { Series = "DFEDTARU" } }, ClaimKind.PolicyChange, isCut ? -1 : 1, 0, new Settled(new StatedWindow.Day(), day, []), []);
            return;
        }

        if (number.Unit is not (Unit.Percent or Unit.None) || (number.Unit == Unit.None && RangeOfRates(p) != -1))
        {
            Leave(p, Misunderstanding.WrongUnit);
            return;
        }

        if (_tokens.Exists(t => t.Is("dots")))
        {
            if (_tokens.Find(t => t.Date is { Year: not null }) is { Date.Year: { } year } || (_tokens.Find(t => t.Window is { Year: not null }) is { Window.Year: { } other } && (year = other) > 0))
                Add(p with { Frame = p.Frame with { Series = "FEDTARMD", TargetYear = year } }, ClaimKind.Projection, 1, 0, new Settled(new StatedWindow.Day(), _discourse.Day, []), []);
            else
                Leave(p, Misunderstanding.NoWindow);
            return;
        }

        if (number.UpTo is { } upper)
        {
            Add(p with { Number = number with { Value = upper, UpTo = null }, Frame = p.Frame with { Series = "DFEDTARU" } }, ClaimKind.PolicyRate, 1, 0, new Settled(new StatedWindow.Day(), day, []), []);
            return;
        }

        // Two limits make a range; a single figure is no limit that is known.
        switch (RangeOfRates(p))
        {
            case -1:
                if (OwnDay(p) is null && _pending.Find(q => q.First > p.Last) is { } upperLimit && OwnDay(upperLimit) is { } theirs)
                    day = theirs;
                Add(p with { Frame = p.Frame with { Series = "DFEDTARL" } }, ClaimKind.PolicyRate, 1, 0, new Settled(new StatedWindow.Day(), day, []), []);
                break;
            case 1:
                var lower = _pending.FindLast(q => q.Last < p.First);
                Add(p with { Frame = p.Frame with { Series = "DFEDTARU" } }, ClaimKind.PolicyRate, 1, 0, new Settled(new StatedWindow.Day(), OwnDay(p) ?? (lower is null ? day : OwnDay(lower) ?? day), []), []);
                break;
            default:
                Leave(p, Misunderstanding.NoKind);
                break;
        }
    }

    private int RangeOfRates(Pending p)
    {
        if (IsWord(p.Last + 1, "to", "-", "~", "至", "到", "and") && At(p.Last + 2)?.Number is { Unit: Unit.Percent } next && next.Value > p.Number.Value)
            return -1;
        return IsWord(p.First - 1, "to", "-", "~", "至", "到", "and") && At(p.First - 2)?.Number is { } before && before.Value < p.Number.Value ? 1 : 0;
    }

    /// <summary>The window as the checker takes it, its day, and other windows that could be meant.</summary>
    private sealed record Settled(StatedWindow Window, DateOnly AsOf, IReadOnlyList<Settled> Others);

    private Settled? Settle(Pending p, ClaimKind kind, List<Assumption> assumptions)
    {
        var frame = p.Frame;
        var window = frame.Window;
        var others = new List<Period>();
        var isMove = kind is ClaimKind.Return or ClaimKind.PointChange or ClaimKind.RateChange || (kind == ClaimKind.Spread && p.Previous >= 0);
        var day = frame.Day;
        if (window is null && _discourse.HeadingWindow is { } heading)
        {
            window = heading;
        }
        else if (window is null && isMove && _discourse.SentenceDay is { } before)
        {
            (window, day) = (new Period("1D"), before);
        }
        else if (window is null)
        {
            if (isMove && (_discourse.HasDay || _discourse.Window is null))
            {
                // A market report's change without a window is the day's.
                if (frame.Direction == 0 && !p.Number.IsSigned && !_discourse.HasDay && _open[p.First] < 0 && kind == ClaimKind.Return)
                {
                    Leave(p, Misunderstanding.NoWindow);
                    return null;
                }

                window = new Period("1D");
                assumptions.Add(Assumption.OneDay);
                if (_discourse.Window is { Code: not "1D" } earlier)
                    others.Add(earlier);
                else if (!_discourse.HasDay)
                    others.AddRange([new Period("WTD"), new Period("YTD")]);
            }
            else if (_discourse.Window is { } carried)
            {
                window = carried;
                assumptions.Add(Assumption.WindowBefore);
                if (isMove)
                    others.Add(new Period("1D"));
            }
        }

        if (window is null)
        {
            Leave(p, Misunderstanding.NoWindow);
            return null;
        }

        if (window.Code == "1D" && kind is ClaimKind.DailyVolatility or ClaimKind.AnnualVolatility or ClaimKind.Drawdown or ClaimKind.Correlation or ClaimKind.Beta && _discourse.Window is { Code: not "1D" } several)
            window = several;
        var settled = Resolve(window, day, kind, frame.Series!);
        if (settled is null)
        {
            Leave(p, Misunderstanding.UnknownDate);
            return null;
        }

        // A month without its year could be that of the year before.
        if (window is { Code: "M" or "Q", Year: null })
            others.Add(window with { Year = settled.AsOf.Year - 1 });
        Remember(window, frame.IsWindowStated || day is not null, kind);
        return settled with { Others = [.. others.Select(o => Resolve(o, null, kind, frame.Series!)).OfType<Settled>()] };
    }

    private void Remember(Period window, bool isStated, ClaimKind kind)
    {
        if (window.Code == "1D")
            _discourse.HasDay = true;
        else if (isStated && !window.IsAside && kind is not ClaimKind.PointChange)
            _discourse.Window = _sentenceWindow ??= window.Code is "PK" or "TR" or "S" or "F" or "?" ? _discourse.Window : window;
        if (window.Code is "S" or "F" or "PK" or "TR" or "YTD")
            _discourse.Since = window.Code == "F" ? new Period("S", window.From) { IsFromClose = true } : window with { To = null };
    }

    private Settled? Resolve(Period period, DateOnly? day, ClaimKind kind, string series)
    {
        var asOf = day ?? _discourse.Day;
        if (period.Code is "YEAR" && _discourse.TopicYear is { } topic)
            period = new Period("CY", Year: topic);
        if (period.Code == "YC")
        {
            var last = _discourse.TopicYear ?? (asOf.DayOfYear <= 12 ? asOf.Year - 1 : asOf.Year);
            period = new Period("CYS", Count: period.Count, Year: last);
        }

        if (_market.Periods.Resolve(period, asOf, series) is not { } days)
            return null;
        if (period.Code is "CY" && days.End.Year == period.Year && period.Year < _discourse.Day.Year)
            _discourse.TopicYear = period.Year;
        // The named windows of the metrics, where they are what is meant.
        StatedWindow window = period.Code switch
        {
            "YTD" => new StatedWindow.Named(Window.YearToDate),
            "1D" => new StatedWindow.Named(Window.OneDay),
            "S" when period is { From: { Day: not null } from, IsFromClose: false, IsFromOpen: false } && PeriodResolver.Complete(from, days.End) is { } since
                => new StatedWindow.Between(new CustomWindow(since, days.End, WindowBase.PreviousClose)),
            _ => new StatedWindow.Span(days.Base, days.End, days.Price),
        };
        return new Settled(window, period.Code is "YTD" or "1D" ? _market.Periods.Trading(asOf) ?? asOf : days.End, []);
    }

    private void Add(Pending p, ClaimKind kind, int direction, int shift, Settled settled, List<Assumption> assumptions)
    {
        var number = p.Number;
        var digits = number.Decimals + shift;
        if (digits > Claim.MostDigits)
        {
            Leave(p, Misunderstanding.TooManyDigits);
            return;
        }

        digits = Math.Max(0, digits);
        var scale = shift switch { 2 => 0.01m, 4 => 0.0001m, -2 => 100m, _ => 1m };
        decimal Signed(decimal value) => (number.IsSigned || number.Value < 0 || direction >= 0 ? value : -value) * scale;
        if (number.IsDecimalComma)
            assumptions.Add(Assumption.DecimalComma);
        if (!_discourse.IsDayStated && p.Frame.Day is null)
            assumptions.Add(Assumption.LastDayOfData);
        if (p.Frame.Day is not null && _tokens.Exists(t => t.Date is { Day: not null, Year: null }))
            assumptions.Add(Assumption.YearOfDate);
        if (p.Frame.Window is { Code: "1D" } && kind is ClaimKind.Return && !assumptions.Contains(Assumption.OneDay) && !_tokens.Exists(t => t.Window is { Code: "1D" }))
            assumptions.Add(Assumption.OneDay);
        var (approximation, word) = Approximated(p);
        var claim = new Claim
        {
            Series = p.Frame.Series!,
            Against = p.Frame.Against,
            Kind = kind,
            Window = settled.Window,
            AsOf = settled.AsOf,
            TargetYear = p.Frame.TargetYear,
            Value = (double)Signed(number.Value),
            UpTo = number.UpTo is { } upTo ? (double)Signed(upTo) : null,
            Digits = digits,
            Approximation = approximation,
        };
        Take(p, claim, assumptions, [.. settled.Others.Select(o => claim with { Window = o.Window, AsOf = o.AsOf })], word);
    }

    private void Take(Pending p, Claim claim, IReadOnlyList<Assumption> assumptions, IReadOnlyList<Claim> alternatives, string? word)
    {
        string[] trace =
        [
            $"subject: {claim.Series}{(claim.Against is null ? "" : " against " + claim.Against)}",
            $"kind: {ClaimKindNames.Of(claim.Kind)}{(p.Frame.Direction == 0 ? "" : p.Frame.Direction > 0 ? ", up" : ", down")}",
            $"window: {(p.Frame.Window is { } window ? window.Code : "none stated")}{(p.Frame.IsWindowStated ? ", stated" : "")}",
            string.Create(CultureInfo.InvariantCulture, $"day: {claim.AsOf:yyyy-MM-dd}{(p.Frame.Day is null ? ", that of the text" : ", stated")}"),
            .. word is null ? [] : new[] { $"word before the figure: {word}" },
            .. assumptions.Select(a => $"taken for granted: {a}"),
        ];
        _result.Take(_tokens[p.First].Start, _tokens[p.Last].End, claim, assumptions, alternatives, _discourse.IsWithinDay && claim.AsOf == (_market.Periods.Trading(_discourse.Day) ?? _discourse.Day), trace);
    }

    /// <summary>The word that makes a figure a bound: right before it, or 左右 and 以上 right after it.</summary>
    private (Approximation Approximation, string? Word) Approximated(Pending p)
    {
        for (var j = p.First - 1; j >= Math.Max(0, p.First - 3); j--)
        {
            var token = _tokens[j];
            if (token.IsUsed && token.Window is not null)
                break;
            if (token.Find("approx") is { } approx)
                return (Of(approx), token.Text);
            if (token.Is("level", "high") && token.Text.EndsWith("above", StringComparison.Ordinal) || token.Text is "冲上" or "站上")
                return (Approximation.MoreThan, token.Text);
            if (token.Is("move") && token.Text.Length >= 2 && token.Text[^1] is '逾' or '超' or '近' or '约')
                return (token.Text[^1] switch { '近' => Approximation.Nearly, '约' => Approximation.About, _ => Approximation.MoreThan }, token.Text[^1..]);
            if (!token.Is("plain") && token.Text is not ("$" or "the" or "a" or "by"))
                break;
        }

        if (At(p.Last + 1) is { } after && after.Text is "左右" or "上下" or "以上" or "有余" or "多" or "or so" or "以内")
            return (Of(after.Find("approx") ?? "about"), after.Text);
        return IsWord(p.Last + 1, "or") && IsWord(p.Last + 2, "more") ? (Approximation.MoreThan, "or more") : (Approximation.None, null);

        static Approximation Of(string approx) => approx switch
        {
            "over" => Approximation.MoreThan,
            "under" => Approximation.LessThan,
            "near" => Approximation.Nearly,
            _ => Approximation.About,
        };
    }

    /// <summary>What was not reached by any rule is said to be a count.</summary>
    private void Leave()
    {
        foreach (var token in _tokens)
            if (token is { Number: { Unit: not Unit.None, IsOrdinal: false }, IsUsed: true, Window: null, IsSubject: false } && token.Number.Unit != Unit.Other && !_taken.Contains(token))
                _result.Leave(token.Start, token.End, Misunderstanding.Count, null);
    }

    private Period? _sentenceWindow;
    private readonly HashSet<Token> _taken = [];
    private readonly bool _isCell;
}
