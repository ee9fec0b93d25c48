using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using RotationFunctions.Pipeline.Snapshots;
using RotationFunctions.Pipeline.Sources;
using RotationFunctions.Pipeline.Sources.Live;
using RotationFunctions.Pipeline.Universes;
using static RotationFunctions.Testing.ProviderBodies;
using static RotationFunctions.Tests.Sources.Live.LiveSources;

namespace RotationFunctions.Tests.Sources.Live;

/// <summary>What the sources make of sound, odd and broken bodies that are made here.</summary>
public class ProviderBodiesTests
{
    private static readonly SeriesDefinition Fund = Define("IWM", SeriesKind.Fund);
    private static readonly SeriesDefinition Effr = Define("EFFR", SeriesKind.Rate);

    public static TheoryData<string> Names => [.. ProviderCatalog.All.Select(p => p.Name)];

    [Theory, MemberData(nameof(Names))]
    public void SoundBody_GivesItsTwoDays(string source)
    {
        var series = Assert.Single(Parse(source, Offered(source), Body(source)).Series);

        Assert.Equal(2, series.Count);
        // A rate counts from the day after its own.
        var first = series.IsBars ? new DateOnly(2026, 1, 21) : new DateOnly(2026, 1, 22);
        Assert.Equal([first, first.AddDays(1)], series.Dates.Order());
        Assert.Equal(series.IsBars ? [100, 101] : source == "nyfed" ? [3.63, 3.64] : [3.59, 3.61], series.Close.Order());
    }

    [Theory, MemberData(nameof(Names))]
    public void ByteOrderMark_IsNoPartOfTheBody(string source)
    {
        byte[] body = [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Body(source))];

