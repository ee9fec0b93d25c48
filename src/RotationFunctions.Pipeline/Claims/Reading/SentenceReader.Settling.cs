using RotationFunctions.Analytics;
using RotationFunctions.Analytics.Claims;

namespace RotationFunctions.Pipeline.Claims.Reading;

/// <content>Which days a window means for a figure.</content>
internal sealed partial class SentenceReader
{
    /// <summary>Stated windows of a text that a figure without one is tried with.</summary>
    private const int MostWindows = 6;

    private Period? _sentenceWindow;

    /// <summary>The window as the checker takes it, its day, and other windows that could be meant.</summary>
    private sealed record Settled(StatedWindow Window, DateOnly AsOf, IReadOnlyList<Settled> Others);

    private Settled? Settle(Pending p, ClaimKind kind, List<Assumption> assumptions)
    {
        var frame = p.Frame;
        var window = frame.Window;
        var others = new List<Period>();
        var isMove = kind is ClaimKind.Return or ClaimKind.PointChange or ClaimKind.RateChange || (kind == ClaimKind.Spread && p.Previous >= 0);
        var day = frame.Day;
        if (window is null && isMove && IsDaysOwn(p))
        {
            window = new Period("1D");
        }
        else if (window is null && _discourse.HeadingWindow is { } heading)
        {
            window = heading;
            // The paragraph may have gone on to another window than its heading's.
            if (!_isItem && !_isCell && _discourse.Window is { } nearer && nearer != heading)
                others.Add(nearer);
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

            others.AddRange(_discourse.Windows.Where(w => w != window && !others.Contains(w)));
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

    /// <summary>收涨, 收跌: how the day ended.</summary>
    private bool IsDaysOwn(Pending p)
    {
        for (var j = p.First - 1; j > p.Previous; j--)
            if (_tokens[j].Is("move"))
                return _tokens[j].Is("dayverb");
        return p.Previous >= 0 && IsWord(p.Previous + 1, "，", ",", "、") && _tokens.GetRange(p.Previous, p.First - p.Previous).Exists(t => t.Is("noun")) && _pending.Find(q => q.Last == p.Previous) is { } before && before.Frame.Window is null && IsDaysOwn(before);
    }

    private void Remember(Period window, bool isStated, ClaimKind kind)
    {
        if (isStated && window.Code is not ("1D" or "?" or "PREV") && !_discourse.Windows.Contains(window) && _discourse.Windows.Count < MostWindows)
            _discourse.Windows.Add(window);
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
        var (window, of) = StatedWindows.Of(period, days, asOf, _market.Periods);
        return new Settled(window, of, []);
    }
}
