using RotationFunctions.Analytics;
using RotationFunctions.Pipeline.Reports;

namespace RotationFunctions.Pipeline.Trace.Evidence;

/// <summary>Whether published signals foretell who leads next month: a report's whole table, what its columns mean and how it is made.</summary>
public sealed record EvidenceAnswer
{
    /// <summary>The day of the report.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>Tag of the language of the texts.</summary>
    public required string Language { get; init; }

    public required ReportSource Source { get; init; }

    /// <summary>The day of the first signal; null when the table is absent.</summary>
    public required DateOnly? From { get; init; }

    /// <summary>The last day of the last outcome; null when the table is absent.</summary>
    public required DateOnly? To { get; init; }

    /// <summary>What the table comes to, in the sentences of the report.</summary>
    public required IReadOnlyList<string> Summary { get; init; }

    /// <summary>Why the table is absent; null when it is there.</summary>
    public required string? Reason { get; init; }

    /// <summary>Sharpe ratio a year that the luckiest of as many signals without merit is expected to show; null when absent.</summary>
    public required double? ExpectedBest { get; init; }

    /// <summary>Every signal that is tried; one without enough months has no figures, and says so.</summary>
    public required IReadOnlyList<EvidenceSignalAnswer> Signals { get; init; }

    /// <summary>What each figure of a signal means, in the order of the page's columns.</summary>
    public required IReadOnlyList<EvidenceColumn> Columns { get; init; }

    /// <summary>How the table is made, a step a paragraph, and what its verdicts mean.</summary>
    public required IReadOnlyList<string> Method { get; init; }
}

/// <summary>A signal and what came of it; figures are null when it has too few months.</summary>
public sealed record EvidenceSignalAnswer
{
    /// <summary>Its id, as <c>momentum12-1</c>.</summary>
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>What it measures, in one sentence.</summary>
    public required string Text { get; init; }

    /// <summary>The same as a formula.</summary>
    public required string Formula { get; init; }

    /// <summary>Who published it; null for the desk's own.</summary>
    public required string? Source { get; init; }

    /// <summary>Months with a signal and an outcome.</summary>
    public int? Months { get; init; }

    /// <summary>Rank correlation of the signal with the next month's outcome, −1 to 1.</summary>
    public double? Ic { get; init; }

    /// <summary>Its t statistic.</summary>
    public double? T { get; init; }

    /// <summary>Two-sided probability of that t, 0 to 1.</summary>
    public double? P { get; init; }

    /// <summary>The same held against all signals, 0 to 1.</summary>
    public double? Holm { get; init; }

    /// <summary>Months in which the signal takes a side.</summary>
    public int? Active { get; init; }

    /// <summary>Share of these in which it was right, 0 to 1; null without any.</summary>
    public double? Hit { get; init; }

    /// <summary>Share that always taking the better side got right in them, 0 to 1; null without any.</summary>
    public double? Base { get; init; }

    /// <summary>Return a year of following it before costs, a fraction.</summary>
    public double? Gross { get; init; }

    /// <summary>The same after costs.</summary>
    public double? Net { get; init; }

    /// <summary>Sharpe ratio a year, after costs.</summary>
    public double? Sharpe { get; init; }

    /// <summary>Probability that its Sharpe ratio beats that of the luckiest of as many signals without merit, 0 to 1.</summary>
    public double? DeflatedSharpe { get; init; }

    /// <summary>What it is worth as evidence.</summary>
    public required RecordVerdict Verdict { get; init; }

    /// <summary>The verdict in words.</summary>
    public required string VerdictText { get; init; }

    /// <summary>Why it is no better and no worse.</summary>
    public required string Why { get; init; }
}

/// <summary>A figure that the table has of each signal.</summary>
/// <param name="Id">Its name in a signal, and the last part of the figure's id: <c>market/evidence.stance.ic</c>.</param>
/// <param name="Name">Heading of its column.</param>
/// <param name="Text">What it means.</param>
/// <param name="Formula">The formula.</param>
public sealed record EvidenceColumn(string Id, string Name, string Text, string Formula);
