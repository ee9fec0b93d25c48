using System.Globalization;
using RotationFunctions.Pipeline.Problems;
using RotationFunctions.Pipeline.Reports;
using RotationFunctions.Pipeline.Universes;

namespace RotationFunctions.Pipeline.Http;

/// <summary>Finds the report that an address names, or says why there is none and what there is instead.</summary>
public sealed class ReportLookup(ReportStore reports, ReportDays days)
{
    /// <summary>The report of a trading day.</summary>
    /// <param name="asOf">The day.</param>
    /// <param name="revision">Which of the day's reports; null for the newest.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    /// <returns>The report or the problem; the other is null.</returns>
    internal async Task<(StoredReport? Report, Problem? Problem)> FindAsync(
        DateOnly asOf, int? revision, CancellationToken cancellationToken)
    {
        if (await reports.FindAsync(asOf, revision, cancellationToken) is { } report)
            return (report, null);
        return (null, revision is { } number && await reports.FindAsync(asOf, cancellationToken) is { } newest
            ? Problem.Of(
                ProblemType.NoSuchRevision,
                new LocalizedText(
                    string.Create(CultureInfo.InvariantCulture, $"The report of {asOf:yyyy-MM-dd} has no revision {number}; the newest "
                        + $"is {newest.Summary.Revision}."),
                    string.Create(CultureInfo.InvariantCulture, $"{asOf:yyyy-MM-dd}的日报没有第{number}次修订；最新的是第{newest.Summary.Revision}次。")))
            : await NoneOnAsync(asOf, cancellationToken));
    }

    /// <summary>The latest report that is not after a day.</summary>
    /// <returns>The report or the problem; the other is null.</returns>
    internal async Task<(StoredReport? Report, Problem? Problem)> FindUntilAsync(DateOnly date, CancellationToken cancellationToken)
        => await days.UntilAsync(date, cancellationToken) is { } nearest
            && await reports.FindAsync(nearest, cancellationToken) is { } report
            ? (report, null)
            : (null, await NoneOnAsync(date, cancellationToken));

    /// <summary>Says that a day has no report, and which days around it have one.</summary>
    internal async Task<Problem> NoneOnAsync(DateOnly asOf, CancellationToken cancellationToken)
    {
        if (await days.AroundAsync(asOf, cancellationToken) is not { } nearest)
            return Problem.NoReport();
        LocalizedText instead = nearest.Earlier is { } earlier
            ? new($"The nearest earlier report is of {Iso(earlier)}.", $"此前最近的日报是{Iso(earlier)}的。")
            : new($"There is no earlier report; the latest is of {Iso(nearest.Latest)}.", $"此前没有日报；最新的是{Iso(nearest.Latest)}的。");
        return Problem.Of(
            ProblemType.NoReportOnDate,
                new LocalizedText($"There is no report of {Iso(asOf)}. {instead.En}", $"{Iso(asOf)}没有日报。{instead.Zh}"), nearest);
    }

    private static string Iso(DateOnly date) => date.ToString("O", CultureInfo.InvariantCulture);
}
