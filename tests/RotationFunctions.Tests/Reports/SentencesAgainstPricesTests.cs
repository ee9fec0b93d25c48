using RotationFunctions.Analytics;
using RotationFunctions.Pipeline;
using RotationFunctions.Pipeline.Reports;
using RotationFunctions.Pipeline.Reports.Figures;
using RotationFunctions.Pipeline.Reports.Texts;

namespace RotationFunctions.Tests.Reports;

/// <summary>
/// Whether words of direction and superlatives are true. Everything is worked out here anew from the closes, without the
/// library's figures, over whole markets and in both languages.
/// </summary>
[Slow]
public sealed class SentencesAgainstPricesTests
{
    private const int Days = 250;

    // What is printed as 0.00 is called level.
    private const double Level = 0.00005 + 1e-9;

    public static TheoryData<bool, Language> Markets => new()
    {
        { false, Language.English },
        { false, Language.SimplifiedChinese },
        { true, Language.English },
        { true, Language.SimplifiedChinese },
    };

    [Theory]
    [MemberData(nameof(Markets))]
    public void Leads(bool real, Language language)
    {
        var (ahead, behind, level) = language == Language.English ? (" lead ", " trail ", " are level") : ("领先", "落后", "持平");
        var told = Told(real, language, (prices, sentence) =>
        {
            if (sentence.Figures is not [var spread, _, _] || !Is(spread, "spread.", out var pair, out var window))
                return null;
            var lead = prices.Return(pair.Split('-')[0], window) - prices.Return(pair.Split('-')[1], window);
            return Word(sentence, (ahead, lead > 0), (behind, lead < 0), (level, Math.Abs(lead) <= Level));
        });

        Assert.True(told[ahead] > 20 && told[behind] > 20, Counts(told));
    }

    [Theory]
    [MemberData(nameof(Markets))]
    public void LeadsOverTwoWindows(bool real, Language language)
    {
        var (ahead, behind, mixed) = language == Language.English ? (" lead ", " trail ", "The spread of ") : ("均领先", "均落后", "价格回报之差");
        var told = Told(real, language, (prices, sentence) =>
        {
            if (sentence.Figures is not [var one, var other] || !Is(one, "spread.", out var pair, out var first) || !Is(other, "spread.", out _, out var second))
                return null;
            double[] leads = [.. new[] { first, second }.Select(w => prices.Return(pair.Split('-')[0], w) - prices.Return(pair.Split('-')[1], w))];
            return Word(
                sentence, (ahead, leads.All(l => l > 0)), (behind, leads.All(l => l < 0)),
                (mixed, (leads.Any(l => l > -Level) && leads.Any(l => l < Level)) || leads.Any(l => Math.Abs(l) <= Level)));
        });

        Assert.True(told[ahead] > 10 && told[behind] > 10 && told[mixed] > 10, Counts(told));
    }

    [Theory]
    [MemberData(nameof(Markets))]
    public void OrderOfSizes(bool real, Language language)
    {
        var (higher, lower) = language == Language.English ? ("the higher the price return", "the lower the price return") : ("价格回报越高", "价格回报越低");
        var told = Told(real, language, (prices, sentence) =>
        {
            if (sentence.Figures.Count != 4 || !sentence.Figures.All(f => f.EndsWith("/return.YTD", StringComparison.Ordinal)) || !sentence.Text.Contains(language == Language.English ? "the smaller" : "市值越小", StringComparison.Ordinal))
                return null;
            double[] fromLarge = [.. new[] { "SPY", "IJH", "IWM", "IWC" }.Select(s => prices.Return(s, "YTD"))];
            var rises = fromLarge.Zip(fromLarge.Skip(1), (large, small) => small - large).ToArray();
            return Word(sentence, (higher, rises.All(r => r > 0)), (lower, rises.All(r => r < 0)));
        });

        Assert.True(told[higher] > 3 && told[lower] > 3, Counts(told));
    }

    [Theory]
    [MemberData(nameof(Markets))]
    public void BestAndWorstSector(bool real, Language language)
    {
        var told = Told(real, language, (prices, sentence) =>
        {
            if (sentence.Figures is not [var best, var worst] || !Is(best, "return.", out var first, out var window) || !first.StartsWith("XL", StringComparison.Ordinal))
                return null;
            Assert.True(Is(worst, "return.", out var last, out _));
            var all = prices.Sectors.Select(s => prices.Return(s, window)).Where(r => !double.IsNaN(r)).ToList();
            Assert.Equal(all.Max(), prices.Return(first, window));
            Assert.Equal(all.Min(), prices.Return(last, window));
            return window;
        });

        Assert.True(told["1D"] > 100 && told["YTD"] > 100, Counts(told));
    }

