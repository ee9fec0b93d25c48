using Microsoft.AspNetCore.Http;
using RotationFunctions.Pipeline.Claims;
using RotationFunctions.Pipeline.Http.Description;
using RotationFunctions.Pipeline.Problems;

namespace RotationFunctions.Pipeline.Http.Calls;

/// <summary><c>GET claims/{id}</c>: a request that was shared, checked on the data of the latest report.</summary>
public sealed class GetClaimsByIdCall(ClaimsAnswers answers, ClaimStore store, HeavyCalls heavy, StorageGuard guard)
    : ApiCall(Operation, guard)
{
    /// <summary>Its address below the prefix.</summary>
    public const string Route = "claims/{id}";

    private static readonly ApiParameter<string> Id = Parameter.InPath(
        "id", new("What the link of a kept request ends in.", "保存的请求所给链接的末段。"), example: null);

    private static readonly ApiParameter<int?> Correct = Parameter.Whole(
        ClaimsAnswers.CorrectParameter, 0, ClaimRequest.LongestText, new("On the page, the number whose reading is corrected, by its "
            + "place in the text.", "网页上要更正其理解的数字，以其在文中的位置表示。"));

    internal static Operation Operation { get; } = new(typeof(GetClaimsByIdCall))
    {
        Method = HttpMethods.Get,
        Route = Route,
        Access = Access.Reader,
        Summary = new("Claims that were shared", "已分享的论断"),
        Description = new("A request that was kept, checked on the data of the latest report.", "以最新日报的数据重新核对已保存的请求。"),
        Parameters = [Id, ClaimsAnswers.Format, ApiParameters.Language, Correct],
        Replies = [new(200, new("The verdicts.", "结论。"), ClaimsAnswers.Forms)],
        Problems = [.. CallProblems.OfClaims, ProblemType.NoSuchClaims],
    };

    private protected override async Task<IResult> AnswerAsync(CallArguments arguments, CancellationToken cancellationToken)
    {
        var id = arguments.Of(Id);
        if (await store.FindAsync(id, cancellationToken) is not { } claims)
            return NoSuchClaims(id);
        return await heavy.RunAsync(
            async () =>
            {
                var (data, missing) = await answers.DataAsync(cancellationToken);
                return missing ?? await ClaimsAnswers.AnswerAsync(
                    arguments, claims, data!, id, isExplained: false, isBelow: true, cancellationToken, arguments.Of(Correct));
            },
            cancellationToken);
    }

    internal static Problem NoSuchClaims(string id) => Problem.Of(
        ProblemType.NoSuchClaims,
        $"No claims are kept under '{Quoted.Shown(id)}'; send them again to POST {Routes.Prefix}/{CheckClaimsCall.Route}.");
}
