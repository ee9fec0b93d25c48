using System.Globalization;
using System.Text.RegularExpressions;
using RotationFunctions.Analytics;
using RotationFunctions.Pipeline.Languages.Zh;
using RotationFunctions.Pipeline.Reports.Figures.Families;

namespace RotationFunctions.Pipeline.Reports.Texts;

/// <summary>Reasons in a language. In English they are as they were made; another language has words for their codes.</summary>
internal static partial class ReasonTexts
{
    /// <summary>A reason in a language. One that the language has no words for, such as a provider's own, is quoted as it is.</summary>
    internal static string In(Language language, Reason reason)
        => language == Language.English ? reason.Text : Chinese(reason) ?? $"原文：{reason.Text}";

    private static string? Chinese(Reason reason)
    {
        if (reason.Code == Reason.Message)
            return EnglishReasons.Read(reason.Text) is { } read ? Chinese(read) : null;
        if (reason.Code == Reason.Several)
            return string.Concat(reason.Arguments.Select(one => In(Language.SimplifiedChinese, one.Reason!)));
        var words = Reasons.All.GetValueOrDefault(reason.Code) ?? MetricFamilies.Reason(reason.Code, Language.SimplifiedChinese);
        return words is null ? null : Places().Replace(words, place =>
        {
            var argument = reason.Arguments.ElementAtOrDefault(int.Parse(place.Groups["at"].ValueSpan, CultureInfo.InvariantCulture));
            return argument switch
            {
                null => place.Value,
                { Reason: { } inner } => In(Language.SimplifiedChinese, inner),
                _ when place.Groups["term"].Success => Reasons.Terms.GetValueOrDefault(argument.Text, argument.Text),
                _ => argument.Text,
            };
        });
    }

    [GeneratedRegex(@"\{(?<at>\d)(?<term>:term)?\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Places();
}
