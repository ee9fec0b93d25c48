namespace RotationFunctions.Pipeline.Sources;

/// <summary>What a long fetch has already, so that it asks a provider for each response once.</summary>
public interface IFetchJournal
{
    /// <summary>Name of the raw blob that holds a response; null when there is none yet.</summary>
    string? Find(ISeriesSource source, string series, DateRange range);

    /// <summary>Records where a response lies.</summary>
    Task AddAsync(ISeriesSource source, string series, DateRange range, RawReference raw, CancellationToken cancellationToken);
}
