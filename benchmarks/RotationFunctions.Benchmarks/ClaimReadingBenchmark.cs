using BenchmarkDotNet.Attributes;
using RotationFunctions.Analytics;
using RotationFunctions.Pipeline;
using RotationFunctions.Pipeline.Claims;
using RotationFunctions.Pipeline.Reports;
using RotationFunctions.Pipeline.Universes;

namespace RotationFunctions.Benchmarks;

/// <summary>An article of 4,000 words, and the longest text that is taken, read and checked with every search.</summary>
[MemoryDiagnoser]
public class ClaimReadingBenchmark
{
    private const int Words = 4_000;

    /// <summary>About as many figures as an article has, among words that are none.</summary>
    private static readonly string[] Paragraphs =
    [
        "Stocks slipped on Wednesday as traders weighed a run of mixed reports from factories, shops and banks. The S&P 500 fell 0.3%, the Nasdaq Composite lost 0.5% and the Russell 2000 shed 0.4%. ",
        "For the week SPY is up 1.2% and IWM 0.8%; year to date they have gained 5.1% and lost 2.6%, respectively. The Dow rose 0.1%. ",
        "Analysts expect earnings to grow 9% next year, and one bank sees the index at 7,000 by December. If it fell 10%, few would be surprised. ",
        "Nobody on the floor could say quite why, and in truth nobody seemed to mind: volumes were thin, the sun shone, and half of the desks were empty by four in the afternoon. ",
        "本周，标普500指数上涨1.2%，罗素2000指数上涨0.8%；年初至今，前者上涨5.1%，后者下跌2.6%。道指涨0.1%。",
    ];

    private MarketData? _data;
    private ClaimRequest? _article, _longest;

    [GlobalSetup]
    public void Prepare()
    {
        _data = new MarketData(
            Market(), new ReportSource { Name = "benchmark", IsDemo = true, FetchedAt = DateTimeOffset.UnixEpoch, Snapshot = "benchmark" }, UniverseReader.Default.Series);
        var text = string.Concat(Enumerable.Range(0, 2_000).Select(i => Paragraphs[i % Paragraphs.Length] + (i % 3 == 2 ? "\n\n" : "")));
        var end = 0;
        for (var words = 0; words < Words; end++)
            words += text[end] == ' ' ? 1 : 0;
        _article = new ClaimRequest { Text = text[..end] };
        // Nearly as many figures as are checked at once, and words up to the longest text.
        var withFigures = ClaimRequest.LongestText * 2 / 5;
        var plain = string.Concat(Enumerable.Repeat(Paragraphs[3], ClaimRequest.LongestText / Paragraphs[3].Length));
        _longest = new ClaimRequest { Text = text[..withFigures] + plain[..(ClaimRequest.LongestText - withFigures - Paragraphs[3].Length)] };
    }

    /// <summary>Five years of the default universe, each price a walk from 100.</summary>
    private static MarketHistory Market()
    {
        var first = new DateOnly(2021, 1, 4);
        var days = Enumerable.Range(0, 5 * 365).Select(first.AddDays).Where(d => d.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)).ToArray();
        var random = new Random(11);
        var series = UniverseReader.Default.Series;
        return new MarketHistory(
            new TradingCalendar(days), "SPY", series.Where(s => s.Kind is SeriesKind.Fund or SeriesKind.Index).Select(s => Walk(s.Id, days.Length, random)),
            series.Where(s => s.Kind == SeriesKind.Rate).Select(s => new ObservationSeries(s.Id, [days[0]], [4.0])));
    }

    private static BarSeries Walk(string id, int days, Random random)
    {
        double[] open = new double[days], high = new double[days], low = new double[days], close = new double[days];
        for (var (day, price) = (0, 100.0); day < days; day++)
        {
            open[day] = price * (1 + (0.004 * (random.NextDouble() - 0.5)));
            price = close[day] = price * (1 + (0.02 * (random.NextDouble() - 0.5)));
            (high[day], low[day]) = (Math.Max(open[day], price) * 1.002, Math.Min(open[day], price) * 0.998);
        }

        return new BarSeries(id, 0, open, high, low, close, close, close);
    }

    [Benchmark]
    public ClaimAnswer Article() => ClaimDesk.Check(_article!, _data!, Language.English);

    [Benchmark]
    public ClaimAnswer Longest() => ClaimDesk.Check(_longest!, _data!, Language.English);
}
