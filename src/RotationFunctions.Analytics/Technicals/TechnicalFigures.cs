namespace RotationFunctions.Analytics;

/// <summary>The range of the 756 days before the last 63.</summary>
/// <param name="High">Highest close.</param>
/// <param name="Low">Lowest close.</param>
public sealed record PriceRange(double High, double Low);

/// <summary>A breakout above the range that stands.</summary>
/// <param name="Since">The first of its closes above the range.</param>
/// <param name="Level">High of the range.</param>
/// <param name="Extent">Close over the level, less one.</param>
public sealed record Breakout(DateOnly Since, double Level, double Extent);

/// <summary>How far a pattern has come.</summary>
public enum PatternStatus
{
    /// <summary>No close above the neckline yet.</summary>
    Forming,

    /// <summary>A close above the neckline after the second shoulder.</summary>
    Confirmed,
}

/// <summary>A point of a pattern.</summary>
public sealed record PatternPoint(DateOnly Date, double Close);

/// <summary>An inverse head-and-shoulders pattern.</summary>
public sealed record InverseHeadAndShouldersPattern
{
    public required PatternStatus Status { get; init; }

    /// <summary>First shoulder, first peak, head, second peak, second shoulder.</summary>
    public required IReadOnlyList<PatternPoint> Points { get; init; }

    /// <summary>First close above the neckline after the second shoulder; null while forming.</summary>
    public required DateOnly? Confirmed { get; init; }

    /// <summary>The neckline on that day; null while forming.</summary>
    public required double? NecklineAtConfirmation { get; init; }

    public required double NecklineAtHead { get; init; }

    /// <summary>The neckline on the as-of day.</summary>
    public required double NecklineNow { get; init; }
}

/// <summary>Levels that price targets are commonly put at. They describe a convention; they forecast nothing.</summary>
public sealed record PriceTargets
{
    /// <summary>Neckline at confirmation + (neckline at the head − head), of a confirmed pattern.</summary>
    public required double? MeasuredMove { get; init; }

    /// <summary>High of the range + (high − low).</summary>
    public required double? MeasuredMoveOfRange { get; init; }

    /// <summary>Low of the range + 1.272 × (high − low).</summary>
    public required double? Fibonacci1272 { get; init; }

    /// <summary>Low of the range + 1.618 × (high − low).</summary>
    public required double? Fibonacci1618 { get; init; }
}

/// <summary>Technicals of one day.</summary>
public sealed record TechnicalDay
{
    /// <summary>Id of the series that they are of: the small-cap index, or the fund that stands in for it.</summary>
    public required string Series { get; init; }

    public required double Close { get; init; }

    /// <summary>Null while the series is too young.</summary>
    public required PriceRange? Range { get; init; }

    /// <summary>The breakout that stands; null when none does or the range is absent.</summary>
    public required Breakout? Breakout { get; init; }

    /// <summary>The pattern that counts; null when there is none.</summary>
    public required InverseHeadAndShouldersPattern? Pattern { get; init; }

    public required PriceTargets Targets { get; init; }
}

/// <summary>Range, breakout, pattern and targets (section 6) of one series for every trading day.</summary>
public sealed class TechnicalFigures
{
    private readonly BarSeries _series;
    private readonly TradingCalendar _calendar;
    private readonly int[] _breakouts;
    private readonly HeadAndShoulders?[] _patterns;

    private TechnicalFigures(BarSeries series, TradingCalendar calendar)
    {
        (_series, _calendar) = (series, calendar);
        Table = new FigureTable(series.Id, calendar, series.Start, series.Count);
        double[] high = Table.Add(RotationIds.RangeHigh), low = Table.Add(RotationIds.RangeLow);
        TradingRange.Range(series.Close, high, low);
        _breakouts = new int[series.Count];
        TradingRange.Breakouts(series.Close, high, _breakouts);
        _patterns = InverseHeadAndShoulders.OnEveryDay(series.Close.Values);
        double[] held = Table.Add(RotationIds.BreakoutHeld), level = Table.Add(RotationIds.BreakoutLevel), extent = Table.Add(RotationIds.BreakoutExtent);
        double[] move = Table.Add(RotationIds.MeasuredMove), moveOfRange = Table.Add(RotationIds.MeasuredMoveOfRange);
        double[] fibonacci1272 = Table.Add(RotationIds.Fibonacci1272), fibonacci1618 = Table.Add(RotationIds.Fibonacci1618);
        var closes = series.Close.Values;
        for (var i = 0; i < series.Count; i++)
        {
            if (double.IsNaN(closes[i]))
            {
                _patterns[i] = null;
                continue;
            }

            if (_patterns[i] is { ServedAt: >= 0 } pattern && pattern.ServedAt <= i)
                move[i] = pattern.Neckline(closes, pattern.ConfirmedAt) + pattern.Depth;
            if (double.IsNaN(high[i]))
                continue;
            moveOfRange[i] = high[i] + (high[i] - low[i]);
            fibonacci1272[i] = low[i] + (1.272 * (high[i] - low[i]));
            fibonacci1618[i] = low[i] + (1.618 * (high[i] - low[i]));
            held[i] = _breakouts[i] >= 0 ? 1 : 0;
            if (_breakouts[i] < 0)
                continue;
            level[i] = high[i];
            extent[i] = (closes[i] / high[i]) - 1;
        }
    }

