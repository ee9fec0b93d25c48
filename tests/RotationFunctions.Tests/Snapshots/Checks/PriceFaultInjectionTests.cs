using System.Globalization;
using RotationFunctions.Pipeline.Snapshots;
using RotationFunctions.Pipeline.Snapshots.Checks;
using RotationFunctions.Pipeline.Sources;
using RotationFunctions.Pipeline.Sources.Csv;
using RotationFunctions.Pipeline.Sources.Demo;
using RotationFunctions.Pipeline.Universes;

namespace RotationFunctions.Tests.Snapshots.Checks;

/// <summary>
/// Thousands of seeded faults in sound series: how many are found, and what sound series are accused of. What is right comes from
/// the sound series itself: a fault is found when the series is refused, or when what remains of it has the returns that it had.
/// </summary>
[Slow]
public class PriceFaultInjectionTests(ITestOutputHelper output)
{
    private const int Faults = 2000;
    private static readonly DateOnly AsOf = new(2026, 3, 31);

    [Fact]
    public void RealSeries_NoFalseAlarm()
    {
        var market = RealMarket();
        Assert.True(market.Count >= 31);

        Assert.Empty(Accusations(market));
    }

    [Fact]
    public void RealSeries_FaultsAreFound() => Measure(RealMarket(), seed: 20260122);

    [Fact]
    public void SimulatedSeries_NoFalseAlarm() => Assert.Empty(Accusations(SimulatedMarket()));

    [Fact]
    public void SimulatedSeries_FaultsAreFound() => Measure(SimulatedMarket(), seed: 7);

    private void Measure(List<(SeriesColumns Columns, SeriesKind Kind, string Origin)> market, int seed)
    {
        var check = new PriceJumpCheck(market);
        var faults = new PriceFaults(seed);
        var found = new Dictionary<PriceFault, (int Found, int All)>();
        var missed = new List<string>();
        for (var i = 0; i < Faults; i++)
        {
            var (sound, kind, origin) = market[faults.Next(market.Count)];
            var kinds = PriceFaults.Of(kind);
            var fault = kinds[faults.Next(kinds.Length)];
            var (faulty, row, size) = faults.Put(fault, sound);
            Assert.True(size > 0.05);
            var isFound = IsFound(check, sound, faulty, kind, origin, row);
            var (right, all) = found.GetValueOrDefault(fault);
            found[fault] = (right + (isFound ? 1 : 0), all + 1);
            if (!isFound)
                missed.Add(string.Create(CultureInfo.InvariantCulture, $"{fault} {sound.Id} {sound.Dates[row]:yyyy-MM-dd} row {row} of {sound.Count}, {100 * (Math.Exp(size) - 1):0.#} %"));
        }

        foreach (var (fault, (right, all)) in found.OrderBy(pair => pair.Key))
            output.WriteLine($"| {fault} | {all} | {right} | {all - right} |");
        foreach (var miss in missed)
            output.WriteLine(miss);
        Assert.True(missed.Count <= Faults / 100, string.Join('\n', missed));
    }

    private static bool IsFound(PriceJumpCheck check, SeriesColumns sound, SeriesColumns faulty, SeriesKind kind, string origin, int row)
    {
        var validated = SeriesValidation.Validate(faulty, kind, AsOf, origin);
        if (validated.Columns is not { } columns || check.Check(columns, kind, origin).Columns is not { } rows)
            return true;
        return validated.Warnings.Any(warning => warning.Date == faulty.Dates[row]) && rows.Count < faulty.Count || HasReturnsOf(sound, rows);
    }

    /// <summary>Whether returns between the rows that remain are those of the sound series, to the rounding of its prices.</summary>
    private static bool HasReturnsOf(SeriesColumns sound, SeriesColumns rows)
    {
        for (var i = 1; i < rows.Count; i++)
        {
            var (now, before) = (Array.BinarySearch(sound.Dates, rows.Dates[i]), Array.BinarySearch(sound.Dates, rows.Dates[i - 1]));
            if (Differs(rows.Close[i] / rows.Close[i - 1], sound.Close[now] / sound.Close[before])
                || rows.AdjustedClose is { } adjusted && Differs(adjusted[i] / adjusted[i - 1], sound.AdjustedClose![now] / sound.AdjustedClose[before]))
                return false;
        }

        return true;

        static bool Differs(double a, double b) => Math.Abs(a / b - 1) > 0.02;
    }

    private static IEnumerable<string> Accusations(List<(SeriesColumns Columns, SeriesKind Kind, string Origin)> market)
    {
        var check = new PriceJumpCheck(market);
        foreach (var (columns, kind, origin) in market)
        {
            var validated = SeriesValidation.Validate(columns, kind, AsOf, origin);
            var result = validated.Columns is { } sound ? check.Check(sound, kind, origin) : null;
            foreach (var text in validated.Issues.Select(issue => issue.Reason).Concat(validated.Warnings.Select(warning => warning.Reason)).Concat(result?.Issues.Select(issue => issue.Reason) ?? []))
                yield return $"{columns.Id}: {text}";
            if ((validated.Rejection ?? result?.Rejection) is { } rejection)
                yield return rejection.Text;
        }

        var benchmark = market.Single(one => one.Columns.Id == "SPY").Columns;
        var days = TradingDays.Of(benchmark, [.. market.Where(one => one.Columns.Id != "SPY").Select(one => one.Columns)]);
        foreach (var warning in days.Warnings)
            yield return warning.Reason.Text;
    }

    private static List<(SeriesColumns Columns, SeriesKind Kind, string Origin)> SimulatedMarket()
    {
        var market = new List<(SeriesColumns, SeriesKind, string)>();
        foreach (var series in UniverseReader.Default.Series.Where(series => series.Kind is SeriesKind.Fund or SeriesKind.Index))
            market.Add((new DemoSource().Parse(series, new DemoMarket().FileOf(series), "demo").Series[0], series.Kind, "demo"));
        return market;
    }

    private static List<(SeriesColumns Columns, SeriesKind Kind, string Origin)> RealMarket()
    {
        var folder = Testing.SharedData.Require();
        var market = new List<(SeriesColumns, SeriesKind, string)>();
        foreach (var (part, kind, mark) in new[] { ("daily", SeriesKind.Fund, ""), ("index", SeriesKind.Index, "^") })
            foreach (var file in Directory.GetFiles(Path.Combine(folder, part), "*.csv").Order(StringComparer.Ordinal))
            {
                var id = mark + Path.GetFileNameWithoutExtension(file);
                var definition = new SeriesDefinition { Id = id, Name = new LocalizedText(id, id), Kind = kind, Segment = "" };
                var parsed = SeriesCsv.Parse(definition, File.ReadAllBytes(file), $"{part}/{Path.GetFileName(file)}");
                // What a row breaks by itself is another test's matter.
                market.Add((SeriesValidation.Validate(parsed.Series[0], kind, AsOf, file).Columns!, kind, $"{part}/{Path.GetFileName(file)}"));
            }

        return market;
    }
}
