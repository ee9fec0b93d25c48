using Microsoft.AspNetCore.Http;
using RotationFunctions.Pipeline.Http.Description;
using RotationFunctions.Pipeline.Http.Pages;

namespace RotationFunctions.Pipeline.Http.Calls;

/// <summary><c>GET docs</c>: a page with every call, each with a form that sends it.</summary>
public sealed class GetDocsCall() : ApiCall(Operation)
{
    /// <summary>Its address below the prefix.</summary>
    public const string Route = "docs";

    private readonly PageAnswers _pages = new();

    internal static Operation Operation { get; } = new(typeof(GetDocsCall))
    {
        Method = HttpMethods.Get,
        Route = Route,
        Access = Access.Anyone,
        Summary = new("The page for trying the calls", "试用页面"),
        Description = new("A page that lists every call and sends it.", "列出并可发送每个调用的网页。"),
        Parameters = [ApiParameters.Format(Format.Html), ApiParameters.Language],
        Replies = [new(200, new("The page.", "网页。"), new BodyForm(Format.Html.MediaType)) { IsTagged = true }],
        Problems = CallProblems.OfPages,
    };

    private protected override Task<IResult> AnswerAsync(CallArguments arguments, CancellationToken cancellationToken)
        => _pages.OfAsync<DocsPage>(Route, arguments.Language, ApiPage.ScriptedContentSecurityPolicy);
}
