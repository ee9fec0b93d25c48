using RotationFunctions.Analytics;
using RotationFunctions.Pipeline.Reports.Figures;

namespace RotationFunctions.Pipeline.Trace;

/// <summary>One figure of a report and all that it came from, down to the bytes of the responses.</summary>
public sealed record FigureAnswer
{
    /// <summary>The id, as <c>IWM/return.YTD</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The day of the report.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>Tag of the language of the texts.</summary>
    public required string Language { get; init; }

    /// <summary>The value at full precision, as the report has it; null for a date, and for what is absent.</summary>
    public required double? Value { get; init; }

    /// <summary>The date, where the id is that of a date.</summary>
    public required DateOnly? Date { get; init; }

    /// <summary>How it is printed; null for what is absent.</summary>
    public required string? Printed { get; init; }

    /// <summary>How the figure is printed, by kind; null for a date.</summary>
    public required FigureUnit? Unit { get; init; }

    /// <summary>Why it is absent; null for what is there.</summary>
    public required string? Reason { get; init; }

    /// <summary>What is odd about days that it is computed from, in words, as the report's warnings say it; empty for nothing.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    public required DefinitionAnswer Definition { get; init; }

    /// <summary>The formula with the numbers put in; null for a figure that folds too many to write down.</summary>
    public required string? Derivation { get; init; }

    /// <summary>The cases that it counts, where it is of a record; null for another figure, and where the cases are not listed.</summary>
    public required RecordAnswer? Record { get; init; }

    /// <summary>First and last date that it is computed from; null for a constant.</summary>
    public required WindowAnswer? Window { get; init; }

    /// <summary>The series that it is computed from.</summary>
    public required IReadOnlyList<InputAnswer> Inputs { get; init; }

    /// <summary>Why the inputs come without values: the snapshot is no longer there; null when they have them.</summary>
    public required string? ValuesReason { get; init; }

    public required ReportOrigin Report { get; init; }
}

/// <summary>What the figure is.</summary>
/// <param name="Text">In one sentence.</param>
/// <param name="Formula">As a formula.</param>
/// <param name="Source">Who defined it so; null for what is common.</param>
/// <param name="Since">Version of the definitions since which it is defined so.</param>
public sealed record DefinitionAnswer(string Text, string Formula, string? Source, int Since);

/// <summary>The cases behind a figure of a record, every one.</summary>
/// <param name="Of">Ids of what the lead is of, in equal parts; of a pattern the series.</param>
/// <param name="Against">Id of what it is less the return of; null for a pattern.</param>
/// <param name="Days">The horizon in trading days; null for a pattern.</param>
/// <param name="Cases">The cases, oldest first.</param>
public sealed record RecordAnswer(IReadOnlyList<string> Of, string? Against, int? Days, IReadOnlyList<CaseAnswer> Cases);

/// <summary>A time that a stance or a condition began, or a pattern that ended.</summary>
/// <param name="Date">The day on which it began; of a pattern, from which it was told as confirmed.</param>
/// <param name="Spell">Trading days for which it held; so far, of one that holds still.</param>
/// <param name="Lead">The lead over the horizon, a fraction; null for a pattern.</param>
/// <param name="Outcome">How the pattern ended; null for a stance or a condition.</param>
/// <param name="Chance">The chance of a price without drift to meet the pattern's target before its stop, 0 to 1; null likewise.</param>
/// <param name="Counted">Whether it counts: its outcome shares no day with that of the last one that does; of a pattern, that it met target or stop.</param>
public sealed record CaseAnswer(DateOnly Date, int Spell, double? Lead, PatternStatus? Outcome, double? Chance, bool Counted);

/// <summary>First and last date that a figure is computed from.</summary>
public sealed record WindowAnswer(DateOnly First, DateOnly Last);

/// <summary>A series that a figure is computed from.</summary>
public sealed record InputAnswer
{
    public required string Series { get; init; }

    /// <summary>Name of the raw response in its container.</summary>
    public required string Raw { get; init; }

    /// <summary>SHA-256 of that response.</summary>
    public required string Sha256 { get; init; }

    public required DateTimeOffset FetchedAt { get; init; }

    /// <summary>Where the response came from; null when it is no longer kept.</summary>
    public required string? Origin { get; init; }

    /// <summary>Number of rows that the figure looks at.</summary>
    public required int Rows { get; init; }

    /// <summary>The dates of these rows, oldest first; empty without the snapshot.</summary>
    public required IReadOnlyList<DateOnly> Dates { get; init; }

    /// <summary>The columns that the figure is computed from, a value a date; null for a value that the source does not have.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<double?>> Columns { get; init; }
}

/// <summary>The report that states the figure, and what it was computed with.</summary>
/// <param name="Revision">Which report of its day; null for one from before reports were numbered.</param>
/// <param name="Hash">SHA-256 of its content, likewise.</param>
/// <param name="GeneratedAt">When it was computed.</param>
/// <param name="Snapshot">Name of its snapshot.</param>
/// <param name="Code">Version of the program; null for a report from before it was said.</param>
/// <param name="Definitions">Version of the definitions.</param>
/// <param name="IsDemo">Whether the market is simulated.</param>
public sealed record ReportOrigin(
    int? Revision, string? Hash, DateTimeOffset GeneratedAt, string Snapshot, string? Code, int Definitions, bool IsDemo);
