using System.Globalization;
using RotationFunctions.Analytics;
using RotationFunctions.Pipeline.Reports;
using RotationFunctions.Pipeline.Reports.Figures;
using RotationFunctions.Pipeline.Reports.Figures.Definitions;
using RotationFunctions.Pipeline.Reports.Texts;
using RotationFunctions.Pipeline.Snapshots;
using RotationFunctions.Pipeline.Universes;

namespace RotationFunctions.Pipeline.Trace;

/// <summary>Traces figures of one report to what they were computed from.</summary>
internal sealed class FigureTracer
{
    private const int MostNearest = 3;

    private readonly Report _report;
    private readonly ReportFigures _figures;
    private readonly FigureOrigins _origins;
    private readonly MarketHistory? _history;
    private readonly string? _valuesReason;

    /// <param name="report">The report.</param>
    /// <param name="history">Its snapshot's series; null when the snapshot cannot be read.</param>
    /// <param name="valuesReason">Why it cannot.</param>
    internal FigureTracer(Report report, MarketHistory? history, string? valuesReason)
    {
        (_report, _history, _valuesReason) = (report, history, valuesReason);
        _figures = new ReportFigures(report);
        _origins = new FigureOrigins(report, _figures);
    }

    /// <summary>Ids of the report that are nearest to one that it does not have.</summary>
    internal IReadOnlyList<string> Nearest(string id)
        => [.. _figures.All.Select(figure => figure.Id).OrderBy(known => TextDistance.Between(known, id)).ThenBy(known => known, StringComparer.Ordinal).Take(MostNearest)];

    /// <summary>A figure or date of the report; null when it states none by that id.</summary>
    /// <param name="series">Series, pair or group of the figure, in capitals or in small letters.</param>
    /// <param name="metric">The metric.</param>
    /// <param name="language">Language of the texts.</param>
    /// <param name="originOf">Where a raw response came from; null when it is no longer kept.</param>
    internal async Task<FigureAnswer?> TraceAsync(string series, string metric, Language language, Func<string, Task<string?>> originOf)
    {
        var id = $"{SeriesId.Meant(series, _figures.Keys)}/{metric}";
        var figure = _figures.Find(id);
        if (figure is null && !_figures.HasDate(id))
            return null;
        if (FigureCatalog.Find(id) is not { } definition)
            return null;
        var date = figure is null ? _figures.Date(id).Day : null;
        var dates = _origins.DatesOf(id);
        var inputs = new List<InputAnswer>();
        foreach (var input in _origins.InputsOf(id))
            inputs.Add(Input(input, definition, metric, dates, await originOf(input.Raw)));
        var day = _history?.Calendar.IndexOf(_report.AsOf) ?? -1;
        return new FigureAnswer
        {
            Id = id,
            AsOf = _report.AsOf,
            Language = LanguageTag.Of(language),
            Value = figure?.Value,
            Date = date,
            Printed = figure is { Value: not null } ? FigureFormat.Text(figure) : date?.ToString("O", CultureInfo.InvariantCulture),
            Unit = figure?.Unit,
            Reason = figure is { Value: null } ? _figures.ReasonFor(figure) ?? "The report does not say why." : figure is null && date is null ? "What it would be the date of is absent." : null,
            Warnings = [.. _report.Warnings.Where(warning => warning.Figures?.Contains(id) == true).Select(warning => ReasonTexts.In(language, warning.Why))],
            Definition = new DefinitionAnswer(definition.Text.In(language), definition.Formula, definition.Source, definition.Since),
            Derivation = figure is not null && day >= 0 ? new FigureDerivation(_figures, _history!, day, dates).Of(figure) : null,
            Record = new RecordCases(_report, _history).Of(metric),
            Window = dates is var (first, last) ? new WindowAnswer(first, last) : null,
            Inputs = inputs,
            ValuesReason = _valuesReason,
            Report = new ReportOrigin(
                _report.Publication?.Revision, _report.Hash, _report.GeneratedAt, _report.Source.Snapshot, _report.Source.Code, _report.Source.Definitions, _report.Source.IsDemo),
        };
    }

    private InputAnswer Input(ReportInput input, FigureDefinition definition, string metric, (DateOnly First, DateOnly Last)? dates, string? origin)
    {
        // What looks at all days, or does not say at which, gets them all, as far as they were known.
        var first = dates is { } known && definition.Span.Kind is not (FigureSpanKind.None or FigureSpanKind.Whole) ? known.First : DateOnly.MinValue;
        var last = dates?.Last ?? _report.AsOf;
        var (rows, columns) = _history is null ? ([], [])
            : _history.Instrument(input.Series) is { } bars ? Bars(bars, metric, first, last)
            : _history.Observation(input.Series) is { } observations ? Observations(observations, first, last)
            : ([], []);
        return new InputAnswer
        {
            Series = input.Series, Raw = input.Raw, Sha256 = input.Sha256, FetchedAt = input.FetchedAt, Origin = origin,
            Rows = rows.Count, Dates = rows, Columns = columns,
        };
    }

    private (List<DateOnly> Dates, OrderedDictionary<string, IReadOnlyList<double?>> Columns) Bars(BarSeries bars, string metric, DateOnly first, DateOnly last)
    {
        var calendar = _history!.Calendar;
        var days = Enumerable.Range(bars.Start, bars.Count).Where(day => bars.HasBar(day) && calendar[day] >= first && calendar[day] <= last).ToList();
        var columns = new OrderedDictionary<string, IReadOnlyList<double?>>();
        foreach (var name in ColumnsOf(metric))
        {
            var column = name switch
            {
                "high" => bars.High,
                "low" => bars.Low,
                "adjustedClose" => bars.Adjusted.Values,
                "volume" => bars.Volume,
                _ => bars.Close.Values,
            };
            var values = new List<double?>(days.Count);
            foreach (var day in days)
                values.Add(column.IsEmpty || double.IsNaN(column[day - bars.Start]) ? null : column[day - bars.Start]);
            columns[name] = values;
        }

        return ([.. days.Select(day => calendar[day])], columns);
    }

    private static (List<DateOnly> Dates, OrderedDictionary<string, IReadOnlyList<double?>> Columns) Observations(ObservationSeries series, DateOnly first, DateOnly last)
    {
        // What was known on the first day counts, however long before it was published.
        var from = series.LastPublished(first) ?? first;
        var (dates, values) = (new List<DateOnly>(), new List<double?>());
        for (var i = 0; i < series.Published.Length; i++)
        {
            if (series.Published[i] < from || series.Published[i] > last)
                continue;
            dates.Add(series.Published[i]);
            values.Add(series.Values[i]);
        }

        return (dates, new OrderedDictionary<string, IReadOnlyList<double?>> { ["value"] = values });
    }

    private static string[] ColumnsOf(string metric)
    {
        var figure = metric.StartsWith("percentile.", StringComparison.Ordinal) ? metric["percentile.".Length..] : metric;
        return figure.Split('.') switch
        {
            ["totalReturn", ..] => ["adjustedClose"],
            ["credit", "excess", ..] or ["risk", "credit", ..] => ["adjustedClose"],
            ["atr", ..] or ["liquidity", "spread", ..] => ["high", "low", "close"],
            ["liquidity", ..] => ["close", "volume"],
            ["risk", "liquidity", ..] => ["close", "volume"],
            _ => ["close"],
        };
    }
}
