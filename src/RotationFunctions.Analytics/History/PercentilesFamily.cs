namespace RotationFunctions.Analytics;

/// <summary>Where each instrument's figures stand in their own histories (section 8).</summary>
internal sealed class PercentilesFamily : IDayFamily<IReadOnlyList<InstrumentPercentileDay>>
{
    public PercentilesFamily(MarketFigures market)
    {
        var all = new InstrumentPercentiles[market.Instruments.Count];
        // Each task writes its own place: the number of threads changes no bit.
        Parallel.For(0, all.Length, i => all[i] = InstrumentPercentiles.Of(market.Instruments[i]));
        All = all;
    }

    public IReadOnlyList<InstrumentPercentiles> All { get; }

    public IReadOnlyList<InstrumentPercentileDay> On(int day, List<AbsentFigure> missing)
        => [.. All.Where(percentiles => percentiles.Series.Start <= day).Select(percentiles => percentiles.On(day))];
}
