using System.Globalization;
using RotationFunctions.Pipeline;
using RotationFunctions.Pipeline.Reports.Texts;
using RotationFunctions.Pipeline.Sources;
using RotationFunctions.Pipeline.Universes;

namespace RotationFunctions.Tests.Sources.Live;

/// <summary>What each source makes of every recorded body beside the project.</summary>
public class RecordedBodiesTests
{
    /// <summary>Number of rows, and a part of the message where there are none.</summary>
    private static readonly Dictionary<string, (string Id, int Rows, string? Message)> Expected = new(StringComparer.Ordinal)
    {
        ["yahoo/chart_QQQ_1d.json"] = ("QQQ", 1, null),
        ["yahoo/chart_AAPL_47d_with_dividend.json"] = ("AAPL", 49, null),
        ["yahoo/chart_MSFT_dividends_year.json"] = ("MSFT", 252, null),
        ["yahoo/chart_NVDA_split_year.json"] = ("NVDA", 252, null),
        ["yahoo/chart_TSLA_no_dividends.json"] = ("TSLA", 3303, null),
        ["yahoo/chart_WSU.DE_nulls.json"] = ("WSU.DE", 0, "prices in another currency: currency is EUR, wanted is USD"),
        ["yahoo/chart_notimestamp_FAKE.json"] = ("AAPL", 0, "has no bar in the days asked for"),
        ["yahoo/chart_notimestamp_weird_FAKE.json"] = ("AAPL", 0, "has no bar in the days asked for"),
        ["yahoo/chart_BTC-USD.json"] = ("BTC-USD", 3, null),
        ["yahoo/error_404_quoteSummary_ADH.json"] = ("ADH", 0, "does not know it: \"Not Found: No fundamentals data"),
        ["yahoo/error_404_unknown_symbol.json"] = ("XYZ", 0, "does not know it: \"Not Found: No data found, symbol may be delisted\""),
        ["yahoo/error_429_edge.txt"] = ("SPY", 0, "sent what is no JSON"),
        ["yahoo/error_429_plain.txt"] = ("SPY", 0, "sent what is no JSON"),
        ["tiingo/ticker_price_with_date.json"] = ("GOOGL", 2, null),
        ["tiingo/ticker_price.json"] = ("GOOGL", 1, null),
        ["tiingo/ticker_price_weekly.json"] = ("GOOGL", 3, null),
        ["tiingo/ticker_metadata.json"] = ("GOOGL", 0, "sent JSON that is no list of bars"),
        ["tiingo/ticker_price_with_date_csv.csv"] = ("GOOGL", 0, "sent what is no JSON"),
        ["tiingo/ticker_price_pandas_daily_metric_name.json"] = ("GOOGL", 10, null),
        ["tiingo/news_bulk.json"] = ("GOOGL", 0, "refuses: \"{\"detail\":\"You do not have permission"),
        ["tiingo/fixture_prices_handmade.json"] = ("AAPL", 2, null),
        ["tiingo/error_404_ticker.json"] = ("XYZ", 0, "does not know it"),
        ["tiingo/error_429_hourly.json"] = ("SPY", 0, "gives no more now"),
        ["tiingo/error_200_text_ticker.txt"] = ("XYZ", 0, "does not know it"),
        ["tiingo/empty_200.json"] = ("SPY", 0, "has no bar in the days asked for"),
        ["alphavantage/mock_intraday_MSFT.json"] = ("MSFT", 0, "sent JSON without 'Time Series (Daily)'"),
        ["alphavantage/global_quote.json"] = ("MSFT", 0, "sent JSON without 'Time Series (Daily)'"),
        ["alphavantage/daily_adjusted_IWC_full.csv"] = ("IWC", 3859, null),
        ["alphavantage/daily_adjusted_IBM_handmade.json"] = ("IBM", 2, null),
        ["alphavantage/daily_adjusted_AAPL_handmade.json"] = ("AAPL", 1, null),
        ["alphavantage/error_information_25_per_day.json"] = ("SPY", 0, "gives no more now"),
        ["alphavantage/error_information_thanks_25.json"] = ("SPY", 0, "gives no more now"),
        ["alphavantage/error_note_5_per_minute.json"] = ("SPY", 0, "gives no more now"),
        ["alphavantage/error_unknown_symbol.json"] = ("XYZ", 0, "does not know it"),
        ["alphavantage/error_no_key.json"] = ("SPY", 0, "does not take the key"),
        ["alphavantage/error_demo_key.json"] = ("SPY", 0, "does not take the key"),
        ["stooq/spy_us_d_2026.csv"] = ("SPY", 0, "takes dividends off the old prices of a fund"),
        ["stooq/gld_us_d_2026.csv"] = ("GLD", 0, "takes dividends off the old prices of a fund"),
        ["stooq/spy_us_d_2025.csv"] = ("SPY", 0, "takes dividends off the old prices of a fund"),
        ["stooq/spx_d.csv"] = ("^GSPC", 501, null),
        ["stooq/error_daily_limit.txt"] = ("^GSPC", 0, "gives no more now"),
        ["stooq/header_only.csv"] = ("^GSPC", 0, "the file has a header but no rows"),
        ["stooq/no_data.txt"] = ("^XYZ", 0, "does not know it"),
        ["fred/observations_DGS10_recorded.json"] = ("DGS10", 10, null),
        ["fred/observations_sovereign.json"] = ("DGS10", 0, "sent JSON without a list of observations"),
        ["fred/observations_full_envelope.json"] = ("DGS10", 1, null),
        ["fred/observations_bastard989.json"] = ("DGS10", 2, null),
        ["fred/observations_tosuhyeon.json"] = ("DGS10", 1, null),
        ["fred/fredgraph_DGS2.csv"] = ("DGS2", 0, "sent what is no JSON"),
        ["fred/fredgraph_BAMLH0A0HYM2.csv"] = ("BAMLH0A0HYM2", 0, "sent what is no JSON"),
        ["fred/error_400_unknown_series.json"] = ("XYZ", 0, "does not know it"),
        ["fred/error_400_bad_key.json"] = ("DGS10", 0, "does not take the key"),
    };

