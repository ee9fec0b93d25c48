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

    /// <summary>A language's words for a reason's code; null when no family has any.</summary>
    internal static string? Reason(string code, Language language)
        => All.Select(registered => registered.Words(language).Reasons.GetValueOrDefault(code)).FirstOrDefault(words => words is not null);
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
