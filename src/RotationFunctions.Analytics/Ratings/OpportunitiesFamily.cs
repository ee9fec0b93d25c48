namespace RotationFunctions.Analytics;

/// <summary>The opportunities and what followed earlier ones (section 9).</summary>
internal sealed class OpportunitiesFamily : IDayFamily<IReadOnlyList<Opportunity>>
{
    private readonly OpportunityHistory[] _all;

    public OpportunitiesFamily(MarketFigures market, TechnicalsFamily technicals, SectorFigures sectors)
        => _all = new OpportunityRules(market.History, market.Roles, market.ById, market.Pair, market.CreditExcess)
            .All(technicals.BreakoutHeld, technicals.WhyNoBreakout, sectors);

    /// <summary>Those whose condition holds.</summary>
    public IReadOnlyList<Opportunity> On(int day, List<AbsentFigure> missing)
    {
        foreach (var opportunity in _all)
            if (opportunity.Explain(day) is { } reason)
                missing.Add(new AbsentFigure(opportunity.Id, reason));
        return [.. _all.Where(opportunity => opportunity.Holds(day) is true).Select(opportunity => opportunity.On(day))];
    }

    /// <summary>Every one as of a day, whether its condition holds or not.</summary>
    public IEnumerable<(bool? Holds, Opportunity Opportunity)> AllOn(int day) => _all.Select(opportunity => (opportunity.Holds(day), opportunity.On(day)));
}
