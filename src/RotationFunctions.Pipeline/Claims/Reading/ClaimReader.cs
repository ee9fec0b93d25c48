using System.Globalization;
using RotationFunctions.Analytics.Claims;

namespace RotationFunctions.Pipeline.Claims.Reading;

/// <summary>
/// Reads claims out of English and Chinese texts: the text is brought to one form, its structure found, its sentences cut into names,
/// numbers, windows and words, and each number attached to what it is of. What is missing is said, never guessed, except where an
/// <see cref="Assumption"/> names what was taken for granted.
/// </summary>
internal sealed class ClaimReader
{
    /// <summary>Lines from the top in which a text gives its own date.</summary>
    private const int LinesOfDate = 20;

    /// <summary>Tokens of an exclamation before the sentence that names who is meant.</summary>
    private const int ShortSentence = 8;

    /// <summary>Days after its figures on which a text still may be printed.</summary>
    private const int DaysUntilPrinted = 4;

    private static readonly string[] AmericanCities = ["纽约", "华盛顿", "芝加哥", "旧金山", "洛杉矶", "华尔街"];

    private readonly ReaderMarket _market;
    private readonly Tokeniser _tokeniser;
    private readonly string _text;
    private readonly ReadResult _result;
    private readonly Discourse _discourse;
    private readonly CancellationToken _cancellationToken;

    /// <summary>Where the date stands on which the text was written; −1 for none.</summary>
    private int _dateline = -1;

    private ClaimReader(NormalText text, ReaderMarket market, DateOnly asOf, bool isDayStated, CancellationToken cancellationToken)
    {
        (_text, _market, _cancellationToken) = (text.Text, market, cancellationToken);
        _tokeniser = new Tokeniser(ReaderMarket.Language, market.Names);
        _result = new ReadResult(text);
        _discourse = new Discourse { Day = asOf, IsDayStated = isDayStated };
    }

