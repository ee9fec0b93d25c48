using System.Text;
using Microsoft.AspNetCore.Http;
using RotationFunctions.Pipeline.Claims;
using RotationFunctions.Pipeline.Claims.Pages;
using RotationFunctions.Pipeline.Http.Calls;
using RotationFunctions.Pipeline.Http.Description;
using RotationFunctions.Pipeline.Problems;
using RotationFunctions.Pipeline.Reports;
using RotationFunctions.Pipeline.Snapshots;

namespace RotationFunctions.Pipeline.Http;

/// <summary>Checks claims on the data of the latest report, and makes an answer of the verdicts.</summary>
public sealed class ClaimsAnswers(LatestReport latestReport, SnapshotHistories histories)
{
    /// <summary>The parameter that chooses among the forms of verdicts.</summary>
    internal static FormatParameter Format { get; } = ApiParameters.Format(Http.Format.Json, Http.Format.Html);

    /// <summary>The same forms, as they are described.</summary>
    internal static BodyForm[] Forms { get; } = [new(Http.Format.Json.MediaType, "ClaimAnswer"), new(Http.Format.Html.MediaType)];

    /// <summary>The parameter by which the page shows the form that corrects a number.</summary>
    internal const string CorrectParameter = "correct";

    /// <summary>Parameters that belong to one check and not to the page that follows it.</summary>
    internal static string[] OfOneCheck { get; } = ["share", "asOf", "explain", CorrectParameter];

    /// <summary>The data of the latest report, or the problem; the other is null.</summary>
    internal async Task<(MarketData? Data, IResult? Missing)> DataAsync(CancellationToken cancellationToken)
    {
        if (await latestReport.GetAsync(cancellationToken) is not { } latest)
            return (null, Problem.NoReport());
        try
        {
            return ((await histories.GetAsync(latest.Summary.Snapshot, cancellationToken)).Claimed, null);
        }
        catch (SnapshotUnusableException exception)
        {
            return (null, Problem.Of(ProblemType.SnapshotUnusable, exception.Message));
        }
    }

    /// <summary>Verdicts, in the form and the language that are wanted.</summary>
    /// <param name="arguments">What the caller wants.</param>
    /// <param name="claims">The claims.</param>
    /// <param name="data">What they are checked on.</param>
    /// <param name="id">What they are kept under; null when they are not.</param>
    /// <param name="isExplained">Whether each claim says how it was read.</param>
    /// <param name="isBelow">Whether the page's address is one level below that of the form.</param>
    /// <param name="cancellationToken">Stops the check.</param>
    /// <param name="correct">Where the number begins whose reading the page lets its reader correct; null for none.</param>
    internal static async Task<IResult> AnswerAsync(
        CallArguments arguments, ClaimRequest claims, MarketData data, string? id, bool isExplained, bool isBelow,
        CancellationToken cancellationToken, int? correct = null)
    {
        try
        {
            var (format, language) = (arguments.Format, arguments.Language);
            var answer = ClaimDesk.Check(claims, data, language, isExplained, cancellationToken) with
            {
                Link = id is null ? null : $"{CheckClaimsCall.Route}/{id}",
            };
            return format == Http.Format.Html
                ? await PageAsync(
                    arguments, StatusCodes.Status200OK, answer, answer.Text, null, isBelow,
                    id is not null && correct is { } start ? CorrectionForm.For(start, answer, id, data.Series) : null)
                : new Answer(ClaimAnswerJson.Serialize(answer), format.ContentType) { Language = LanguageTag.Of(language) };
        }
        catch (ClaimRequestException exception)
        {
            return Problem.InvalidClaims(exception);
        }
    }

    /// <summary>The page of claims.</summary>
    /// <param name="arguments">What the caller wants.</param>
    /// <param name="status">Its status.</param>
    /// <param name="answer">The verdicts; null before there are any.</param>
    /// <param name="text">What stands in the form.</param>
    /// <param name="error">What is wrong with it; null when nothing is.</param>
    /// <param name="isBelow">Whether the page's address is one level below that of the form.</param>
    /// <param name="correction">The form that corrects a number; null for none.</param>
    internal static async Task<IResult> PageAsync(
        CallArguments arguments, int status, ClaimAnswer? answer, string? text, string? error, bool isBelow,
        CorrectionForm? correction = null)
    {
        var (request, language, up) = (arguments.Request, arguments.Language, isBelow ? "../" : "");
        var other = LanguageTag.OfOther(language);
        var page = new ClaimsDocument
        {
            Language = language,
            Answer = answer,
            Text = text,
            Error = error,
            Prefix = up,
            FormAction = up + CheckClaimsCall.Route + Query(request, ["format", CorrectParameter]),
            Correction = correction,
            Correct = answer is { Link: { } kept, Text: not null } ? up + kept
                + Query(request, ["format", .. OfOneCheck], CorrectParameter, "") : null,
            OtherLanguage = up + (answer?.Link ?? CheckClaimsCall.Route) + Query(request, ["format", .. OfOneCheck], "lang", other),
            Link = answer?.Link is { } link ? up + link : null,
        };
        return new ClaimsPageResult(status, Encoding.UTF8.GetBytes(await ClaimsPageRenderer.RenderAsync(page)), LanguageTag.Of(language));
    }

    /// <summary>The request's query without some parameters, and with another set; a key that stands in it stays.</summary>
    internal static string Query(HttpRequest request, string[] without, string? name = null, string? value = null)
    {
        var kept = request.Query.Where(p => !without.Contains(p.Key) && p.Key != name)
            .SelectMany(p => p.Value.Select(v => KeyValuePair.Create(p.Key, v)));
        return QueryString.Create(name is null ? kept : kept.Append(KeyValuePair.Create(name, value))).ToString();
    }
}

/// <summary>The page of claims, never kept: the next report may say otherwise.</summary>
internal sealed class ClaimsPageResult(int status, byte[] page, string language) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        httpContext.Response.Headers.ContentSecurityPolicy = ClaimsStyle.ContentSecurityPolicy;
        httpContext.Response.Headers.ContentLanguage = language;
        return Answer.WriteAsync(httpContext, status, Format.Html.ContentType, page, "private, no-store");
    }
}
