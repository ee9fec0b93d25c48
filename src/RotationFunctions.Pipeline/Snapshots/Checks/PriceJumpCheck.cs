using System.Globalization;
using RotationFunctions.Analytics;
using RotationFunctions.Pipeline.Sources;
using RotationFunctions.Pipeline.Universes;

namespace RotationFunctions.Pipeline.Snapshots.Checks;

/// <summary>
/// Finds prices that jump without the market: rows in another unit, digits that slipped, splits that neither the close nor the
/// adjusted close knows. Such a jump comes overnight, leaves the day's own range as it was, and no related series shares it. A
/// crash differs in at least one of the three.
/// </summary>
internal sealed class PriceJumpCheck(IReadOnlyList<(SeriesColumns Columns, SeriesKind Kind, string Origin)> market)
{
    /// <summary>An overnight jump against related series that counts when the price comes back by the same factor.</summary>
    private const double LeastError = 0.045;

    /// <summary>The same where nothing related tells what the market did: the S&amp;P 500 went out and back by 11 % in 1929.</summary>
    private const double LeastErrorAlone = 0.13;

    /// <summary>A jump that stays: under the smallest split (5:4), above what one day has done against related series (13.4 %, ^RUT in 1987).</summary>
    private const double LeastSplit = 0.16;

    /// <summary>An index has no splits, and ^VIX doubled in a day: only a slipped decimal point is beyond doubt.</summary>
    private const double LeastIndexJump = 1.4;

    /// <summary>How far the jump of a split may be from its ratio after what related series did.</summary>
    private const double SplitTolerance = 0.06;

    /// <summary>The same for a factor of ten, a hundred or a thousand, which leaves room for any market.</summary>
    private const double UnitTolerance = 0.5;

    /// <summary>A correlation from which on a series does not leave its related ones by a quarter overnight.</summary>
    private const double CloseRelation = 0.85;

    /// <summary>An overnight move by a factor of seven, whatever the day was like.</summary>
    private const double Absurd = 2;

    private const double LargestDeparture = 0.25;

    /// <summary>Rows of an error that ends again.</summary>
    private const int LongestError = 10;

    /// <summary>A day's range that is ordinary on any day, and how many times the usual one is ordinary.</summary>
    private const double OrdinaryRange = 0.05;
    private const double RangeTimes = 3;

    /// <summary>After real news many times the usual money changes hands; after a split as much as before.</summary>
    private const double NewsMoney = 3;

    /// <summary>So few rows before a jump are themselves what is wrong.</summary>
    private const int FewRows = 3;

    /// <summary>Daily moves of a broad fund or a bond fund; a company's are larger.</summary>
    private const double QuietDeviation = 0.02;

    private readonly RelatedMoves _related = new([.. market.Select(one => one.Columns)]);

    /// <summary>Checks each series against the others.</summary>
    /// <returns>One result a series, in the order given.</returns>
    public IReadOnlyList<CheckedSeries> Check() => [.. market.Select(one => Check(one.Columns, one.Kind, one.Origin))];

    /// <summary>Checks one series against the others.</summary>
    /// <param name="series">Its rows.</param>
    /// <param name="kind">A fund may be split; an index may not, and moves further.</param>
    /// <param name="origin">Where the rows came from, for messages.</param>
    public CheckedSeries Check(SeriesColumns series, SeriesKind kind, string origin)
    {
        var jumps = Jumps(series, kind);
        if (jumps.Count == 0)
            return new CheckedSeries(series, [], [], null);

        var issues = new List<RowIssue>();
        var wrong = new HashSet<int>();
        for (var i = 0; i < jumps.Count; i++)
        {
            var (row, move, expected) = jumps[i];
            if (i + 1 < jumps.Count && jumps[i + 1] is var next && next.Row - row <= LongestError && IsBack(move, next.Move))
            {
                for (var day = row; day < next.Row; day++)
                    LeaveOut(day, Reason.Of("row.closeOutOfLine", $"close {series.Close[day]} is {Math.Exp(move):0.###} times what goes with {series.Close[row - 1]} before and {series.Close[next.Row]} after: the row is wrong, not the market"));
                i++;
                continue;
            }

            if (Cause(series, kind, row, move, expected) is not { } reason)
                continue;
            if (expected is not null)
                reason = Reason.Of("jump.benchmarkMoved", $"{reason} ({expected.Peer} moved by {100 * expected.PeerMove:0.0} % that day)");
            if (row == series.Count - 1)
                LeaveOut(row, Reason.Of("row.closeAfter", $"close {series.Close[row]} after {series.Close[row - 1]} is {reason}; the row waits for the next day's"));
            else if (row <= FewRows)
                for (var day = 0; day < row; day++)
                    LeaveOut(day, Reason.Of("row.closeBefore", $"close {series.Close[day]} before {series.Close[row]} on {series.Dates[row]:yyyy-MM-dd} is {reason}; the series begins after it"));
            else
                return new CheckedSeries(null, issues, [], Reason.Of("series.jump", $"{series.Id}: close goes from {series.Close[row - 1]} on {series.Dates[row - 1]:yyyy-MM-dd} to {series.Close[row]} on {series.Dates[row]:yyyy-MM-dd} ({origin}, line {series.LineOf(row)}): {reason}. Prices before that day are in another unit, so the series is left out; adjust them at the source."));
        }

        return new CheckedSeries(wrong.Count == 0 ? series : series.Pick([.. Enumerable.Range(0, series.Count).Where(row => !wrong.Contains(row))]), issues, [], null);

        void LeaveOut(int row, Reason reason)
        {
            wrong.Add(row);
            issues.Add(LeftOutRow.Of(series, row, kind, origin, reason));
        }
    }

