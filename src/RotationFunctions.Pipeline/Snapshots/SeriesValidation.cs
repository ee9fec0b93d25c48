using System.Globalization;
using RotationFunctions.Analytics;
using RotationFunctions.Pipeline.Snapshots.Checks;
using RotationFunctions.Pipeline.Sources;
using RotationFunctions.Pipeline.Universes;

namespace RotationFunctions.Pipeline.Snapshots;

/// <summary>A series after validation: its sound rows, what was left out, and whether it can be used at all.</summary>
/// <param name="Columns">The sound rows, oldest first, each date once; null when the series is rejected.</param>
/// <param name="Issues">What was wrong, row by row.</param>
/// <param name="Rejection">Why the series cannot be used; null when it can.</param>
public sealed record ValidatedSeries(SeriesColumns? Columns, IReadOnlyList<RowIssue> Issues, Reason? Rejection)
{
    /// <summary>What was corrected, or should be looked at, by day.</summary>
    public IReadOnlyList<DatedWarning> Warnings { get; init; } = [];
}

/// <summary>
/// The rules that the rows of one series must keep before they enter a snapshot. A row that breaks one is left out and named, never
/// mended: a mended price is a price that nobody printed. Only a split that one of two columns proves is carried back to the
/// other. Rows after the as-of date are not looked at, so that what is said about a past day does not depend on what came later.
/// </summary>
public static class SeriesValidation
{
    /// <summary>
    /// By how much an open or a close may lie outside high and low: half a cent, because vendors round some columns to
    /// the cent and others not, and a millionth of the price, because some pass prices through single precision.
    /// </summary>
    private const double CentRounding = 0.005;
    private const double SinglePrecision = 1e-6;

    /// <summary>
    /// A move from one close to the next beyond which it may be a split: half up, or the fall that undoes it (a third),
    /// so that a fund split 2 for 1 is caught on a day on which it also rose.
    /// </summary>
    private const double SplitSuspicion = 1.5;

    /// <summary>Applies the rules to a series.</summary>
    /// <param name="series">Rows in any order.</param>
    /// <param name="kind">What the series is made of: bars obey more rules than rates, funds more than indices.</param>
    /// <param name="asOf">Last date that may be seen.</param>
    /// <param name="origin">File or address the rows came from, for messages.</param>
    public static ValidatedSeries Validate(SeriesColumns series, SeriesKind kind, DateOnly asOf, string origin)
    {
        ArgumentNullException.ThrowIfNull(series);
        var issues = new List<RowIssue>();
        var known = RowsUntil(series, asOf);
        if (known.Count == 0)
            return Rejected(Reason.Of("series.noRowUntil", $"{series.Id}: no row of {origin} is dated on or before the as-of date {Day(asOf)}."));

        var sound = known.FindAll(row => Fault(series, row, kind) is not { } fault || Report(row, fault));
        Sort(series, sound, issues, origin);
        sound = WithoutDuplicates(series, kind, sound, issues, origin);
        if (sound.Count == 0)
        {
            var first = issues.MinBy(issue => issue.Line)!;
            return Rejected(
                Reason.Of("series.noSoundRow", $"{series.Id}: none of the {known.Count} rows of {origin} up to {Day(asOf)} is sound; line {first.Line}: {first.Reason}."));
        }

        var columns = sound.Count == series.Count && IsIdentity(sound) ? series : series.Pick(sound.ToArray());
        if (kind is not (SeriesKind.Fund or SeriesKind.Rate))
            return new ValidatedSeries(columns, issues, null);
        if (kind == SeriesKind.Fund && columns.AdjustedClose is null)
            return UnknownMove(columns, origin) is { } unknown ? Rejected(unknown) : new ValidatedSeries(columns, issues, null);
        var checkedSeries = kind == SeriesKind.Fund ? AdjustedCloseCheck.Check(columns, origin) : RateDigitsCheck.Check(columns, kind, origin);
        issues.AddRange(checkedSeries.Issues);
        return new ValidatedSeries(checkedSeries.Columns, issues, checkedSeries.Rejection) { Warnings = checkedSeries.Warnings };

        bool Report(int row, Reason fault)
        {
            issues.Add(LeftOutRow.Of(series, row, kind, origin, fault));
            return false;
        }

        ValidatedSeries Rejected(Reason reason) => new(null, issues, reason);
    }

    private static List<int> RowsUntil(SeriesColumns series, DateOnly asOf)
    {
        var rows = new List<int>(series.Count);
        for (var row = 0; row < series.Count; row++)
            if (series.Dates[row] <= asOf)
                rows.Add(row);
        return rows;
    }

