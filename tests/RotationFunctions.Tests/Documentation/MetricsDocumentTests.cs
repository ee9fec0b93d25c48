using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using RotationFunctions.Analytics;
using RotationFunctions.Pipeline.Reports.Figures;
using RotationFunctions.Pipeline.Reports.Figures.Families;

namespace RotationFunctions.Tests.Documentation;

/// <summary>docs/metrics.md against the program: every figure stands in it, and what it names exists.</summary>
public sealed partial class MetricsDocumentTests
{
    private static readonly string Text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "metrics.md"));

    /// <summary>Rows of the tables of figures: the ids, the definition, the source, the oracle with its test.</summary>
    private static readonly string[][] Rows =
    [
        .. Text.Split('\n')
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .Select(line => Cells().Split(line)[1..^1].Select(cell => cell.Trim()).ToArray()),
    ];

    /// <summary>Ids as the document writes them; what stands in angle brackets may be anything.</summary>
    private static readonly Dictionary<string, Regex> Ids = Rows.SelectMany(row => Spans(row[0])).ToDictionary(
        id => id, id => new Regex("^" + Placeholder().Replace(Regex.Escape(id), ".+") + "$", RegexOptions.CultureInvariant));

    [Fact]
    public void Ids_EveryIdOfTheLibraryStandsThere()
    {
        string[] ids =
        [
            .. FigureIds.All,
            .. typeof(RotationIds).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!),
            .. Window.All.SelectMany(w => new[]
            {
                FigureIds.Spread(w), RotationIds.NewHigh(w), RotationIds.SectorMembers(w), RotationIds.SectorRank(w), RotationIds.SectorGroup(MarketSectors.Growth, w),
                RotationIds.CyclicalMinusDefensive(w), RotationIds.SectorDispersion(w), RotationIds.SectorBreadth(w),
            }),
            RotationIds.Projection("2026"), RotationIds.Implied(new(2026, 12, 1)), RotationIds.Gap(2026), RotationIds.Analog("^IXIC"), RotationIds.Percentile(FigureIds.Rsi14),
        ];

        Assert.True(ids.Length > 150);
        Assert.All(ids, AssertDocumented);
    }

    [Fact]
    public void Ids_EveryFigureOfAReportStandsThere()
    {
        using var folder = new DemoFolder(new(2019, 12, 2));
        var market = folder.Reports();
        var metrics = market.On([market.LastDay, market.LastDay - 300]).SelectMany(report => new ReportFigures(report).All)
            .Concat(new ReportFigures(MarketReports.Demo.On(MarketReports.Demo.LastDay)).All)
            .Select(figure => figure.Metric)
            .Concat(MarketReports.Demo.On(MarketReports.Demo.LastDay).Figures.Values.SelectMany(of => of.Keys)).Distinct().ToArray();

        Assert.True(metrics.Length > 300, $"Only {metrics.Length} ids.");
        Assert.All(metrics.Where(metric => metric != "close"), AssertDocumented);
        // And nothing stands there that no report has; the first of a rating or a list of parts is a name and no figure.
        string[] names = [RotationIds.Pattern, RotationIds.January, RotationIds.Stance, RotationIds.PatternTop, RotationIds.RangeAbove, RotationIds.RangeBelow, "analog.<rival>", RotationIds.PolicyGap];
        Assert.All(
            Ids.Where(id => !names.Contains(id.Key) && !id.Key.StartsWith("risk.", StringComparison.Ordinal) && !id.Key.StartsWith("opportunity.", StringComparison.Ordinal)),
            id => Assert.True(metrics.Any(id.Value.IsMatch), $"{id.Key} is a figure of no report."));
    }

    [Fact]
    public void Rows_HaveADefinitionAnOracleAndATest()
    {
        Assert.True(Rows.Length > 60);
        Assert.All(Rows, row =>
        {
            Assert.True(row.Length == 4, $"The row of {row[0]} has {row.Length} cells.");
            Assert.NotEmpty(row[1]);
            Assert.Matches("^[a-z ,]+: `", row[3]);
            Assert.All(Spans(row[3]), test => Assert.Matches(TestName(), test));
        });
    }

    /// <summary>Prices that the project may not pass on are never the only thing that a figure is checked against.</summary>
    [Fact]
    public void Rows_HaveAnOracleThatAnyoneCanRun() => Assert.All(Rows, row => Assert.DoesNotMatch("^real[^;]*$", row[3]));

    /// <summary>What is said to be compared with pandas on the invented market is a number there, on one of its days at least.</summary>
    [Fact]
    public void Rows_ThatNameTheOracle_AreInIt()
    {
        using var expected = JsonDocument.Parse(
            File.ReadAllText(Path.Combine(SharedData.Repository, "tests", "RotationFunctions.Tests", "Oracles", "rotation-expected.json")));
        var ids = expected.RootElement.EnumerateObject().SelectMany(day => day.Value.EnumerateObject())
            .Where(figure => figure.Value.ValueKind != JsonValueKind.Null).Select(figure => figure.Name.Split('/')[^1]).ToHashSet();
        var named = Rows.Where(row => row[3].Contains("pandas: `RotationOracleTests.EveryFigure`", StringComparison.Ordinal)).ToArray();

        Assert.True(named.Length > 5);
        Assert.All(named.SelectMany(row => Spans(row[0])), id => Assert.True(ids.Any(Ids[id].IsMatch), $"{id} is not in the oracle."));
    }

    [Fact]
    public void Tests_EveryTestThatIsNamedExists()
    {
        var tests = typeof(MetricsDocumentTests).Assembly.GetTypes().Where(type => type.Name.EndsWith("Tests", StringComparison.Ordinal)).ToLookup(type => type.Name);
        var named = Spans(Text).Select(span => TestName().Match(span)).Where(match => match.Success).ToArray();

        Assert.True(named.Length > 70);
        Assert.All(named, match =>
        {
            var methods = tests[match.Groups["class"].Value].SelectMany(type => type.GetMethods()).Select(method => method.Name).ToArray();
            var method = match.Groups["method"].Value;
            Assert.True(
                method.Length == 0 ? methods.Length > 0 : methods.Any(m => match.Groups["any"].Success ? m.StartsWith(method, StringComparison.Ordinal) : m == method),
                $"There is no test {match.Value}.");
        });
    }

    /// <summary>The table of the families is written from their declarations. With WRITE_DOCS=1 in the environment this test writes it.</summary>
    [Fact]
    public void Families_TableIsThatOfTheDeclarations()
    {
        var rows = MetricFamilies.All.SelectMany(registered => registered.Definitions.Select(definition =>
            $"| `{definition.Pattern.Replace('{', '<').Replace('}', '>')}` | `{definition.Formula.Replace("|", "\\|", StringComparison.Ordinal)}`: {definition.Text.En} | {definition.Source} | {registered.Family.Oracle} |"));
        var table = $"<!-- families -->\n| id | definition | source | oracle and test |\n|---|---|---|---|\n{string.Join('\n', rows)}\n<!-- /families -->";
        if (Environment.GetEnvironmentVariable("WRITE_DOCS") == "1")
            File.WriteAllText(Path.Combine(SharedData.Repository, "docs", "metrics.md"), FamilyTable().Replace(Text, _ => table));
        else
            Assert.Equal(table, FamilyTable().Match(Text).Value);
    }

    private static void AssertDocumented(string id)
        => Assert.True(Ids.Values.Any(documented => documented.IsMatch(id)), $"{id} is not in docs/metrics.md.");

    private static IEnumerable<string> Spans(string text) => Code().Matches(text).Select(match => match.Groups[1].Value);

    [GeneratedRegex(@"(?<!\\)\|")]
    private static partial Regex Cells();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();

    [GeneratedRegex("<!-- families -->.*<!-- /families -->", RegexOptions.Singleline)]
    private static partial Regex FamilyTable();

    [GeneratedRegex("<[a-z]+>")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"^(?<class>[A-Z]\w*Tests)(\.(?<method>\w+)(?<any>\*)?)?$")]
    private static partial Regex TestName();
}
