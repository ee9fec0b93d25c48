using RotationFunctions.Analytics;
using RotationFunctions.Pipeline.Languages;
using RotationFunctions.Pipeline.Reports.Texts;
using RotationFunctions.Pipeline.Reports.Texts.Judgement;

namespace RotationFunctions.Pipeline.Reports.Figures.Definitions;

/// <summary>What varies in the ids of figures that share a definition, and how sentences call it.</summary>
internal static class FigureVariables
{
    /// <summary>The values that a variable can have, as a regular expression.</summary>
    internal static string Values(string name) => name switch
    {
        "window" => string.Join('|', Window.All.Select(window => window.Name)),
        "level" => "low|medium|mediumHigh|high",
        "days" => "21|63|252",
        "stance" => "rotation|mixed|largeCapLeadership",
        "pattern" => "inverseHeadAndShoulders|headAndShouldersTop",
        "side" => "above|below",
        "rank" => "[1-5]",
        "signal" => "[A-Za-z0-9-]+",
        "point" => "[1-5]",
        "year" => "[0-9]{4}",
        "month" => "[0-9]{4}-[0-9]{2}",
        "target" => "[0-9]{4}|longer_run",
        "group" or "risk" or "opportunity" => "[A-Za-z]+",
        "companion" => "[A-Za-z0-9^._-]+",
        "rival" => "[A-Za-z0-9-]+",
        "figure" => "[A-Za-z0-9.]+",
        // A family's own variable.
        _ => "[A-Za-z0-9]+",
    };

    /// <summary>What a sentence calls a value.</summary>
    internal static string Word(string name, string value, Language language)
    {
        var words = FigureWords.In(language);
        return name switch
        {
            "window" => value switch { "1D" => words.OnTheDay, "YTD" => words.YearToDate, _ => words.OverDays(Days(value)) },
            "level" => words.Levels.GetValueOrDefault(value, value),
            "group" => words.Groups.GetValueOrDefault(value, value),
            "stance" => words.Stances.GetValueOrDefault(value, value),
            "pattern" => words.Patterns.GetValueOrDefault(value, value),
            "side" => words.Sides.GetValueOrDefault(value, value),
            "target" => value == "longer_run" ? words.LongerRun : words.EndOf(value),
            "signal" => JudgementProse.In(language).NameOfSignal(value),
            "risk" => Prose.In(language).NameOf("risk." + value),
            "opportunity" => Prose.In(language).NameOf("opportunity." + value),
            _ => value,
        };
    }

    private static int Days(string window) => Window.All.First(w => w.Name == window).TradingDays!.Value;
}
