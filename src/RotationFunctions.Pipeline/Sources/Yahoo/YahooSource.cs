using System.Globalization;
using System.Net;
using RotationFunctions.Analytics;
using RotationFunctions.Pipeline.Problems;
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

    private static readonly Reason Changed = Reason.Of("remedy.reportAndSwitch", $"The provider has changed its interface: please report it, and use another source meanwhile");

    private const long SecondsOfDay = 86400;

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
            throw new SeriesNotOfferedException(Reason.Of("source.noRates", $"{series.Id}: {SourceName} has prices and indices, no rates. Add nyfed, treasury or fred to Sources:Rates."));
        // Two dates and not range=max, which silently answers with months.
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var from = Seconds(range.From < Epoch ? Epoch : range.From);
        var until = Seconds((range.To < today ? range.To : today).AddDays(1));
        var path = string.Create(CultureInfo.InvariantCulture, $"v8/finance/chart/{Uri.EscapeDataString(Symbol(series.Id))}?interval=1d&period1={from}&period2={until}&events=div%2Csplit&includeAdjustedClose=true");
        var answer = await client.GetAsync(series.Id, path, Refusal, cancellationToken);
        return new RawSeries(answer.Content, "json", "application/json", answer.Origin);

        static long Seconds(DateOnly day) => (day.DayNumber - Epoch.DayNumber) * SecondsOfDay;
    }

    /// <inheritdoc/>
    public ParsedSeries Parse(SeriesDefinition series, ReadOnlyMemory<byte> content, string origin)
    {
        ArgumentNullException.ThrowIfNull(series);
        var chart = YahooChart.Read(ProviderBody.Json(series.Id, SourceName, content));
        if (chart.Error is { } error && Refusal(error) is var said)
            throw ProviderFault.Unavailable(series.Id, SourceName, said.Cause, said.Remedy);
        if (!chart.IsThere)
            throw ProviderFault.Unavailable(series.Id, SourceName, Reason.Of("body.noChart", $"sent JSON that is no chart"), Changed);
        Check(series, chart);
        if (chart.Times.Count == 0)
            throw ProviderFault.Unavailable(series.Id, SourceName, Reason.Of("provider.noBar", $"has no bar in the days asked for"), Reason.Of("remedy.checkExisted", $"Check that the series existed then"));
        return Bars(series, origin, chart, chart.Quote ?? throw ProviderFault.Unavailable(series.Id, SourceName, Reason.Of("body.noPrices", $"sent a chart without prices"), Changed));
    }

    private static ParsedSeries Bars(SeriesDefinition series, string origin, YahooChart chart, IReadOnlyDictionary<string, NumberColumn> quote)
    {
        var count = chart.Times.Count;
        var columns = YahooChart.Names.Select(name => (Name: name, Column: quote.GetValueOrDefault(name))).ToArray();
        foreach (var (name, column) in columns.Append(("adjclose", chart.AdjustedClose)))
            if (column is not null && column.Count != count)
                throw ProviderFault.Unavailable(series.Id, SourceName, Reason.Of("body.unequalColumns", $"sent {count} days and {column.Count} values of {name}"), Changed);

        var offset = chart.Meta("gmtoffset").WholeNumber is { } seconds and >= -SecondsOfDay and <= SecondsOfDay ? seconds : 0;
        var lastTrade = chart.Meta("regularMarketTime").WholeNumber ?? -1;
        var rows = new RowReader(series.Id, origin);
        var bars = new BarRows(series.Id);
        // By their ex-days, adjusted for splits as the prices are.
        var dividends = new Dictionary<DateOnly, double>();
        foreach (var (second, cash) in chart.Dividends)
            if (IsSecond(second))
                dividends[Day(second, offset)] = cash;
        foreach (var (second, ratio) in chart.Splits)
            if (IsSecond(second))
                bars.ReportSplit(Day(second, offset), ratio);
        var before = default(DateOnly);
        for (var i = 0; i < count; i++)
        {
            rows.Next();
            if (chart.Times[i].WholeNumber is not { } second || !IsSecond(second))
            {
                rows.LeaveOut(Reason.Of("row.notATimestamp", $"timestamp is {chart.Times[i].Quoted}, wanted are seconds since 1970"));
                continue;
            }

            var day = rows.OfDay(Day(second, offset));
            var (isLive, isRepeated) = (second == lastTrade && i == count - 1, day == before);
            if (isLive && isRepeated)
            {
                rows.LeaveOut(Reason.Of("row.lastTradeTwice", $"{day:yyyy-MM-dd} stands twice, the second time as the last trade: its bar is the first one"));
                continue;
            }

            var values = new double[columns.Length];
            var isRead = true;
            for (var c = 0; isRead && c < columns.Length; c++)
                isRead = TryNumber(columns[c].Column, columns[c].Name, out values[c]);
            if (!isRead || !TryNumber(chart.AdjustedClose, "adjclose", out var adjusted))
                continue;
            if (values.AsSpan(0, 4).IndexOfAnyExcept(double.NaN) < 0)
                rows.LeaveOut(Reason.Of("row.noPrices", $"{day:yyyy-MM-dd} has no prices (null)"));
            else if (BarRows.Fault(values[4], 1) is { } fault)
                rows.LeaveOut(fault);
            else
            {
                // A row of nulls is none: the row of the last trade behind it is then the day's.
                before = day;
                bars.Add(day, (values[0], values[1], values[2], values[3]), series.Kind == SeriesKind.Fund ? adjusted : double.NaN, values[4], 1, rows.Line, dividends.GetValueOrDefault(day));
            }

            bool TryNumber(NumberColumn? column, string name, out double number)
            {
                number = double.NaN;
                return column is null || column.TryNumber(i, rows, name, out number);
            }
        }

        if (bars.Count == 0)
            throw ProviderFault.Unavailable(series.Id, SourceName, Reason.Of("body.noReadableBarBecause", $"sent no bar that can be read; row {rows.Issues[0].Line}: {rows.Issues[0].Reason}"), ProviderFault.TryLater);
        return bars.ToParsed(rows.Issues);
    }

    private static DateOnly Day(long second, long offset) => DateOnly.FromDateTime(DateTimeOffset.FromUnixTimeSeconds(second + offset).UtcDateTime);

    /// <summary>Whether a number of seconds is one of the years 1900 to 2199.</summary>
    private static bool IsSecond(long second) => second is >= -2208988800 and <= 7258118400;

    /// <summary>That the chart is of what was asked for: its symbol, in dollars, by days.</summary>
    private static void Check(SeriesDefinition series, YahooChart chart)
    {
        Require("symbol", Symbol(series.Id), (name, text, wanted) => Reason.Of("body.otherSeries", $"sent another series' prices: {name} is {text}, wanted is {wanted}"));
        Require("currency", "USD", (name, text, wanted) => Reason.Of("body.otherCurrency", $"sent prices in another currency: {name} is {text}, wanted is {wanted}"));
        Require("dataGranularity", "1d", (name, text, wanted) => Reason.Of("body.otherLength", $"sent bars of another length: {name} is {text}, wanted is {wanted}"));

        void Require(string name, string wanted, Func<string, string, string, Reason> otherwise)
        {
            if (chart.Meta(name).Text is { } text && !string.Equals(text, wanted, StringComparison.OrdinalIgnoreCase))
                throw ProviderFault.Unavailable(series.Id, SourceName, otherwise(name, text, wanted), Reason.Of("remedy.checkId", $"Check the id in the universe"));
        }
    }

    /// <summary>A page about too many requests is plain text; everything else is JSON with <c>chart.error</c>.</summary>
    private static Refusal? Refusal(HttpStatusCode status, ReadOnlyMemory<byte> content)
    {
        if (status == HttpStatusCode.TooManyRequests)
            return new Refusal(Reason.Of("provider.allowanceSpent", $"gives no more now: {ProviderFault.Quote(content.Span)}"), Reason.Of("remedy.waitAndLower", $"Wait some hours and lower {"Sources:Yahoo:RequestsPerHour"}, or use another source: this one is not official and promises nothing"), TimeSpan.FromHours(3));
        if (status == HttpStatusCode.Unauthorized)
            return new Refusal(Reason.Of("provider.wantsCookie", $"wants a cookie and a crumb: {ProviderFault.Quote(content.Span)}"), Reason.Of("remedy.closedDoor", $"Use another source: this one is not official and has closed its door for now"));
        if (!ProviderBody.Trim(content.Span).StartsWith("{"u8))
            return null;
        try
        {
            return YahooChart.Read(new JsonBody("", SourceName, ProviderBody.WithoutMark(content)), errorAlone: true).Error is { } error ? Refusal(error) : null;
        }
        catch (SeriesUnavailableException)
        {
            // Whether it is damaged is the parser's to say, after the bytes are kept.
            return null;
        }
    }

    private static Refusal Refusal(string error) => error.StartsWith("Not Found", StringComparison.Ordinal)
        ? new Refusal(Reason.Of("provider.unknownSeries", $"does not know it: {ProviderFault.Quote(error)}"), Reason.Of("remedy.checkIdOrSource", $"Check the id in the universe, or take it from another source"))
        : new Refusal(Reason.Of("provider.refused", $"refuses: {ProviderFault.Quote(error)}"), ProviderFault.TryLater);

    /// <summary>Yahoo writes indices as we do.</summary>
    private static string Symbol(string id) => ProviderSymbol.WithHyphen(id);
}
