using System.Globalization;
using System.Net;
using System.Text.Json;
using RotationFunctions.Pipeline.Sources.Live;
using RotationFunctions.Pipeline.Universes;

namespace RotationFunctions.Pipeline.Sources.Yahoo;

/// <summary>
/// Prices and indices from the chart interface (v8) of Yahoo Finance. It is not official and has no documentation of its
/// own: what is known of it stands in that of its users, as https://github.com/gadicc/yahoo-finance2/blob/devel/docs/modules/chart.md.
/// Open, high, low and close are adjusted for splits, <c>adjclose</c> for dividends as well.
/// </summary>
internal sealed class YahooSource(ProviderClient client, TimeProvider time) : ISeriesSource
{
    /// <summary>The name that chooses this source.</summary>
    public const string SourceName = "yahoo";

    private const string Changed = "The provider has changed its interface: please report it, and use another source meanwhile";

    private static readonly DateOnly Epoch = new(1970, 1, 1);

    /// <inheritdoc/>
    public string Name => SourceName;

    /// <inheritdoc/>
    public bool IsDemo => false;

    /// <inheritdoc/>
    public async Task<RawSeries> FetchAsync(SeriesDefinition series, DateRange range, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(series);
        if (series.Kind is not (SeriesKind.Fund or SeriesKind.Index))
            throw new SeriesNotOfferedException($"{series.Id}: {SourceName} has prices and indices, no rates. Add nyfed, treasury or fred to Sources:Rates.");
        // Two dates and not range=max, which silently answers with months.
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var from = Seconds(range.From < Epoch ? Epoch : range.From);
        var until = Seconds((range.To < today ? range.To : today).AddDays(1));
        var path = string.Create(CultureInfo.InvariantCulture, $"v8/finance/chart/{Uri.EscapeDataString(Symbol(series.Id))}?interval=1d&period1={from}&period2={until}&events=div%2Csplit&includeAdjustedClose=true");
        var answer = await client.GetAsync(series.Id, path, Refusal, cancellationToken);
        return new RawSeries(answer.Content, "json", "application/json", answer.Origin);

        static long Seconds(DateOnly day) => (day.DayNumber - Epoch.DayNumber) * 86400L;
    }

    /// <inheritdoc/>
    public ParsedSeries Parse(SeriesDefinition series, ReadOnlyMemory<byte> content, string origin)
    {
        ArgumentNullException.ThrowIfNull(series);
        using var json = ProviderBody.Json(series.Id, SourceName, content);
        if (Error(json.RootElement) is { } error)
            throw ProviderFault.Unavailable(series.Id, SourceName, error.Cause, error.Remedy);
        if (First(Get(json.RootElement, "chart", "result")) is not { } chart)
            throw ProviderFault.Unavailable(series.Id, SourceName, "sent JSON that is no chart", Changed);
        Check(series, chart);
        if (Get(chart, "timestamp") is not { ValueKind: JsonValueKind.Array } times || times.GetArrayLength() == 0)
            throw ProviderFault.Unavailable(series.Id, SourceName, "has no bar in the days asked for", "Check that the series existed then");
        var quote = First(Get(chart, "indicators", "quote")) ?? throw ProviderFault.Unavailable(series.Id, SourceName, "sent a chart without prices", Changed);
        var adjusted = First(Get(chart, "indicators", "adjclose")) is { } block ? Get(block, "adjclose") : null;
        return Bars(series, origin, times, quote, adjusted, chart);
    }

    private static ParsedSeries Bars(SeriesDefinition series, string origin, JsonElement times, JsonElement quote, JsonElement? adjustedCloses, JsonElement chart)
    {
        var count = times.GetArrayLength();
        var columns = ((string[])["open", "high", "low", "close", "volume"]).Select(name => (Name: name, Column: Get(quote, name))).ToArray();
        foreach (var (name, column) in columns.Append(("adjclose", adjustedCloses)))
            if (column is { ValueKind: JsonValueKind.Array } array && array.GetArrayLength() != count)
                throw ProviderFault.Unavailable(series.Id, SourceName, $"sent {count} days and {array.GetArrayLength()} values of {name}", Changed);

        var offset = Get(chart, "meta", "gmtoffset") is { ValueKind: JsonValueKind.Number } zone && zone.TryGetInt32(out var seconds) ? seconds : 0;
        var lastTrade = Get(chart, "meta", "regularMarketTime") is { ValueKind: JsonValueKind.Number } moment && moment.TryGetInt64(out var trade) ? trade : -1;
        var rows = new RowReader(series.Id, origin);
        var bars = new BarRows(series.Id);
        var dividends = Dividends(Get(chart, "events", "dividends"), offset);
        var before = default(DateOnly);
        for (var i = 0; i < count; i++)
        {
            rows.Next();
            if (times[i].ValueKind != JsonValueKind.Number || !times[i].TryGetInt64(out var second) || !IsSecond(second))
            {
                rows.LeaveOut($"timestamp is {ProviderFault.Quote(times[i].GetRawText())}, wanted are seconds since 1970");
                continue;
            }

            var day = rows.OfDay(Day(second, offset));
            var (isLive, isRepeated) = (second == lastTrade && i == count - 1, day == before);
            before = day;
            if (isLive && isRepeated)
            {
                rows.LeaveOut($"{day:yyyy-MM-dd} stands twice, the second time as the last trade: its bar is the first one");
                continue;
            }

            var values = new double[columns.Length];
            var isRead = true;
            for (var c = 0; isRead && c < columns.Length; c++)
                isRead = Read(columns[c].Column, columns[c].Name, out values[c]);
            if (!isRead || !Read(adjustedCloses, "adjclose", out var adjusted))
                continue;
            if (values.AsSpan(0, 4).IndexOfAnyExcept(double.NaN) < 0)
                rows.LeaveOut($"{day:yyyy-MM-dd} has no prices (null)");
            else if (BarRows.Fault(values[4], 1) is { } fault)
                rows.LeaveOut(fault);
            else
                bars.Add(day, (values[0], values[1], values[2], values[3]), series.Kind == SeriesKind.Fund ? adjusted : double.NaN, values[4], 1, rows.Line, dividends.GetValueOrDefault(day));

            bool Read(JsonElement? column, string name, out double number)
            {
                number = double.NaN;
                return column is not { ValueKind: JsonValueKind.Array } array || rows.TryRead(array[i], name, out number);
            }
        }

        if (bars.Count == 0)
            throw ProviderFault.Unavailable(series.Id, SourceName, $"sent no bar that can be read; row {rows.Issues[0].Line}: {rows.Issues[0].Reason}", ProviderFault.TryLater);
        return bars.ToParsed(rows.Issues);
    }

