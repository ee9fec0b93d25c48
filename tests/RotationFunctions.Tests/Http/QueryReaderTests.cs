using FsCheck.Xunit;
using RotationFunctions.Pipeline;
using RotationFunctions.Pipeline.Http;

namespace RotationFunctions.Tests.Http;

public sealed class QueryReaderTests
{
    private static readonly (string, int)[] Choices = [("one", 1), ("two", 2)];

    [Fact]
    public async Task Date_Given()
    {
        var query = Read("?from=2026-01-22");

        Assert.Equal(new DateOnly(2026, 1, 22), query.Date("from"));
        Assert.Null(await DetailAsync(query));
    }

    [Theory]
    [InlineData("22.01.2026")]
    [InlineData("2026-1-22")]
    [InlineData("2026-02-30")]
    [InlineData("20260122")]
    [InlineData("tomorrow")]
    [InlineData("2026-01-22T00:00:00Z")]
    [InlineData("٢٠٢٦-٠١-٢٢")]
    public async Task Date_IsNone(string value)
    {
        var query = Read("?from=" + Uri.EscapeDataString(value));

        Assert.Null(query.Date("from"));
        Assert.Equal($"'from' is '{value}', which is not a date; give it as yyyy-MM-dd.", await DetailAsync(query));
    }

    [Theory]
    [InlineData("")]
    [InlineData("?from=")]
    [InlineData("?from=%20")]
    public async Task Date_NotGiven(string queryString)
    {
        var query = Read(queryString);

        Assert.Null(query.Date("from"));
        Assert.Null(await DetailAsync(query));
        Assert.Null(query.RequiredDate("from"));
        Assert.Equal("'from' is missing; give a date as yyyy-MM-dd.", await DetailAsync(query));
    }

    [Fact]
    public async Task Date_GivenTwice()
    {
        var query = Read("?from=2026-01-22&from=2026-01-23");

        Assert.Null(query.RequiredDate("from"));
        Assert.Equal("'from' is given 2 times; give it once.", await DetailAsync(query));
    }

    [Fact]
    public async Task Dates_StartAfterEnd()
    {
        var query = Read("?from=2026-01-23&to=2026-01-22");

        query.RefuseBefore(query.Date("from"), query.Date("to"));

        Assert.Equal("'from' (2026-01-23) is after 'to' (2026-01-22); exchange them.", await DetailAsync(query));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("367")]
    [InlineData("-1")]
    [InlineData("+5")]
    [InlineData("1.5")]
    [InlineData("99999999999999999999")]
    [InlineData("ten")]
    public async Task Integer_OutOfBounds(string value)
    {
        var query = Read("?top=" + Uri.EscapeDataString(value));

        query.Integer("top", 1, 366, 30);

        Assert.Equal($"'top' is '{value}'; give a whole number from 1 to 366.", await DetailAsync(query));
    }

    [Theory]
    [InlineData("", 30)]
    [InlineData("?top=1", 1)]
    [InlineData("?top=366", 366)]
    public async Task Integer_InBounds(string queryString, int expected)
    {
        var query = Read(queryString);

        Assert.Equal(expected, query.Integer("top", 1, 366, 30));
        Assert.Null(await DetailAsync(query));
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData("?x=two", 2)]
    [InlineData("?x=TWO", 2)]
    public void Choice_Known(string queryString, int expected) => Assert.Equal(expected, Read(queryString).Choice("x", 1, Choices));

    [Fact]
    public async Task Choice_Unknown()
    {
        var query = Read("?x=three");
        query.Choice("x", 1, Choices);

        var context = Requests.To("");
        var problem = await context.ExecuteJsonAsync(query.Problem!);

        Assert.Equal(400, context.Response.StatusCode);
        Assert.Equal("application/problem+json", context.Response.ContentType);
        Assert.Equal("/api/problems/invalid-parameter", (string?)problem["type"]);
        Assert.Equal("Invalid parameter", (string?)problem["title"]);
        Assert.Equal(400, (int)problem["status"]!);
        Assert.Equal("'x' is 'three', which is unknown; it can be one, two.", (string?)problem["detail"]);
        Assert.Equal("x", (string?)problem["errors"]![0]!["parameter"]);
        Assert.Equal(["one", "two"], problem["errors"]![0]!["allowed"]!.AsArray().Select(a => (string?)a));
    }

