using System.Text;
using RotationFunctions.Pipeline.Universes;

namespace RotationFunctions.Tests.Universes;

public class UniverseReaderTests
{
    private const string Fund = """{ "id": "AAA", "name": { "en": "Fund A", "zh": "基金甲" }, "kind": "fund", "segment": "large" }""";
    private const string Rate = """{ "id": "RRR", "name": { "en": "Rate R" }, "kind": "rate", "segment": "rate" }""";

    [Fact]
    public void Default_HasTheWholeMarket()
    {
        var universe = UniverseReader.Default;

        Assert.Equal("SPY", universe.Benchmark);
        Assert.Equal("^GSPC", universe.CalendarBefore);
        Assert.Equal(11, universe.Series.Count(s => s.Segment == "sector"));
        Assert.Equal(7, universe.Series.Count(s => s.Kind is SeriesKind.Rate or SeriesKind.Projection));
        Assert.Equal("罗素2000 ETF", universe.Find("IWM")!.Name.Zh);
        Assert.Equal("value", universe.Find("IWN")!.Group);
        Assert.Contains(new SeriesPair("IWM", "SPY"), universe.Spreads);
    }

    [Fact]
    public void Read_ByteOrderMarkCommentsTrailingCommas()
    {
        var universe = Read($$"""
            {
              // my list
              "version": "mine",
              "benchmark": "AAA",
              "series": [ {{Fund}}, {{Rate}}, ],
            }
            """, bom: true);

        Assert.Equal(["AAA", "RRR"], universe.Series.Select(s => s.Id));
        Assert.Empty(universe.Spreads);
        Assert.Null(universe.CalendarBefore);
    }

