using System.Text;
using RotationFunctions.Pipeline.Sources;
using RotationFunctions.Pipeline.Sources.Csv;
using RotationFunctions.Pipeline.Universes;

namespace RotationFunctions.Tests.Sources;

public sealed class CsvSourceTests : IDisposable
{
    private const string Header = "date,open,high,low,close,adj_close,volume\n";
    private const string Row = "2026-01-21,100,102,99,101,100.5,1000\n";

    private static readonly SeriesDefinition Fund = Definition("AAA", SeriesKind.Fund);
    private static readonly SeriesDefinition Index = Definition("^III", SeriesKind.Index);
    private static readonly SeriesDefinition Rate = Definition("RRR", SeriesKind.Rate);
    private static readonly SeriesDefinition Futures = Definition("ZQ", SeriesKind.Futures);
    private static readonly SeriesDefinition Projection = Definition("PPP", SeriesKind.Projection);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("rotation-csv-");

    public CsvSourceTests() => _folder.CreateSubdirectory("daily");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Fetch_BringsTheBytesAsTheyAre()
    {
        byte[] content = [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Header.Replace("\n", "\r\n", StringComparison.Ordinal)), 0xFF];
        await File.WriteAllBytesAsync(Path.Combine(_folder.FullName, "daily", "AAA.csv"), content, TestContext.Current.CancellationToken);

        var raw = await Fetch(Fund);