    [Fact]
    public async Task Problem_NamesEverythingThatIsWrong()
    {
        var query = Read("?from=x&to=y&top=z");
        query.RefuseBefore(query.Date("from"), query.Date("to"));
        query.Integer("top", 1, 2, 1);

        var problem = await Requests.To("").ExecuteJsonAsync(query.Problem!);

        Assert.Equal(["from", "to", "top"], problem["errors"]!.AsArray().Select(e => (string?)e!["parameter"]));
    }

    [Fact]
    public async Task Problem_RepeatsTheStartOfALongValue()
    {
        var query = Read("?from=" + new string('9', 5000));
        query.Date("from");

        Assert.True((await DetailAsync(query))!.Length < 200);
    }

    [Theory]
    [InlineData("?series=IWC,IWM, SPY", "IWC IWM SPY")]
    [InlineData("?series=IWC&series=IWM", "IWC IWM")]
    [InlineData("?series=IWM,IWM,,", "IWM")]
    [InlineData("?series=%5ERUT", "^RUT")]
    [InlineData("?series=", "")]
    [InlineData("", "")]
    public void List_Values(string queryString, string expected) => Assert.Equal(expected, string.Join(' ', Read(queryString).List("series")));

    [Theory]
    [InlineData("?lang=en", "zh-CN", Language.English)]
    [InlineData("?lang=zh-CN", "en", Language.SimplifiedChinese)]
    [InlineData("?lang=ZH-hans", null, Language.SimplifiedChinese)]
    [InlineData("", null, Language.English)]
    [InlineData("", "zh-CN,zh;q=0.9,en;q=0.8", Language.SimplifiedChinese)]
    [InlineData("", "en;q=0.5, zh;q=0.9", Language.SimplifiedChinese)]
    [InlineData("", "de-DE, de;q=0.9, zh;q=0.2", Language.SimplifiedChinese)]
    [InlineData("", "zh;q=0, en;q=0.1", Language.English)]
    [InlineData("", "de-DE", Language.English)]
    [InlineData("", "*", Language.English)]
    [InlineData("", ";;;q=x", Language.English)]
    public async Task Language_ByParameterThenHeader(string queryString, string? accepted, Language expected)
    {
        var query = accepted is null ? Read(queryString) : Read(queryString, ("Accept-Language", accepted));

        Assert.Equal(expected, query.Language());
        Assert.Null(await DetailAsync(query));
    }

    [Theory]
    [InlineData("de")]
    [InlineData("english")]
    public async Task Language_Unknown(string tag)
    {
        var query = Read("?lang=" + tag);
        query.Language();

        Assert.Equal($"'lang' is '{tag}', which is unknown; it can be en, zh-CN.", await DetailAsync(query));
    }

    [Property]
    public bool Parameters_AnyTextIsReadOrRefused(string? value)
    {
        var query = Read(Microsoft.AspNetCore.Http.QueryString.Create("v", value ?? "").Value!);
        var given = query.Text("v") is not null;
        var date = query.Date("v");
        var number = query.Integer("v", 0, 9, 0);
        query.Choice("v", 0, Choices);
        return number is >= 0 and <= 9 && (!given || query.Problem is not null || date is not null);
    }

    private static QueryReader Read(string queryString, params (string Name, string Value)[] headers)
        => new(Requests.To(queryString, headers: headers).Request);

    private static async Task<string?> DetailAsync(QueryReader query)
        => query.Problem is null ? null : (string?)(await Requests.To("").ExecuteJsonAsync(query.Problem))["detail"];
}
