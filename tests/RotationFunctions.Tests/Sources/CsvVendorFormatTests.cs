using System.Text;
using RotationFunctions.Pipeline.Sources;
using RotationFunctions.Pipeline.Sources.Csv;
using RotationFunctions.Pipeline.Universes;

namespace RotationFunctions.Tests.Sources;

/// <summary>Files as vendors and spreadsheets write them.</summary>
public class CsvVendorFormatTests
{
    private static readonly SeriesDefinition Fund = Define("AAA", SeriesKind.Fund);

    [Theory]
    [InlineData("Date,Open,High,Low,Close,Adj Close,Volume\n2026-01-21,100.5,102.5,99.5,101.5,100.25,1051000\n2026-01-22,101.5,103.5,100.5,102.5,101.25,1052000\n", "Yahoo Finance", true)]
    [InlineData("Date,Open,High,Low,Close*,Adj Close**,Volume\n\"Jan 22, 2026\",101.50,103.50,100.50,102.50,101.25,\"1,052,000\"\n\"Jan 21, 2026\",100.50,102.50,99.50,101.50,100.25,\"1,051,000\"\n", "Yahoo Finance", true)]
    [InlineData("Date,Close/Last,Volume,Open,High,Low\n01/22/2026,$102.50,1052000,$101.50,$103.50,$100.50\n01/21/2026,$101.50,1051000,$100.50,$102.50,$99.50\n", "Nasdaq", false)]
    [InlineData("\uFEFF\"Date\",\"Price\",\"Open\",\"High\",\"Low\",\"Vol.\",\"Change %\"\n\"01/22/2026\",\"102.50\",\"101.50\",\"103.50\",\"100.50\",\"1.052M\",\"0.52%\"\n\"01/21/2026\",\"101.50\",\"100.50\",\"102.50\",\"99.50\",\"1.051M\",\"-0.1%\"\n", "Investing.com", false)]
    [InlineData("Date,Open,High,Low,Close,Volume\n01/22/2026,101.5,103.5,100.5,102.5,\"1,052,000\"\n01/21/2026,100.5,102.5,99.5,101.5,\"1,051,000\"\n", "MarketWatch", false)]
    [InlineData("Date,Open,High,Low,Close,Volume\r\n2026-01-21,100.5,102.5,99.5,101.5,1051000\r\n2026-01-22,101.5,103.5,100.5,102.5,1052000\r\n", "Stooq", false)]
    [InlineData("Data,Otwarcie,Najwyzszy,Najnizszy,Zamkniecie,Wolumen\n2026-01-21,100.5,102.5,99.5,101.5,1051000\n2026-01-22,101.5,103.5,100.5,102.5,1052000\n", "Stooq", false)]
    [InlineData("Price,Close,High,Low,Open,Volume\nTicker,AAA,AAA,AAA,AAA,AAA\nDate,,,,,\n2026-01-21,101.5,102.5,99.5,100.5,1051000\n2026-01-22,102.5,103.5,100.5,101.5,1052000\n", "yfinance", false)]
    [InlineData("Price,Adj Close,Close,High,Low,Open,Volume\nTicker,AAA,AAA,AAA,AAA,AAA,AAA\nDate,,,,,,\n2026-01-21,100.25,101.5,102.5,99.5,100.5,1051000\n2026-01-22,101.25,102.5,103.5,100.5,101.5,1052000\n", "yfinance", true)]
    [InlineData("date;open;high;low;close;adj_close;volume\n21.01.2026;100,5;102,5;99,5;101,5;100,25;1051000\n22.01.2026;101,5;103,5;100,5;102,5;101,25;1.052.000\n", null, true)]
    [InlineData("date\topen\thigh\tlow\tclose\tadj_close\tvolume\n2026-01-21\t100.5\t102.5\t99.5\t101.5\t100.25\t1051000\n2026-01-22\t101.5\t103.5\t100.5\t102.5\t101.25\t1052000\n", null, true)]
    [InlineData("date,open,high,low,close,adj_close,volume\n1/21/2026,100.5,102.5,99.5,101.5,100.25,1051000\n1/22/2026,101.5,103.5,100.5,102.5,101.25,1052000\n", null, true)]
    [InlineData("date,open,high,low,close,adj_close,volume\n21/01/2026,100.5,102.5,99.5,101.5,100.25,1051000\n22/01/2026,101.5,103.5,100.5,102.5,101.25,1052000\n", null, true)]
    [InlineData("date,open,high,low,close,adj_close,volume\n20260121,100.5,102.5,99.5,101.5,100.25,1051000\n20260122,101.5,103.5,100.5,102.5,101.25,1052000\n", null, true)]
    [InlineData("date,open,high,low,close,adj_close,volume\n2026-01-21 00:00:00-05:00,100.5,102.5,99.5,101.5,100.25,1051000\n2026-01-22T00:00:00Z,101.5,103.5,100.5,102.5,101.25,1052000\n", null, true)]
    public void File_IsReadByItsHeader(string text, string? vendor, bool isAdjusted)
    {
        var parsed = SeriesCsv.Parse(Fund, Encoding.UTF8.GetBytes(text), "daily/AAA.csv");

        var bars = parsed.Series[0].Dates[0] > parsed.Series[0].Dates[1] ? parsed.Series[0].Pick([1, 0]) : parsed.Series[0];
        Assert.Empty(parsed.Issues);
        Assert.Equal([new DateOnly(2026, 1, 21), new DateOnly(2026, 1, 22)], bars.Dates);
        Assert.Equal([100.5, 101.5], bars.Open!);
        Assert.Equal([102.5, 103.5], bars.High!);
        Assert.Equal([99.5, 100.5], bars.Low!);
        Assert.Equal([101.5, 102.5], bars.Close);
        Assert.Equal([1051000, 1052000], bars.Volume!.Select(shares => Math.Round(shares)));
        Assert.Equal(isAdjusted ? [100.25, 101.25] : null, bars.AdjustedClose);
        if (vendor is null)
            Assert.Empty(parsed.Warnings);
        else
            Assert.Contains(vendor, Assert.Single(parsed.Warnings).Reason?.Text, StringComparison.Ordinal);
        Assert.Equal(!isAdjusted, parsed.Warnings.Any(warning => warning.Reason.Text.Contains("no adjusted closes", StringComparison.Ordinal) || warning.Reason.Text.Contains("without an adjusted close", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Utf16_IsReadByItsMark(bool bigEndian)
    {
        var encoding = new UnicodeEncoding(bigEndian, byteOrderMark: true);
        byte[] content = [.. encoding.GetPreamble(), .. encoding.GetBytes("date,open,high,low,close,adj_close,volume\n2026-01-21,100.5,102.5,99.5,101.5,100.25,1051000\n")];

        Assert.Equal([101.5], SeriesCsv.Parse(Fund, content, "daily/AAA.csv").Series[0].Close);
    }

    /// <summary>1 to 12 February in the American order, 2 January to 2 December in the European one: only the first goes on day by day, both rise.</summary>
    [Fact]
    public void DatesThatRiseEitherWay_AreRefused()
    {
        var rows = string.Concat(Enumerable.Range(1, 12).Select(day => $"2/{day}/2026,1.5,1.5,1.5,1.5,1.5,1\n"));

        Assert.Contains("its dates can be read with the month or with the day first", Refusal(Header + rows), StringComparison.Ordinal);
    }

    /// <summary>From the last days of January into February: read with the day first they would jump to and fro.</summary>
    [Fact]
    public void OrderOfDays_TellsTheMonth()
    {
        string[] days = ["1/8/2026", "1/9/2026", "1/12/2026", "2/2/2026", "2/3/2026"];

        var bars = SeriesCsv.Parse(Fund, Encoding.UTF8.GetBytes(Header + string.Concat(days.Select(day => $"{day},1.5,1.5,1.5,1.5,1.5,1\n"))), "x").Series[0];

        Assert.Equal([new(2026, 1, 8), new(2026, 1, 9), new(2026, 1, 12), new(2026, 2, 2), new(2026, 2, 3)], bars.Dates);
    }

    [Fact]
    public void OrderOfDays_TellsTheDay()
    {
        string[] days = ["8/1/2026", "9/1/2026", "12/1/2026", "2/2/2026", "3/2/2026"];

        var bars = SeriesCsv.Parse(Fund, Encoding.UTF8.GetBytes(Header + string.Concat(days.Select(day => $"{day},1.5,1.5,1.5,1.5,1.5,1\n"))), "x").Series[0];

        Assert.Equal([new(2026, 1, 8), new(2026, 1, 9), new(2026, 1, 12), new(2026, 2, 2), new(2026, 2, 3)], bars.Dates);
    }

    [Fact]
    public void BothOrdersInOneFile_AreRefused() =>
        Assert.Contains("some of its dates have the month first and some the day", Refusal(Header + "1/22/2026,1.5,1.5,1.5,1.5,1.5,1\n23/1/2026,1.5,1.5,1.5,1.5,1.5,1\n"), StringComparison.Ordinal);

    [Theory]
    [InlineData("date;open;high;low;close;adj_close;volume\n22.01.2026;1,234;1,234;1,234;1,234;1,234;1\n", "its numbers can be read with a decimal point or a decimal comma")]
    [InlineData("date;open;high;low;close;adj_close;volume\n22.01.2026;1.234;1.234;1.234;1.234;1.234;1\n", "its numbers can be read with a decimal point or a decimal comma")]
    [InlineData("date,open,high,low,close,adj_close,volume\n1/22/2026,\"1,234\",\"1,234\",\"1,234\",\"1,234\",\"1,234\",1\n", "its numbers can be read with a decimal point or a decimal comma")]
    [InlineData("date;open;high;low;close;adj_close;volume\n22.01.2026;1,5;1.5;1,5;1,5;1,5;1\n", "some of its numbers have a decimal point and some a decimal comma")]
    public void NumbersThatCanBeReadInTwoWays_AreRefused(string text, string reason) => Assert.Contains(reason, Refusal(text), StringComparison.Ordinal);

    /// <summary>One price of two decimals decides for every number of its file.</summary>
    [Theory]
    [InlineData("22.01.2026;1.234,5;1.234,5;1.234,5;1.234,5;1.234,5;1.234", 1234.5, 1234)]
    [InlineData("22.01.2026;1,234;1,234;1,234;1,234;1,23;1,234", 1.234, 1.234)]
    [InlineData("22.01.2026;1,234.5;1,234.5;1,234.5;1,234.5;1,234.5;1,234", 1234.5, 1234)]
    public void OneNumber_DecidesForTheFile(string row, double close, double volume)
    {
        var bars = SeriesCsv.Parse(Fund, Encoding.UTF8.GetBytes("date;open;high;low;close;adj_close;volume\n" + row + "\n"), "x").Series[0];

        Assert.Equal([close], bars.Close);
        Assert.Equal([volume], bars.Volume!);
    }

    [Fact]
    public void HeaderInTheMiddle_IsPassedOver()
    {
        var parsed = SeriesCsv.Parse(Fund, Encoding.UTF8.GetBytes(Header + "2026-01-21,1.5,1.5,1.5,1.5,1.5,1\n" + Header + "2026-01-22,1.5,1.5,1.5,1.5,1.5,1\n"), "x");

        Assert.Equal(2, parsed.Series[0].Count);
        Assert.Empty(parsed.Issues);
    }

    [Theory]
    [InlineData("observation_date,DGS2\n2026-01-21,4.1\n")]
    [InlineData("DATE,DGS2\n2026-01-21,4.1\n")]
    [InlineData("DATE,DGS2\n2026-01-20,ND\n2026-01-19,#N/A\n2026-01-21,4.1\n2026-01-16,.\n")]
    public void RateOfFred_IsReadByBothOfItsHeaders(string text)
    {
        var parsed = SeriesCsv.Parse(Define("DGS2", SeriesKind.Rate), Encoding.UTF8.GetBytes(text), "fred/DGS2.csv");

        Assert.Empty(parsed.Issues);
        Assert.Equal([4.1], parsed.Series[0].Close);
    }

    [Fact]
    public void IndexInOurOwnFormat_NeedsNoWord() =>
        Assert.Empty(SeriesCsv.Parse(Define("^RUT", SeriesKind.Index), "date,open,high,low,close,volume\n2026-01-21,1.5,1.5,1.5,1.5,1\n"u8.ToArray(), "index/RUT.csv").Warnings);

    /// <summary>Each vendor's file of ../shared/cases, and what its last row says.</summary>
    [Theory]
    [InlineData("11-vendor-formats", "INV", 516, 122.36, 1.08e6)]
    [InlineData("11-vendor-formats", "MWT", 516, 120.44, 1101000)]
    [InlineData("11-vendor-formats", "NDQ", 516, 118.65, 1137000)]
    [InlineData("11-vendor-formats", "STQ", 516, 119.0, 1124000)]
    [InlineData("11-vendor-formats", "TAB", 516, 122.46, 1096000)]
    [InlineData("11-vendor-formats", "U16", 516, 119.65, 1111000)]
    [InlineData("11-vendor-formats", "XLDE", 516, 122.46, 1096000)]
    [InlineData("11-vendor-formats", "XLUS", 516, 118.64, 1062000)]
    [InlineData("11-vendor-formats", "YDL", 516, 118.84, 1100000)]
    [InlineData("11-vendor-formats", "YF3", 516, 121.04, 1139000)]
    [InlineData("11-vendor-formats", "YFTZ", 516, 118.75, 1074000)]
    [InlineData("12-awkward-csv", "NEW", 516, 119.68, 1067000)]
    [InlineData("12-awkward-csv", "THO", 516, 2451.80, 1109000)]
    [InlineData("12-awkward-csv", "THV", 516, 118.65, 1106000)]
    [InlineData("12-awkward-csv", "REP", 516, 122.59, 1065000)]
    public void Case_HasAllItsRows(string folder, string series, int rows, double close, double volume)
    {
        var file = Path.Combine(Testing.SharedData.Require(), "..", "cases", folder, "data", "daily", series + ".csv");

        var bars = SeriesCsv.Parse(Define(series, SeriesKind.Fund), File.ReadAllBytes(file), series).Series[0];

        Assert.Equal(rows, bars.Count);
        var last = Array.IndexOf(bars.Dates, new DateOnly(2026, 1, 22));
        Assert.Equal(close, bars.Close[last]);
        Assert.Equal(volume, bars.Volume![last], 1e-6);
        Assert.Equal(new DateOnly(2024, 1, 2), bars.Dates.Min());
    }

    private const string Header = "date,open,high,low,close,adj_close,volume\n";

    private static string Refusal(string text) =>
        Assert.Throws<SeriesUnavailableException>(() => SeriesCsv.Parse(Fund, Encoding.UTF8.GetBytes(text), "daily/AAA.csv")).Message;

    private static SeriesDefinition Define(string id, SeriesKind kind) => new() { Id = id, Name = new LocalizedText(id, id), Kind = kind, Segment = "" };
}
