namespace RotationFunctions.Analytics;

/// <summary>Whether published signals foretell who leads next month (section 13).</summary>
/// <remarks>
/// <list type="table">
/// <item><term>momentum12-1</term><description>RS 21 days ago over RS 252 days ago, less one (Jegadeesh and Titman 1993)</description></item>
/// <item><term>ratioOverSma200</term><description>RS over its 200-day average, less one (Weinstein 1988; Faber 2007)</description></item>
/// <item><term>creditExcess3M</term><description>high yield less its interest-rate part (Chan and Chen 1991; Perez-Quiros and Timmermann 2000)</description></item>
/// <item><term>curveSteepening3M</term><description>63-day change of the ten-year less the two-year yield (Estrella and Hardouvelis 1991)</description></item>
/// <item><term>vixUnder75d</term><description>one less the VIX over its 75-day average (Copeland and Copeland 1999)</description></item>
/// <item><term>reversal1M</term><description>one half less the percentile of last month's lead (Jegadeesh 1990; De Bondt and Thaler 1985)</description></item>
/// <item><term>january</term><description>1 when the next month is January (Rozeff and Kinney 1976; Keim 1983)</description></item>
/// <item><term>stance</term><description>the score, and the stance as the side taken: ours</description></item>
/// <item><term>sectorMomentum12-1</term><description>momentum of each sector, three best less three worst (Moskowitz and Grinblatt 1999)</description></item>
/// </list>
/// </remarks>
internal sealed class EvidenceFamily : IDayFamily<EvidenceTable?>
{
    /// <summary>Id of what the family tells.</summary>
    public const string Id = "evidence";

    private readonly EvidenceHistory? _history;

    public EvidenceFamily(MarketFigures market, ScoreFamily score)
    {
        var (roles, calendar) = (market.Roles, market.Calendar);
        if (market.Pair(roles.SmallCap, market.Benchmark.Series.Id) is not { } pair)
            return;
        double[] Column(ReadOnlySpan<double> values, BarSeries series) => values.IsEmpty ? Columns.Absent(calendar.Count) : Columns.OnCalendar(values, series.Start, calendar.Count);
        double[] Closes(string id) => market.History.Instrument(id) is { } series ? Column(series.Close.Values, series) : Columns.Absent(calendar.Count);
        double[] Adjusted(string id) => market.History.Instrument(id) is { } series ? Column(series.Adjusted.Values, series) : Columns.Absent(calendar.Count);

        var (ours, theirs) = (Closes(roles.SmallCap), Closes(market.Benchmark.Series.Id));
        var ratio = new double[calendar.Count];
        RelativeStrength.Ratio(ours, theirs, ratio);
        var lead = pair.Percentiles(FigureIds.Spread(Window.OneMonth));
        double[] scores = new double[calendar.Count], sides = new double[calendar.Count];
        for (var day = 0; day < scores.Length; day++)
        {
            var basis = score.BasisOn(day);
            scores[day] = basis?.Score[day] ?? double.NaN;
            sides[day] = basis?.Stances[day] switch { null => double.NaN, Stance.Rotation => 1, Stance.LargeCapLeadership => -1, _ => 0 };
        }

        _history = new EvidenceHistory(
            calendar, Adjusted(roles.SmallCap), Adjusted(market.Benchmark.Series.Id),
            [
                new("momentum12-1", EvidenceSignals.Momentum(ratio)),
                new("ratioOverSma200", EvidenceSignals.OverAverage(ratio)),
                new("creditExcess3M", market.CreditExcess?.Quarter ?? Columns.Absent(calendar.Count)),
                new("curveSteepening3M", YieldChanges.Between(market.History, roles.TenYearYield, roles.TwoYearYield)),
                new("vixUnder75d", EvidenceSignals.UnderAverage(Closes(roles.Volatility))),
                new("reversal1M", Array.ConvertAll(lead.OnCalendar(), percentile => 0.5 - percentile)),
                new("january", EvidenceSignals.January(calendar)),
                new("stance", scores, sides),
            ],
            "sectorMomentum12-1",
            [.. roles.Sectors.All.Select(sector => new EvidenceSector(sector.Id, EvidenceSignals.Momentum(Closes(sector.Id)), Adjusted(sector.Id)))]);
    }

    public EvidenceTable? On(int day, List<AbsentFigure> missing)
    {
        if (_history?.On(day) is { } table)
            return table;
        missing.Add(new AbsentFigure(Id, Reason.Of("evidence.needsMonths", $"It needs {EvidenceTable.MonthsAtLeast} finished months of small and large caps' total returns.")));
        return null;
    }
}
