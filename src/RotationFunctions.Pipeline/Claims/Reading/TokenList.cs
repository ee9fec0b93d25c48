namespace RotationFunctions.Pipeline.Claims.Reading;

/// <summary>Looks into the tokens of a sentence, beyond its ends too.</summary>
internal static class TokenList
{
    /// <summary>The token at a place; null beyond the ends.</summary>
    public static Token? At(this List<Token> tokens, int i) => i >= 0 && i < tokens.Count ? tokens[i] : null;

    /// <summary>Whether a place has one of some words, in small letters.</summary>
    public static bool IsWord(this List<Token> tokens, int i, params ReadOnlySpan<string> words)
    {
        if (tokens.At(i) is not { } token)
            return false;
        foreach (var word in words)
            if (token.Text == word)
                return true;
        return false;
    }
}
