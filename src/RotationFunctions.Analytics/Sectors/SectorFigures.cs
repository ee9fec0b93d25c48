using RotationFunctions.Analytics.Rolling;

namespace RotationFunctions.Analytics;

/// <summary>A sector and its price return over a window.</summary>
public sealed record SectorReturn(string Id, double Return);

/// <summary>The sectors over one window on one day. Everything but <see cref="Members"/> is null when a sector is missing.</summary>
public sealed record SectorWindow
{
    /// <summary>Number of sectors that were listed at the window's base; null when one of them has no return.</summary>
    public required int? Members { get; init; }

    /// <summary>The members by return, best first, ties by symbol.</summary>
    public required IReadOnlyList<SectorReturn>? Ranking { get; init; }

    /// <summary>Plain mean of the members' returns by group; null for a group without a member.</summary>
    public required IReadOnlyDictionary<string, double?> Groups { get; init; }

    /// <summary>Return of the cyclical group less that of the defensive one.</summary>
    public required double? CyclicalMinusDefensive { get; init; }

    /// <summary>Sample standard deviation of the members' returns.</summary>
    public required double? Dispersion { get; init; }

    /// <summary>Share of the members that returned more than the benchmark.</summary>
    public required double? Breadth { get; init; }
}

/// <summary>The sectors on one day.</summary>
public sealed record SectorDay
{
    /// <summary>By window.</summary>
    public required IReadOnlyDictionary<string, SectorWindow> Windows { get; init; }

    /// <summary>Correlation of the daily excess returns of the rate-sensitive and the economically sensitive group over 63 days.</summary>
    public required double? RateVersusEconomy { get; init; }

    /// <summary>Percentiles of cyclical minus defensive and of breadth in their own histories, by the figure's id.</summary>
    public required IReadOnlyDictionary<string, Percentile?> Percentiles { get; init; }
}

/// <summary>
/// Sectors (section 5) for every trading day: who leads, by how much, and how broadly.
/// </summary>
/// <remarks>
/// The members of a window are the sectors whose first bar is not after its base. A listed sector without a return (missing from the
/// data, stale, or with a hole at an end of the window) leaves ranking, groups, dispersion and breadth absent: over
/// the ones that are there they would be other figures under the same name.
/// </remarks>
public sealed class SectorFigures
{
    private const int CorrelationDays = 63;
    private static readonly string[] CorrelatedGroups = [MarketSectors.RateSensitive, MarketSectors.EconomicallySensitive];

    private readonly TradingCalendar _calendar;
    private readonly MarketSectors _sectors;
    private readonly BarSeries _benchmark;
    private readonly BarSeries?[] _bars;
    private readonly Dictionary<string, double[]?[]> _returns = [];
    private readonly Dictionary<string, PercentileHistory> _percentiles = new(StringComparer.Ordinal);

    private SectorFigures(TradingCalendar calendar, InstrumentFigures benchmark, IReadOnlyDictionary<string, InstrumentFigures> instruments, MarketSectors sectors)
    {
        (_calendar, _sectors, _benchmark) = (calendar, sectors, benchmark.Series);
        Table = new FigureTable("sectors", calendar, 0, calendar.Count);
        _bars = [.. sectors.All.Select(s => instruments.GetValueOrDefault(s.Id)?.Series)];
        foreach (var window in Window.All)
        {
            var returns = sectors.All.Select(s => OnCalendar(instruments.GetValueOrDefault(s.Id), window)).ToArray();
            _returns[window.Name] = returns;
            Fill(window, returns, OnCalendar(benchmark, window)!);
        }

        Correlate(_returns[Window.OneDay.Name], OnCalendar(benchmark, Window.OneDay)!, Table.Add(RotationIds.SectorCorrelation));
        foreach (var window in Window.All)
            foreach (var figure in (string[])[RotationIds.CyclicalMinusDefensive(window), RotationIds.SectorBreadth(window)])
                _percentiles[figure] = new PercentileHistory(calendar, 0, Table.Column(figure));
    }

