using RotationFunctions.Analytics;
using RotationFunctions.Pipeline.Reports;
using RotationFunctions.Pipeline.Reports.Figures;
using RotationFunctions.Pipeline.Reports.Figures.Definitions;
using RotationFunctions.Pipeline.Reports.Texts;
using RotationFunctions.Pipeline.Reports.Texts.Judgement;

namespace RotationFunctions.Pipeline.Trace.Evidence;

/// <summary>Reads the evidence out of a report.</summary>
internal static class EvidenceReader
{
    /// <summary>The report's table with everything that is to be said about it.</summary>
    internal static EvidenceAnswer Read(Report published, Language language)
    {
        var (report, texts, prose) = (ReportTexts.Write(published, language), EvidenceTexts.In(language), JudgementProse.In(language));
        var rows = report.Evidence?.Rows.ToDictionary(row => row.Id, StringComparer.Ordinal) ?? [];
        return new EvidenceAnswer
        {
            AsOf = report.AsOf,
            Language = report.Language,
            Source = report.Source,
            From = report.Evidence?.From,
            To = report.Evidence?.To,
            Summary = report.Evidence is null ? [] : [.. report.Sections.Single(section => section.Id == SectionId.Evidence).Sentences.Select(sentence => sentence.Text)],
            Reason = report.Evidence is not null ? null : report.Missing.FirstOrDefault(item => item.Id == "evidence")?.Reason ?? texts.NotTold,
            ExpectedBest = report.Evidence?.ExpectedBest,
            Signals = [.. EvidenceSignalDefinition.All.Select(signal => Read(signal, rows.GetValueOrDefault(signal.Id), texts, prose))],
            Columns = [.. texts.OfColumns.Select(column => new EvidenceColumn(column.Key, column.Value.Name, column.Value.Text, FormulaOf(column.Key)))],
            Method = texts.Method,
        };
    }

    private static EvidenceSignalAnswer Read(EvidenceSignalDefinition signal, EvidenceRow? row, EvidenceTexts texts, JudgementProse prose)
    {
        var verdict = row?.Verdict ?? RecordVerdict.TooFew;
        return new EvidenceSignalAnswer
        {
            Id = signal.Id,
            Name = prose.NameOfSignal(signal.Id),
            Text = texts.OfSignals[signal.Id],
            Formula = signal.Formula,
            Source = signal.Source,
            Months = row?.Months,
            Ic = row?.Ic,
            T = row?.T,
            P = row?.P,
            Holm = row?.Holm,
            Active = row?.Active,
            Hit = row?.Hit,
            Base = row?.Base,
            Gross = row?.Gross,
            Net = row?.Net,
            Sharpe = row?.Sharpe,
            DeflatedSharpe = row?.DeflatedSharpe,
            Verdict = verdict,
            VerdictText = prose.NameOf(verdict),
            Why = row is null ? texts.TooFew(EvidenceTable.MonthsAtLeast) : texts.Because(row.Holm, row.DeflatedSharpe),
        };
    }

    private static string FormulaOf(string column) => FigureCatalog.Find($"{FigureKeys.Market}/{JudgementMetrics.Evidence("stance")}.{column}")!.Formula;
}