    [Fact]
    public void Read_Roles_AreThoseThatAreStated()
    {
        var universe = Read(List($"{Fund}, {Rate}, {Fund.Replace("AAA", "SSS").Replace("\"large\"", "\"sector\", \"group\": \"cyclical\"")}", more: ", \"roles\": { \"smallCap\": \"AAA\", \"twoYearYield\": \"RRR\" }"));
        var roles = UniverseRoles.Of(universe);

        Assert.Equal(("AAA", "RRR", "{microCap}"), (roles.SmallCap, roles.TwoYearYield, roles.MicroCap));
        Assert.Equal(["SSS"], roles.Sectors.Group("cyclical").Members);
        Assert.Empty(roles.Sectors.Group("defensive").Members);
        Assert.Empty(roles.Pairs);
    }

    [Fact]
    public void Read_NameInOneLanguage_StandsForBoth() =>
        Assert.Equal("Rate R", Read(List($"{Fund}, {Rate}")).Find("RRR")!.Name.In(RotationFunctions.Pipeline.Language.SimplifiedChinese));

    [Fact]
    public void Read_AsManySeriesAsADeskTakes_AndOneMore()
    {
        string Many(int count) => List(string.Join(", ", Enumerable.Range(0, count).Select(i => Fund.Replace("AAA", i == 0 ? "AAA" : $"A{i}", StringComparison.Ordinal))));
        Assert.Equal(2000, Read(Many(2000)).Series.Count);

        var refusal = Assert.Throws<UniverseException>(() => Read(Many(2001)));
        Assert.Contains("'series' has 2,001 entries; a desk takes at most 2,000", refusal.Message, StringComparison.Ordinal);
    }

    public static TheoryData<string, string[]> Broken => new()
    {
        { "", ["cannot be read"] },
        { "null", ["'series' is empty"] },
        { """{ "version": """, ["cannot be read in line 1"] },
        { """{ "version": 7 }""", ["cannot be read in line 1"] },
        { List(""), ["'series' is empty"] },
        { List("null"), ["series 1", "letters, digits"] },
        { List(Fund.Replace("AAA", "../x")), ["'../x'", "letters, digits"] },
        { List(Fund.Replace("AAA", "a/b")), ["'a/b'"] },
        { List(Fund.Replace("AAA", "a b")), ["'a b'"] },
        { List(Fund.Replace("\"fund\"", "\"stock\"")), ["'stock'", "AAA", "fund, index, rate, projection"] },
        { List(Fund.Replace("\"segment\"", "\"segmant\"")), ["'segmant'", "AAA", "id, name, aliases, kind, segment, group"] },
        { List(Fund.Replace(", \"segment\": \"large\"", "")), ["'segment of AAA' is missing"] },
        { List(Fund.Replace("\"en\": \"Fund A\", ", "")), ["'name.en of AAA' is missing"] },
        { List(Fund.Replace("\"zh\"", "\"cn\"")), ["'cn'", "en, zh"] },
        { List($"{Fund}, {Fund}"), ["'AAA' stands twice", "Remove or rename"] },
        { List($"{Fund}, {Fund.Replace("AAA", "aaa")}"), ["'aaa' stands twice", "case aside"] },
        { List(Fund, benchmark: "BBB"), ["the benchmark names 'BBB'", "Add it"] },
        { List($"{Fund}, {Rate}", benchmark: "RRR"), ["'RRR'", "no daily bars"] },
        { List(Fund, more: ", \"calendarBefore\": \"^X\""), ["'calendarBefore' names '^X'"] },
        { List(Fund, more: ", \"benchmark\": \"AAA\""), ["cannot be read in line 1", "benchmark"] },
        { List(Fund, more: ", \"spreads\": [ { \"a\": \"AAA\", \"b\": \"BBB\" } ]"), ["AAA, BBB", "names 'BBB'", "Add it"] },
        { List(Fund, more: ", \"spreads\": [ { \"a\": \"AAA\" } ]"), ["lacks 'a' or 'b'"] },
        { List(Fund, more: ", \"spreads\": [ { \"a\": \"AAA\", \"b\": \"AAA\" } ]"), ["with itself"] },
        { List($"{Fund}, {Fund.Replace("AAA", "BBB")}", more: ", \"spreads\": [ { \"a\": \"AAA\", \"b\": \"BBB\" }, { \"a\": \"AAA\", \"b\": \"BBB\" } ]"), ["stands twice"] },
        { List($"{Fund}, {Rate}", more: ", \"spreads\": [ { \"a\": \"AAA\", \"b\": \"RRR\" } ]"), ["'RRR'", "no daily bars"] },
        { List(Fund).Replace("\"version\": \"1\", ", ""), ["'version' is missing"] },
        { List(Fund, more: ", \"extra\": 1"), ["'extra'", "calendarBefore"] },
        { List(Fund, more: ", \"roles\": { \"smallcap\": \"AAA\" }"), ["role 'smallcap' is unknown", "smallCap, midCap"] },
        { List(Fund, more: ", \"roles\": { \"smallCap\": \"BBB\" }"), ["role 'smallCap' names 'BBB'", "leave the role out"] },
        { List(Fund, more: ", \"roles\": { \"smallCap\": null }"), ["role 'smallCap' names ''"] },
        { List(Fund, more: ", \"roles\": { \"twoYearYield\": \"AAA\" }"), ["'AAA', which is of kind fund", "of kind rate"] },
        { List($"{Fund}, {Rate}", more: ", \"roles\": { \"volatility\": \"RRR\" }"), ["'RRR', which is of kind rate", "fund or index"] },
        { List(Fund, more: ", \"sectorGroups\": { }"), ["'sectorGroups' stands without 'roles'"] },
        { List(Fund, more: ", \"roles\": { }, \"sectorGroups\": { \"banks\": [] }"), ["group 'banks'", "cyclical, defensive"] },
        { List(Fund, more: ", \"roles\": { }, \"sectorGroups\": { \"cyclical\": [ \"AAA\" ] }"), ["names 'AAA'", "segment 'sector'"] },
        { List(Fund, more: ", \"roles\": { }, \"sectorGroups\": { \"cyclical\": null }"), ["lists no members"] },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void Read_BrokenRule_NamesFileValueAndRemedy(string json, string[] parts)
    {
        var error = Assert.Throws<UniverseException>(() => Read(json));

        Assert.Contains("'my.json'", error.Message, StringComparison.Ordinal);
        Assert.All(parts, part => Assert.Contains(part, error.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void ReadFile_Missing_NamesFile()
    {
        var path = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N"), "no.json");

        var error = Assert.Throws<UniverseException>(() => UniverseReader.ReadFile(path));

        Assert.Contains(path, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SPY", true)]
    [InlineData("^RUT", true)]
    [InlineData("BRK.B", true)]
    [InlineData("BF-B", true)]
    [InlineData("FEDTARMD.longer_run", true)]
    [InlineData("", false)]
    [InlineData(null, false)]
    [InlineData("^", false)]
    [InlineData("^^X", false)]
    [InlineData("..", false)]
    [InlineData("a..b", false)]
    [InlineData("a.", false)]
    [InlineData("a\\b", false)]
    [InlineData("C:x", false)]
    [InlineData("a\0", false)]
    [InlineData("标普", false)]
    [InlineData("ABCDEFGHIJKLMNOPQRSTUVWXY", false)]
    public void SeriesId_Rule(string? id, bool valid) => Assert.Equal(valid, SeriesId.IsValid(id));

    private static string List(string series, string benchmark = "AAA", string more = "") =>
        $$"""{ "version": "1", "benchmark": "{{benchmark}}", "series": [ {{series}} ]{{more}} }""";

    private static Universe Read(string json, bool bom = false) =>
        UniverseReader.Read([.. bom ? Encoding.UTF8.Preamble : [], .. Encoding.UTF8.GetBytes(json)], "my.json");
}