    private static Reason? Fault(SeriesColumns series, int row, SeriesKind kind)
    {
        var close = series.Close[row];
        if (!series.IsBars)
            return double.IsFinite(close) ? null : Reason.Of("row.noValue", $"the value is missing");

        var (open, high, low) = (series.Open![row], series.High![row], series.Low![row]);
        var priceFault = PriceFault("open", open) ?? PriceFault("high", high) ?? PriceFault("low", low)
            ?? PriceFault("close", close) ?? (series.AdjustedClose is { } adjusted ? PriceFault("adj_close", adjusted[row]) : null);
        if (priceFault is not null)
            return priceFault;
        if (high < low)
            return Reason.Of("row.highUnderLow", $"high {Number(high)} is under low {Number(low)}");
        var tolerance = CentRounding + SinglePrecision * high;
        if (close > high + tolerance || close < low - tolerance)
            return Reason.Of("row.closeOutside", $"close {Number(close)} lies outside low {Number(low)} to high {Number(high)}");
        if (open > high + tolerance || open < low - tolerance)
            return Reason.Of("row.openOutside", $"open {Number(open)} lies outside low {Number(low)} to high {Number(high)}");
        if (series.Volume is { } volume && (volume[row] < 0 || double.IsInfinity(volume[row])))
            return Reason.Of("row.volumeNegative", $"volume {Number(volume[row])} is negative or infinite");
        // Indices are older: the exchange traded on Saturdays until 1952. A fund's bar on a weekend is a date gone wrong,
        // and in the benchmark it would make a trading day of its own.
        return kind == SeriesKind.Fund && series.Dates[row].DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday
            ? Reason.Of("row.weekend", $"a {series.Dates[row].DayOfWeek} is no trading day of a fund")
            : null;
    }

    private static Reason? PriceFault(string column, double price) => price switch
    {
        double.NaN => Reason.Of("row.columnMissing", $"{column} is missing"),
        <= 0 => Reason.Of("row.notAboveZero", $"{column} {Number(price)} is not above zero"),
        double.PositiveInfinity => Reason.Of("row.infinite", $"{column} is infinite"),
        _ => null,
    };

    private static void Sort(SeriesColumns series, List<int> rows, List<RowIssue> issues, string origin)
    {
        int? rising = null, falling = null;
        for (var i = 1; i < rows.Count; i++)
        {
            if (series.Dates[rows[i]] < series.Dates[rows[i - 1]])
                falling ??= i;
            else if (series.Dates[rows[i]] > series.Dates[rows[i - 1]])
                rising ??= i;
        }

        if (falling is not { } place)
            return;
        // Many vendors put the newest day first: that is an order, and no fault.
        if (rising is not null)
            issues.Add(new RowIssue(series.Id, origin, series.LineOf(rows[place]),
                Reason.Of("row.notInOrder", $"{Day(series.Dates[rows[place]])} follows {Day(series.Dates[rows[place - 1]])}: the rows are not in order; they were sorted")));
        rows.Sort((a, b) => (series.Dates[a], a).CompareTo((series.Dates[b], b)));
    }

    /// <summary>
    /// Of equal rows the first stays. Of rows of one date that differ none can be trusted, so all are left out: which
    /// one is right is not to be seen from here.
    /// </summary>
    private static List<int> WithoutDuplicates(SeriesColumns series, SeriesKind kind, List<int> rows, List<RowIssue> issues, string origin)
    {
        List<int>? unique = null;
        for (int first = 0, end; first < rows.Count; first = end)
        {
            end = first + 1;
            while (end < rows.Count && series.Dates[rows[end]] == series.Dates[rows[first]])
                end++;
            if (end - first == 1)
            {
                unique?.Add(rows[first]);
                continue;
            }

            unique ??= rows.GetRange(0, first);
            var same = rows.GetRange(first, end - first);
            same.Sort((a, b) => (series.LineOf(a), a).CompareTo((series.LineOf(b), b)));
            var lines = string.Join(", ", same.Select(series.LineOf));
            var date = RowDay.Of(series.Dates[same[0]], kind == SeriesKind.Rate);
            if (same.TrueForAll(row => AreEqual(series, same[0], row)))
            {
                unique.Add(same[0]);
                issues.Add(new RowIssue(series.Id, origin, series.LineOf(same[1]), Reason.Of("row.twiceSame", $"{date} stands on lines {lines} with the same values; one of them was kept")));
            }
            else
            {
                issues.Add(new RowIssue(series.Id, origin, series.LineOf(same[0]), Reason.Of("row.twiceDifferent", $"{date} stands on lines {lines} with different values; none of them can be trusted"), series.Dates[same[0]]));
            }
        }

        return unique ?? rows;
    }

    private static bool AreEqual(SeriesColumns series, int a, int b)
    {
        return Same(series.Close) && Same(series.Open) && Same(series.High) && Same(series.Low)
            && Same(series.AdjustedClose) && Same(series.Volume);

        // Equals, unlike ==, finds NaN equal to itself: two rows without a volume do not differ in it.
        bool Same(double[]? column) => column is null || column[a].Equals(column[b]);
    }

    /// <summary>
    /// A move that may be a split or a fall, of a fund without adjusted closes to tell the one from the other. Indices have no
    /// splits: ^VIX rose by 116 % on 2018-02-05, and that is a figure.
    /// </summary>
    private static Reason? UnknownMove(SeriesColumns series, string origin)
    {
        var close = series.Close;
        for (var day = 1; day < close.Length; day++)
            if (close[day] / close[day - 1] is not (<= SplitSuspicion and >= 1 / SplitSuspicion))
                return Reason.Of("series.unadjustedJump", $"{series.Id}: close goes from {close[day - 1]} on {Day(series.Dates[day - 1])} to {close[day]} on {Day(series.Dates[day])} ({origin}, line {series.LineOf(day)}), and there is no adjusted close to tell a split from a move. The series is left out; take it from a source that has adjusted closes.");
        return null;
    }

    private static bool IsIdentity(List<int> rows)
    {
        for (var i = 0; i < rows.Count; i++)
            if (rows[i] != i)
                return false;
        return true;
    }

    private static string Day(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Number(double value) => value.ToString(CultureInfo.InvariantCulture);
}
