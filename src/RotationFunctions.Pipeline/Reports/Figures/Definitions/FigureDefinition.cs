using RotationFunctions.Analytics;
using RotationFunctions.Pipeline.Universes;

namespace RotationFunctions.Pipeline.Reports.Figures.Definitions;

/// <summary>What a figure is: its declaration, and one sentence.</summary>
/// <param name="Declaration">Ids, unit, days, formula, source and inputs.</param>
/// <param name="Text">The definition in one sentence.</param>
public sealed record FigureDefinition(FigureDeclaration Declaration, LocalizedText Text)
{
    internal FigureDefinition(string pattern, FigureUnit? unit, FigureSpan span, string formula, LocalizedText text, string? source = null)
        : this(new FigureDeclaration(pattern, unit, span, formula, source), text)
    {
    }

    /// <inheritdoc cref="FigureDeclaration(string, FigureUnit?, FigureSpan, string, string?)" path="/param[@name='Pattern']"/>
    public string Pattern => Declaration.Pattern;

    /// <summary>How the figure is printed; null for what is in the unit of another figure.</summary>
    public FigureUnit? Unit => Declaration.Unit;

    /// <summary>The days that the figure is computed from.</summary>
    public FigureSpan Span => Declaration.Span;

    /// <summary>The formula, what stands in braces filled in.</summary>
    public string Formula => Declaration.Formula;

    /// <summary>Who defined it so; null for what is common.</summary>
    public string? Source => Declaration.Source;

    /// <inheritdoc cref="FigureDeclaration.Since"/>
    public int Since
    {
        get => Declaration.Since;
        init => Declaration = Declaration with { Since = value };
    }

    /// <inheritdoc cref="FigureDeclaration.Inputs"/>
    public IReadOnlyList<string> Inputs
    {
        get => Declaration.Inputs;
        init => Declaration = Declaration with { Inputs = value };
    }
}
