using RotationFunctions.Analytics;
using RotationFunctions.Analytics.Claims;

namespace RotationFunctions.Pipeline.Claims.Reading;

/// <summary>Makes of a period and its days the window that the checker takes, with the day that the figure then is of.</summary>
internal static class StatedWindows
{
    private static readonly Lexicon NoNames = new();

    /// <summary>The window of a period whose days are known.</summary>
    public static (StatedWindow Window, DateOnly AsOf) Of(Period period, ResolvedPeriod days, DateOnly asOf, PeriodResolver periods)
    {
        // The named windows of the metrics, where they are what is meant.
        StatedWindow window = period.Code switch
        {
            "YTD" => new StatedWindow.Named(Window.YearToDate),
            "1D" => new StatedWindow.Named(Window.OneDay),
            "S" when period is { From: { Day: not null } from, IsFromClose: false, IsFromOpen: false } && PeriodResolver.Complete(from, days.End) is { } since
                => new StatedWindow.Between(new CustomWindow(since, days.End, WindowBase.PreviousClose)),
            _ => new StatedWindow.Span(days.Base, days.End, days.Price),
        };
        return (window, period.Code is "YTD" or "1D" ? periods.Trading(asOf) ?? asOf : days.End);
    }

    /// <summary>The window that words state for a series, seen from a day; null when they state none that means trading days.</summary>
    public static (StatedWindow Window, DateOnly AsOf)? Read(string words, string series, DateOnly asOf, PeriodResolver periods)
    {
        if (words.StartsWith("from ", StringComparison.Ordinal) && StatedWords.Read(words, asOf) is { } span)
            return (span.Ending(asOf), span.To ?? asOf);
        var text = NormalText.Of(words.Trim()).Text;
        var tokens = new Tokeniser(ReaderMarket.Language, NoNames).Read(text, 0, text.Length);
        PeriodReader.Read(tokens, isHeading: true);
        return tokens.FindAll(t => t.Window is not null) is [{ Window: { } period }] && periods.Resolve(period, asOf, series) is { } days
            ? Of(period, days, asOf, periods)
            : null;
    }
}
