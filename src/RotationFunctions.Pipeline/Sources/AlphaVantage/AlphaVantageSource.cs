using System.Net;
using System.Text.Json;
using RotationFunctions.Analytics;
using RotationFunctions.Pipeline.Sources.Csv;
using RotationFunctions.Pipeline.Sources.Live;
using RotationFunctions.Pipeline.Universes;

namespace RotationFunctions.Pipeline.Sources.AlphaVantage;

/// <summary>
/// Daily prices of Alpha Vantage as CSV. Prices come as traded; they are put into the units after the last split here.
/// Limits and errors come as JSON with status 200. See https://www.alphavantage.co/documentation/#dailyadj.
/// </summary>
internal sealed class AlphaVantageSource(ProviderClient client, AlphaVantageOptions options) : ISeriesSource
{
    /// <summary>The name that chooses this source.</summary>
    public const string SourceName = "alphavantage";

    private const string TimeSeries = "Time Series (Daily)";

    // The number of the volume depends on whether adjusted closes are there.
    private static readonly string[] Fields =
        ["1. open", "2. high", "3. low", "4. close", "5. adjusted close", "5. volume", "6. volume", "7. dividend amount", "8. split coefficient"];

    /// <inheritdoc/>
    public string Name => SourceName;

    /// <inheritdoc/>
    public bool IsDemo => false;

    /// <inheritdoc/>
    /// <remarks>The interface takes no dates: the whole history comes, or its last hundred days.</remarks>
    public async Task<RawSeries> FetchAsync(SeriesDefinition series, DateRange range, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(series);
        if (series.Kind != SeriesKind.Fund)
            throw new SeriesNotOfferedException(Reason.Of("source.onlyFundsAsked", $"{series.Id}: {SourceName} is asked for funds and shares alone, not for {(series.Kind == SeriesKind.Index ? "indices" : "rates")}. Add a source that has them, as yahoo for indices or nyfed, treasury and fred for rates."));
        var function = options.Adjusted ? "TIME_SERIES_DAILY_ADJUSTED" : "TIME_SERIES_DAILY";
        var size = options.WholeHistory ? "full" : "compact";
        var path = $"query?function={function}&symbol={Uri.EscapeDataString(ProviderSymbol.WithHyphen(series.Id))}&outputsize={size}&datatype=csv";
        var answer = await client.GetAsync(series.Id, path, Refusal, cancellationToken);
        return new RawSeries(answer.Content, "csv", "text/csv", answer.Origin);
    }

    /// <inheritdoc/>
    /// <remarks>JSON, the other form of the same interface, is read too.</remarks>
    public ParsedSeries Parse(SeriesDefinition series, ReadOnlyMemory<byte> content, string origin)
    {
        ArgumentNullException.ThrowIfNull(series);
        ProviderBody.Require(series.Id, SourceName, content, Refusal);
        return ProviderBody.Trim(content.Span)[0] == (byte)'{' ? ParseJson(series, content, origin) : ParseCsv(series, content, origin);
    }

    private static ParsedSeries ParseCsv(SeriesDefinition series, ReadOnlyMemory<byte> content, string origin)
    {
        using var table = new CsvTable(series.Id, content, origin);
        var columns = table.Require("timestamp", "open", "high", "low", "close", "volume");
        var (adjustedColumn, splitColumn, dividendColumn) = (table.Find("adjusted_close"), table.Find("split_coefficient"), table.Find("dividend_amount"));
        var bars = new BarRows(series.Id);
        var prices = new double[4];
        while (table.MoveNext())
        {
            var (adjusted, split, dividend) = (double.NaN, 1.0, 0.0);
            if (!table.TryDate(columns[0], out var day)
                || !table.TryNumber(columns[1], out prices[0]) || !table.TryNumber(columns[2], out prices[1])
                || !table.TryNumber(columns[3], out prices[2]) || !table.TryNumber(columns[4], out prices[3])
                || (adjustedColumn is { } a && !table.TryNumber(a, out adjusted)) || (splitColumn is { } s && !table.TryNumber(s, out split))
                || (dividendColumn is { } d && !table.TryNumber(d, out dividend)))
                continue;
            var volume = table.Volume(columns[5]);
            if (BarRows.Fault(volume, split) is { } fault)
                table.LeaveOut(fault);
            else
                bars.Add(day, (prices[0], prices[1], prices[2], prices[3]), adjusted, volume, split, table.Line, dividend);
        }

        return bars.Count > 0 ? bars.ToParsed(table.Issues) : throw table.NothingUsable();
    }

