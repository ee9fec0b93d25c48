using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using RotationFunctions.Pipeline.Reports;
using RotationFunctions.Pipeline.Reports.Figures;
using RotationFunctions.Pipeline.Reports.Figures.Definitions;
using RotationFunctions.Pipeline.Reports.Texts;

namespace RotationFunctions.Pipeline.Verification;

/// <summary>Holds a published report against the one that its snapshot gives, bit by bit.</summary>
public static class ReportCheck
{
    // A report whose every sentence differs is shown by its first ones.
    private const int MostContents = 20;

    /// <summary>What of a report's hash, its figures and all the rest does not agree; empty when everything does.</summary>
    /// <param name="published">The JSON as it was published.</param>
    /// <param name="recalculation">The figures of the snapshot.</param>
    /// <param name="isSameSnapshot">Whether that is the report's own snapshot, or one made of the same data elsewhere.</param>
    /// <exception cref="JsonException">The text is not a report.</exception>
    public static IReadOnlyList<Finding> Compare(byte[] published, ReportRecalculation recalculation, bool isSameSnapshot = true)
    {
        ArgumentNullException.ThrowIfNull(published);
        ArgumentNullException.ThrowIfNull(recalculation);
        var report = ReportJson.Deserialize(published);
        if (!LanguageTag.TryParse(report.Language, out var language))
            throw new JsonException($"The report is in the language '{report.Language}', which is not written here.");
        if (recalculation.On(report.AsOf, report.GeneratedAt) is not { } found)
            return [.. HashFindings(published, report), new Finding(FindingKind.Snapshot, recalculation.Name, $"It has no trading day {report.AsOf:yyyy-MM-dd}.")];
        // The report says which program made it, in its own words; whether that program computed right shows in the figures.
        var source = found.Source with { Code = report.Source.Code, Definitions = report.Source.Definitions };
        var expected = found with
        {
            Source = isSameSnapshot ? source : report.Source,
            Inputs = isSameSnapshot ? found.Inputs : report.Inputs,
            Publication = report.Publication,
        };
        var content = ReportJson.Serialize(ReportTexts.Write(expected, Language.English) with { Publication = null });
        if (language == Language.English && report.Publication is { } place && published.AsSpan().SequenceEqual(ReportSeal.Seal(content, place).Json))
            return [];

        var findings = HashFindings(published, report);
        if (language != Language.English && report.Publication is { } publication && ReportSeal.Seal(content, publication).Hash is var hash && hash != report.Hash)
            findings.Add(new Finding(FindingKind.Hash, "hash", $"The report states {report.Hash}; published in English from this snapshot it would have {hash}."));
        findings.AddRange(Figures(report, expected));
        var differences = Differences(
            Parse(published),
            Parse(ReportJson.Serialize(ReportTexts.Write(expected, language) with { Hash = report.Hash })), "").ToList();
        // Where a figure differs, so do the sentences and charts that tell of it: the figure is named, they need not be.
        if (findings.TrueForAll(finding => finding.Kind == FindingKind.Hash))
            findings.AddRange(differences.Take(MostContents).Select(difference => new Finding(FindingKind.Content, difference.Path, difference.Detail)));
        return findings;
    }

    /// <summary>The findings on the hash that a report in English states.</summary>
    public static List<Finding> HashFindings(byte[] published, Report report)
    {
        ArgumentNullException.ThrowIfNull(report);
        if (report.Language != LanguageTag.English)
            return [];
        return ReportSeal.Read(published) switch
        {
            null => [new Finding(FindingKind.Hash, "hash", "The file does not end in a hash: it is not a published report byte for byte, as GET report serves it.")],
            var (stated, content) when stated != content => [new Finding(FindingKind.Hash, "hash", $"The report states {stated}; its content has {content}. It was changed after it was published.")],
            _ => [],
        };
    }

    private static IEnumerable<Finding> Figures(Report report, Report expected)
    {
        var (published, recomputed) = (new ReportFigures(report), new ReportFigures(expected));
        foreach (var id in published.All.Select(f => f.Id).Union(recomputed.All.Select(f => f.Id)))
        {
            var (was, now) = (published.Find(id)?.Value, recomputed.Find(id)?.Value);
            if (was is { } a ? now is { } b && BitConverter.DoubleToInt64Bits(a) == BitConverter.DoubleToInt64Bits(b) : now is null)
                continue;
            var detail = $"published {Text(was)}, recomputed {Text(now)}";
            yield return FigureCatalog.Find(id) is { } definition && definition.Since > report.Source.Definitions
                ? new Finding(FindingKind.OlderDefinition, id, string.Create(CultureInfo.InvariantCulture, $"{detail}: the report is by version {report.Source.Definitions} of the definitions, this figure is defined anew since version {definition.Since}"))
                : new Finding(FindingKind.Figure, id, detail);
        }
    }

    private static string Text(double? value) => value?.ToString("R", CultureInfo.InvariantCulture) ?? "absent";

    private static JsonNode? Parse(byte[] json) => JsonNode.Parse(json);

    private static IEnumerable<(string Path, string Detail)> Differences(JsonNode? published, JsonNode? recomputed, string path)
    {
        switch (published, recomputed)
        {
            case (JsonObject a, JsonObject b):
                foreach (var name in a.Select(p => p.Key).Union(b.Select(p => p.Key)))
                    foreach (var difference in Differences(a[name], b[name], path.Length == 0 ? name : $"{path}.{name}"))
                        yield return difference;
                break;
            case (JsonArray a, JsonArray b):
                for (var i = 0; i < Math.Max(a.Count, b.Count); i++)
                    foreach (var difference in Differences(i < a.Count ? a[i] : null, i < b.Count ? b[i] : null, string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]")))
                        yield return difference;
                break;
            default:
                var (was, now) = (published?.ToJsonString() ?? "nothing", recomputed?.ToJsonString() ?? "nothing");
                if (was != now)
                    yield return (path, $"published {was}, recomputed {now}");
                break;
        }
    }
}
