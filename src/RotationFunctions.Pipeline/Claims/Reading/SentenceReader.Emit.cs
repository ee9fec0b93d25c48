using System.Globalization;
using RotationFunctions.Analytics.Claims;

namespace RotationFunctions.Pipeline.Claims.Reading;

/// <content>Makes claims of what was found.</content>
internal sealed partial class SentenceReader
{
    private static readonly string[] SectorEndings = ["板块", "类股", "族群", "股"];

    /// <summary>Windows, and series, that a figure is tried with besides its own.</summary>
    private const int MostAlternatives = 8;

    private readonly List<Pending> _pending = [];

    /// <summary>A number whose place in the sentence is understood, before its window is settled.</summary>
    private sealed record Pending(int First, int Last, Numeral Number, Frame Frame, int Previous);

    private readonly HashSet<Token> _taken = [];

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
        Take(p, claim, assumptions, [.. Others(p, claim, settled)], word);
    }

    /// <summary>
    /// What else the figure may be: of a window or a series that stands in the same sentence, or of one that the text stated before. A careful
    /// person who finds that one of them gives the printed value, and his own reading not, takes it that he has misread.
    /// </summary>
    private IEnumerable<Claim> Others(Pending p, Claim claim, Settled settled)
    {
        foreach (var other in settled.Others)
            yield return claim with { Window = other.Window, AsOf = other.AsOf };
        // A figure of one digit, or "over 7%", fits too much.
        var isTelling = Math.Abs(claim.Value) * Math.Pow(10, claim.Digits) >= 10 && claim.Approximation == Approximation.None && claim.UpTo is null;
        if (!isTelling || claim.Kind is not (ClaimKind.Return or ClaimKind.TotalReturn or ClaimKind.PointChange or ClaimKind.RateChange))
            yield break;
        var windows = _tokens.Select(t => t.Window).OfType<Period>().Concat(_discourse.Windows).Append(new Period("1D")).Concat(_discourse.HeadingWindow is { } heading ? [heading] : []).Distinct().Take(MostAlternatives);
        foreach (var window in windows)
            if (window != p.Frame.Window && Resolve(window, null, claim.Kind, claim.Series) is { } resolved)
                yield return claim with { Window = resolved.Window, AsOf = resolved.AsOf };
        foreach (var series in _tokens.Where(t => !t.IsUsed || t.IsObject).Select(t => t.Series).OfType<string>().Distinct().Take(MostAlternatives))
            if (series != claim.Series && series != Policy && _market.IsRate(series) == _market.IsRate(claim.Series))
                yield return claim with { Series = series };
    }

    private void Take(Pending p, Claim claim, IReadOnlyList<Assumption> assumptions, IReadOnlyList<Claim> alternatives, string? word)
    {
        var doubt = Doubt(p, claim);
        var isWithinDay = _discourse.IsWithinDay && claim.AsOf == (_market.Periods.Trading(_discourse.Day) ?? _discourse.Day);
        _result.Take(_tokens[p.First].Start, _tokens[p.Last].End, claim, assumptions, alternatives, doubt, isWithinDay, [.. Trace(p, claim, assumptions, alternatives, word, doubt)]);
    }

    /// <summary>How a number was read, a decision a line, each with the words that it rests on.</summary>
    private IEnumerable<string> Trace(Pending p, Claim claim, IReadOnlyList<Assumption> assumptions, IReadOnlyList<Claim> alternatives, string? word, Obstacle? doubt)
    {
        var frame = p.Frame;
        yield return $"subject: {claim.Series}{(claim.Against is null ? "" : " against " + claim.Against)}";
        yield return _tokens.Find(t => t.Series == claim.Series) is { } named ? $"named by: {named.Text}" : "named by: what was said before";
        yield return $"kind: {ClaimKindNames.Of(claim.Kind)}{(frame.Direction == 0 ? "" : frame.Direction > 0 ? ", up" : ", down")}";
        if (Predicate(p.First, p.Last, p.Previous + 1, true) is { Index: >= 0 and var verb })
            yield return $"said by: {_tokens[verb].Text}";
        yield return $"window: {(frame.Window is { } window ? window.Code : "none stated")}{(frame.IsWindowStated ? ", stated" : "")}";
        if (frame.Window is { } stated && _tokens.Find(t => t.Window == stated) is { } words)
            yield return $"stated by: {words.Text}";
        else if (frame.Window is null && _discourse.HeadingWindow is { } heading)
            yield return $"heading above: {heading.Code}";
        yield return string.Create(CultureInfo.InvariantCulture, $"day: {claim.AsOf:yyyy-MM-dd}{(frame.Day is null ? ", that of the text" : ", stated")}");
        if (word is not null)
            yield return $"word before the figure: {word}";
        foreach (var assumption in assumptions)
            yield return $"taken for granted: {assumption}";
        foreach (var other in alternatives)
            yield return string.Create(CultureInfo.InvariantCulture, $"could be: {other.Series}, {StatedWords.Of(other.Window)}, {other.AsOf:yyyy-MM-dd}");
        if (doubt is not null)
            yield return $"too unsure to refute by: {doubt}";
    }

    /// <summary>Why a reading is too unsure to refute a figure by.</summary>
    private Obstacle? Doubt(Pending p, Claim claim)
    {
        // "Energy stocks" are no fund, even where the data has one that follows them.
        if (_market.IsFund(claim.Series) && _tokens.Exists(t => t.Series == claim.Series && (SectorEndings.Any(e => t.Text.EndsWith(e, StringComparison.Ordinal)))))
            return Obstacle.StandIn;
        var isNamed = _isCell || _isItem || _open[p.First] >= 0 || _tokens.Exists(t => t.Series == claim.Series || t.Is("pronoun"));
        // "had dropped 12% over four sessions": until when, the words do not say.
        var isPast = Enumerable.Range(p.Previous + 1, p.First - p.Previous - 1).Any(k => _tokens[k].Text is "had") && p.Frame.Day is null && p.Frame.Window is null or { Code: "N" or "WB" or "MB" or "Y" or "1D" };
        return !isNamed || isPast ? Obstacle.UnsureReading : null;
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
}
