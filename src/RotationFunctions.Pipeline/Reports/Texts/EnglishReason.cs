using System.Text.RegularExpressions;
using RotationFunctions.Analytics;

namespace RotationFunctions.Pipeline.Reports.Texts;

/// <summary>The English words of a reason as they were stored before reasons had codes. What varies in them stands in braces.</summary>
internal sealed partial class EnglishReason
{
    // What may stand in braces, by its name; a figure behind the name tells several of a kind apart.
    private static readonly Dictionary<string, string> Kinds = new(StringComparer.Ordinal)
    {
        ["date"] = @"\d{4}-\d{2}-\d{2}", ["month"] = @"\d{4}-\d{2}", ["year"] = @"\d{4}", ["time"] = @"\d{4}-\d{2}-\d{2} \d{2}:\d{2}(:\d{2})?", ["n"] = @"[\d.,−+E-]+",
        ["series"] = @"[\^\w.-]+", ["figure"] = @"[\^\w./-]+", ["source"] = "[a-z]+", ["list"] = @"[\d, -]+", ["file"] = @"\S+", ["url"] = @"https?://\S+", ["origin"] = ".+",
        ["setting"] = @"Sources:[\w:]+", ["word"] = @"(an? )?\w+( close)?", ["name"] = ".+", ["quote"] = "[\"'].*[\"']", ["text"] = ".+", ["reason"] = ".+", ["message"] = ".+",
    };

    private readonly string[] _names;

    // Made when it is needed: an expression that never goes back holds half a megabyte, and a desk seldom meets more than a few of the reasons.
    private readonly Lazy<Regex> _expression;

    // The longest piece of the words: a text that lacks it is not looked at further.
    private readonly string _mark;

    public EnglishReason(string code, string words)
    {
        (Code, Words) = (code, words);
        _names = [.. Places().Matches(words).Select(place => place.Groups["name"].Value)];
        _expression = new Lazy<Regex>(Expression);
        _mark = Places().Replace(words, "\0").Split('\0').MaxBy(piece => piece.Length)!;
    }

    /// <summary>The code of the reason.</summary>
    public string Code { get; }

    /// <summary>The words, with what varies in braces.</summary>
    public string Words { get; }

    /// <summary>The reason that a text states; null when it is another one.</summary>
    /// <param name="text">The text.</param>
    /// <param name="inner">Reads a reason inside it.</param>
    public Reason? Read(string text, Func<string, Reason?> inner)
    {
        if (!text.Contains(_mark, StringComparison.Ordinal) || _expression.Value.Match(text) is not { Success: true } match)
            return null;
        var arguments = new List<ReasonArgument>();
        foreach (var name in _names)
        {
            var value = match.Groups[name].Value;
            var read = KindOf(name) is "reason" or "message" or "origin" ? inner(value) : null;
            // A message is of another's making, and else stays as it is; a reason must be known too.
            if (read is null && KindOf(name) == "reason")
                return null;
            arguments.Add(read is null ? new ReasonArgument(value) : new ReasonArgument(read));
        }

        return Reason.Stored(Code, text, arguments);
    }

    private Regex Expression()
    {
        var pattern = Regex.Escape(Words).Replace("}", "\\}", StringComparison.Ordinal);
        foreach (var name in _names)
            pattern = pattern.Replace($"\\{{{name}\\}}", $"(?<{name}>{Kinds[KindOf(name)]})", StringComparison.Ordinal);
        return new Regex($"^{pattern}$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture);
    }

    private static string KindOf(string name) => name.TrimEnd('2', '3', '4', '5');

    [GeneratedRegex(@"\{(?<name>\w+)\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Places();
}
