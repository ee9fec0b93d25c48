namespace RotationFunctions.Analytics;

/// <summary>What following a signal from month to month would have given, costs taken off.</summary>
/// <param name="Gross">Return a year before costs: twelve times the monthly mean.</param>
/// <param name="Net">After costs.</param>
/// <param name="Sharpe">Monthly net mean over its sample deviation.</param>
/// <param name="Skewness">Of the monthly net returns (population moments).</param>
/// <param name="Kurtosis">Likewise; 3 of a normal distribution.</param>
internal readonly record struct MonthlyRule(double Gross, double Net, double Sharpe, double Skewness, double Kurtosis)
{
    /// <summary>Cost of trading one leg, as a fraction.</summary>
    public const double Cost = 0.0005;

    private const int Months = 12;
    private const double Euler = 0.5772156649015329;
    private const double E = 2.71828182845904523536;

    /// <param name="gross">Monthly returns before costs.</param>
    /// <param name="traded">What was bought and sold each month, both legs, as a multiple of the position.</param>
    public static MonthlyRule Of(ReadOnlySpan<double> gross, ReadOnlySpan<double> traded)
    {
        var net = new double[gross.Length];
        for (var i = 0; i < net.Length; i++)
            net[i] = gross[i] - (Cost * traded[i]);
        var mean = RankCorrelation.Mean(net);
        double second = 0, third = 0, fourth = 0;
        foreach (var value in net)
        {
            var from = value - mean;
            second += from * from;
            third += from * from * from;
            fourth += from * from * (from * from);
        }

        var n = (double)net.Length;
        var variance = second / n;
        return new MonthlyRule(
            RankCorrelation.Mean(gross) * Months, mean * Months, mean / Math.Sqrt(second / (n - 1)),
            third / n / (variance * Math.Sqrt(variance)), fourth / n / (variance * variance));
    }

    /// <summary>
    /// The Sharpe ratio, a month, that the best of so many rules without merit is expected to show: Bailey and López de Prado (2014), "The deflated
    /// Sharpe ratio".
    /// </summary>
    public static double ExpectedBest(ReadOnlySpan<double> sharpes)
    {
        var mean = RankCorrelation.Mean(sharpes);
        double squares = 0;
        foreach (var sharpe in sharpes)
            squares += (sharpe - mean) * (sharpe - mean);
        var n = (double)sharpes.Length;
        return Math.Sqrt(squares / (n - 1))
            * (((1 - Euler) * NormalDistribution.Quantile(1 - (1 / n))) + (Euler * NormalDistribution.Quantile(1 - (1 / (n * E)))));
    }

    /// <summary>The probability that the rule's own Sharpe ratio exceeds that of the luckiest: the same source.</summary>
    public double Deflated(double expectedBest, int months)
    {
        // Not positive only where a sample of that skewness and kurtosis has no error to speak of.
        var variance = Math.Max(1 - (Skewness * Sharpe) + ((Kurtosis - 1) * Sharpe * Sharpe / 4), double.Epsilon);
        return NormalDistribution.AtMost((Sharpe - expectedBest) * Math.Sqrt(months - 1) / Math.Sqrt(variance));
    }
}
