using RotationFunctions.Pipeline.Sources;

namespace RotationFunctions.Pipeline.Snapshots;

/// <summary>Compares days that are known with the same days as they are told now.</summary>
internal static class RestatedHistory
{
    /// <summary>Prices that pass through single precision, or are computed from factors, differ in the seventh digit.</summary>
    private const double Tolerance = 1e-6;

    /// <summary>By how much the factors of days before a split or a dividend differ: prices are rounded to the cent.</summary>
    private const double FactorTolerance = 1e-3;

    /// <summary>Splits are of whole shares, so of a factor further from one than any that a correction has.</summary>
    private const double LeastSplit = 0.02;

    /// <summary>A dividend is never a quarter of a fund's price.</summary>
    private const double LargestDividend = 0.25;

    /// <summary>
    /// The first difference of the days that both have; null when there is none. Volumes are not compared: they are
    /// corrected for hours after the close, and no price hangs on them.
    /// </summary>
    /// <param name="source">Name of the source of the later rows.</param>
    /// <param name="earlier">The rows that are known, oldest first.</param>
    /// <param name="overlap">How many of the last of them are compared.</param>
    /// <param name="later">The rows from the first of those days on.</param>
    public static Restatement? Of(string source, SeriesColumns earlier, int overlap, SeriesColumns later)
    {
        var places = new Dictionary<DateOnly, int>();
        for (var row = 0; row < later.Count; row++)
            places[later.Dates[row]] = row;
        var compared = Enumerable.Range(earlier.Count - overlap, overlap).ToArray();
        var from = earlier.Dates[compared[0]];
        var cause = new Lazy<RestatementCause>(() => CauseOf(earlier, compared, later, places));
        foreach (var row in compared)
        {
            var day = earlier.Dates[row];
            if (!places.TryGetValue(day, out var place))
                return new Restatement(earlier.Id, source, RestatementCause.Correction, "close", day, earlier.Close[row], null);
            foreach (var (column, was, now) in Values(earlier, row, later, place))
                if (!AreEqual(was, now, Tolerance))
                    return new Restatement(earlier.Id, source, cause.Value, column, day, Known(was), Known(now));
        }

        var known = compared.Select(row => earlier.Dates[row]).ToHashSet();
        var added = places.Keys.Where(day => day >= from && day <= earlier.Dates[^1] && !known.Contains(day)).Order().ToList();
        return added.Count == 0 ? null : new Restatement(earlier.Id, source, RestatementCause.Correction, "close", added[0], null, Known(later.Close[places[added[0]]]));
    }

    private static IEnumerable<(string Column, double Was, double Now)> Values(SeriesColumns earlier, int row, SeriesColumns later, int place)
    {
        yield return (Restatement.AdjustedClose, At(earlier.AdjustedClose, row), At(later.AdjustedClose, place));
        yield return ("close", earlier.Close[row], later.Close[place]);
        yield return ("open", At(earlier.Open, row), At(later.Open, place));
        yield return ("high", At(earlier.High, row), At(later.High, place));
        yield return ("low", At(earlier.Low, row), At(later.Low, place));

        static double At(double[]? column, int row) => column?[row] ?? double.NaN;
    }

    private static RestatementCause CauseOf(SeriesColumns earlier, int[] compared, SeriesColumns later, Dictionary<DateOnly, int> places)
    {
        if (Array.Exists(compared, row => !places.ContainsKey(earlier.Dates[row])))
            return RestatementCause.Correction;
        var closes = Factor(earlier.Close, later.Close);
        if (closes is { } split && Math.Abs(split - 1) > LeastSplit)
            return RestatementCause.Split;
        return closes is 1 && Factor(earlier.AdjustedClose, later.AdjustedClose) is < 1 and > 1 - LargestDividend
            ? RestatementCause.Dividend
            : RestatementCause.Correction;

        // The factor of all days, or of those before a day from which on it is one; null when there is no such factor.
        double? Factor(double[]? was, double[]? now)
        {
            if (was is null || now is null)
                return null;
            var factors = Array.ConvertAll(compared, row => now[places[earlier.Dates[row]]] / was[row]);
            if (Array.TrueForAll(factors, factor => AreEqual(1, factor, Tolerance)))
                return 1;
            var ended = Array.FindIndex(factors, factor => AreEqual(1, factor, Tolerance));
            var (before, after) = ended < 0 ? (factors, []) : (factors[..ended], factors[ended..]);
            return before.Length > 1 && Array.TrueForAll(before, factor => AreEqual(before[0], factor, FactorTolerance)) && Array.TrueForAll(after, factor => AreEqual(1, factor, Tolerance))
                ? before[0]
                : null;
        }
    }

    private static bool AreEqual(double was, double now, double tolerance) => was.Equals(now) || Math.Abs(now / was - 1) <= tolerance;

    private static double? Known(double value) => double.IsNaN(value) ? null : value;
}