    [Theory]
    [MemberData(nameof(Markets))]
    public void CyclicalsAndBreadth(bool real, Language language)
    {
        var (ahead, behind) = language == Language.English ? ("cyclical sectors lead", "cyclical sectors trail") : ("周期板块领先", "周期板块落后");
        var told = Told(real, language, (prices, sentence) =>
        {
            if (sentence.Figures is not ["sectors/sector.breadth.1M", "sectors/sector.cyclicalMinusDefensive.1M"])
                return null;
            var lead = prices.Mean(["XLB", "XLI", "XLY", "XLF", "XLE"]) - prices.Mean(["XLU", "XLP", "XLV", "XLRE"]);
            return Word(sentence, (ahead, lead > 0), (behind, lead < 0));
        });

        Assert.True(told[ahead] > 20 && told[behind] > 20, Counts(told));
    }

    [Theory]
    [MemberData(nameof(Markets))]
    public void AverageAndHigh(bool real, Language language)
    {
        var (above, below, at, under) = language == Language.English
            ? ("above its 200-day average", "below its 200-day average", "closed at its 52-week closing high", "below its 52-week closing high")
            : ("高出200日均线", "低于200日均线", "收于52周收盘高点", "较52周收盘高点");
        var told = Told(real, language, (prices, sentence) =>
        {
            if (sentence.Figures is [var close, _, _] && Is(close, "close", out var series, out _))
            {
                var distance = prices.Closes(series, 200).Average() is var average ? prices.Close(series) - average : 0;
                return Word(sentence, (above, distance > 0), (below, distance < 0));
            }

            if (!sentence.Figures.Any(f => f.EndsWith("/high.52w", StringComparison.Ordinal)))
                return null;
            series = sentence.Figures[0].Split('/')[0];
            var high = prices.Closes(series, 252).Max();
            return Word(sentence, (at, prices.Close(series) == high), (under, prices.Close(series) < high));
        });

        Assert.True(told[above] > 20 && told[below] > 20 && told[at] > 3 && told[under] > 20, Counts(told));
    }

    [Theory]
    [MemberData(nameof(Markets))]
    public void BreakoutAndAnalogs(bool real, Language language)
    {
        var (leads, trails) = language == Language.English ? (" leads ", " trails ") : ("领先，", "落后，");
        var (above, back) = language == Language.English ? (" above ", " below ") : ("高于", "低于");
        var none = language == Language.English ? "holds neither above nor below" : "既未站稳于";
        var told = Told(real, language, (prices, sentence) =>
        {
            if (sentence.Figures is [var now] && now.StartsWith("market/analog.", StringComparison.Ordinal))
            {
                var rival = now.Contains(".IXIC.", StringComparison.Ordinal) ? "^IXIC" : "QQQ";
                var lead = prices.Return("^RUT", "YTD") - prices.Return(rival, "YTD");
                return Word(sentence, (leads, lead > 0), (trails, lead < 0));
            }

            // The range ends 63 days before; a breakout that stands never closed more than 1 % under its high.
            if (sentence.Figures is [var held] && held.EndsWith("/breakout.held", StringComparison.Ordinal))
            {
                var series = held.Split('/')[0];
                return Word(sentence, (none, !prices.HasBreakout(series)));
            }

            if (sentence.Figures.Any(f => f.EndsWith("/range.above.since", StringComparison.Ordinal)))
            {
                var series = sentence.Figures[0].Split('/')[0];
                Assert.Equal(!sentence.Figures.Any(f => f.EndsWith("/range.above.lost", StringComparison.Ordinal)), prices.HasBreakout(series));
                return Word(sentence, (above, prices.Close(series) >= prices.RangeHigh(series)), (back, prices.Close(series) < prices.RangeHigh(series)));
            }

            return null;
        });

        Assert.True(told[leads] > 10 && told[trails] > 10 && told[none] > 20 && told[above] > 5, Counts(told));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void LongestRunsAndHighestRatios_InChinese(bool real)
    {
        var told = Told(real, Language.SimplifiedChinese, (prices, sentence) =>
        {
            if (sentence.Figures is ["IWM-SPY/rs.streak", ..])
            {
                var run = prices.Run(0);
                Assert.Contains($"连续{run}个交易日", sentence.Text, StringComparison.Ordinal);
                var isLongest = prices.LongestRunBefore(run) < run;
                return Word(sentence, ("为有数据以来最长", isLongest), ("上一次不短于此", !isLongest));
            }

            if (sentence.Figures is [var high] && Is(high, "rs.newHigh.", out _, out var window))
            {
                var ratios = prices.Ratios(window switch { "1Y" => 252, "6M" => 126, _ => 63 });
                Assert.Equal(ratios.Max(), ratios[^1]);
                return window;
            }

            return null;
        });

        Assert.True(told["上一次不短于此"] > 5, Counts(told));
    }

    private static Dictionary<string, int> Told(bool real, Language language, Func<RawPrices, Sentence, string?> check)
    {
        var market = real ? MarketReports.Real : MarketReports.Demo;
        var told = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var day in market.Days(Days))
        {
            var prices = new RawPrices(market.History, day);
            foreach (var sentence in SectionWriter.Write(market.On(day), language).SelectMany(s => s.Sentences))
                if (check(prices, sentence) is { } word)
                    told[word] = told.GetValueOrDefault(word) + 1;
        }

        return told.Count > 0 ? told : throw new InvalidOperationException("No such sentence in any report.");
    }

