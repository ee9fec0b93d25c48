using RotationFunctions.Pipeline.Universes;

namespace RotationFunctions.Testing;

/// <summary>Bodies as the providers send them, made by hand.</summary>
internal static class ProviderBodies
{
    public static SeriesDefinition Define(string id, SeriesKind kind) =>
        new() { Id = id, Name = new LocalizedText(id, id), Kind = kind, Segment = "test" };

    /// <summary>An id and kind that a source has.</summary>
    public static SeriesDefinition Offered(string source) => source switch
    {
        "tiingo" or "yahoo" or "alphavantage" => Define("IWM", SeriesKind.Fund),
        "stooq" => Define("^RUT", SeriesKind.Index),
        "nyfed" => Define("EFFR", SeriesKind.Rate),
        _ => Define("DGS2", SeriesKind.Rate),
    };

    /// <summary>A sound body of two days, 2026-01-21 and 2026-01-22, as a source sends it.</summary>
    public static string Body(string source) => source switch
    {
        "tiingo" => $"[{TiingoBar("2026-01-21", 100)},{TiingoBar("2026-01-22", 101)}]",
        "yahoo" => YahooChart("[1769005800,1769092200]", "[100,101]"),
        "alphavantage" => "timestamp,open,high,low,close,adjusted_close,volume,dividend_amount,split_coefficient\r\n2026-01-22,101,102,100,101,100.5,1000,0.0,1.0\r\n2026-01-21,100,101,99,100,99.5,1000,0.0,1.0\r\n",
        "stooq" => "Date,Open,High,Low,Close,Volume\r\n2026-01-21,100,101,99,100,1000\r\n2026-01-22,101,102,100,101,1000\r\n",
        "nyfed" => """{"refRates":[{"effectiveDate":"2026-01-22","type":"EFFR","percentRate":3.64,"targetRateFrom":3.50,"targetRateTo":3.75,"revisionIndicator":""},{"effectiveDate":"2026-01-21","type":"EFFR","percentRate":3.63,"targetRateFrom":3.50,"targetRateTo":3.75,"revisionIndicator":""}]}""",
        "treasury" => TreasuryYear(("2026-01-21T00:00:00", "3.59"), ("2026-01-22T00:00:00", "3.61")),
        "fred" => """{"realtime_start":"2026-01-26","realtime_end":"2026-01-26","count":2,"observations":[{"realtime_start":"2026-01-26","realtime_end":"2026-01-26","date":"2026-01-21","value":"3.59"},{"realtime_start":"2026-01-26","realtime_end":"2026-01-26","date":"2026-01-22","value":"3.61"}]}""",
        _ => throw new ArgumentOutOfRangeException(nameof(source), source, null),
    };

    public static string TiingoBar(string date, double close, double split = 1, double dividend = 0) => FormattableString.Invariant(
        $$"""{"date":"{{date}}T00:00:00.000Z","close":{{close}},"high":{{close + 1}},"low":{{close - 1}},"open":{{close}},"volume":1000,"adjClose":{{close - 0.5}},"adjHigh":0,"adjLow":0,"adjOpen":0,"adjVolume":0,"divCash":{{dividend}},"splitFactor":{{split}}}""");

    public static string YahooChart(string times, string closes, string currency = "USD", string symbol = "IWM", long lastTrade = 1769115600, string granularity = "1d") =>
        $$$"""{"chart":{"result":[{"meta":{"currency":"{{{currency}}}","symbol":"{{{symbol}}}","gmtoffset":-18000,"regularMarketTime":{{{lastTrade}}},"dataGranularity":"{{{granularity}}}"},"timestamp":{{{times}}},"indicators":{"quote":[{"open":{{{closes}}},"high":{{{closes}}},"low":{{{closes}}},"close":{{{closes}}},"volume":{{{closes}}}}],"adjclose":[{"adjclose":{{{closes}}}}]}}],"error":null}}""";

    public static string TreasuryYear(params (string Date, string TwoYear)[] days) =>
        "<?xml version=\"1.0\" encoding=\"utf-8\" standalone=\"yes\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xmlns:d=\"urn:d\" xmlns:m=\"urn:m\">"
        + string.Concat(days.Select(day => $"<entry><content type=\"application/xml\"><m:properties><d:NEW_DATE m:type=\"Edm.DateTime\">{day.Date}</d:NEW_DATE><d:BC_2YEAR m:type=\"Edm.Double\">{day.TwoYear}</d:BC_2YEAR><d:BC_10YEAR m:type=\"Edm.Double\">4.25</d:BC_10YEAR></m:properties></content></entry>"))
        + "</feed>\n";
}
