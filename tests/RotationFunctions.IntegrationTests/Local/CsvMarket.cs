using System.Globalization;
using RotationFunctions.IntegrationTests.Pipeline;

namespace RotationFunctions.IntegrationTests.Local;

/// <summary>The small market as a user has it: a folder of CSV files and a universe of his own.</summary>
internal sealed class CsvMarket : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public CsvMarket(int days = 320)
    {
        Directory.CreateDirectory(Data);
        Directory.CreateDirectory(Path.Combine(Data, "daily"));
        var snapshot = SmallMarket.Snapshot(days, 1, DateTimeOffset.UnixEpoch);
        AsOf = snapshot.Metadata.AsOf;
        foreach (var series in snapshot.Series.Where(s => s.AdjustedClose is not null))
        {
            var lines = series.Dates.Select((date, i) => string.Create(CultureInfo.InvariantCulture,
                $"{date:yyyy-MM-dd},{series.Open![i]},{series.High![i]},{series.Low![i]},{series.Close[i]},{series.AdjustedClose![i]},{series.Volume![i]}"));
            File.WriteAllLines(FileOf(series.Id), ["date,open,high,low,close,adj_close,volume", .. lines]);
        }
        File.WriteAllText(Universe, """
            {
              "version": "small",
              "benchmark": "SPY",
              "series": [
                { "id": "SPY", "name": { "en": "Large caps", "zh": "大盘股" }, "kind": "fund", "segment": "large" },
                { "id": "IWM", "name": { "en": "Small caps", "zh": "小盘股" }, "kind": "fund", "segment": "small" },
                { "id": "IWC", "name": { "en": "Micro caps", "zh": "微型股" }, "kind": "fund", "segment": "micro" }
              ],
              "spreads": [{ "a": "IWM", "b": "SPY" }, { "a": "IWC", "b": "SPY" }]
            }
            """);
    }

    /// <summary>A folder to run in.</summary>
    public string Folder => _folder.Path;

    public string Data => Path.Combine(Folder, "prices");

    public string Universe => Path.Combine(Folder, "small.json");

    /// <summary>The last day.</summary>
    public DateOnly AsOf { get; }

    /// <summary>Arguments that choose this market.</summary>
    public IEnumerable<string> Arguments => ["--source", "csv", "--data", Data, "--universe", Universe];

    public string FileOf(string series) => Path.Combine(Data, "daily", series + ".csv");

    public void Dispose() => _folder.Dispose();
}
