using System.Globalization;
using RotationFunctions.Pipeline.Reports;

namespace RotationFunctions.Pipeline.Http;

/// <summary>Finds the report that an address names, or says why there is none and what there is instead.</summary>
public sealed class ReportLookup(ReportStore reports)
{
    /// <summary>The report of a trading day.</summary>
    /// <param name="asOf">The day.</param>
    /// <param name="revision">Which of the day's reports; null for the newest.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    /// <returns>The report or the problem; the other is null.</returns>
    internal async Task<(StoredReport? Report, Problem? Problem)> FindAsync(DateOnly asOf, int? revision, CancellationToken cancellationToken)
    {
        if (await reports.FindAsync(asOf, revision, cancellationToken) is { } report)
            return (report, null);
        return (null, revision is { } number && await reports.FindAsync(asOf, cancellationToken) is { } newest
            ? Problem.Of(
                ProblemType.NoSuchRevision,
                string.Create(CultureInfo.InvariantCulture, $"The report of {asOf:yyyy-MM-dd} has no revision {number}; the newest is {newest.Summary.Revision}."))
            : await NoneOnAsync(asOf, cancellationToken));
    }

    /// <summary>The latest report that is not after a day.</summary>
    /// <returns>The report or the problem; the other is null.</returns>
    internal async Task<(StoredReport? Report, Problem? Problem)> FindUntilAsync(DateOnly date, CancellationToken cancellationToken)
        => await EarlierAsync(date, cancellationToken) is { } nearest && await reports.FindAsync(nearest, cancellationToken) is { } report
            ? (report, null)
            : (null, await NoneOnAsync(date, cancellationToken));

    /// <summary>Says that a day has no report.</summary>
    internal async Task<Problem> NoneOnAsync(DateOnly asOf, CancellationToken cancellationToken)
    {
        if (await EarlierAsync(asOf, cancellationToken) is { } nearest)
            return NoneOn(asOf, string.Create(CultureInfo.InvariantCulture, $"The nearest earlier report is of {nearest:yyyy-MM-dd}."));
        return await EarlierAsync(DateOnly.MaxValue, cancellationToken) is { } latest
            ? NoneOn(asOf, string.Create(CultureInfo.InvariantCulture, $"There is no earlier report; the latest is of {latest:yyyy-MM-dd}."))
            : Problem.NoReport();
    }

    private async Task<DateOnly?> EarlierAsync(DateOnly until, CancellationToken cancellationToken)
        => (await reports.ListAsync(null, until, 1, null, cancellationToken)).Items is [var nearest] ? nearest.AsOf : null;

    private static Problem NoneOn(DateOnly asOf, string instead)
        => Problem.Of(ProblemType.NoReportOnDate, string.Create(CultureInfo.InvariantCulture, $"There is no report of {asOf:yyyy-MM-dd}. {instead}"));
}
