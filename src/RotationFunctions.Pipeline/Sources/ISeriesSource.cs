using RotationFunctions.Analytics;
using RotationFunctions.Pipeline.Universes;

namespace RotationFunctions.Pipeline.Sources;

/// <summary>
/// A provider of daily bars and observations. Fetching and parsing are two steps, so that what a provider sent is
/// stored untouched before anything is made of it and a mistake in parsing can be mended later from the stored bytes.
/// </summary>
public interface ISeriesSource
{
    /// <summary>The name by which settings, blobs and reports call it, as <c>csv</c>.</summary>
    string Name { get; }

    /// <summary>Whether the data is simulated; every report from it says so.</summary>
    bool IsDemo { get; }

    /// <summary>Gets what the provider has of a series, as it came.</summary>
    /// <param name="series">The series.</param>
    /// <param name="range">The days that are wanted; a source may send more.</param>
    /// <param name="cancellationToken">Stops the fetch.</param>
    /// <exception cref="SeriesUnavailableException">The source has no such series, or cannot give it now; the message says why.</exception>
    Task<RawSeries> FetchAsync(SeriesDefinition series, DateRange range, CancellationToken cancellationToken);

    /// <summary>
    /// Reads what <see cref="FetchAsync"/> brought. A row that cannot be read is left out and named in
    /// <see cref="ParsedSeries.Issues"/>; the other rows stand. Rows keep the order of the source.
    /// </summary>
    /// <param name="series">The series.</param>
    /// <param name="content">The bytes as they came.</param>
    /// <param name="origin">Where they came from (<see cref="RawSeries.Origin"/>), for messages.</param>
    /// <exception cref="SeriesUnavailableException">Nothing of it can be used (no header, a column missing, no row); the message says why.</exception>
    ParsedSeries Parse(SeriesDefinition series, ReadOnlyMemory<byte> content, string origin);
}

/// <summary>Calendar dates from <paramref name="From"/> to <paramref name="To"/>, both included.</summary>
public readonly record struct DateRange(DateOnly From, DateOnly To)
{
    /// <summary>Every date.</summary>
    public static readonly DateRange All = new(DateOnly.MinValue, DateOnly.MaxValue);
}

/// <summary>What a source sent, untouched.</summary>
/// <param name="Content">The bytes.</param>
/// <param name="Extension">File extension for the raw blob, without a dot, as <c>csv</c> or <c>json</c>.</param>
/// <param name="ContentType">Media type.</param>
/// <param name="Origin">Where it came from, for messages: a file relative to the data folder, or an address without its key.</param>
public sealed record RawSeries(ReadOnlyMemory<byte> Content, string Extension, string ContentType, string Origin);

/// <summary>What was read from a raw response: usually one series, several for a projection with many target years.</summary>
public sealed record ParsedSeries(IReadOnlyList<SeriesColumns> Series, IReadOnlyList<RowIssue> Issues)
{
    /// <summary>What is odd about rows that stand, for the reader of a report.</summary>
    public IReadOnlyList<DatedWarning> Warnings { get; init; } = [];
}

/// <summary>Something wrong with a row. The row was left out, unless the reason says that it was kept or sorted.</summary>
/// <param name="Series">The series' id.</param>
/// <param name="Origin">File or address.</param>
/// <param name="Line">Line number, from 1, header included; the ordinal of the row when the source has no lines.</param>
/// <param name="Reason">What is wrong with it, with the value.</param>
/// <param name="LeftOut">The day that the series lacks for it; null when the day cannot be read or is there all the same.</param>
public sealed record RowIssue(string Series, string Origin, int Line, Reason Reason, DateOnly? LeftOut = null)
{
    /// <summary>Whether the row was left out because its day cannot be read.</summary>
    public bool IsUndated { get; init; }
}

/// <summary>A series cannot be had or used. The message names the series, the cause and what to do.</summary>
public class SeriesUnavailableException : Exception
{
    public SeriesUnavailableException(Reason reason, Exception? innerException = null) : base(reason?.Text, innerException) => Reason = reason!;

    public SeriesUnavailableException(string message) : base(message) { }

    public SeriesUnavailableException(string message, Exception innerException) : base(message, innerException) { }

    public SeriesUnavailableException() { }

    /// <summary>The message, as other languages can word it.</summary>
    public Reason Reason { get => field ?? Reason.Stored(Reason.Message, Message, []); }
}

/// <summary>A source does not have this kind of series at all, and was not asked. The message says which source has.</summary>
public sealed class SeriesNotOfferedException : SeriesUnavailableException
{
    public SeriesNotOfferedException(Reason reason) : base(reason) { }

    public SeriesNotOfferedException(string message) : base(message) { }

    public SeriesNotOfferedException(string message, Exception innerException) : base(message, innerException) { }

    public SeriesNotOfferedException() { }
}

/// <summary>A source has used up what it gives in an hour or a day. The message says when it gives more.</summary>
public sealed class AllowanceSpentException : SeriesUnavailableException
{
    public AllowanceSpentException(Reason reason, DateTimeOffset until, Exception? innerException) : base(reason, innerException) => Until = until;

    public AllowanceSpentException(string message) : base(message) { }

    public AllowanceSpentException(string message, Exception innerException) : base(message, innerException) { }

    public AllowanceSpentException() { }

    /// <summary>When to ask again.</summary>
    public DateTimeOffset Until { get; }
}
