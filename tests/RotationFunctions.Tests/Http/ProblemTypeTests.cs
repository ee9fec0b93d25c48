using System.Reflection;
using RotationFunctions.Pipeline.Http;
using RotationFunctions.Pipeline.Http.Calls;
using RotationFunctions.Pipeline.Http.Description;
using RotationFunctions.Pipeline.Problems;

namespace RotationFunctions.Tests.Http;

public sealed class ProblemTypeTests
{
    public static TheoryData<string> Ids => [.. ProblemType.All.Select(type => type.Id)];

    [Fact]
    public void All_HasEveryTypeOnce()
    {
        var declared = typeof(ProblemType).GetFields(BindingFlags.Static | BindingFlags.NonPublic)
            .Where(field => field.FieldType == typeof(ProblemType)).Select(field => (ProblemType)field.GetValue(null)!);

        Assert.Equal(declared.Select(type => type.Id).Order(), ProblemType.All.Select(type => type.Id).Order());
        Assert.Equal(ProblemType.All.Count, ProblemType.All.Select(type => type.Id).Distinct().Count());
    }

    [Fact]
    public void All_AreDescribed()
    {
        // Whatever host finds out that an address or a method is wrong, no call is made then.
        ProblemType[] withoutCall = [ProblemType.NoSuchAddress, ProblemType.MethodNotAllowed];

        Assert.Equal(ProblemType.All.Except(withoutCall), ApiCatalogue.Operations.SelectMany(operation => operation.Problems).Distinct().OrderBy(ProblemType.All.ToList().IndexOf));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Page_OfEveryType(string id)
    {
        var type = ProblemType.All.Single(t => t.Id == id);
        var call = new GetProblemCall();
        foreach (var (language, text) in new[] { ("en", type.Meaning.En), ("zh-CN", type.Meaning.Zh) })
        {
            var context = Requests.To("?lang=" + language);
            var page = await context.ExecuteAsync(await call.AnswerAsync(context.Request, TestContext.Current.CancellationToken, id));

            Assert.Equal(200, context.Response.StatusCode);
            Assert.Equal("text/html; charset=utf-8", context.Response.ContentType);
            Assert.Contains($"<html lang=\"{language}\">", page, StringComparison.Ordinal);
            Assert.Contains(type.Address, page, StringComparison.Ordinal);
            Assert.Contains(System.Text.Encodings.Web.HtmlEncoder.Create(System.Text.Unicode.UnicodeRanges.All).Encode(text.Split('`')[0]), page, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("<script>")]
    public async Task Page_OfNoType(string id)
    {
        var context = Requests.To("");
        var problem = await context.ExecuteJsonAsync(await new GetProblemCall().AnswerAsync(context.Request, TestContext.Current.CancellationToken, id));

        Assert.Equal(404, context.Response.StatusCode);
        Assert.Equal("/api/problems/no-such-problem-type", (string?)problem["type"]);
    }
}
