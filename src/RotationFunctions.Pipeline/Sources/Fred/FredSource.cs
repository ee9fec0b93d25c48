using System.Globalization;
using System.Net;
using System.Text.Json;
using RotationFunctions.Analytics;
using RotationFunctions.Pipeline.Sources.Csv;
using RotationFunctions.Pipeline.Sources.Live;
using RotationFunctions.Pipeline.Universes;

namespace RotationFunctions.Pipeline.Sources.Fred;

/// <summary>
/// Rates and projections from FRED of the St. Louis Fed. A daily rate is taken as it stands today and counts as known
/// from the day after its own: those series are not revised, and a real-time period over all their vintages is more than
/// the interface answers. Projections are asked for with every vintage, each value dated by the day on which FRED first
/// had it, so that a meeting never sees the projections of a later one. That for the longer run is a series of its own
/// (FEDTARMDLR beside FEDTARMD, https://fred.stlouisfed.org/series/FEDTARMDLR), whose answer is kept behind the first one.
/// See https://fred.stlouisfed.org/docs/api/fred/series_observations.html.
/// </summary>
internal sealed class FredSource(ProviderClient client) : ISeriesSource
{
    /// <summary>The name that chooses this source.</summary>
    public const string SourceName = "fred";

    /// <summary>What the ids of projections of the federal funds rate begin with; each has a twin for the longer run.</summary>
    private const string FederalFundsTarget = "FEDTAR";

    private const string LongerRunSuffix = "LR";
    private const string EveryVintage = "&realtime_start=1776-07-04&realtime_end=9999-12-31";

    private static readonly DateOnly Beginning = new(1776, 7, 4);

    private static readonly string[] Fields = ["date", "value", "realtime_start"];

    /// <inheritdoc/>
    public string Name => SourceName;

    /// <inheritdoc/>
    public bool IsDemo => false;

    /// <inheritdoc/>
    public async Task<RawSeries> FetchAsync(SeriesDefinition series, DateRange range, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(series);
        if (series.Kind is not (SeriesKind.Rate or SeriesKind.Projection))
            throw new SeriesNotOfferedException(Reason.Of("source.onlyRatesAsked", $"{series.Id}: {SourceName} is asked for rates and projections alone. Name a price source in Sources:Prices; futures come from the source csv alone."));
        if (series.Kind == SeriesKind.Rate)
        {
            var from = range.From <= Beginning ? "" : string.Create(CultureInfo.InvariantCulture, $"&observation_start={range.From:yyyy-MM-dd}");
            var (observations, origin) = await ObservationsAsync(series, series.Id, from, cancellationToken);
            return new RawSeries(observations, "json", "application/json", origin);
        }

        var years = await ObservationsAsync(series, series.Id, EveryVintage, cancellationToken);
        if (!series.Id.StartsWith(FederalFundsTarget, StringComparison.Ordinal))
            return new RawSeries(years.Content, "json", "application/json", years.Origin);
        var longerRun = await ObservationsAsync(series, series.Id + LongerRunSuffix, EveryVintage, cancellationToken);
        return new RawSeries((byte[])[.. years.Content.Span, (byte)'\n', .. longerRun.Content.Span], "json", "application/json", $"{years.Origin} and {longerRun.Origin}");
    }

    private Task<ProviderAnswer> ObservationsAsync(SeriesDefinition series, string id, string period, CancellationToken cancellationToken) =>
        client.GetAsync(series.Id, $"fred/series/observations?series_id={Uri.EscapeDataString(id)}&file_type=json{period}", Refusal, cancellationToken);

