using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using RotationFunctions.Pipeline.Claims;

namespace RotationFunctions.Pipeline.Http;

/// <summary>
/// An answer that says what was wrong and what to do, as <c>application/problem+json</c> (RFC 9457). Written here and not
/// by the host's problem service, so that every host answers with the same bytes.
/// </summary>
internal sealed class Problem : IResult
{
    private const string TypePrefix = "urn:problem-type:rotation-functions:";

    private readonly ProblemBody _body;

    private Problem(int status, string type, string title, string detail, IReadOnlyList<ParameterError>? errors = null)
        => _body = new ProblemBody(TypePrefix + type, title, status, detail, errors);

    /// <summary>One or more parameters cannot be used.</summary>
    internal static Problem InvalidParameters(IReadOnlyList<ParameterError> errors) => new(
        StatusCodes.Status400BadRequest,
        "invalid-parameter",
        errors.Count == 1 ? "A parameter is not valid" : "Parameters are not valid",
        string.Join(' ', errors.Select(e => e.Detail)),
        errors);

    /// <summary>The body cannot be read, or what it asks for is not possible.</summary>
    internal static Problem InvalidBody(string detail)
        => new(StatusCodes.Status400BadRequest, "invalid-body", "The body is not valid", detail);

    /// <summary>What the caller asks for is not there.</summary>
    internal static Problem NotFound(string type, string title, string detail)
        => new(StatusCodes.Status404NotFound, type, title, detail);

    /// <summary>The API has no such address, or not for the method.</summary>
    internal static Problem NoSuchCall(HttpRequest request, int status)
    {
        var calls = string.Join(", ", Routes.Reads.Select(route => $"GET /{Routes.Prefix}/{route}"));
        return status == StatusCodes.Status405MethodNotAllowed
            ? new(status, "method-not-allowed", "No such call", $"{request.Path} does not take {request.Method}. There are {calls}.")
            : new(status, "no-such-address", "No such address", $"There is nothing at {request.Path}. There are {calls}.");
    }

    /// <summary>The caller accepts none of the formats that there are.</summary>
    internal static Problem NotAcceptable(IEnumerable<Format> offered) => new(
        StatusCodes.Status406NotAcceptable,
        "not-acceptable",
        "No acceptable format",
        $"The Accept header admits none of {string.Join(", ", offered.Select(f => f.MediaType))}.");

    /// <summary>What is to be checked cannot be read, or is more than is checked at once.</summary>
    internal static Problem InvalidClaims(ClaimRequestException exception) => new(
        exception.IsTooLarge ? StatusCodes.Status413PayloadTooLarge : StatusCodes.Status400BadRequest,
        exception.Type,
        exception.Title,
        exception.Message,
        exception.Errors);

    /// <summary>The body is of a type that is not read.</summary>
    internal static Problem UnsupportedMediaType(string detail)
        => new(StatusCodes.Status415UnsupportedMediaType, "unsupported-media-type", "The body is of a type that is not read here", detail);

    /// <summary>The desk cannot answer now, whatever is asked.</summary>
    internal static Problem Unavailable(string type, string title, string detail)
        => new(StatusCodes.Status503ServiceUnavailable, type, title, detail);

    /// <summary>Nothing has been published yet.</summary>
    internal static Problem NoReport() => NotFound(
        "no-report",
        "No report yet",
        "No report has been published yet. One appears when a snapshot has been fetched and computed: deployed, after the next scheduled fetch or a backfill; on one's own machine, when the Local program has run once.");

    public Task ExecuteAsync(HttpContext httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        return Answer.WriteAsync(
            httpContext, _body.Status, "application/problem+json", ApiJson.Serialize(_body, ApiJson.Context.ProblemBody), cacheControl: "no-store");
    }
}

/// <summary>The members of a problem.</summary>
internal sealed record ProblemBody(
    string Type,
    string Title,
    int Status,
    string Detail,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<ParameterError>? Errors);

/// <summary>What is wrong with a parameter.</summary>
/// <param name="Parameter">Its name in the query or the path.</param>
/// <param name="Detail">What is wrong, with the value.</param>
/// <param name="Allowed">Every value that is allowed, where they can be listed.</param>
internal sealed record ParameterError(
    string Parameter,
    string Detail,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? Allowed = null);
