namespace RotationFunctions.Analytics;

/// <summary>Range, ways out of it, patterns and targets (section 6) of one series for every trading day.</summary>
public sealed class TechnicalFigures
{
    private readonly BarSeries _series;
    private readonly TradingCalendar _calendar;
    private readonly RangeBreak[] _above, _below;
    private readonly PatternHistory _pattern, _top;

    private TechnicalFigures(BarSeries series, TradingCalendar calendar)
    {
        (_series, _calendar) = (series, calendar);
        Table = new FigureTable(series.Id, calendar, series.Start, series.Count);
        double[] high = Table.Add(RotationIds.RangeHigh), low = Table.Add(RotationIds.RangeLow), state = Table.Add(RotationIds.RangeState);
        TradingRange.Range(series.Close, high, low);
        var closes = series.Close.Values;
        _above = RangeBreaks.On(closes, high, low, RangeSide.Above);
        _below = RangeBreaks.On(closes, high, low, RangeSide.Below);
        _pattern = new PatternHistory(closes, PatternKind.Inverse);
        _top = new PatternHistory(closes, PatternKind.Top);
        double[] held = Table.Add(RotationIds.BreakoutHeld), level = Table.Add(RotationIds.BreakoutLevel), extent = Table.Add(RotationIds.BreakoutExtent);
        double[] move = Table.Add(RotationIds.MeasuredMove), moveOfRange = Table.Add(RotationIds.MeasuredMoveOfRange);
        double[] fibonacci1272 = Table.Add(RotationIds.Fibonacci1272), fibonacci1618 = Table.Add(RotationIds.Fibonacci1618);
        for (var i = 0; i < series.Count; i++)
        {
            if (double.IsNaN(closes[i]))
                continue;
            if (_pattern.StateOn(i) == PatternStatus.Confirmed)
                move[i] = _pattern.On(i)!.Target;
            if (double.IsNaN(high[i]))
                continue;
            held[i] = _above[i].Holds ? 1 : 0;
            state[i] = _above[i].Holds ? 1 : _below[i].Holds ? -1 : 0;
            if (!_above[i].Holds)
                continue;
            level[i] = high[i];
            extent[i] = (closes[i] / high[i]) - 1;
            if (_above[i].State != PatternStatus.Confirmed)
                continue;
            moveOfRange[i] = RangeBreaks.Target(high[i], low[i], RangeSide.Above);
            fibonacci1272[i] = low[i] + (1.272 * (high[i] - low[i]));
            fibonacci1618[i] = low[i] + (1.618 * (high[i] - low[i]));
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
            Breakout = range is not null && _above[position].Holds
                ? new(_calendar[_series.Start + _above[position].Since], range.High, Table[RotationIds.BreakoutExtent, day]!.Value)
                : null,
            RangeState = range is null ? null : _above[position].Holds ? RangePosition.Above : _below[position].Holds ? RangePosition.Below : RangePosition.Inside,
            RangeAbove = range is null ? null : BreakOn(_above[position], range, RangeSide.Above, close),
            RangeBelow = range is null ? null : BreakOn(_below[position], range, RangeSide.Below, close),
            Pattern = PatternOn(_pattern, position),
            Top = PatternOn(_top, position),
            PatternRecord = _pattern.RecordOn(position),
            TopRecord = _top.RecordOn(position),
            Targets = new PriceTargets
            {
                MeasuredMove = Table[RotationIds.MeasuredMove, day],
                MeasuredMoveOfRange = Table[RotationIds.MeasuredMoveOfRange, day],
                Fibonacci1272 = Table[RotationIds.Fibonacci1272, day],
                Fibonacci1618 = Table[RotationIds.Fibonacci1618, day],
            },
        };
    }

