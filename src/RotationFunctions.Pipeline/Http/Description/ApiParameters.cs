using RotationFunctions.Pipeline.Storage;
using RotationFunctions.Pipeline.Universes;

namespace RotationFunctions.Pipeline.Http.Description;

/// <summary>The parameters that several calls share.</summary>
internal static class ApiParameters
{
    internal static ApiParameter Language { get; } = ApiParameter.Choice(
        "lang", "Language", [LanguageTag.English, LanguageTag.SimplifiedChinese], null,
        new("The language; without it the header `Accept-Language` decides, else English.", "语言；不给出时由`Accept-Language`标头决定，否则为英文。"));

    internal static ApiParameter From { get; } = ApiParameter.Date("from", new("First date.", "起始日期。"));

    internal static ApiParameter To { get; } = ApiParameter.Date("to", new("Last date.", "结束日期。"));

    internal static ApiParameter Date { get; } = ApiParameter.Date("date", new("The trading day.", "交易日。")).InPath("2025-12-31");

    internal static ApiParameter Revision { get; } = ApiParameter.Whole(
        "revision", 1, RowKeys.MostRevisions, new("An older report of the day, by its number; without it the newest.", "该日较早的日报，按编号；不给出则为最新。"));

    internal static ApiParameter Continuation { get; } = ApiParameter.Text(
        "continuation",
        new("What the page before gave as `continuation`, to be sent as it is with the same other parameters.", "上一页给出的`continuation`，原样连同其余参数一起发送。"),
        Http.Continuation.Pattern);

    internal static ApiParameter Format(params IReadOnlyList<Format> formats) => ApiParameter.Choice(
        "format", string.Concat(formats.Select(format => format.Title)) + "Format", formats.Select(format => format.Name), null,
        new("The format; without it the header `Accept` decides.", "格式；不给出时由`Accept`标头决定。"));
}
