using System.Globalization;
using System.Text.RegularExpressions;
using RotationFunctions.Analytics;
using RotationFunctions.Pipeline;
using RotationFunctions.Pipeline.Reports;
using RotationFunctions.Pipeline.Reports.Figures;
using RotationFunctions.Pipeline.Reports.Texts;

namespace RotationFunctions.Tests.Reports;

public sealed partial class SectionWriterTests
{
    // Numbers that belong to a name and are no figure.
    private static readonly string[] Terms = ["200-day", "14-day", "52-week", "200日", "14日", "52周"];

    public static TheoryData<int, Language> ManyReports
    {
        get
        {
            var reports = new TheoryData<int, Language>();
            for (var seed = 1; seed <= 100; seed++)
            {
                reports.Add(seed, Language.English);
                reports.Add(seed, Language.SimplifiedChinese);
            }

            return reports;
        }
    }

    [Theory]
    [MemberData(nameof(ManyReports))]
    public void Write_EveryNumberIsANamedFigure(int seed, Language language) => StatesItsFigures(SampleReports.Full(seed), language);

    [Slow]
    [Theory]
    [InlineData(false, Language.English)]
    [InlineData(false, Language.SimplifiedChinese)]
    [InlineData(true, Language.English)]
    [InlineData(true, Language.SimplifiedChinese)]
    public void Write_EveryNumberIsANamedFigure_WholeMarket(bool real, Language language)
    {
        var market = real ? MarketReports.Real : MarketReports.Demo;
        foreach (var day in market.Days(200))
            StatesItsFigures(market.On(day), language);
    }

    [Slow]
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Write_SuperlativesAreTrueInTheData(bool real)
    {
        var market = real ? MarketReports.Real : MarketReports.Demo;
        var (calendar, small, large) = (market.History.Calendar, market.History.Instrument("IWM")!, market.History.Instrument("SPY")!);
        var runs = 0;
        foreach (var day in market.Days(400))
        {
            var report = market.On(day);
            var divergence = SectionWriter.Write(report, Language.English)[0];
            // Runs are counted here from the closes.
            var run = Run(day);
            if (divergence.Sentences.FirstOrDefault(s => s.Figures.Contains("IWM-SPY/rs.streak")) is { } streak)
            {
                runs++;
                var longest = Enumerable.Range(0, day - run + 1).Max(Run);
                Assert.Equal(longest < run, streak.Text.Contains("the longest run in the data", StringComparison.Ordinal));
                Assert.Contains($" {run} trading days in a row", streak.Text, StringComparison.Ordinal);
            }

            var high = divergence.Sentences.FirstOrDefault(s => s.Text.Contains("closed at its highest", StringComparison.Ordinal));
            var days = high is null ? 63 : high.Text.Contains("one year", StringComparison.Ordinal) ? 252 : high.Text.Contains("six months", StringComparison.Ordinal) ? 126 : 63;
            if (day - days + 1 >= Math.Max(small.Start, large.Start))
                Assert.Equal(high is not null, Enumerable.Range(day - days + 1, days).All(d => Ratio(d) <= Ratio(day)));
        }

        Assert.True(runs > 5);

        double Close(BarSeries series, int day) => day < series.Start ? double.NaN : series.Close.Values[day - series.Start];
        double Ratio(int day) => Close(small, day) / Close(large, day);
        bool Won(int day) => day > 0 && Close(small, day) / Close(small, day - 1) > Close(large, day) / Close(large, day - 1);
        int Run(int day)
        {
            var length = 0;
            while (day - length >= 0 && Won(day - length))
                length++;
            return length;
        }
    }

    [Theory]
    [MemberData(nameof(ManyReports))]
    public void Write_WordsOfDirectionFollowTheSign(int seed, Language language)
    {
        var report = ReportTexts.Write(SampleReports.Full(seed), language);
        var figures = new ReportFigures(report);
        var (up, down) = language == Language.English ? (" lead ", " trail ") : ("领先", "落后");

        foreach (var sentence in report.Sections.SelectMany(s => s.Sentences).Where(s => s.Figures is [var first, ..] && first.Contains("/spread.", StringComparison.Ordinal)))
        {
            var spread = figures.Find(sentence.Figures[0])!.Value;
            if (sentence.Text.Contains(up, StringComparison.Ordinal))
                Assert.True(spread > 0, sentence.Text);
            if (sentence.Text.Contains(down, StringComparison.Ordinal))
                Assert.True(spread < 0, sentence.Text);
        }
    }

