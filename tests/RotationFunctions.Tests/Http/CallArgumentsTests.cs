using RotationFunctions.Pipeline;
using RotationFunctions.Pipeline.Http;
using RotationFunctions.Pipeline.Http.Calls;
using RotationFunctions.Pipeline.Http.Description;

namespace RotationFunctions.Tests.Http;

/// <summary>Reading a request by what its call declares.</summary>
public sealed class CallArgumentsTests
{
    private static readonly ApiParameter<int> Top = Parameter.Whole("top", 1, 9, 5, new("Most.", "最多。"));
    private static readonly ApiParameter<int?> Revision = Parameter.Whole("revision", 1, 9, new("Which.", "哪个。"));
    private static readonly ApiParameter<bool> Flag = Parameter.Flag("flag", new("Whether.", "是否。"));
    private static readonly ApiParameter<string> Name = Parameter.InPath("name", new("Which.", "哪个。"), "IWM");

    private static readonly ApiParameter<IReadOnlyList<string>> Series = Parameter.List("series", "ids", 2, new("Ids.", "序列。"), "IWM");

    private static readonly Operation Example = new(typeof(GetReportCall))
    {
        Method = "GET",
        Route = "examples/{date}/{name}",
        Access = Access.Anyone,
        Summary = new("An example", "例子"),
        Description = new("An example.", "例子。"),
        Parameters =
        [
            ApiParameters.Date, Name, Series, ApiParameters.From, ApiParameters.To, Top, Revision, Flag, ApiParameters.Format(Format.Json, Format.Csv),
            ApiParameters.Language,
        ],
        Replies = [],
        Problems = [],
    };

    [Fact]
    public void Values_AreThoseOfTheRequest()
    {
        var read = Read("?series=IWM,SPY&from=2026-01-02&to=2026-01-02&top=9&revision=1&flag=TRUE&format=csv&lang=zh-CN");

        Assert.Null(read.Problem);
        Assert.Equal(new DateOnly(2026, 1, 22), read.Required(ApiParameters.Date));
        Assert.Equal("iwm", read.Of(Name));
        Assert.Equal(["IWM", "SPY"], read.Of(Series));
        Assert.Equal(new DateOnly(2026, 1, 2), read.Of(ApiParameters.From));
        Assert.Equal((9, 1, true), (read.Of(Top), read.Of(Revision), read.Of(Flag)));
        Assert.Equal((Format.Csv, Language.SimplifiedChinese), (read.Format, read.Language));
    }

    [Fact]
    public void Values_ThatAreNotGiven()
    {
        var read = Read("?series=IWM");

        Assert.Null(read.Problem);
        Assert.Null(read.Of(ApiParameters.From));
        Assert.Equal((5, (int?)null, false), (read.Of(Top), read.Of(Revision), read.Of(Flag)));
        Assert.Equal((Format.Json, Language.English), (read.Format, read.Language));
    }

    /// <summary>All that is wrong comes in one answer: format and language first, then in the order of the declaration, then what is unknown.</summary>
    [Fact]
    public async Task Problem_NamesEverything()
    {
        var read = Read("?x=1&lang=de&format=svg&flag=2&revision=0&top=10&from=2026-01-03&to=2026-01-02&series=a,b,c", date: "today");

        var context = Requests.To("");
        var errors = (await context.ExecuteJsonAsync(read.Problem!))["errors"]!.AsArray();

        Assert.Equal(400, context.Response.StatusCode);
        Assert.Equal(["format", "lang", "date", "series", "from", "top", "revision", "flag", "x"], errors.Select(error => (string?)error!["parameter"]));
        Assert.Equal(["format", "lang", "series", "from", "to", "top", "revision", "flag"], errors[^1]!["allowed"]!.AsArray().Select(name => (string?)name));
    }

    [Fact]
    public async Task Problem_WhenNoFormIsAccepted()
    {
        var read = Read("?series=IWM", headers: [("Accept", "image/png")]);

        var context = Requests.To("");
        await context.ExecuteAsync(read.Problem!);

        Assert.Equal(406, context.Response.StatusCode);
    }

    [Fact]
    public void Undeclared_IsAFaultOfTheProgram()
    {
        var read = Read("?series=IWM");

        Assert.Throws<ArgumentException>(() => read.Of(Parameter.Flag("share", new("Whether.", "是否。"))));
        Assert.Throws<ArgumentException>(() => new CallArguments(Example, Requests.To("").Request, ["2026-01-22"]));
    }

    private static CallArguments Read(string query, string date = "2026-01-22", params (string Name, string Value)[] headers)
        => new(Example, Requests.To(query, "GET", headers).Request, [date, "iwm"]);
}
