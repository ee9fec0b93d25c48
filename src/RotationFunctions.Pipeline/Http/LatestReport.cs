using System.Collections.Concurrent;
using Azure;
using Microsoft.AspNetCore.Http;
using RotationFunctions.Pipeline.Reports;

namespace RotationFunctions.Pipeline.Http;

/// <summary>
/// The latest report and the answers that were made of it, kept as they are sent until another is published. Most calls
/// ask for the same few bytes, which change once a day.
/// </summary>
public sealed class LatestReport(ReportStore reports, TimeProvider time) : IDisposable
{
    /// <summary>
    /// How long an answer is given without asking the storage whether it is still the latest. A new report is to be seen
    /// within a second of its publication, whichever process publishes it; half of that leaves time to ask.
    /// </summary>
    private static readonly TimeSpan AskEvery = TimeSpan.FromMilliseconds(500);

    private readonly SemaphoreSlim _asking = new(1, 1);
    private volatile Edition? _last;

    /// <summary>The latest report; null when there is none.</summary>
    internal ValueTask<Edition?> GetAsync(CancellationToken cancellationToken)
        => Fresh is { } last ? ValueTask.FromResult<Edition?>(last) : new ValueTask<Edition?>(AskAsync(cancellationToken));

    /// <summary>An answer that was made before; null when there is none, or the storage is to be asked again.</summary>
    internal IResult? Find(Wish wish) => Fresh?.Find(wish);

    /// <summary>Frees what callers wait at.</summary>
    public void Dispose() => _asking.Dispose();

    private Edition? Fresh => _last is { } last && time.GetElapsedTime(last.AskedAt) < AskEvery ? last : null;

    // Calls that come while one asks wait for its answer instead of asking too.
    private async Task<Edition?> AskAsync(CancellationToken cancellationToken)
    {
        await _asking.WaitAsync(cancellationToken);
        try
        {
            if (Fresh is { } last)
                return last;
            var askedAt = time.GetTimestamp();
            var version = await reports.LatestVersionAsync(cancellationToken);
            if (version is null)
                return _last = null;
            if (_last is { } same && same.Version == version)
                return _last = same with { AskedAt = askedAt };
            // Were yet another published in between, it would be read here under the version before, and read again at the next question.
            return await reports.LatestAsync(cancellationToken) is { } report
                ? _last = new Edition(version.Value, askedAt, report, new ConcurrentDictionary<Wish, Answer>())
                : _last = null;
        }
        finally
        {
            _asking.Release();
        }
    }

    /// <summary>
    /// What decides which answer a call gets, as it was understood: there are no more of them than formats times languages, however
    /// callers write them.
    /// </summary>
    internal readonly record struct Wish(Format Format, Language Language);

    /// <summary>A report as it was published, and the answers that were made of it.</summary>
    /// <param name="Version">What the storage calls this state of it.</param>
    /// <param name="AskedAt">When it was the latest.</param>
    /// <param name="Report">The report.</param>
    /// <param name="Answers">The answers.</param>
    internal sealed record Edition(ETag Version, long AskedAt, StoredReport Report, ConcurrentDictionary<Wish, Answer> Answers)
    {
        private readonly Lazy<Report> _content = new(Report.Read);

        /// <summary>What the report says.</summary>
        internal Report Content => _content.Value;

        internal ReportSummary Summary => Report.Summary;

        internal IResult? Find(Wish wish) => Answers.GetValueOrDefault(wish);

        internal IResult Keep(Wish wish, Answer answer) => Answers.GetOrAdd(wish, answer);
    }
}
