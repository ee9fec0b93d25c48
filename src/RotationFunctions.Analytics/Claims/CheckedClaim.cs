namespace RotationFunctions.Analytics.Claims;

/// <summary>What came of checking a claim.</summary>
public enum Verdict
{
    /// <summary>The stated definition gives the printed value.</summary>
    Confirmed,

    /// <summary>It gives another one.</summary>
    Refuted,

    /// <summary>It gives none from this data; that says nothing about the claim.</summary>
    NotCheckable,
}

/// <summary>Why a claim cannot be checked.</summary>
public enum Obstacle
{
    /// <summary>The data has no such series.</summary>
    UnknownSeries,

    /// <summary>The series is a rate or projection; nothing of the kind can be measured on it.</summary>
    NotAPrice,

    /// <summary>The as-of day lies after the last one in the data.</summary>
    AfterData,

    /// <summary>The data begins after what the claim needs.</summary>
    BeforeData,

    /// <summary>The series ended before the day that the claim needs.</summary>
    SeriesEnded,

    /// <summary>The series began after the day that the claim needs.</summary>
    SeriesNotBegun,

    /// <summary>The series lacks the day that the claim needs.</summary>
    NoBar,

    /// <summary>The series has no prices adjusted for dividends.</summary>
    NoAdjustedPrices,

    /// <summary>No trading day lies in the stated window.</summary>
    EmptyWindow,

    /// <summary>The stated window ends after the as-of day.</summary>
    WindowAfterAsOf,

    /// <summary>The stated window has too few daily returns.</summary>
    TooFewReturns,

    /// <summary>A correlation or beta needs returns that vary.</summary>
    NoVariation,

    /// <summary>The figure was printed before the day was over; the data has days only.</summary>
    WithinDay,

    /// <summary>The text can be read in two ways, and only one of them gives the printed value.</summary>
    TwoReadings,

    /// <summary>The text names a sector, and the data has only a fund that follows it; their returns differ by a little.</summary>
    StandIn,

    /// <summary>The reading does not give the printed value, and hangs on words so far from the number that it may well be of something else.</summary>
    UnsureReading,
}

/// <summary>Why a claim cannot be checked, of which series, and for which day.</summary>
/// <param name="Kind">What is in the way.</param>
/// <param name="Series">The series that it is about.</param>
/// <param name="Day">The day that was needed; null where no single day is to blame.</param>
/// <param name="Known">The nearest day that the data does have; null where there is none to name.</param>
public sealed record NotCheckable(Obstacle Kind, string Series, DateOnly? Day = null, DateOnly? Known = null);

/// <summary>A claim and what was found.</summary>
public sealed record CheckedClaim
{
    /// <summary>The claim as it was read.</summary>
    public required Claim Claim { get; init; }

    /// <summary>Confirmed, refuted, or not checkable.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>Why it cannot be checked; null when it can.</summary>
    public NotCheckable? Obstacle { get; init; }

    /// <summary>The other reading of the text that gives the printed value; null unless two readings differ in their verdict.</summary>
    public CheckedClaim? Other { get; init; }

    /// <summary>The stated definition with its dates; null when there are none.</summary>
    public ClaimDefinition? Stated { get; init; }

    /// <summary>What the stated definition gives, unrounded; null when not checkable.</summary>
    public double? StatedGives { get; init; }

    /// <summary>Definitions that give the printed value, nearest first, as many as were asked for; of refuted claims only.</summary>
    public IReadOnlyList<DefinitionMatch> Matches { get; init; } = [];

    /// <summary>How the search went; of refuted claims only.</summary>
    public SearchExtent? Search { get; init; }
}

/// <summary>Definitions that give the printed values of several refuted claims at once, whose stated definition is the same.</summary>
/// <param name="Claims">Positions of the claims in the request.</param>
/// <param name="Matches">
/// Definitions that fit every one of them, nearest first; those on a window that other claims established before the others.
/// </param>
/// <param name="Search">How the search went.</param>
/// <param name="OnEstablishedWindow">The part of the search on established windows alone; null when no window is established.</param>
public sealed record JointSolution(
    IReadOnlyList<int> Claims, IReadOnlyList<DefinitionMatch> Matches, SearchExtent Search, SearchExtent? OnEstablishedWindow);

/// <summary>What came of checking a list of claims.</summary>
/// <param name="Claims">One for each claim, in order.</param>
/// <param name="Joint">One for each group of refuted claims that share a stated definition.</param>
public sealed record ClaimCheck(IReadOnlyList<CheckedClaim> Claims, IReadOnlyList<JointSolution> Joint);
