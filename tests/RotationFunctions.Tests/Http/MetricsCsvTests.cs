using System.Text;
using RotationFunctions.Pipeline.Http;
using RotationFunctions.Pipeline.Metrics;

namespace RotationFunctions.Tests.Http;

public sealed class MetricsCsvTests
{
    /// <summary>Names that a universe may have: a spreadsheet must neither split them nor run them.</summary>
    [Theory]
    [InlineData("IWM", "IWM")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"hi\"", "\"say \"\"hi\"\"\"")]
    [InlineData("two\r\nlines", "\"two\r\nlines\"")]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\tx", "'\tx")]
    [InlineData("=a,\"b\"", "\"'=a,\"\"b\"\"\"")]
    [InlineData("", "")]
    public void Text(string value, string expected)
    {
        Assert.Equal($"date,snapshot,{expected}\r\n", Written([], value));
        Assert.Equal($"date,snapshot\r\n2026-01-22,{expected}\r\n", Written([Row(value)]));
    }

    [Theory]
    [InlineData(-0.0072, "-0.0072")]
    [InlineData(0.1, "0.1")]
    [InlineData(51133915602.38095, "51133915602.38095")]
    [InlineData(1e-7, "1E-07")]
    [InlineData(-0.0, "-0")]
    public void Number(double value, string expected)
        => Assert.Equal($"date,snapshot,f\r\n2026-01-22,s,{expected}\r\n", Written([Row("s", ("f", value))], "f"));

    [Fact]
    public void Figure_ThatADayLacks() => Assert.Equal(
        "date,snapshot,a,b\r\n2026-01-22,s,,2\r\n2026-01-22,t,1,\r\n",
        Written([Row("s", ("b", 2)), Row("t", ("a", 1))], "a", "b"));

    private static MetricRow Row(string snapshot, params (string Id, double Value)[] figures)
        => new(new DateOnly(2026, 1, 22), snapshot, figures.ToDictionary(figure => figure.Id, figure => figure.Value));

    private static string Written(MetricRow[] rows, params string[] figures) => Encoding.UTF8.GetString(MetricsCsv.Write(rows, figures));
}
