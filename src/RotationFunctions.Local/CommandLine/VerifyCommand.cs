using System.CommandLine;
using RotationFunctions.Pipeline.Sources.Csv;

namespace RotationFunctions.Local.CommandLine;

/// <summary>What is to be verified.</summary>
internal sealed record VerifyOptions
{
    /// <summary>The day whose newest report is verified; null for every report in the storage.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>Whether to walk the chain of reports and nothing else.</summary>
    public bool Chain { get; init; }

    /// <summary>File of a report to verify; null for what is in the storage.</summary>
    public string? Report { get; init; }

    /// <summary>File of the snapshot that the report is verified by; null for the data folder.</summary>
    public string? Snapshot { get; init; }
}

/// <summary>The command <c>verify</c>: recomputes published reports and says what does not agree.</summary>
internal static class VerifyCommand
{
    /// <param name="run">The run's command line, whose options count here too.</param>
    /// <param name="verify">Verifies; returns the exit code.</param>
    public static Command Create(RunCommand run, Func<VerifyOptions, RunOptions, CancellationToken, Task<int>> verify)
    {
        var day = new Argument<DateOnly?>("DATE")
        {
            Description = "Day of the report to verify. [default: every report in the storage]",
            Arity = ArgumentArity.ZeroOrOne,
            CustomParser = run.ParseDate,
        };
        var chain = new Option<bool>("--chain") { Description = "Walk the chain of reports in the storage: every hash, link and revision." };
        var report = new Option<string?>("--report") { HelpName = "FILE", Description = "Verify a report.json that was published elsewhere, by --snapshot or by --data." };
        var snapshot = new Option<string?>("--snapshot") { HelpName = "FILE", Description = "The Parquet file of the snapshot that the report names." };
        var command = new Command("verify", "Recompute published figures from the snapshot, and the snapshot from what was fetched; exit 1 when anything differs.") { day, chain, report, snapshot };
        command.SetAction((result, cancellationToken) =>
        {
            var wanted = new VerifyOptions
            {
                Day = result.GetValue(day), Chain = result.GetValue(chain), Report = result.GetValue(report), Snapshot = result.GetValue(snapshot),
            };
            // A folder of files needs no naming of its source: there is one that reads folders.
            var options = run.Read(result);
            if (options.Data is not null)
                options = options with { Sources = [CsvSource.SourceName] };
            var problems = Problems(wanted, options).ToList();
            return problems.Count == 0 ? verify(wanted, options, cancellationToken) : Arguments.RefuseAsync(problems, result.InvocationConfiguration.Error);
        });
        return command;
    }

    private static IEnumerable<string> Problems(VerifyOptions wanted, RunOptions options)
    {
        if (wanted.Report is null)
        {
            if (wanted.Snapshot is not null)
                yield return "--snapshot is the file that a report is verified by: add --report FILE, or name a DATE to verify what is in the storage.";
            if (options.Data is not null)
                yield return "--data is the folder that a report is verified by: add --report FILE, or leave it away to verify what is in the storage.";
            if (wanted is { Chain: true, Day: not null })
                yield return "--chain walks over all days; leave the DATE away.";
            yield break;
        }

        if (wanted.Day is not null || wanted.Chain)
            yield return "--report names what is verified; leave DATE and --chain away.";
        if (wanted.Snapshot is null == options.Data is null)
            yield return "--report needs what to verify it by: either --snapshot FILE, the snapshot that it names, or --data DIR, a folder like that of the csv source.";
        foreach (var problem in RunCommand.Problems(options))
            yield return problem;
    }
}
