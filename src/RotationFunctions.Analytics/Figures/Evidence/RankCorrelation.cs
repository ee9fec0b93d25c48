namespace RotationFunctions.Analytics;

/// <summary>Spearman's correlation and how sure it is, over months that may hang together.</summary>
internal static class RankCorrelation
{
    /// <summary>Ranks from 1; equals share the mean of theirs.</summary>
    public static double[] Ranks(ReadOnlySpan<double> values)
    {
        var keys = values.ToArray();
        var order = Enumerable.Range(0, keys.Length).ToArray();
        Array.Sort(keys, order);
        var ranks = new double[keys.Length];
        for (var from = 0; from < keys.Length;)
        {
            var to = from + 1;
            while (to < keys.Length && keys[to] == keys[from])
                to++;
            for (var i = from; i < to; i++)
                ranks[order[i]] = (from + 1 + to) / 2.0;
            from = to;
        }

        return ranks;
    }

    /// <summary>Pearson's correlation; of ranks, Spearman's. NaN when either does not vary.</summary>
    public static double Pearson(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double meanX = Mean(x), meanY = Mean(y), xx = 0, yy = 0, xy = 0;
        for (var i = 0; i < x.Length; i++)
        {
            xx += (x[i] - meanX) * (x[i] - meanX);
            yy += (y[i] - meanY) * (y[i] - meanY);
            xy += (x[i] - meanX) * (y[i] - meanY);
        }

        return xx > 0 && yy > 0 ? xy / Math.Sqrt(xx * yy) : double.NaN;
    }

    /// <summary>
    /// t of the slope of y on x with an intercept, with the errors of Newey and West (1987): Bartlett weights over <see cref="Lags"/>,
    /// without a factor for small samples.
    /// </summary>
    public static double SlopeT(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double meanX = Mean(x), meanY = Mean(y), xx = 0, xy = 0;
        for (var i = 0; i < x.Length; i++)
        {
            xx += (x[i] - meanX) * (x[i] - meanX);
            xy += (x[i] - meanX) * (y[i] - meanY);
        }

        var slope = xy / xx;
        var scores = new double[x.Length];
        for (var i = 0; i < scores.Length; i++)
            scores[i] = (x[i] - meanX) * (y[i] - meanY - (slope * (x[i] - meanX)));
        return slope / (Math.Sqrt(LongRunSum(scores)) / xx);
    }

    /// <summary>t of a mean, with the same errors.</summary>
    public static double MeanT(ReadOnlySpan<double> values)
    {
        var mean = Mean(values);
        var scores = new double[values.Length];
        for (var i = 0; i < scores.Length; i++)
            scores[i] = values[i] - mean;
        return mean / (Math.Sqrt(LongRunSum(scores)) / values.Length);
    }

    /// <summary>The plain mean.</summary>
    public static double Mean(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (var value in values)
            sum += value;
        return sum / values.Length;
    }

    /// <summary>⌊4(T/100)^(2/9)⌋, the usual rule: the greatest L with (L/4)⁹ ≤ (T/100)².</summary>
    public static int Lags(int months)
    {
        var lags = 0;
        while (Ninth((lags + 1) / 4.0) <= months / 100.0 * (months / 100.0))
            lags++;
        return lags;

        static double Ninth(double x) => x * x * x * (x * x * x) * (x * x * x);
    }

    private static double LongRunSum(double[] scores)
    {
        var lags = Lags(scores.Length);
        double sum = 0;
        for (var lag = 0; lag <= lags; lag++)
        {
            double products = 0;
            for (var i = lag; i < scores.Length; i++)
                products += scores[i] * scores[i - lag];
            sum += (lag == 0 ? 1 : 2 * (1 - (lag / (lags + 1.0)))) * products;
        }

        return sum;
    }
}
