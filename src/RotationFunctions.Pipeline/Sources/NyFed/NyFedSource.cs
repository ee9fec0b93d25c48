using System.Globalization;
using System.Net;
using System.Text.Json;
using RotationFunctions.Analytics;
using RotationFunctions.Pipeline.Sources.Live;
using RotationFunctions.Pipeline.Universes;

namespace RotationFunctions.Pipeline.Sources.NyFed;

/// <summary>
/// The effective federal funds rate and the target range from the Markets Data API of the New York Fed. The rate of a
/// day is published on the next morning. See https://markets.newyorkfed.org/static/docs/markets-api.html.
/// </summary>
internal sealed class NyFedSource(ProviderClient client, TimeProvider time) : ISeriesSource
{
    /// <summary>The name that chooses this source.</summary>
    public const string SourceName = "nyfed";

    /// <summary>The first rate that the interface has.</summary>
    private static readonly DateOnly Beginning = new(2000, 7, 3);

    private static readonly Dictionary<string, string> Fields = new(StringComparer.Ordinal)
    {
        ["EFFR"] = "percentRate", ["DFEDTARL"] = "targetRateFrom", ["DFEDTARU"] = "targetRateTo",
    };

    /// <inheritdoc/>
    public string Name => SourceName;

    /// <inheritdoc/>
    public bool IsDemo => false;

    /// <inheritdoc/>
    public async Task<RawSeries> FetchAsync(SeriesDefinition series, DateRange range, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(series);
        _ = FieldOf(series);
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var (from, until) = (range.From < Beginning ? Beginning : range.From, range.To < today ? range.To : today);
        var path = string.Create(CultureInfo.InvariantCulture, $"api/rates/unsecured/effr/search.json?startDate={from:yyyy-MM-dd}&endDate={until:yyyy-MM-dd}&type=rate");
        var answer = await client.GetAsync(series.Id, path, (_, _) => null, cancellationToken);
        return new RawSeries(answer.Content, "json", "application/json", answer.Origin);
    }

    /// <inheritdoc/>
    public ParsedSeries Parse(SeriesDefinition series, ReadOnlyMemory<byte> content, string origin)
    {
        ArgumentNullException.ThrowIfNull(series);
        var field = FieldOf(series);
        var json = ProviderBody.Json(series.Id, SourceName, content);
        if (!json.BeginsObject() || !json.NextProperty("refRates") || json.Token != JsonTokenType.StartArray)
            throw json.Unlike(Reason.Of("body.noRefRates", $"sent JSON without a list refRates"), Reason.Of("remedy.report", $"The provider has changed its interface: please report it"));
        var rows = new RowReader(series.Id, origin);
        var rates = new RateRows(series.Id);
        string[] fields = ["type", "effectiveDate", field];
        var row = new JsonValue[fields.Length];
        while (json.NextItem())
        {
            rows.Next();
            json.Take(fields, row);
            if (row[0].Kind != JsonTokenType.None && row[0].Text != "EFFR")
                continue;
            // Until December 2008 the target was a number and not a range: those days have no bounds, and that is no fault.
            if (rows.TryDay(row[1], fields[1], out var day) && rows.TryNumber(row[2], field, out var rate) && !double.IsNaN(rate))
                rates.AddObserved(day, rate, rows.Line);
        }

        json.End();
        if (rates.Count == 0)
            throw ProviderFault.Unavailable(series.Id, SourceName, Reason.Of("provider.noValueOf", $"has no value of {field} in the days asked for"), ProviderFault.TryLater);
        return new ParsedSeries([rates.ToColumns()], rows.Issues);
    }

    private static string FieldOf(SeriesDefinition series) => series.Kind == SeriesKind.Rate && Fields.TryGetValue(series.Id, out var field)
        ? field
        : throw new SeriesNotOfferedException(Reason.Of("source.only", $"{series.Id}: {SourceName} has {string.Join(", ", Fields.Keys)}. Take it from another source, as treasury for yields or fred."));
}
