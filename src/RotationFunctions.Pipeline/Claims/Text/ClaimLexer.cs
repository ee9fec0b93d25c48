using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using RotationFunctions.Analytics;
using RotationFunctions.Analytics.Claims;

namespace RotationFunctions.Pipeline.Claims.Text;

/// <summary>The units of numbers in a text.</summary>
internal enum NumberUnit
{
    None,
    Percent,
    PercentagePoints,
    BasisPoints,
    Points,
}

/// <summary>A part of a text that means something to a claim; the rest is silence.</summary>
internal abstract record Token(int Start, int Length)
{
    public int End => Start + Length;

    /// <summary>One series, or a pair written as one.</summary>
    internal sealed record OfSeries(int Start, int Length, string Id, string? Against = null) : Token(Start, Length);

    internal sealed record OfWindow(int Start, int Length, StatedSpan Span) : Token(Start, Length);

    internal sealed record OfKind(int Start, int Length, KindWord Word) : Token(Start, Length);

    internal sealed record OfDate(int Start, int Length, DateOnly Date, bool IsYearAssumed) : Token(Start, Length);

    internal sealed record OfNumber(int Start, int Length, decimal Value, int Decimals, bool IsSigned, NumberUnit Unit, bool IsDecimalComma, bool IsAmbiguous) : Token(Start, Length);

    /// <summary>The end of a sentence.</summary>
    internal sealed record Stop(int Start) : Token(Start, 1);
}

/// <summary>A window as a text states it: named, or from a date to another or to the as-of day.</summary>
internal sealed record StatedSpan(Window? Named, DateOnly From = default, DateOnly? To = null, WindowBase Base = WindowBase.PreviousClose)
{
    public StatedWindow Ending(DateOnly asOf) => Named is not null
        ? new StatedWindow.Named(Named)
        : new StatedWindow.Between(new CustomWindow(From, To ?? asOf, Base));
}

/// <summary>Finds the tokens of a text.</summary>
internal sealed partial class ClaimLexer
{
    // Words in capitals that are no tickers where one writes about markets.
    private static readonly HashSet<string> NoTickers = new(StringComparer.Ordinal)
    {
        "YTD", "ETF", "ETFS", "US", "USA", "USD", "UK", "EU", "GDP", "CPI", "PCE", "PPI", "AI", "CEO", "CFO", "EPS", "PE", "FOMC", "FED", "SEP", "SEC", "EST", "EDT",
        "UTC", "GMT", "AM", "PM", "IPO", "ATH", "RSI", "SMA", "EMA", "OLS", "NYSE", "OTC", "AND", "OR", "THE", "FOR", "IN", "OF", "TO", "IS", "ON", "AT", "BY", "PP", "BP", "BPS",
        "IT", "AS", "UP", "DOWN", "WAS", "NOT", "HTML", "URL", "PDF", "VS", "QE", "QT", "ID", "OK", "TV", "NAV", "MA", "HQ", "JSON", "CSV",
    };

    private readonly string _text;
    private readonly bool[] _taken;
    private readonly List<Token> _tokens = [];

    private ClaimLexer(string text) => (_text, _taken) = (text, new bool[text.Length]);

    /// <summary>Tokens in the order of the text, each at its place in the original.</summary>
    /// <param name="original">The text.</param>
    /// <param name="names">Names of series, in any language, with their ids.</param>
    /// <param name="latest">The last day of the data.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static List<Token> Read(string original, IReadOnlyDictionary<string, string> names, DateOnly latest, CancellationToken cancellationToken)
    {
        var lexer = new ClaimLexer(Narrow(original));
        lexer.ReadDatesAndWindows(latest);
        cancellationToken.ThrowIfCancellationRequested();
        lexer.ReadSeries(names, cancellationToken);
        lexer.ReadKinds();
        cancellationToken.ThrowIfCancellationRequested();
        lexer.ReadNumbers();
        lexer.ReadStops();
        lexer._tokens.Sort((a, b) => a.Start.CompareTo(b.Start));
        return lexer._tokens;
    }

    /// <summary>Reads the statement of a window alone; null when it states none, or something else besides.</summary>
    public static StatedSpan? ReadWindow(string statement, DateOnly latest)
    {
        var lexer = new ClaimLexer(Narrow(statement.Trim()));
        lexer.ReadDatesAndWindows(latest);
        return lexer._tokens is [Token.OfWindow { Start: 0 } window] && window.Length == lexer._text.Length ? window.Span : null;
    }

