using System.Globalization;
using Microsoft.AspNetCore.Http;
using RotationFunctions.Pipeline.Claims;
using RotationFunctions.Pipeline.Http.Description;
using RotationFunctions.Pipeline.Problems;

namespace RotationFunctions.Pipeline.Http.Calls;

/// <summary><c>POST claims</c>: checks JSON, a text, or the form of the page; <c>share=true</c> keeps the request under a link.</summary>
public sealed class CheckClaimsCall(ClaimsAnswers answers, ClaimStore store, HeavyCalls heavy, StorageGuard guard)
    : ApiCall(Operation, guard)
{
    /// <summary>Its address below the prefix.</summary>
    public const string Route = "claims";

    private static readonly ApiParameter<bool> Share = Parameter.Flag(
        "share", new("Whether the request is kept under a link.", "是否保存请求并给出链接。"));

    private static readonly ApiParameter<bool> Explain = Parameter.Flag(
        "explain", new("Whether each claim says how it was read.", "是否给出每个论断的读法。"));

    private static readonly ApiParameter<DateOnly?> AsOf = Parameter.Date(
        "asOf",
        new("The day of figures without a date in a text; the body's own `asOf` counts before it.", "文中未注明日期的数字的截止日；正文自带的asOf优先。"));

    internal static Operation Operation { get; } = new(typeof(CheckClaimsCall))
    {
        Method = HttpMethods.Post,
        Route = Route,
        Access = Access.Reader,
        Summary = new("Check printed figures", "核对刊出的数字"),
        Description = new(
            "Each claim is confirmed, refuted with the definitions that give the printed value, or not checkable; docs/claims.md has the "
                + "rules. "
            + $"At most {Number(ClaimRequest.MostClaims)} claims, "
            + $"{Number(ClaimRequest.LongestText)} characters of text and {Number(ApiLimits.ClaimsBody)} bytes "
            + $"({Number(ApiLimits.ClaimsForm)} of a form).",
            $"每个论断判为属实、不符（并给出能得出该数字的口径）或无法核对；规则见docs/claims.md。最多{Number(ClaimRequest.MostClaims)}个论断、"
            + $"{Number(ClaimRequest.LongestText)}个字符、{Number(ApiLimits.ClaimsBody)}字节（表单为{Number(ApiLimits.ClaimsForm)}字节）。"),
        Parameters = [Share, ClaimsAnswers.Format, ApiParameters.Language, Explain, AsOf],
        Bodies =
        [
            new(Format.Json.MediaType, "ClaimRequest",
                """{"claims": [{"series": "IWM", "kind": "return", "stated": "year to date","""
                + """ "asOf": "2025-12-31", "value": 0.1213, "digits": 4}]}"""),
            new("text/plain", null, "As of 31 December 2025 IWC, IWM and SPY returned +12.28%, +9.86% and +1.50% year to date."),
            new("application/x-www-form-urlencoded", "ClaimForm"),
            // The page's form comes as multipart/form-data too, with a file. That is not described: generators make of it the one body of
            // the call.
        ],
        Replies =
        [
            new(200, new("The verdicts.", "结论。"), ClaimsAnswers.Forms),
            new(303, new("To a form: the page of what was posted.", "对表单：转到该次核对的页面。")) { Headers = ["Location"] },
        ],
        Problems =
        [
            .. CallProblems.OfClaims, ProblemType.InvalidJson, ProblemType.NotUtf8, ProblemType.NoClaims, ProblemType.InvalidClaims,
            ProblemType.BodyTooLarge, ProblemType.TextTooLong, ProblemType.UnsupportedMediaType,
        ],
    };

    private protected override async Task<IResult> AnswerAsync(CallArguments arguments, CancellationToken cancellationToken)
    {
        var request = arguments.Request;
        if (ClaimsBody.KindOf(request) is not { } kind)
            return Problem.Of(
                ProblemType.UnsupportedMediaType,
                $"The Content-Type is '{Quoted.Shown(request.ContentType ?? "")}'; send application/json, or text/plain in UTF-8.");
        string? written = null;
        try
        {
            var body = await ClaimsBody.ReadAsync(request, kind, cancellationToken);
            var form = kind == ClaimsBodyKind.Form ? await ClaimsForm.ReadAsync(request, body, cancellationToken) : null;
            written = form?.Text;
            if (form is { Of: { } of, Correction: { } correction })
            {
                if (await store.FindAsync(of, cancellationToken) is not { } kept)
                    return GetClaimsByIdCall.NoSuchClaims(of);
                var corrected = kept with { Corrections = [.. kept.Corrections.Where(c => c.Start != correction.Start), correction] };
                written = kept.Text;
                return await heavy.RunAsync(
                    () => CheckAsync(arguments, corrected, kind, cancellationToken, correction.Start), cancellationToken);
            }

            var claims = kind == ClaimsBodyKind.Json
                ? ClaimRequestReader.ReadJson(body)
                : ClaimRequestReader.ReadText(written ?? ClaimRequestReader.Decode(body.Span));
            // What the body says of its day counts before the address's parameter.
            claims = claims with { AsOf = claims.AsOf ?? form?.AsOf ?? arguments.Of(AsOf) };
            return await heavy.RunAsync(() => CheckAsync(arguments, claims, kind, cancellationToken), cancellationToken);
        }
        catch (ClaimRequestException exception) when (kind == ClaimsBodyKind.Form)
        {
            return await ClaimsAnswers.PageAsync(arguments, exception.Type.Status, null, written, exception.Message, isBelow: false);
        }
        catch (ClaimRequestException exception)
        {
            return Problem.InvalidClaims(exception);
        }
    }

    private async Task<IResult> CheckAsync(
        CallArguments arguments, ClaimRequest claims, ClaimsBodyKind kind, CancellationToken cancellationToken, int? corrected = null)
    {
        var (data, missing) = await answers.DataAsync(cancellationToken);
        if (missing is not null)
            return missing;
        var dated = ClaimDesk.Dated(claims, data!);
        if (kind != ClaimsBodyKind.Form)
        {
            var id = arguments.Of(Share) ? await store.WriteAsync(dated, cancellationToken) : null;
            return await ClaimsAnswers.AnswerAsync(arguments, dated, data!, id, arguments.Of(Explain), isBelow: false, cancellationToken);
        }

        // What cannot be checked must not be kept. It is checked once: on the page to which the browser is sent on, where it can be
        // reloaded,
        // kept and passed on.
        ClaimDesk.Read(dated, data!, cancellationToken);
        var kept = await store.WriteAsync(dated, cancellationToken);
        var place = corrected is { } start ? FormattableString.Invariant($"#at-{start}") : "";
        return new SeeOther($"{Route}/{kept}{ClaimsAnswers.Query(arguments.Request, ClaimsAnswers.OfOneCheck)}{place}");
    }

    private static string Number(int value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
