namespace RotationFunctions.Analytics.Claims;

/// <summary>
/// Figures of market reports for which no space of neighbouring definitions is searched: changes in points, rates and what the
/// central bank decided, averages, yearly rates, ratios, streaks, ranks and records.
/// </summary>
internal static class FurtherFigures
{
    private const double DaysOfYear = 365.25;

    public static bool Has(ClaimKind kind) => kind is >= ClaimKind.PointChange and not (ClaimKind.IntradayHigh or ClaimKind.IntradayLow or ClaimKind.OpenLevel);

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
            case ClaimKind.PointChange:
                return (Close(end) - Close(start), definition, null);
            case ClaimKind.AnnualisedReturn or ClaimKind.AnnualisedTotalReturn:
                var years = Years(calendar[start], calendar[end]);
                var prices = stated.Basis == PriceBasis.Total ? series.Adjusted.Values : series.Close.Values;
                return (Math.Pow(prices[end - series.Start] / prices[start - series.Start], 1 / years) - 1, definition, null);
            case ClaimKind.AverageLevel:
                return (Closes(start + 1, end).Average(), definition, null);
            case ClaimKind.HighestLevel:
                return (Closes(start + 1, end).Max(), definition, null);
            case ClaimKind.LowestLevel:
                return (Closes(start + 1, end).Min(), definition, null);
            case ClaimKind.Ratio:
                return (Close(end) / placed.Against!.Close.Values[end - placed.Against.Start], definition, null);
            case ClaimKind.RecordHigh:
                return (IsRecord(end) ? 1 : 0, Between(calendar[end], calendar[end]), null);
            case ClaimKind.RecordCount:
                return (Enumerable.Range(start + 1, end - start).Count(IsRecord), definition, null);
            case ClaimKind.Streak or ClaimKind.StreakAgainst:
                var (count, first) = Periods.Streak(calendar, claim, series, placed.Against, end);
                return (count, Between(calendar[first], calendar[end]), null);
            case ClaimKind.Rank:
                return (Periods.Rank(calendar, claim, series, claim.Window is StatedWindow.Day ? series.Start : start, end), definition, null);
            default:
                return Periods.LastAsExtreme(calendar, claim, series, end) is { } last
                    ? (last.Year, Between(last, calendar[end]), null)
                    : (double.NaN, null, new NotCheckable(Obstacle.BeforeData, claim.Series, null, calendar[series.Start]));
        }

        IEnumerable<double> Closes(int from, int to) => Enumerable.Range(from, to - from + 1).Select(Close).Where(double.IsFinite);

        bool IsRecord(int day)
        {
            var close = Close(day);
            for (var i = series.Start; i < day; i++)
                if (Close(i) >= close)
                    return false;
            return true;
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
