using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Xml;
using RotationFunctions.Analytics;
using RotationFunctions.Pipeline.Sources.Live;
using RotationFunctions.Pipeline.Universes;

namespace RotationFunctions.Pipeline.Sources.Treasury;

/// <summary>
/// Par yields from the Treasury's feed of daily interest rates, one XML document a year. What is kept is the documents
/// as they came, one after another. The yields of a day are out after its close and so known from the next day.
/// See https://home.treasury.gov/treasury-daily-interest-rate-xml-feed.
/// </summary>
internal sealed class TreasurySource(ProviderClient client, TreasuryOptions options, TimeProvider time) : ISeriesSource
{
    /// <summary>The name that chooses this source.</summary>
    public const string SourceName = "treasury";

    private const string DateElement = "NEW_DATE";

    private static ReadOnlySpan<byte> Declaration => "<?xml"u8;

    private static readonly Dictionary<string, string> Elements = new(StringComparer.Ordinal)
    {
        ["DGS1MO"] = "BC_1MONTH", ["DGS3MO"] = "BC_3MONTH", ["DGS6MO"] = "BC_6MONTH", ["DGS1"] = "BC_1YEAR", ["DGS2"] = "BC_2YEAR", ["DGS3"] = "BC_3YEAR",
        ["DGS5"] = "BC_5YEAR", ["DGS7"] = "BC_7YEAR", ["DGS10"] = "BC_10YEAR", ["DGS20"] = "BC_20YEAR", ["DGS30"] = "BC_30YEAR",
    };

    // Every maturity of a year comes in one document, and a year that is over does not change: it is asked for once, also
    // when several maturities are fetched at the same time.
    private readonly ConcurrentDictionary<int, Lazy<Task<ProviderAnswer>>> _pastYears = new();

    /// <inheritdoc/>
    public string Name => SourceName;

    /// <inheritdoc/>
    public bool IsDemo => false;

    /// <inheritdoc/>
    public async Task<RawSeries> FetchAsync(SeriesDefinition series, DateRange range, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(series);
        _ = ElementOf(series);
        var thisYear = time.GetUtcNow().Year;
        var (first, last) = (Math.Max(options.FirstYear, range.From.Year), Math.Min(thisYear, range.To.Year));
        if (first > last)
            throw ProviderFault.Unavailable(series.Id, SourceName, Reason.Of("provider.yearsOnly", $"is asked for the years from {options.FirstYear} to {thisYear} alone"), Reason.Of("remedy.lowerOrLaterDays", $"Lower {"Sources:Treasury:FirstYear"}, or ask for later days"));
        using var years = new MemoryStream();
        var origin = "";
        for (var year = first; year <= last; year++)
        {
            var (document, from) = year < thisYear ? await PastYearAsync(series, year, cancellationToken) : await YearAsync(series, year, cancellationToken);
            origin = from;
            years.Write(document.Span);
        }

        return new RawSeries(years.ToArray(), "xml", "application/xml", first == last ? origin : $"{origin} and the years from {first} before it");
    }

    private async Task<ProviderAnswer> PastYearAsync(SeriesDefinition series, int year, CancellationToken cancellationToken)
    {
        while (true)
        {
            var own = new Lazy<Task<ProviderAnswer>>(() => YearAsync(series, year, cancellationToken));
            var asked = _pastYears.GetOrAdd(year, own);
            try
            {
                return await asked.Value.WaitAsync(cancellationToken);
            }
            catch (Exception exception)
            {
                _pastYears.TryRemove(KeyValuePair.Create(year, asked));
                // The failure of another maturity's request names that one, and its cancellation is its own: this one asks for itself.
                if (asked == own || cancellationToken.IsCancellationRequested || exception is not (SeriesUnavailableException or OperationCanceledException))
                    throw;
            }
        }
    }

    private Task<ProviderAnswer> YearAsync(SeriesDefinition series, int year, CancellationToken cancellationToken) => client.GetAsync(
        series.Id,
        string.Create(CultureInfo.InvariantCulture, $"resource-center/data-chart-center/interest-rates/pages/xml?data=daily_treasury_yield_curve&field_tdr_date_value={year}"),
        Refusal, cancellationToken);