    /// <summary>Reads a number with its unit alone; null when the text is not one.</summary>
    public static Token.OfNumber? ReadNumber(string text)
    {
        var lexer = new ClaimLexer(Narrow(text.Trim()));
        lexer.ReadNumbers();
        return lexer._tokens is [Token.OfNumber { Start: 0 } number] && number.Length == lexer._text.Length ? number : null;
    }

    /// <summary>
    /// The text with one form for each character, position by position: full-width digits and signs as ASCII, every minus
    /// as a hyphen, every space as a space, markup as spaces.
    /// </summary>
    private static string Narrow(string original)
    {
        var text = new StringBuilder(original.Length);
        foreach (var c in original)
            text.Append(c switch
            {
                '\u3000' or '\u00A0' or '\u2009' or '\u202F' or '\t' => ' ',
                '\u2212' or '\uFF0D' or '\uFE63' => '-',
                // A full-width comma parts what is listed; it is never inside a number.
                '\uFF0C' => c,
                >= '\uFF01' and <= '\uFF5E' => (char)(c - 0xFEE0),
                // Private characters mark dates below.
                Vocabulary.DateMark or Vocabulary.DateFill => ' ',
                _ => c,
            });
        return Markup().Replace(text.ToString(), match => new string(' ', match.Length));
    }

    private void ReadDatesAndWindows(DateOnly latest)
    {
        var dates = new Dictionary<int, (DateOnly Date, bool IsYearAssumed)>();
        var masked = new StringBuilder(_text);
        foreach (Match match in Vocabulary.Dates().Matches(_text))
        {
            if (Vocabulary.ReadDate(match, latest) is not { } date)
                continue;
            dates[match.Index] = date;
            masked[match.Index] = Vocabulary.DateMark;
            for (var i = match.Index + 1; i < match.Index + match.Length; i++)
                masked[i] = Vocabulary.DateFill;
        }

        var marked = masked.ToString();
        foreach (Match match in Vocabulary.Spans().Matches(marked))
        {
            var (from, to) = (dates[match.Groups["from"].Index].Date, match.Groups["to"].Success ? dates[match.Groups["to"].Index].Date : (DateOnly?)null);
            var @base = match.Groups["open"].Success ? WindowBase.Open : match.Groups["close"].Success ? WindowBase.Close : WindowBase.PreviousClose;
            if (to is null || from <= to)
                Take(match, new Token.OfWindow(match.Index, match.Length, new StatedSpan(null, from, to, @base)));
        }

        foreach (var (start, date) in dates)
        {
            var length = 1;
            while (start + length < marked.Length && marked[start + length] == Vocabulary.DateFill)
                length++;
            if (!IsTaken(start, length))
                Take(start, length, new Token.OfDate(start, length, date.Date, date.IsYearAssumed));
        }

        foreach (var (window, pattern) in Vocabulary.Windows)
            foreach (Match match in pattern.Matches(_text))
                if (!IsTaken(match.Index, match.Length))
                    Take(match, new Token.OfWindow(match.Index, match.Length, new StatedSpan(window)));
    }

    private void ReadSeries(IReadOnlyDictionary<string, string> names, CancellationToken cancellationToken)
    {
        // The longest name first: the fund's name contains the index's.
        foreach (var (name, id) in names.Where(n => n.Key != n.Value).OrderByDescending(n => n.Key.Length).ThenBy(n => n.Key, StringComparer.Ordinal))
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (var at = _text.IndexOf(name, StringComparison.OrdinalIgnoreCase); at >= 0; at = _text.IndexOf(name, at + name.Length, StringComparison.OrdinalIgnoreCase))
                if (!IsTaken(at, name.Length) && IsWord(at, name.Length))
                    Take(at, name.Length, new Token.OfSeries(at, name.Length, id));
        }

