using System.Globalization;
using RotationFunctions.Analytics;

namespace RotationFunctions.Tests.Analytics.Support;

/// <summary>
/// Reads a folder of <c>daily/</c>, <c>index/</c> and <c>fred/</c> CSV files into a history. Just enough for oracles:
/// the files are known to be good.
/// </summary>
internal static class MarketFolder
{
    private static readonly Lazy<MarketHistory> Oracle = new(() => Read(OracleFolder("panel")));
    private static readonly Lazy<MarketHistory> Real = new(() => Read(SharedData.Folder!));

    /// <summary>The invented panel whose figures pandas computed.</summary>
    public static MarketHistory OraclePanel => Oracle.Value;

    /// <summary>Real prices and rates; the test is skipped when they are absent.</summary>
    public static MarketHistory RealMarket
    {
        get
        {
            SharedData.Require();
            return Real.Value;
        }
    }

    /// <summary>A file or folder beside the oracle's script.</summary>
    public static string OracleFolder(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "RotationFunctions.sln")))
                return Path.Combine(folder.FullName, "tests", "RotationFunctions.Tests", "Oracles", name);
        throw new DirectoryNotFoundException("The tests do not run inside the repository.");
    }

    public static MarketHistory Read(string folder)
    {
        var bars = new Dictionary<string, List<Bar>>(StringComparer.Ordinal);
        foreach (var file in Files(folder, "daily"))
            bars[Path.GetFileNameWithoutExtension(file)] = Bars(file);
        foreach (var file in Files(folder, "index"))
            bars["^" + Path.GetFileNameWithoutExtension(file)] = Bars(file);
        var before = bars.TryGetValue("^GSPC", out var earlier) ? earlier : [];
        var calendar = TradingCalendar.Of(
            bars["SPY"].Select(b => b.Date).ToArray(), before.Select(b => b.Date).ToArray());
        return new MarketHistory(
            calendar,
            "SPY",
            bars.Select(b => Series(b.Key, b.Value, calendar)),
            Files(folder, "fred").SelectMany(Observations));
    }

    private static string[] Files(string folder, string kind)
    {
        var path = Path.Combine(folder, kind);
        return Directory.Exists(path) ? [.. Directory.GetFiles(path, "*.csv").Order(StringComparer.Ordinal)] : [];
    }

    private static List<Bar> Bars(string file)
    {
        var lines = File.ReadAllLines(file);
        var header = lines[0].Split(',');
        var adjusted = Array.IndexOf(header, "adj_close");
        var volume = Array.IndexOf(header, "volume");
        return [.. lines.Skip(1).Select(line =>
        {
            var cells = line.Split(',');
            return new Bar(
                DateOnly.ParseExact(cells[0], "yyyy-MM-dd", CultureInfo.InvariantCulture),
                Number(cells[1]), Number(cells[2]), Number(cells[3]), Number(cells[4]),
                adjusted < 0 ? double.NaN : Number(cells[adjusted]),
                Number(cells[volume]));
        })];
    }

    private static BarSeries Series(string id, List<Bar> bars, TradingCalendar calendar)
    {
        var onCalendar = bars.Where(b => calendar.IndexOf(b.Date) >= 0).ToList();
        var start = calendar.IndexOf(onCalendar[0].Date);
        var count = calendar.IndexOf(onCalendar[^1].Date) - start + 1;
        var columns = Enumerable.Range(0, 6).Select(_ => Enumerable.Repeat(double.NaN, count).ToArray()).ToArray();
        foreach (var bar in onCalendar)
        {
            var at = calendar.IndexOf(bar.Date) - start;
            (columns[0][at], columns[1][at], columns[2][at]) = (bar.Open, bar.High, bar.Low);
            (columns[3][at], columns[4][at], columns[5][at]) = (bar.Close, bar.Adjusted, bar.Volume);
        }

        // An index has neither dividends nor trades of its own, whatever volume a file says.
        return id.StartsWith('^')
            ? new BarSeries(id, start, columns[0], columns[1], columns[2], columns[3], null, null)
            : new BarSeries(id, start, columns[0], columns[1], columns[2], columns[3], columns[4], columns[5]);
    }

    private static IEnumerable<ObservationSeries> Observations(string file)
    {
        var rows = File.ReadAllLines(file).Select(line => line.Split(',')).ToArray();
        if (rows[0][0] == "sep_meeting")
            return rows.Skip(1)
                .GroupBy(cells => cells[1])
                .Select(target => Series("FEDTARMD." + target.Key, target.Select(cells => (Date(cells[0]), Number(cells[2])))));
        if (rows[0].Length != 2)
            return [];
        // A daily rate is published on the day after its own.
        return [Series(rows[0][1], rows.Skip(1).Where(cells => cells[1] is not ("" or ".")).Select(cells => (Date(cells[0]).AddDays(1), Number(cells[1]))))];
    }

    private static ObservationSeries Series(string id, IEnumerable<(DateOnly Published, double Value)> rows)
    {
        var all = rows.ToArray();
        return new ObservationSeries(id, all.Select(r => r.Published).ToArray(), all.Select(r => r.Value).ToArray());
    }

    private static DateOnly Date(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static double Number(string text) => text.Length == 0 ? double.NaN : double.Parse(text, CultureInfo.InvariantCulture);

    private sealed record Bar(DateOnly Date, double Open, double High, double Low, double Close, double Adjusted, double Volume);
}
