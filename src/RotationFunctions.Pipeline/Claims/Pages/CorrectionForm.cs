using RotationFunctions.Analytics.Claims;
using RotationFunctions.Pipeline.Claims.Reading;
using RotationFunctions.Pipeline.Universes;

namespace RotationFunctions.Pipeline.Claims.Pages;

/// <summary>The form in which one number of a text is given another reading, with its choices.</summary>
/// <param name="Start">Where the number begins in the text.</param>
/// <param name="Printed">The number.</param>
/// <param name="Claim">How it was read; null when it was not taken for a claim.</param>
/// <param name="Reason">Why it was not; null when it was.</param>
/// <param name="Of">The id of the check that is corrected.</param>
/// <param name="Series">The series to choose from, by kind.</param>
public sealed record CorrectionForm(int Start, string Printed, ClaimResult? Claim, string? Reason, string Of, IReadOnlyList<SeriesDefinition> Series)
{
    /// <summary>Windows to choose from: the words that are sent, and what they are called.</summary>
    internal static IReadOnlyList<(string Words, LocalizedText Name)> Windows { get; } =
    [
        ("1D", new("the day", "当日")),
        ("this week", new("this week so far", "本周")),
        ("last week", new("last week", "上周")),
        ("this month", new("this month so far", "本月")),
        ("last month", new("last month", "上月")),
        ("this quarter", new("this quarter so far", "本季度")),
        ("last quarter", new("last quarter", "上季度")),
        ("year to date", new("year to date", "今年以来")),
        ("last year", new("last year", "去年")),
        ("1M", new("the past month", "近一个月")),
        ("3M", new("the past 3 months", "近三个月")),
        ("6M", new("the past 6 months", "近六个月")),
        ("1Y", new("the past year", "近一年")),
        ("3Y", new("the past 3 years", "近三年")),
        ("5Y", new("the past 5 years", "近五年")),
        ("10Y", new("the past 10 years", "近十年")),
    ];

    /// <summary>The form for a number; null when the text has none at that place.</summary>
    internal static CorrectionForm? For(int start, ClaimAnswer answer, string id, IReadOnlyList<SeriesDefinition> series)
    {
        if (answer.Text is not { } text)
            return null;
        var claim = answer.Claims.FirstOrDefault(c => c.Place?.Start == start);
        var left = answer.NotUnderstood.FirstOrDefault(l => l.Place.Start == start);
        return (claim?.Place ?? left?.Place) is { } place
            ? new CorrectionForm(start, text.Substring(place.Start, place.Length), claim, left?.Reason, id, [.. series.Where(s => s.Kind is not SeriesKind.Futures)])
            : null;
    }

    /// <summary>The kinds to choose from, as they are sent and called.</summary>
    internal static IEnumerable<(string Name, string Words)> Kinds(Language language)
        => Enum.GetValues<ClaimKind>().Select(kind => (ClaimKindNames.Of(kind), ClaimTexts.In(language).Kind(kind)));
}
