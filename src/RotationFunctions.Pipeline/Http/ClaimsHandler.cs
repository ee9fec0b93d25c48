using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using RotationFunctions.Pipeline.Claims;
using RotationFunctions.Pipeline.Claims.Pages;
using RotationFunctions.Pipeline.Problems;
using RotationFunctions.Pipeline.Reports;
using RotationFunctions.Pipeline.Snapshots;

namespace RotationFunctions.Pipeline.Http;

/// <summary>Checks printed figures on the data of the latest report.</summary>
public sealed class ClaimsHandler(LatestReport latestReport, SnapshotHistories histories, ClaimStore store, HeavyCalls heavy, StorageGuard guard)
{
    internal static readonly Format[] Formats = [Format.Json, Format.Html];
    private const string ShareParameter = "share";
    private const string ExplainParameter = "explain";
    private const string AsOfParameter = "asOf";
    private static readonly (string Name, bool Value)[] YesOrNo = [("true", true), ("false", false)];

    private enum BodyKind
    {
        Json,
        Text,
        Form,
    }

    /// <summary><c>GET claims</c>: a page with a form.</summary>
    public Task<IResult> FormAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return guard.AnswerAsync(
            request,
            async () =>
            {
                var query = new QueryReader(request);
                var (format, language) = (query.Format(Format.Html), query.Language());
                if (query.Problem is { } problem)
                    return problem;
                return format is null
                    ? Problem.NotAcceptable([Format.Html])
                    : await PageAsync(request, language, StatusCodes.Status200OK, null, null, null, isBelow: false);
            },
            cancellationToken);
    }

    /// <summary><c>POST claims</c>: checks JSON, a text, or the form of the page; <c>share=true</c> keeps the request under a link.</summary>
    public Task<IResult> CheckAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return guard.AnswerAsync(request, () => ReadAndCheckAsync(request, cancellationToken), cancellationToken);
    }

    /// <summary><c>GET claims/{id}</c>: a request that was shared, checked on the data of the latest report.</summary>
    public Task<IResult> SharedAsync(HttpRequest request, string id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(id);
        return guard.AnswerAsync(
            request,
            async () =>
            {
                var query = new QueryReader(request);
                var (format, language) = (query.Format(Formats), query.Language());
                if (query.Problem is { } problem)
                    return problem;
                if (format is null)
                    return Problem.NotAcceptable(Formats);
                if (await store.FindAsync(id, cancellationToken) is not { } claims)
                    return Problem.Of(ProblemType.NoSuchClaims, $"No claims are kept under '{Quoted.Shown(id)}'; send them again to POST {Routes.Prefix}/{Routes.Claims}.");
                return await heavy.RunAsync(
                    async () =>
                    {
                        var (data, missing) = await DataAsync(cancellationToken);
                        return missing ?? await AnswerAsync(request, claims, data!, id, isExplained: false, format, language, isBelow: true, cancellationToken);
                    },
                    cancellationToken);
            },
            cancellationToken);
    }

    private async Task<IResult> ReadAndCheckAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var query = new QueryReader(request);
        var language = query.Language();
        var format = query.Format(Formats);
        var isShared = query.Choice(ShareParameter, otherwise: false, YesOrNo);
        var isExplained = query.Choice(ExplainParameter, otherwise: false, YesOrNo);
        var asOf = query.Date(AsOfParameter);
        if (query.Problem is { } problem)
            return problem;
        if (format is null)
            return Problem.NotAcceptable(Formats);
        if (KindOf(request) is not { } kind)
            return Problem.Of(ProblemType.UnsupportedMediaType, $"The Content-Type is '{Quoted.Shown(request.ContentType ?? "")}'; send application/json, or text/plain in UTF-8.");
        string? written = null;
        try
        {
            var body = await BodyAsync(request, kind, cancellationToken);
            if (kind == BodyKind.Form)
                (written, asOf) = await FormAsync(body, asOf, cancellationToken);
            var claims = kind == BodyKind.Json ? ClaimRequestReader.ReadJson(body) : ClaimRequestReader.ReadText(written ?? ClaimRequestReader.Decode(body.Span));
            // What the body says of its day counts before the address's parameter.
            claims = claims with { AsOf = claims.AsOf ?? asOf };
            return await heavy.RunAsync(() => CheckAsync(request, claims, kind, isShared, isExplained, format, language, cancellationToken), cancellationToken);
        }
        catch (ClaimRequestException exception) when (kind == BodyKind.Form)
        {
            return await PageAsync(request, language, exception.Type.Status, null, written, exception.Message, isBelow: false);
        }
        catch (ClaimRequestException exception)
        {
            return Problem.InvalidClaims(exception);
        }
    }

    private async Task<IResult> CheckAsync(
        HttpRequest request, ClaimRequest claims, BodyKind kind, bool isShared, bool isExplained, Format format, Language language, CancellationToken cancellationToken)
    {
        var (data, missing) = await DataAsync(cancellationToken);
        if (missing is not null)
            return missing;
        var dated = ClaimDesk.Dated(claims, data!);
        if (kind != BodyKind.Form)
        {
            var id = isShared ? await store.WriteAsync(dated, cancellationToken) : null;
            return await AnswerAsync(request, dated, data!, id, isExplained, format, language, isBelow: false, cancellationToken);
        }

        // What cannot be checked must not be kept.
        ClaimDesk.Check(dated, data!, language, cancellationToken: cancellationToken);
        // The browser is sent on to the page of what it posted: there it can be reloaded, kept and passed on.
        return new SeeOther($"{Routes.Claims}/{await store.WriteAsync(dated, cancellationToken)}{Query(request, [ShareParameter, AsOfParameter, ExplainParameter])}");
    }

    private static async Task<IResult> AnswerAsync(
        HttpRequest request, ClaimRequest claims, MarketData data, string? id, bool isExplained, Format format, Language language, bool isBelow, CancellationToken cancellationToken)
    {
        try
        {
            var answer = ClaimDesk.Check(claims, data, language, isExplained, cancellationToken) with { Link = id is null ? null : $"{Routes.Claims}/{id}" };
            return format == Format.Html
                ? await PageAsync(request, language, StatusCodes.Status200OK, answer, answer.Text, null, isBelow)
                : new Answer(ClaimAnswerJson.Serialize(answer), format.ContentType) { Language = LanguageTag.Of(language) };
        }
        catch (ClaimRequestException exception)
        {
            return Problem.InvalidClaims(exception);
        }
    }

    private static async Task<IResult> PageAsync(
        HttpRequest request, Language language, int status, ClaimAnswer? answer, string? text, string? error, bool isBelow)
    {
        var up = isBelow ? "../" : "";
        var page = new ClaimsDocument
        {
            Language = language,
            Answer = answer,
            Text = text,
            Error = error,
            Prefix = up,
            FormAction = up + Routes.Claims + Query(request, ["format"]),
            OtherLanguage = up + (answer?.Link ?? Routes.Claims) + Query(request, ["format", ShareParameter, AsOfParameter, ExplainParameter], "lang", LanguageTag.Of(Other(language))),
            Link = answer?.Link is { } link ? up + link : null,
        };
        return new ClaimsPageResult(status, Encoding.UTF8.GetBytes(await ClaimsPageRenderer.RenderAsync(page)), LanguageTag.Of(language));
    }

    private static Language Other(Language language)
        => language == Language.English ? Language.SimplifiedChinese : Language.English;

    /// <summary>The request's query without some parameters, and with another set; a key that stands in it stays.</summary>
    private static string Query(HttpRequest request, string[] without, string? name = null, string? value = null)
    {
        var kept = request.Query.Where(p => !without.Contains(p.Key) && p.Key != name).SelectMany(p => p.Value.Select(v => KeyValuePair.Create(p.Key, v)));
        return QueryString.Create(name is null ? kept : kept.Append(KeyValuePair.Create(name, value))).ToString();
    }

    private async Task<(MarketData? Data, IResult? Missing)> DataAsync(CancellationToken cancellationToken)
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

    private static BodyKind? KindOf(HttpRequest request)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || (type.Charset.HasValue && !type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase) && !type.Charset.Equals("\"utf-8\"", StringComparison.OrdinalIgnoreCase)))
            return null;
        return type.MediaType.Value?.ToLowerInvariant() switch
        {
            "application/json" => BodyKind.Json,
            "text/plain" => BodyKind.Text,
            "application/x-www-form-urlencoded" => BodyKind.Form,
            _ => null,
        };
    }

    /// <summary>Reads the body up to its limit and no further.</summary>
    private static async Task<ReadOnlyMemory<byte>> BodyAsync(HttpRequest request, BodyKind kind, CancellationToken cancellationToken)
    {
        var limit = kind == BodyKind.Form ? ApiLimits.ClaimsForm : ApiLimits.ClaimsBody;
        if (request.ContentLength > limit)
            throw TooLarge(limit);
        using var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        for (int read; (read = await request.Body.ReadAsync(buffer, cancellationToken)) > 0;)
        {
            if (body.Length + read > limit)
                throw TooLarge(limit);
            body.Write(buffer, 0, read);
        }

        return body.GetBuffer().AsMemory(0, (int)body.Length);
    }

    /// <summary>The text of the form, and the day that its reader chose; an empty one is none.</summary>
    private static async Task<(string Text, DateOnly? AsOf)> FormAsync(ReadOnlyMemory<byte> body, DateOnly? asOf, CancellationToken cancellationToken)
    {
        using var form = new FormReader(Encoding.UTF8.GetString(body.Span)) { ValueCountLimit = ApiLimits.MostFormFields, ValueLengthLimit = ApiLimits.ClaimsForm };
        try
        {
            var fields = await form.ReadFormAsync(cancellationToken);
            var text = fields.GetValueOrDefault("text").ToString();
            var chosen = fields.GetValueOrDefault(AsOfParameter).ToString();
            if (chosen.Length == 0)
                return (text, asOf);
            return DateOnly.TryParseExact(chosen, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                ? (text, day)
                : throw new ClaimRequestException(ProblemType.InvalidClaims, new ParameterError(AsOfParameter, $"'asOf' is '{Quoted.Shown(chosen)}', which is not a date; give it as yyyy-MM-dd."));
        }
        catch (InvalidDataException)
        {
            throw new ClaimRequestException(
                ProblemType.BodyTooLarge,
                new ParameterError("body", FormattableString.Invariant($"The form has more than {ApiLimits.MostFormFields} fields, or a name that is too long; send the text in the field 'text'.")));
        }
    }

    private static ClaimRequestException TooLarge(int limit) => new(
        ProblemType.BodyTooLarge, new ParameterError("body", FormattableString.Invariant($"The body has more than {limit} bytes, the most that is read.")));
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

/// <summary>Sends a browser on to a page, by GET, relative to where it is.</summary>
internal sealed class SeeOther(string location) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
        httpContext.Response.Headers.Location = location;
        httpContext.Response.Headers.CacheControl = "no-store";
        return Task.CompletedTask;
    }
}
