using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using RotationFunctions.Pipeline;
using RotationFunctions.Pipeline.Reports;
using RotationFunctions.Pipeline.Reports.Texts;
using RotationFunctions.Pipeline.Snapshots;

namespace RotationFunctions.Tests.Reports;

public sealed class ReportJsonTests
{
    [Fact]
    public void Serialize_ThenDeserialize()
    {
        var report = SampleReports.Full();

        var json = ReportJson.Serialize(report);
        var again = ReportJson.Serialize(ReportJson.Deserialize(json));

        Assert.Equal(Encoding.UTF8.GetString(json), Encoding.UTF8.GetString(again));
    }

    [Theory]
    [InlineData(0.00746853878038767, "0.00746853878038767")]
    [InlineData(0.1, "0.1")]
    [InlineData(8.652834900779253e-08, "8.652834900779253E-08")]
    public void Serialize_Doubles(double value, string expected)
    {
        var report = SampleReports.Sparse();
        report = report with { Spreads = [new Spread("IWM", "SPY", Differences(value))] };

        var json = JsonNode.Parse(ReportJson.Serialize(report))!;

        Assert.Equal(expected, json["spreads"]![0]!["values"]!["1D"]!.ToJsonString());
        Assert.Equal(value, json["spreads"]![0]!["values"]!["1D"]!.GetValue<double>());
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Serialize_NoNumber(double value)
    {
        var report = SampleReports.Sparse() with { Spreads = [new Spread("IWM", "SPY", Differences(value))] };

        Assert.Throws<ArgumentException>(() => ReportJson.Serialize(report));
    }

    [Fact]
    public void Serialize_Names()
    {
        var report = SampleReports.Sparse() with { Warnings = [new ReportWarning("IWM", "</script> 与")] };

        var json = Encoding.UTF8.GetString(ReportJson.Serialize(report));

        Assert.Contains("\"asOf\":\"2026-01-22\"", json, StringComparison.Ordinal);
        Assert.Contains("罗素2000 ETF", json, StringComparison.Ordinal);
        Assert.Contains("与", json, StringComparison.Ordinal);
        Assert.DoesNotContain("</script>", json, StringComparison.Ordinal);
        Assert.Equal("</script> 与", ReportJson.Deserialize(Encoding.UTF8.GetBytes(json)).Warnings[0].Reason);
    }

    [Fact]
    public void Serialize_WindowsKeepTheirOrder()
    {
        var json = JsonNode.Parse(ReportJson.Serialize(SampleReports.Full()))!;

        var windows = json["performance"]![0]!["returns"]!.AsObject().Select(w => w.Key);

        Assert.Equal(["1D", "1W", "1M", "3M", "6M", "1Y", "YTD"], windows);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("{\"asOf\":")]
    public void Deserialize_NoReport(string json)
        => Assert.Throws<JsonException>(() => ReportJson.Deserialize(Encoding.UTF8.GetBytes(json)));

    [Fact]
    public void Deserialize_ReportOfAnEarlierVersion()
    {
        var json = JsonNode.Parse(ReportJson.Serialize(SampleReports.Full()))!.AsObject();
        json.Remove("relativeStrength");
        json.Remove("stance");

        var report = ReportJson.Deserialize(Encoding.UTF8.GetBytes(json.ToJsonString()));

        Assert.Empty(report.RelativeStrength);
        Assert.Null(report.Stance);
        Assert.NotEmpty(ReportJson.Serialize(report));
    }

    [Theory]
    [MemberData(nameof(Reports))]
    public void Schema_AcceptsReports(string name, Language language)
    {
        var report = ReportTexts.Write(name == "full" ? SampleReports.Full() : SampleReports.Sparse(), language);

        Assert.Empty(ReportSchema.Errors(ReportJson.Serialize(report)));
    }

    public static TheoryData<string, Language> Reports => new()
    {
        { "full", Language.English },
        { "full", Language.SimplifiedChinese },
        { "sparse", Language.English },
        { "sparse", Language.SimplifiedChinese },
    };

    [Theory]
    [InlineData("$", "extra", "1")]
    [InlineData("performance/0", "extra", "1")]
    [InlineData("performance/0/returns", "2Y", "0.1")]
    [InlineData("performance/0/returns", "1D", "\"0.1\"")]
    [InlineData("performance/0/drawdown", "1Y", "0.1")]
    [InlineData("performance/0/rsi", "14", "101")]
    [InlineData("source", "snapshot", "\"latest\"")]
    [InlineData("$", "asOf", "\"22.01.2026\"")]
    [InlineData("$", "language", "\"de\"")]
    [InlineData("$", "schemaVersion", "\"2.0\"")]
    public void Schema_RefusesWhatIsNoReport(string path, string property, string value)
    {
        var json = JsonNode.Parse(ReportJson.Serialize(SampleReports.Full()))!;
        var node = path == "$"
            ? json
            : path.Split('/').Aggregate(json, (at, step) => int.TryParse(step, CultureInfo.InvariantCulture, out var index) ? at[index]! : at[step]!);
        node[property] = JsonNode.Parse(value);

        Assert.NotEmpty(ReportSchema.Errors(Encoding.UTF8.GetBytes(json.ToJsonString())));
    }

    [Fact]
    public void Schema_DescribesEveryProperty()
    {
        var schema = JsonNode.Parse(ReportSchema.Text)!;

        var undescribed = Properties(schema, "").Where(p => string.IsNullOrWhiteSpace((string?)p.Value["description"])
            && p.Value["$ref"] is null).Select(p => p.Path);

        Assert.Empty(undescribed);
    }

    private static IEnumerable<(string Path, JsonObject Value)> Properties(JsonNode node, string path)
    {
        if (node is JsonObject owner)
        {
            foreach (var (key, value) in owner)
            {
                if (key == "properties")
                    foreach (var (name, property) in value!.AsObject())
                        yield return ($"{path}/{name}", property!.AsObject());
                foreach (var inner in Properties(value!, $"{path}/{key}"))
                    yield return inner;
            }
        }
    }

    private static OrderedDictionary<string, double?> Differences(double value)
        => new() { ["1D"] = value, ["1W"] = null, ["1M"] = null, ["3M"] = null, ["6M"] = null, ["1Y"] = null, ["YTD"] = null };
}
