namespace RotationFunctions.Analytics;

/// <summary>The risks whose level is that of a figure in 0 to 1: stress, credit and the liquidity of micro caps (section 9).</summary>
internal static class PercentileRisks
{
    /// <summary>The rating of a day.</summary>
    public static RiskRating On(string id, PercentileRisk risk, int day, params IReadOnlyList<RatingInput> inputs)
    {
        var value = new RatingInput(id + ".value", double.IsNaN(risk.Value[day]) ? null : risk.Value[day]);
        return new RiskRating
        {
            Id = id,
            Level = risk.Level(day),
            SetBy = risk.Level(day) is null ? null : value,
            Inputs = [.. inputs, value],
            Bounds = PercentileRisk.Bounds,
            Past = risk.Before(day),
            After = risk.After(day),
        };
    }

    /// <summary>A figure that a rating looks at.</summary>
    public static RatingInput Input(string id, double? value) => new(id, value is { } known && double.IsNaN(known) ? null : value);

    /// <summary>That a percentile has too few values before it.</summary>
    public static Reason TooFew(int count) => Reason.Of("percentile.needsValues", $"A percentile needs {PercentileHistory.AtLeast} earlier values; there are {count}.");
}

/// <summary><c>risk.stress</c>: see <see cref="StressFigures"/>.</summary>
internal sealed class StressRisk
{
    private readonly InstrumentFigures _small, _volatility;
    private readonly StressFigures _figures;

    public StressRisk(StressFigures figures, InstrumentFigures small, InstrumentFigures volatility, double[] worstFalls)
    {
        (_figures, _small, _volatility) = (figures, small, volatility);
        Risk = new PercentileRisk(_figures.Value, worstFalls);
    }

    public PercentileRisk Risk { get; }

    public RiskRating On(int day) => PercentileRisks.On(
        RotationIds.Stress, Risk, day,
        PercentileRisks.Input(RotationIds.Stress + ".vix", _figures.Volatility[day]),
        PercentileRisks.Input(RotationIds.Percentile(RotationIds.Stress + ".vix"), _figures.VolatilityPercentiles.At(day)),
        PercentileRisks.Input(RotationIds.Stress + ".fall", _figures.Falls[day]),
        PercentileRisks.Input(RotationIds.Percentile(RotationIds.Stress + ".fall"), _figures.FallPercentiles.At(day)));

    /// <summary>Why the rating is absent; null when it is there.</summary>
    public Reason? Explain(int day)
    {
        if (Risk.Level(day) is not null)
            return null;
        if (!_volatility.Series.HasBar(day))
            return Absence.WithoutBar(_volatility.Series.Id, _small.Calendar[day]);
        return Absence.Explain(_small, FigureIds.High52Weeks, day) is { } reason
            ? Reason.Of("figure.ofSeriesAbsent", $"{FigureIds.High52Weeks} of {_small.Series.Id} is absent: {reason}")
            : PercentileRisks.TooFew(Math.Min(_figures.VolatilityPercentiles.CountBefore(day), _figures.FallPercentiles.CountBefore(day)));
    }
}

/// <summary><c>risk.credit</c>: the percentile of the negative of <see cref="CreditExcess"/>.</summary>
internal sealed class CreditRisk
{
    private readonly CreditExcess _excess;
    private readonly PercentileHistory _percentiles;

    public CreditRisk(CreditExcess excess, TradingCalendar calendar, double[] worstFalls)
    {
        _excess = excess;
        _percentiles = new PercentileHistory(calendar, 0, Array.ConvertAll(excess.Quarter, value => -value));
        Risk = new PercentileRisk(_percentiles.OnCalendar(), worstFalls);
    }

    public PercentileRisk Risk { get; }

    public RiskRating On(int day) => PercentileRisks.On(RotationIds.CreditRisk, Risk, day, PercentileRisks.Input(RotationIds.CreditExcess, _excess.Quarter[day]));

    /// <summary>Why the rating is absent; null when it is there.</summary>
    public Reason? Explain(int day) => Risk.Level(day) is not null ? null : _excess.Explain(day) ?? PercentileRisks.TooFew(_percentiles.CountBefore(day));
}

/// <summary>
/// <c>risk.liquidity</c>: the percentile of micro caps' Amihud figure in its own history, and nothing else: harder to trade than usual for micro caps. That they
/// are always thousands of times as hard to trade as the benchmark is a sentence and no level.
/// </summary>
internal sealed class LiquidityRisk
{
    private readonly InstrumentFigures _microCap, _benchmark;
    private readonly PercentileHistory _percentiles;

    public LiquidityRisk(InstrumentFigures microCap, InstrumentFigures benchmark, double[] worstFalls)
    {
        (_microCap, _benchmark) = (microCap, benchmark);
        _percentiles = new PercentileHistory(microCap.Calendar, 0, MicroCapLiquidity.Impact(microCap));
        Risk = new PercentileRisk(_percentiles.OnCalendar(), worstFalls);
    }

    public PercentileRisk Risk { get; }

    public RiskRating On(int day) => PercentileRisks.On(
        RotationIds.LiquidityRisk, Risk, day,
        PercentileRisks.Input($"{_microCap.Series.Id}/{FigureIds.Amihud}", _microCap[FigureIds.Amihud, day]),
        PercentileRisks.Input(RotationIds.LiquidityRisk + ".timesBenchmark", _benchmark[FigureIds.Amihud, day] is > 0 and var impact ? _microCap[FigureIds.Amihud, day] / impact : null));

    /// <summary>Why the rating is absent; null when it is there.</summary>
    public Reason? Explain(int day)
    {
        if (Risk.Level(day) is not null)
            return null;
        return Absence.Explain(_microCap, FigureIds.Amihud, day) is { } reason
            ? Reason.Of("figure.ofSeriesAbsent", $"{FigureIds.Amihud} of {_microCap.Series.Id} is absent: {reason}")
            : PercentileRisks.TooFew(_percentiles.CountBefore(day));
    }
}