    private static ParsedSeries ParseJson(SeriesDefinition series, ReadOnlyMemory<byte> content, string origin)
    {
        var json = ProviderBody.Json(series.Id, SourceName, content);
        if (!json.BeginsObject() || !json.NextProperty(TimeSeries) || json.Token != JsonTokenType.StartObject)
            throw json.Unlike(Reason.Of("body.lacks", $"sent JSON without '{TimeSeries}'"), Reason.Of("remedy.report", $"The provider has changed its interface: please report it"));
        var rows = new RowReader(series.Id, origin);
        var bars = new BarRows(series.Id);
        var row = new JsonValue[Fields.Length];
        while (json.NextProperty(out var name))
        {
            rows.Next();
            json.Take(Fields, row);
            var isAdjusted = row[4].Kind != JsonTokenType.None;
            if (!rows.TryDay(name ?? "(escapes that make no text)", "the day", out var day)
                || !rows.TryNumber(row[0], Fields[0], out var open) || !rows.TryNumber(row[1], Fields[1], out var high)
                || !rows.TryNumber(row[2], Fields[2], out var low) || !rows.TryNumber(row[3], Fields[3], out var close)
                || !rows.TryNumber(row[4], Fields[4], out var adjusted)
                || !rows.TryNumber(row[7], Fields[7], out var dividend) || !rows.TryNumber(row[8], Fields[8], out var split))
                continue;
            var volume = isAdjusted ? rows.Volume(row[6], Fields[6]) : rows.Volume(row[5], Fields[5]);
            if (BarRows.Fault(volume, double.IsNaN(split) ? 1 : split) is { } fault)
                rows.LeaveOut(fault);
            else
                bars.Add(day, (open, high, low, close), adjusted, volume, double.IsNaN(split) ? 1 : split, rows.Line, dividend);
        }

        json.End();
        if (bars.Count == 0)
            throw ProviderFault.Unavailable(series.Id, SourceName, Reason.Of("body.noReadableBar", $"sent no bar that can be read"), ProviderFault.TryLater);
        return bars.ToParsed(rows.Issues);
    }

    /// <summary>Alpha Vantage says no with status 200 and one of three words; which of them means what has changed over the years.</summary>
    private static Refusal? Refusal(HttpStatusCode status, ReadOnlyMemory<byte> content)
    {
        var text = ProviderBody.Trim(content.Span);
        if (text.IsEmpty || text[0] != (byte)'{' || text.IndexOf("\"Time Series"u8) >= 0)
            return null;
        if (text.IndexOf("\"Note\""u8) < 0 && text.IndexOf("\"Information\""u8) < 0 && text.IndexOf("\"Error Message\""u8) < 0 && !text.SequenceEqual("{}"u8))
            return null;
        var (words, quote) = (ProviderFault.Words(text), ProviderFault.Quote(text));
        if (words.Contains("Invalid API call", StringComparison.OrdinalIgnoreCase) || text.SequenceEqual("{}"u8))
            return new Refusal(Reason.Of("provider.unknownSeries", $"does not know it: {quote}"), Reason.Of("remedy.checkIdOrSource", $"Check the id in the universe, or take it from another source"));
        // Both limits are told with an advertisement for the premium endpoints behind them.
        if (words.Contains("per second", StringComparison.OrdinalIgnoreCase) && words.Contains("sparingly", StringComparison.OrdinalIgnoreCase))
            return new Refusal(Reason.Of("provider.tooManyRequests", $"wants fewer requests a second: {quote}"), Reason.Of("remedy.lower", $"Lower {"Sources:AlphaVantage:RequestsPerSecond"}"), TimeSpan.FromMinutes(1));
        if (words.Contains("rate limit", StringComparison.OrdinalIgnoreCase) || words.Contains("call frequency", StringComparison.OrdinalIgnoreCase))
            return new Refusal(Reason.Of("provider.allowanceSpent", $"gives no more now: {quote}"), Reason.Of("remedy.waitForDayOrPlan", $"Wait for the next day, watch fewer series, or get a larger plan"), TimeSpan.FromDays(1));
        if (words.Contains("premium endpoint", StringComparison.OrdinalIgnoreCase) || words.Contains("premium feature", StringComparison.OrdinalIgnoreCase))
            return new Refusal(Reason.Of("provider.paidPlansOnly", $"keeps this for its paid plans: {quote}"), Reason.Of("remedy.larger", $"Get one, or set {"Sources:AlphaVantage:Adjusted"} and {"Sources:AlphaVantage:WholeHistory"} to false and do without total returns and a year of history"));
        if (words.Contains("demo", StringComparison.OrdinalIgnoreCase) || words.Contains("apikey", StringComparison.OrdinalIgnoreCase))
            return new Refusal(Reason.Of("provider.keyRefused", $"does not take the key: {quote}"), Reason.Of("remedy.check", $"Check {"Sources:AlphaVantage:ApiKey"}"));
        return new Refusal(Reason.Of("provider.refused", $"refuses: {quote}"), ProviderFault.TryLater);
    }
}
