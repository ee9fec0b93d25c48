namespace RotationFunctions.Analytics;

/// <summary>How far a pattern, or the way out of a range, has come.</summary>
public enum PatternStatus
{
    /// <summary>There is none.</summary>
    None,

    /// <summary>It can be seen; its neckline (the edge of the range) has not been broken for good.</summary>
    Forming,

    /// <summary>It broke its neckline (the range) and has come to no end yet.</summary>
    Confirmed,

    /// <summary>Its target was reached: an end.</summary>
    Reached,

    /// <summary>It fell back through its stop (into the range): an end.</summary>
    Failed,

    /// <summary>A year went by without either: an end.</summary>
    Expired,
}

/// <summary>
/// What becomes of one shape (section 6). Days are positions in the column of closes; prices are as they are, not signed.
/// </summary>
internal sealed record PatternLife
{
    /// <summary>No such day so far.</summary>
    public const int Never = int.MaxValue;

    /// <summary>Trading days from the break on which a pattern that came to no other end expires.</summary>
    public const int Expiry = 253;

    private const int HeadCounts = 505;

    public required PatternKind Kind { get; init; }

    public required PatternShape Shape { get; init; }

    /// <summary>First day on which it forms no more without a break: a close beyond the head, or too long after the head.</summary>
    public required int FormingStops { get; init; }

    /// <summary>First close beyond the neckline after the second shoulder, while it formed.</summary>
    public required int Break { get; init; }

    /// <summary>Day from which it is told as confirmed: the break, or the day on which it could be seen, if that is later.</summary>
    public int Seen => Break == Never ? Never : Math.Max(Break, Shape.Known);

    /// <summary>Neckline less head (head less neckline in a top), over the neckline: positive.</summary>
    public required double RelativeHeight { get; init; }

    public required double NecklineAtHead { get; init; }

    /// <summary>The neckline on the day of the break; NaN without one.</summary>
    public required double Level { get; init; }

    /// <summary>Level plus height, minus it in a top; NaN without a break.</summary>
    public required double Target { get; init; }

    /// <summary>A close beyond it is a failure: 0.96 of the level, 1.04 in a top; NaN without a break.</summary>
    public required double Stop { get; init; }

    /// <summary>Day on which it ended.</summary>
    public int End { get; init; } = Never;

    /// <summary>How it ended; confirmed while it has not.</summary>
    public PatternStatus Outcome { get; init; } = PatternStatus.Confirmed;

    /// <summary>How likely a price without drift is to meet the target before the stop, from the close of the day on which it was first told.</summary>
    public double DriftlessChance(ReadOnlySpan<double> closes)
        => Target > 0 ? PortableMath.Log(closes[Seen] / Stop) / PortableMath.Log(Target / Stop) : 0;

    /// <summary>What a shape comes to up to its break. Null when it never forms and is never told.</summary>
    public static PatternLife Of(PatternShape shape, PatternKind kind, double[] closes, double[] signed)
    {
        var sign = (int)kind;
        var stops = shape.E3 + HeadCounts < signed.Length ? shape.E3 + HeadCounts : Never;
        var broken = Never;
        for (var day = shape.E5 + 1; day < signed.Length && day < stops; day++)
        {
            if (signed[day] < signed[shape.E3])
                stops = day;
            else if (broken == Never && signed[day] > sign * shape.Neckline(closes, day))
                broken = day;
        }

        var atHead = shape.Neckline(closes, shape.E3);
        var height = sign * (atHead - closes[shape.E3]);
        var told = broken != Never && Math.Max(broken, shape.Known) < stops;
        var level = told ? shape.Neckline(closes, broken) : double.NaN;
        return new PatternLife
        {
            Kind = kind,
            Shape = shape,
            FormingStops = stops,
            Break = told ? broken : Never,
            RelativeHeight = height / atHead,
            NecklineAtHead = atHead,
            Level = level,
            Target = level + (sign * height),
            Stop = (1 - (sign * PatternShapes.Reversal)) * level,
        };
    }

    /// <summary>The same with its end: the first of expiry, a close beyond the stop, and a close at the target.</summary>
    public PatternLife ToItsEnd(double[] signed)
    {
        var sign = (int)Kind;
        for (var day = Break; day < signed.Length; day++)
        {
            if (day >= Break + Expiry)
                return this with { End = day, Outcome = PatternStatus.Expired };
            if (signed[day] < sign * Stop)
                return this with { End = day, Outcome = PatternStatus.Failed };
            if (signed[day] >= sign * Target)
                return this with { End = day, Outcome = PatternStatus.Reached };
        }

        return this;
    }
}
