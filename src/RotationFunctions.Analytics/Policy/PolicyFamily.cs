namespace RotationFunctions.Analytics;

/// <summary>The policy rate, what futures imply, and the projections (section 7).</summary>
internal sealed class PolicyFamily(MarketFigures market) : IDayFamily<PolicyDay>
{
    public PolicyFigures Figures { get; } = PolicyFigures.Of(market.History, market.Roles);

    public PolicyDay On(int day, List<AbsentFigure> missing)
    {
        var result = Figures.On(day);
        market.AddMissing(missing, Figures.Table, Figures.Explain, day, "");
        missing.AddRange(Figures.Refused(day).Select(refused => new AbsentFigure(RotationIds.Implied(refused.Month), refused.Reason)));
        if (result.Projections is null)
            missing.Add(new AbsentFigure("policy.dots", Reason.Of("projections.none", $"No projections had been published by {market.Calendar[day]:yyyy-MM-dd}.")));
        return result;
    }
}
