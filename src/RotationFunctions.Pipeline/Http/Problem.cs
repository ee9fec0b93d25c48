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
    private readonly ProblemBody _body;

    private Problem(ProblemType type, string detail, IReadOnlyList<ParameterError>? errors = null)
        => _body = new ProblemBody(type.Address, type.Title.En, type.Status, detail, errors);

    /// <summary>The methods that the address takes; null where the method was not what is wrong.</summary>
    private string? Allow { get; init; }

    /// <summary>A problem of a kind, with what the caller should know of this case.</summary>
    internal static Problem Of(ProblemType type, string detail) => new(type, detail);

    /// <summary>One or more parameters cannot be used.</summary>
    internal static Problem InvalidParameters(IReadOnlyList<ParameterError> errors)
        => new(ProblemType.InvalidParameter, string.Join(' ', errors.Select(e => e.Detail)), errors);

    /// <summary>The API has no such address, or the address takes other methods.</summary>
    /// <param name="request">What was asked.</param>
    /// <param name="allowed">The methods that the address takes; none where there is no such address.</param>
    internal static Problem NoSuchCall(HttpRequest request, IReadOnlyList<string> allowed)
    {
        const string Calls = $"GET /{Routes.Prefix}/{Routes.OpenApi} and the page /{Routes.Prefix}/{Routes.Docs} list every call.";
        var path = QueryReader.Shown(request.Path.Value ?? "");
        if (allowed.Count == 0)
            return new(ProblemType.NoSuchAddress, $"There is nothing at {path}. {Calls}");
        var methods = string.Join(", ", allowed);
        return new(ProblemType.MethodNotAllowed, $"{path} takes {methods}, not {QueryReader.Shown(request.Method)}. {Calls}") { Allow = methods };
    }

    /// <summary>The caller accepts none of the formats that there are.</summary>
    internal static Problem NotAcceptable(IEnumerable<Format> offered)
        => new(ProblemType.NotAcceptable, $"The Accept header admits none of {string.Join(", ", offered.Select(f => f.MediaType))}.");

    /// <summary>What is to be checked cannot be read, or is more than is checked at once.</summary>
    internal static Problem InvalidClaims(ClaimRequestException exception) => new(exception.Type, exception.Message, exception.Errors);

    /// <summary>Nothing has been published yet.</summary>
    internal static Problem NoReport() => new(ProblemType.NoReport, $"{ProblemType.NoReport.Meaning.En} {ProblemType.NoReport.Remedy.En}");

    public Task ExecuteAsync(HttpContext httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        if (Allow is not null)
            httpContext.Response.Headers.Allow = Allow;
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
