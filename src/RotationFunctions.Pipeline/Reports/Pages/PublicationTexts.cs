namespace RotationFunctions.Pipeline.Reports.Pages;

/// <summary>What page and Markdown say of a report's place among the published ones.</summary>
internal static class PublicationTexts
{
    // Enough to tell reports apart by eye; the whole hash stands in the JSON.
    private const int ShownDigits = 16;

    /// <summary>Labels and values; none for a report that is not published.</summary>
    internal static IEnumerable<(string Label, string Value)> Of(Report report)
    {
        if (report is not { Publication: { } publication, Hash: { } hash })
            yield break;
        var english = report.Language == LanguageTag.English;
        yield return (english ? "Revision" : "修订", Revision(publication, english));
        if (report.ReplacedBy is { } by)
            yield return english
                ? ("Replaced", FormattableString.Invariant($"by revision {by.Revision}: {Why(by.Reason, english)}"))
                : ("已被取代", FormattableString.Invariant($"由第{by.Revision}次修订取代：{Why(by.Reason, english)}"));
        yield return (english ? "Content hash" : "内容哈希", $"{hash[..ShownDigits]}…");
    }

    private static string Revision(Publication publication, bool english) => publication switch
    {
        { Replaces: { } old, Reason: { } reason } when english
            => FormattableString.Invariant($"{publication.Revision}, in place of {old.Revision}: {Why(reason, english)}"),
        { Replaces: { } old, Reason: { } reason }
            => FormattableString.Invariant($"第{publication.Revision}次，取代第{old.Revision}次：{Why(reason, english)}"),
        _ => FormattableString.Invariant($"{publication.Revision}"),
    };

    private static string Why(RevisionReason reason, bool english) => reason switch
    {
        RevisionReason.Backfill => english ? "computed again by a backfill" : "经回补重新计算",
        _ => english ? "computed again from data fetched later" : "依据之后抓取的数据重新计算",
    };
}
