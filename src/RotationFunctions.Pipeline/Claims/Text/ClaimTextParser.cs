using RotationFunctions.Analytics.Claims;

namespace RotationFunctions.Pipeline.Claims.Text;

/// <summary>
/// Reads claims out of English and Chinese sentences. The rules are few and fixed: a number is a claim when its sentence
/// names the series, what is measured, the unit and the window; whatever is missing is said, never guessed, except where
/// an <see cref="Assumption"/> names what was taken for granted.
/// </summary>
internal sealed class ClaimTextParser
{
    /// <summary>Parts of a sentence, after which it is taken to end: no writer's is longer, and what is read of it grows with its square.</summary>
    private const int LongestSentence = 200;

    private readonly string _text;
    private readonly DateOnly _latest;
    private readonly List<TakenClaim> _claims = [];
    private readonly List<LeftNumber> _left = [];
    private DateOnly? _asOf;
    private bool _isYearAssumed;

    private ClaimTextParser(string text, DateOnly latest) => (_text, _latest) = (text, latest);

    /// <summary>Reads a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="names">Names of series, in any language, with their ids.</param>
    /// <param name="latest">The last day of the data: the day that undated figures are of.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static ParsedText Read(string text, IReadOnlyDictionary<string, string> names, DateOnly latest, CancellationToken cancellationToken = default)
    {
        var parser = new ClaimTextParser(text, latest);
        var sentence = new List<Token>();
        foreach (var token in ClaimLexer.Read(text, names, latest, cancellationToken))
        {
            if (token is not Token.Stop)
                sentence.Add(token);
            if (token is Token.Stop || sentence.Count == LongestSentence)
            {
                cancellationToken.ThrowIfCancellationRequested();
                parser.ReadSentence(sentence);
                sentence.Clear();
            }
        }

        parser.ReadSentence(sentence);
        return new ParsedText(parser._claims, parser._left);
    }

