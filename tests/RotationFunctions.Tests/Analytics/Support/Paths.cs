namespace RotationFunctions.Tests.Analytics.Support;

/// <summary>Closes on straight lines between turning points.</summary>
internal static class Paths
{
    public static double[] Of(params (int Day, double Price)[] points)
    {
        var closes = new double[points[^1].Day + 1];
        for (var i = 1; i < points.Length; i++)
            for (var day = points[i - 1].Day; day <= points[i].Day; day++)
                closes[day] = points[i - 1].Price + ((points[i].Price - points[i - 1].Price) * (day - points[i - 1].Day) / (points[i].Day - points[i - 1].Day));
        return closes;
    }

    /// <summary>Prices whose logarithms are the negatives.</summary>
    public static double[] Mirrored(this double[] closes) => Array.ConvertAll(closes, close => 10_000 / close);
}
