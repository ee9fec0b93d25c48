using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using RotationFunctions.Pipeline.Http.Description;

namespace RotationFunctions.Pipeline.Http;

/// <summary>The answer to a request that no call takes: the address is unknown, or does not take the method.</summary>
public static class UnmatchedCall
{
    private static readonly Lazy<ILookup<string, TemplateMatcher>> ByMethod = new(() => ApiCatalogue.Operations
        .Select(operation => (operation.Method, Route: new TemplateMatcher(TemplateParser.Parse($"{Routes.Prefix}/{operation.Route}"), [])))
        .SelectMany(call => call.Method == HttpMethods.Get ? [call, (HttpMethods.Head, call.Route)] : new[] { call })
        .ToLookup(call => call.Item1, call => call.Item2));

    /// <summary>404 for an address that there is not; 405, with the methods in <c>Allow</c>, for one that there is.</summary>
    public static IResult Answer(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Problem.NoSuchCall(request, MethodsAt(request.Path));
    }

    /// <summary>The methods that the API takes at an address, in alphabetical order; none where there is no such address.</summary>
    internal static IReadOnlyList<string> MethodsAt(PathString path) =>
    [
        .. ByMethod.Value.Where(routes => routes.Any(route => route.TryMatch(path, [])))
            .Select(routes => routes.Key).Order(StringComparer.Ordinal),
    ];
}
