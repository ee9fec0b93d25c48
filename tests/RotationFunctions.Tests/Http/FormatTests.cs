using RotationFunctions.Pipeline.Http;

namespace RotationFunctions.Tests.Http;

public sealed class FormatTests
{
    private const string Browser = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8";

    [Theory]
    [InlineData(null, "json")]
    [InlineData("", "json")]
    [InlineData("*/*", "json")]
    [InlineData(Browser, "html")]
    [InlineData("text/*", "html")]
    [InlineData("text/markdown", "md")]
    [InlineData("application/json", "json")]
    [InlineData("APPLICATION/JSON", "json")]
    [InlineData("application/json;charset=utf-8", "json")]
    [InlineData("text/html;q=0.5, text/markdown", "md")]
    [InlineData("text/html;q=0.5, application/json;q=0.4", "html")]
    [InlineData("application/json;q=0, */*", "html")]
    [InlineData("*/*;q=0.1, text/html;q=0", "json")]
    [InlineData("text/*;q=0.3, text/markdown;q=0.7, application/json;q=0.5", "md")]
    [InlineData("text/html, application/json", "json")]
    [InlineData("nonsense", "json")]
    [InlineData("image/png", null)]
    [InlineData("application/xml, image/*", null)]
    [InlineData("*/*;q=0", null)]
    public void Format_ByAccept(string? accept, string? expected)
    {
        var request = accept is null ? Requests.To("") : Requests.To("", headers: ("Accept", accept));

        var format = new QueryReader(request.Request).Format(Format.Json, Format.Html, Format.Markdown);

        Assert.Equal(expected, format?.Name);
    }

    [Theory]
    [InlineData("?format=md", "text/html", "md")]
    [InlineData("?format=HTML", "application/json", "html")]
    [InlineData("?format=json", "image/png", "json")]
    public void Format_ParameterWins(string query, string accept, string expected)
    {
        var request = Requests.To(query, headers: ("Accept", accept)).Request;

        Assert.Equal(expected, new QueryReader(request).Format(Format.Json, Format.Html, Format.Markdown)?.Name);
    }

    [Fact]
    public async Task Format_Unknown()
    {
        var query = new QueryReader(Requests.To("?format=xml").Request);
        query.Format(Format.Json, Format.Csv);

        var problem = await Requests.To("").ExecuteJsonAsync(query.Problem!);

        Assert.Equal("'format' is 'xml', which is unknown; it can be json, csv.", (string?)problem["detail"]);
    }

    [Fact]
    public async Task NotAcceptable_NamesWhatThereIs()
    {
        var context = Requests.To("");

        var problem = await context.ExecuteJsonAsync(Problem.NotAcceptable([Format.Json, Format.Csv]));

        Assert.Equal(406, context.Response.StatusCode);
        Assert.Equal("The Accept header admits none of application/json, text/csv.", (string?)problem["detail"]);
    }
}
