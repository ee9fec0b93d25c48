namespace RotationFunctions.Analytics;

/// <summary>Small caps' lead over the benchmark by calendar months and years (section 4).</summary>
internal sealed class PeriodsFamily(MarketFigures market) : IDayFamily<PeriodsDay?>
{
    private readonly CalendarPeriods? _periods = market.Instrument(market.Roles.SmallCap) is { } fund
        ? new CalendarPeriods(fund.Series, market.Benchmark.Series, market.Calendar)
        : null;

    public PeriodsDay? On(int day, List<AbsentFigure> missing) => market.NotBegun(day, market.Roles.SmallCap) is null ? _periods?.On(day) : null;
}
