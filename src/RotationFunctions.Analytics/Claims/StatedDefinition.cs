namespace RotationFunctions.Analytics.Claims;

/// <summary>A claim with its series found and its dates placed in the calendar.</summary>
internal sealed record PlacedClaim(
    int Position, Claim Claim, FigureFamily Family, BarSeries Series, BarSeries? Against, Candidate Stated, int AsOf);

/// <summary>Finds what a claim is about, or says why it cannot be found.</summary>
internal static class StatedDefinition
{
    public static (PlacedClaim? Placed, NotCheckable? Obstacle) Place(MarketHistory history, Claim claim, int position)
    {
        var (series, obstacle) = Find(history, claim.Series);
        var isPair = claim.Kind is ClaimKind.Spread or ClaimKind.Correlation or ClaimKind.Beta;
        BarSeries? against = null;
        if (obstacle is null && isPair)
            (against, obstacle) = claim.Against is null ? (history.Benchmark, null) : Find(history, claim.Against);
        if (obstacle is not null)
            return (null, obstacle);

        var calendar = history.Calendar;
        var asOf = AsOf(calendar, claim.AsOf);
        if (asOf is null)
            return (null, new(Obstacle.AfterData, claim.Series, claim.AsOf, calendar[calendar.Count - 1]));
        if (asOf < 0)
            return (null, new(Obstacle.BeforeData, claim.Series, claim.AsOf, calendar[0]));

        (var stated, obstacle) = Place(calendar, claim, asOf.Value);
        if (stated is not { } placed)
            return (null, obstacle);
        if (placed.Basis == PriceBasis.Total && !series!.HasAdjusted)
            return (null, new(Obstacle.NoAdjustedPrices, claim.Series));
        foreach (var member in against is null ? [series!] : (BarSeries[])[series!, against])
            foreach (var day in (ReadOnlySpan<int>)[placed.End, placed.BaseDay])
                if (Missing(member, calendar, day) is { } missing)
                    return (null, missing);
        return (new(position, claim, FamilyOf(claim.Kind), series!, against, placed, asOf.Value), null);
    }

    private static (BarSeries? Series, NotCheckable? Obstacle) Find(MarketHistory history, string id)
    {
        var series = history.Instrument(id);
        var obstacle = series is not null ? null
            : new NotCheckable(history.Observation(id) is null ? Obstacle.UnknownSeries : Obstacle.NotAPrice, id);
        return (series, obstacle);
    }

    private static FigureFamily FamilyOf(ClaimKind kind) => kind switch
    {
        ClaimKind.Return => FigureFamily.Return,
        ClaimKind.TotalReturn => FigureFamily.TotalReturn,
        ClaimKind.DailyVolatility or ClaimKind.AnnualVolatility => FigureFamily.Volatility,
        ClaimKind.Drawdown => FigureFamily.Drawdown,
        ClaimKind.Spread => FigureFamily.Spread,
        ClaimKind.PointChange => FigureFamily.Points,
        ClaimKind.Level or ClaimKind.IntradayHigh or ClaimKind.IntradayLow or ClaimKind.OpenLevel => FigureFamily.Level,
        ClaimKind.Correlation => FigureFamily.Correlation,
        _ => FigureFamily.Beta,
    };

    /// <summary>
    /// The trading day that a figure of a date is of: the last one on or before it, −1 when there is none, null when the data
    /// ends too early to tell. A weekend after the last day is no such gap.
    /// </summary>
    internal static int? AsOf(TradingCalendar calendar, DateOnly date)
    {
        var last = calendar.Count - 1;
        for (var day = date; day > calendar[last]; day = day.AddDays(-1))
            if (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) || day.DayNumber - calendar[last].DayNumber > 7)
                return null;
        return calendar.IndexAtOrBefore(date);
    }

    private static (Candidate? Stated, NotCheckable? Obstacle) Place(TradingCalendar calendar, Claim claim, int asOf)
    {
        var basis = claim.Kind == ClaimKind.TotalReturn ? PriceBasis.Total : PriceBasis.Price;
        switch (claim.Window)
        {
            case StatedWindow.Named { Window: var window }:
                var start = window.Base(calendar, asOf);
                return start < 0
                    ? (null, new(Obstacle.BeforeData, claim.Series, null, calendar[0]))
                    : (new(start, asOf, DefinitionBase.Close, basis), null);

            case StatedWindow.Between { Window: var window }:
                if (window.To > claim.AsOf)
                    return (null, new(Obstacle.WindowAfterAsOf, claim.Series, window.To, claim.AsOf));
                var (first, last) = (calendar.IndexAtOrAfter(window.From), calendar.IndexAtOrBefore(window.To));
                if (first > last)
                    return (null, new(Obstacle.EmptyWindow, claim.Series, window.From, window.To));
                // What is measured on daily returns begins with the close of the first day, whatever the base of returns.
                var isReturn = claim.Kind is ClaimKind.Return or ClaimKind.TotalReturn or ClaimKind.Spread or ClaimKind.PointChange;
                if (!isReturn || window.Base == WindowBase.Close)
                    return (new(first, last, DefinitionBase.Close, basis), null);
                if (window.Base == WindowBase.Open)
                    return (new(first, last, DefinitionBase.Open, basis), null);
                return first == 0
                    ? (null, new(Obstacle.BeforeData, claim.Series, window.From, calendar[0]))
                    : (new(first - 1, last, DefinitionBase.Close, basis), null);

            case StatedWindow.Span { From: var from, To: var to, Base: var price }:
                if (to > claim.AsOf)
                    return (null, new(Obstacle.WindowAfterAsOf, claim.Series, to, claim.AsOf));
                var (fromDay, toDay) = (calendar.IndexAtOrBefore(from), calendar.IndexAtOrBefore(to));
                return fromDay < 0 ? (null, new(Obstacle.BeforeData, claim.Series, from, calendar[0]))
                    : fromDay > toDay || (fromDay == toDay && price != DefinitionBase.Open) ? (null, new(Obstacle.EmptyWindow, claim.Series, from, to))
                    : (new(fromDay, toDay, price, basis), null);

            default:
                return (new(asOf, asOf, PriceOf(claim.Kind), basis), null);
        }
    }

    private static DefinitionBase PriceOf(ClaimKind kind) => kind switch
    {
        ClaimKind.IntradayHigh => DefinitionBase.High,
        ClaimKind.IntradayLow => DefinitionBase.Low,
        ClaimKind.OpenLevel => DefinitionBase.Open,
        _ => DefinitionBase.Close,
    };

    private static NotCheckable? Missing(BarSeries series, TradingCalendar calendar, int day)
    {
        if (series.HasBar(day))
            return null;
        var (first, last) = (series.Start, series.Start + series.LastBar);
        return day < first ? new(Obstacle.SeriesNotBegun, series.Id, calendar[day], calendar[first])
            : day > last ? new(Obstacle.SeriesEnded, series.Id, calendar[day], calendar[last])
            : new(Obstacle.NoBar, series.Id, calendar[day]);
    }
}
