namespace RotationFunctions.Analytics;

/// <summary>Ratings of what could end the rotation (section 9).</summary>
internal sealed class RisksFamily : IDayFamily<IReadOnlyList<RiskRating>>
{
    private readonly List<Risk> _risks = [];

    public RisksFamily(MarketFigures market, PolicyFigures policy, AnalogsFamily analogs)
    {
        var (roles, calendar) = (market.Roles, market.Calendar);
        if (market.Instrument(roles.SmallCapIndex) is { } index && new Overextension(index) is var overextension)
            Add(RotationIds.Overextension, overextension.On, overextension.Explain, day => market.NotBegun(day, roles.SmallCapIndex));
        else
            Add(RotationIds.Overextension, day => market.NotBegun(day, roles.SmallCapIndex));

        Reason? WithoutRates(int day) => market.NotBegun(day, roles.SmallCap) ?? market.NotPublished(roles.TwoYearYield, day);
        if (market.Instrument(roles.SmallCap) is { } fund && market.History.Observation(roles.TwoYearYield) is { } yields
            && new RateSensitivity(fund, market.Benchmark, yields) is var sensitivity)
            Add(RotationIds.RateSensitivity, sensitivity.On, sensitivity.Explain, WithoutRates);
        else
            Add(RotationIds.RateSensitivity, WithoutRates);

        (InstrumentFigures Figures, double[] WorstFalls)[] small = [.. market.SmallCaps().Select(one => (one, WorstFalls(one)))];
        Reason? WithoutStress(int day) => market.NoSmallCaps(day) ?? market.NotBegun(day, roles.Volatility);
        AddBySmallCaps(RotationIds.Stress, small, WithoutStress, market.Instrument(roles.Volatility) is not { } volatility ? null : (one, worstFalls) =>
            new StressRisk(market.Stress(one)!, one, volatility, worstFalls) is var risk ? (risk.On, risk.Explain) : default);

        Reason? WithoutCredit(int day) => market.NoSmallCaps(day) ?? market.NotBegun(day, roles.HighYield, roles.LongTreasury);
        var excess = market.CreditExcess;
        AddBySmallCaps(RotationIds.CreditRisk, small, WithoutCredit, excess is null ? null : (_, worstFalls) =>
            new CreditRisk(excess, calendar, worstFalls) is var risk ? (risk.On, risk.Explain) : default);

        Reason? WithoutMicro(int day) => market.NoSmallCaps(day) ?? market.NotBegun(day, roles.MicroCap);
        AddBySmallCaps(RotationIds.LiquidityRisk, small, WithoutMicro, market.Instrument(roles.MicroCap) is not { } micro ? null : (_, worstFalls) =>
            new LiquidityRisk(micro, market.Benchmark, worstFalls) is var risk ? (risk.On, risk.Explain) : default);

        var path = new PolicyRisk(policy);
        Add(RotationIds.PolicyRisk, path.On, path.Explain, _ => null);

        Reason? WithoutRival(int day) => market.NotBegun(day, roles.SmallCapIndex, roles.AnalogRivals[0]);
        if (analogs.All.TryGetValue(roles.AnalogRivals[0], out var rated) && new SeasonalityRisk(rated, calendar) is var seasonality)
            Add(RotationIds.SeasonalityRisk, seasonality.On, seasonality.Explain, WithoutRival);
        else
            Add(RotationIds.SeasonalityRisk, WithoutRival);
    }

    public IReadOnlyList<RiskRating> On(int day, List<AbsentFigure> missing)
    {
        var ratings = new List<RiskRating>();
        foreach (var risk in _risks)
        {
            var reason = risk.NotBegun(day);
            if (reason is null && risk.On is not null)
                ratings.Add(risk.On(day));
            if ((reason ?? risk.Explain?.Invoke(day)) is { } absent)
                missing.Add(new AbsentFigure(risk.Id, absent));
        }

        return ratings;
    }

    private void Add(string id, Func<int, RiskRating> on, Func<int, Reason?> explain, Func<int, Reason?> notBegun) => _risks.Add(new Risk(id, notBegun, on, explain));

    /// <summary>A risk that also looks at small caps, of the index from its first bar on, of the fund before it or without it.</summary>
    private void AddBySmallCaps(
        string id, (InstrumentFigures Figures, double[] WorstFalls)[] smallCaps, Func<int, Reason?> notBegun,
        Func<InstrumentFigures, double[], (Func<int, RiskRating> On, Func<int, Reason?> Explain)>? make)
    {
        if (make is null || smallCaps.Length == 0)
        {
            Add(id, notBegun);
            return;
        }

        var all = smallCaps.Select(small => (small.Figures.Series.Start, Risk: make(small.Figures, small.WorstFalls))).ToArray();
        (Func<int, RiskRating> On, Func<int, Reason?> Explain) Of(int day)
        {
            foreach (var (start, risk) in all)
                if (start <= day)
                    return risk;
            return all[^1].Risk;
        }

        Add(id, day => Of(day).On(day), day => Of(day).Explain(day), notBegun);
    }

    private static double[] WorstFalls(InstrumentFigures small)
        => AfterLevels.WorstFalls(Columns.OnCalendar(small.Series.Close.Values, small.Series.Start, small.Calendar.Count));

    /// <summary>A risk whose series the history lacks.</summary>
    private void Add(string id, Func<int, Reason?> notBegun) => _risks.Add(new Risk(id, notBegun, null, null));

    private sealed record Risk(string Id, Func<int, Reason?> NotBegun, Func<int, RiskRating>? On, Func<int, Reason?>? Explain);
}
