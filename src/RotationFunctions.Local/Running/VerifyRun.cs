using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using RotationFunctions.Local.CommandLine;
using RotationFunctions.Local.Hosting;
using RotationFunctions.Local.Storage;
using RotationFunctions.Local.Terminal;
using RotationFunctions.Pipeline;
using RotationFunctions.Pipeline.Reports;
using RotationFunctions.Pipeline.Reports.Figures;
using RotationFunctions.Pipeline.Snapshots;
using RotationFunctions.Pipeline.Sources.Csv;
using RotationFunctions.Pipeline.Sources.Demo;
using RotationFunctions.Pipeline.Universes;
using RotationFunctions.Pipeline.Verification;

namespace RotationFunctions.Local.Running;

/// <summary>Verifies published reports: what differs, a line each, and at the end how much was looked at.</summary>
internal static class VerifyRun
{
    // A report of another market differs in everything: the first lines tell that.
    private const int MostLines = 50;

    /// <summary>Verifies, and turns what differs or goes wrong into messages and an exit code.</summary>
    public static Task<int> RunAsync(VerifyOptions wanted, RunOptions options, TextWriter output, TextWriter error, CancellationToken cancellationToken)
        => LocalRun.ExplainAsync(() => RunAsync(wanted, options, output, cancellationToken), "Stopped before everything was verified.", error, cancellationToken);

    private static async Task RunAsync(VerifyOptions wanted, RunOptions options, TextWriter output, CancellationToken cancellationToken)
    {
        var display = RunDisplay.Create(options.Language);
        // Verifying fetches nothing. The simulated market needs neither key nor folder to be there.
        var settings = wanted.Report is null ? options with { Sources = [DemoSource.SourceName] } : options;
        if (wanted.Report is not null)
        {
            await using var pipeline = LocalHost.Build(settings, options.Storage ?? "UseDevelopmentStorage=true", null, display);
            await VerifyFileAsync(wanted, options, pipeline.Services, output, cancellationToken);
            return;
        }

        await using var storage = await LocalStorage.OpenAsync(options.Storage, LocalRun.FolderName(options), display.Waiting, cancellationToken);
        await using var host = LocalHost.Build(settings, storage.ConnectionString, null, display);
        await (wanted.Chain ? WalkAsync(host.Services, output, cancellationToken) : VerifyStorageAsync(wanted.Day, host.Services, output, cancellationToken));
    }

    /// <summary>One file against a snapshot file or a data folder; nothing of a storage is touched.</summary>
    private static async Task VerifyFileAsync(VerifyOptions wanted, RunOptions options, IServiceProvider services, TextWriter output, CancellationToken cancellationToken)
    {
        var published = await ReadAsync(wanted.Report!, cancellationToken);
        Report report;
        try
        {
            report = ReportJson.Deserialize(published);
        }
        catch (JsonException exception)
        {
            throw new VerificationException($"'{wanted.Report}' is no report: {exception.Message} Give the JSON that GET report serves, or the report.json that --out wrote.", exception);
        }

        var findings = new List<Finding>();
        if (wanted.Snapshot is { } file)
        {
            var content = await ReadAsync(file, cancellationToken);
            if (!SnapshotStore.IsContentOf(report.Source.Snapshot, BinaryData.FromBytes(content)))
                findings.Add(new Finding(FindingKind.Snapshot, file, $"Its bytes do not have the hash in the name {report.Source.Snapshot}, which the report is of."));
            try
            {
                findings.AddRange(ReportCheck.Compare(published, ReportRecalculation.Of(report.Source.Snapshot, await SnapshotFile.ReadAsync(content, file, cancellationToken))));
            }
            catch (SnapshotUnusableException exception)
            {
                findings.Add(new Finding(FindingKind.Snapshot, file, exception.Message));
            }
        }
        else
        {
            // Not the storage's own list: nothing of a storage is touched.
            var universe = options.Universe is { } list ? UniverseReader.ReadFile(list) : UniverseReader.Default;
            var snapshot = await services.GetRequiredService<DataFolder>().ReadAsync(new CsvSource(options.Data!), universe, report.AsOf, cancellationToken);
            findings.AddRange(DataFolder.Compare(report, snapshot.Metadata));
            findings.AddRange(ReportCheck.Compare(published, ReportRecalculation.Of(report.Source.Snapshot, snapshot), isSameSnapshot: false));
        }

        await TellAsync(findings, $"the report of {report.AsOf:yyyy-MM-dd}, {new ReportFigures(report).All.Count} figures", output);
    }

