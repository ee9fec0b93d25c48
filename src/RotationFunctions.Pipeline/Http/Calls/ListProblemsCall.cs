using Microsoft.AspNetCore.Http;
using RotationFunctions.Pipeline.Http.Description;
using RotationFunctions.Pipeline.Http.Pages;

namespace RotationFunctions.Pipeline.Http.Calls;

/// <summary><c>GET problems</c>: a page that says what every type of problem means.</summary>
public sealed class ListProblemsCall() : ApiCall(Operation)
{
    /// <summary>Its address below the prefix.</summary>
    public const string Route = "problems";

    private readonly PageAnswers _pages = new();

    internal static Operation Operation { get; } = new(typeof(ListProblemsCall))
    {
        Method = HttpMethods.Get,
        Route = Route,
        Access = Access.Anyone,
        Summary = new("What can be wrong", "问题列表"),
        Description = new("A page with every type of problem.", "列出全部问题类型的网页。"),
        Parameters = [ApiParameters.Format(Format.Html), ApiParameters.Language],
        Replies = [new(200, new("The page.", "网页。"), new BodyForm(Format.Html.MediaType)) { IsTagged = true }],
        Problems = CallProblems.OfPages,
    };

    private protected override Task<IResult> AnswerAsync(CallArguments arguments, CancellationToken cancellationToken)
        => _pages.OfAsync<ProblemsPage>(Route, arguments.Language, ApiPage.ContentSecurityPolicy);
}
