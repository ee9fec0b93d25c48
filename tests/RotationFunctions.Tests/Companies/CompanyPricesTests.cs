using System.IO.Compression;
using System.Text;
using RotationFunctions.Pipeline.Sources.Csv;

namespace RotationFunctions.Tests.Companies;

/// <summary>What a folder of evening lists can have wrong: each is named, the rest stands.</summary>
public sealed class CompanyPricesTests : IDisposable
{
    private const string Header = "symbol,date,close,prev,volume,shares,flag\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("companies").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Rows_OfPlainAndCompressedFiles()
    {
        Write("2024.csv", "BRK/A,2024-12-31,680920,,1500,1437600,\nA,2024-12-31,134.34,,1200000,285600000,\n");
        Compress("2025.csv.gz", "A,2025-01-02,133.43,133.9,1300000,285600000,1\nBRK/A,2025-01-02,999999.99,,1400,,\n");
        Write("symbols.csv", "", "symbol,first_seen_utc,last_seen_utc,exchange,name,country,ipo_year,industry,sector\nA,2021-02-01T22:30:00,2026-03-31T22:30:00,NYSE,\"Agilent, Inc. Fund\",US,1999,Tools,Health\n");

        var (market, warnings) = CompanyPrices.Read(_folder, TestContext.Current.CancellationToken);

        Assert.Empty(warnings);
        Assert.Equal([new(2024, 12, 31), new(2025, 1, 2)], market.Calendar.Dates.ToArray());
        Assert.Equal(["A", "BRK/A"], market.Stocks.Select(stock => stock.Symbol));
        Assert.Equal((133.9, 285600000), (market.Stocks[0].Priors[1], market.Stocks[0].Shares[1]));
        Assert.True(double.IsNaN(market.Stocks[0].Priors[0]));
        // A price of a million is real, shares may be missing.
        Assert.Equal(999999.99, market.Stocks[1].Closes[1]);
        Assert.True(double.IsNaN(market.Stocks[1].Shares[1]));
        Assert.True(market.Stocks[0].IsOut(new(2025, 1, 2)));
    }

    [Fact]
    public void Rows_ThatAreWrongAreNamedAndLeftOut()
    {
        Write("2025.csv", "A,2025-01-03,12,,100,10,\nA,2025-01-02,10,,100,10,\na,2025-01-02,11,,100,10,\nB,2025-01-02,0,,100,10,\nB,2025-01-03,n/a,,100,10,\nB,01/06/2025,5,,100,10,\nB,2025-01-06,5,,100,10,\n"
            + Day("2025-01-02", 20, i => 10 + i) + Day("2025-01-03", 20, i => 11 + i) + Day("2025-01-06", 20, i => 12 + i));

        var (market, warnings) = CompanyPrices.Read(_folder, TestContext.Current.CancellationToken);

        // In the order of days whatever that of the file, and in one case.
        Assert.Equal([10, 12], market.Stocks.Single(stock => stock.Symbol == "A").Closes.ToArray());
        Assert.Equal([double.NaN, 5], market.Stocks.Single(stock => stock.Symbol == "B").Closes.ToArray());
        Assert.Equal(
        [
            "2025.csv, line 4: a has a second row on 2025-01-02; the first counts.",
            "2025.csv, line 5: the close of B on 2025-01-02 is 0, which is no price; figures that reach back to it are absent.",
            "2025.csv, line 6: the close of B on 2025-01-03 is 'n/a', which is no number; the row is left out.",
            "2025.csv, line 7: '01/06/2025' is no date of the form yyyy-MM-dd; the row of B is left out.",
        ], warnings.Select(warning => warning.Text));
    }

    [Fact]
    public void Day_ThatIsTheOneBeforeOnceMoreIsLeftOut()
    {
        Write("2025.csv", Day("2025-01-02", 400, i => 10 + i) + Day("2025-01-03", 400, i => 11 + i) + Day("2025-01-06", 400, i => 11 + i) + Day("2025-01-07", 400, i => 12 + i));

        var (market, warnings) = CompanyPrices.Read(_folder, TestContext.Current.CancellationToken);

        Assert.Equal(3, market.Calendar.Count);
        Assert.Equal("The list of 2025-01-06 is that of the day before once more: 400 of 400 stocks have the same close and volume. The day is left out.", Assert.Single(warnings).Text);
    }

    [Fact]
    public void Day_OfWhichHalfIsStaleStands()
    {
        Write("2025.csv", Day("2025-01-02", 400, i => 10 + i) + Day("2025-01-03", 400, i => i < 200 ? 10 + i : 11 + i));

        var (market, warnings) = CompanyPrices.Read(_folder, TestContext.Current.CancellationToken);

        Assert.Equal(2, market.Calendar.Count);
        Assert.Equal("A part of the list of 2025-01-03 is still that of the day before: 200 of 400 stocks have the same close and volume.", Assert.Single(warnings).Text);
    }

    [Fact]
    public void Day_WithFarTooFewStocksIsLeftOut()
    {
        Write("2025.csv", Day("2025-01-02", 600, i => 10 + i) + Day("2025-01-03", 300, i => 11 + i) + Day("2025-01-06", 590, i => 12 + i));

        var (market, warnings) = CompanyPrices.Read(_folder, TestContext.Current.CancellationToken);

        Assert.Equal([new(2025, 1, 2), new(2025, 1, 6)], market.Calendar.Dates.ToArray());
        Assert.Equal("The list of 2025-01-03 has 300 stocks after 600 on the day before. The day is left out.", Assert.Single(warnings).Text);
    }

    [Fact]
    public void Folder_WithoutListsOrColumnsSaysWhatToDo()
    {
        var cancellation = TestContext.Current.CancellationToken;
        Assert.Contains("put files YEAR.csv", Assert.Throws<DataFolderException>(() => CompanyPrices.Read(_folder, cancellation)).Message, StringComparison.Ordinal);
        Write("2025.csv", "", "symbol,date,price\n");
        Assert.Contains("has no column 'close'; it has symbol, date, price.", Assert.Throws<DataFolderException>(() => CompanyPrices.Read(_folder, cancellation)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Reading_CanBeCancelled()
    {
        Write("2025.csv", Day("2025-01-02", 10, i => 10 + i));

        Assert.Throws<OperationCanceledException>(() => CompanyPrices.Read(_folder, new CancellationToken(canceled: true)));
    }

    private static string Day(string date, int stocks, Func<int, double> close)
        => string.Concat(Enumerable.Range(0, stocks).Select(i => FormattableString.Invariant($"S{i:000},{date},{close(i)},,{1000 + i},1000000,\n")));

    private void Write(string name, string rows, string header = Header) => File.WriteAllText(Path.Combine(_folder, name), header + rows);

    private void Compress(string name, string rows)
    {
        using var stream = new GZipStream(File.Create(Path.Combine(_folder, name)), CompressionLevel.Fastest);
        stream.Write(Encoding.UTF8.GetBytes(Header + rows));
    }
}
