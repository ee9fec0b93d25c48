using System.Globalization;

namespace RotationFunctions.Analytics;

/// <summary>Median projections of the policy rate.</summary>
/// <param name="Published">Day of the meeting that published them.</param>
/// <param name="Medians">Median in percent by target year, or <c>longer_run</c>.</param>
public sealed record Projections(DateOnly Published, IReadOnlyDictionary<string, double> Medians);

/// <summary>The policy path of one day. Rates are in percent, cuts and gaps in basis points.</summary>
public sealed record PolicyDay
{
    /// <summary>Latest effective federal funds rate known.</summary>
    public required double? Rate { get; init; }

    /// <summary>Lower end of the federal funds target range known on the day, in percent; null when unknown.</summary>
    public required double? TargetLower { get; init; }

    /// <summary>Upper end of it, likewise.</summary>
    public required double? TargetUpper { get; init; }

    /// <summary>Middle of it, likewise.</summary>
    public required double? TargetMid { get; init; }

    /// <summary>The two-year yield less the effective rate, in percentage points: a proxy of what is priced, served only without futures.</summary>
    public required double? TwoYearProxy { get; init; }

    /// <summary>What the day's futures imply, month by month; empty without futures.</summary>
    public required IReadOnlyList<ImpliedMonth> Path { get; init; }

    /// <summary>What they say of the decisions to come.</summary>
    public required IReadOnlyList<ImpliedDecision> Decisions { get; init; }

    /// <summary>Effective rate less the rate implied after the year's last decision.</summary>
    public required double? CutsPricedYearEnd { get; init; }

    /// <summary>The latest projections; null when none had been published.</summary>
    public required Projections? Projections { get; init; }

    /// <summary>Cuts priced until the end of a year less the cuts projected for it (target mid less median), by year.</summary>
    public required IReadOnlyDictionary<int, double> Gaps { get; init; }
}

/// <summary>
/// The policy path (section 7) for every trading day. All of it is as it was published: a daily rate of day t is known on
/// t + 1, projections from the meeting that published them, a settlement on its own day.
/// </summary>
public sealed class PolicyFigures
{
    private const double LowestSettlement = 90;
    private const double HighestSettlement = 100;

    private readonly TradingCalendar _calendar;
    private readonly MarketRoles _roles;
    private readonly List<(string Target, ObservationSeries Series)> _projections;
    private readonly List<(DateOnly Month, double Settlement)>?[] _settlements;
    private readonly PolicyPath?[] _paths;

    private PolicyFigures(MarketHistory history, MarketRoles roles)
    {
        (_calendar, _roles) = (history.Calendar, roles);
        Table = new FigureTable("policy", _calendar, 0, _calendar.Count);
        var rate = Known(history, roles.PolicyRate, RotationIds.PolicyRate);
        var lower = Known(history, roles.TargetLower, RotationIds.TargetLower);
        var upper = Known(history, roles.TargetUpper, RotationIds.TargetUpper);
        double[] mid = Table.Add(RotationIds.TargetMid), proxy = Table.Add(RotationIds.TwoYearProxy);
        double[] cuts = Table.Add(RotationIds.CutsPriced), gap = Table.Add(RotationIds.PolicyGap);
        var twoYears = history.Observation(roles.TwoYearYield)?.AlignedOn(_calendar);
        var projections = roles.Projections + ".";
        _projections = [.. history.Observations
            .Where(s => s.Id.StartsWith(projections, StringComparison.Ordinal))
            .Select(s => (s.Id[projections.Length..], s))
            .OrderBy(s => s.Item1, StringComparer.Ordinal)];
        _settlements = Settlements(history);
        _paths = new PolicyPath?[_calendar.Count];
        for (var day = 0; day < _calendar.Count; day++)
        {
            mid[day] = (lower[day] + upper[day]) / 2;
            proxy[day] = (twoYears is null ? double.NaN : twoYears[day]) - rate[day];
            if (PathOn(day) is not { } path)
                continue;
            _paths[day] = path;
            var year = _calendar[day].Year;
            cuts[day] = CutsPriced(path, day, year);
            gap[day] = GapOf(path, day, year);
        }
    }

    /// <summary>The daily values.</summary>
    public FigureTable Table { get; }

