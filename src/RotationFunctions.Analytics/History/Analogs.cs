namespace RotationFunctions.Analytics;

/// <summary>A year in which small caps were as far ahead at the same trading day as is asked for.</summary>
/// <param name="Date">That day.</param>
/// <param name="Excess">Year-to-date return of the small-cap index less that of the rival.</param>
/// <param name="Forward">Their difference over the 252 trading days that followed; null while these are not over.</param>
public sealed record Analog(DateOnly Date, double Excess, double? Forward);

/// <summary>
/// What followed when small caps led by more than 2 % at this point of the year. A sample under 10 is small, and whoever
/// tells of it says so.
/// </summary>
public sealed record AnalogDay
{
    /// <summary>Id of the series that small caps led.</summary>
    public required string Rival { get; init; }

    /// <summary>Trading day of the year.</summary>
    public required int Ordinal { get; init; }

    /// <summary>Year-to-date return of the small-cap index less that of the rival now; null when a base is missing.</summary>
    public required double? Now { get; init; }

    /// <summary>Every year with such a lead, this one too when it has it, oldest first.</summary>
    public required IReadOnlyList<Analog> Occurrences { get; init; }

    /// <summary>Number of occurrences whose 252 days are over; the statistics are of these.</summary>
    public required int Complete { get; init; }

    /// <summary>Share of them in which small caps then lagged; null without any.</summary>
    public required double? ShareNegative { get; init; }

    /// <summary>Median over the complete occurrences of the small-cap index's return over 252 days less the rival's, as a fraction; null without one.</summary>
    public required double? Median { get; init; }

    /// <summary>Lower quartile of the same, by linear interpolation.</summary>
    public required double? LowerQuartile { get; init; }

    /// <summary>Upper quartile of the same, by linear interpolation.</summary>
    public required double? UpperQuartile { get; init; }
}

/// <summary>Years like this one (section 8), for every trading day.</summary>
internal sealed class Analogs
{
    private const double Lead = 0.02;
    private const int ForwardDays = 252;

    private readonly TradingCalendar _calendar;
    private readonly int[] _ordinals;
    private readonly double[] _excess;
    private readonly double[] _forward;
    private readonly List<int>[] _byOrdinal;

    public Analogs(InstrumentFigures smallCaps, InstrumentFigures rival)
    {
        _calendar = smallCaps.Calendar;
        (SmallCaps, Rival) = (smallCaps.Series, rival.Series);
        _ordinals = TradingYear.Ordinals(_calendar);
        _excess = new double[_calendar.Count];
        _forward = new double[_calendar.Count];
        _byOrdinal = [.. Enumerable.Range(0, _ordinals.Max() + 1).Select(_ => new List<int>())];
        for (var day = 0; day < _excess.Length; day++)
        {
            _excess[day] = (smallCaps.PriceReturn(Window.YearToDate, day) - rival.PriceReturn(Window.YearToDate, day)).Fraction;
            // Kept by the day it starts from: on it the outcome lies 252 days ahead, and past the last day there is none.
            _forward[day] = (smallCaps.PriceReturn(Window.OneYear, day + ForwardDays) - rival.PriceReturn(Window.OneYear, day + ForwardDays)).Fraction;
            if (_excess[day] > Lead)
                _byOrdinal[_ordinals[day]].Add(day);
        }
    }

    public BarSeries SmallCaps { get; }

    public BarSeries Rival { get; }

    /// <summary>Number of occurrences complete by a day and share of them that turned negative.</summary>
    public (int Complete, double ShareNegative) Reversals(int day)
    {
        int complete = 0, negative = 0;
        foreach (var start in _byOrdinal[_ordinals[day]])
        {
            if (start + ForwardDays > day || double.IsNaN(_forward[start]))
                continue;
            complete++;
            if (_forward[start] < 0)
                negative++;
        }

        return (complete, (double)negative / complete);
    }

    public AnalogDay On(int day)
    {
        var occurrences = _byOrdinal[_ordinals[day]].Where(start => start <= day)
            .Select(start => new Analog(
                _calendar[start], _excess[start], start + ForwardDays > day || double.IsNaN(_forward[start]) ? null : _forward[start]))
            .ToList();
        double[] outcomes = [.. occurrences.Where(o => o.Forward is not null).Select(o => o.Forward!.Value).Order()];
        var any = outcomes.Length > 0;
        return new AnalogDay
        {
            Rival = Rival.Id,
            Ordinal = _ordinals[day],
            Now = double.IsNaN(_excess[day]) ? null : _excess[day],
            Occurrences = occurrences,
            Complete = outcomes.Length,
            ShareNegative = any ? Reversals(day).ShareNegative : null,
            Median = any ? Quantiles.Of(outcomes, 0.5) : null,
            LowerQuartile = any ? Quantiles.Of(outcomes, 0.25) : null,
            UpperQuartile = any ? Quantiles.Of(outcomes, 0.75) : null,
        };
    }
}
