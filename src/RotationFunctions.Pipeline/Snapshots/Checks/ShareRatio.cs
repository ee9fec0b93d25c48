namespace RotationFunctions.Pipeline.Snapshots.Checks;

/// <summary>A ratio at which shares are split, or another unit in which prices are quoted.</summary>
/// <param name="New">Shares after a split.</param>
/// <param name="Old">Shares before it.</param>
internal readonly record struct ShareRatio(int New, int Old)
{
    /// <summary>The ratios that funds and companies use. A reverse split is one of them the other way round.</summary>
    private static readonly ShareRatio[] Usual =
    [
        new(5, 4), new(4, 3), new(3, 2), new(5, 3), new(2, 1), new(5, 2), new(3, 1), new(4, 1), new(5, 1), new(6, 1), new(7, 1),
        new(8, 1), new(10, 1), new(12, 1), new(15, 1), new(20, 1), new(25, 1), new(30, 1), new(40, 1), new(50, 1), new(100, 1),
    ];

    /// <summary>The ratios that are met most. A real fall may hit one of the others by chance: −80 % is that of 5:1.</summary>
    private static readonly ShareRatio[] Common = [new(5, 4), new(4, 3), new(3, 2), new(2, 1), new(3, 1), new(4, 1), new(10, 1), new(20, 1), new(50, 1)];

    /// <summary>Slipped decimal points, and cents or pence in place of dollars or pounds.</summary>
    private static readonly ShareRatio[] Units = [new(10, 1), new(100, 1), new(1000, 1)];

    /// <summary>How many times the price before a split is the price after it; below one for a reverse split.</summary>
    public double Factor => (double)New / Old;

    /// <summary>Whether it is one of the ratios that are met most, in either direction.</summary>
    public bool IsCommon => Common.Contains(this) || Common.Contains(new ShareRatio(Old, New));

    /// <summary>As it is written: <c>4:1</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"{New}:{Old}");

    /// <summary>The split that explains a move, a reverse split for a rise; null when none does.</summary>
    /// <param name="logMove">Natural logarithm of the price after the move over the price before it.</param>
    /// <param name="tolerance">How far the move may be from the ratio, as a difference of logarithms.</param>
    public static ShareRatio? OfSplit(double logMove, double tolerance) => Nearest(Usual, logMove, tolerance);

    /// <summary>The change of unit that explains a move; null when none does. Parameters as in <see cref="OfSplit"/>.</summary>
    public static ShareRatio? OfUnit(double logMove, double tolerance) => Nearest(Units, logMove, tolerance);

    private static ShareRatio? Nearest(ShareRatio[] ratios, double logMove, double tolerance)
    {
        ShareRatio? nearest = null;
        foreach (var ratio in ratios)
        {
            var distance = Math.Abs(Math.Abs(logMove) - Math.Log(ratio.Factor));
            if (distance <= tolerance)
                (nearest, tolerance) = (ratio, distance);
        }

        return logMove > 0 && nearest is { } found ? new ShareRatio(found.Old, found.New) : nearest;
    }
}
