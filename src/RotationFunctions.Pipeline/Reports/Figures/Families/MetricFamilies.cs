using System.Globalization;
using System.Text;
using RotationFunctions.Analytics;
using RotationFunctions.Pipeline.Languages;
using RotationFunctions.Pipeline.Reports.Figures.Definitions;
using RotationFunctions.Pipeline.Universes;

namespace RotationFunctions.Pipeline.Reports.Figures.Families;

/// <summary>Every family of figures that is told under the report's member <c>figures</c>: a line each.</summary>
public static class MetricFamilies
{
    /// <summary>The families with their words.</summary>
    public static IReadOnlyList<RegisteredFamily> All { get; } =
    [
        new(new RiskHistoryFamily(), new Languages.En.RiskHistoryWords(), new Languages.Zh.RiskHistoryWords()),
    ];

    /// <summary>The families alone, to compute.</summary>
    public static IReadOnlyList<MetricFamily> Computed { get; } = [.. All.Select(registered => registered.Family)];

    internal static IEnumerable<FigureDefinition> Definitions => All.SelectMany(registered => registered.Definitions);

    /// <summary>A reason in a language; null when neither a family nor the language itself has words for its code.</summary>
    internal static string? Text(Reason reason, Language language)
    {
        var words = language == Language.English ? Languages.En.ReasonWords.All : Languages.Zh.ReasonWords.All;
        var text = words.GetValueOrDefault(reason.Code) ?? All.Select(registered => registered.Words(language).Reasons.GetValueOrDefault(reason.Code)).FirstOrDefault(found => found is not null);
        return text is null ? null : string.Format(CultureInfo.InvariantCulture, CompositeFormat.Parse(text), [.. reason.Arguments]);
    }
}

/// <summary>A family of figures and what each language says of it.</summary>
/// <param name="Family">The family.</param>
/// <param name="English">Its words in English.</param>
/// <param name="Chinese">Its words in Simplified Chinese.</param>
public sealed record RegisteredFamily(MetricFamily Family, FamilyWords English, FamilyWords Chinese)
{
    internal IEnumerable<FigureDefinition> Definitions => Family.Declarations.Select(declaration => new FigureDefinition(
        declaration, new LocalizedText(English.Definitions[declaration.Pattern], Chinese.Definitions[declaration.Pattern])));

    internal FamilyWords Words(Language language) => language == Language.English ? English : Chinese;
}
