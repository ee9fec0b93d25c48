using System.Text;
using RotationFunctions.Pipeline.Http;

namespace RotationFunctions.Tests.Http;

public sealed class CsvTextTests
{
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
    public void Field_Text(string value, string expected) => Assert.Equal(expected + "\r\n", Written(csv => csv.Field(value)));

    [Theory]
    [InlineData(-0.0072, "-0.0072")]
    [InlineData(0.1, "0.1")]
    [InlineData(51133915602.38095, "51133915602.38095")]
    [InlineData(null, "")]
    public void Field_Number(double? value, string expected) => Assert.Equal(expected + "\r\n", Written(csv => csv.Field(value)));

    [Fact]
    public void Rows_AreSeparatedByCommasAndLineEnds()
        => Assert.Equal(
            "a,2026-01-22,\r\n,b\r\n",
            Written(csv => csv.Field("a").Field(new DateOnly(2026, 1, 22)).Field((double?)null).EndRow().Field("").Field("b")));

    private static string Written(Func<CsvText, CsvText> write) => Encoding.UTF8.GetString(write(new CsvText()).EndRow().ToUtf8());
}
