using System.CommandLine;

namespace RotationFunctions.Local.CommandLine;

/// <summary>The command <c>claims FILE</c>: checks printed figures on the data that the options name.</summary>
internal static class ClaimsCommand
{
    /// <param name="run">The run's command line, whose options count here too.</param>
    /// <param name="check">Checks the file; returns the exit code.</param>
    public static Command Create(RunCommand run, Func<string, RunOptions, CancellationToken, Task<int>> check)
    {
        var file = new Argument<string>("FILE") { Description = "Claims to check: JSON as POST /api/claims takes it, or a text in English or Chinese. - reads standard input." };
        var command = new Command("claims", "Check printed figures: confirmed, refuted and by which definition they were made, or not checkable.") { file };
        command.SetAction((result, cancellationToken) =>
            run.InvokeAsync(result, options => check(result.GetRequiredValue(file), options, cancellationToken)));
        return command;
    }
}
