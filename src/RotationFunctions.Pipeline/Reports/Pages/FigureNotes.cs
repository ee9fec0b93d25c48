using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using RotationFunctions.Analytics;
using RotationFunctions.Pipeline.Reports.Figures;
using RotationFunctions.Pipeline.Reports.Figures.Definitions;

namespace RotationFunctions.Pipeline.Reports.Pages;

/// <summary>
/// What the page tells of each figure that it prints: definition, days, inputs. A page prints some two thousand figures of
/// some two hundred kinds, so what figures share is written once, under their metric, and only what sets one apart under
/// its own id; the page's script puts the two together.
/// </summary>
public sealed class FigureNotes
{
    // As much of a SHA-256 as tells inputs apart; the derivation behind the link has all of it.
    private const int HashLength = 16;

    private static readonly FigureNotesContext Context = new(new JsonSerializerOptions(FigureNotesContext.Default.Options)
    {
        // What HTML gives a meaning is escaped: the JSON stands inside a script element.
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    });

    private readonly ReportFigures _figures;
    private readonly List<string> _reasons = [];

    private FigureNotes(ReportDocument document, PageLinks links, Language language)
    {
        _figures = document.Figures;
        Address = links.Api is { } api ? string.Create(CultureInfo.InvariantCulture, $"{api}figures/{document.Report.AsOf:yyyy-MM-dd}/") : null;
        Query = links.Revision is { } revision ? string.Create(CultureInfo.InvariantCulture, $"?revision={revision}") : "";
        var origins = new FigureOrigins(document.Report, _figures);
        var notes = document.PrintedFigures
            .GroupBy(MetricOf, StringComparer.Ordinal)
            .SelectMany(metric => Shared(metric.Key, [.. metric.Select(id => (id, NoteOf(id, origins, language)))]))
            .ToDictionary(note => note.Key, note => note.Value, StringComparer.Ordinal);
        foreach (var reason in document.PrintedFigures.Select(Reason).OfType<string>().Distinct(StringComparer.Ordinal))
            _reasons.Add(reason);
        Json = JsonSerializer.Serialize(
            new NoteData(
                notes,
                _reasons,
                document.Report.RelativeStrength.Select(p => (p.A, p.B)).Concat(document.Report.Spreads.Select(s => (s.A, s.B))).Distinct()
                    .ToDictionary(p => FigureKeys.Pair(p.A, p.B), p => (string[])[p.A, p.B], StringComparer.Ordinal),
                document.Report.Inputs.ToDictionary(i => i.Series, i => i.Sha256[..Math.Min(HashLength, i.Sha256.Length)], StringComparer.Ordinal),
                [.. document.Report.Warnings.Where(w => w.Figures is { Count: > 0 }).Select(w => new NoteWarning(w.Reason, [.. w.Figures!.Where(document.PrintedFigures.Contains)]))]),
            Context.NoteData);
    }

    /// <summary>Where the derivations of the report's figures are, seen from the page; null for a page in a file.</summary>
    public string? Address { get; }

    /// <summary>What follows such an address, so that it leads to this report's figures and not to a newer revision's.</summary>
    public string Query { get; }

    /// <summary>The notes, for the page's script.</summary>
    public string Json { get; }

    internal static FigureNotes Of(ReportDocument document, PageLinks links, Language language) => new(document, links, language);

    /// <summary>Where a figure's derivation is: on the server, or, for a page in a file, what the page says of all figures.</summary>
    public string LinkTo(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return Address is null ? "#definitions" : Address + string.Join('/', id.Split('/').Select(Uri.EscapeDataString)) + Query;
    }

    /// <summary>A figure's value at full precision; null for a date and for an absent figure.</summary>
    public string? ValueOf(string id) => _figures.Find(id)?.Value?.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>Place of an absent figure's reason among the reasons; null for a figure that is there.</summary>
    public int? ReasonOf(string id) => Reason(id) is { } reason ? _reasons.IndexOf(reason) : null;

    private string? Reason(string id) => _figures.Cell(id) is { Value: null } absent ? _figures.ReasonFor(absent) : null;

    private static Note NoteOf(string id, FigureOrigins origins, Language language)
    {
        var dates = origins.DatesOf(id);
        return new Note(
            FigureCatalog.Find(id)?.Text.In(language),
            dates?.First.ToString("O", CultureInfo.InvariantCulture),
            dates?.Last.ToString("O", CultureInfo.InvariantCulture),
            string.Join(' ', origins.InputsOf(id).Select(input => input.Series)));
    }

    /// <summary>The note that most figures of a metric have, under the metric, and those of the others, under their ids.</summary>
    private static IEnumerable<KeyValuePair<string, string?[]>> Shared(string metric, List<(string Id, Note Note)> notes)
    {
        // A figure of one series has it for an input: what is written once says "itself".
        var own = notes.Select(n => (n.Id, Note: n.Note with { Inputs = OnItself(n.Note.Inputs, SeriesOf(n.Id)) })).ToList();
        var common = own.CountBy(n => n.Note).MaxBy(n => n.Value).Key;
        yield return KeyValuePair.Create(metric, common.ToArray());
        foreach (var (id, note) in own.Where(n => n.Note != common))
            yield return KeyValuePair.Create(id, note.Besides(common));
    }

    private static string OnItself(string inputs, string series)
        => string.Join(' ', inputs.Split(' ').Select(i => i == series ? "*" : i)) is var marked && IsPair(inputs, series) ? "*" : marked;

    private static bool IsPair(string inputs, string series)
        => inputs.Split(' ') is [var a, var b] && FigureKeys.Pair(a, b) == series;

    private static string SeriesOf(string id) => id[..id.IndexOf('/', StringComparison.Ordinal)];

    private static string MetricOf(string id) => id[(id.IndexOf('/', StringComparison.Ordinal) + 1)..];

    /// <summary>What is told of a figure.</summary>
    /// <param name="Definition">One sentence; null when the catalogue has none.</param>
    /// <param name="First">First day that it is computed from.</param>
    /// <param name="Last">Last day.</param>
    /// <param name="Inputs">The series that it is computed from, separated by spaces; <c>*</c> for its own.</param>
    private sealed record Note(string? Definition, string? First, string? Last, string Inputs)
    {
        public string?[] ToArray() => [Definition, First, Last, Inputs];

        /// <summary>What differs from another note; null where nothing does.</summary>
        public string?[] Besides(Note common) => [.. ToArray().Zip(common.ToArray(), (own, shared) => own == shared ? null : own ?? "")];
    }
}

/// <summary>The notes of a page, as its script reads them.</summary>
/// <param name="Figures">By metric or by id: definition, first and last day, inputs.</param>
/// <param name="Reasons">Why figures are absent.</param>
/// <param name="Pairs">The two series of each pair.</param>
/// <param name="Inputs">The start of the SHA-256 of each series' raw response.</param>
/// <param name="Warnings">What is odd about days that figures of the page look at.</param>
internal sealed record NoteData(
    IReadOnlyDictionary<string, string?[]> Figures, IReadOnlyList<string> Reasons, IReadOnlyDictionary<string, string[]> Pairs, IReadOnlyDictionary<string, string> Inputs, IReadOnlyList<NoteWarning> Warnings);

/// <summary>A warning, and the figures on the page that it touches.</summary>
internal sealed record NoteWarning(string Text, IReadOnlyList<string> Figures);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(NoteData))]
internal sealed partial class FigureNotesContext : JsonSerializerContext;
