using System.Globalization;
using System.Text;
using RotationFunctions.IntegrationTests.Pipeline;
using RotationFunctions.Pipeline.Sources;

namespace RotationFunctions.IntegrationTests.FunctionsHost;

/// <summary>A data folder of the small market and a universe file for it: invented prices that the app can fetch.</summary>
internal sealed class SmallFolder : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    /// <param name="days">Days of the market that the files hold.</param>
    public SmallFolder(int days)
    {
        foreach (var name in new[] { "daily", "index", "fred" })
            Directory.CreateDirectory(Path.Combine(_folder.Path, name));
        File.WriteAllText(Universe, """
            {
              "version": "small", "benchmark": "SPY",
              "series": [
                { "id": "SPY", "name": { "en": "SPY", "zh": "SPY" }, "kind": "fund", "segment": "large" },
                { "id": "IWM", "name": { "en": "IWM", "zh": "IWM" }, "kind": "fund", "segment": "small" },
                { "id": "IWC", "name": { "en": "IWC", "zh": "IWC" }, "kind": "fund", "segment": "micro" },
                { "id": "^RUT", "name": { "en": "RUT", "zh": "RUT" }, "kind": "index", "segment": "index" },
                { "id": "EFFR", "name": { "en": "EFFR", "zh": "EFFR" }, "kind": "rate", "segment": "rate" }
              ],
              "spreads": [ { "a": "IWM", "b": "SPY" }, { "a": "IWC", "b": "IWM" } ]
            }
            """);
        Write(days);
    }

    private string Universe => Path.Combine(_folder.Path, "universe.json");

    /// <summary>The settings that make the app fetch from here.</summary>
    public (string Name, string Value)[] Settings =>
        [("Sources__Prices", "csv"), ("Sources__Csv__Directory", _folder.Path), ("Universe__File", Universe)];

    /// <summary>Writes all files anew.</summary>
    public void Write(int days)
    {
        foreach (var series in SmallMarket.Snapshot(days, 1, DateTimeOffset.UnixEpoch).Series)
            Write(series);
    }

    /// <summary>Writes a rate anew, each day with one value.</summary>
    public void WriteRate(int days, double percent) => Write(new SeriesColumns
    {
        Id = "EFFR", Dates = SmallMarket.Days(days), Close = [.. Enumerable.Repeat(percent, days)],
    });

    /// <summary>Writes a file as it is given.</summary>
    public void Write(string file, string content) => File.WriteAllText(Path.Combine(_folder.Path, file), content);

    /// <summary>Takes a file away.</summary>
    public void Remove(string file) => File.Delete(Path.Combine(_folder.Path, file));

    public void Dispose() => _folder.Dispose();

    private void Write(SeriesColumns series)
    {
        var text = new StringBuilder(
            !series.IsBars ? $"observation_date,{series.Id}\n"
            : series.AdjustedClose is null ? "date,open,high,low,close,volume\n" : "date,open,high,low,close,adj_close,volume\n");
        for (var i = 0; i < series.Count; i++)
        {
            text.Append(series.Dates[i].ToString("O", CultureInfo.InvariantCulture));
            double?[] row = series.IsBars
                ? [series.Open![i], series.High![i], series.Low![i], series.Close[i], series.AdjustedClose?[i], series.Volume?[i] ?? 0]
                : [series.Close[i]];
            foreach (var value in row.OfType<double>())
                text.Append(CultureInfo.InvariantCulture, $",{value:0.####}");
            text.Append('\n');
        }

        var file = !series.IsBars ? $"fred/{series.Id}.csv" : series.Id[0] == '^' ? $"index/{series.Id[1..]}.csv" : $"daily/{series.Id}.csv";
        File.WriteAllText(Path.Combine(_folder.Path, file), text.ToString());
    }
}