    /// <summary>The daily values.</summary>
    public FigureTable Table { get; }

    /// <summary>Computes the technicals of a series.</summary>
    public static TechnicalFigures Of(BarSeries series, TradingCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(series);
        ArgumentNullException.ThrowIfNull(calendar);
        return new TechnicalFigures(series, calendar);
    }

    /// <summary>The technicals of one trading day; null when the series has no bar on it.</summary>
    public TechnicalDay? On(int day)
    {
        if (!_series.HasBar(day))
            return null;
        var position = day - _series.Start;
        var close = _series.Close.Values[position];
        PriceRange? range = Table[RotationIds.RangeHigh, day] is { } high ? new(high, Table[RotationIds.RangeLow, day]!.Value) : null;
        return new TechnicalDay
        {
            Series = _series.Id,
            Close = close,
            Range = range,
            Breakout = _breakouts[position] < 0
                ? null
                : new(_calendar[_series.Start + _breakouts[position]], range!.High, Table[RotationIds.BreakoutExtent, day]!.Value),
            Pattern = PatternOn(position),
            Targets = new PriceTargets
            {
                MeasuredMove = Table[RotationIds.MeasuredMove, day],
                MeasuredMoveOfRange = Table[RotationIds.MeasuredMoveOfRange, day],
                Fibonacci1272 = Table[RotationIds.Fibonacci1272, day],
                Fibonacci1618 = Table[RotationIds.Fibonacci1618, day],
            },
        };
    }

    /// <summary>Why a figure is absent on a trading day; null when it is there.</summary>
    public string? Explain(string figure, int day)
    {
        if (figure != RotationIds.Pattern && Table[figure, day] is not null)
            return null;
        if (!_series.HasBar(day))
            return Absence.WithoutBar(_series.Id, _calendar[day]);
        if (figure == RotationIds.Pattern)
            return _patterns[day - _series.Start] is null ? $"No pattern of {_series.Id} meets the rules with a head in the last 504 trading days." : null;
        if (figure == RotationIds.MeasuredMove)
            return $"No pattern of {_series.Id} is confirmed.";
        var have = day - _series.Start + 1;
        var need = TradingRange.Days + TradingRange.DaysSince;
        if (have < need)
            return FormattableString.Invariant($"The range needs {need} trading days of {_series.Id}; it has {have} since {_calendar[_series.Start]:yyyy-MM-dd}.");
        return Table[RotationIds.RangeHigh, day] is null
            ? $"Too many of the {TradingRange.Days} days of the range lack a bar of {_series.Id}."
            : $"No breakout of {_series.Id} stands.";
    }

    private InverseHeadAndShouldersPattern? PatternOn(int position)
    {
        if (_patterns[position] is not { } pattern)
            return null;
        var closes = _series.Close.Values;
        var points = new PatternPoint[pattern.Points.Length];
        for (var i = 0; i < points.Length; i++)
            points[i] = new PatternPoint(_calendar[_series.Start + pattern.Points[i]], closes[pattern.Points[i]]);
        var confirmed = pattern.ServedAt >= 0 && pattern.ServedAt <= position;
        return new InverseHeadAndShouldersPattern
        {
            Status = confirmed ? PatternStatus.Confirmed : PatternStatus.Forming,
            Points = points,
            Confirmed = confirmed ? _calendar[_series.Start + pattern.ConfirmedAt] : null,
            NecklineAtConfirmation = confirmed ? pattern.Neckline(closes, pattern.ConfirmedAt) : null,
            NecklineAtHead = pattern.Neckline(closes, pattern.Points[2]),
            NecklineNow = pattern.Neckline(closes, position),
        };
    }
}
