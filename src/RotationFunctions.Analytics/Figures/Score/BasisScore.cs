namespace RotationFunctions.Analytics;

/// <summary>
/// Where the lead of small caps over large caps stands in its own history (section 9), for one pair of series and every trading day: the mean of the
/// percentiles of the lead over a month and over a quarter, from 0 to 100.
/// </summary>
/// <remarks>
/// It describes; it forecasts nothing. A month and a quarter are conventions; nothing restarts with the year. The half year, the year, Mansfield's
/// relative strength and the share of days won are told beside the score and are no part of it.
/// </remarks>
internal sealed class BasisScore
{
    private const int DaysWonOver = 63;

    private readonly PercentileHistory _daysWonPercentiles;
    private readonly int _first;

    public BasisScore(PairFigures pair)
    {
        Pair = pair;
        var calendar = pair.Table.Calendar;
        var (month, quarter) = (pair.Percentiles(FigureIds.Spread(Window.OneMonth)), pair.Percentiles(FigureIds.Spread(Window.ThreeMonths)));
        Score = new double[calendar.Count];
        for (var day = 0; day < Score.Length; day++)
            Score[day] = 50 * (month.At(day) + quarter.At(day));
        DaysWon = WonOf(pair);
        _daysWonPercentiles = new PercentileHistory(calendar, 0, DaysWon);
        Stances = new StanceHistory(Score);
        _first = Array.FindIndex(Score, score => !double.IsNaN(score));
    }

    /// <summary>The windows whose lead is told, the first two of them in the score.</summary>
    public static IReadOnlyList<Window> Windows { get; } = [Window.OneMonth, Window.ThreeMonths, Window.SixMonths, Window.OneYear];

    /// <summary>The pair, small caps first.</summary>
    public PairFigures Pair { get; }

    /// <summary>The score on the calendar's days, NaN where a part is absent.</summary>
    public double[] Score { get; }

    /// <summary>Share of the last 63 days, of those with both returns, on which small caps won; on the calendar's days, NaN where absent.</summary>
    public double[] DaysWon { get; }

    /// <summary>The stances that follow from the score.</summary>
    public StanceHistory Stances { get; }

    /// <summary>The first day with a score, seen from a day; null when there has been none.</summary>
    public int? First(int day) => _first >= 0 && _first <= day ? _first : null;

    /// <summary>The percentile of the share of days won on a day; null when absent.</summary>
    public Percentile? DaysWonPercentile(int day) => _daysWonPercentiles.On(day);

    /// <summary>The percentile of a lead on a day; null when absent.</summary>
    public Percentile? LeadPercentile(Window window, int day) => Pair.Percentiles(FigureIds.Spread(window)).On(day);

    /// <summary>What the pair's lead was over the days after each day, NaN where they are not complete.</summary>
    public double[] LeadsAfter(Window window)
    {
        var days = window.TradingDays!.Value;
        var after = new double[Score.Length];
        for (var day = 0; day < after.Length; day++)
            after[day] = day + days < after.Length ? Pair.Table[FigureIds.Spread(window), day + days] ?? double.NaN : double.NaN;
        return after;
    }

    private static double[] WonOf(PairFigures pair)
    {
        var daily = pair.Table.Column(FigureIds.Spread(Window.OneDay));
        var won = new double[daily.Length];
        for (var i = 0; i < won.Length; i++)
            won[i] = double.IsNaN(daily[i]) ? double.NaN : daily[i] > 0 ? 1 : 0;
        // The first day of a pair has no return.
        var share = Columns.Absent(daily.Length);
        if (won.Length > 1)
            MovingAverages.OverDays(won.AsSpan(1), DaysWonOver, share.AsSpan(1));
        Columns.Require(daily, share);
        return Columns.OnCalendar(share, pair.Table.Start, pair.Table.Calendar.Count);
    }
}
