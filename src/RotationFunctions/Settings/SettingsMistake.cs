using Microsoft.Extensions.Options;
using RotationFunctions.Pipeline;

namespace RotationFunctions.Settings;

/// <summary>What to tell whoever has set the app up when it cannot start.</summary>
internal static class SettingsMistake
{
    private const string Where =
        "Set it where the app has its settings: in Azure under Settings > Environment variables, on your own machine in Values of "
        + "local.settings.json; a colon in a name is written as two underscores (__). docs/operations.md lists every setting.";

    /// <summary>The explanation; null when the exception is no mistake in a setting but one of the program.</summary>
    public static string? Explain(Exception exception)
    {
        var mistakes = Mistakes(exception);
        return mistakes is null ? null : string.Join(Environment.NewLine, ["The function app cannot start.", .. mistakes.Select(m => "- " + m), Where]);
    }

    private static IEnumerable<string>? Mistakes(Exception exception) => exception switch
    {
        OptionsValidationException options => options.Failures,
        RotationException mistake => [mistake.Message],
        // Several options classes with mistakes come as one exception that holds each.
        AggregateException several when several.InnerExceptions.Select(Mistakes).ToList() is var found && found.TrueForAll(m => m is not null) =>
            found.SelectMany(mistakes => mistakes!),
        _ => null,
    };
}