    [Fact]
    public void EveryRecordedBody_IsReadOrRefusedForItsReason()
    {
        var folder = Path.Combine(SharedData.Require(), "api");
        var files = Directory.GetFiles(folder, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/')).Where(file => file.Contains('/', StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(Expected.Keys.Order(StringComparer.Ordinal), files);

        var wrong = files.Select(file => (File: file, Found: Outcome(file, File.ReadAllBytes(Path.Combine(folder, file)))))
            .Where(outcome => !IsExpected(outcome.File, outcome.Found))
            .Select(outcome => $"{outcome.File}: {outcome.Found.Rows} {outcome.Found.Message}");
        Assert.Empty(wrong);
    }

    private static bool IsExpected(string file, (int Rows, string? Message) found)
    {
        var (_, rows, message) = Expected[file];
        return rows == found.Rows && (message is null ? found.Message is null : found.Message!.Contains(message, StringComparison.Ordinal));
    }

    private static (int Rows, string? Message) Outcome(string file, byte[] body)
    {
        var source = file[..file.IndexOf('/', StringComparison.Ordinal)];
        var id = Expected[file].Id;
        var kind = source == "fred" ? SeriesKind.Rate : id[0] == '^' ? SeriesKind.Index : SeriesKind.Fund;
        try
        {
            var parsed = LiveSources.Parse(source, ProviderBodies.Define(id, kind), body);
            return (parsed.Series.Sum(s => s.Count), null);
        }
        catch (SeriesUnavailableException exception)
        {
            Assert.StartsWith($"{id}: ", exception.Message, StringComparison.Ordinal);
            Assert.EndsWith(".", exception.Message, StringComparison.Ordinal);
            Assert.StartsWith($"{id}：", ReasonTexts.In(Language.SimplifiedChinese, exception.Reason), StringComparison.Ordinal);
            return (0, exception.Message);
        }
    }

    [Fact]
    public void Yahoo_Prices_AreThoseOfTheDataFolder()
    {
        var folder = SharedData.Require();
        var body = File.ReadAllBytes(Path.Combine(folder, "api", "yahoo", "chart_QQQ_1d.json"));
        var bars = Assert.Single(LiveSources.Parse("yahoo", ProviderBodies.Define("QQQ", SeriesKind.Fund), body).Series);
        var known = File.ReadLines(Path.Combine(folder, "daily", "QQQ.csv")).ToDictionary(line => line.Split(',')[0], line => line.Split(','), StringComparer.Ordinal);
        for (var row = 0; row < bars.Count; row++)
        {
            var there = known[bars.Dates[row].ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)];
            Assert.Equal(double.Parse(there[4], CultureInfo.InvariantCulture), bars.Close[row], 0.006);
        }
    }

    [Fact]
    public void AlphaVantage_Prices_AreThoseOfTheDataFolder()
    {
        var folder = SharedData.Require();
        var body = File.ReadAllBytes(Path.Combine(folder, "api", "alphavantage", "daily_adjusted_IWC_full.csv"));
        var bars = Assert.Single(LiveSources.Parse("alphavantage", ProviderBodies.Define("IWC", SeriesKind.Fund), body).Series);
        var known = File.ReadLines(Path.Combine(folder, "daily", "IWC.csv")).ToDictionary(line => line.Split(',')[0], line => line.Split(','), StringComparer.Ordinal);
        var differences = bars.Dates.Select((day, row) => Math.Abs(bars.Close[row] / double.Parse(known[day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)][4], CultureInfo.InvariantCulture) - 1)).Order().ToArray();

        // Two vendors agree to a thousandth on 99.6 % of the days; the others are old and thinly traded.
        Assert.True(differences[(int)(0.99 * differences.Length)] < 0.001);
        Assert.True(differences[^1] < 0.02);
    }
}
