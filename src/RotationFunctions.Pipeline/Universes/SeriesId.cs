using System.Diagnostics.CodeAnalysis;

namespace RotationFunctions.Pipeline.Universes;

/// <summary>
/// What an id may be. Ids become names of files, blobs and table keys, so an id that could leave its folder or is no
/// valid key is refused where a universe is read, and again by every source that makes a path of it.
/// </summary>
public static class SeriesId
{
    /// <summary>Longest id.</summary>
    public const int MaxLength = 24;

    /// <summary>The rule, in words for messages.</summary>
    public const string Rule = "letters, digits, '.', '-' and '_', beginning with a letter or digit, or with '^' for an index, at most 24 characters";

    /// <summary>Whether a text may be an id.</summary>
    public static bool IsValid([NotNullWhen(true)] string? id)
    {
        if (string.IsNullOrEmpty(id) || id.Length > MaxLength)
            return false;
        var body = id[0] == '^' ? id.AsSpan(1) : id;
        if (body.IsEmpty || !char.IsAsciiLetterOrDigit(body[0]) || body[^1] == '.' || body.Contains("..", StringComparison.Ordinal))
            return false;
        foreach (var c in body)
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('.' or '-' or '_'))
                return false;
        return true;
    }

    /// <summary>Which of some ids is meant: symbols are written in capitals, and often typed in small letters.</summary>
    /// <returns>What was typed where it is one of them, else the one that differs from it in case alone, else what was typed.</returns>
    internal static string Meant(string typed, IEnumerable<string> known)
    {
        string? alike = null;
        foreach (var id in known)
        {
            if (id == typed)
                return typed;
            if (id.Equals(typed, StringComparison.OrdinalIgnoreCase))
                alike ??= id;
        }

        return alike ?? typed;
    }
}
