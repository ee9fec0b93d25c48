using System.CommandLine;
using RotationFunctions.Pipeline;

namespace RotationFunctions.Local.CommandLine;

/// <summary>Reads arguments and does what they say.</summary>
internal static class Arguments
{
    /// <summary>Invokes the command that the arguments name; arguments that break a rule get a line each and do nothing.</summary>
    /// <param name="root">The command line.</param>
    /// <param name="arguments">As they came.</param>
    /// <param name="error">Where messages go.</param>
    /// <param name="cancellationToken">Stops the command.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> InvokeAsync(RootCommand root, IReadOnlyList<string> arguments, TextWriter error, CancellationToken cancellationToken)
    {
        var result = root.Parse(arguments);
        if (result.Errors.Count == 0)
        {
            // Signals and exceptions are the run's own business: it must end what it started and say what happened.
            var configuration = new InvocationConfiguration { Error = error, ProcessTerminationTimeout = null, EnableDefaultExceptionHandler = false };
            return await result.InvokeAsync(configuration, cancellationToken);
        }

        var unknown = result.UnmatchedTokens.Select(token => Unknown(token, root));
        // The parser reports unknown words too, as errors of the command and without a remedy.
        var broken = result.Errors.Where(e => !result.UnmatchedTokens.Any(token => e.Message.Contains($"'{token}'", StringComparison.Ordinal))).Select(e => e.Message);
        return await RefuseAsync(unknown.Concat(broken).Distinct(), error);
    }

    /// <summary>Says what is wrong with the arguments.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> RefuseAsync(IEnumerable<string> problems, TextWriter error)
    {
        foreach (var problem in problems)
            await error.WriteLineAsync(problem);
        await error.WriteLineAsync("Run with --help for all options.");
        return ExitCode.BadArguments;
    }

    private static string Unknown(string token, RootCommand root)
    {
        if (!token.StartsWith('-'))
            return $"'{token}' is not expected here. Options begin with '--'; a value with spaces needs quotes.";
        var nearest = root.Options.Select(option => option.Name).MinBy(name => TextDistance.Between(name, token))!;
        return TextDistance.Between(nearest, token) <= 3
            ? $"'{token}' is not an option. Did you mean '{nearest}'?"
            : $"'{token}' is not an option.";
    }
}