    /// <inheritdoc/>
    public ParsedSeries Parse(SeriesDefinition series, ReadOnlyMemory<byte> content, string origin)
    {
        ArgumentNullException.ThrowIfNull(series);
        var rows = new RowReader(series.Id, origin);
        var parts = new SortedDictionary<string, RateRows>(StringComparer.Ordinal);
        var json = ProviderBody.Json(series.Id, SourceName, content, Refusal, isSequence: true);
        var isLongerRun = false;
        while (json.Read())
        {
            ReadObservations(ref json, isLongerRun);
            isLongerRun = true;
        }

        if (parts.Count == 0)
            throw ProviderFault.Unavailable(series.Id, SourceName,
                rows.Issues.Count == 0 ? Reason.Of("provider.noValue", $"has no value in the days asked for") : Reason.Of("body.noReadableValueBecause", $"sent no value that can be read; row {rows.Issues[0].Line}: {rows.Issues[0].Reason}"),
                ProviderFault.TryLater);
        return new ParsedSeries([.. parts.Values.Select(part => part.ToColumns())], rows.Issues);

        void ReadObservations(ref JsonBody body, bool isForLongerRun)
        {
            var (before, isThere, all) = (rows.Line, false, 0L);
            if (body.Token == JsonTokenType.StartObject)
            {
                while (body.NextProperty(out var property))
                {
                    if (property == "count")
                        all = body.Take().WholeNumber ?? 0;
                    else if (property == "observations" && body.Token == JsonTokenType.StartArray)
                    {
                        isThere = true;
                        ReadRows(ref body, isForLongerRun);
                    }
                    else
                        body.Skip();
                }
            }

            if (!isThere)
                throw body.Unlike(Reason.Of("body.noObservations", $"sent JSON without a list of observations"), Reason.Of("remedy.report", $"The provider has changed its interface: please report it"));
            if (all > rows.Line - before)
                throw body.Unlike(Reason.Of("body.truncated", $"sent {rows.Line - before} of {all} observations"), Reason.Of("remedy.reportTooLong", $"The series is longer than one answer: please report it"));
        }

        void ReadRows(ref JsonBody body, bool areForLongerRun)
        {
            var row = new JsonValue[Fields.Length];
            while (body.NextItem())
            {
                rows.Next();
                body.Take(Fields, row);
                var (date, value, published) = (row[0], row[1], row[2]);
                // FRED writes a day without a value, such as a holiday, as a dot.
                if (value.Raw.Span.SequenceEqual("\".\""u8) || !rows.TryDay(date, Fields[0], out var day) || !rows.TryNumber(value, Fields[1], out var number) || double.IsNaN(number))
                    continue;
                if (series.Kind == SeriesKind.Rate)
                    Part(series.Id).AddObserved(day, number, rows.Line);
                // The day of a projection is the first of the year that it is for, or for the longer run that of the meeting.
                else if (rows.TryDay(published, Fields[2], out var publication))
                    Part(string.Create(CultureInfo.InvariantCulture, $"{series.Id}.{(areForLongerRun ? SeriesCsv.LongerRun : day.Year)}")).AddPublished(publication, number, rows.Line);
            }
        }

        RateRows Part(string id)
        {
            if (!parts.TryGetValue(id, out var part))
                parts.Add(id, part = new RateRows(id));
            return part;
        }
    }

    /// <summary>FRED says no with <c>{"error_code": 400, "error_message": "…"}</c>.</summary>
    private static Refusal? Refusal(HttpStatusCode status, ReadOnlyMemory<byte> content)
    {
        var text = ProviderBody.Trim(content.Span);
        if (text.IndexOf("\"error_message\""u8) < 0 || text.IndexOf("\"observations\""u8) >= 0)
            return null;
        var words = ProviderFault.Quote(text);
        if (words.Contains("does not exist", StringComparison.OrdinalIgnoreCase))
            return new Refusal(Reason.Of("provider.unknownSeries", $"does not know it: {words}"), Reason.Of("remedy.checkId", $"Check the id in the universe"));
        if (words.Contains("api_key", StringComparison.OrdinalIgnoreCase))
            return new Refusal(Reason.Of("provider.keyRefused", $"does not take the key: {words}"), Reason.Of("remedy.check", $"Check {"Sources:Fred:ApiKey"}"));
        return new Refusal(Reason.Of("provider.refused", $"refuses: {words}"), ProviderFault.TryLater);
    }
}
