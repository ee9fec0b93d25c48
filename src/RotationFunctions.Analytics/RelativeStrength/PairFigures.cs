namespace RotationFunctions.Analytics;

/// <summary>A pair's relative strength on one day; a figure that is null has its reason among the day's absent ones.</summary>
public sealed record PairDay
{
    /// <summary>Id of the series that is measured.</summary>
    public required string A { get; init; }

    /// <summary>Id of the series that it is measured against.</summary>
    public required string B { get; init; }

    /// <summary>Price return of A less that of B, by window.</summary>
    public required IReadOnlyDictionary<string, double?> Spreads { get; init; }

    /// <summary>Ratio over its average of 252 days, less one, in percent.</summary>
    public required double? Mansfield { get; init; }

    /// <summary>Slope of the ratio's logarithm over 63 days, a year.</summary>
    public required double? Slope { get; init; }

    /// <summary>That slope over its standard error.</summary>
    public required double? SlopeT { get; init; }

    /// <summary>Whether the ratio is the highest of the window.</summary>
    public required IReadOnlyDictionary<string, bool?> NewHighs { get; init; }

    /// <summary>Days in a row on which A won; null when one of the two has no bar.</summary>
    public required Streak? Streak { get; init; }

    /// <summary>Place on the rotation graph; null when one of the two has no bar.</summary>
    public required RotationPath? Rotation { get; init; }

    /// <summary>Percentiles of spreads, Mansfield and slope in their own histories, by the figure's id; null while too short.</summary>
    public required IReadOnlyDictionary<string, Percentile?> Percentiles { get; init; }
}

/// <summary>
/// The figures of one series against another (section 4) for every trading day from the first on which both have begun.
/// </summary>
public sealed class PairFigures
{
    private const int SlopeDays = 63;
    private const int MansfieldDays = 252;

    private readonly BarSeries _a, _b;
    private readonly Streaks _streaks;
    private readonly RotationGraph _graph;
    private readonly Dictionary<string, PercentileHistory> _percentiles = new(StringComparer.Ordinal);

    private PairFigures(InstrumentFigures a, InstrumentFigures b)
    {
        (_a, _b) = (a.Series, b.Series);
        var calendar = a.Calendar;
        var start = Math.Max(_a.Start, _b.Start);
        // A series that has ended stays aligned to the end of the calendar: its figures are absent, not forgotten.
        Table = new FigureTable($"{_a.Id}-{_b.Id}", calendar, start, calendar.Count - start);
        var ratio = new double[Table.Count];
        Span<double> closeA = Aligned(_a, _a.Close.Values), closeB = Aligned(_b, _b.Close.Values);
        RelativeStrength.Ratio(closeA, closeB, ratio);
        foreach (var window in Window.All)
        {
            var spread = Table.Add(FigureIds.Spread(window));
            for (var i = 0; i < spread.Length; i++)
                spread[i] = (a.PriceReturn(window, start + i) - b.PriceReturn(window, start + i)).Fraction;
        }

        RelativeStrength.Mansfield(ratio, MansfieldDays, Table.Add(RotationIds.Mansfield));
        RelativeStrength.Slope(ratio, SlopeDays, Table.Add(RotationIds.Slope), Table.Add(RotationIds.SlopeT));
        foreach (var window in Window.All)
        {
            var high = Table.Add(RotationIds.NewHigh(window));
            if (window.TradingDays is { } days)
                RelativeStrength.NewHigh(ratio, days, high);
            else
                RelativeStrength.NewHighSince(ratio, FirstDaysOfYear(), high);
        }

        _streaks = new Streaks(calendar, start, DailyReturns(a), DailyReturns(b));
        var streak = Table.Add(RotationIds.Streak);
        for (var i = 0; i < streak.Length; i++)
            streak[i] = double.IsNaN(ratio[i]) ? double.NaN : _streaks.Current(i);
        _graph = new RotationGraph(calendar, start, ratio, Table.Add(RotationIds.RotationRatio), Table.Add(RotationIds.RotationMomentum));
        foreach (var figure in WithPercentile())
            _percentiles[figure] = new PercentileHistory(calendar, start, Table.Column(figure));
    }

    /// <summary>The daily values.</summary>
    public FigureTable Table { get; }

    /// <summary>Id of the series that is measured.</summary>
    public string A => _a.Id;

    /// <summary>Id of the series that it is measured against.</summary>
    public string B => _b.Id;

    /// <summary>The series that is measured.</summary>
    internal BarSeries First => _a;

    /// <summary>The series that it is measured against.</summary>
    internal BarSeries Second => _b;