    /// <summary>Rows that come overnight from another level, with what is left of the move after that of related series.</summary>
    private List<(int Row, double Move, ExpectedMove? Expected)> Jumps(SeriesColumns series, SeriesKind kind)
    {
        var jumps = new List<(int, double, ExpectedMove?)>();
        double[] open = series.Open!, close = series.Close;
        var least = kind == SeriesKind.Index ? LeastIndexJump : LeastError;
        for (var row = 1; row < series.Count; row++)
        {
            // Division alone for most rows: logarithms for those that jump.
            var ratio = open[row] / close[row - 1];
            if (ratio < 1 + LeastError && ratio > 1 - LeastError)
                continue;
            var (gap, move) = (Math.Log(ratio), Math.Log(close[row] / close[row - 1]));
            if (Math.Abs(gap) < least || Math.Abs(move) < least || Math.Sign(gap) != Math.Sign(move))
                continue;
            var expected = _related.On(series, row);
            var left = gap - (expected?.Gap ?? 0);
            if (Math.Abs(left) < (expected is null ? Math.Max(least, LeastErrorAlone) : least) || Math.Sign(left) != Math.Sign(gap))
                continue;
            // In a crash the day itself is wild. What goes closely with others, or is a seventh overnight, needs no such proof.
            if (IsOrdinaryDay(series, row) || Math.Abs(gap) >= Absurd || expected is { Correlation: >= CloseRelation } && Math.Abs(left) >= LeastSplit)
                jumps.Add((row, move - (expected?.Close ?? 0), expected));
        }

        return jumps;
    }

    private static bool IsBack(double move, double back) => Math.Sign(move) != Math.Sign(back) && Math.Abs(move + back) <= 0.3 * Math.Min(Math.Abs(move), Math.Abs(back));

    /// <summary>What makes a jump that stays; null when it may be the market.</summary>
    private static Reason? Cause(SeriesColumns series, SeriesKind kind, int row, double move, ExpectedMove? expected)
    {
        if (ShareRatio.OfUnit(move, kind == SeriesKind.Index || Math.Abs(move) > 3 ? UnitTolerance : SplitTolerance) is { } unit)
            return Reason.Of("jump.slippedPoint", $"a factor of {Math.Max(unit.New, unit.Old)}, a slipped decimal point or another unit");
        if (kind == SeriesKind.Index || Math.Abs(move) < LeastSplit)
            return null;
        if (expected is { Correlation: >= CloseRelation } && Math.Abs(move) > LargestDeparture && ShareRatio.OfSplit(move, SplitTolerance) is null)
            return Reason.Of("jump.noRelative", $"a move that no related series shares");
        if (ShareRatio.OfSplit(move, SplitTolerance) is not { } split)
            return null;
        var isSplit = expected is { Correlation: >= CloseRelation } || !IsNews(series, row) && (split.IsCommon || IsQuiet(series, row));
        return isSplit ? Reason.Of("jump.splitInNeither", $"a split of {split} that is in neither close nor adj_close") : null;
    }

    private static bool IsOrdinaryDay(SeriesColumns series, int row)
    {
        var range = Math.Log(series.High![row] / series.Low![row]);
        if (range <= OrdinaryRange)
            return true;
        return range <= RangeTimes * Usual.Median(Usual.RowsBefore(row).Select(day => Math.Log(series.High[day] / series.Low[day])));
    }

    /// <summary>Whether far more money than usual changed hands: shares times price, which a split leaves as it was.</summary>
    private static bool IsNews(SeriesColumns series, int row)
    {
        if (series.Volume is not { } volume || !(volume[row] > 0))
            return false;
        return volume[row] * series.Close[row] > NewsMoney * Usual.Median(Usual.RowsBefore(row).Select(day => volume[day] * series.Close[day]).Where(money => money > 0));
    }

    /// <summary>Whether the series seldom moves: then even a ratio that is seldom met is no chance.</summary>
    private static bool IsQuiet(SeriesColumns series, int row)
    {
        var days = Usual.RowsBefore(row).Where(day => day > 0).ToArray();
        return days.Length > 0 && Math.Sqrt(days.Average(day => Math.Pow(Math.Log(series.Close[day] / series.Close[day - 1]), 2))) < QuietDeviation;
    }
}
