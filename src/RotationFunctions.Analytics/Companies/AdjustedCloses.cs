namespace RotationFunctions.Analytics;

/// <summary>A stock's returns and the closes that they cumulate to (section 11), a value a row.</summary>
/// <remarks>
/// The return of a day is close over the close of the day before as the source has it, where it has one (a split, a missed day, a correction), else over the
/// close of the row before; where that row is not of the trading day before, always over that row's. After more than 63 trading days without
/// a row the symbol begins anew: another company may use it. A price of 0 is none: the return from it is unknown, and so is all that cumulates it.
/// </remarks>
internal sealed class AdjustedCloses
{
    /// <summary>Trading days without a row after which a symbol begins anew.</summary>
    public const int LongestGap = 63;

    public AdjustedCloses(CompanyStock stock)
    {
        var days = stock.Days;
        ReadOnlySpan<double> closes = stock.Closes, priors = stock.Priors;
        Returns = new double[days.Length];
        Closes = new double[days.Length];
        Ages = new int[days.Length];
        for (var i = 0; i < days.Length; i++)
        {
            if (i == 0 || days[i] - days[i - 1] - 1 > LongestGap)
            {
                (Returns[i], Closes[i], Ages[i]) = (double.NaN, double.IsNaN(closes[i]) ? double.NaN : 1, 1);
                continue;
            }

            var before = days[i] - days[i - 1] == 1 && !double.IsNaN(priors[i]) ? priors[i] : closes[i - 1];
            Returns[i] = before > 0 ? (closes[i] / before) - 1 : double.NaN;
            Closes[i] = Closes[i - 1] * (1 + Returns[i]);
            Ages[i] = Ages[i - 1] + 1;
        }
    }

    /// <summary>The return of each row's day; NaN where the symbol begins.</summary>
    public double[] Returns { get; }

    /// <summary>The returns cumulated, 1 where the symbol begins; NaN from an unknown return on.</summary>
    public double[] Closes { get; }

    /// <summary>Rows since the symbol began, this one included.</summary>
    public int[] Ages { get; }
}
