namespace RotationFunctions.Analytics;

/// <summary>The range of the 756 days before the last 63.</summary>
/// <param name="High">Highest close.</param>
/// <param name="Low">Lowest close.</param>
public sealed record PriceRange(double High, double Low);

/// <summary>A breakout above the range that stands.</summary>
/// <param name="Since">The first of its closes above the range.</param>
/// <param name="Level">High of the range.</param>
/// <param name="Extent">Close over the level, less one.</param>
public sealed record Breakout(DateOnly Since, double Level, double Extent);

/// <summary>Where a price stands to its range.</summary>
public enum RangePosition
{
    /// <summary>Neither held above nor held below.</summary>
    Inside,

    /// <summary>Held above.</summary>
    Above,

    /// <summary>Held below.</summary>
    Below,
}

/// <summary>How a price stands to one edge of its range.</summary>
/// <param name="Status">How far it has come; never expired.</param>
/// <param name="Since">First of the closes by which it held, of the latest time that it did.</param>
/// <param name="Lost">Day on which it was lost, of a failure.</param>
/// <param name="Reached">First day on which a close met the target.</param>
/// <param name="Target">The edge and the range's height beyond it: a level; only a confirmed one makes it a target. Null unless positive.</param>
/// <param name="Extent">Close over the edge, less one; null where there is nothing to tell.</param>
public sealed record RangeBreakDay(PatternStatus Status, DateOnly? Since, DateOnly? Lost, DateOnly? Reached, double? Target, double? Extent);

/// <summary>A point of a pattern.</summary>
public sealed record PatternPoint(DateOnly Date, double Close);

/// <summary>A head-and-shoulders pattern, inverse or top.</summary>
public sealed record HeadAndShouldersDay
{
    /// <summary>How far it has come.</summary>
    public required PatternStatus Status { get; init; }

    /// <summary>First shoulder, first peak (trough in a top), head, second peak, second shoulder.</summary>
    public required IReadOnlyList<PatternPoint> Points { get; init; }

    /// <summary>First close beyond the neckline after the second shoulder; null while forming.</summary>
    public required DateOnly? Confirmed { get; init; }

    /// <summary>The neckline on that day; null while forming.</summary>
    public required double? NecklineAtConfirmation { get; init; }

    /// <summary>The neckline on the day of the head, in the unit of the closes.</summary>
    public required double NecklineAtHead { get; init; }

    /// <summary>The neckline on the as-of day.</summary>
    public required double NecklineNow { get; init; }

    /// <summary>Day from which it was told as confirmed; null while forming, and in a report from before it was told.</summary>
    public DateOnly? Seen { get; init; }

    /// <summary>Where convention puts the target; null unless it is confirmed.</summary>
    public double? Target { get; init; }

    /// <summary>A close beyond it ends the pattern as failed; null unless it is confirmed.</summary>
    public double? Stop { get; init; }

    /// <summary>Day on which it ended; null while it has not.</summary>
    public DateOnly? End { get; init; }

    /// <summary>Trading days until it expires; null unless it is confirmed.</summary>
    public int? ExpiresInDays { get; init; }
}

/// <summary>Levels that price targets are commonly put at, while what they follow from is confirmed. They describe a convention; they forecast nothing.</summary>
public sealed record PriceTargets
{
    /// <summary>Neckline at confirmation + (neckline at the head − head), of a confirmed inverse pattern.</summary>
    public required double? MeasuredMove { get; init; }

    /// <summary>High of the range + (high − low), of a confirmed way out of it upward.</summary>
    public required double? MeasuredMoveOfRange { get; init; }

    /// <summary>Low of the range + 1.272 × (high − low), likewise.</summary>
    public required double? Fibonacci1272 { get; init; }

    /// <summary>Low of the range + 1.618 × (high − low), likewise.</summary>
    public required double? Fibonacci1618 { get; init; }
}

/// <summary>Technicals of one day.</summary>
public sealed record TechnicalDay
{
    /// <summary>Id of the series that they are of: the small-cap index, or the fund that stands in for it.</summary>
    public required string Series { get; init; }

    /// <summary>The close of the day, without dividends.</summary>
    public required double Close { get; init; }

    /// <summary>Null while the series is too young.</summary>
    public required PriceRange? Range { get; init; }

    /// <summary>The breakout that stands; null when none does or the range is absent.</summary>
    public required Breakout? Breakout { get; init; }

    /// <summary>The inverse head and shoulders that counts; null when there is none.</summary>
    public required HeadAndShouldersDay? Pattern { get; init; }

    /// <summary>Where the breakout and the pattern point; each null while what it is measured from does not stand.</summary>
    public required PriceTargets Targets { get; init; }

    /// <summary>Where the close stands to the range; null while that is absent, and in a report from before it was told.</summary>
    public RangePosition? RangeState { get; init; }

    /// <summary>How it stands to the range's high; null likewise.</summary>
    public RangeBreakDay? RangeAbove { get; init; }

    /// <summary>How it stands to the range's low; null likewise.</summary>
    public RangeBreakDay? RangeBelow { get; init; }

    /// <summary>The head-and-shoulders top that counts; null when there is none.</summary>
    public HeadAndShouldersDay? Top { get; init; }

    /// <summary>What came of earlier inverse patterns; null in a report from before it was told.</summary>
    public PatternRecord? PatternRecord { get; init; }

    /// <summary>What came of earlier tops; null likewise.</summary>
    public PatternRecord? TopRecord { get; init; }
}
