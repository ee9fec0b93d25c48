namespace RotationFunctions.Analytics;

/// <summary>A turning point of a price.</summary>
/// <param name="Position">Where the extreme close is.</param>
/// <param name="IsLow">Whether it is a low.</param>
/// <param name="KnownAt">Where the close is that made it one; before it the extreme is only the latest so far.</param>
internal readonly record struct Pivot(int Position, bool IsLow, int KnownAt);

/// <summary>
/// A zigzag on closes: a high becomes a pivot once a later close is more than the threshold under it, then the low since
/// once a later close is more than the threshold above it, and so on. It starts at the first bar, looking for a high.
/// </summary>
internal static class Zigzag
{
    public static List<Pivot> Pivots(ReadOnlySpan<double> closes, double threshold)
    {
        var pivots = new List<Pivot>();
        var rising = true;
        var extreme = 0;
        for (var i = 1; i < closes.Length; i++)
        {
            // No comparison with a missing close holds.
            if (rising)
            {
                if (closes[i] > closes[extreme])
                {
                    extreme = i;
                }
                else if (closes[i] < closes[extreme] * (1 - threshold))
                {
                    pivots.Add(new Pivot(extreme, false, i));
                    (rising, extreme) = (false, i);
                }
            }
            else if (closes[i] < closes[extreme])
            {
                extreme = i;
            }
            else if (closes[i] > closes[extreme] * (1 + threshold))
            {
                pivots.Add(new Pivot(extreme, true, i));
                (rising, extreme) = (true, i);
            }
        }

        return pivots;
    }
}
