namespace RotationFunctions.Pipeline.Claims.Reading;

/// <summary>What stands at a place of a text; nothing stands beyond its ends.</summary>
internal static class TextSigns
{
    public static bool IsDigit(string text, int at) => at >= 0 && at < text.Length && char.IsAsciiDigit(text[at]);

    public static bool IsLetterOrDigit(string text, int at) => at >= 0 && at < text.Length && char.IsAsciiLetterOrDigit(text[at]);

    public static bool IsDigits(string text, int at, int count)
    {
        for (var i = at; i < at + count; i++)
            if (!IsDigit(text, i))
                return false;
        return true;
    }
}
