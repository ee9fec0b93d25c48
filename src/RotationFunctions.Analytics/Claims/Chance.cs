namespace RotationFunctions.Analytics.Claims;

/// <summary>How many definitions give a printed value by chance.</summary>
internal static class Chance
{
    /// <summary>A count under this says too little about a density; the neighbourhood is widened until it holds as many.</summary>
    private const int EnoughNeighbours = 100;

    private const int NarrowestReach = 2;
    private const int WidestReach = 1 << 14;

    /// <summary>
    /// The expected number of false matches: with the distances in units of the last printed digit, the number of definitions
    /// within K units of the printed value in every series, less those that fit, over the <c>(2K + 1)^m − 1</c> other
    /// combinations of values that could have been printed there; m is the number of series, and K the least of 2, 4, 8, …
    /// whose neighbourhood holds a hundred definitions. In words: on average over the neighbouring values, how many
    /// definitions would have fitted, had the page printed one of those instead.
    /// </summary>
    /// <remarks>
    /// Taken from the space itself and around the claim, because its figures are neither evenly spread nor independent:
    /// windows overlap, and series move together, which a product of single probabilities would miss.
    /// </remarks>
    public static double ExpectedMatches(ReadOnlySpan<double> distances, int series)
    {
        for (var reach = NarrowestReach; ; reach *= 2)
        {
            var neighbours = 0;
            foreach (var distance in distances)
                if (distance <= reach + 0.5 && !PrintedValue.Fits(distance))
                    neighbours++;
            if (neighbours >= EnoughNeighbours || reach >= WidestReach)
                return neighbours / (Math.Pow((2 * reach) + 1, series) - 1);
        }
    }
}
