namespace RotationFunctions.Analytics;

/// <summary>The rotation score of one day, and what is told beside it.</summary>
/// <param name="Value">Mean of the percentiles of the lead over a month and over a quarter, 0 to 100; null when a part is absent.</param>
public sealed record ScoreDay(double? Value)
{
    /// <summary>The pair that the lead is of, small caps first; empty in a report from before it was told.</summary>
    public IReadOnlyList<string> Basis { get; init => field = value ?? []; } = [];

    /// <summary>First day with a score; null without any, and in a report from before it was told.</summary>
    public DateOnly? First { get; init; }

    /// <summary>The lead over a month, a quarter, half a year and a year; the first two make the score.</summary>
    public IReadOnlyDictionary<string, LeadDay>? Leads { get; init; }

    /// <summary>What else describes the lead; no part of the score.</summary>
    public ScoreContext? Context { get; init; }

    /// <summary>The lead of each size of company over the benchmark; no part of the score.</summary>
    public SizeLadder? Sizes { get; init; }

    /// <summary>What kind of sectors lead, by window; no part of the score.</summary>
    public IReadOnlyDictionary<string, CharacterDay>? Character { get; init; }
}

/// <summary>The lead of small over large caps over a window.</summary>
/// <param name="Lead">Price return of the one less that of the other; null when absent.</param>
/// <param name="Percentile">Its place in its own history; null when absent.</param>
public sealed record LeadDay(double? Lead, Percentile? Percentile);

/// <summary>What describes the lead beside the score.</summary>
/// <param name="Mansfield">Ratio of the pair over its average of 252 days, less one, in percent.</param>
/// <param name="MansfieldPercentile">Its place in its own history.</param>
/// <param name="DaysWon">Share of the last 63 days on which small caps returned more.</param>
/// <param name="DaysWonPercentile">Its place in its own history.</param>
public sealed record ScoreContext(double? Mansfield, Percentile? MansfieldPercentile, double? DaysWon, Percentile? DaysWonPercentile);

/// <summary>The lead of one size of company over the benchmark.</summary>
/// <param name="Series">Its fund.</param>
/// <param name="Month">Lead over 21 days.</param>
/// <param name="Quarter">Lead over 63 days.</param>
/// <param name="QuarterPercentile">The latter's place in its own history.</param>
public sealed record SizeDay(string Series, double? Month, double? Quarter, Percentile? QuarterPercentile);

/// <summary>The sizes from the largest to the smallest: whether all of them lead, or one.</summary>
/// <param name="Sizes">The sizes whose funds have begun.</param>
/// <param name="Available">How many of them have a lead over 63 days.</param>
/// <param name="Ahead">How many of these lead.</param>
public sealed record SizeLadder(IReadOnlyList<SizeDay> Sizes, int Available, int Ahead);

/// <summary>Which kind of sectors leads.</summary>
public enum LeadershipCharacter
{
    /// <summary>Neither kind.</summary>
    Neither,

    /// <summary>Cyclical sectors: their lead is in the upper quartile of its history.</summary>
    Cyclical,

    /// <summary>Defensive sectors: it is in the lower quartile.</summary>
    Defensive,
}

/// <summary>Which kind of sectors leads over a window.</summary>
/// <param name="CyclicalMinusDefensive">Mean return of cyclical less that of defensive sectors.</param>
/// <param name="Percentile">Its place in its own history, 0 to 1.</param>
/// <param name="Word">What that makes of it.</param>
public sealed record CharacterDay(double? CyclicalMinusDefensive, double? Percentile, LeadershipCharacter? Word);
