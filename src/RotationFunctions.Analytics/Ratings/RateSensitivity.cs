using RotationFunctions.Analytics.Rolling;

namespace RotationFunctions.Analytics;

/// <summary>
/// How the lead of small caps goes with the two-year yield: least squares of the daily return of small caps less the benchmark on the
/// daily change of the yield (percentage points), and the t statistic of its slope: t &gt; −1 low, &gt; −2 medium, &gt; −3 mediumHigh, else high.
/// A positive slope means that small caps gained when yields rose.
/// </summary>
/// <remarks>
/// A trading day t takes part when both returns exist and the yield was observed on t and on the trading day before it (a bond
/// holiday costs two days). Its yield is known on D when it had been published by D; a daily rate of day t is published on
/// t + 1, so the yield of D itself never is. The regression is over the last 252 of these days, however far back they reach.
/// </remarks>
internal sealed class RateSensitivity
{
    private const int Days = 252;
    private const string TStatistic = RotationIds.RateSensitivity + ".t";
    private const string Slope = RotationIds.RateSensitivity + ".beta";
    private static readonly double[] Bounds = [1, 2, 3];

    private readonly TradingCalendar _calendar;
    private readonly InstrumentFigures _smallCap, _benchmark;
    private readonly string _yield;
    private readonly double[] _slope, _t;
    private readonly int[] _known;
    private readonly LevelHistory _levels;

    public RateSensitivity(InstrumentFigures smallCap, InstrumentFigures benchmark, ObservationSeries yields)
    {
        _calendar = smallCap.Calendar;
        (_smallCap, _benchmark, _yield) = (smallCap, benchmark, yields.Id);
        _slope = new double[_calendar.Count];
        _t = new double[_calendar.Count];
        _known = new int[_calendar.Count];
        var observed = DailyRate.ByTradingDay(yields, _calendar);
        List<double> changes = [], leads = [];
        var days = new List<int>();
        for (var day = 1; day < _calendar.Count; day++)
        {
            var change = observed[day] - observed[day - 1];
            var lead = (smallCap.PriceReturn(Window.OneDay, day) - benchmark.PriceReturn(Window.OneDay, day)).Fraction;
            if (double.IsNaN(change) || double.IsNaN(lead))
                continue;
            changes.Add(change);
            leads.Add(lead);
            days.Add(day);
        }

        double[] slope = new double[days.Count], t = new double[days.Count];
        slope.AsSpan().Fill(double.NaN);
        t.AsSpan().Fill(double.NaN);
        var fold = new RegressionFold([.. changes], [.. leads], Days, slope, t);
        SlidingFold.Run<RegressionFold, PairMoments>(ref fold, 0, days.Count, Days);
        var levels = new RiskLevel?[_calendar.Count];
        var known = 0;
        for (var day = 0; day < levels.Length; day++)
        {
            while (known < days.Count && DailyRate.PublishedOn(_calendar[days[known]]) <= _calendar[day])
                known++;
            _known[day] = known;
            var present = known > 0 && smallCap.Series.HasBar(day) && benchmark.Series.HasBar(day);
            _slope[day] = present ? slope[known - 1] : double.NaN;
            _t[day] = present ? t[known - 1] : double.NaN;
            levels[day] = LevelHistory.Of(-_t[day], Bounds);
        }

        _levels = new LevelHistory(levels);
    }

    public RiskRating On(int day)
    {
        var t = new RatingInput(TStatistic, Value(_t[day]));
        return new RiskRating
        {
            Id = RotationIds.RateSensitivity,
            Level = _levels[day],
            SetBy = _levels[day] is null ? null : t,
            Inputs = [new RatingInput(Slope, Value(_slope[day])), t],
            Bounds = [.. Bounds.Select(b => -b)],
            Past = _levels.Before(day),
        };
    }

    /// <summary>Why the rating is absent; null when it is there.</summary>
    public Reason? Explain(int day)
    {
        if (_levels[day] is not null)
            return null;
        foreach (var figures in (ReadOnlySpan<InstrumentFigures>)[_smallCap, _benchmark])
            if (!figures.Series.HasBar(day))
                return Absence.WithoutBar(figures.Series.Id, _calendar[day]);
        return _known[day] < Days
            ? Reason.Of("rate.needsDays", $"It needs {Days} days with a return of {_smallCap.Series.Id} and a change of {_yield} published by {_calendar[day]:yyyy-MM-dd}; there are {_known[day]}.")
            : Reason.Of("rate.flat", $"{_yield} did not change in the last {Days} days, or the returns lie on a straight line.");
    }

    private static double? Value(double value) => double.IsNaN(value) ? null : value;
}
