using Microsoft.AspNetCore.Http;
using RotationFunctions.Pipeline.Http.Description;
using RotationFunctions.Pipeline.Http.Pages;
using RotationFunctions.Pipeline.Problems;

namespace RotationFunctions.Pipeline.Http.Calls;

/// <summary><c>GET problems/{type}</c>: what one type of problem means. The <c>type</c> of a problem is this page's address.</summary>
public sealed class GetProblemCall() : ApiCall(Operation)
{
    /// <summary>Its address below the prefix.</summary>
    public const string Route = "problems/{type}";

    private static readonly ApiParameter<string> Type = Parameter.Name(
        "type", "ProblemTypeId", ProblemType.All.Select(type => type.Id), new("The type.", "类型。"), ProblemType.NoReport.Id);

    private readonly PageAnswers _pages = new();

    internal static Operation Operation { get; } = new(typeof(GetProblemCall))
    {
        Method = HttpMethods.Get,
        Route = Route,
        Access = Access.Anyone,
        Summary = new("What a type of problem means", "某种问题的含义"),
        Description = new("The page at which the `type` of a problem points.", "问题的`type`所指的网页。"),
        Parameters = [Type, ApiParameters.Format(Format.Html), ApiParameters.Language],
        Replies = [new(200, new("The page.", "网页。"), new BodyForm(Format.Html.MediaType)) { IsTagged = true }],
        Problems = [.. CallProblems.OfPages, ProblemType.NoSuchProblemType],
    };

    private protected override Task<IResult> AnswerAsync(CallArguments arguments, CancellationToken cancellationToken)
    {
        var id = arguments.Of(Type);
        return ProblemType.All.FirstOrDefault(known => known.Id == id) is { } type
            ? _pages.OfAsync<ProblemsPage>(type.Id, arguments.Language, ApiPage.ContentSecurityPolicy, (nameof(ProblemsPage.One), type))
            : Task.FromResult<IResult>(Problem.Of(
                ProblemType.NoSuchProblemType,
                $"There is no problem '{Quoted.Shown(id)}'; GET /{Routes.Prefix}/{ListProblemsCall.Route} lists all."));
    }
}