        Assert.Equal(2, Parse(source, Offered(source), body).Series[0].Count);
    }

    [Theory, MemberData(nameof(Names))]
    public void EmptyBody_IsNamed(string source)
    {
        foreach (var body in new[] { "", " \r\n" })
            Assert.Contains("sent an empty response. Try again later", Fault(source, Offered(source), body), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Names))]
    public void Html_IsNamedWhateverItsFirstLine(string source)
    {
        foreach (var body in new[] { "<!DOCTYPE html><html><body>Get your apikey</body></html>", "\n<HTML>", "<?xml version=\"1.0\"?><!DOCTYPE html><html>", "<!-- hello --><html lang=en>" })
            Assert.Contains("sent a page of HTML instead of data", Fault(source, Offered(source), body), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Names))]
    public void OtherEncodings_AreNamed(string source)
    {
        foreach (var encoding in new[] { Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.UTF32 })
        {
            byte[] body = [.. encoding.Preamble, .. encoding.GetBytes(Body(source))];
            Assert.Contains("sent text that is not UTF-8", Fault(source, Offered(source), body), StringComparison.Ordinal);
            Assert.Contains("sent text that is not UTF-8", Fault(source, Offered(source), encoding.GetBytes(Body(source))), StringComparison.Ordinal);
        }
    }

    /// <summary>A truncated body is refused, or, where its rows stand alone, gives whole rows and no others.</summary>
    [Theory, MemberData(nameof(Names))]
    public void BodyCutAnywhere_GivesNoRowThatWasNotSent(string source)
    {
        var series = Offered(source);
        var body = Encoding.UTF8.GetBytes(Body(source));
        var whole = Parse(source, series, body).Series[0];
        var sent = whole.Dates.Zip(whole.Close).ToHashSet();
        for (var length = 1; length < body.Length; length++)
        {
            try
            {
                var cut = Parse(source, series, body[..length]);
                var isJsonOrXml = source is not ("alphavantage" or "stooq");
                // Only white space or the closing tag's line may be lacking.
                Assert.True(!isJsonOrXml || body[length..].All(b => b is (byte)'\n'), $"{source} takes {length} of {body.Length} bytes");
                foreach (var row in cut.Series[0].Dates.Zip(cut.Series[0].Close))
                    Assert.True(sent.Contains(row) || source is "alphavantage" or "stooq", $"{source}: {row} was not sent");
            }
            catch (SeriesUnavailableException exception)
            {
                Assert.StartsWith($"{series.Id}: ", exception.Message, StringComparison.Ordinal);
            }
        }
    }

    /// <summary>That it is cut off says more than that what came of it is of another shape.</summary>
    [Theory]
    [InlineData("tiingo", "{\"bars\":[")]
    [InlineData("yahoo", "{\"chart\":{\"result\":[]}")]
    [InlineData("alphavantage", "{\"Time Series (Daily)\":5,")]
    [InlineData("nyfed", "{\"refRates\":5,\"more\":[1,")]
    [InlineData("fred", "{\"observations\":5,\"more\":{")]
    public void OtherShapeCutOff_IsCutOff(string source, string body) =>
        Assert.EndsWith($"it is cut off or damaged ({body.Length} bytes). Try again later, or name a second source to fall back on.", Fault(source, Offered(source), body), StringComparison.Ordinal);

    [Theory]
    [InlineData("tiingo", "{}", "sent JSON that is no list of bars")]
    [InlineData("yahoo", "[1]", "sent JSON that is no chart")]
    [InlineData("yahoo", "{\"chart\":{\"result\":[{\"timestamp\":[1769005800]}]}}", "sent a chart without prices")]
    [InlineData("alphavantage", "{\"Time Series (Daily)\":5}", "sent JSON without 'Time Series (Daily)'")]
    [InlineData("nyfed", "[{\"refRates\":[]}]", "sent JSON without a list refRates")]
    [InlineData("fred", "{\"count\":0}", "sent JSON without a list of observations")]
    public void OtherShape_IsNamed(string source, string body, string message) =>
        Assert.Contains($"{source} {message}. ", Fault(source, Offered(source), body), StringComparison.Ordinal);

    [Fact]
    public void AlphaVantageJson_CutAnywhere_IsRefused()
    {
        const string body = """{"Time Series (Daily)":{"2026-01-22":{"1. open":"100","2. high":"102","3. low":"99","4. close":"101","5. volume":"77"}}}""";

        Assert.Equal([101], Parse("alphavantage", Fund, body).Series[0].Close);
        for (var length = 1; length < body.Length; length++)
            Assert.Contains("sent what is no JSON from byte ", Fault("alphavantage", Fund, body[..length]), StringComparison.Ordinal);
    }

    /// <summary>Whatever the bytes: an answer or a message, never another exception.</summary>
    [Property(MaxTest = 300)]
    public Property BrokenBytes_AreRefusedInWords() => Prop.ForAll(
        Gen.Elements(ProviderCatalog.All.Select(p => p.Name).ToArray()).SelectMany(source => Gen.Choose(0, 2000).SelectMany(at => Gen.Choose(0, 255).Select(value => (source, at, value)))).ToArbitrary(),
        change =>
        {
            var body = Encoding.UTF8.GetBytes(Body(change.source));
            body[change.at % body.Length] = (byte)change.value;
            try
            {
                _ = Parse(change.source, Offered(change.source), body);
            }
            catch (SeriesUnavailableException)
            {
                // One of the two outcomes that are allowed.
            }
        });

    [Fact]
    public void EscapesThatMakeNoText_LeaveTheRowOut()
    {
        var body = $"[{TiingoBar("2026-01-21", 100)},{TiingoBar("2026-01-22", 101).Replace("2026-01-22T", "\\ud800T", StringComparison.Ordinal)}]";

        var parsed = Parse("tiingo", Fund, body);

        Assert.Equal(1, parsed.Series[0].Count);
        Assert.Contains("wanted is a date", Assert.Single(parsed.Issues).Reason?.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"101\"", 101)]
    [InlineData("1.01e2", 101)]
    [InlineData("\"1.01E+2\"", 101)]
    [InlineData("null", double.NaN)]
    [InlineData("\"\"", double.NaN)]
    public void Tiingo_NumberInAnotherForm_IsRead(string text, double close)
    {
        var parsed = Parse("tiingo", Fund, Body("tiingo").Replace("\"close\":101", $"\"close\":{text}", StringComparison.Ordinal));

        Assert.Equal(close, parsed.Series[0].Close[1]);
        Assert.Empty(parsed.Issues);
    }

    [Theory]
    [InlineData("\"NaN\"")]
    [InlineData("\"Infinity\"")]
    [InlineData("\"1,01\"")]
    [InlineData("\"n/a\"")]
    [InlineData("true")]
    [InlineData("[101]")]
    [InlineData("1e999")]
    public void Tiingo_NumberThatIsNone_LeavesTheRowOut(string text)
    {
        var parsed = Parse("tiingo", Fund, Body("tiingo").Replace("\"close\":101", $"\"close\":{text}", StringComparison.Ordinal));

        Assert.Equal([100], parsed.Series[0].Close);
        var issue = Assert.Single(parsed.Issues);
        Assert.Equal(2, issue.Line);
        Assert.StartsWith("close is ", issue.Reason?.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Tiingo_NaNThatIsNoJson_SaysWhere()
    {
        var message = Fault("tiingo", Fund, Body("tiingo").Replace("\"close\":101", "\"close\":NaN", StringComparison.Ordinal));

        Assert.Matches("^IWM: tiingo sent what is no JSON from byte [0-9]+ of line 1 on", message);
    }

    [Theory]
    [InlineData("2026-01-22", true)]
    [InlineData("2026-01-22T00:00:00.000Z", true)]
    [InlineData("2026-01-22T00:00:00+00:00", true)]
    [InlineData("2026-01-22T00:00:00-05:00", true)]
    [InlineData("2026-01-21T19:00:00-05:00", false)]
    [InlineData("2026-01-22T05:00:00Z", false)]
    [InlineData("22.01.2026", false)]
    [InlineData("01/22/2026", false)]
    [InlineData("2026-22-01", false)]
    [InlineData("2026-1-22", false)]
    [InlineData("1769040000", false)]
    public void Dates_AreTakenInOneOrderAndAtMidnight(string text, bool isTaken)
    {
        var parsed = Parse("tiingo", Fund, Body("tiingo").Replace("2026-01-22T00:00:00.000Z", text, StringComparison.Ordinal));

        Assert.Equal(isTaken ? [new(2026, 1, 21), new(2026, 1, 22)] : [new DateOnly(2026, 1, 21)], parsed.Series[0].Dates);
        Assert.Equal(isTaken ? 0 : 1, parsed.Issues.Count);
    }

    [Fact]
    public void VolumeBeyondWholeNumbers_LeavesTheRowOut()
    {
        var parsed = Parse("tiingo", Fund, Body("tiingo").Replace("\"volume\":1000,\"adjClose\":100.5", "\"volume\":9007199254740994,\"adjClose\":100.5", StringComparison.Ordinal));

        Assert.Equal([100], parsed.Series[0].Close);
        Assert.Contains("volume 9007199254740994 is more than a count of shares can be (2^53)", Assert.Single(parsed.Issues).Reason?.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Split_PutsEarlierPricesIntoTheUnitsAfterIt()
    {
        var body = $"[{TiingoBar("2026-01-22", 51, split: 2)},{TiingoBar("2026-01-20", 200, split: 2)},{TiingoBar("2026-01-21", 100)},{TiingoBar("2026-01-16", 398)}]";

        var bars = Parse("tiingo", Fund, body).Series[0];

        // 398 before a split of 20 January and one of the 22nd, 200 and 100 before that of the 22nd alone.
        Assert.Equal([51, 100, 50, 99.5], bars.Close);
        Assert.Equal([1000, 2000, 2000, 4000], bars.Volume!);
    }

    [Fact]
    public void SplitWithoutItsFactor_IsCarriedBackByTheAdjustedCloses()
    {
        var bars = Parse("tiingo", Fund, $"[{TiingoBar("2026-01-21", 100)},{TiingoBar("2026-01-22", 50)}]".Replace("\"adjClose\":99.5", "\"adjClose\":49.4", StringComparison.Ordinal)).Series[0];

        var validated = SeriesValidation.Validate(bars, SeriesKind.Fund, new DateOnly(2026, 1, 22), Origin);

        Assert.Equal([50, 50], validated.Columns!.Close);
        Assert.Contains("a split of 2:1 that the prices before it did not have yet", Assert.Single(validated.Warnings).Reason?.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void SplitWithoutAdjustedCloses_RejectsTheSeries()
    {
        const string body = "timestamp,open,high,low,close,volume\n2026-01-22,50,51,49,50,1000\n2026-01-21,100,101,99,100,1000\n";
        var bars = Parse("alphavantage", Fund, body).Series[0];

        var validated = SeriesValidation.Validate(bars, SeriesKind.Fund, new DateOnly(2026, 1, 22), Origin);

        Assert.Null(bars.AdjustedClose);
        Assert.Contains("there is no adjusted close to tell a split from a move", validated.Rejection?.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void SplitFactorOfZero_LeavesTheRowOut()
    {
        var parsed = Parse("tiingo", Fund, $"[{TiingoBar("2026-01-21", 100, split: 0)},{TiingoBar("2026-01-22", 101)}]");

        Assert.Equal([101], parsed.Series[0].Close);
        Assert.Contains("the split factor 0 is not above zero", Assert.Single(parsed.Issues).Reason?.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void RunningSession_IsNoBar()
    {
        var parsed = Parse("tiingo", Fund, Body("tiingo"));

        // 16:29 in New York on the day of the second bar, then 16:30.
        var before = FinalBars.Of(parsed, new DateTimeOffset(2026, 1, 22, 21, 29, 59, TimeSpan.Zero), Origin);
        var after = FinalBars.Of(parsed, new DateTimeOffset(2026, 1, 22, 21, 30, 0, TimeSpan.Zero), Origin);

        Assert.Equal([100], before.Series[0].Close);
        Assert.Contains("2026-01-22: the bar was not final when it was fetched", Assert.Single(before.Issues).Reason?.Text, StringComparison.Ordinal);
        Assert.Equal([100, 101], after.Series[0].Close);
    }

    [Theory]
    [InlineData(2026, 7, 1, 20, 29, 30)]
    [InlineData(2026, 7, 1, 20, 30, 1)]
    [InlineData(2026, 1, 1, 21, 29, 31)]
    [InlineData(2026, 1, 1, 21, 30, 1)]
    [InlineData(2026, 3, 8, 20, 30, 8)]
    [InlineData(2026, 11, 1, 21, 29, 31)]
    public void LastFinalDay_FollowsNewYorksClock(int year, int month, int day, int hour, int minute, int expected) =>
        Assert.Equal(expected, ExchangeClock.LastFinalDay(new DateTimeOffset(year, month, day, hour, minute, 0, TimeSpan.Zero)).Day);

    [Fact]
    public void Rates_AreNoSessions()
    {
        var parsed = Parse("nyfed", Effr, Body("nyfed"));

        Assert.Same(parsed, FinalBars.Of(parsed, new DateTimeOffset(2026, 1, 22, 12, 0, 0, TimeSpan.Zero), Origin));
    }

    [Fact]
    public void BarsOfTheFuture_AreNone()
    {
        var parsed = Parse("tiingo", Fund, $"[{TiingoBar("2026-01-21", 100)},{TiingoBar("2062-01-22", 101)}]");

        Assert.Equal([100], FinalBars.Of(parsed, new DateTimeOffset(2026, 1, 23, 0, 0, 0, TimeSpan.Zero), Origin).Series[0].Close);
        Assert.Contains("Fetch again after the close", Assert.Throws<SeriesUnavailableException>(
            () => FinalBars.Of(Parse("tiingo", Fund, $"[{TiingoBar("2062-01-22", 101)}]"), new DateTimeOffset(2026, 1, 23, 0, 0, 0, TimeSpan.Zero), Origin)).Message, StringComparison.Ordinal);
    }

    /// <summary>What tells the two limits apart stands behind a thank-you of two lines.</summary>
    [Theory]
    [InlineData("Thank you for using Alpha Vantage! Please consider spreading out your free API requests more sparingly (1 request per second). You may subscribe to any of the premium plans at https://www.alphavantage.co/premium/ to lift the free key rate limit (25 requests per day), raise the per-second burst limit, and instantly unlock all premium endpoints", "wants fewer requests a second", "Lower Sources:AlphaVantage:RequestsPerSecond.")]
    [InlineData("Thank you for using Alpha Vantage, which serves thousands of users around the world every day with market data! We have detected your API key and would like to tell you that our standard API rate limit is 25 requests per day. Please subscribe to any of the premium plans at https://www.alphavantage.co/premium/ to instantly remove all daily rate limits.", "gives no more now", "Wait for the next day, watch fewer series, or get a larger plan.")]
    public void AlphaVantage_Limits_AreToldApartByAllTheWords(string words, string cause, string remedy)
    {
        var fault = Fault("alphavantage", Fund, $"{{\"Information\": \"{words}\"}}");

        Assert.Contains(cause, fault, StringComparison.Ordinal);
        Assert.EndsWith(remedy, fault, StringComparison.Ordinal);
    }

    [Fact]
    public void Yahoo_LastTradeBesideItsBar_IsLeftOut()
    {
        // The bar of 2026-01-22 stands at 9:30, the last trade at 16:00.
        var parsed = Parse("yahoo", Fund, YahooChart("[1769005800,1769092200,1769115600]", "[100,101,102]"));

        Assert.Equal([100, 101], parsed.Series[0].Close);
        Assert.Contains("stands twice", Assert.Single(parsed.Issues).Reason?.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Yahoo_NullBar_IsLeftOutAndNamed()
    {
        var parsed = Parse("yahoo", Fund, YahooChart("[1769005800,1769092200]", "[null,101]"));

        Assert.Equal([101], parsed.Series[0].Close);
        Assert.Equal("2026-01-21 has no prices (null)", Assert.Single(parsed.Issues).Reason?.Text);
    }

    /// <summary>A row of nulls that stands before the day's last trade is none: the trade is the day's bar.</summary>
    [Fact]
    public void Yahoo_NullBarBeforeTheLastTrade_LeavesTheTrade()
    {
        var parsed = Parse("yahoo", Fund, YahooChart("[1769005800,1769092200,1769115600]", "[100,null,102]"));

        Assert.Equal([100, 102], parsed.Series[0].Close);
        Assert.Equal([new(2026, 1, 21), new DateOnly(2026, 1, 22)], parsed.Series[0].Dates);
        Assert.DoesNotContain(parsed.Issues, issue => issue.Reason.Text.Contains("stands twice", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("[400,100,101]", 4, new[] { 100.0, 100, 101 }, true)]
    [InlineData("[100,100,101]", 4, new[] { 100.0, 100, 101 }, false)]
    [InlineData("[10,100,101]", 0.1, new[] { 100.0, 100, 101 }, true)]
    public void Yahoo_ReportedSplit_IsCarriedBackWhereThePricesHaveItNot(string closes, double ratio, double[] carried, bool isNamed)
    {
        var (after, before) = ratio > 1 ? (ratio, 1.0) : (1.0, 1 / ratio);
        var body = YahooChart("[1769005800,1769092200,1769178600]", closes).Replace("\"indicators\"", FormattableString.Invariant(
            $"\"events\":{{\"splits\":{{\"1769092200\":{{\"date\":1769092200,\"numerator\":{after},\"denominator\":{before},\"splitRatio\":\"x\"}}}}}},\"indicators\""), StringComparison.Ordinal);
        Assert.Contains("splits", body, StringComparison.Ordinal);

        var parsed = Parse("yahoo", Fund, body);

        Assert.Equal(carried, parsed.Series[0].Close);
        Assert.Equal(isNamed, parsed.Warnings.Any(warning => warning.Date == new DateOnly(2026, 1, 22) && warning.Reason.Text.StartsWith("The source reports a split of 2026-01-22", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("tiingo")]
    [InlineData("alphavantage")]
    public void VolumeThatIsNoNumber_IsMissingAndThePricesStand(string source)
    {
        var parsed = source == "tiingo"
            ? Parse("tiingo", Fund, $"[{TiingoBar("2026-01-21", 100)}]".Replace("\"volume\":1000", "\"volume\":\"-\"", StringComparison.Ordinal))
            : Parse("alphavantage", Fund, "timestamp,open,high,low,close,volume\n2026-01-21,100,101,99,100,many\n");

        Assert.Equal([100], parsed.Series[0].Close);
        Assert.Null(parsed.Series[0].Volume);
        Assert.Contains("it counts as missing, and the prices stand", Assert.Single(parsed.Issues).Reason?.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-18000", 21)]
    [InlineData("64800", 22)]
    [InlineData("1e9", 21)]
    [InlineData("-9000000000000", 21)]
    public void Yahoo_Day_IsThatOfTheExchange(string offset, int day)
    {
        var body = YahooChart("[1769005800]", "[100]").Replace("-18000", offset, StringComparison.Ordinal);

        Assert.Equal([new DateOnly(2026, 1, day)], Parse("yahoo", Fund, body).Series[0].Dates);
    }

    [Fact]
    public void Yahoo_OtherThanAsked_IsRefused()
    {
        Assert.Contains("sent another series' prices: symbol is IWC, wanted is IWM", Fault("yahoo", Fund, YahooChart("[1769005800]", "[100]", symbol: "IWC")), StringComparison.Ordinal);
        Assert.Contains("sent prices in another currency: currency is CAD, wanted is USD", Fault("yahoo", Fund, YahooChart("[1769005800]", "[100]", currency: "CAD")), StringComparison.Ordinal);
        Assert.Contains("sent bars of another length: dataGranularity is 1mo, wanted is 1d", Fault("yahoo", Fund, YahooChart("[1769005800]", "[100]", granularity: "1mo")), StringComparison.Ordinal);
        Assert.Contains("sent 2 days and 1 values of open", Fault("yahoo", Fund, YahooChart("[1769005800,1769092200]", "[100]")), StringComparison.Ordinal);
    }

    [Fact]
    public void Yahoo_Index_HasNoAdjustedClose() =>
        Assert.Null(Parse("yahoo", Define("^RUT", SeriesKind.Index), YahooChart("[1769005800]", "[100]", symbol: "^RUT")).Series[0].AdjustedClose);

    [Fact]
    public void Stooq_PolishHeaders_AreRead()
    {
        var parsed = Parse("stooq", Offered("stooq"), "Data,Otwarcie,Najwyzszy,Najnizszy,Zamkniecie,Wolumen\n2026-01-21,99,101,98,100,5\n");

        Assert.Equal((99.0, 101.0, 98.0, 100.0), (parsed.Series[0].Open![0], parsed.Series[0].High![0], parsed.Series[0].Low![0], parsed.Series[0].Close[0]));
    }

    [Fact]
    public void NyFed_TargetRange_ComesFromTheSameRows()
    {
        Assert.Equal([3.50, 3.50], Parse("nyfed", Define("DFEDTARL", SeriesKind.Rate), Body("nyfed")).Series[0].Close);
        Assert.Equal([3.75, 3.75], Parse("nyfed", Define("DFEDTARU", SeriesKind.Rate), Body("nyfed")).Series[0].Close);
    }

    [Fact]
    public void Treasury_Years_StandOneAfterAnother()
    {
        var body = TreasuryYear(("2025-12-31T00:00:00", "3.47")) + TreasuryYear(("2026-01-02T00:00:00", "3.47"), ("2026-01-05T00:00:00", ""));

        var yields = Parse("treasury", Define("DGS2", SeriesKind.Rate), body).Series[0];

        Assert.Equal([new(2026, 1, 1), new DateOnly(2026, 1, 3)], yields.Dates);
    }

    [Fact]
    public void Fred_Projections_AreDatedByTheirPublication()
    {
        const string body = """
            {"count":3,"observations":[
              {"realtime_start":"2025-12-10","realtime_end":"2026-03-17","date":"2026-01-01","value":"3.4"},
              {"realtime_start":"2026-03-18","realtime_end":"9999-12-31","date":"2026-01-01","value":"3.6"},
              {"realtime_start":"2025-12-10","realtime_end":"9999-12-31","date":"2027-01-01","value":"3.1"}]}
            {"count":2,"observations":[
              {"realtime_start":"2025-09-17","realtime_end":"9999-12-31","date":"2025-09-17","value":"3.0"},
              {"realtime_start":"2026-03-18","realtime_end":"9999-12-31","date":"2026-03-18","value":"3.1"}]}
            """;

        var parsed = Parse("fred", Define("FEDTARMD", SeriesKind.Projection), body);

        Assert.Equal(["FEDTARMD.2026", "FEDTARMD.2027", "FEDTARMD.longer_run"], parsed.Series.Select(s => s.Id));
        Assert.Equal([3.0, 3.1], parsed.Series[2].Close);
        Assert.Equal([new(2025, 9, 17), new DateOnly(2026, 3, 18)], parsed.Series[2].Dates);
        Assert.Equal([new(2025, 12, 10), new DateOnly(2026, 3, 18)], parsed.Series[0].Dates);
        Assert.Equal([3.4, 3.6], parsed.Series[0].Close);
    }

    [Fact]
    public void Fred_AnswerThatIsOnlyAPage_IsRefused() =>
        Assert.Contains("sent 1 of 20000 observations", Fault("fred", Offered("fred"), """{"count":20000,"observations":[{"date":"2026-01-21","value":"3.59"}]}"""), StringComparison.Ordinal);

    [Theory]
    [InlineData("tiingo", "^RUT", SeriesKind.Index, "yahoo")]
    [InlineData("tiingo", "EFFR", SeriesKind.Rate, "nyfed")]
    [InlineData("yahoo", "DGS2", SeriesKind.Rate, "treasury")]
    [InlineData("alphavantage", "^VIX", SeriesKind.Index, "yahoo")]
    [InlineData("stooq", "SPY", SeriesKind.Fund, "tiingo")]
    [InlineData("nyfed", "DGS2", SeriesKind.Rate, "treasury")]
    [InlineData("treasury", "EFFR", SeriesKind.Rate, "nyfed")]
    [InlineData("fred", "SPY", SeriesKind.Fund, "price source")]
    public async Task SeriesOfAnotherKind_IsNotAskedFor(string source, string id, SeriesKind kind, string remedy)
    {
        var exception = await Assert.ThrowsAsync<SeriesNotOfferedException>(() => Make(source).FetchAsync(Define(id, kind), DateRange.All, TestContext.Current.CancellationToken));

        Assert.StartsWith($"{id}: {source} ", exception.Message, StringComparison.Ordinal);
        Assert.Contains(remedy, exception.Message, StringComparison.Ordinal);
    }
}
