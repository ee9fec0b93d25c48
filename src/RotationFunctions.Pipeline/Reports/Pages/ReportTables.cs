using System.Globalization;
using RotationFunctions.Analytics;
using RotationFunctions.Pipeline.Languages;
using RotationFunctions.Pipeline.Reports.Figures;

namespace RotationFunctions.Pipeline.Reports.Pages;

/// <summary>The tables of a report: one for each question a reader has, since one of fifty columns answers none.</summary>
internal static class ReportTables
{
    internal static IEnumerable<FigureTable> Of(Report report, ReportFigures figures, PageTexts texts)
    {
        var instruments = report.Performance;
        yield return Instruments("price-returns", texts.PriceReturns, [(texts.Close, "close"), .. Windows(FigureIds.Return, Window.All)]);
        yield return Pairs();
        if (report.Comovements.Count > 0)
            yield return Comovements();
        if (report.Periods is { Months.Count: > 0 } periods)
            yield return Months(periods);
        if (report.Evidence is { Rows.Count: > 0 } evidence)
            yield return Evidence(evidence);
        yield return Instruments("total-returns", texts.TotalReturns, Windows(FigureIds.TotalReturn, Window.All));
        yield return Instruments("daily-volatility", texts.DailyVolatility, Windows(FigureIds.VolatilityDaily, Window.OfSeveralDays));
        yield return Instruments("annual-volatility", texts.AnnualVolatility, Windows(FigureIds.VolatilityAnnual, Window.OfSeveralDays));
        yield return Instruments("drawdown", texts.Drawdown, Windows(FigureIds.Drawdown, Window.OfSeveralDays));
        yield return Instruments("benchmark", texts.AgainstBenchmark,
        [
            (texts.Beta, FigureIds.Beta),
            (texts.Correlation, FigureIds.Correlation),
            (texts.TrackingError, FigureIds.TrackingError),
            (texts.InformationRatio, FigureIds.InformationRatio),
            (texts.CaptureUp, FigureIds.CaptureUp),
            (texts.CaptureDown, FigureIds.CaptureDown),
            (texts.DownsideDeviation, FigureIds.DownsideDeviation),
            (texts.Sortino, FigureIds.Sortino),
        ]);
        yield return Instruments("trend", texts.Trend,
        [
            (texts.Average50, FigureIds.Sma50),
            (texts.Average200, FigureIds.Sma200),
            (texts.DistanceFromAverage200, FigureIds.DistanceSma200),
            (texts.InDeviations, FigureIds.DistanceSma200Deviations),
            (texts.Rsi, FigureIds.Rsi14),
            (texts.Atr, FigureIds.Atr14),
            (texts.YearHigh, FigureIds.High52Weeks),
            (texts.DistanceFromYearHigh, FigureIds.High52WeeksDistance),
            (texts.AllTimeHigh, FigureIds.HighAllTime),
            (texts.DistanceFromAllTimeHigh, FigureIds.HighAllTimeDistance),
            (texts.DaysSinceHigh, FigureIds.DaysSinceHigh),
        ]);
        var liquid = report.Liquidity.Select(l => l.Series).ToHashSet(StringComparer.Ordinal);
        yield return Table("liquidity", texts.Liquidity, instruments.Where(p => liquid.Contains(p.Series)),
        [
            (texts.DollarVolume, FigureIds.DollarVolume),
            (texts.Amihud, FigureIds.Amihud),
        ]);

        IReadOnlyList<(string Heading, string Metric)> Windows(Func<Window, string> metric, IReadOnlyList<Window> windows)
            => [.. windows.Select(w => (texts.Window(w), metric(w)))];

        FigureTable Instruments(string id, TableTexts caption, IReadOnlyList<(string Heading, string Metric)> columns)
            => Table(id, caption, instruments, columns);

        FigureTable Table(
            string id, TableTexts caption, IEnumerable<Performance> rows, IReadOnlyList<(string Heading, string Metric)> columns) => new(
            id,
            caption,
            texts.Instrument,
            [.. columns.Select(c => c.Heading)],
            [.. rows.GroupBy(p => p.Segment, StringComparer.Ordinal).Select(segment => new FigureRowGroup(
                texts.Segment(segment.Key),
                [.. segment.Select(p => new FigureRow(p.Series, p.Name, [.. columns.Select(c => figures[p.Series, c.Metric])]))]))]);

        FigureTable Months(PeriodsDay periods)
        {
            var key = FigureKeys.Pair(periods.A, periods.B);
            var years = periods.Months.Select(month => month.To.Year).Distinct().OrderDescending();
            return new FigureTable(
                "months",
                texts.Months($"{figures.Roles.SmallCap} − {figures.Benchmark}"),
                texts.Year,
                [.. texts.MonthNames, texts.WholeYear],
                [new FigureRowGroup(null, [.. years.Select(year => new FigureRow(
                    year.ToString(CultureInfo.InvariantCulture), null,
                    [
                        .. Enumerable.Range(1, 12).Select(month => figures.Find($"{key}/{RotationIds.SpreadOfMonth(new DateOnly(year, month, 1))}")),
                        figures.Find($"{key}/{RotationIds.SpreadOfYear(new DateOnly(year, 1, 1))}"),
                    ]))])])
            { IsHeatMap = true };
        }

        FigureTable Evidence(EvidenceTable evidence) => new(
            "evidence-table",
            texts.Evidence,
            texts.Signal,
            [.. texts.EvidenceColumns.Values],
            [new FigureRowGroup(null, [.. evidence.Rows.Select(row => new FigureRow(
                texts.NameOfSignal(row.Id), texts.NameOf(row.Verdict), [.. texts.EvidenceColumns.Keys.Select(part => figures[$"{JudgementMetrics.Evidence(row.Id)}.{part}"])]))])]);

        FigureTable Comovements() => new(
            "comovement",
            texts.Comovements,
            texts.Pair,
            [.. report.Comovements.Select(c => Companion(c.With))],
            [new FigureRowGroup(null, [new FigureRow($"{figures.Roles.SmallCap} − {figures.Benchmark}", null, [.. report.Comovements.Select(c => figures[RotationIds.Comovement(c.With)])])])]);

        string Companion(string name) => Companions.Of(name, figures) switch
        {
            CompanionKind.Volatility => figures.Roles.Volatility,
            var kind => texts.Companions.GetValueOrDefault(kind) ?? name.Replace("-", " − ", StringComparison.Ordinal),
        };

        FigureTable Pairs() => new(
            "spreads",
            texts.Spreads,
            texts.Pair,
            [.. Window.All.Select(texts.Window)],
            [new FigureRowGroup(null, [.. report.Spreads.Select(s => new FigureRow(
                $"{s.A} − {s.B}", null, [.. Window.All.Select(w => figures[$"{s.A}-{s.B}", $"spread.{w}"])]))])]);
    }
}