    /// <summary>Computes the policy path.</summary>
    public static PolicyFigures Of(MarketHistory history, MarketRoles roles)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(roles);
        return new PolicyFigures(history, roles);
    }

    /// <summary>The policy path of one trading day.</summary>
    public PolicyDay On(int day)
    {
        var path = _paths[day];
        var gaps = new SortedDictionary<int, double>();
        if (path is not null)
        {
            foreach (var year in path.Months.Select(m => m.Month.Year).Distinct())
                if (GapOf(path, day, year) is var gap && !double.IsNaN(gap))
                    gaps[year] = gap;
        }

        return new PolicyDay
        {
            Rate = Table[RotationIds.PolicyRate, day],
            TargetLower = Table[RotationIds.TargetLower, day],
            TargetUpper = Table[RotationIds.TargetUpper, day],
            TargetMid = Table[RotationIds.TargetMid, day],
            TwoYearProxy = path is null ? Table[RotationIds.TwoYearProxy, day] : null,
            Path = path?.Months ?? [],
            Decisions = path is null ? [] : FedFundsFutures.Decisions(path.Months, _calendar[day]),
            CutsPricedYearEnd = Table[RotationIds.CutsPriced, day],
            Projections = ProjectionsOn(day),
            Gaps = gaps,
        };
    }

    /// <summary>Why a figure is absent on a trading day; null when it is there.</summary>
    public Reason? Explain(string figure, int day)
    {
        if (Table[figure, day] is not null)
            return null;
        var date = _calendar[day];
        switch (figure)
        {
            case RotationIds.PolicyRate:
                return NotPublished(_roles.PolicyRate, date);
            case RotationIds.TargetLower or RotationIds.TargetUpper or RotationIds.TargetMid:
                return NotPublished(figure == RotationIds.TargetUpper ? _roles.TargetUpper : _roles.TargetLower, date);
            case RotationIds.TwoYearProxy:
                return NotPublished(Table[RotationIds.PolicyRate, day] is null ? _roles.PolicyRate : _roles.TwoYearYield, date);
        }

        if (_paths[day] is not { } path)
            return _settlements[day] is null ? Reason.Of("futures.noSettlements", $"There are no settlements of fed funds futures of {date:yyyy-MM-dd}.") : Refused(day).First().Reason;
        if (Table[RotationIds.PolicyRate, day] is null)
            return NotPublished(_roles.PolicyRate, date);
        if (double.IsNaN(RateAfterLastDecision(path, day, date.Year)))
            return Untold(path, day, date.Year);
        return Table[RotationIds.TargetMid, day] is null
            ? NotPublished(_roles.TargetLower, date)
            : Reason.Of("projections.notForYear", $"No projection for {date.Year} had been published by {date:yyyy-MM-dd}, or the latest has none.");
    }

    /// <summary>The months whose settlement of a day was refused, and why.</summary>
    public IEnumerable<(DateOnly Month, Reason Reason)> Refused(int day)
        => (_settlements[day] ?? [])
            .Where(s => !IsPossible(s.Settlement))
            .Select(s => (s.Month, Reason.Of("futures.outside", $"The future of {s.Month:yyyy-MM} settled at {s.Settlement} on {_calendar[day]:yyyy-MM-dd}, outside {LowestSettlement} to {HighestSettlement}.")));

    private Reason Untold(PolicyPath path, int day, int year)
    {
        var december = new DateOnly(year, 12, 1);
        if (!_roles.Meetings.Covers(december, _calendar[day]))
            return Reason.Of("meetings.unknown", $"The calendar of policy decisions known on {_calendar[day]:yyyy-MM-dd} does not reach to the end of {year}.");
        var needed = MonthsFromLastDecision(year, _calendar[day]);
        return Refused(day).FirstOrDefault(refused => needed.Contains(refused.Month)).Reason
            ?? Reason.Of("futures.missingMonths", $"The rate after the last decision of {year} needs the futures of {Listed(needed)}; those of the day are {Listed(path.Months.Select(m => m.Month))}.");

        static string Listed(IEnumerable<DateOnly> months) => string.Join(", ", months.Select(m => m.ToString("yyyy-MM", CultureInfo.InvariantCulture)));
    }

    /// <summary>The month of a year's last decision and those after it, to the next without a decision, as known on a day.</summary>
    private List<DateOnly> MonthsFromLastDecision(int year, DateOnly asOf)
    {
        var month = new DateOnly(year, 12, 1);
        while (month.Month > 1 && _roles.Meetings.Decision(month, asOf) is null)
            month = month.AddMonths(-1);
        List<DateOnly> months = [month];
        while (_roles.Meetings.Decision(month, asOf) is not null)
            months.Add(month = month.AddMonths(1));
        return months;
    }

    private double[] Known(MarketHistory history, string series, string figure)
    {
        var column = Table.Add(figure);
        history.Observation(series)?.AlignedOn(_calendar).CopyTo(column, 0);
        return column;
    }

    private List<(DateOnly Month, double Settlement)>?[] Settlements(MarketHistory history)
    {
        var futures = _roles.Futures + ".";
        var byDay = new List<(DateOnly Month, double Settlement)>?[_calendar.Count];
        foreach (var contract in history.Observations.Where(s => s.Id.StartsWith(futures, StringComparison.Ordinal)).OrderBy(s => s.Id, StringComparer.Ordinal))
        {
            if (!DateOnly.TryParseExact(contract.Id.AsSpan(futures.Length), "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month))
                continue;
            for (var i = 0; i < contract.Published.Length; i++)
            {
                var day = _calendar.IndexOf(contract.Published[i]);
                if (day >= 0)
                    (byDay[day] ??= []).Add((month, contract.Values[i]));
            }
        }

        return byDay;
    }

    private PolicyPath? PathOn(int day)
    {
        if (_settlements[day] is not { } settlements)
            return null;
        var date = _calendar[day];
        var months = settlements
            .Where(s => IsPossible(s.Settlement))
            .Select(s => new FuturesMonth(s.Month, 100 - s.Settlement, _roles.Meetings.Decision(s.Month, date), _roles.Meetings.Covers(s.Month, date)))
            .ToList();
        return months.Count == 0 ? null : new PolicyPath(FedFundsFutures.Path(months));
    }

    private double CutsPriced(PolicyPath path, int day, int year)
        => ((Table[RotationIds.PolicyRate, day] ?? double.NaN) - RateAfterLastDecision(path, day, year)) * 100;

    private double GapOf(PolicyPath path, int day, int year)
    {
        var median = ProjectionsOn(day)?.Medians.TryGetValue(year.ToString(CultureInfo.InvariantCulture), out var found) == true ? found : double.NaN;
        return CutsPriced(path, day, year) - (((Table[RotationIds.TargetMid, day] ?? double.NaN) - median) * 100);
    }

    private double RateAfterLastDecision(PolicyPath path, int day, int year)
    {
        if (!_roles.Meetings.Covers(new DateOnly(year, 12, 1), _calendar[day]))
            return double.NaN;
        for (var month = 12; month >= 1; month--)
            if (_roles.Meetings.Decision(new DateOnly(year, month, 1), _calendar[day]) is { } decision)
                return path.Months.FirstOrDefault(m => m.Decision == decision)?.End ?? double.NaN;
        return double.NaN;
    }

    private Projections? ProjectionsOn(int day)
    {
        var latest = DateOnly.MinValue;
        foreach (var (_, series) in _projections)
            if (series.LastPublished(_calendar[day]) is { } published && published > latest)
                latest = published;
        if (latest == DateOnly.MinValue)
            return null;
        // A target that the latest projections leave out is not taken from older ones: they were of another view.
        return new Projections(latest, new SortedDictionary<string, double>(
            _projections.Where(p => p.Series.LastPublished(_calendar[day]) == latest).ToDictionary(p => p.Target, p => p.Series.KnownOn(latest)), StringComparer.Ordinal));
    }

    private static bool IsPossible(double settlement) => settlement is >= LowestSettlement and <= HighestSettlement;

    private static Reason NotPublished(string series, DateOnly date) => Reason.Of("series.notPublished", $"No {series} had been published by {date:yyyy-MM-dd}.");

    private sealed record PolicyPath(IReadOnlyList<ImpliedMonth> Months);
}
