using System.Text;
using System.Text.RegularExpressions;

namespace RotationFunctions.IntegrationTests.Infrastructure;

/// <summary>A call of <c>az</c> as it is written in a script, workflow or document: its arguments without their quotes.</summary>
internal sealed partial record AzureCommand(string File, IReadOnlyList<string> Arguments)
{
    /// <summary>Every call of az in a script, or in the code of a document. Lines may go on after a backslash or PowerShell's backtick.</summary>
    public static IEnumerable<AzureCommand> In(string file, string text)
    {
        var code = file.EndsWith(".md", StringComparison.Ordinal)
            ? string.Join('\n', Code().Matches(text.ReplaceLineEndings("\n")).Select(match => match.Groups["code"].Value))
            : Comments().Replace(text, "");
        var joined = code.ReplaceLineEndings("\n").Replace("\\\n", " ", StringComparison.Ordinal).Replace("`\n", " ", StringComparison.Ordinal);
        for (var at = joined.IndexOf("az ", StringComparison.Ordinal); at >= 0; at = joined.IndexOf("az ", at + 1, StringComparison.Ordinal))
        {
            // A word of its own, that a subcommand follows.
            if ((at == 0 || " \n\"'`($".Contains(joined[at - 1], StringComparison.Ordinal)) && char.IsAsciiLetterLower(joined[at + 3]))
                yield return new AzureCommand(file, [.. Words(joined, at + 3)]);
        }
    }

    [GeneratedRegex(@"(?<fence>```|`)(?:sh\n)?(?<code>.+?)\k<fence>", RegexOptions.Singleline)]
    private static partial Regex Code();

    [GeneratedRegex(@"^[ \t]*#.*$", RegexOptions.Multiline)]
    private static partial Regex Comments();

    // Up to what ends a command in either shell, outside of quotes.
    private static IEnumerable<string> Words(string text, int at)
    {
        var word = new StringBuilder();
        var depth = 0;
        for (var quote = '\0'; at < text.Length; at++)
        {
            var letter = text[at];
            if (quote != '\0')
            {
                if (letter == quote)
                    quote = '\0';
                else
                    word.Append(letter);
            }
            else if (letter is '\'' or '"')
            {
                quote = letter;
            }
            else if (letter == '$' && at + 1 < text.Length && text[at + 1] == '(')
            {
                // A value that the shell puts in: not part of what is written here.
                depth = 1;
                for (at += 2; depth > 0 && at < text.Length; at++)
                    depth += text[at] == '(' ? 1 : text[at] == ')' ? -1 : 0;
                at--;
            }
            else if (letter is '\n' or ';' or '|' or '&' or '>' or '<' or ')' or '`')
            {
                break;
            }
            else if (letter == ' ')
            {
                if (word.Length > 0)
                    yield return word.ToString();
                word.Clear();
            }
            else
            {
                word.Append(letter);
            }
        }

        if (word.Length > 0)
            yield return word.ToString();
    }
}