    /// <summary>Computes the figures of one series against another.</summary>
    public static PairFigures Of(InstrumentFigures a, InstrumentFigures b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        return new PairFigures(a, b);
    }

    /// <summary>The percentiles of a figure in its own history.</summary>
    /// <exception cref="KeyNotFoundException">The figure has no percentile.</exception>
    public PercentileHistory Percentiles(string figure) => _percentiles[figure];

    /// <summary>The figures of one trading day on which both had begun.</summary>
    public PairDay On(int day)
    {
        var present = _a.HasBar(day) && _b.HasBar(day);
        return new PairDay
        {
            A = A,
            B = B,
            Spreads = Window.All.ToDictionary(w => w.Name, w => Table[FigureIds.Spread(w), day]),
            Mansfield = Table[RotationIds.Mansfield, day],
            Slope = Table[RotationIds.Slope, day],
            SlopeT = Table[RotationIds.SlopeT, day],
            NewHighs = Window.All.ToDictionary(w => w.Name, w => Table[RotationIds.NewHigh(w), day] is { } high ? high > 0 : (bool?)null),
            Streak = present ? _streaks.On(day) : null,
            Rotation = present ? _graph.On(day, Table) : null,
            Percentiles = _percentiles.ToDictionary(p => p.Key, p => p.Value.On(day)),
        };
    }

    /// <summary>Why a figure is absent on a trading day; null when it is there.</summary>
    public Reason? Explain(string figure, int day)
    {
        if (Table[figure, day] is not null)
            return null;
        foreach (var series in (ReadOnlySpan<BarSeries>)[_a, _b])
            if (!series.HasBar(day))
                return Absence.WithoutBar(series.Id, Table.Calendar[day]);
        foreach (var window in Window.All)
        {
            if (figure == FigureIds.Spread(window))
                return Absence.WithoutBase([_a, _b], Table.Calendar, window, day);
            if (figure == RotationIds.NewHigh(window))
                return window.TradingDays is { } days ? TooShort(days, day) : YearTooShort(day);
        }

        return figure switch
        {
            RotationIds.Mansfield => TooShort(MansfieldDays, day),
            RotationIds.Slope => TooShort(SlopeDays, day),
            RotationIds.SlopeT when Table[RotationIds.Slope, day] is not null => Reason.Of("ratio.noScatter", $"The ratio lies on a straight line: there is no scatter to measure its slope by."),
            RotationIds.SlopeT => TooShort(SlopeDays, day),
            RotationIds.RotationRatio => Reason.Of("ratio.needsYear", $"It needs 52 weeks in which the ratio varied."),
            _ => Reason.Of("graph.needsTwoYears", $"It needs 52 weeks in which the graph's ratio changed, after the first 52 that the ratio itself takes."),
        };
    }

    private static IEnumerable<string> WithPercentile()
        => [.. Window.All.Select(w => FigureIds.Spread(w)), RotationIds.Mansfield, RotationIds.Slope];

    private Reason TooShort(int days, int day)
    {
        var have = day - Table.Start + 1;
        return have < days
            ? Reason.Of("pair.needsDays", $"It needs {days} days with both series; they began together on {Table.Calendar[Table.Start]:yyyy-MM-dd}, {have} days ago.")
            : Reason.Of("pair.tooFewBars", $"Too many of the last {days} days lack a bar of {A} or {B}.");
    }

    private Reason YearTooShort(int day)
        => Table.Calendar.YearBase(day) < 0
            ? Absence.WithoutYearBase(Table.Calendar, day)
            : Reason.Of("pair.beganThisYear", $"{A} and {B} began together on {Table.Calendar[Table.Start]:yyyy-MM-dd}, after the year's first trading day.");

    private double[] Aligned(BarSeries series, ReadOnlySpan<double> column)
    {
        var aligned = new double[Table.Count];
        aligned.AsSpan().Fill(double.NaN);
        var offset = Table.Start - series.Start;
        if (offset < column.Length)
            column[offset..].CopyTo(aligned);
        return aligned;
    }

    private double[] DailyReturns(InstrumentFigures figures)
        => Aligned(figures.Series, figures.Column(FigureIds.Return(Window.OneDay)));

    private int[] FirstDaysOfYear()
    {
        var first = new int[Table.Count];
        for (var i = 0; i < first.Length; i++)
        {
            var yearBase = Table.Calendar.YearBase(Table.Start + i);
            first[i] = yearBase < 0 ? -1 : Math.Max(yearBase + 1 - Table.Start, -1);
        }

        return first;
    }
}
