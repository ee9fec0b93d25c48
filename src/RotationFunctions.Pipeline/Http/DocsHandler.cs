using System.Collections.Concurrent;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using RotationFunctions.Pipeline.Http.Pages;
using RotationFunctions.Pipeline.Problems;

namespace RotationFunctions.Pipeline.Http;

/// <summary>The pages about the API, for people. They say nothing of the desk's data and never change, so each is rendered once.</summary>
public sealed class DocsHandler
{
    private readonly ConcurrentDictionary<(string Page, Language Language), Answer> _pages = new();

    /// <summary><c>GET docs</c>: every call, each with a form that sends it.</summary>
    public Task<IResult> DocsAsync(HttpRequest request)
        => PageAsync<DocsPage>(request, Routes.Docs, ApiPage.ScriptedContentSecurityPolicy);

    /// <summary><c>GET problems</c>: what every type of problem means.</summary>
    public Task<IResult> ProblemsAsync(HttpRequest request)
        => PageAsync<ProblemsPage>(request, Routes.Problems, ApiPage.ContentSecurityPolicy);

    /// <summary><c>GET problems/{type}</c>: what one means. The <c>type</c> of a problem is this page's address.</summary>
    public Task<IResult> ProblemAsync(HttpRequest request, string type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return ProblemType.All.FirstOrDefault(known => known.Id == type) is { } one
            ? PageAsync<ProblemsPage>(request, one.Address, ApiPage.ContentSecurityPolicy, (nameof(ProblemsPage.One), one))
            : Task.FromResult<IResult>(Problem.Of(
                ProblemType.NoSuchProblemType, $"There is no problem '{Quoted.Shown(type)}'; GET /{Routes.Prefix}/{Routes.Problems} lists all."));
    }

    private async Task<IResult> PageAsync<TPage>(HttpRequest request, string name, string policy, params (string Name, object? Value)[] parameters)
        where TPage : IComponent
    {
        ArgumentNullException.ThrowIfNull(request);
        var query = new QueryReader(request);
        var (format, language) = (query.Format(Format.Html), query.Language());
        if (query.Problem is { } problem)
            return problem;
        if (format is null)
            return Problem.NotAcceptable([Format.Html]);
        if (_pages.TryGetValue((name, language), out var made))
            return made;
        var other = LanguageTag.Of(language == Language.English ? Language.SimplifiedChinese : Language.English);
        var page = await ApiPage.RenderAsync<TPage>([("Language", language), ("OtherLanguage", $"?lang={other}"), .. parameters]);
        return _pages[(name, language)] = new Answer(page, format.ContentType) { Language = LanguageTag.Of(language), ContentSecurityPolicy = policy, CacheControl = Answer.Public };
    }
}
