using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Text.RegularExpressions;
using RotationFunctions.Analytics;
using RotationFunctions.Pipeline.Reports.Figures.Families;
using RotationFunctions.Pipeline.Universes;

namespace RotationFunctions.Pipeline.Reports.Figures.Definitions;

/// <summary>The definition of every figure and date that a report states, by its id.</summary>
public static partial class FigureCatalog
{
    /// <summary>
    /// Version of the definitions, written into every report. It rises when a definition changes, and the changed definition's
    /// <see cref="FigureDefinition.Since"/> with it: so an old report is told from a false one.
    /// </summary>
    public const int Version = 2;

    private static readonly FrozenDictionary<string, Entry[]> Entries = InstrumentDefinitions.All
        .Concat(PairDefinitions.All).Concat(ComovementDefinitions.All).Concat(MarketDefinitions.All).Concat(RatingDefinitions.All).Concat(JudgementDefinitions.All).Concat(MetricFamilies.Definitions)
        .GroupBy(definition => First(definition.Pattern))
        .ToFrozenDictionary(group => group.Key, group => group.Select(definition => new Entry(definition)).ToArray());

    // Only reports' own ids are looked up here, so the number of entries is that of the figures of one report and its years.
    private static readonly ConcurrentDictionary<string, FigureUnit> Units = new(StringComparer.Ordinal);

    /// <summary>Every definition, as the catalogue has it: with braces.</summary>
    public static IReadOnlyList<FigureDefinition> All { get; } = [.. Entries.Values.SelectMany(entries => entries).Select(entry => entry.Definition)];

    /// <summary>
    /// The trading days back from the report's day at which some figure begins or ends; the report names the date of each
    /// (see <see cref="ReportCalendar"/>).
    /// </summary>
    public static IReadOnlyList<int> DaysBack { get; } =
    [
        .. All.Where(d => d.Span.Kind == FigureSpanKind.Back).SelectMany(d => new[] { d.Span.FirstBack, d.Span.LastBack })
            .Concat(Window.All.Select(w => w.TradingDays).OfType<int>().SelectMany(days => new[] { days, days - 1 }))
            .Distinct().Order(),
    ];

    /// <summary>
    /// The definition of a figure or date, what stands in braces filled in; null when there is none.
    /// </summary>
    /// <param name="id">Its id with or without its series: <c>IWM/return.YTD</c>, <c>return.YTD</c>.</param>
    public static FigureDefinition? Find(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        var metric = id[(id.IndexOf('/', StringComparison.Ordinal) + 1)..];
        foreach (var entry in Entries.GetValueOrDefault(First(metric), []))
            if (entry.Match(metric) is { } definition)
                return definition;
        return null;
    }

    /// <summary>
    /// The unit of a metric, without series: that of its definition, and for what a rating holds another figure against that figure's;
    /// <see cref="FigureUnit.Number"/> where none is declared.
    /// </summary>
    internal static FigureUnit UnitOf(string metric) => Units.GetOrAdd(metric, static metric =>
        Find(metric)?.Unit ?? (Held(metric) is { } held ? UnitOf(held) : FigureUnit.Number));

    private static string? Held(string metric) => Threshold().Match(metric) is { Success: true } match ? match.Groups["figure"].Value : null;

    [GeneratedRegex(@"^(?:risk|opportunity)\.[A-Za-z]+\.(?<figure>.+)\.threshold$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Threshold();

    /// <summary>The window in a metric's id, its last part: of <c>volatility.daily.1M</c> one month; null when it has none.</summary>
    internal static Window? WindowOf(string metric)
    {
        var name = metric[(metric.LastIndexOf('.') + 1)..];
        return Window.All.FirstOrDefault(window => window.Name == name);
    }

    private static string First(string metric) => metric.IndexOf('.', StringComparison.Ordinal) is var dot and > 0 ? metric[..dot] : metric;

    /// <summary>A definition and the ids that it fits.</summary>
    private sealed class Entry
    {
        // None for the one id of a pattern without variables: an expression that never goes back holds half a megabyte.
        private readonly Lazy<Regex>? _ids;
        private readonly string[] _names;

        public Entry(FigureDefinition definition)
        {
            Definition = definition;
            _names = [.. Regex.Matches(definition.Pattern, @"\{(\w+)\}").Select(match => match.Groups[1].Value)];
            if (_names.Length > 0)
                _ids = new Lazy<Regex>(Ids);
        }

        public FigureDefinition Definition { get; }

        public FigureDefinition? Match(string metric)
        {
            var match = _ids?.Value.Match(metric);
            if (match is null ? metric != Definition.Pattern : !match.Success)
                return null;
            var (formula, en, zh) = (Definition.Formula, Definition.Text.En, Definition.Text.Zh);
            foreach (var name in _names)
            {
                var value = match!.Groups[name].Value;
                formula = formula.Replace($"{{{name}}}", value, StringComparison.Ordinal);
                en = en.Replace($"{{{name}}}", FigureVariables.Word(name, value, Language.English), StringComparison.Ordinal);
                zh = zh.Replace($"{{{name}}}", FigureVariables.Word(name, value, Language.SimplifiedChinese), StringComparison.Ordinal);
            }

            return Definition with { Declaration = Definition.Declaration with { Formula = formula }, Text = new LocalizedText(char.ToUpperInvariant(en[0]) + en[1..], zh) };
        }

        private Regex Ids()
        {
            var ids = Regex.Escape(Definition.Pattern).Replace("}", "\\}", StringComparison.Ordinal);
            foreach (var name in _names)
                ids = ids.Replace($"\\{{{name}\\}}", $"(?<{name}>{FigureVariables.Values(name)})", StringComparison.Ordinal);
            return new Regex($"^{ids}$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
        }
    }
}
