namespace RotationFunctions.Analytics;

/// <summary>The rotation score and its parts (section 9).</summary>
internal sealed class ScoreFamily : IDayFamily<ScoreDay>
{
    private readonly MarketFigures _market;
    private readonly RotationScore? _score;

    public ScoreFamily(MarketFigures market, SectorFigures sectors)
    {
        _market = market;
        if (market.Pair(market.Universe.SmallCap, market.Benchmark.Series.Id) is { } pair)
            _score = new RotationScore(pair, sectors, market.Table);
    }

    public ScoreDay On(int day, List<AbsentFigure> missing)
    {
        var reason = _market.NotBegun(day, _market.Universe.SmallCap);
        if ((reason ?? _score?.Explain(day)) is { } absent)
            missing.Add(new AbsentFigure(RotationIds.Score, absent));
        return reason is null && _score is not null ? _score.On(day) : new ScoreDay(null, null, null, null, null, null);
    }
}