    [Theory]
    [InlineData(Language.English)]
    [InlineData(Language.SimplifiedChinese)]
    public void Write_SectionsInOrder(Language language)
    {
        var sections = SectionWriter.Write(SampleReports.Full(), language);

        Assert.Equal(
            ["divergence", "sectors", "policy", "technicals", "fundamentals", "valuation", "history", "opportunities", "risks", "evidence", "similar", "summary"],
            sections.Select(s => s.Id));
        Assert.All(sections, s => Assert.NotEmpty(s.Sentences));
        Assert.Equal(sections.Count, sections.Select(s => s.Title).Distinct().Count());
    }

    [Theory]
    [InlineData(Language.English)]
    [InlineData(Language.SimplifiedChinese)]
    public void Write_WithoutFiguresSaysWhatIsNeeded(Language language)
    {
        var sections = SectionWriter.Write(SampleReports.Sparse(), language);

        Assert.All(sections, section =>
        {
            var sentence = Assert.Single(section.Sentences);
            Assert.Empty(sentence.Figures);
            Assert.StartsWith(language == Language.English ? "Needs " : "缺少", sentence.Text, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Write_English()
    {
        var report = Exact(spread: 0.08564, small: 0.0959945, large: 0.0103531);

        var sentence = OfYearToDate(report, Language.English);

        Assert.Equal(
            "Year to date, small caps (IWM) lead large caps (SPY) by 8.56\u00A0percentage points: price returns of +9.60% against +1.04%.",
            sentence.Text);
        Assert.Equal(["IWM-SPY/spread.YTD", "IWM/return.YTD", "SPY/return.YTD"], sentence.Figures);
    }

    [Fact]
    public void Write_Chinese()
    {
        var report = Exact(spread: -0.02, small: -0.01, large: 0.01);

        var sentence = OfYearToDate(report, Language.SimplifiedChinese);

        Assert.Equal("今年以来，小盘股（IWM）落后大盘股（SPY）2.00个百分点，价格回报分别为−1.00%和+1.00%。", sentence.Text);
    }

    [Fact]
    public void Write_Level()
    {
        var report = Exact(spread: 0.00001, small: 0.01001, large: 0.01);

        Assert.Contains("are level, 0.00\u00A0percentage points apart", OfYearToDate(report, Language.English).Text, StringComparison.Ordinal);
        Assert.Contains("持平，相差0.00个百分点", OfYearToDate(report, Language.SimplifiedChinese).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(69.994, "neither")]
    [InlineData(69.995, "overbought.")]
    [InlineData(30.004, "oversold.")]
    [InlineData(30.005, "neither")]
    public void Write_MomentumIsReadFromWhatIsPrinted(double rsi, string expected)
    {
        var report = SampleReports.Full();
        report = report with
        {
            Performance = [.. report.Performance.Select(p => p with { Rsi = new Dictionary<string, double?> { ["14"] = rsi } })],
        };

        var sentence = SectionWriter.Write(report, Language.English).Single(s => s.Id == "technicals").Sentences
            .Single(s => s.Figures.Contains("IWM/rsi.14"));

        Assert.Contains(expected, sentence.Text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(ManyReports))]
    public void Write_PunctuationIsOfTheLanguage(int seed, Language language)
    {
        var (end, foreign) = language == Language.English ? (".", "，。（）；：") : ("。", ",.();:");
        var report = SampleReports.Full(seed);
        foreach (var sentence in SectionWriter.Write(report, language).SelectMany(s => s.Sentences))
        {
            // A name keeps the punctuation that it has.
            var text = report.Performance.Aggregate(sentence.Text, (t, p) => t.Replace(p.Names.In(language), "X", StringComparison.Ordinal));
            Assert.DoesNotMatch(@"-\d|\d\s+percentage", text.Replace('\u00A0', '~'));
            text = Number().Replace(text, "");
            Assert.EndsWith(end, text, StringComparison.Ordinal);
            Assert.All(text, character => Assert.False(foreign.Contains(character, StringComparison.Ordinal), sentence.Text));
        }
    }

    [Fact]
    public void SentenceText_NumberThatIsNoFigure()
        => Assert.Throws<ArgumentException>(() =>
        {
            var text = new SentenceText(20, 0);
            text.AppendLiteral("It rose by 3 percent.");
        });

    [Fact]
    public void SentenceText_AbsentFigure()
    {
        var text = new SentenceText(20, 1);
        text.AppendLiteral("It rose by ");
        text.AppendFormatted(new Figure("IWM", "return.YTD", null, FigureUnit.Change));

        Assert.Null(text.Finish());
    }

    [Theory]
    [InlineData(Language.English, "None of the conditions that the desk watches is met.")]
    [InlineData(Language.SimplifiedChinese, "所跟踪的条件目前均未满足。")]
    public void Write_NoOpportunity(Language language, string expected)
    {
        var report = SampleReports.Full() with { Opportunities = [] };

        Assert.Equal(expected, Assert.Single(SectionWriter.Write(report, language).Single(s => s.Id == "opportunities").Sentences).Text);
    }

    [Theory]
    [InlineData(Language.English, "Breakout of small caps: the condition is met.")]
    [InlineData(Language.SimplifiedChinese, "小盘股突破：条件已满足。")]
    public void Write_OpportunityWithoutPast(Language language, string expected)
    {
        var report = SampleReports.Full() with
        {
            Opportunities = [new Opportunity { Id = RotationIds.SmallCapBreakout, Conditions = [], ShareOfPast = null, DaysOfPast = 0 }],
        };

        Assert.Equal(expected, Assert.Single(SectionWriter.Write(report, language).Single(s => s.Id == "opportunities").Sentences).Text);
    }

    private static void StatesItsFigures(Report figuresOfDay, Language language)
    {
        var report = ReportTexts.Write(figuresOfDay, language);
        var figures = new ReportFigures(report);
        var names = report.Performance.SelectMany(p => new[] { p.Names.En, p.Names.Zh, p.Series.Any(char.IsDigit) ? p.Series : p.Names.En }).ToArray();
        foreach (var sentence in report.Sections.SelectMany(s => s.Sentences))
        {
            var text = sentence.Text;
            foreach (var name in names)
                text = text.Replace(name, "", StringComparison.Ordinal);
            foreach (var date in sentence.Figures.Select(figures.Date).Where(d => d.Day is not null))
                text = ReplaceFirst(text, Written(date.Day!.Value, language) is var whole && text.Contains(whole, StringComparison.Ordinal) ? whole : date.Day.Value.ToString("yyyy", CultureInfo.InvariantCulture));
            // The year of a projection is the name of its target.
            if (sentence.Figures.Any(id => id.StartsWith("policy/policy.dots.2", StringComparison.Ordinal)))
                text = ReplaceFirst(text, sentence.Figures.First(id => id.StartsWith("policy/policy.dots.2", StringComparison.Ordinal))[^4..]);
            // Each figure is worked out here from its value alone, not by the formatter.
            var stated = sentence.Figures
                .Where(id => figures.Date(id).Day is null)
                .Select(id => Assert.IsType<Figure>(figures.Find(id)))
                .Where(f => f.Unit != FigureUnit.Flag)
                .Select(PrintedNumber.Of).ToList();
            var numbers = NumbersIn(text, []).ToList();
            Assert.True(stated.Count == numbers.Count, $"'{sentence.Text}' states {numbers.Count} numbers and names {string.Join(", ", sentence.Figures)}.");
            foreach (var (number, figure) in numbers.Zip(stated))
            {
                Assert.True(
                    number.Value == (number.IsSigned ? figure : Math.Abs(figure)),
                    $"{number.Value} in '{sentence.Text}' is not the figure that is named in its place of {string.Join(", ", sentence.Figures)}.");
            }
        }
    }

    private static string Written(DateOnly date, Language language) => language == Language.English
        ? date.ToString("d\u00A0MMMM yyyy", CultureInfo.InvariantCulture)
        : FormattableString.Invariant($"{date.Year}年{date.Month}月{date.Day}日");

    private static string ReplaceFirst(string text, string part)
    {
        var at = text.IndexOf(part, StringComparison.Ordinal);
        Assert.True(at >= 0, $"'{part}' is not in '{text}'.");
        return text.Remove(at, part.Length);
    }

    private static Sentence OfYearToDate(Report report, Language language)
        => SectionWriter.Write(report, language)[0].Sentences.First(s => s.Figures.Contains("IWM-SPY/spread.YTD"));

    private static Report Exact(double spread, double small, double large)
    {
        var report = SampleReports.Full();
        return report with
        {
            Performance = [.. report.Performance.Select(p => p with
            {
                Returns = new Dictionary<string, double?>(p.Returns) { ["YTD"] = p.Series == "IWM" ? small : large },
            })],
            Spreads = [.. report.Spreads.Select(s => s with { Values = new Dictionary<string, double?>(s.Values) { ["YTD"] = spread } })],
        };
    }

    private static IEnumerable<(decimal Value, bool IsSigned)> NumbersIn(string text, IEnumerable<string> names)
    {
        foreach (var name in names.OrderByDescending(n => n.Length).Concat(Terms))
            text = text.Replace(name, "", StringComparison.Ordinal);
        foreach (Match match in Number().Matches(text))
        {
            var digits = decimal.Parse(match.Groups["digits"].Value, NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
            var sign = match.Groups["sign"].Value;
            yield return (sign == "−" ? -digits : digits, sign.Length > 0);
        }
    }

    [GeneratedRegex(@"(?<sign>[+\-−]?)(?<digits>\d[\d,]*(\.\d+)?)")]
    private static partial Regex Number();
}
