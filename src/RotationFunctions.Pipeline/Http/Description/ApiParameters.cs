using System.Text.Json.Nodes;
using RotationFunctions.Pipeline.Http.Calls;
using RotationFunctions.Pipeline.Storage;
using RotationFunctions.Pipeline.Universes;

namespace RotationFunctions.Pipeline.Http.Description;

/// <summary>The parameters that several calls share.</summary>
internal static class ApiParameters
{
    /// <summary>The language: by <c>lang</c>, which wins, or by <c>Accept-Language</c>, else English.</summary>
    internal static ApiParameter<Language> Language { get; } = new(
        "lang",
        new("The language; without it the header `Accept-Language` decides, else English.", "语言；不给出时由`Accept-Language`标头决定，否则为英文。"),
        new JsonObject { ["type"] = "string", ["enum"] = new JsonArray(LanguageTag.English, LanguageTag.SimplifiedChinese) },
        (_, _, query) => query.Language())
    { ChoiceName = "Language" };

    /// <summary>The first date of a span.</summary>
    internal static ApiParameter<DateOnly?> From { get; } = Parameter.Date("from", new("First date.", "起始日期。"));

    /// <summary>The last date of a span, which must not be before the first.</summary>
    internal static ApiParameter<DateOnly?> To { get; } = Parameter.DateFrom(From, "to", new("Last date.", "结束日期。"));

    /// <summary>The trading day of a report, in the route.</summary>
    internal static ApiParameter<DateOnly?> Date { get; } = Parameter.Date("date", new("The trading day.", "交易日。")).InPath("2025-12-31");

    /// <summary>The number of a revision; null when none is named, which is the newest.</summary>
    internal static ApiParameter<int?> Revision { get; } = Parameter.Whole(
        "revision", 1, RowKeys.MostRevisions,
        new("An older report of the day, by its number; without it the newest.", "该日较早的日报，按编号；不给出则为最新。"));

    /// <summary>Where the page that is asked for begins; null for the first.</summary>
    /// <param name="list">Names the list and everything that filters it: a continuation of another is refused.</param>
    internal static ApiParameter<string?> Continuation(Func<CallArguments, string> list) => new(
        "continuation",
        new("What the page before gave as `continuation`, to be sent as it is with the same other parameters.",
            "上一页给出的`continuation`，原样连同其余参数一起发送。"),
        new JsonObject { ["type"] = "string", ["pattern"] = Http.Continuation.Pattern },
        (_, arguments, query) => query.Continuation(list(arguments)));

    /// <summary>The form of the answer: by <c>format</c>, which wins, or by <c>Accept</c>.</summary>
    internal static FormatParameter Format(params IReadOnlyList<Format> formats) => new(
        new("The format; without it the header `Accept` decides.", "格式；不给出时由`Accept`标头决定。"),
        new JsonObject { ["type"] = "string", ["enum"] = new JsonArray([.. formats.Select(format => JsonValue.Create(format.Name))]) },
        formats)
    {
        ChoiceName = string.Concat(formats.Select(format => format.Title)) + "Format",
    };
}
