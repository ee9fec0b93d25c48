namespace RotationFunctions.Analytics;

/// <summary>Years in which the small-cap index led a rival as far at the same trading day (section 8), for each rival.</summary>
internal sealed class AnalogsFamily : IDayFamily<IReadOnlyList<AnalogDay>>
{
    private readonly MarketFigures _market;
    private readonly InstrumentFigures? _index;

    public AnalogsFamily(MarketFigures market)
    {
        _market = market;
        _index = market.Instrument(market.Roles.SmallCapIndex);
        foreach (var rival in market.Roles.AnalogRivals)
            if (_index is not null && market.Instrument(rival) is { } against)
                All.Add(rival, new Analogs(_index, against));
    }

    /// <summary>By rival; those that the history lacks left out.</summary>
    public Dictionary<string, Analogs> All { get; } = new(StringComparer.Ordinal);

    public IReadOnlyList<AnalogDay> On(int day, List<AbsentFigure> missing)
    {
        var analogs = new List<AnalogDay>();
        foreach (var rival in _market.Roles.AnalogRivals)
        {
            var reason = _market.NotBegun(day, _market.Roles.SmallCapIndex, rival);
            if (reason is null && _index is not null && All.TryGetValue(rival, out var against))
            {
                var result = against.On(day);
                analogs.Add(result);
                if (result.Now is null)
                    reason = Absence.WithoutBase([_index.Series, against.Rival], _market.Calendar, Window.YearToDate, day);
            }

            if (reason is not null)
                missing.Add(new AbsentFigure(RotationIds.Analog(rival), reason));
        }

        return analogs;
    }
}
