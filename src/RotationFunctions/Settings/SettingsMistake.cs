using Microsoft.Extensions.Options;
using RotationFunctions.Pipeline;

namespace RotationFunctions.Settings;

/// <summary>What to tell whoever has set the app up when it cannot start.</summary>
/// <remarks>
/// The host logs what the worker writes to standard error line by line, and as an error only lines that say so themselves; of
/// those it repeats the last three with the worker's exit. So each mistake is one line, each line calls itself an error, and
/// where there are three or fewer, none is lost.
/// </remarks>
internal static class SettingsMistake
{
    private const string Where =
        "Settings are in Azure under Settings > Environment variables, on your own machine in Values of local.settings.json; "
        + "a colon in a name is written as two underscores (__). docs/operations.md lists every setting.";

    /// <summary>How long the host may take to read what was written: it looks at what it has the moment the worker is gone.</summary>
    private static readonly TimeSpan HostReads = TimeSpan.FromMilliseconds(500);

    /// <summary>The explanation, an error a line; null when the exception is no mistake in a setting but one of the program.</summary>
    public static IReadOnlyList<string>? Explain(Exception exception) =>
        Mistakes(exception)?.Select(mistake => $"Error: the function app cannot start. {OneLine(mistake)} {Where}").ToList();

    /// <summary>Writes an explanation where the host reads it, and waits until it has.</summary>
    public static async Task TellHostAsync(IReadOnlyList<string> explanation)
    {
        foreach (var line in explanation)
            await Console.Error.WriteLineAsync(line);
        await Console.Error.FlushAsync();
        await Task.Delay(HostReads);
    }

    private static string OneLine(string text) => text.ReplaceLineEndings(" ").Trim();

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