        foreach (Match match in Tickers().Matches(_text))
        {
            var (id, against) = (match.Groups["id"].Value, match.Groups["against"]);
            if (IsTaken(match.Index, match.Length) || NoTickers.Contains(id))
                continue;
            if (against.Success && !NoTickers.Contains(against.Value))
                Take(match, new Token.OfSeries(match.Index, match.Length, id, against.Value));
            else
                Take(match.Index, match.Groups["id"].Index + id.Length - match.Index, new Token.OfSeries(match.Index, match.Groups["id"].Index + id.Length - match.Index, id));
        }
    }

    private void ReadKinds()
    {
        foreach (var (word, pattern) in Vocabulary.Kinds)
            foreach (Match match in pattern.Matches(_text))
                if (!IsTaken(match.Index, match.Length))
                    Take(match, new Token.OfKind(match.Index, match.Length, word));
    }

    private void ReadNumbers()
    {
        foreach (Match match in Numbers().Matches(_text))
        {
            if (IsTaken(match.Index, match.Length))
                continue;
            var digits = match.Groups["number"].Value;
            var isDecimalComma = match.Groups["comma"].Success || match.Groups["european"].Success;
            var plain = isDecimalComma
                ? digits.Replace(".", "", StringComparison.Ordinal).Replace(',', '.')
                : digits.Replace(",", "", StringComparison.Ordinal);
            if (!decimal.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value))
                continue;
            var unit = Unit(match.Groups["unit"].Value, match.Groups["prefix"].Success);
            var sign = match.Groups["sign"].Value;
            var point = plain.IndexOf('.', StringComparison.Ordinal);
            Take(match, new Token.OfNumber(
                match.Index,
                match.Length,
                sign == "-" ? -value : value,
                point < 0 ? 0 : plain.Length - point - 1,
                sign.Length > 0,
                unit,
                isDecimalComma,
                IsAmbiguous: match.Groups["thousands"].Success && unit != NumberUnit.None && unit != NumberUnit.Points && point < 0));
        }
    }

    private void ReadStops()
    {
        foreach (Match match in Stops().Matches(_text))
            if (!_taken[match.Index])
                _tokens.Add(new Token.Stop(match.Index));
    }

    private static NumberUnit Unit(string text, bool isPrefixed) => text.ToLowerInvariant() switch
    {
        "" => isPrefixed ? NumberUnit.Percent : NumberUnit.None,
        "%" or "percent" or "per cent" or "pct" => NumberUnit.Percent,
        "bp" or "bps" or "basis point" or "basis points" or "个基点" or "基点" => NumberUnit.BasisPoints,
        "point" or "points" or "点" => NumberUnit.Points,
        _ => NumberUnit.PercentagePoints,
    };

    private bool IsWord(int start, int length)
        => !(IsLetterOrDigit(start - 1) && char.IsAsciiLetterOrDigit(_text[start]))
            && !(IsLetterOrDigit(start + length) && char.IsAsciiLetterOrDigit(_text[start + length - 1]));

    private bool IsLetterOrDigit(int at) => at >= 0 && at < _text.Length && char.IsAsciiLetterOrDigit(_text[at]);

    private bool IsTaken(int start, int length) => _taken.AsSpan(start, length).Contains(true);

    private void Take(Match match, Token token) => Take(match.Index, match.Length, token);

    private void Take(int start, int length, Token token)
    {
        _taken.AsSpan(start, length).Fill(true);
        _tokens.Add(token);
    }

    [GeneratedRegex(@"<[/!?]?[A-Za-z][^<>]{0,500}>|<!--(?:[^-]|-(?!->)){0,500}-->|&(?:[a-z]{2,8}|#\d{1,6});", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Markup();

    // A ticker, perhaps with a dollar sign; two tickers with a hyphen, slash or "vs" between them are a pair.
    [GeneratedRegex(@"(?<![A-Za-z0-9&.^$])\$?(?<id>\^?[A-Z]{2,5}[0-9]{0,2}(?:\.[0-9]{4})?)(?![A-Za-z0-9&])(?:(?: ?- ?| ?/ ?| ?(?:minus|vs\.?|versus|减) ?)(?<against>\^?[A-Z]{2,5}[0-9]{0,2})(?![A-Za-z0-9&]))?", RegexOptions.CultureInvariant)]
    private static partial Regex Tickers();

    // No number has more than ten groups of thousands. Without a limit, every group of a long list would look to its end.
    [GeneratedRegex(
        @"(?<![A-Za-z0-9_.^])(?<prefix>百分之)?(?<sign>(?<![\dA-Za-z%])[+-])?[$￥¥]?(?<number>(?<thousands>\d{1,3}(?:,\d{3}){1,10}(?:\.\d+)?)(?![\d,])|(?<european>\d{1,3}(?:\.\d{3}){1,10},\d+)|\d+\.\d+(?!\d)|(?<comma>\d+,\d+)(?![.,]?\d)|\d+(?![.,]?\d))(?! ?(?:年|月|日|周|只|家|次|天|个月|倍))(?: ?(?<unit>percentage[- ]points?|percent(?! of)|per cent|pct|pp(?:ts?|s)?(?![a-z])|bps?(?![a-z])|basis[- ]points?|个?百分点|个?基点|points?(?![a-z])|点|%))?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Numbers();

    [GeneratedRegex(@"[。！？；;!?\n]|\.(?=\s|$)", RegexOptions.CultureInvariant)]
    private static partial Regex Stops();
}