        Assert.Equal(content, raw.Content);
        Assert.Equal(("csv", "text/csv", "daily/AAA.csv"), (raw.Extension, raw.ContentType, raw.Origin));
    }

    [Fact]
    public async Task Fetch_EveryKind_HasItsPlace()
    {
        foreach (var file in new[] { "daily/AAA.csv", "index/III.csv", "fred/RRR.csv", "fred/PPP_vintages.csv" })
        {
            var path = Path.Combine(_folder.FullName, file);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllTextAsync(path, file, TestContext.Current.CancellationToken);
        }

        foreach (var series in new[] { Fund, Index, Rate, Projection })
        {
            var raw = await Fetch(series);
            Assert.Equal(raw.Origin, Encoding.UTF8.GetString(raw.Content.Span));
        }
    }

    [Fact]
    public async Task Fetch_MissingFile_NamesIt()
    {
        var error = await Assert.ThrowsAsync<SeriesUnavailableException>(() => Fetch(Fund));

        Assert.StartsWith("AAA: the data folder has no file daily/AAA.csv.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fetch_MissingSubfolder_NamesTheFile()
    {
        var error = await Assert.ThrowsAsync<SeriesUnavailableException>(() => Fetch(Rate));

        Assert.StartsWith("RRR: the data folder has no file fred/RRR.csv.", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../secret")]
    [InlineData("/etc/passwd")]
    [InlineData("a/../../b")]
    [InlineData("C:\\x")]
    public async Task Fetch_IdThatIsAPath_IsRefused(string id)
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "secret.csv"), Header, TestContext.Current.CancellationToken);

        var error = await Assert.ThrowsAsync<SeriesUnavailableException>(() => Fetch(Definition(id, SeriesKind.Fund)));

        Assert.StartsWith($"{id}: the id cannot name a file.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fetch_Unreadable_SaysSo()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no directory that opens as a file.");
        _folder.CreateSubdirectory("daily/AAA.csv");

        var error = await Assert.ThrowsAsync<SeriesUnavailableException>(() => Fetch(Fund));

        Assert.StartsWith("AAA: daily/AAA.csv cannot be read: ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Folder_Missing_NamesItLayoutAndOption()
    {
        var folder = Path.Combine(_folder.FullName, "nowhere");

        var error = Assert.Throws<DataFolderException>(() => new CsvSource(folder));

        Assert.All([$"'{folder}' does not exist", "daily/SYM.csv", "index/SYM.csv", "fred/SERIES.csv", "--data DIR"],
            part => Assert.Contains(part, error.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Folder_WithoutDaily_NamesItLayoutAndOption()
    {
        var folder = _folder.CreateSubdirectory("other").FullName;

        var error = Assert.Throws<DataFolderException>(() => new CsvSource(folder));

        Assert.All([$"'{folder}' has no folder 'daily'", "daily/SYM.csv", "--data DIR"],
            part => Assert.Contains(part, error.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Folder_NotGiven_AsksForTheOption() =>
        Assert.Contains("--data DIR", Assert.Throws<DataFolderException>(() => new CsvSource(" ")).Message, StringComparison.Ordinal);

    [Fact]
    public void Bars_ColumnsAndLines()
    {
        var bars = Assert.Single(Parse(Fund, Header + Row + "2026-01-22,101.25,103,100,102,102,2000\n").Series);

        Assert.Equal("AAA", bars.Id);
        Assert.Equal([new DateOnly(2026, 1, 21), new DateOnly(2026, 1, 22)], bars.Dates);
        Assert.Equal([100, 101.25], bars.Open!);
        Assert.Equal([102, 103], bars.High!);
        Assert.Equal([99, 100], bars.Low!);
        Assert.Equal([101, 102], bars.Close);
        Assert.Equal([100.5, 102], bars.AdjustedClose!);
        Assert.Equal([1000, 2000], bars.Volume!);
        Assert.Equal([2, 3], bars.Lines!);
    }

    public static TheoryData<string, string> Spellings => new()
    {
        { "byte-order mark", "\uFEFF" + Header + Row },
        { "CRLF", (Header + Row).Replace("\n", "\r\n", StringComparison.Ordinal) },
        { "lone CR", (Header + Row).Replace('\n', '\r') },
        { "no line ending at the end", Header + Row.TrimEnd() },
        { "blank lines", "\n\r\n" + Header + "\n  \n" + Row + "\n\n" },
        { "quotes", "\"date\",\"open\",\"high\",\"low\",\"close\",\"adj_close\",\"volume\"\n\"2026-01-21\",\"100\",\"102\",\"99\",\"101\",\"100.5\",\"1000\"\n" },
        { "upper case", Header.ToUpperInvariant() + Row },
        { "another order and more columns", "volume,note,close,adj_close,low,high,open,date\n1000,\"split, see \"\"x\"\"\",101,100.5,99,102,100,2026-01-21\n" },
        { "spaces", "date, open, high, low, close, adj_close, volume\n2026-01-21, 100, 102, 99, 101, 100.5, 1000\n" },
        { "exponents", Header + "2026-01-21,1e2,1.02E+2,99.0,101.00,1005e-1,1e3\n" },
    };

    [Theory]
    [MemberData(nameof(Spellings))]
    public void Bars_OfAnySpelling_AreTheSame(string spelling, string text)
    {
        var parsed = Parse(Fund, text);

        var bars = Assert.Single(parsed.Series);
        Assert.True(parsed.Issues.Count == 0, spelling);
        Assert.Equal([new DateOnly(2026, 1, 21)], bars.Dates);
        Assert.Equal([100d, 102, 99, 101, 100.5, 1000],
            [bars.Open![0], bars.High![0], bars.Low![0], bars.Close[0], bars.AdjustedClose![0], bars.Volume![0]]);
    }

    [Fact]
    public void Bars_FileOrder_IsKept()
    {
        var bars = Parse(Fund, Header + Row.Replace("01-21", "01-22", StringComparison.Ordinal) + Row + Row).Series[0];

        Assert.Equal([22, 21, 21], bars.Dates.Select(d => d.Day));
    }

    [Fact]
    public void Bars_EmptyFields_AreNaN()
    {
        var bars = Parse(Fund, Header + Row + "2026-01-22,100,102,99,101,,\n").Series[0];

        Assert.True(double.IsNaN(bars.AdjustedClose![1]));
        Assert.True(double.IsNaN(bars.Volume![1]));
    }

    [Fact]
    public void Bars_WithoutVolume_HaveNone() =>
        Assert.Null(Parse(Fund, "date,open,high,low,close,adj_close\n2026-01-21,100,102,99,101,100.5\n").Series[0].Volume);

    [Fact]
    public void Bars_OfAnIndex_HaveNoAdjustedClose()
    {
        var bars = Parse(Index, "date,open,high,low,close,volume\n2026-01-21,100,102,99,101,7\n").Series[0];

        Assert.Equal("^III", bars.Id);
        Assert.Null(bars.AdjustedClose);
        Assert.Equal([7], bars.Volume!);
    }

    [Theory]
    [InlineData("22/01/2026,100,102,99,101,100.5,1000", "date is '22/01/2026', wanted is a date as yyyy-MM-dd, such as 2026-01-22")]
    [InlineData("01-22-2026,100,102,99,101,100.5,1000", "date is '01-22-2026', wanted is a date as yyyy-MM-dd")]
    [InlineData("2026-22-01,100,102,99,101,100.5,1000", "date is '2026-22-01', wanted is a date as yyyy-MM-dd")]
    [InlineData("2026-1-22,100,102,99,101,100.5,1000", "date is '2026-1-22', wanted is a date as yyyy-MM-dd")]
    [InlineData("2026-02-29,100,102,99,101,100.5,1000", "date is '2026-02-29', wanted is a date")]
    [InlineData("0226-01-22,100,102,99,101,100.5,1000", "date is '0226-01-22', wanted is a date")]
    [InlineData("9999-12-31,100,102,99,101,100.5,1000", "date is '9999-12-31', wanted is a date")]
    [InlineData(",100,102,99,101,100.5,1000", "date is '', wanted is a date")]
    [InlineData("2026-01-22,abc,102,99,101,100.5,1000", "open is 'abc', wanted is a number with a decimal point, such as 269.79")]
    [InlineData("2026-01-22,100,\"102,5\",99,101,100.5,1000", "high is '102,5', wanted is a number")]
    [InlineData("2026-01-22,100,102,99,101,100.5", "the row has 6 fields, the header 7")]
    [InlineData("2026-01-22,100,5,102,99,101,100.5,1000", "the row has 8 fields, the header 7")]
    public void Bars_RowThatCannotBeRead_IsLeftOutAndNamed(string row, string reason)
    {
        var parsed = Parse(Fund, Header + Row + "\n" + row + "\n" + Row.Replace("01-21", "01-23", StringComparison.Ordinal));

        var issue = Assert.Single(parsed.Issues);
        Assert.Equal(("AAA", "daily/AAA.csv", 4), (issue.Series, issue.Origin, issue.Line));
        Assert.StartsWith(reason, issue.Reason?.Text, StringComparison.Ordinal);
        Assert.Equal([21, 23], parsed.Series[0].Dates.Select(d => d.Day));
        Assert.Equal([2, 5], parsed.Series[0].Lines!);
    }

    [Theory]
    [InlineData("Infinity")]
    [InlineData("1e999")]
    [InlineData("many")]
    public void Volume_ThatCannotBeRead_IsMissingAndThePricesStand(string volume)
    {
        var parsed = Parse(Fund, Header + Row + $"2026-01-22,100,102,99,101,100.5,{volume}\n");

        Assert.Equal([21, 22], parsed.Series[0].Dates.Select(d => d.Day));
        Assert.Equal([1000, double.NaN], parsed.Series[0].Volume!);
        Assert.Equal($"volume is '{volume}': it counts as missing, and the prices stand", Assert.Single(parsed.Issues).Reason?.Text);
    }

    [Theory]
    [InlineData("NaN")]
    [InlineData("-")]
    [InlineData("N/A")]
    [InlineData("null")]
    [InlineData("#N/A")]
    public void MarkOfAMissingValue_IsMissing(string mark)
    {
        var parsed = Parse(Fund, Header + Row + $"2026-01-22,100,102,99,101,{mark},{mark}\n");

        Assert.Empty(parsed.Issues);
        Assert.Equal([1000, double.NaN], parsed.Series[0].Volume!);
        Assert.Equal([100.5, double.NaN], parsed.Series[0].AdjustedClose!);
    }

    [Theory]
    [InlineData("", "AAA: daily/AAA.csv cannot be used: the file is empty.")]
    [InlineData("\uFEFF\r\n\r\n", "AAA: daily/AAA.csv cannot be used: the file is empty.")]
    [InlineData(Header, "AAA: daily/AAA.csv cannot be used: the file has a header but no rows.")]
    [InlineData("date;open;high\n2026-01-21;1;1\n", "AAA: daily/AAA.csv cannot be used: the header has no column low, close, adj_close;")]
    [InlineData("date,open,high,low,adj_close\n2026-01-21,1,1,1,1\n", "AAA: daily/AAA.csv cannot be used: the header has no column close; needed are date, open, high, low, close, adj_close, found")]
    [InlineData("<!DOCTYPE html><html>", "AAA: daily/AAA.csv cannot be used: the header has no column date,")]
    [InlineData("date,open,high,low,close,adj_close,Close\n2026-01-21,1,1,1,1,1,1\n", "AAA: daily/AAA.csv cannot be used: the column 'close' stands twice in the header.")]
    [InlineData(Header + "\"2026-01-21,1,1\n1,1,1,1\n", "AAA: daily/AAA.csv cannot be used: none of the 1 rows can be used; line 2: ")]
    public void Bars_FileThatCannotBeUsed_SaysWhy(string text, string message)
    {
        var error = Assert.Throws<SeriesUnavailableException>(() => Parse(Fund, text));

        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Bars_LongGarbage_IsQuotedShort()
    {
        var error = Assert.Throws<SeriesUnavailableException>(() => Parse(Fund, new string('x', 100_000)));

        Assert.True(error.Message.Length < 250, error.Message);
    }

    [Fact]
    public void Bars_RandomBytes_NeverEndInAnotherException()
    {
        var random = new Random(1);
        for (var run = 0; run < 200; run++)
        {
            var content = new byte[random.Next(1, 5000)];
            random.NextBytes(content);
            Assert.Throws<SeriesUnavailableException>(() => new CsvSource(_folder.FullName).Parse(Fund, content, "daily/AAA.csv"));
        }
    }

    [Fact]
    public void Bars_CutAnywhere_NeverEndInAnotherException()
    {
        var text = Header + Row + "\"2026-01-22\",100,102,99,101,\"100.5\",1000\r\n";
        for (var length = 0; length < text.Length; length++)
        {
            try
            {
                Assert.NotEmpty(Parse(Fund, text[..length]).Series[0].Dates);
            }
            catch (SeriesUnavailableException)
            {
                Assert.True(length < Header.Length + Row.Length);
            }
        }
    }

    [Fact]
    public void Rate_IsKnownOnTheDayAfter()
    {
        var parsed = Parse(Rate, "observation_date,RRR\n2026-01-19,.\n2026-01-20,3.64\n2026-01-21,\n2026-01-22,-0.25\n");

        var rate = Assert.Single(parsed.Series);
        Assert.Empty(parsed.Issues);
        Assert.False(rate.IsBars);
        Assert.Equal([new DateOnly(2026, 1, 21), new DateOnly(2026, 1, 23)], rate.Dates);
        Assert.Equal([3.64, -0.25], rate.Close);
        Assert.Equal([3, 5], rate.Lines!);
    }

    [Theory]
    [InlineData("observation_date,OTHER\n2026-01-20,1\n", "RRR: fred/RRR.csv cannot be used: the header has no column RRR; needed are observation_date, RRR, found 'observation_date,OTHER'.")]
    [InlineData("observation_date,RRR\n2026-01-20,.\n2026-01-21,\n", "RRR: fred/RRR.csv cannot be used: none of the 2 rows has a value.")]
    [InlineData("observation_date,RRR\n2026-01-20,n/a\n", "RRR: fred/RRR.csv cannot be used: none of the 1 rows has a value.")]
    [InlineData("observation_date,RRR\n2026-01-20,high\n", "RRR: fred/RRR.csv cannot be used: none of the 1 rows can be used; line 2: RRR is 'high', wanted is a number")]
    public void Rate_FileThatCannotBeUsed_SaysWhy(string text, string message)
    {
        var error = Assert.Throws<SeriesUnavailableException>(() => Parse(Rate, text));

        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Projection_IsASeriesPerTargetDatedByItsMeeting()
    {
        var parsed = Parse(Projection, """
            sep_meeting,target_year,median_ffr,source
            2025-12-10,2026,3.4,"a, b"
            2025-12-10,2027,3.1,same
            2025-12-10,longer_run,3.0,same
            2025-12-10,soon,3.0,same
            2026-03-18,2026,.,same
            2026-03-18,2027,3.2,same
            """);

        Assert.Equal(["PPP.2026", "PPP.2027", "PPP.longer_run"], parsed.Series.Select(s => s.Id));
        Assert.Equal([3.4], parsed.Series[0].Close);
        Assert.Equal([new DateOnly(2025, 12, 10), new DateOnly(2026, 3, 18)], parsed.Series[1].Dates);
        Assert.Equal([3.1, 3.2], parsed.Series[1].Close);
        var issue = Assert.Single(parsed.Issues);
        Assert.Equal((5, "target_year is 'soon', wanted is a year, such as 2026, or longer_run"), (issue.Line, issue.Reason.Text));
    }

    [Fact]
    public void Futures_AreASeriesPerContractDatedByTheirDay()
    {
        var parsed = Parse(Futures, """
            date,contract,settlement
            2026-01-21,2026-03,96.365
            2026-01-22,2026-03,96.37
            2026-01-22,2026-12,96.8
            2026-01-22,March 2026,96.37
            2026-01-22,2026-13,96.37
            2026-01-22,2026-06,high
            """);

        Assert.Equal(["ZQ.2026-03", "ZQ.2026-12"], parsed.Series.Select(s => s.Id));
        Assert.Equal([new DateOnly(2026, 1, 21), new DateOnly(2026, 1, 22)], parsed.Series[0].Dates);
        Assert.Equal([96.365, 96.37], parsed.Series[0].Close);
        Assert.Equal(
            [
                (5, "contract is 'March 2026', wanted is a month, such as 2026-12"),
                (6, "contract is '2026-13', wanted is a month, such as 2026-12"),
                (7, "settlement is 'high', wanted is a number with a decimal point, such as 269.79"),
            ],
            parsed.Issues.Select(i => (i.Line, i.Reason.Text)));
    }

    [Fact]
    public void Futures_OurExample_ReadsWhole()
    {
        var example = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "examples", "futures", "ZQ.csv"));
        var parsed = Parse(Futures, example);
        Assert.Empty(parsed.Issues);
        Assert.Equal(13, parsed.Series.Count);
        Assert.All(parsed.Series, contract => Assert.Equal(2, contract.Count));
    }

    private Task<RawSeries> Fetch(SeriesDefinition series) =>
        new CsvSource(_folder.FullName).FetchAsync(series, DateRange.All, TestContext.Current.CancellationToken);

    private ParsedSeries Parse(SeriesDefinition series, string text)
    {
        var source = new CsvSource(_folder.FullName);
        var origin = series.Kind switch { SeriesKind.Rate => "fred/RRR.csv", SeriesKind.Projection => "fred/PPP_vintages.csv", _ => "daily/AAA.csv" };
        return source.Parse(series, Encoding.UTF8.GetBytes(text), origin);
    }

    private static SeriesDefinition Definition(string id, SeriesKind kind) =>
        new() { Id = id, Name = new LocalizedText(id, id), Kind = kind, Segment = "test" };
}
