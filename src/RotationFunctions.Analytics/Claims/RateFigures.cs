namespace RotationFunctions.Analytics.Claims;

/// <summary>Rates, yields, and what the central bank decided and expects.</summary>
internal static class RateFigures
{
    /// <summary>A decision counts from the day after it; a text that reports it is written on one of the days around.</summary>
    private const int DaysAroundDecision = 4;

    public static (double Gives, ClaimDefinition? Definition, NotCheckable? Obstacle) Of(MarketHistory history, Claim claim)
    {
        var id = claim.TargetYear is { } year ? FormattableString.Invariant($"{claim.Series}.{year}") : claim.Series;
        if (history.Observation(id) is not { } series)
            return (double.NaN, null, new NotCheckable(Obstacle.UnknownSeries, claim.Series));
        var end = claim.Window is StatedWindow.Span { To: var to } ? to : claim.AsOf;
        if (series.Published[^1] < end.AddDays(-DaysAroundDecision - 3) && claim.Kind != ClaimKind.Projection)
            return (double.NaN, null, new NotCheckable(Obstacle.AfterData, claim.Series, end, series.Published[^1]));
        switch (claim.Kind)
        {
            case ClaimKind.Projection:
                return Known(series, claim, end, FurtherFigures.Between(end, end));
            case ClaimKind.RateLevel:
                return Known(series, claim, end.AddDays(1), FurtherFigures.Between(end, end));
            case ClaimKind.RateChange:
                var start = claim.Window is StatedWindow.Span { From: var from } ? from : DayBefore(history.Calendar, end);
                var (before, after) = (series.KnownOn(start.AddDays(1)), series.KnownOn(end.AddDays(1)));
                return double.IsNaN(before) || double.IsNaN(after)
                    ? (double.NaN, null, new NotCheckable(Obstacle.BeforeData, claim.Series, start, series.Published[0]))
                    : (Math.Round((after - before) * 100, 6), FurtherFigures.Between(start, end), null);
            case ClaimKind.PolicyRate:
                return PolicyRate(series, claim, end);
            default:
                return PolicyChange(series, claim, end);
        }
    }

    private static (double, ClaimDefinition?, NotCheckable?) Known(ObservationSeries series, Claim claim, DateOnly day, ClaimDefinition definition)
        => series.KnownOn(day) is var value && double.IsNaN(value)
            ? (double.NaN, null, new NotCheckable(Obstacle.BeforeData, claim.Series, day, series.Published[0]))
            : (value, definition, null);

    /// <summary>The limit in force on the day or, where a decision takes effect the day after, from then on.</summary>
    private static (double, ClaimDefinition?, NotCheckable?) PolicyRate(ObservationSeries series, Claim claim, DateOnly end)
    {
        var today = Known(series, claim, end.AddDays(1), FurtherFigures.Between(end, end));
        if (today.Item3 is not null || Judgement.Confirms(claim, today.Item1))
            return today;
        var next = series.KnownOn(end.AddDays(2));
        return Judgement.Confirms(claim, next) ? (next, FurtherFigures.Between(end.AddDays(1), end.AddDays(1)), null) : today;
    }

    /// <summary>The change nearest to the day: a text tells of the decision on the day itself or in the days after.</summary>
    private static (double, ClaimDefinition?, NotCheckable?) PolicyChange(ObservationSeries series, Claim claim, DateOnly end)
    {
        foreach (var offset in (ReadOnlySpan<int>)[1, 0, -1, -2, -3, -4])
        {
            var day = end.AddDays(offset);
            var change = Math.Round((series.KnownOn(day.AddDays(1)) - series.KnownOn(day)) * 100, 6);
            if (!double.IsNaN(change) && change != 0)
                return (change, FurtherFigures.Between(day.AddDays(-1), day), null);
        }

        return (0, FurtherFigures.Between(end, end), null);
    }

    private static DateOnly DayBefore(TradingCalendar calendar, DateOnly day) => calendar[Math.Max(0, calendar.IndexAtOrBefore(day) - 1)];
}
