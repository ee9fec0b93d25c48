namespace RotationFunctions.Analytics;

/// <summary>
/// How hard micro caps are to trade: mean of the percentiles of their bid–ask spread and of their Amihud figure, each in its own history: &lt; 0.5
/// low, &lt; 0.75 medium, &lt; 0.9 mediumHigh, else high; never under medium while their Amihud figure exceeds 100 times the benchmark's.
/// </summary>
internal sealed class LiquidityRisk
{
    private const double Illiquid = 100;
    private static readonly double[] Bounds = [0.5, 0.75, 0.9];

    private readonly InstrumentFigures _microCap, _benchmark;
    private readonly PercentileHistory _spreads, _impacts;
    private readonly LevelHistory _levels;

    public LiquidityRisk(InstrumentFigures microCap, InstrumentFigures benchmark)
    {
        (_microCap, _benchmark) = (microCap, benchmark);
        _spreads = new PercentileHistory(microCap.Calendar, microCap.Series.Start, microCap.Column(FigureIds.BidAskSpread));
        _impacts = new PercentileHistory(microCap.Calendar, microCap.Series.Start, microCap.Column(FigureIds.Amihud));
        var levels = new RiskLevel?[microCap.Calendar.Count];
        for (var day = 0; day < levels.Length; day++)
        {
            levels[day] = LevelHistory.Of(Mean(day), Bounds);
            if (levels[day] == RiskLevel.Low && TimesBenchmark(day) > Illiquid)
                levels[day] = RiskLevel.Medium;
        }

        _levels = new LevelHistory(levels);
    }

    public RiskRating On(int day)
    {
        var mean = new RatingInput(RotationIds.LiquidityRisk + ".mean", Value(Mean(day)));
        var times = TimesBenchmark(day);
        var impact = new RatingInput(
            RotationIds.LiquidityRisk + ".amihudOverBenchmark", Value(times), Illiquid, double.IsNaN(times) ? null : times > Illiquid);
        var level = _levels[day];
        return new RiskRating
        {
            Id = RotationIds.LiquidityRisk,
            Level = level,
            SetBy = level is null ? null : LevelHistory.Of(Mean(day), Bounds) == level ? mean : impact,
            Inputs =
            [
                new RatingInput(Of(RotationIds.Percentile(FigureIds.BidAskSpread)), Value(_spreads.At(day))),
                new RatingInput(Of(RotationIds.Percentile(FigureIds.Amihud)), Value(_impacts.At(day))),
                mean,
                impact,
            ],
            Bounds = Bounds,
            Past = _levels.Before(day),
        };
    }

    /// <summary>Why the rating is absent; null when it is there.</summary>
    public string? Explain(int day)
    {
        if (_levels[day] is not null)
            return null;
        foreach (var figure in (ReadOnlySpan<string>)[FigureIds.BidAskSpread, FigureIds.Amihud])
            if (Absence.Explain(_microCap, figure, day) is { } reason)
                return $"{figure} of {_microCap.Series.Id} is absent: {reason}";
        return FormattableString.Invariant($"A percentile needs {PercentileHistory.AtLeast} earlier values; there are {Math.Min(_spreads.CountBefore(day), _impacts.CountBefore(day))}.");
    }

    private double Mean(int day) => (_spreads.At(day) + _impacts.At(day)) / 2;

    private double TimesBenchmark(int day)
        => (_microCap[FigureIds.Amihud, day] ?? double.NaN) / (_benchmark[FigureIds.Amihud, day] is > 0 and var impact ? impact : double.NaN);

    private string Of(string figure) => $"{_microCap.Series.Id}/{figure}";

    private static double? Value(double value) => double.IsNaN(value) ? null : value;
}
