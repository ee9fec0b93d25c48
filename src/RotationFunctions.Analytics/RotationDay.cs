namespace RotationFunctions.Analytics;

/// <summary>
/// Sections 4 to 9 of one trading day: all that a report of the day says, each figure as it was known on it. What is null
/// has its reason in <see cref="Missing"/>.
/// </summary>
public sealed record RotationDay
{
    /// <summary>The trading day.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>Every instrument that has begun against the benchmark, then the universe's other pairs.</summary>
    public required IReadOnlyList<PairDay> Pairs { get; init; }

    /// <summary>Where each instrument's figures stand in their own histories.</summary>
    public required IReadOnlyList<InstrumentPercentileDay> Percentiles { get; init; }

    /// <summary>Ranking, groups, breadth and dispersion of the sectors.</summary>
    public required SectorDay Sectors { get; init; }

    /// <summary>What the daily lead of small caps went with, of what had begun; empty while small caps had not.</summary>
    public required IReadOnlyList<ComovementDay> Comovements { get; init; }

    /// <summary>Of the small-cap index, or of the fund in its place; null when neither has a bar.</summary>
    public required TechnicalDay? Technicals { get; init; }

    /// <summary>Policy rate, what futures imply, projections.</summary>
    public required PolicyDay Policy { get; init; }

    /// <summary>Against each rival whose history and that of the small-cap index have begun.</summary>
    public required IReadOnlyList<AnalogDay> Analogs { get; init; }

    /// <summary>Small caps' lead over the benchmark by calendar months and years; null while small caps have not begun.</summary>
    public required PeriodsDay? Periods { get; init; }

    /// <summary>Null when the small-cap or the large-cap index has not begun.</summary>
    public required JanuaryDay? January { get; init; }

    /// <summary>Ratings whose series have begun; the level is null while a figure is absent.</summary>
    public required IReadOnlyList<RiskRating> Risks { get; init; }

    /// <summary>Those whose condition holds.</summary>
    public required IReadOnlyList<Opportunity> Opportunities { get; init; }

    /// <summary>Rotation score and its parts; each null when absent.</summary>
    public required ScoreDay Score { get; init; }

    /// <summary>Null on a day without a score.</summary>
    public required StanceDay? Stance { get; init; }

    /// <summary>The past days most like the day; null while there are too few to compare.</summary>
    public required SimilarDaysDay? Similar { get; init; }

    /// <summary>Whether published signals foretell who leads; null while there are too few months.</summary>
    public required EvidenceTable? Evidence { get; init; }

    /// <summary>The figures of the families that were asked for, absent ones with their reasons.</summary>
    public required IReadOnlyList<FamilyFigure> Figures { get; init; }

    /// <summary>Every other figure that is absent, and why.</summary>
    public required IReadOnlyList<AbsentFigure> Missing { get; init; }
}
