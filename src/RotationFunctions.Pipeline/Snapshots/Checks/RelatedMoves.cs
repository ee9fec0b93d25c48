using RotationFunctions.Pipeline.Sources;

namespace RotationFunctions.Pipeline.Snapshots.Checks;

/// <summary>What the related series of a market say that a series should have done on a day.</summary>
/// <param name="Close">Expected move from close to close, as a logarithm.</param>
/// <param name="Gap">Expected move from the close before to the open, likewise.</param>
/// <param name="Peer">The series that goes most closely with it.</param>
/// <param name="PeerMove">What that one did from close to close, as a fraction.</param>
/// <param name="Correlation">Its correlation over the year before, 0.5 to 1.</param>
internal sealed record ExpectedMove(double Close, double Gap, string Peer, double PeerMove, double Correlation);

/// <summary>
/// Judges a day's move of one series by the series that go with it: those of the highest correlation over the year before,
/// each times the usual beta. Looks at nothing after the day.
/// </summary>
/// <param name="all">Every series of bars, sound rows, oldest first.</param>
internal sealed class RelatedMoves(IReadOnlyList<SeriesColumns> all)
{
    private const int Year = 252;
    private const int FewestReturns = 40;
    private const int Peers = 3;
    private const double LeastCorrelation = 0.5;

    /// <summary>A return beyond it counts as this much, so that an error, or one wild day, does not make the beta.</summary>
    private const double LargestReturn = 0.1;

    /// <summary>The expected move of a row; null when nothing goes with the series.</summary>
    /// <param name="series">The series, one of all.</param>
    /// <param name="row">The row, with one before it.</param>
    public ExpectedMove? On(SeriesColumns series, int row)
    {
        var first = Math.Max(1, row - Year);
        if (row - first < FewestReturns)
            return null;
        var found = new List<(SeriesColumns Peer, double Correlation, double Close, double Gap)>();
        foreach (var peer in all)
        {
            if (ReferenceEquals(peer, series) || peer.Id == series.Id || Place(peer, series.Dates[row]) is not { } now || Place(peer, series.Dates[row - 1]) is not { } before)
                continue;
            if (Fit(series, first, row, peer) is not { Correlation: >= LeastCorrelation } fit)
                continue;
            found.Add((peer, fit.Correlation, fit.Beta * Math.Log(peer.Close[now] / peer.Close[before]), fit.Beta * Math.Log(peer.Open![now] / peer.Close[before])));
        }

        if (found.Count == 0)
            return null;
        var closest = found.OrderByDescending(peer => peer.Correlation).ThenBy(peer => peer.Peer.Id, StringComparer.Ordinal).Take(Peers).ToList();
        var nearest = closest[0].Peer;
        return new ExpectedMove(
            Usual.Median(closest.Select(peer => peer.Close)), Usual.Median(closest.Select(peer => peer.Gap)), nearest.Id,
            nearest.Close[Place(nearest, series.Dates[row])!.Value] / nearest.Close[Place(nearest, series.Dates[row - 1])!.Value] - 1, closest[0].Correlation);
    }

    /// <summary>Correlation and beta of the returns of rows first to row − 1 between days that both series have.</summary>
    private static (double Correlation, double Beta)? Fit(SeriesColumns series, int first, int row, SeriesColumns peer)
    {
        var place = Array.BinarySearch(peer.Dates, series.Dates[first - 1]);
        place = place < 0 ? ~place : place;
        var (n, sumX, sumY, sumXX, sumYY, sumXY) = (0, 0.0, 0.0, 0.0, 0.0, 0.0);
        var before = -1;
        for (var day = first - 1; day < row; day++)
        {
            while (place < peer.Count && peer.Dates[place] < series.Dates[day])
                place++;
            if (place >= peer.Count || peer.Dates[place] != series.Dates[day])
            {
                before = -1;
                continue;
            }

            if (before >= 0 && before == place - 1)
            {
                var x = Clipped(peer.Close[place] / peer.Close[before]);
                var y = Clipped(series.Close[day] / series.Close[day - 1]);
                (n, sumX, sumY, sumXX, sumYY, sumXY) = (n + 1, sumX + x, sumY + y, sumXX + x * x, sumYY + y * y, sumXY + x * y);
            }

            before = place;
        }

        if (n < FewestReturns)
            return null;
        var (varianceX, varianceY, covariance) = (sumXX - sumX * sumX / n, sumYY - sumY * sumY / n, sumXY - sumX * sumY / n);
        return varianceX > 0 && varianceY > 0 ? (covariance / Math.Sqrt(varianceX * varianceY), covariance / varianceX) : null;

        static double Clipped(double ratio) => Math.Clamp(Math.Log(ratio), -LargestReturn, LargestReturn);
    }

    private static int? Place(SeriesColumns series, DateOnly date) => Array.BinarySearch(series.Dates, date) is >= 0 and var place ? place : null;
}
