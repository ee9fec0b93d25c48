namespace RotationFunctions.Pipeline.Snapshots.Checks;

/// <summary>What is usual: the middle of several values, which one wild day does not move.</summary>
internal static class Usual
{
    /// <summary>Days that tell what is usual: a quarter of a year.</summary>
    private const int Days = 63;

    /// <summary>The middle value, the mean of the two in the middle of an even number of them; NaN of none.</summary>
    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        if (sorted.Length == 0)
            return double.NaN;
        return sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;
    }

    /// <summary>The rows that tell what is usual on a day: those before it, a quarter of a year of them where there are as many.</summary>
    public static IEnumerable<int> RowsBefore(int row) => Enumerable.Range(Math.Max(0, row - Days), Math.Min(row, Days));
}
