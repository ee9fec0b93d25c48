using System.Globalization;
using System.Net;
using RotationFunctions.Analytics;
using RotationFunctions.Pipeline.Sources.Live;
using RotationFunctions.Pipeline.Universes;

namespace RotationFunctions.Pipeline.Sources.Tiingo;

/// <summary>
/// End-of-day prices of Tiingo, raw and adjusted, with dividends and splits. Prices come as traded; they are put into
/// the units after the last split here, and stay unadjusted for dividends.
/// See https://www.tiingo.com/documentation/end-of-day.
/// </summary>
internal sealed class TiingoSource(ProviderClient client) : ISeriesSource
{
    /// <summary>The name that chooses this source.</summary>
    public const string SourceName = "tiingo";

    private static readonly DateOnly Beginning = new(1990, 1, 1);

    private static readonly string[] Fields = ["date", "open", "high", "low", "close", "adjClose", "volume", "splitFactor", "divCash"];

    /// <inheritdoc/>
    public string Name => SourceName;

    /// <inheritdoc/>
    public bool IsDemo => false;

    /// <inheritdoc/>
    public async Task<RawSeries> FetchAsync(SeriesDefinition series, DateRange range, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(series);
        if (series.Kind != SeriesKind.Fund)
            throw new SeriesNotOfferedException(Reason.Of("source.onlyFundsHad", $"{series.Id}: {SourceName} has funds and shares, no {(series.Kind == SeriesKind.Index ? "indices" : "rates")}. Add a source that has, as yahoo for indices or nyfed, treasury and fred for rates."));
        var from = range.From < Beginning ? Beginning : range.From;
        var until = range.To == DateOnly.MaxValue ? "" : string.Create(CultureInfo.InvariantCulture, $"&endDate={range.To:yyyy-MM-dd}");
        var ticker = Uri.EscapeDataString(ProviderSymbol.WithHyphen(series.Id));
        var path = string.Create(CultureInfo.InvariantCulture, $"tiingo/daily/{ticker}/prices?startDate={from:yyyy-MM-dd}{until}&format=json&resampleFreq=daily");
        var answer = await client.GetAsync(series.Id, path, Refusal, cancellationToken);
        return new RawSeries(answer.Content, "json", "application/json", answer.Origin);
    }

    /// <inheritdoc/>
    public ParsedSeries Parse(SeriesDefinition series, ReadOnlyMemory<byte> content, string origin)
    {
        ArgumentNullException.ThrowIfNull(series);
        var json = ProviderBody.Json(series.Id, SourceName, content, Refusal);
        if (!json.BeginsList())
            throw json.Unlike(Reason.Of("body.noBars", $"sent JSON that is no list of bars"), Reason.Of("remedy.report", $"The provider has changed its interface: please report it"));
        var rows = new RowReader(series.Id, origin);
        var bars = new BarRows(series.Id);
        var row = new JsonValue[Fields.Length];
        while (json.NextItem())
        {
            rows.Next();
            json.Take(Fields, row);
            if (!rows.TryDay(row[0], Fields[0], out var day)
                || !rows.TryNumber(row[1], Fields[1], out var open) || !rows.TryNumber(row[2], Fields[2], out var high)
                || !rows.TryNumber(row[3], Fields[3], out var low) || !rows.TryNumber(row[4], Fields[4], out var close)
                || !rows.TryNumber(row[5], Fields[5], out var adjusted)
                || !rows.TryNumber(row[7], Fields[7], out var split) || !rows.TryNumber(row[8], Fields[8], out var dividend))
                continue;
            var volume = rows.Volume(row[6], Fields[6]);
            if (BarRows.Fault(volume, double.IsNaN(split) ? 1 : split) is { } fault)
                rows.LeaveOut(fault);
            else
                bars.Add(day, (open, high, low, close), adjusted, volume, double.IsNaN(split) ? 1 : split, rows.Line, dividend);
        }

        json.End();
        if (bars.Count == 0)
            throw ProviderFault.Unavailable(series.Id, SourceName,
                rows.Issues.Count == 0 ? Reason.Of("provider.noBar", $"has no bar in the days asked for") : Reason.Of("body.noReadableBarBecause", $"sent no bar that can be read; row {rows.Issues[0].Line}: {rows.Issues[0].Reason}"),
                Reason.Of("remedy.checkListed", $"Check that the fund was listed then"));
        return bars.ToParsed(rows.Issues);
    }

    /// <summary>Tiingo says no with <c>{"detail": "Error: …"}</c> or, whatever the status, with plain text.</summary>
    private static Refusal? Refusal(HttpStatusCode status, ReadOnlyMemory<byte> content)
    {
        var text = ProviderBody.Trim(content.Span);
        if (text.IsEmpty || text[0] == (byte)'[' || !(text.StartsWith("{\"detail\""u8) || text.StartsWith("Error"u8) || text.StartsWith("\"Error"u8)))
            return null;
        var (words, quote) = (ProviderFault.Words(text), ProviderFault.Quote(text));
        if (words.Contains("not found", StringComparison.OrdinalIgnoreCase))
            return new Refusal(Reason.Of("provider.unknownSeries", $"does not know it: {quote}"), Reason.Of("remedy.checkIdOrSource", $"Check the id in the universe, or take it from another source"));
        if (words.Contains("allocation", StringComparison.OrdinalIgnoreCase) || status == HttpStatusCode.TooManyRequests)
            return new Refusal(Reason.Of("provider.allowanceSpent", $"gives no more now: {quote}"), Reason.Of("remedy.waitForHour", $"Wait for the next hour, lower {"Sources:Tiingo:RequestsPerHour"} to what your plan allows, or get a larger plan"), TimeSpan.FromHours(1));
        return new Refusal(Reason.Of("provider.refused", $"refuses: {quote}"), Reason.Of("remedy.checkPlan", $"Check {"Sources:Tiingo:ApiKey"} and what its plan includes"));
    }
}
