using System.Text.RegularExpressions;

namespace RotationFunctions.Pipeline.Reports.Texts;

/// <summary>
/// The reasons of absent figures and the warnings in Chinese. Snapshots and published reports hold them in English, as they were
/// found; what varies in them (series, dates, numbers) is taken over, the words around it are of two tables.
/// </summary>
internal static partial class ReasonTexts
{
    /// <summary>Both tables.</summary>
    internal static IReadOnlyList<ReasonTemplate> Templates { get; } = [.. FigureReasons.Templates, .. SourceReasons.Templates];

    /// <summary>A reason in a language. One that no table knows, such as a provider's own words, is quoted as it is.</summary>
    internal static string In(Language language, string reason)
        => language == Language.English ? reason : Chinese(reason) ?? $"原文：{reason}";

    /// <summary>A reason in Chinese; null when it is in no table.</summary>
    internal static string? Chinese(string reason) => One(reason) ?? Listed(reason) ?? Several(reason);

    private static string? One(string reason)
    {
        foreach (var template in Templates)
            if (template.Fill(reason, Chinese) is { } text)
                return text;
        return OfProvider(reason);
    }

    /// <summary>A series that a provider did not give: the cause and the remedy are in the table each, and either may quote a full stop.</summary>
    private static string? OfProvider(string reason)
    {
        if (Provider().Match(reason) is not { Success: true } match)
            return null;
        var words = match.Groups["words"].Value;
        foreach (var (at, rest) in Ends(words))
            if (rest.EndsWith('.') && Known(words[..at]) is { } cause && Known(rest[..^1]) is { } remedy)
                return $"{match.Groups["series"].Value}：{match.Groups["source"].Value}{cause}。{remedy}。";
        return null;
    }

    private static string? Known(string words)
    {
        foreach (var template in SourceReasons.Templates)
            if (template.Fill(words, Chinese) is { } text)
                return text;
        return null;
    }

    /// <summary>Reasons one after another, each under the id that it is of, as those of a score's parts.</summary>
    private static string? Listed(string reason)
    {
        var parts = Parts().Matches(reason);
        if (parts.Count == 0 || parts[0].Index != 0)
            return null;
        var texts = parts.Select(part => Chinese(part.Groups["reason"].Value) is { } text ? $"{part.Groups["id"].Value}：{text}" : null).ToList();
        return texts.Contains(null) ? null : string.Concat(texts);
    }

    /// <summary>Reasons one after another, as those of several sources.</summary>
    private static string? Several(string reason)
    {
        foreach (var (at, rest) in Ends(reason))
            if (One(reason[..(at + 1)]) is { } first && Chinese(rest) is { } others)
                return first + others;
        return null;
    }

    /// <summary>Where a sentence may end in a text, and what follows.</summary>
    private static IEnumerable<(int At, string After)> Ends(string text)
    {
        for (var at = text.IndexOf(". ", StringComparison.Ordinal); at >= 0; at = text.IndexOf(". ", at + 1, StringComparison.Ordinal))
            yield return (at, text[(at + 2)..]);
    }

    [GeneratedRegex(@"(?<![\w.])(?<id>[a-z]\w*(\.\w+)+): (?<reason>.+?)(?= [a-z]\w*(\.\w+)+: |$)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Parts();

    [GeneratedRegex(@"^(?<series>[\^\w.-]+): (?<source>[a-z]+) (?<words>.+)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Provider();
}
