namespace RotationFunctions.Analytics;

/// <summary>What the daily lead of small caps went with (section 4): risk appetite in shares, credit and options, the economy, and yields.</summary>
internal sealed class ComovementsFamily : IDayFamily<IReadOnlyList<ComovementDay>>
{
    private readonly MarketFigures _market;
    private readonly (string Name, string[] Series, string? Yield)[] _companions;
    private readonly Comovements? _comovements;

    public ComovementsFamily(MarketFigures market, SectorFigures sectors)
    {
        _market = market;
        var roles = market.Roles;
        var benchmark = market.Benchmark.Series.Id;
        _companions =
        [
            Lead(roles.RegionalBanks, benchmark),
            (ComovementDay.CyclicalMinusDefensive, [], null),
            Lead(roles.HighYield, roles.InvestmentGrade),
            Lead(roles.SmallValue, roles.SmallGrowth),
            Lead(roles.LargeGrowth, benchmark),
            (ComovementDay.NameOf(roles.Volatility), [roles.Volatility], null),
            (roles.TwoYearYield, [], roles.TwoYearYield),
            (roles.TenYearYield, [], roles.TenYearYield),
        ];
        if (market.Pair(roles.SmallCap, benchmark) is { } lead)
            _comovements = Of(lead, sectors);

        static (string Name, string[] Series, string? Yield) Lead(string a, string b) => ($"{a}-{b}", [a, b], null);
    }

    public IReadOnlyList<ComovementDay> On(int day, List<AbsentFigure> missing)
    {
        if (_comovements is null || _market.NotBegun(day, _market.Roles.SmallCap) is not null)
            return [];
        var all = new List<ComovementDay>();
        foreach (var (name, series, yields) in _companions)
        {
            var reason = _market.NotBegun(day, series) ?? (yields is null ? null : _market.NotPublished(yields, day));
            if (reason is null)
                all.Add(new ComovementDay(name, _market.Table[RotationIds.Comovement(name), day]));
            if ((reason ?? _comovements.Explain(name, day)) is { } absent)
                missing.Add(new AbsentFigure(RotationIds.Comovement(name), absent));
        }

        return all;
    }

    private Comovements Of(PairFigures lead, SectorFigures sectors)
    {
        var comovements = new Comovements(lead, _market.Table);
        foreach (var (name, series, yields) in _companions)
        {
            if (name == ComovementDay.CyclicalMinusDefensive)
                comovements.Add(sectors);
            else if (series is [var a, var b] && _market.Pair(a, b) is { } pair)
                comovements.Add(pair);
            else if (series is [var index] && _market.Instrument(index) is { } figures)
                comovements.Add(figures);
            else if (yields is not null && _market.History.Observation(yields) is { } observations)
                comovements.Add(observations);
        }

        return comovements;
    }
}
