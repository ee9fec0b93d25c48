namespace RotationFunctions.Analytics;

/// <summary>Who leads, since when, and what followed before (section 9). Computed after the score, whose column it reads.</summary>
internal sealed class StanceFamily : IDayFamily<StanceDay?>
{
    private readonly MarketFigures _market;
    private readonly Stances? _stances;

    public StanceFamily(MarketFigures market)
    {
        _market = market;
        if (market.Pair(market.Universe.SmallCap, market.Benchmark.Series.Id) is { } pair)
            _stances = new Stances(market.Table.Column(RotationIds.Score), pair, new OutcomeHistory([market.Universe.SmallCap], market.ById, market.History));
    }

    public StanceDay? On(int day, List<AbsentFigure> missing)
    {
        var stance = _market.NotBegun(day, _market.Universe.SmallCap) is null ? _stances?.On(day) : null;
        if (stance is null)
            missing.Add(new AbsentFigure(RotationIds.Stance, "A stance needs the score and the slope of small caps' relative strength."));
        return stance;
    }
}
