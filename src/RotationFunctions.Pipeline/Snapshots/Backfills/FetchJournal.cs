using System.Globalization;
using RotationFunctions.Pipeline.Sources;
using RotationFunctions.Pipeline.Sources.Live;

namespace RotationFunctions.Pipeline.Snapshots.Backfills;

/// <summary>
/// Responses that a long fetch has already: it asks a provider for each once, however often it is stopped. Folders and
/// simulated markets are not in it, since they cost nothing to ask again and may have changed.
/// </summary>
/// <param name="entry">What is kept of the backfill.</param>
public sealed class FetchJournal(BackfillEntry entry) : IFetchJournal
{
    /// <summary>Name of the raw blob that holds a response; null when there is none yet.</summary>
    public string? Find(ISeriesSource source, string series, DateRange range)
    {
        ArgumentNullException.ThrowIfNull(source);
        return entry.State.Responses.GetValueOrDefault(KeyOf(source, series, range));
    }

    /// <summary>Keeps where a response lies.</summary>
    /// <exception cref="BackfillTakenException">The backfill was stopped, or goes on elsewhere.</exception>
    public async Task AddAsync(ISeriesSource source, string series, DateRange range, RawReference raw, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(raw);
        if (!ProviderCatalog.Has(source))
            return;
        var key = KeyOf(source, series, range);
        await entry.SaveAsync(state => state with { Responses = new Dictionary<string, string>(state.Responses) { [key] = raw.Name } }, cancellationToken);
    }

    /// <summary>The series in a key.</summary>
    internal static string SeriesOf(string key) => key.Split('/')[1];

    private static string KeyOf(ISeriesSource source, string series, DateRange range) =>
        string.Create(CultureInfo.InvariantCulture, $"{source.Name}/{series}/{range.From:yyyyMMdd}-{range.To:yyyyMMdd}");
}