    /// <summary>The daily values.</summary>
    public FigureTable Table { get; }

    /// <summary>Computes the figures of the sectors.</summary>
    /// <param name="calendar">The trading days.</param>
    /// <param name="benchmark">The instrument that breadth is measured against.</param>
    /// <param name="instruments">The figures of each instrument by its id; a sector may be missing.</param>
    /// <param name="sectors">Sectors and groups.</param>
    public static SectorFigures Of(
        TradingCalendar calendar, InstrumentFigures benchmark, IReadOnlyDictionary<string, InstrumentFigures> instruments, MarketSectors sectors)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        ArgumentNullException.ThrowIfNull(benchmark);
        ArgumentNullException.ThrowIfNull(instruments);
        ArgumentNullException.ThrowIfNull(sectors);
        return new SectorFigures(calendar, benchmark, instruments, sectors);
    }

    /// <summary>The percentiles of cyclical minus defensive or of breadth in its own history.</summary>
    /// <exception cref="KeyNotFoundException">The figure has no percentile.</exception>
    public PercentileHistory Percentiles(string figure) => _percentiles[figure];

    /// <summary>The sectors on one trading day.</summary>
    public SectorDay On(int day) => new()
    {
        Windows = Window.All.ToDictionary(w => w.Name, w => On(w, day)),
        RateVersusEconomy = Table[RotationIds.SectorCorrelation, day],
        Percentiles = _percentiles.ToDictionary(p => p.Key, p => p.Value.On(day)),
    };

    /// <summary>Why a figure of the sectors is absent on a trading day; null when it is there.</summary>
    public Reason? Explain(string figure, int day)
    {
        if (Table[figure, day] is not null)
            return null;
        if (figure == RotationIds.SectorCorrelation)
            return ExplainCorrelation(day);
        var window = Window.All.First(w => figure.EndsWith("." + w.Name, StringComparison.Ordinal));
        var from = window.Base(_calendar, day);
        if (from < 0)
            return window == Window.YearToDate
                ? Absence.WithoutYearBase(_calendar, day)
                : Reason.Of("calendar.tooShort", $"The calendar has fewer than {window.TradingDays} trading days before {_calendar[day]:yyyy-MM-dd}.");
        if (Lacking(window, day, from) is { } lacking)
            return Reason.Of("sectors.memberWithoutReturn", $"{lacking} has no return over the window: it is missing, stale, or without a bar at an end. Without it the figure would be another one.");
        if (Members(from).Count == 0)
            return Reason.Of("sectors.none", $"No sector has a bar on or before {_calendar[from]:yyyy-MM-dd}.");
        if (figure == RotationIds.SectorDispersion(window))
            return Reason.Of("sectors.tooFewForDispersion", $"A dispersion needs at least two sectors.");
        if (figure != RotationIds.SectorBreadth(window) && EmptyGroup(GroupsIn(figure, window)) is { } empty)
            return WithoutGroup(empty);
        return figure == RotationIds.SectorBreadth(window)
            ? Reason.Of("series.noReturn", $"{_benchmark.Id} has no return over the window.")
            : Reason.Of("sectors.groupNotBegun", $"A group has no member that had begun by {_calendar[from]:yyyy-MM-dd}.");
    }

    private SectorWindow On(Window window, int day)
    {
        var from = window.Base(_calendar, day);
        var members = Table[RotationIds.SectorMembers(window), day];
        return new SectorWindow
        {
            Members = (int?)members,
            Ranking = members is null
                ? null
                : [.. Members(from)
                    .Select(i => new SectorReturn(_sectors.All[i].Id, _returns[window.Name][i]![day]))
                    .OrderByDescending(s => s.Return)
                    .ThenBy(s => s.Id, StringComparer.Ordinal)],
            Groups = _sectors.Groups.ToDictionary(g => g.Name, g => Table[RotationIds.SectorGroup(g.Name, window), day]),
            CyclicalMinusDefensive = Table[RotationIds.CyclicalMinusDefensive(window), day],
            Dispersion = Table[RotationIds.SectorDispersion(window), day],
            Breadth = Table[RotationIds.SectorBreadth(window), day],
        };
    }

    private void Fill(Window window, double[]?[] returns, double[] benchmark)
    {
        var count = Table.Add(RotationIds.SectorMembers(window));
        var groups = _sectors.Groups.Select(g => (Members: g.Members.Select(IndexOf).ToArray(), Column: Table.Add(RotationIds.SectorGroup(g.Name, window)))).ToArray();
        var difference = Table.Add(RotationIds.CyclicalMinusDefensive(window));
        var dispersion = Table.Add(RotationIds.SectorDispersion(window));
        var breadth = Table.Add(RotationIds.SectorBreadth(window));
        var cyclical = Table.Column(RotationIds.SectorGroup(MarketSectors.Cyclical, window));
        var defensive = Table.Column(RotationIds.SectorGroup(MarketSectors.Defensive, window));
        Span<double> of = stackalloc double[_sectors.All.Count];
        for (var day = 0; day < count.Length; day++)
        {
            var from = window.Base(_calendar, day);
            if (from < 0 || !TryReturns(returns, day, from, of, out var members))
                continue;
            count[day] = members;
            foreach (var group in groups)
                group.Column[day] = MeanOf(group.Members, of);
            difference[day] = cyclical[day] - defensive[day];
            dispersion[day] = SampleDeviation(of, members);
            if (double.IsNaN(benchmark[day]))
                continue;
            var winners = 0;
            foreach (var member in of)
                if (member > benchmark[day])
                    winners++;
            breadth[day] = (double)winners / members;
        }
    }

    /// <summary>The returns of the members, NaN for a sector that is none; false when a member has none or there is no member.</summary>
    private bool TryReturns(double[]?[] returns, int day, int from, Span<double> of, out int members)
    {
        members = 0;
        for (var i = 0; i < of.Length; i++)
        {
            of[i] = double.NaN;
            if (!IsMember(i, from))
            {
                if (IsExpected(i, from))
                    return false;
                continue;
            }

            of[i] = returns[i]![day];
            if (double.IsNaN(of[i]))
                return false;
            members++;
        }

        return members > 0;
    }

    /// <summary>Whether a sector had begun by a window's base.</summary>
    private bool IsMember(int sector, int from) => _bars[sector] is { } bars && bars.Start <= from;

    /// <summary>Whether a sector should have begun by a window's base.</summary>
    private bool IsExpected(int sector, int from)
        => _sectors.All[sector].ExpectedFrom is { } listed ? listed <= _calendar[from] : _bars[sector] is null;

    private List<int> Members(int from)
    {
        var members = new List<int>(_sectors.All.Count);
        for (var i = 0; i < _sectors.All.Count; i++)
            if (IsMember(i, from))
                members.Add(i);
        return members;
    }

    private string? Lacking(Window window, int day, int from)
    {
        for (var i = 0; i < _sectors.All.Count; i++)
            if (IsMember(i, from) ? double.IsNaN(_returns[window.Name][i]![day]) : IsExpected(i, from))
                return _sectors.All[i].Id;
        return null;
    }

    private int IndexOf(string sector)
    {
        for (var i = 0; i < _sectors.All.Count; i++)
            if (_sectors.All[i].Id == sector)
                return i;
        throw new InvalidOperationException($"{sector} is in a group but not among the sectors.");
    }

    private static double MeanOf(int[] group, ReadOnlySpan<double> of)
    {
        double sum = 0;
        var count = 0;
        foreach (var member in group)
        {
            if (double.IsNaN(of[member]))
                continue;
            sum += of[member];
            count++;
        }

        return count == 0 ? double.NaN : sum / count;
    }

    private static double SampleDeviation(ReadOnlySpan<double> of, int members) => members < 2 ? double.NaN : Moments.Of(of).SampleDeviation;

    /// <summary>
    /// Pearson's correlation of the daily returns of the two groups in excess of the benchmark over 63 days. A group's daily
    /// return is the plain mean of those of the members that had begun by the base of the 63 days.
    /// </summary>
    private void Correlate(double[]?[] returns, double[] benchmark, double[] result)
    {
        var rate = _sectors.Group(MarketSectors.RateSensitive).Members.Select(IndexOf).ToArray();
        var economy = _sectors.Group(MarketSectors.EconomicallySensitive).Members.Select(IndexOf).ToArray();
        if (EmptyGroup(CorrelatedGroups) is not null)
            return;
        for (var day = CorrelationDays; day < result.Length; day++)
        {
            var from = day - CorrelationDays;
            if (LackingInCorrelation(day, from) is not null)
                continue;
            var regression = default(Regression);
            for (var t = from + 1; t <= day; t++)
                regression = regression.With(Excess(rate, t), Excess(economy, t));
            if (regression.Count >= Coverage.Of(CorrelationDays)
                && !Deviation.IsRounding(regression.SquaresX, regression.Count) && !Deviation.IsRounding(regression.SquaresY, regression.Count))
                result[day] = regression.Correlation;

            double Excess(int[] group, int t)
            {
                double sum = 0;
                var count = 0;
                foreach (var member in group)
                {
                    if (!IsMember(member, from))
                        continue;
                    sum += returns[member]![t];
                    count++;
                }

                return (sum / count) - benchmark[t];
            }
        }
    }

    private string? LackingInCorrelation(int day, int from)
    {
        foreach (var name in CorrelatedGroups)
        {
            var members = 0;
            foreach (var id in _sectors.Group(name).Members)
            {
                var sector = IndexOf(id);
                if (IsMember(sector, from) ? !_bars[sector]!.HasBar(day) || !_bars[sector]!.HasBar(from) : IsExpected(sector, from))
                    return id;
                members += IsMember(sector, from) ? 1 : 0;
            }

            if (members == 0)
                return _sectors.Group(name).Members[0];
        }

        return null;
    }

    /// <summary>The first of some groups that the market's sectors do not form; null when they form all.</summary>
    private string? EmptyGroup(IEnumerable<string> names) => names.FirstOrDefault(name => _sectors.Group(name).Members.Count == 0);

    private static IEnumerable<string> GroupsIn(string figure, Window window) => figure == RotationIds.CyclicalMinusDefensive(window)
        ? [MarketSectors.Cyclical, MarketSectors.Defensive]
        : MarketSectors.GroupNames.Where(name => figure == RotationIds.SectorGroup(name, window));

    private static Reason WithoutGroup(string name) => Reason.Of("sectors.emptyGroup", $"No sector of the universe is in the group {name}.");

    private Reason ExplainCorrelation(int day)
    {
        var from = day - CorrelationDays;
        if (from < 0)
            return Reason.Of("calendar.tooShort", $"The calendar has fewer than {CorrelationDays} trading days before {_calendar[day]:yyyy-MM-dd}.");
        if (EmptyGroup(CorrelatedGroups) is { } empty)
            return WithoutGroup(empty);
        return LackingInCorrelation(day, from) is { } lacking
            ? Reason.Of("sectors.noBarOrBase", $"{lacking} has no bar on {_calendar[day]:yyyy-MM-dd} or on {_calendar[from]:yyyy-MM-dd}, the base of the 63 days.")
            : Reason.Of("sectors.correlationUndefined", $"Too many daily returns are missing in the last 63 days, or one of the groups never differed from the benchmark.");
    }

    private double[]? OnCalendar(InstrumentFigures? figures, Window window)
        => figures is null ? null : Columns.OnCalendar(figures.Column(FigureIds.Return(window)), figures.Series.Start, _calendar.Count);
}
