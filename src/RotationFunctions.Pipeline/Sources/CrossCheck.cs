using System.Globalization;
using RotationFunctions.Analytics;

namespace RotationFunctions.Pipeline.Sources;

/// <summary>
/// Compares the closes of each series with those of the next source in the list that has it. A difference is named with
/// both values; the report keeps those of the first source, for the mean of a right and a wrong price is a wrong price.
/// </summary>
public sealed class CrossCheck(SeriesFetcher fetcher, TimeProvider time)
{
    /// <summary>A thousandth: vendors round to the cent, and a cent is a thousandth of ten dollars.</summary>
    private const double Tolerance = 0.001;

    /// <summary>How many calendar days before the last one are compared: what a new fetch may have changed.</summary>
    private const int ComparedDays = 10;

    /// <summary>Adds warnings to what was fetched.</summary>
    /// <param name="sources">The sources, the preferred one first. With a single one nothing is compared or asked for.</param>
    /// <param name="fetched">What came of fetching from them.</param>
    /// <param name="asOf">Last day that matters; null for today.</param>
    /// <param name="journal">Responses that are there already; null for none.</param>
    /// <param name="cancellationToken">Stops the check.</param>
    public async Task<IReadOnlyList<FetchedSeries>> CheckAsync(
        IReadOnlyList<ISeriesSource> sources, IReadOnlyList<FetchedSeries> fetched, DateOnly? asOf, IFetchJournal? journal, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(sources);
        ArgumentNullException.ThrowIfNull(fetched);
        var last = asOf ?? DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var range = new DateRange(last.AddDays(-ComparedDays), last);
        var others = new Dictionary<string, FetchedSeries>(StringComparer.Ordinal);
        for (var i = 0; i + 1 < sources.Count; i++)
        {
            var series = fetched.Where(f => f.Source == sources[i].Name && f.Parsed is not null).Select(f => f.Definition).ToList();
            foreach (var other in await fetcher.FetchAsync([.. sources.Skip(i + 1)], series, range, journal, null, cancellationToken))
                others[other.Definition.Id] = other;
        }

        return [.. fetched.Select(first => others.GetValueOrDefault(first.Definition.Id) is { Parsed: { } second } other
            ? first with { Parsed = first.Parsed! with { Warnings = [.. first.Parsed.Warnings, .. Differences(first.Parsed.Series[0], first.Source!, second.Series[0], other, range)] } }
            : first)];
    }

    private static IEnumerable<DatedWarning> Differences(SeriesColumns first, string firstSource, SeriesColumns second, FetchedSeries from, DateRange range)
    {
        // A day that stands twice is left out by the validation, so it does not matter which of the two is compared.
        var closes = new Dictionary<DateOnly, double>();
        for (var row = 0; row < second.Count; row++)
            closes[second.Dates[row]] = second.Close[row];
        for (var row = 0; row < first.Count; row++)
            if (first.Dates[row] >= range.From && first.Dates[row] <= range.To
                && closes.TryGetValue(first.Dates[row], out var other) && Math.Abs(other / first.Close[row] - 1) is > Tolerance and var difference)
                yield return new DatedWarning(first.Id, first.Dates[row], Reason.Of("warning.sourcesDiffer", $"The closes of {first.Dates[row]:yyyy-MM-dd} differ by {100 * difference:0.00} %: {first.Close[row]:0.####} from {firstSource}, {other:0.####} from {from.Source}. The report uses {firstSource}."), from.Raw!.Name);
    }
}
