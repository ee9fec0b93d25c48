namespace RotationFunctions.Pipeline.Reports.Pages;

/// <summary>What page and Markdown say of a report's place among the published ones.</summary>
internal static class PublicationTexts
{
    // Enough to tell reports apart by eye; the whole hash stands in the JSON.
    private const int ShownDigits = 16;

    /// <summary>Labels and values; none for a report that is not published.</summary>
    internal static IEnumerable<(string Label, string Value)> Of(Report report, PageTexts texts)
    {
        if (report is not { Publication: { } publication, Hash: { } hash })
            yield break;
        yield return (texts.Revision, publication is { Replaces: { } old, Reason: { } reason }
            ? texts.InPlaceOf(publication.Revision, old.Revision, reason)
            : FormattableString.Invariant($"{publication.Revision}"));
        if (report.ReplacedBy is { } by)
            yield return (texts.Replaced, texts.ReplacedBy(by.Revision, by.Reason));
        yield return (texts.ContentHash, $"{hash[..ShownDigits]}…");
    }
}
