using Microsoft.AspNetCore.Http;
using RotationFunctions.Pipeline.Http.Description;

namespace RotationFunctions.Pipeline.Http.Calls;

/// <summary><c>GET claims</c>: a page with a form.</summary>
public sealed class GetClaimsFormCall() : ApiCall(Operation)
{
    /// <summary>Its address below the prefix.</summary>
    public const string Route = CheckClaimsCall.Route;

    internal static Operation Operation { get; } = new(typeof(GetClaimsFormCall))
    {
        Method = HttpMethods.Get,
        Route = Route,
        Access = Access.Reader,
        Summary = new("The page of the claim check", "数字核对页面"),
        Description = new("A page into which a paragraph with figures is pasted.", "可粘贴含有数字的文字的网页。"),
        Parameters = [ApiParameters.Format(Format.Html), ApiParameters.Language],
        Replies = [new(200, new("The page.", "网页。"), new BodyForm(Format.Html.MediaType))],
        Problems = CallProblems.OfPages,
    };

    private protected override Task<IResult> AnswerAsync(CallArguments arguments, CancellationToken cancellationToken)
        => ClaimsAnswers.PageAsync(arguments, StatusCodes.Status200OK, null, null, null, isBelow: false);
}
