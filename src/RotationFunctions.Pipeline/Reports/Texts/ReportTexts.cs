namespace RotationFunctions.Pipeline.Reports.Texts;

/// <summary>A report in a language.</summary>
public static class ReportTexts
{
    /// <summary>
    /// The report with its names, tags, sections and disclaimer in a language. Figures stay as they are, so a published report
    /// is read in another language from itself alone.
    /// </summary>
    public static Report Write(Report report, Language language)
    {
        ArgumentNullException.ThrowIfNull(report);
        var named = report with
        {
            Language = LanguageTag.Of(language),
            Performance = [.. report.Performance.Select(p => p with { Name = p.Names.In(language) })],
            Warnings = [.. report.Warnings.Select(warning => warning with { Reason = Words(warning.Reason, warning.Why) })],
            Missing = [.. report.Missing.Select(item => item with { Reason = Words(item.Reason, item.Why) })],
            Tags = [.. TagWriter.Write(report, language)],
            Disclaimer = Prose.In(language).Disclaimer(report.Source.IsDemo),
        };
        return named with { Sections = SectionWriter.Write(named, language) };

        // What is in the language already, such as a report that was written before, stays.
        string Words(string words, Analytics.Reason reason) => report.Language == LanguageTag.Of(language) ? words : ReasonTexts.In(language, reason);
    }
}
