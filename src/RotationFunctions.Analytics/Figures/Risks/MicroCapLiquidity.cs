namespace RotationFunctions.Analytics;

/// <summary>
/// What the liquidity of micro caps is rated by: Amihud's figure of their fund, from the first day on which 15 daily returns with volume are known.
/// </summary>
internal static class MicroCapLiquidity
{
    private const int Days = 21;
    private const int AtLeast = 15;

    /// <summary>
    /// <c>liquidity.amihud.1M</c> on the calendar's days, NaN where absent; before its first full month the mean of the days that there are.
    /// </summary>
    public static double[] Impact(InstrumentFigures fund)
    {
        var impact = Columns.OnCalendar(fund.Column(FigureIds.Amihud), fund.Series.Start, fund.Calendar.Count);
        if (!fund.Series.HasVolume)
            return impact;
        var closes = fund.Series.Close.Values;
        var volume = fund.Series.Volume;
        double sum = 0;
        var count = 0;
        for (var i = 1; i < Math.Min(Days, closes.Length); i++)
        {
            var move = Math.Abs((closes[i] / closes[i - 1]) - 1) / (closes[i] * volume[i]) * 1e6;
            if (double.IsFinite(move))
            {
                sum += move;
                count++;
            }

            if (count >= AtLeast && !double.IsNaN(closes[i]))
                impact[fund.Series.Start + i] = sum / count;
        }

        return impact;
    }
}
