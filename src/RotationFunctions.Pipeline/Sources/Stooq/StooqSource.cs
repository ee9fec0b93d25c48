using System.Globalization;
using System.Net;
using RotationFunctions.Analytics;
using RotationFunctions.Pipeline.Sources.Csv;
using RotationFunctions.Pipeline.Sources.Live;
using RotationFunctions.Pipeline.Universes;

namespace RotationFunctions.Pipeline.Sources.Stooq;

/// <summary>
/// Indices from Stooq's files of daily prices. Not funds: there Stooq has taken dividends off old prices and not off
/// recent ones, so that neither a price return nor a total return over both is right.
/// There is no documentation; the page of the key explains the address: https://stooq.com/q/d/?s=^spx&amp;get_apikey.
/// </summary>
internal sealed class StooqSource(ProviderClient client) : ISeriesSource
{
    /// <summary>The name that chooses this source.</summary>
    public const string SourceName = "stooq";

    private static readonly Dictionary<string, string> Symbols = new(StringComparer.Ordinal)
    {
        ["^GSPC"] = "^spx", ["^IXIC"] = "^ndq", ["^RUT"] = "^rut",
    };

    /// <inheritdoc/>
    public string Name => SourceName;

    /// <inheritdoc/>
    public bool IsDemo => false;

    /// <inheritdoc/>
    public async Task<RawSeries> FetchAsync(SeriesDefinition series, DateRange range, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(series);
        RequireIndex(series);
        var symbol = Symbols.GetValueOrDefault(series.Id) ?? series.Id.ToLowerInvariant();
        var from = range.From == DateOnly.MinValue ? "" : string.Create(CultureInfo.InvariantCulture, $"&d1={range.From:yyyyMMdd}");
        var until = range.To == DateOnly.MaxValue ? "" : string.Create(CultureInfo.InvariantCulture, $"&d2={range.To:yyyyMMdd}");
        var answer = await client.GetAsync(series.Id, $"q/d/l/?s={Uri.EscapeDataString(symbol)}{from}{until}&i=d", Refusal, cancellationToken);
        return new RawSeries(answer.Content, "csv", "text/csv", answer.Origin);
    }

    /// <inheritdoc/>
    public ParsedSeries Parse(SeriesDefinition series, ReadOnlyMemory<byte> content, string origin)
    {
        ArgumentNullException.ThrowIfNull(series);
        RequireIndex(series);
        ProviderBody.Require(series.Id, SourceName, content, Refusal);
        using var table = new CsvTable(series.Id, content, origin);
        // Who asks from Poland, or through a machine there, gets Polish headers.
        var columns = table.Find("Data") is null
            ? table.Require("Date", "Open", "High", "Low", "Close")
            : table.Require("Data", "Otwarcie", "Najwyzszy", "Najnizszy", "Zamkniecie");
        var bars = new BarRows(series.Id);
        while (table.MoveNext())
            if (table.TryDate(columns[0], out var day)
                && table.TryNumber(columns[1], out var open) && table.TryNumber(columns[2], out var high)
                && table.TryNumber(columns[3], out var low) && table.TryNumber(columns[4], out var close))
                bars.Add(day, (open, high, low, close), double.NaN, double.NaN, 1, table.Line);
        return bars.Count > 0 ? bars.ToParsed(table.Issues) : throw table.NothingUsable();
    }

    private static void RequireIndex(SeriesDefinition series)
    {
        if (series.Kind == SeriesKind.Fund)
            throw new SeriesNotOfferedException(Reason.Of("source.dividendsMixed", $"{series.Id}: {SourceName} is asked for indices alone: it takes dividends off the old prices of a fund and not off recent ones, so returns over both are wrong. Take funds from tiingo, yahoo or alphavantage."));
        if (series.Kind != SeriesKind.Index)
            throw new SeriesNotOfferedException(Reason.Of("source.onlyIndicesAsked", $"{series.Id}: {SourceName} is asked for indices alone, not for rates. Add nyfed, treasury or fred to Sources:Rates."));
    }

    /// <summary>Stooq says no with status 200 and a line of text.</summary>
    private static Refusal? Refusal(HttpStatusCode status, ReadOnlyMemory<byte> content)
    {
        var text = ProviderBody.Trim(content.Span);
        if (text.SequenceEqual("No data"u8) || text.SequenceEqual("Brak danych"u8))
            return new Refusal(Reason.Of("provider.unknownSeries", $"does not know it: {ProviderFault.Quote(text)}"), Reason.Of("remedy.checkIdOrSource", $"Check the id in the universe, or take it from another source"));
        if (text.StartsWith("Exceeded the daily hits limit"u8) || text.StartsWith("Przekroczony dzienny limit"u8))
            return new Refusal(Reason.Of("provider.allowanceSpent", $"gives no more now: {ProviderFault.Quote(text)}"), Reason.Of("remedy.waitForDayOrSource", $"Wait for the next day, or use another source"), TimeSpan.FromDays(1));
        if (text.IndexOf("apikey"u8) >= 0 || text.StartsWith("Unauthorized"u8))
            return new Refusal(Reason.Of("provider.keyRefused", $"does not take the key: {ProviderFault.Quote(text)}"), Reason.Of("remedy.check", $"Check {"Sources:Stooq:ApiKey"}"));
        return null;
    }
}
