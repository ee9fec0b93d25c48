namespace RotationFunctions.Analytics;

/// <summary>
/// How far the market and the committee are apart for the year: |gap between cuts priced and cuts projected| &lt; 25 bp low, &lt; 50 medium,
/// &lt; 75 mediumHigh, else high; absent without futures.
/// </summary>
internal sealed class PolicyRisk
{
    private static readonly double[] Bounds = [25, 50, 75];

    private readonly PolicyFigures _policy;
    private readonly LevelHistory _levels;

    public PolicyRisk(PolicyFigures policy)
    {
        _policy = policy;
        var gaps = policy.Table.Column(RotationIds.PolicyGap);
        var levels = new RiskLevel?[gaps.Length];
        for (var day = 0; day < levels.Length; day++)
            levels[day] = LevelHistory.Of(Math.Abs(gaps[day]), Bounds);
        _levels = new LevelHistory(levels);
    }

    public RiskRating On(int day)
    {
        var gap = new RatingInput(RotationIds.Gap(_policy.Table.Calendar[day].Year), _policy.Table[RotationIds.PolicyGap, day]);
        return new RiskRating
        {
            Id = RotationIds.PolicyRisk,
            Level = _levels[day],
            SetBy = _levels[day] is null ? null : gap,
            Inputs = [gap],
            Bounds = Bounds,
            Past = _levels.Before(day),
        };
    }

    /// <summary>Why the rating is absent; null when it is there.</summary>
    public Reason? Explain(int day) => _policy.Explain(RotationIds.PolicyGap, day);
}
