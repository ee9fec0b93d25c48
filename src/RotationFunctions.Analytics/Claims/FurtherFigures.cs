namespace RotationFunctions.Analytics.Claims;

/// <summary>
/// Figures of market reports for which no space of neighbouring definitions is searched: rates and what the central bank decided, averages, yearly rates, ratios, streaks, ranks and records.
/// </summary>
internal static class FurtherFigures
{
    private const double DaysOfYear = 365.25;

    public static bool Has(ClaimKind kind) => kind is > ClaimKind.PointChange and not (ClaimKind.IntradayHigh or ClaimKind.IntradayLow or ClaimKind.OpenLevel);

    public static CheckedClaim Check(MarketHistory history, Claim claim)
    {
        var (gives, definition, obstacle) = claim.Kind is ClaimKind.RateLevel or ClaimKind.RateChange or ClaimKind.PolicyRate or ClaimKind.PolicyChange or ClaimKind.Projection
            ? RateFigures.Of(history, claim)
            : OfPrices(history, claim);
        if (obstacle is not null)
            return new() { Claim = claim, Verdict = Verdict.NotCheckable, Obstacle = obstacle, Stated = definition };
        return new()
        {
            Claim = claim,
            Verdict = Judgement.Confirms(claim, gives) ? Verdict.Confirmed : Verdict.Refuted,
            Stated = definition,
            StatedGives = gives,
        };
    }

    /// <summary>A definition by its two days.</summary>
    internal static ClaimDefinition Between(DateOnly start, DateOnly end, PriceBasis basis = PriceBasis.Price) => new()
    {
        Start = start, End = end, Base = DefinitionBase.Close, Basis = basis,
    };

    private static (double Gives, ClaimDefinition? Definition, NotCheckable? Obstacle) OfPrices(MarketHistory history, Claim claim)
    {
        var asBars = claim with
        {
            Kind = claim.Kind switch
            {
                ClaimKind.AnnualisedTotalReturn => ClaimKind.TotalReturn,
                ClaimKind.Ratio or ClaimKind.StreakAgainst => ClaimKind.Spread,
                _ => ClaimKind.Return,
            },
            Window = claim.Kind is ClaimKind.Ratio or ClaimKind.Streak or ClaimKind.StreakAgainst or ClaimKind.RecordHigh or ClaimKind.RecordSince
                || (claim.Kind == ClaimKind.Rank && claim.Window is StatedWindow.Day)
                ? new StatedWindow.Day() : claim.Window,
        };
        var (placed, obstacle) = StatedDefinition.Place(history, asBars, 0);
        if (placed is null)
            return (double.NaN, null, obstacle);
        var (calendar, series, stated) = (history.Calendar, placed.Series, placed.Stated);
        double Close(int day) => series.HasBar(day) ? series.Close.Values[day - series.Start] : double.NaN;
        var (start, end) = (stated.BaseDay, stated.End);
        var definition = Between(calendar[start], calendar[end], stated.Basis);
        switch (claim.Kind)
        {
            case ClaimKind.AnnualisedReturn or ClaimKind.AnnualisedTotalReturn:
                var years = Years(calendar[start], calendar[end]);
                var prices = stated.Basis == PriceBasis.Total ? series.Adjusted.Values : series.Close.Values;
                return (Math.Pow(prices[end - series.Start] / prices[start - series.Start], 1 / years) - 1, definition, null);
            case ClaimKind.AverageLevel or ClaimKind.HighestLevel or ClaimKind.LowestLevel:
                double[] closes = [.. Enumerable.Range(start + 1, end - start).Select(Close).Where(double.IsFinite)];
                if (closes.Length == 0)
                    return (double.NaN, definition, new NotCheckable(Obstacle.EmptyWindow, claim.Series, calendar[start], calendar[end]));
                return (claim.Kind switch { ClaimKind.AverageLevel => closes.Average(), ClaimKind.HighestLevel => closes.Max(), _ => closes.Min() }, definition, null);
            case ClaimKind.Ratio:
                return (Close(end) / placed.Against!.Close.Values[end - placed.Against.Start], definition, null);
            case ClaimKind.RecordHigh:
                return (Records(end - 1, end), Between(calendar[end], calendar[end]), null);
            case ClaimKind.RecordCount:
                return (Records(start, end), definition, null);
            case ClaimKind.Streak or ClaimKind.StreakAgainst:
                var (count, first) = Periods.Streak(calendar, claim, series, placed.Against, end);
                return (count, Between(calendar[first], calendar[end]), null);
            case ClaimKind.Rank:
                return Periods.Rank(calendar, claim, series, claim.Window is StatedWindow.Day ? series.Start : start, end) is { } rank
                    ? (rank, definition, null)
                    : (double.NaN, null, BeforeData());
            default:
                return Periods.LastAsExtreme(calendar, claim, series, end) is { } last
                    ? (last.Year, Between(last, calendar[end]), null)
                    : (double.NaN, null, BeforeData());
        }

        NotCheckable BeforeData() => new(Obstacle.BeforeData, claim.Series, null, calendar[series.Start]);

        // Closes after a day, up to another, that were above every close before them.
        int Records(int after, int last)
        {
            var (highest, count) = (double.NegativeInfinity, 0);
            for (var day = series.Start; day <= last; day++)
            {
                if (!(Close(day) > highest))
                    continue;
                highest = Close(day);
                count += day > after ? 1 : 0;
            }

            return count;
        }
    }

    /// <summary>Whole years where the days of the month agree within a week, else by the calendar's mean year.</summary>
    private static double Years(DateOnly start, DateOnly end)
    {
        var years = (end.DayNumber - start.DayNumber) / DaysOfYear;
        var whole = Math.Round(years);
        return whole >= 1 && Math.Abs(start.AddYears((int)whole).DayNumber - end.DayNumber) <= 7 ? whole : years;
    }
}
