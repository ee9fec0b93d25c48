using System.Globalization;
using RotationFunctions.Pipeline.Sources;
using RotationFunctions.Pipeline.Sources.Csv;
using RotationFunctions.Pipeline.Sources.Demo;
using RotationFunctions.Pipeline.Universes;

namespace RotationFunctions.Testing;

/// <summary>The simulated market as a user's folder of CSV files, with futures beside it: for a test to spoil, and to see what a report says of it.</summary>
internal sealed class DemoFolder : IDisposable
{
    private const int FuturesDays = 30;
    private const int FuturesMonths = 15;

    private readonly TemporaryFolder _folder = new();

    /// <param name="from">First date that the files have.</param>
    public DemoFolder(DateOnly from)
    {
        var demo = new DemoSource();
        foreach (var series in UniverseReader.Default.Series.Where(s => s.Kind != SeriesKind.Futures))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(FileOf(series.Id))!);
            var raw = demo.FetchAsync(series, DateRange.All, CancellationToken.None).GetAwaiter().GetResult();
            using var reader = new StreamReader(new MemoryStream(raw.Content.ToArray()));
            File.WriteAllLines(FileOf(series.Id), reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries));
            // What was projected before remains known.
            if (series.Kind != SeriesKind.Projection)
                Edit(series.Id, rows => rows.Where(row => DateOf(row) >= from));
        }

        Directory.CreateDirectory(Path.GetDirectoryName(FileOf("ZQ"))!);
        File.WriteAllLines(FileOf("ZQ"), ["date,contract,settlement", .. Rows("SPY").TakeLast(FuturesDays).SelectMany(row => Settlements(DateOf(row)))]);
    }

    /// <summary>Where a series' file is.</summary>
    public string FileOf(string series) => Path.Combine(_folder.Path, CsvLayout.FileOf(UniverseReader.Default.Find(series)!));

    /// <summary>The rows of a series' file under its header.</summary>
    public string[] Rows(string series) => File.ReadAllLines(FileOf(series))[1..];

    /// <summary>Puts other rows under the header of a series' file.</summary>
    public void Edit(string series, Func<IEnumerable<string>, IEnumerable<string>> edit)
    {
        var lines = File.ReadAllLines(FileOf(series));
        File.WriteAllLines(FileOf(series), [lines[0], .. edit(lines[1..])]);
    }

    public void Remove(string series) => File.Delete(FileOf(series));

    /// <summary>Reports of what the files say now.</summary>
    public MarketReports Reports() => MarketReports.Of(new CsvSource(_folder.Path), UniverseReader.Default);

    public static DateOnly DateOf(string row) => DateOnly.ParseExact(row.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public void Dispose() => _folder.Dispose();

    /// <summary>A curve that falls by two basis points a month.</summary>
    private static IEnumerable<string> Settlements(DateOnly date) => Enumerable.Range(0, FuturesMonths).Select(ahead =>
        string.Create(CultureInfo.InvariantCulture, $"{date:yyyy-MM-dd},{date.AddMonths(ahead):yyyy-MM},{96.4 + (0.02 * ahead):F3}"));
}