    /// <summary>The word that the sentence has, which must be true; one of them it must have.</summary>
    private static string Word(Sentence sentence, params (string Word, bool IsTrue)[] words)
    {
        var (word, isTrue) = words.FirstOrDefault(w => sentence.Text.Contains(w.Word, StringComparison.Ordinal));
        if (word is null)
            return "";
        Assert.True(isTrue, sentence.Text);
        return word;
    }

    private static bool Is(string id, string metric, out string series, out string window)
    {
        (series, var name) = id.Split('/') is [var of, var what] ? (of, what) : ("", id);
        window = name.StartsWith(metric, StringComparison.Ordinal) ? name[metric.Length..] : "";
        return name.StartsWith(metric, StringComparison.Ordinal) && !window.Contains('.', StringComparison.Ordinal);
    }

    private static string Counts(Dictionary<string, int> told) => string.Join(", ", told.Select(t => $"{t.Key}: {t.Value}"));

    /// <summary>Closes up to a day, and what follows from them.</summary>
    private sealed class RawPrices(MarketHistory history, int day)
    {
        public IEnumerable<string> Sectors { get; } = ["XLB", "XLC", "XLE", "XLF", "XLI", "XLK", "XLP", "XLRE", "XLU", "XLV", "XLY"];

        public double Close(string series, int back = 0) => At(series, day - back);

        public double[] Closes(string series, int count) => [.. Enumerable.Range(0, count).Select(back => Close(series, back)).Where(c => !double.IsNaN(c))];

        public double Return(string series, string window)
        {
            var first = window switch { "1D" => day - 1, "1W" => day - 5, "1M" => day - 21, "3M" => day - 63, "6M" => day - 126, "1Y" => day - 252, _ => YearBase() };
            return (At(series, day) / At(series, first)) - 1;
        }

        /// <summary>Mean of the month's returns of those that were listed at its base.</summary>
        public double Mean(string[] sectors) => sectors.Select(s => Return(s, "1M")).Where(r => !double.IsNaN(r)).Average();

        public double RangeHigh(string series) => Enumerable.Range(63, 756).Select(back => Close(series, back)).Where(c => !double.IsNaN(c)).Max();

        /// <summary>Within 63 days three closes in a row above the range, and none since more than 1 % under its high.</summary>
        public bool HasBreakout(string series)
        {
            var high = RangeHigh(series);
            var (above, holds) = (0, false);
            for (var back = 62; back >= 0; back--)
            {
                above = Close(series, back) > high ? above + 1 : 0;
                holds = (holds || above >= 3) && Close(series, back) >= high * 0.99;
            }

            return holds;
        }

        public int Run(int back)
        {
            var length = 0;
            while (Close("IWM", back + length) / Close("IWM", back + length + 1) > Close("SPY", back + length) / Close("SPY", back + length + 1))
                length++;
            return length;
        }

        public int LongestRunBefore(int run) => Enumerable.Range(run, day - run).Max(Run);

        public double[] Ratios(int count) => [.. Enumerable.Range(0, count).Select(back => Close("IWM", back) / Close("SPY", back)).Reverse()];

        private double At(string series, int index)
            => history.Instrument(series) is { } bars && bars.HasBar(index) ? bars.Close.Values[index - bars.Start] : double.NaN;

        private int YearBase()
        {
            var index = day;
            while (index >= 0 && history.Calendar[index].Year == history.Calendar[day].Year)
                index--;
            return index;
        }
    }
}