    /// <inheritdoc/>
    public ParsedSeries Parse(SeriesDefinition series, ReadOnlyMemory<byte> content, string origin)
    {
        ArgumentNullException.ThrowIfNull(series);
        var element = ElementOf(series);
        ProviderBody.Require(series.Id, SourceName, content);
        var rows = new RowReader(series.Id, origin);
        var rates = new RateRows(series.Id);
        foreach (var document in Documents(content))
        {
            try
            {
                Read(document, element, rows, rates);
            }
            catch (XmlException exception)
            {
                throw ProviderFault.Unavailable(series.Id, SourceName, Reason.Of("body.damagedXml", $"sent XML that is cut off or damaged: {exception.Message.TrimEnd('.')}"), ProviderFault.TryLater, exception);
            }
        }

        if (rates.Count == 0)
            throw ProviderFault.Unavailable(series.Id, SourceName, Reason.Of("provider.hasNone", $"has no {element} in the days asked for"), ProviderFault.TryLater);
        return new ParsedSeries([rates.ToColumns()], rows.Issues);
    }

    private static void Read(ReadOnlyMemory<byte> document, string element, RowReader rows, RateRows rates)
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, IgnoreComments = true, IgnoreWhitespace = true, XmlResolver = null };
        using var reader = XmlReader.Create(new MemoryStream(document.ToArray(), writable: false), settings);
        string? date = null, value = null;
        while (!reader.EOF)
        {
            if (reader is { NodeType: XmlNodeType.Element, LocalName: DateElement })
                date = reader.ReadElementContentAsString();
            else if (reader.NodeType == XmlNodeType.Element && reader.LocalName == element)
                value = reader.ReadElementContentAsString();
            else if (reader is { NodeType: XmlNodeType.EndElement, LocalName: "properties" })
            {
                Add(date, value);
                (date, value) = (null, null);
                reader.Read();
            }
            else
                reader.Read();
        }

        void Add(string? day, string? yield)
        {
            rows.Next();
            // A maturity that the Treasury did not issue on a day is not in it.
            if (string.IsNullOrWhiteSpace(yield))
                return;
            if (!rows.TryDay(day ?? "", DateElement, out var date))
                return;
            if (double.TryParse(yield, NumberStyles.Float, CultureInfo.InvariantCulture, out var rate) && double.IsFinite(rate))
                rates.AddObserved(date, rate, rows.Line);
            else
                rows.LeaveOut(Reason.Of("row.notARate", $"{element} is {ProviderFault.Quote(yield)}, wanted is a number with a decimal point, such as 4.25"));
        }
    }

    /// <summary>The documents in what was kept: each begins with its declaration.</summary>
    private static IEnumerable<ReadOnlyMemory<byte>> Documents(ReadOnlyMemory<byte> content)
    {
        var start = Math.Max(0, content.Span.IndexOf(Declaration));
        while (start < content.Length)
        {
            var next = content.Span[(start + 1)..].IndexOf(Declaration);
            var end = next < 0 ? content.Length : start + 1 + next;
            yield return content[start..end];
            start = end;
        }
    }

    private static Refusal? Refusal(HttpStatusCode status, ReadOnlyMemory<byte> content) =>
        status == HttpStatusCode.OK && !ProviderBody.Trim(content.Span).StartsWith("<"u8)
            ? new Refusal(Reason.Of("body.notXml", $"sent no XML: {ProviderFault.Quote(content.Span)}"), ProviderFault.TryLater)
            : null;

    private static string ElementOf(SeriesDefinition series) => series.Kind == SeriesKind.Rate && Elements.TryGetValue(series.Id, out var element)
        ? element
        : throw new SeriesNotOfferedException(Reason.Of("source.onlyParYields", $"{series.Id}: {SourceName} has par yields: {string.Join(", ", Elements.Keys)}. Take it from another source, as nyfed for the federal funds rate or fred."));
}
