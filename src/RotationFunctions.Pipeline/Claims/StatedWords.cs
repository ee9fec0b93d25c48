using RotationFunctions.Analytics;
using RotationFunctions.Analytics.Claims;
using RotationFunctions.Pipeline.Claims.Reading;

namespace RotationFunctions.Pipeline.Claims;

/// <summary>A window as it is stated alone: named, or from a date to another or to the as-of day.</summary>
internal sealed record StatedSpan(Window? Named, DateOnly From = default, DateOnly? To = null, WindowBase Base = WindowBase.PreviousClose, DefinitionBase? Extreme = null)
{
    public StatedWindow Ending(DateOnly asOf) => Named is not null ? new StatedWindow.Named(Named)
        : Extreme is { } extreme ? new StatedWindow.Span(From, To ?? asOf, extreme)
        : new StatedWindow.Between(new CustomWindow(From, To ?? asOf, Base));
}

/// <summary>Windows in words that are read back as the same window.</summary>
internal static class StatedWords
{
    private static readonly Lexicon NoNames = new();

    /// <summary>The words for a window; null for a level, which has none.</summary>
    public static string? Of(StatedWindow window) => window switch
    {
        StatedWindow.Named { Window.Name: var name } => name,
        StatedWindow.Between { Window: var span } => FormattableString.Invariant($"from {Base(span.Base)}{span.From:yyyy-MM-dd} to {span.To:yyyy-MM-dd}"),
        StatedWindow.Span span => FormattableString.Invariant($"from the {Price(span.Base)} of {span.From:yyyy-MM-dd} to {span.To:yyyy-MM-dd}"),
        _ => null,
    };

    /// <summary>A window; null when the words state none, or something else besides.</summary>
    public static StatedSpan? Read(string words, DateOnly latest)
    {
        var text = NormalText.Of(words.Trim()).Text;
        var (from, price) = Extreme(text);
        var tokens = new Tokeniser(ReaderMarket.Language, NoNames).Read(from, 0, from.Length);
        PeriodReader.Read(tokens, isHeading: false);
        if (tokens.Count == 0 || tokens.FindAll(t => t.Window is not null) is not [{ Window: { } period }] || tokens.Exists(t => !t.IsUsed))
            return null;
        return period.Code switch
        {
            "YTD" => new StatedSpan(Window.YearToDate),
            "1D" => new StatedSpan(Window.OneDay),
            "WB" when period.Count == 1 => new StatedSpan(Window.OneWeek),
            "N" when period.Count == 5 => new StatedSpan(Window.OneWeek),
            "MB" when period.Count == 1 => new StatedSpan(Window.OneMonth),
            "MB" when period.Count == 3 => new StatedSpan(Window.ThreeMonths),
            "MB" when period.Count == 6 => new StatedSpan(Window.SixMonths),
            "Y" when period.Count == 1 => new StatedSpan(Window.OneYear),
            "S" or "F" when period.From is { Day: not null } first && PeriodResolver.Complete(first, latest) is { } start => Span(period, start, latest, price),
            _ => null,
        };
    }

    private static StatedSpan? Span(Period period, DateOnly start, DateOnly latest, DefinitionBase? price)
    {
        DateOnly? end = null;
        if (period.To is { } last)
        {
            end = PeriodResolver.Complete(last, latest);
            if (end is null || end < start)
                return null;
        }

        return new StatedSpan(null, start, end, period.IsFromOpen ? WindowBase.Open : period.IsFromClose ? WindowBase.Close : WindowBase.PreviousClose, price);
    }

    /// <summary>Takes "the high of" and "the low of" out of the words: only here are they said so.</summary>
    private static (string Text, DefinitionBase? Price) Extreme(string text)
        => text.StartsWith("from the high of ", StringComparison.OrdinalIgnoreCase) ? ("from " + text["from the high of ".Length..], DefinitionBase.High)
            : text.StartsWith("from the low of ", StringComparison.OrdinalIgnoreCase) ? ("from " + text["from the low of ".Length..], DefinitionBase.Low)
            : (text, null);

    private static string Price(DefinitionBase price) => price switch
    {
        DefinitionBase.Open => "open",
        DefinitionBase.High => "high",
        DefinitionBase.Low => "low",
        _ => "close",
    };

    private static string Base(WindowBase windowBase) => windowBase switch
    {
        WindowBase.Open => "the open of ",
        WindowBase.Close => "the close of ",
        _ => "",
    };
}
