using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using RotationFunctions.Pipeline.Problems;

namespace RotationFunctions.Pipeline.Http;

/// <summary>
/// What every request passes before its handler, in every host: lets pages of the origins in the settings read the answer in a
/// browser, and refuses what is too long to be read. Each host calls it where its own pipeline has a place for it; the
/// framework's CORS middleware would answer a preflight before the Functions host learns that its call is done.
/// </summary>
public sealed class ApiEntrance
{
    private static readonly TimeSpan PreflightIsKept = TimeSpan.FromHours(1);

    private readonly ICorsService _cors;
    private readonly CorsPolicy? _policy;

    /// <exception cref="ApiSettingException">The origins in the settings cannot be used.</exception>
    public ApiEntrance(ICorsService cors, IOptions<ApiOptions> options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _cors = cors;
        var origins = options.Value.ReadCorsOrigins();
        if (origins.Count == 0)
            return;
        // Never credentials: a key goes along because a page's script has it, not because a browser keeps it.
        _policy = new CorsPolicyBuilder([.. origins])
            .WithMethods(HttpMethods.Get, HttpMethods.Head, HttpMethods.Post)
            .WithHeaders(
                "x-functions-key", HeaderNames.Accept, HeaderNames.AcceptLanguage, HeaderNames.ContentType, HeaderNames.IfNoneMatch)
            .WithExposedHeaders(HeaderNames.ETag, HeaderNames.Link, HeaderNames.Location, HeaderNames.ContentLanguage)
            .SetPreflightMaxAge(PreflightIsKept)
            .Build();
    }

    /// <summary>Adds what the answer must say to a browser of another origin.</summary>
    /// <returns>The answer, when the request ends here; null when it goes on to its handler.</returns>
    public IResult? Enter(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (_policy is not null)
        {
            var verdict = _cors.EvaluatePolicy(context, _policy);
            _cors.ApplyResult(verdict, context.Response);
            if (verdict.IsPreflightRequest)
                return Results.NoContent();
        }

        return context.Request.QueryString.Value is { Length: > ApiLimits.LongestQuery } query
            ? Problem.Of(
                ProblemType.QueryTooLong,
                FormattableString.Invariant($"The query has {query.Length} characters; send at most {ApiLimits.LongestQuery}."))
            : null;
    }
}
