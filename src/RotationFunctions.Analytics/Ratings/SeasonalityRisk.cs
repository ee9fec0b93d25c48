namespace RotationFunctions.Analytics;

/// <summary>
/// How often a lead like today's turned: share of the complete analogs after which small caps lagged: &lt; 0.5 low, &lt; 0.65 medium, &lt; 0.8
/// mediumHigh, else high; absent under three analogs.
/// </summary>
internal sealed class SeasonalityRisk
{
    private const int AtLeast = 3;
    private static readonly double[] Bounds = [0.5, 0.65, 0.8];

    private readonly Analogs _analogs;
    private readonly LevelHistory _levels;

    public SeasonalityRisk(Analogs analogs, TradingCalendar calendar)
    {
        _analogs = analogs;
        var levels = new RiskLevel?[calendar.Count];
        for (var day = 0; day < levels.Length; day++)
            levels[day] = LevelHistory.Of(Share(day) ?? double.NaN, Bounds);
        _levels = new LevelHistory(levels);
    }

    public RiskRating On(int day)
    {
        var share = new RatingInput(RotationIds.Analog(_analogs.Rival.Id) + ".shareNegative", Share(day));
        return new RiskRating
        {
            Id = RotationIds.SeasonalityRisk,
            Level = _levels[day],
            SetBy = _levels[day] is null ? null : share,
            Inputs = [share, new RatingInput(RotationIds.Analog(_analogs.Rival.Id) + ".n", _analogs.Reversals(day).Complete, AtLeast, Share(day) is not null)],
            Bounds = Bounds,
            Past = _levels.Before(day),
        };
    }

    /// <summary>Why the rating is absent; null when it is there.</summary>
    public Reason? Explain(int day)
        => _levels[day] is not null
            ? null
            : Reason.Of("analog.needsLeads", $"It needs {AtLeast} earlier years in which {_analogs.SmallCaps.Id} led {_analogs.Rival.Id} by more than 2 % at this trading day of the year and whose outcome is complete; there are {_analogs.Reversals(day).Complete}.");

    private double? Share(int day) => _analogs.Reversals(day) is { Complete: >= AtLeast } found ? found.ShareNegative : null;
}
