using System.Collections.Concurrent;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

namespace RotationFunctions.Pipeline.Http.Pages;

/// <summary>Pages that say nothing of the desk's data and change with the program alone, so that each is rendered once.</summary>
internal sealed class PageAnswers
{
    private readonly ConcurrentDictionary<(string Page, Language Language), Answer> _pages = new();

    /// <summary>A page in a language.</summary>
    /// <param name="name">Tells it from other pages.</param>
    /// <param name="language">The language.</param>
    /// <param name="policy">What a browser lets it do.</param>
    /// <param name="parameters">Its parameters besides those of the language.</param>
    internal async Task<IResult> OfAsync<TPage>(
        string name, Language language, string policy, params (string Name, object? Value)[] parameters)
        where TPage : IComponent
    {
        if (_pages.TryGetValue((name, language), out var made))
            return made;
        var other = LanguageTag.OfOther(language);
        var page = await ApiPage.RenderAsync<TPage>([("Language", language), ("OtherLanguage", $"?lang={other}"), .. parameters]);
        return _pages[(name, language)] = new Answer(page, Format.Html.ContentType)
        {
            Language = LanguageTag.Of(language),
            ContentSecurityPolicy = policy,
            CacheControl = Answer.Public,
        };
    }
}