    /// <summary>The patterns of a kind that had been told as confirmed and had ended by a trading day, in the order of their ends.</summary>
    /// <param name="pattern"><see cref="RotationIds.Pattern"/> or <see cref="RotationIds.PatternTop"/>.</param>
    /// <param name="day">Calendar index of the day.</param>
    public IReadOnlyList<EndedPattern> EndedPatterns(string pattern, int day)
        => [.. (pattern == RotationIds.PatternTop ? _top : _pattern).EndedBy(day - _series.Start).Select(ended => new EndedPattern(
            _calendar[_series.Start + ended.Life.Break], _calendar[_series.Start + ended.Life.Seen], _calendar[_series.Start + ended.Life.End],
            ended.Life.End - ended.Life.Seen, ended.Life.Outcome, ended.Chance))];

    /// <summary>Why a figure is absent on a trading day; null when it is there.</summary>
    public Reason? Explain(string figure, int day)
    {
        if (figure is not (RotationIds.Pattern or RotationIds.PatternTop) && Table[figure, day] is not null)
            return null;
        if (!_series.HasBar(day))
            return Absence.WithoutBar(_series.Id, _calendar[day]);
        var position = day - _series.Start;
        if (figure == RotationIds.Pattern)
            return _pattern.On(position) is null ? Reason.Of("pattern.noInverse", $"No inverse head and shoulders of {_series.Id} is forming or confirmed, and none has ended of late.") : null;
        if (figure == RotationIds.PatternTop)
            return _top.On(position) is null ? Reason.Of("pattern.noTop", $"No head-and-shoulders top of {_series.Id} is forming or confirmed, and none has ended of late.") : null;
        if (figure == RotationIds.MeasuredMove)
            return Reason.Of("pattern.noneConfirmed", $"No pattern of {_series.Id} is confirmed.");
        var have = position + 1;
        var need = TradingRange.Days + TradingRange.DaysSince;
        if (have < need)
            return Reason.Of("range.needsDays", $"The range needs {need} trading days of {_series.Id}; it has {have} since {_calendar[_series.Start]:yyyy-MM-dd}.");
        if (Table[RotationIds.RangeHigh, day] is null)
            return Reason.Of("range.tooFewBars", $"Too many of the {TradingRange.Days} days of the range lack a bar of {_series.Id}.");
        return _above[position].Holds ? Reason.Of("breakout.targetMet", $"The breakout of {_series.Id} has met its target.") : Reason.Of("breakout.none", $"No breakout of {_series.Id} stands.");
    }

    private RangeBreakDay BreakOn(RangeBreak on, PriceRange range, RangeSide side, double close)
    {
        var target = RangeBreaks.Target(range.High, range.Low, side);
        var edge = side == RangeSide.Above ? range.High : range.Low;
        return new RangeBreakDay(
            on.State, Day(on.Since), Day(on.Lost), Day(on.Reached), double.IsNaN(target) ? null : target,
            on.State == PatternStatus.None ? null : (close / edge) - 1);
    }

    private HeadAndShouldersDay? PatternOn(PatternHistory history, int position)
    {
        if (history.On(position) is not { } life)
            return null;
        var closes = _series.Close.Values;
        var (shape, status) = (life.Shape, history.StateOn(position));
        int[] days = [shape.E1, shape.E2, shape.E3, shape.E4, shape.E5];
        var points = new PatternPoint[days.Length];
        for (var i = 0; i < points.Length; i++)
            points[i] = new PatternPoint(_calendar[_series.Start + days[i]], closes[days[i]]);
        var (told, active) = (status != PatternStatus.Forming, status == PatternStatus.Confirmed);
        return new HeadAndShouldersDay
        {
            Status = status,
            Points = points,
            Confirmed = told ? Day(life.Break) : null,
            Seen = told ? Day(life.Seen) : null,
            NecklineAtConfirmation = told ? life.Level : null,
            NecklineAtHead = life.NecklineAtHead,
            NecklineNow = shape.Neckline(closes, position),
            Target = active && life.Target > 0 ? life.Target : null,
            Stop = active ? life.Stop : null,
            End = told && !active ? Day(life.End) : null,
            ExpiresInDays = active ? life.Break + PatternLife.Expiry - position : null,
        };
    }

    private DateOnly? Day(int position) => position < 0 ? null : _calendar[_series.Start + position];
}
