using System.Globalization;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using RotationFunctions.Pipeline.Claims;
using RotationFunctions.Pipeline.Http.Calls;
using RotationFunctions.Pipeline.Problems;
using RotationFunctions.Pipeline.Universes;

namespace RotationFunctions.Pipeline.Http;

/// <summary>
/// An answer that says what was wrong and what to do: as <c>application/problem+json</c> (RFC 9457), or to a browser as a page. Written
/// here and not by the host's problem service, so that every host answers with the same bytes.
/// </summary>
internal sealed class Problem : IResult
{
    private readonly ProblemType _type;
    private readonly ProblemBody _body;

    private Problem(ProblemType type, string detail, IReadOnlyList<ParameterError>? errors = null)
        => (_type, _body) = (type, new ProblemBody(type.Address, type.Title.En, type.Status, detail, errors));

    /// <summary>What is wrong in this case, in every language; null where it is told in English alone.</summary>
    private LocalizedText? Words { get; init; }

    /// <summary>The reports around the day that was asked for; null when the problem is not about a day.</summary>
    private NearestReports? Nearest { get; init; }

    /// <summary>Seconds after which to try again; null where waiting does not help, or nobody knows how long.</summary>
    private int? RetryAfter { get; init; }

    /// <summary>The methods that the address takes; null where the method was not what is wrong.</summary>
    private string? Allow { get; init; }

    /// <summary>A problem of a kind, with what the caller should know of this case.</summary>
    internal static Problem Of(ProblemType type, string detail) => new(type, detail);

    /// <summary>A problem of a kind, told in every language, with the reports that the reader can go to.</summary>
    internal static Problem Of(ProblemType type, LocalizedText words, NearestReports? nearest = null)
        => new(type, words.En) { Words = words, Nearest = nearest };

    /// <summary>One or more parameters cannot be used.</summary>
    internal static Problem InvalidParameters(IReadOnlyList<ParameterError> errors)
        => new(ProblemType.InvalidParameter, string.Join(' ', errors.Select(e => e.Detail)), errors);

    /// <summary>The API has no such address, or the address takes other methods.</summary>
    /// <param name="request">What was asked.</param>
    /// <param name="allowed">The methods that the address takes; none where there is no such address.</param>
    internal static Problem NoSuchCall(HttpRequest request, IReadOnlyList<string> allowed)
    {
        const string Calls = $"GET /{Routes.Prefix}/{GetOpenApiCall.Route} and the page /{Routes.Prefix}/{GetDocsCall.Route} "
            + "list every call.";
        var path = Quoted.Shown(request.Path.Value ?? "");
        if (allowed.Count == 0)
            return new(ProblemType.NoSuchAddress, $"There is nothing at {path}. {Calls}")
            {
                Words = new($"There is nothing at {path}.", $"{path}处没有内容。"),
            };
        var (methods, method) = (string.Join(", ", allowed), Quoted.Shown(request.Method));
        return new(ProblemType.MethodNotAllowed, $"{path} takes {methods}, not {method}. {Calls}")
        {
            Allow = methods,
            Words = new($"{path} takes {methods}, not {method}.", $"{path}接受{methods}，不接受{method}。"),
        };
    }

    /// <summary>The caller accepts none of the formats that there are.</summary>
    internal static Problem NotAcceptable(IEnumerable<Format> offered)
        => new(ProblemType.NotAcceptable, $"The Accept header admits none of {string.Join(", ", offered.Select(f => f.MediaType))}.");

    /// <summary>What is to be checked cannot be read, or is more than is checked at once.</summary>
    internal static Problem InvalidClaims(ClaimRequestException exception) => new(exception.Type, exception.Message, exception.Errors);

    /// <summary>Too many calls that compute for long wait already.</summary>
    internal static Problem TooBusy() => new(
        ProblemType.TooBusy,
        string.Create(CultureInfo.InvariantCulture, $"{HeavyCalls.MostWaiting} calls that compute for long wait for their turn already; "
            + $"send the request again in {HeavyCalls.RetryAfterSeconds} seconds."))
    {
        RetryAfter = HeavyCalls.RetryAfterSeconds,
    };

    /// <summary>Nothing has been published yet.</summary>
    internal static Problem NoReport()
        => new(ProblemType.NoReport, $"{ProblemType.NoReport.Meaning.En} {ProblemType.NoReport.Remedy.En}")
        {
            Words = ProblemType.NoReport.Meaning,
        };

    public Task ExecuteAsync(HttpContext httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        if (Allow is not null)
            httpContext.Response.Headers.Allow = Allow;
        if (RetryAfter is { } seconds)
            httpContext.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        if (ErrorPage.IsWanted(httpContext.Request))
            return ErrorPage.WriteAsync(httpContext, _type, _body.Detail, Words, Nearest);
        return Answer.WriteAsync(
            httpContext, _body.Status, "application/problem+json", ApiJson.Serialize(_body, ApiJson.Context.ProblemBody),
                cacheControl: "no-store");
    }
}

/// <summary>The members of a problem.</summary>
internal sealed record ProblemBody(
    string Type,
    string Title,
    int Status,
    string Detail,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<ParameterError>? Errors);
