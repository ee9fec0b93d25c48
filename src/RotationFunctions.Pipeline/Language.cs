namespace RotationFunctions.Pipeline;

/// <summary>The languages that reports are written in.</summary>
public enum Language
{
    English,
    SimplifiedChinese,
}

/// <summary>The names by which options, queries and pages call a <see cref="Language"/>.</summary>
public static class LanguageTag
{
    public const string English = "en";
    public const string SimplifiedChinese = "zh-CN";

    /// <summary>The tag of a language, for <c>lang</c> attributes and <c>Content-Language</c>.</summary>
    public static string Of(Language language) => language == Language.SimplifiedChinese ? SimplifiedChinese : English;

    /// <summary>The tag of the language that a page in a language leads to.</summary>
    public static string OfOther(Language language) => language == Language.SimplifiedChinese ? English : SimplifiedChinese;

    /// <summary>Reads a tag, whatever its case; <c>zh</c>, <c>zh-Hans</c> and <c>zh-CN</c> all mean Simplified Chinese.</summary>
    public static bool TryParse(string? tag, out Language language)
    {
        language = Language.English;
        if (tag is null)
            return false;
        if (tag.Equals("en", StringComparison.OrdinalIgnoreCase) || tag.StartsWith("en-", StringComparison.OrdinalIgnoreCase))
            return true;
        if (!tag.Equals("zh", StringComparison.OrdinalIgnoreCase) && !tag.StartsWith("zh-", StringComparison.OrdinalIgnoreCase))
            return false;
        language = Language.SimplifiedChinese;
        return true;
    }
}
