using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Azure.Data.Tables;
using RotationFunctions.IntegrationTests.Pipeline;
using RotationFunctions.IntegrationTests.Storage;
using RotationFunctions.Pipeline.Reports;
using RotationFunctions.Pipeline.Storage;

namespace RotationFunctions.IntegrationTests.Local;

/// <summary>The command that verifies, as a process, on what was published and on every forgery of it.</summary>
public sealed partial class VerifyTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private static readonly DateOnly From = new(2025, 3, 17);

    private readonly CsvMarket _market = new();
    private readonly string _storage = azurite.NewAccount();
    private Desk? _desk;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private Desk Desk => _desk ?? throw new InvalidOperationException("Nothing is published yet.");

    private string ReportFile => Path.Combine(_market.Folder, "out", "report.json");

    private DateOnly LastDay => _market.AsOf;

    /// <summary>Publishes the days from a Monday to the market's last one, a Friday.</summary>
    public async ValueTask InitializeAsync()
    {
        await PublishAsync();
        _desk = await Desk.OpenAsync(_storage);
    }

    public async ValueTask DisposeAsync()
    {
        if (_desk is not null)
            await _desk.DisposeAsync();
        _market.Dispose();
    }

    [Fact]
    public async Task Published_Agrees()
    {
        await AgreesAsync("verify");
        await AgreesAsync("verify", $"{LastDay:yyyy-MM-dd}");
        await AgreesAsync("verify", "--chain");
        await AgreesAsync("verify", "--report", ReportFile, "--data", _market.Data, "--universe", _market.Universe);
        await AgreesAsync("verify", "--report", ReportFile, "--snapshot", await SnapshotFileAsync());
    }

    [Fact]
    public async Task Report_OneDigitChanged()
    {
        await ForgeAsync(LastDay, json => json.Replace(Close(json), OtherDigit(Close(json)), StringComparison.Ordinal));

        var lines = await DiffersAsync("verify", $"{LastDay:yyyy-MM-dd}");
        Assert.Contains(lines, line => line.StartsWith("hash: ", StringComparison.Ordinal) && line.Contains("It was changed after it was published", StringComparison.Ordinal));
        Assert.Contains(lines, line => Regex.IsMatch(line, $"^figure: {LastDay:yyyy-MM-dd} SPY/close: published [0-9.]+, recomputed [0-9.]+$"));
        Assert.Contains(await DiffersAsync("verify", "--chain"), line => line.StartsWith($"hash: report of {LastDay:yyyy-MM-dd}, revision 1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Report_OneDigitChangedAndHashedAnew()
    {
        await ForgeAsync(From, json => json.Replace(Close(json), OtherDigit(Close(json)), StringComparison.Ordinal), isHashedAnew: true);

        var lines = await DiffersAsync("verify", $"{From:yyyy-MM-dd}");
        Assert.StartsWith($"figure: {From:yyyy-MM-dd} SPY/close: published ", Assert.Single(lines), StringComparison.Ordinal);
        Assert.Contains(await DiffersAsync("verify", "--chain"), line => line.StartsWith("link: ", StringComparison.Ordinal) && line.Contains($"follows report of {From:yyyy-MM-dd}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Report_WordChangedAndHashedAnew()
    {
        await ForgeAsync(LastDay, json => json.Replace(" trail ", " lead ", StringComparison.Ordinal).Replace(" lead ", " beat ", StringComparison.Ordinal), isHashedAnew: true);

        var lines = await DiffersAsync("verify", $"{LastDay:yyyy-MM-dd}");
        // A reason of what is missing may have the word too.
        Assert.All(lines, line => Assert.Matches($@"^content: {LastDay:yyyy-MM-dd} (sections|missing)\[", line));
        Assert.Contains(lines, line => line.Contains(" sections[", StringComparison.Ordinal));
    }

    [Fact]
    public async Task File_OneDigitChanged()
    {
        var json = await File.ReadAllTextAsync(ReportFile, Cancellation);
        await File.WriteAllTextAsync(ReportFile, json.Replace(Close(json), OtherDigit(Close(json)), StringComparison.Ordinal), Cancellation);

        foreach (var by in (string[][])[["--data", _market.Data, "--universe", _market.Universe], ["--snapshot", await SnapshotFileAsync()]])
        {
            var lines = await DiffersAsync(["verify", "--report", ReportFile, .. by]);
            Assert.Contains(lines, line => line.StartsWith("hash: ", StringComparison.Ordinal));
            Assert.Contains(lines, line => line.StartsWith("figure: SPY/close: published ", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task File_OfOtherData()
    {
        var file = _market.FileOf("IWM");
        var lines = await File.ReadAllLinesAsync(file, Cancellation);
        var row = lines[^10].Split(',');
        row[4] = (double.Parse(row[4], CultureInfo.InvariantCulture) * 1.001).ToString("F4", CultureInfo.InvariantCulture);
        lines[^10] = string.Join(',', row);
        await File.WriteAllLinesAsync(file, lines, Cancellation);

        var found = await DiffersAsync("verify", "--report", ReportFile, "--data", _market.Data, "--universe", _market.Universe);
        Assert.Contains(found, line => line.StartsWith("raw: IWM: The report was computed from csv/IWM/", StringComparison.Ordinal));
        Assert.DoesNotContain(found, line => line.StartsWith("raw: SPY", StringComparison.Ordinal));
        Assert.Contains(found, line => line.StartsWith("figure: IWM", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Snapshot_OneByteChanged()
    {
        var file = await SnapshotFileAsync();
        var bytes = await File.ReadAllBytesAsync(file, Cancellation);
        bytes[bytes.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(file, bytes, Cancellation);
        Assert.Contains(await DiffersAsync("verify", "--report", ReportFile, "--snapshot", file), line => line.StartsWith("snapshot: ", StringComparison.Ordinal) && line.Contains("do not have the hash in the name", StringComparison.Ordinal));

        var name = Assert.Single(await Desk.BlobsIn(StorageNames.SnapshotsContainer));
        await Desk.Blobs.GetBlobContainerClient(StorageNames.SnapshotsContainer).GetBlobClient(name).UploadAsync(BinaryData.FromBytes(bytes), overwrite: true, Cancellation);
        Assert.Contains(await DiffersAsync("verify", $"{LastDay:yyyy-MM-dd}"), line => line.StartsWith($"snapshot: {name}", StringComparison.Ordinal) && line.Contains("does not match the hash in its name", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Raw_Replaced()
    {
        var name = (await Desk.BlobsIn(StorageNames.RawContainer)).Single(blob => blob.StartsWith("csv/IWM/", StringComparison.Ordinal));
        var blob = Desk.Blobs.GetBlobContainerClient(StorageNames.RawContainer).GetBlobClient(name);
        var properties = (await blob.GetPropertiesAsync(cancellationToken: Cancellation)).Value;
        var content = (await blob.DownloadContentAsync(Cancellation)).Value.Content.ToString();
        await blob.UploadAsync(BinaryData.FromString(content.Replace(",1", ",2", StringComparison.Ordinal)), overwrite: true, Cancellation);
        await blob.SetMetadataAsync(properties.Metadata, cancellationToken: Cancellation);

        var line = Assert.Single(await DiffersAsync("verify", $"{LastDay:yyyy-MM-dd}"));
        Assert.StartsWith("raw: ", line, StringComparison.Ordinal);
        Assert.Contains($"{name} of IWM was changed since", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Figure_OfAnOlderDefinition()
    {
        await ForgeAsync(
            LastDay,
            json => json.Replace(Close(json), OtherDigit(Close(json)), StringComparison.Ordinal).Replace("\"definitions\":2", "\"definitions\":0", StringComparison.Ordinal),
            isHashedAnew: true);

        var line = Assert.Single(await DiffersAsync("verify", $"{LastDay:yyyy-MM-dd}"));
        Assert.StartsWith($"older definition: {LastDay:yyyy-MM-dd} SPY/close: published ", line, StringComparison.Ordinal);
        Assert.Contains("the report is by version 0 of the definitions", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Chain_ReportTakenOut()
    {
        var day = From.AddDays(2);
        await Reports.DeleteEntityAsync(ReportRow.Partition, RowKeys.Descending(day), cancellationToken: Cancellation);

        var lines = await DiffersAsync("verify", "--chain");
        Assert.StartsWith($"note: no later report names that of {day.AddDays(-1):yyyy-MM-dd}", lines[0], StringComparison.Ordinal);
        var line = Assert.Single(lines[1..]);
        Assert.StartsWith($"link: report of {day.AddDays(1):yyyy-MM-dd}, revision 1: It follows report of {day:yyyy-MM-dd}, revision 1", line, StringComparison.Ordinal);
        Assert.EndsWith("which is not there.", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Chain_RevisionTakenOut()
    {
        // Other data of the same days: every report is revised.
        foreach (var series in (string[])["SPY", "IWM", "IWC"])
        {
            var lines = await File.ReadAllLinesAsync(_market.FileOf(series), Cancellation);
            await File.WriteAllLinesAsync(_market.FileOf(series), [lines[0], .. lines[2..]], Cancellation);
        }

        await PublishAsync();
        await AgreesAsync("verify");
        await AgreesAsync("verify", "--chain");
        await Reports.DeleteEntityAsync(ReportRow.Partition, RowKeys.Replaced(From, 1), cancellationToken: Cancellation);

        var found = await DiffersAsync("verify", "--chain");
        Assert.Contains(found, line => line == $"revision: report of {From:yyyy-MM-dd}, revision 1: It is missing; the day has revision 2.");
        Assert.Contains(found, line => line.StartsWith($"link: report of {From:yyyy-MM-dd}, revision 2: It replaces revision 1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Chain_RowsTakenOut_AreRestored()
    {
        foreach (var series in (string[])["SPY", "IWM", "IWC"])
        {
            var lines = await File.ReadAllLinesAsync(_market.FileOf(series), Cancellation);
            await File.WriteAllLinesAsync(_market.FileOf(series), [lines[0], .. lines[2..]], Cancellation);
        }

        await PublishAsync();
        var before = await TableDump.ReadAsync(Desk);
        await Reports.DeleteEntityAsync(ReportRow.Partition, RowKeys.Replaced(From, 1), cancellationToken: Cancellation);
        await Reports.DeleteEntityAsync(ReportRow.Partition, RowKeys.Descending(From.AddDays(2)), cancellationToken: Cancellation);
        await Desk.Tables.GetTableClient(StorageNames.MetricsTable).DeleteEntityAsync("IWM", RowKeys.Ascending(From), cancellationToken: Cancellation);
        await DiffersAsync("verify", "--chain");

        var (code, output, error) = await LocalProcess.RunAsync(_market.Folder, "restore", "--storage", _storage);

        Assert.Equal((0, ""), (code, error));
        Assert.Contains("Restored 2 reports (8 were there), and the metrics of 5 days.", output, StringComparison.Ordinal);
        await AgreesAsync("verify");
        await AgreesAsync("verify", "--chain");
        Assert.Equal(before, await TableDump.ReadAsync(Desk));
    }

    [Fact]
    public async Task Chain_BlobTakenOut_IsNamed()
    {
        var hash = (await Desk.Get<ReportStore>().FindAsync(From, Cancellation))!.Summary.Hash!;
        await Desk.Blobs.GetBlobContainerClient(StorageNames.ReportsContainer).DeleteBlobAsync(ReportArchive.Name(From, hash), cancellationToken: Cancellation);

        var line = Assert.Single(await DiffersAsync("verify", "--chain"), line => line.StartsWith("revision: ", StringComparison.Ordinal));
        Assert.Contains($"its blob reports/{From:yyyy-MM-dd}/{hash}.json is gone. Undelete the blob.", line, StringComparison.Ordinal);
        var (code, _, error) = await LocalProcess.RunAsync(_market.Folder, "restore", "--storage", _storage);
        Assert.Equal(1, code);
        Assert.Contains($"there is no blob reports/{From:yyyy-MM-dd}/{hash}.json; undelete it and restore again", error, StringComparison.Ordinal);
    }

    /// <summary>Whoever verifies a file has no storage, and no list of series but the program's own.</summary>
    [Fact]
    public async Task File_OfRealPrices_AgreesWithoutAStorage()
    {
        var data = SharedData.Require();
        var (code, _, _) = await LocalProcess.RunAsync(
            _market.Folder, "--source", "csv", "--data", data, "--as-of", "2026-01-22", "--once", "--out", "real", "--storage", azurite.NewAccount());
        Assert.Equal(0, code);

        var (verified, output, error) = await LocalProcess.RunAsync(_market.Folder, "verify", "--report", Path.Combine("real", "report.json"), "--data", data);
        Assert.Equal(("", 0), (error, verified));
        Assert.Contains("everything agrees.", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("There is no report of 2024-01-06 in this storage", "verify", "2024-01-06")]
    [InlineData("'none.json' cannot be read", "verify", "--report", "none.json", "--snapshot", "none.parquet")]
    public async Task Verify_NothingThere(string message, params string[] arguments)
    {
        var (code, _, error) = await LocalProcess.RunAsync(_market.Folder, [.. arguments, "--storage", _storage]);
        Assert.Equal(1, code);
        Assert.Contains(message, error, StringComparison.Ordinal);
    }

    private TableClient Reports => Desk.Tables.GetTableClient(StorageNames.ReportsTable);

    private async Task PublishAsync()
    {
        var (code, _, error) = await LocalProcess.RunAsync(
            _market.Folder, [.. _market.Arguments, "--once", "--from", $"{From:yyyy-MM-dd}", "--out", "out", "--storage", _storage]);
        Assert.Equal((0, ""), (code, error));
    }

    private async Task AgreesAsync(params string[] arguments)
    {
        var (code, output, error) = await LocalProcess.RunAsync(_market.Folder, [.. arguments, "--storage", _storage]);
        Assert.Equal(("", 0), (error, code));
        Assert.Contains("everything agrees.", output, StringComparison.Ordinal);
    }

    /// <summary>Runs a verification that finds something, and returns what it finds.</summary>
    private async Task<string[]> DiffersAsync(params string[] arguments)
    {
        var (code, output, error) = await LocalProcess.RunAsync(_market.Folder, [.. arguments, "--storage", _storage]);
        Assert.Equal(1, code);
        Assert.Matches("^Verified .*: [0-9]+ differences\\.$", error);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>Changes a published report in the storage.</summary>
    private async Task ForgeAsync(DateOnly day, Func<string, string> change, bool isHashedAnew = false)
    {
        var stored = (await Desk.Get<ReportStore>().FindAsync(day, Cancellation))!;
        var before = Encoding.UTF8.GetString(stored.ReadJson());
        var json = change(before);
        Assert.NotEqual(before, json);
        var summary = stored.Summary;
        var bytes = Encoding.UTF8.GetBytes(json);
        if (isHashedAnew)
        {
            var (stated, content) = ReportSeal.Read(bytes)!.Value;
            bytes = Encoding.UTF8.GetBytes(json.Replace(stated, content, StringComparison.Ordinal));
            summary = summary with { Hash = content };
        }

        await Desk.OverwriteReportAsync(summary, bytes);
    }

    private async Task<string> SnapshotFileAsync()
    {
        var name = (string)JsonNode.Parse(await File.ReadAllTextAsync(ReportFile, Cancellation))!["source"]!["snapshot"]!;
        var file = Path.Combine(_market.Folder, "snapshot.parquet");
        await Desk.Blobs.GetBlobContainerClient(StorageNames.SnapshotsContainer).GetBlobClient(name).DownloadToAsync(file, Cancellation);
        return file;
    }

    /// <summary>The close of the report's first instrument, as it stands in the JSON.</summary>
    private static string Close(string json) => FirstClose().Match(json).Value;

    private static string OtherDigit(string close)
        => string.Create(CultureInfo.InvariantCulture, $"{close[..^1]}{(close[^1] == '9' ? '8' : (char)(close[^1] + 1))}");

    [GeneratedRegex("\"close\":[0-9.]+")]
    private static partial Regex FirstClose();
}
