namespace RotationFunctions.Analytics;

/// <summary>
/// Whether the small-cap index has run ahead of itself: percentile of its 21-day return ≥ 0.90, RSI 14 ≥ 70, distance from the 200-day
/// average ≥ 2 of its standard deviations. None met is low, one medium, two mediumHigh, three high. A day counts when all three exist.
/// </summary>
internal sealed class Overextension
{
    private const double Percentile = 0.90;
    private const double RelativeStrengthIndex = 70;
    private const double Deviations = 2;

    private readonly InstrumentFigures _index;
    private readonly PercentileHistory _percentiles;
    private readonly LevelHistory _levels;

    public Overextension(InstrumentFigures index)
    {
        _index = index;
        _percentiles = new PercentileHistory(index.Calendar, index.Series.Start, index.Column(FigureIds.Return(Window.OneMonth)));
        var levels = new RiskLevel?[index.Calendar.Count];
        for (var day = index.Series.Start; day < levels.Length; day++)
        {
            var inputs = Inputs(day);
            levels[day] = inputs.All(i => i.Met is not null) ? (RiskLevel)inputs.Count(i => i.Met == true) : null;
        }

        _levels = new LevelHistory(levels);
    }

    public RiskRating On(int day)
    {
        var inputs = Inputs(day);
        var level = _levels[day];
        return new RiskRating
        {
            Id = RotationIds.Overextension,
            Level = level,
            SetBy = level is null ? null : new RatingInput(RotationIds.Overextension + ".met", (int)level.Value),
            Inputs = inputs,
            Bounds = [1, 2, 3],
            Past = _levels.Before(day),
        };
    }

    /// <summary>Why the rating is absent; null when it is there.</summary>
    public Reason? Explain(int day)
    {
        if (_levels[day] is not null)
            return null;
        foreach (var figure in (ReadOnlySpan<string>)[FigureIds.Return(Window.OneMonth), FigureIds.Rsi14, FigureIds.DistanceSma200Deviations])
            if (Absence.Explain(_index, figure, day) is { } reason)
                return Reason.Of("figure.ofSeriesAbsent", $"{figure} of {_index.Series.Id} is absent: {reason}");
        return Reason.Of("return21.needsValues", $"The percentile of the 21-day return needs {PercentileHistory.AtLeast} earlier values; there are {_percentiles.CountBefore(day)}.");
    }

    private RatingInput[] Inputs(int day) =>
    [
        Input(RotationIds.Percentile(FigureIds.Return(Window.OneMonth)), _percentiles.At(day), Percentile),
        Input(FigureIds.Rsi14, _index[FigureIds.Rsi14, day] ?? double.NaN, RelativeStrengthIndex),
        Input(FigureIds.DistanceSma200Deviations, _index[FigureIds.DistanceSma200Deviations, day] ?? double.NaN, Deviations),
    ];

    private RatingInput Input(string figure, double value, double threshold)
        => double.IsNaN(value)
            ? new RatingInput($"{_index.Series.Id}/{figure}", null, threshold)
            : new RatingInput($"{_index.Series.Id}/{figure}", value, threshold, value >= threshold);
}