    private void ReadSentence(List<Token> tokens)
    {
        var isOnDay = ReadAsOf(tokens);
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i] is not Token.OfNumber)
                continue;
            var last = EndOfRun<Token.OfNumber>(tokens, i);
            ReadNumbers(tokens, i, last, isOnDay);
            i = last;
        }
    }

    /// <summary>
    /// Takes the sentence's date for the day of its figures and of those that follow, as a heading's date is; in a sentence with
    /// several bare dates only one after "as of" counts.
    /// </summary>
    /// <returns>Whether the sentence itself has the date, not an "as of".</returns>
    private bool ReadAsOf(List<Token> tokens)
    {
        var dates = tokens.OfType<Token.OfDate>().ToList();
        var said = dates.Find(d => Vocabulary.AsOfBefore().IsMatch(_text[Math.Max(0, d.Start - 30)..d.Start]));
        var date = said ?? (dates.Count == 1 ? dates[0] : null);
        if (date is null)
            return false;
        (_asOf, _isYearAssumed) = (date.Date, date.IsYearAssumed);
        return said is null;
    }

    private void ReadNumbers(List<Token> tokens, int first, int last, bool isOnDay)
    {
        var count = last - first + 1;
        var unit = Enumerable.Range(first, count).Select(i => ((Token.OfNumber)tokens[i]).Unit).LastOrDefault(u => u != NumberUnit.None);
        for (var i = first; i <= last; i++)
        {
            var number = (Token.OfNumber)tokens[i];
            if (number.Unit == NumberUnit.None)
                number = number with { Unit = unit };
            var assumptions = new List<Assumption>();
            var problem = ReadClaim(tokens, number, i, i - first, first, last, isOnDay, assumptions, out var claim);
            if (claim is not null)
                _claims.Add(new TakenClaim(claim, number.Start, number.Length, assumptions));
            else
                _left.Add(new LeftNumber(number.Start, number.Length, problem));
        }
    }

    private Misunderstanding ReadClaim(
        List<Token> tokens, Token.OfNumber number, int at, int position, int first, int last, bool isOnDay, List<Assumption> assumptions, out Claim? claim)
    {
        claim = null;
        if (number.IsAmbiguous)
            return Misunderstanding.AmbiguousComma;
        if (number.IsDecimalComma)
            assumptions.Add(Assumption.DecimalComma);

        var word = KindOf(tokens, first, last);
        var window = WindowOf(tokens, at);
        if (word is null)
        {
            if (number.Unit != NumberUnit.Percent || window is null)
                return number.Unit == NumberUnit.None ? Misunderstanding.NoUnit : Misunderstanding.NoKind;
            word = new KindWord(ClaimKind.Return, 0) { Assumption = Assumption.Return };
        }

        if (word.Assumption is { } assumed)
            assumptions.Add(assumed);
        if (Series(tokens, word.Kind, position, first, last, out var series, out var against) is { } problem)
            return problem;
        if (word.Kind is ClaimKind.Correlation or ClaimKind.Beta && against is null)
            assumptions.Add(Assumption.AgainstBenchmark);
        if (Value(number, word, assumptions, out var value, out var digits) is { } wrong)
            return wrong;

        var asOf = _asOf ?? _latest;
        if (_asOf is null)
            assumptions.Add(Assumption.LastDayOfData);
        else if (_isYearAssumed)
            assumptions.Add(Assumption.YearOfDate);
        if (window is null && word.Kind == ClaimKind.Return && isOnDay)
        {
            window = new StatedSpan(Analytics.Window.OneDay);
            assumptions.Add(Assumption.OneDay);
        }

        if (window is null && word.Kind != ClaimKind.Level)
            return Misunderstanding.NoWindow;
        // A span that names its own end is of that day.
        if (window?.To is { } to && word.Kind != ClaimKind.Level)
        {
            asOf = to;
            assumptions.RemoveAll(a => a is Assumption.LastDayOfData or Assumption.YearOfDate);
        }

        claim = new Claim
        {
            Series = series!,
            Against = against,
            Kind = word.Kind,
            Window = word.Kind == ClaimKind.Level ? new StatedWindow.Day() : window!.Ending(asOf),
            AsOf = asOf,
            Value = value,
            Digits = digits,
        };
        return default;
    }

    /// <summary>
    /// The word for a kind nearest before the numbers, else nearest after them and before the next; a word for dividends on
    /// either side makes a return a total return.
    /// </summary>
    private static KindWord? KindOf(List<Token> tokens, int first, int last)
    {
        KindWord? before = null, after = null;
        var withDividends = false;
        for (var i = first - 1; i >= 0; i--)
        {
            if (tokens[i] is Token.OfNumber && before is not null)
                break;
            if (tokens[i] is not Token.OfKind { Word: var word })
                continue;
            if (word.IsQualifier)
                withDividends |= before is null || before.Kind == ClaimKind.Return;
            else if (before is null)
                before = word;
            // "total return is up 3 %"
            else if (before.Kind == ClaimKind.Return && word.Kind == ClaimKind.TotalReturn)
                before = before with { Kind = ClaimKind.TotalReturn };
        }

        for (var i = last + 1; i < tokens.Count && tokens[i] is not Token.OfNumber; i++)
        {
            if (tokens[i] is Token.OfKind { Word: var word } && word.IsQualifier)
                withDividends = true;
            else if (tokens[i] is Token.OfKind { Word: var named })
                after ??= named;
        }

        var kind = before ?? after;
        return withDividends && kind is { Kind: ClaimKind.Return } or null && withDividends
            ? new KindWord(ClaimKind.TotalReturn, kind?.Direction ?? 0)
            : kind;
    }

    /// <summary>
    /// The window of a number: the sentence's only one; of several, that which stands with the number, after it where the
    /// sentence begins with a number and before it where it begins with a window.
    /// </summary>
    private static StatedSpan? WindowOf(List<Token> tokens, int at)
    {
        var windows = tokens.OfType<Token.OfWindow>().ToList();
        if (windows.Count <= 1)
            return windows.Count == 0 ? null : windows[0].Span;
        var isWindowFirst = tokens.Find(t => t is Token.OfWindow or Token.OfNumber) is Token.OfWindow;
        var before = windows.FindLast(w => w.Start < tokens[at].Start)?.Span;
        if (isWindowFirst)
            return before;
        for (var i = at + 1; i < tokens.Count; i++)
        {
            if (tokens[i] is Token.OfWindow { Span: var after })
                return after;
            if (tokens[i] is Token.OfNumber && !IsSameRun(tokens, at, i))
                break;
        }

        return before;
    }

    private Misunderstanding? Series(
        List<Token> tokens, ClaimKind kind, int position, int first, int last, out string? series, out string? against)
    {
        (series, against) = (null, null);
        var before = RunBefore(tokens, first);
        if (kind is ClaimKind.Spread or ClaimKind.Correlation or ClaimKind.Beta)
            return Pair(tokens, kind, first, last, ref series, ref against);

        // "+12.28 % for IWC, +9.86 % for IWM": where the sentence begins with a figure, series follow theirs. A bare number
        // is none: "all 11 sectors of SPY …".
        var isNumberFirst = tokens.Find(t => t is Token.OfSeries or Token.OfNumber { Unit: not NumberUnit.None }) is Token.OfNumber;
        var run = isNumberFirst ? RunAfter(tokens, last) : before;
        var count = last - first + 1;
        if (run.Count == 0)
            return Misunderstanding.NoSeries;
        if (run.Count != 1 && run.Count != count)
            return Misunderstanding.CountsDiffer;
        var named = run[run.Count == 1 ? 0 : position];
        if (named.Against is not null)
            return Misunderstanding.NoKind;
        series = named.Id;
        return null;
    }

    /// <summary>The two series of a difference or comovement: those between the number before and this one, else up to the next.</summary>
    private static Misunderstanding? Pair(List<Token> tokens, ClaimKind kind, int first, int last, ref string? series, ref string? against)
    {
        var near = new List<Token.OfSeries>();
        for (var i = first - 1; i >= 0 && tokens[i] is not Token.OfNumber; i--)
            if (tokens[i] is Token.OfSeries found)
                near.Insert(0, found);
        for (var i = last + 1; i < tokens.Count && tokens[i] is not Token.OfNumber && near.Count < 2; i++)
            if (tokens[i] is Token.OfSeries found)
                near.Add(found);
        if (near.Count > 0 && near[^1].Against is not null)
        {
            (series, against) = (near[^1].Id, near[^1].Against);
            return null;
        }

        if (near.Count == 0)
            return Misunderstanding.NoSeries;
        if (near.Count == 1 && kind == ClaimKind.Spread)
            return Misunderstanding.OneSeries;
        if (near.Count > 2 || last > first)
            return Misunderstanding.CountsDiffer;
        (series, against) = (near[0].Id, near.Count == 2 ? near[1].Id : null);
        return null;
    }

    private static Misunderstanding? Value(Token.OfNumber number, KindWord word, List<Assumption> assumptions, out double value, out int digits)
    {
        (value, digits) = (0, 0);
        var isPlain = word.Kind is ClaimKind.Level or ClaimKind.Correlation or ClaimKind.Beta;
        int shift;
        switch (number.Unit)
        {
            case NumberUnit.None or NumberUnit.Points when word.Kind == ClaimKind.Level:
            case NumberUnit.None when isPlain:
                shift = 0;
                break;
            case NumberUnit.None:
                return Misunderstanding.NoUnit;
            case NumberUnit.Percent when !isPlain:
                shift = 2;
                if (word.Kind == ClaimKind.Spread)
                    assumptions.Add(Assumption.PercentAsPoints);
                break;
            case NumberUnit.PercentagePoints or NumberUnit.Points when word.Kind == ClaimKind.Spread:
                shift = 2;
                break;
            case NumberUnit.BasisPoints when !isPlain:
                shift = 4;
                break;
            default:
                return Misunderstanding.WrongUnit;
        }

        digits = number.Decimals + shift;
        if (digits > Claim.MostDigits)
            return Misunderstanding.TooManyDigits;
        var scaled = shift switch { 2 => number.Value / 100m, 4 => number.Value / 10_000m, _ => number.Value };
        // "down 2.70 %" is a negative return; a sign that is printed counts as printed.
        value = (double)(word.Direction < 0 && !number.IsSigned ? -scaled : scaled);
        return null;
    }

    /// <summary>The series named together nearest before a position.</summary>
    private List<Token.OfSeries> RunBefore(List<Token> tokens, int before)
    {
        var last = tokens.FindLastIndex(before - 1 < 0 ? 0 : before - 1, t => t is Token.OfSeries);
        if (last < 0 || last >= before)
            return [];
        var first = last;
        while (first > 0 && tokens[first - 1] is Token.OfSeries && IsList(tokens[first - 1], tokens[first]))
            first--;
        return [.. tokens[first..(last + 1)].Cast<Token.OfSeries>()];
    }

    /// <summary>The series named together nearest after a position.</summary>
    private List<Token.OfSeries> RunAfter(List<Token> tokens, int after)
    {
        var first = tokens.FindIndex(after, t => t is Token.OfSeries);
        return first < 0 ? [] : [.. tokens[first..(EndOfRun<Token.OfSeries>(tokens, first) + 1)].Cast<Token.OfSeries>()];
    }

    private int EndOfRun<T>(List<Token> tokens, int first)
        where T : Token
    {
        var last = first;
        while (last + 1 < tokens.Count && tokens[last + 1] is T && IsList(tokens[last], tokens[last + 1]))
            last++;
        return last;
    }

    private static bool IsSameRun(List<Token> tokens, int from, int to)
    {
        for (var i = from; i <= to; i++)
            if (tokens[i] is not Token.OfNumber)
                return false;
        return true;
    }

    private bool IsList(Token earlier, Token later) => IsListSeparator(_text.AsSpan(earlier.End, later.Start - earlier.End));

    /// <summary>Whether what stands between two parts of a sentence joins them into a list: signs and spaces, and at most one "and".</summary>
    internal static bool IsListSeparator(ReadOnlySpan<char> between)
    {
        var start = 0;
        while (start < between.Length && IsListSign(between[start]))
            start++;
        var end = between.Length;
        while (end > start && IsListSign(between[end - 1]))
            end--;
        return between[start..end] is "" or "和" or "与" or "及" or "以及" || between[start..end].Equals("and", StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsListSign(char c) => char.IsWhiteSpace(c) || c is ',' or '，' or '、' or '/' or '&' or '+' or '(' or ')' or '（' or '）';
}