    /// <summary>Reads a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="market">The series and their names.</param>
    /// <param name="asOf">The day of figures where the text gives none.</param>
    /// <param name="isDayStated">Whether somebody stated that day, so that it is no assumption.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static ParsedText Read(string text, ReaderMarket market, DateOnly asOf, bool isDayStated = false, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var reader = new ClaimReader(NormalText.Of(text), market, asOf, isDayStated, cancellationToken);
        return reader.Read();
    }

    private ParsedText Read()
    {
        var blocks = Structure.Read(_text);
        ReadDateline(blocks);
        Block? heading = null;
        foreach (var block in blocks)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            switch (block.Kind)
            {
                case BlockKind.Heading:
                    ReadHeading(block, heading is { Kind: BlockKind.Heading } && heading.End + 2 >= block.Start);
                    break;
                case BlockKind.Table:
                    TableReader.Read(block, _text, _tokeniser, _market, _discourse, _result);
                    break;
                default:
                    ReadProse(block);
                    break;
            }

            heading = block;
        }

        return _result.Parsed(_discourse.Day);
    }

    /// <summary>
    /// The day on which the text was written: a line that is a date, or the place and date before its first sentence. Figures are of that
    /// day where the text says so by its weekday or in a dispatch, else of the last close before.
    /// </summary>
    private void ReadDateline(List<Block> blocks)
    {
        foreach (var block in blocks.Take(LinesOfDate))
        {
            var end = Math.Min(block.End, block.Start + 120);
            var tokens = _tokeniser.Read(_text, block.Start, end);
            var at = tokens.FindIndex(t => t.Date is { Day: not null });
            if (at < 0 || tokens[at].Date is not { } written)
                continue;
            var isAlone = tokens.Count <= 3 && block.End - block.Start <= 30 && written.Year is not null;
            var next = at + 1 < tokens.Count ? tokens[at + 1].Text : "";
            var isDispatch = block.Start <= 400 && at <= 4 && !(next == "-" && tokens.At(at + 2)?.Number is not null) && (next is "—" or "-" or "(" or "电" or ":" or "/") && tokens.Take(at).All(t => t.IsCapital || t.Text is "," or "." or "(" or ")" || (t.Text[0] > 127 && t.Number is null));
            if (!isAlone && !isDispatch)
                continue;
            // A text is printed some days after the day that it is of, at the most.
            if (PeriodResolver.Complete(written, written.Year is null ? _discourse.Day.AddDays(DaysUntilPrinted) : DateOnly.MaxValue.AddDays(-400)) is not { } day || _market.Periods.Trading(day) is not { } trading)
                continue;
            var isEndOfPeriod = tokens.Take(at).Any(t => t.Text is "ended" or "ending" or "as" or "through" or "of" or "close" || t.Is("level", "close"));
            var isSameDay = (isDispatch && IsFromAmerica(tokens, at)) || isEndOfPeriod || SaysWeekday(day, block.Start, tokens[at].End);
            _discourse.Day = isSameDay ? trading : _market.Periods.TradingBefore(day) ?? trading;
            _discourse.IsDayStated = true;
            _dateline = tokens[at].Start;
            return;
        }
    }

    /// <summary>Whether the text below its dateline names that weekday, or today.</summary>
    private bool SaysWeekday(DateOnly day, int start, int end)
    {
        var english = day.DayOfWeek.ToString();
        var chinese = "日一二三四五六"[(int)day.DayOfWeek];
        string[] words = [english, "周" + chinese, "星期" + chinese, "today", "今天", "今日"];
        return words.Any(w => _text.AsSpan(0, start).Contains(w, StringComparison.OrdinalIgnoreCase) || _text.AsSpan(end).Contains(w, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>A dispatch in Latin letters, or one that names an American city: in China the next day has begun when New York closes.</summary>
    private static bool IsFromAmerica(List<Token> tokens, int date)
    {
        var place = string.Concat(tokens.Take(date).Select(t => t.Text));
        return !place.Any(c => c > 127) || AmericanCities.Any(city => place.Contains(city, StringComparison.Ordinal));
    }

    /// <summary>A heading gives the subject, the window and the day of what stands below it.</summary>
    private void ReadHeading(Block block, bool isContinued)
    {
        var tokens = _tokeniser.Read(_text, block.Start, block.End);
        SubjectReader.Read(tokens, _market);
        PeriodReader.Read(tokens, isHeading: true);
        if (!isContinued)
        {
            (_discourse.HeadingWindow, _discourse.HeadingSeries) = (null, null);
            _discourse.HasDay = false;
            _discourse.SentenceDay = null;
        }

        if (tokens.Find(t => t.Window is not null) is { Window: { } window })
        {
            _discourse.HeadingWindow = window;
            if (window is { Code: "CY", Year: { } year } && year < _discourse.Day.Year)
                _discourse.TopicYear = year;
        }
        // "Quarter-end tally:", where nothing says it more plainly.
        else if (tokens.Find(t => t.Is("headwindow")) is { } period)
        {
            _discourse.HeadingWindow = new Period(period.Find("headwindow")!);
        }

        var subjects = tokens.FindAll(t => t.IsSubject && !t.IsUsed);
        if (subjects.Count == 1)
            _discourse.HeadingSeries = subjects[0].Series;
        _discourse.IsWithinDay = tokens.Exists(t => t.Is("withinday"));
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Date is not { Day: not null } date || tokens[i].IsUsed || PeriodResolver.Complete(date, _discourse.Day) is not { } day)
                continue;
            if (i > 0 && tokens[i - 1].Text is "of" or "截至" or "the")
            {
                _discourse.Day = day;
                _discourse.IsDayStated = true;
            }
        }

        if (tokens.Exists(t => t.Weekday is not null) && _discourse.HeadingWindow is null)
            _discourse.HeadingWindow = new Period("1D");
    }

    private void ReadProse(Block block)
    {
        _discourse.SentenceDay = null;
        if (block.Kind == BlockKind.Paragraph)
            _discourse.IsWithinDay = false;
        foreach (var (start, end) in Structure.Sentences(_text, block.Start, block.End))
        {
            _cancellationToken.ThrowIfCancellationRequested();
            var tokens = _tokeniser.Read(_text, start, end);
            if (tokens.Count == 0)
                continue;
            if (tokens.Find(t => t.Start == _dateline) is { } dateline)
                dateline.IsUsed = true;
            SubjectReader.Read(tokens, _market);
            Bind(tokens);
            PeriodReader.Read(tokens, isHeading: false);
            if (tokens.Exists(t => t.Is("withinday")) && !tokens.Exists(t => t.Is("dayverb") || (t.Is("level", "close") && (t.Text[0] == '收' || t.Text is "closed" or "ended" or "finished" or "settled"))))
                _discourse.IsWithinDay = true;
            var isQuestion = _text[start..end].AsSpan().TrimEnd() is [.., '?' or '？'];
            var before = _result.Claims.Count;
            // "Up 9.38%! The S&P 500 closed …": a text's first words may be about whom the next ones name.
            if (_discourse is { Series: null, Outside: null, HeadingSeries: null } && tokens.Count <= ShortSentence && !tokens.Exists(t => t.IsSubject))
                _discourse.Series = FirstSubject(end, block.End);
            new SentenceReader(tokens, _market, _discourse, _result, isQuestion, block.Kind == BlockKind.ListItem).Read();
            Remember(tokens, _result.Claims.Count > before);
        }
    }

    private void Bind(List<Token> tokens)
    {
        foreach (var token in tokens)
        {
            if (token.Series is null || !token.Meanings.Any(m => m.Tag == "series"))
                continue;
            if (token.IsObject && token.Find("series") != token.Series)
                _discourse.Bound[token.Text] = token.Series;
            else if (_discourse.Bound.TryGetValue(token.Text, out var bound))
                token.Series = bound;
        }
    }

    private string? FirstSubject(int from, int end)
    {
        foreach (var (start, last) in Structure.Sentences(_text, from, end).Take(2))
        {
            var tokens = _tokeniser.Read(_text, start, last);
            SubjectReader.Read(tokens, _market);
            if (tokens.Find(t => t.IsSubject) is { } subject)
                return subject.Series;
        }

        return null;
    }

    /// <summary>What the next sentence may take up: the date, the series and the window of this one.</summary>
    private void Remember(List<Token> tokens, bool hasClaims)
    {
        var dates = tokens.FindAll(t => t.Date is { Day: not null, } && !t.IsUsed);
        if (dates.Count == 1 && dates[0].Date is { } written && PeriodResolver.CompletePast(written, _discourse.Day) is { } day)
            _discourse.SentenceDay = _market.Periods.Trading(day);
        else if (hasClaims && tokens.Exists(t => t.Window is not null))
            _discourse.SentenceDay = null;
        foreach (var token in tokens)
            if (token.Series is { } series && series[0] != '@' && !token.IsUsed)
                _discourse.Mention(series);
        // "Stocks slumped on Thursday." A day's report has begun.
        if (!hasClaims && !tokens.Exists(t => t.Window is not null) && tokens.Exists(t => t.Weekday is not null && !t.IsUsed))
            _discourse.HasDay = true;
        if (!hasClaims)
        {
            // "The books on 2023 are closed." sets what is spoken of; "June's inflation was 3%" does not.
            if (!tokens.Exists(t => t.Find("noise") is "economy" or "earnings" || t.Number is { Unit: Unit.Percent }) && tokens.Find(t => t.Window is not null) is { Window: { Code: "CY" or "YEAR" or "Q" or "M" or "WTD" or "MTD" or "LW" or "LM" or "LQ" or "LY" or "H1" or "H2" or "QTD" } window } && !(window.Code is "WTD" && tokens.Exists(t => t.Is("best"))))
            {
                _discourse.Window = window;
                if (window is { Code: "CY", Year: { } year } && year < _discourse.Day.Year)
                    _discourse.TopicYear = year;
            }

            var subjects = tokens.FindAll(t => t.IsSubject && !t.IsUsed && !t.IsObject);
            if (subjects.Count > 0 && subjects[0].Series is { } topic && topic[0] != '@')
                (_discourse.Series, _discourse.Outside) = (topic, null);
        }
    }
}