    private static async Task WalkAsync(IServiceProvider services, TextWriter output, CancellationToken cancellationToken)
    {
        var outcome = await services.GetRequiredService<ChainCheck>().RunAsync(cancellationToken);
        if (outcome.Reports == 0)
            throw new VerificationException("There is no report in this storage. Name another with --storage, or compute one first.");
        foreach (var day in outcome.Unlinked)
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"note: no later report names that of {day:yyyy-MM-dd}: it was published after the next day's, or that one is gone."));
        await TellAsync(outcome.Findings, string.Create(CultureInfo.InvariantCulture, $"a chain of {outcome.Reports} reports of {outcome.Days} days"), output);
    }

    /// <summary>Reports in the storage: each by its snapshot, and each snapshot by its raw responses.</summary>
    private static async Task VerifyStorageAsync(DateOnly? day, IServiceProvider services, TextWriter output, CancellationToken cancellationToken)
    {
        var store = services.GetRequiredService<ReportStore>();
        var wanted = day is { } one
            ? await store.FindAsync(one, cancellationToken) is { } report ? [report.Summary] : []
            : await store.AllAsync(cancellationToken);
        if (wanted.Count == 0)
            throw new VerificationException(day is { } none
                ? string.Create(CultureInfo.InvariantCulture, $"There is no report of {none:yyyy-MM-dd} in this storage. Name a trading day that was computed, or another storage with --storage.")
                : "There is no report in this storage. Name another with --storage, or compute one first.");
        var findings = new List<Finding>();
        var (figures, responses) = (0, 0);
        foreach (var group in wanted.GroupBy(summary => summary.Snapshot))
        {
            var (snapshot, ofSnapshot) = await services.GetRequiredService<SnapshotCheck>().RunAsync(group.Key, cancellationToken);
            findings.AddRange(ofSnapshot);
            if (snapshot is null)
                continue;
            responses += snapshot.Metadata.Series.Select(series => series.Raw).Distinct().Count();
            var recalculation = ReportRecalculation.Of(group.Key, snapshot);
            var found = new ConcurrentBag<(DateOnly Day, int Revision, IReadOnlyList<Finding> Findings)>();
            await Parallel.ForEachAsync(group, cancellationToken, async (summary, token) =>
            {
                var stored = (await store.FindAsync(summary.AsOf, summary.Revision, token))!;
                Interlocked.Add(ref figures, new ReportFigures(stored.Read()).All.Count);
                found.Add((summary.AsOf, summary.Revision, ReportCheck.Compare(stored.ReadJson(), recalculation)));
            });
            findings.AddRange(found.OrderBy(f => f.Day).ThenBy(f => f.Revision).SelectMany(f => f.Findings.Select(
                finding => finding with { Where = string.Create(CultureInfo.InvariantCulture, $"{f.Day:yyyy-MM-dd} {finding.Where}") })));
        }

        await TellAsync(findings, string.Create(CultureInfo.InvariantCulture, $"{wanted.Count} reports, {figures} figures, {wanted.Select(s => s.Snapshot).Distinct().Count()} snapshots, {responses} raw responses"), output);
    }

    private static async Task TellAsync(IReadOnlyList<Finding> findings, string what, TextWriter output)
    {
        foreach (var finding in findings.Take(MostLines))
            await output.WriteLineAsync($"{Name(finding.Kind)}: {finding.Where}: {finding.Detail}");
        if (findings.Count > MostLines)
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"and {findings.Count - MostLines} more"));
        if (findings.Count > 0)
            throw new VerificationException(string.Create(CultureInfo.InvariantCulture, $"Verified {what}: {findings.Count} differences."));
        await output.WriteLineAsync($"Verified {what}: everything agrees.");
    }

    private static string Name(FindingKind kind) => kind switch
    {
        FindingKind.OlderDefinition => "older definition",
        _ => kind.ToString().ToLowerInvariant(),
    };

    private static async Task<byte[]> ReadAsync(string file, CancellationToken cancellationToken)
    {
        try
        {
            return await File.ReadAllBytesAsync(file, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new VerificationException($"'{file}' cannot be read ({exception.Message}).", exception);
        }
    }
}

/// <summary>Something could not be verified, or does not agree. The message says what.</summary>
internal sealed class VerificationException : RotationException
{
    public VerificationException() { }

    public VerificationException(string message) : base(message) { }

    public VerificationException(string message, Exception innerException) : base(message, innerException) { }
}
