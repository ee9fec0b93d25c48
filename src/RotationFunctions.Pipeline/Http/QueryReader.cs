using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using RotationFunctions.Pipeline.Problems;

namespace RotationFunctions.Pipeline.Http;

/// <summary>
/// Reads the parameters of a request and gathers everything that is wrong with them, so that a caller mends all of it at
/// once. Names are those of the API, values are read with the invariant culture; a parameter without value is not given.
/// </summary>
internal sealed class QueryReader(HttpRequest request)
{
    private const string DateFormat = "yyyy-MM-dd";

    /// <summary>What the Functions host reads of every address: the caller's key, and whose it is.</summary>
    private static readonly string[] OfTheHost = ["code", "clientId"];

    private readonly List<ParameterError> _errors = [];
    private readonly List<string> _read = [];

    /// <summary>
    /// The answer that names what is wrong; null while nothing is. Asked when every parameter has been read: what stands in the query
    /// besides
    /// is none of this call, and most often a misspelt one.
    /// </summary>
    internal Problem? Problem
    {
        get
        {
            if (request.QueryString.HasValue)
                RefuseUnread();
            return _errors.Count == 0 ? null : Problem.InvalidParameters(_errors);
        }
    }

    /// <summary>Adds what only the handler can see, such as two parameters that contradict each other.</summary>
    internal void Refuse(string parameter, string detail, IReadOnlyList<string>? allowed = null)
        => _errors.Add(new ParameterError(parameter, detail, allowed));

    /// <summary>A text; null when it is not given.</summary>
    internal string? Text(string name)
    {
        var values = Values(name);
        if (values.Count > 1)
            Refuse(name, $"'{name}' is given {values.Count} times; give it once.");
        return values.Count == 1 && !string.IsNullOrWhiteSpace(values[0]) ? values[0]!.Trim() : null;
    }

    /// <summary>A date, <c>yyyy-MM-dd</c>; null when it is not given.</summary>
    internal DateOnly? Date(string name) => Text(name) is { } text ? Date(name, text) : null;

    /// <summary>A date that must be given; null when it is wrong, and then there is a <see cref="Problem"/>.</summary>
    internal DateOnly? RequiredDate(string name)
    {
        if (Text(name) is { } text)
            return Date(name, text);
        if (_errors.TrueForAll(e => e.Parameter != name))
            Refuse(name, $"'{name}' is missing; give a date as {DateFormat}.");
        return null;
    }

    /// <summary>Reads a date that stands in the path.</summary>
    internal DateOnly? Date(string name, string text)
    {
        if (DateOnly.TryParseExact(text, DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return date;
        Refuse(name, $"'{name}' is '{Quoted.Shown(text)}', which is not a date; give it as {DateFormat}.");
        return null;
    }

    /// <summary>Refuses a last date that is before the first.</summary>
    internal void RefuseBefore(DateOnly? from, DateOnly? to)
    {
        if (from > to)
            Refuse("from", string.Create(CultureInfo.InvariantCulture, $"'from' ({from:yyyy-MM-dd}) is after 'to' ({to:yyyy-MM-dd}); "
                + $"exchange them."));
    }

    /// <summary>A whole number inside bounds.</summary>
    internal int Integer(string name, int least, int most, int otherwise)
    {
        if (Text(name) is not { } text)
            return otherwise;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most)
            return value;
        Refuse(name, string.Create(CultureInfo.InvariantCulture, $"'{name}' is '{Quoted.Shown(text)}'; give a whole number from {least} "
            + $"to {most}."));
        return otherwise;
    }

    /// <summary>One of a few values, whatever its case.</summary>
    internal T Choice<T>(string name, T otherwise, IReadOnlyList<(string Name, T Value)> allowed)
    {
        if (Text(name) is not { } text)
            return otherwise;
        foreach (var (choice, value) in allowed)
            if (choice.Equals(text, StringComparison.OrdinalIgnoreCase))
                return value;
        string[] names = [.. allowed.Select(a => a.Name)];
        Refuse(name, $"'{name}' is '{Quoted.Shown(text)}', which is unknown; it can be {string.Join(", ", names)}.", names);
        return otherwise;
    }

    /// <summary>Values separated by commas, each once; empty when none is given.</summary>
    internal IReadOnlyList<string> List(string name)
        => [.. Values(name)
            .SelectMany(value => (value ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .Distinct(StringComparer.Ordinal)];

    /// <summary>Where the page that is asked for begins; null for the first.</summary>
    /// <param name="list">Names the list and everything that filters it.</param>
    internal string? Continuation(string list)
    {
        if (Text("continuation") is not { } token)
            return null;
        if (Http.Continuation.Read(list, token) is { } position)
            return position;
        Refuse("continuation", "'continuation' is none that this list gave; take it as it stands in the answer before, with the same "
            + "other parameters.");
        return null;
    }

    /// <summary>The format asked for: by <c>format</c>, which wins, or by <c>Accept</c>; null when no format fits either.</summary>
    internal Format? Format(params IReadOnlyList<Format> offered)
    {
        var asked = Choice(
            "format", null, [.. offered.Select(f => (f.Name, (Format?)f))]);
        return asked ?? Http.Format.Preferred(request.Headers, offered);
    }

    /// <summary>The language asked for: by <c>lang</c>, which wins, or by <c>Accept-Language</c>, else English.</summary>
    internal Language Language()
    {
        if (Text("lang") is not { } tag)
            return PreferredLanguage();
        if (LanguageTag.TryParse(tag, out var language))
            return language;
        string[] allowed = [LanguageTag.English, LanguageTag.SimplifiedChinese];
        Refuse("lang", $"'lang' is '{Quoted.Shown(tag)}', which is unknown; it can be {string.Join(", ", allowed)}.", allowed);
        return Pipeline.Language.English;
    }

    // A page in another language is better than none, so nobody is turned away for a language.
    private Language PreferredLanguage()
    {
        if (!StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptLanguage, out var wanted))
            return Pipeline.Language.English;
        foreach (var tag in wanted.Where(w => w.Quality is not 0).OrderByDescending(w => w.Quality ?? 1))
            if (LanguageTag.TryParse(tag.Value.Value, out var language))
                return language;
        return Pipeline.Language.English;
    }

    private StringValues Values(string name)
    {
        if (!request.QueryString.HasValue)
            return StringValues.Empty;
        _read.Add(name);
        return request.Query[name];
    }

    private void RefuseUnread()
    {
        foreach (var name in request.Query.Keys)
        {
            if (OfTheHost.Concat(_read).Contains(name, StringComparer.OrdinalIgnoreCase)
                || _errors.Exists(error => error.Parameter == Quoted.Shown(name)))
                continue;
            string[] allowed = [.. _read.Except(OfTheHost).Distinct()];
            Refuse(Quoted.Shown(name), $"'{Quoted.Shown(name)}' is no parameter of this call; it takes "
                + $"{(allowed.Length > 0 ? string.Join(", ", allowed) : "none")}.", allowed);
        }
    }
}
