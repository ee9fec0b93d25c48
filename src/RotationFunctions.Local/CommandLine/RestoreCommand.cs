using System.CommandLine;

namespace RotationFunctions.Local.CommandLine;

/// <summary>The command <c>restore</c>: puts lost rows of the tables back from published reports and snapshots.</summary>
internal static class RestoreCommand
{
    /// <param name="run">The run's command line, whose options count here too.</param>
    /// <param name="restore">Restores; returns the exit code.</param>
    public static Command Create(RunCommand run, Func<RunOptions, CancellationToken, Task<int>> restore)
    {
        var command = new Command("restore", "Put lost rows of the tables back: reports from what was published, byte for byte, metrics from the snapshots.");
        command.SetAction((result, cancellationToken) => restore(run.Read(result), cancellationToken));
        return command;
    }
}
