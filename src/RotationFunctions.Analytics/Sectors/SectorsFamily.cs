namespace RotationFunctions.Analytics;

/// <summary>Ranking, groups, breadth and dispersion of the sectors (section 5).</summary>
internal sealed class SectorsFamily(MarketFigures market) : IDayFamily<SectorDay>
{
    public SectorFigures Figures { get; } = SectorFigures.Of(market.Calendar, market.Benchmark, market.ById, market.Roles.Sectors);

    public SectorDay On(int day, List<AbsentFigure> missing)
    {
        market.AddMissing(missing, Figures.Table, Figures.Explain, day, "");
        return Figures.On(day);
    }
}