    /// <summary>Dividends by their ex-days, adjusted for splits as the prices are.</summary>
    private static Dictionary<DateOnly, double> Dividends(JsonElement? events, int offset)
    {
        var dividends = new Dictionary<DateOnly, double>();
        if (events is not { ValueKind: JsonValueKind.Object } all)
            return dividends;
        foreach (var entry in all.EnumerateObject())
            if (Get(entry.Value, "date") is { ValueKind: JsonValueKind.Number } date && date.TryGetInt64(out var second) && IsSecond(second)
                && Get(entry.Value, "amount") is { ValueKind: JsonValueKind.Number } amount && amount.TryGetDouble(out var cash))
                dividends[Day(second, offset)] = cash;
        return dividends;
    }

    private static DateOnly Day(long second, int offset) => DateOnly.FromDateTime(DateTimeOffset.FromUnixTimeSeconds(second + offset).UtcDateTime);

    /// <summary>Whether a number of seconds is one of the years 1900 to 2199.</summary>
    private static bool IsSecond(long second) => second is >= -2208988800 and <= 7258118400;

    /// <summary>That the chart is of what was asked for: its symbol, in dollars, by days.</summary>
    private static void Check(SeriesDefinition series, JsonElement chart)
    {
        Require("symbol", Symbol(series.Id), "another series' prices");
        Require("currency", "USD", "prices in another currency");
        Require("dataGranularity", "1d", "bars of another length");

        void Require(string name, string wanted, string otherwise)
        {
            if (Get(chart, "meta", name) is { } found && ProviderBody.Text(found) is { } text && !string.Equals(text, wanted, StringComparison.OrdinalIgnoreCase))
                throw ProviderFault.Unavailable(series.Id, SourceName, $"sent {otherwise}: {name} is {text}, wanted is {wanted}", "Check the id in the universe");
        }
    }

    /// <summary>A page about too many requests is plain text; everything else is JSON with <c>chart.error</c>.</summary>
    private static Refusal? Refusal(HttpStatusCode status, ReadOnlyMemory<byte> content)
    {
        if (status == HttpStatusCode.TooManyRequests)
            return new Refusal($"gives no more now: {ProviderFault.Quote(content.Span)}", "Wait some hours and lower Sources:Yahoo:RequestsPerHour, or use another source: this one is not official and promises nothing", TimeSpan.FromHours(3));
        if (status == HttpStatusCode.Unauthorized)
            return new Refusal($"wants a cookie and a crumb: {ProviderFault.Quote(content.Span)}", "Use another source: this one is not official and has closed its door for now");
        if (!ProviderBody.Trim(content.Span).StartsWith("{"u8))
            return null;
        try
        {
            using var json = JsonDocument.Parse(content);
            return Error(json.RootElement);
        }
        catch (JsonException)
        {
            // Whether it is damaged is the parser's to say, after the bytes are kept.
            return null;
        }
    }

    private static Refusal? Error(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
            return null;
        foreach (var part in root.EnumerateObject())
        {
            if (Get(part.Value, "error") is not { ValueKind: JsonValueKind.Object } error)
                continue;
            var words = $"{Get(error, "code")}: {Get(error, "description")}";
            return words.StartsWith("Not Found", StringComparison.Ordinal)
                ? new Refusal($"does not know it: {ProviderFault.Quote(words)}", "Check the id in the universe, or take it from another source")
                : new Refusal($"refuses: {ProviderFault.Quote(words)}", ProviderFault.TryLater);
        }

        return null;
    }

    /// <summary>Yahoo writes indices as we do.</summary>
    private static string Symbol(string id) => ProviderSymbol.WithHyphen(id);

    private static JsonElement? First(JsonElement? list) => list is { ValueKind: JsonValueKind.Array } array && array.GetArrayLength() > 0 ? array[0] : null;

    private static JsonElement? Get(JsonElement element, params string[] path)
    {
        foreach (var name in path)
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
                return null;
        }

        return element;
    }
}
