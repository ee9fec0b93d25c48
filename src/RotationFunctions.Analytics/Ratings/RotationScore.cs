namespace RotationFunctions.Analytics;

/// <summary>The rotation score of one day, from 0 to 100, and its five parts in [0, 1].</summary>
/// <param name="Value">Mean of the parts × 100; null when a part is.</param>
/// <param name="YearToDate">Percentile of the year-to-date lead of small caps among earlier years at the same trading day.</param>
/// <param name="Mansfield">Percentile of their Mansfield relative strength.</param>
/// <param name="CyclicalMinusDefensive">Percentile of the month's lead of cyclical over defensive sectors.</param>
/// <param name="Breadth">Percentile of the month's share of sectors that beat the benchmark.</param>
/// <param name="DaysWon">Percentile of the share of the last 63 days on which small caps beat the benchmark.</param>
public sealed record ScoreDay(
    double? Value, double? YearToDate, double? Mansfield, double? CyclicalMinusDefensive, double? Breadth, double? DaysWon);

/// <summary>
/// <c>score.rotation</c> (section 9) for every trading day: mean of five percentiles × 100. It describes where the market stands;
/// it does not forecast.
/// </summary>
internal sealed class RotationScore
{
    private const int DaysWonOver = 63;
    private const int YearsAtLeast = 5;

    private readonly FigureTable _table;
    private readonly PairFigures _pair;
    private readonly SectorFigures _sectors;

    /// <param name="pair">Small caps against the benchmark.</param>
    /// <param name="sectors">The sectors.</param>
    /// <param name="table">Takes the daily score and parts; its days are those of the calendar.</param>
    public RotationScore(PairFigures pair, SectorFigures sectors, FigureTable table)
    {
        (_pair, _sectors, _table) = (pair, sectors, table);
        var calendar = table.Calendar;
        var score = table.Add(RotationIds.Score);
        var yearToDate = table.Add(RotationIds.ScoreYearToDate);
        FillYearToDate(Columns.OnCalendar(pair.Table.Column(FigureIds.Spread(Window.YearToDate)), pair.Table.Start, table.Count), yearToDate, calendar);
        var parts = new[]
        {
            yearToDate,
            Fill(table.Add(RotationIds.ScoreMansfield), pair.Percentiles(RotationIds.Mansfield)),
            Fill(table.Add(RotationIds.ScoreCyclicals), sectors.Percentiles(RotationIds.CyclicalMinusDefensive(Window.OneMonth))),
            Fill(table.Add(RotationIds.ScoreBreadth), sectors.Percentiles(RotationIds.SectorBreadth(Window.OneMonth))),
            Fill(table.Add(RotationIds.ScoreDaysWon), new PercentileHistory(calendar, 0, DaysWon())),
        };
        for (var day = 0; day < score.Length; day++)
            score[day] = parts.Sum(part => part[day]) / parts.Length * 100;
    }

    public ScoreDay On(int day) => new(
        _table[RotationIds.Score, day], _table[RotationIds.ScoreYearToDate, day], _table[RotationIds.ScoreMansfield, day],
        _table[RotationIds.ScoreCyclicals, day], _table[RotationIds.ScoreBreadth, day], _table[RotationIds.ScoreDaysWon, day]);

    /// <summary>Why the score is absent; null when it is there.</summary>
    public string? Explain(int day)
    {
        if (_table[RotationIds.Score, day] is not null)
            return null;
        var month = Window.OneMonth;
        var reasons = new List<string>();
        Part(RotationIds.ScoreYearToDate, _pair.Explain(FigureIds.Spread(Window.YearToDate), day)
            ?? FormattableString.Invariant($"fewer than {YearsAtLeast} earlier years have this figure at this trading day of the year."));
        Part(RotationIds.ScoreMansfield, _pair.Explain(RotationIds.Mansfield, day));
        Part(RotationIds.ScoreCyclicals, _sectors.Explain(RotationIds.CyclicalMinusDefensive(month), day));
        Part(RotationIds.ScoreBreadth, _sectors.Explain(RotationIds.SectorBreadth(month), day));
        Part(RotationIds.ScoreDaysWon, null);
        return "A part is absent: " + string.Join(' ', reasons);

        void Part(string id, string? reason)
        {
            if (_table[id, day] is null)
                reasons.Add($"{id}: {reason ?? $"its percentile needs {PercentileHistory.AtLeast} earlier values."}");
        }
    }

    private static double[] Fill(double[] column, PercentileHistory percentiles)
    {
        for (var day = 0; day < column.Length; day++)
            column[day] = percentiles.At(day);
        return column;
    }

    /// <summary>The percentile formula among the values at the same trading day of earlier years, at least five of them.</summary>
    private static void FillYearToDate(double[] lead, double[] result, TradingCalendar calendar)
    {
        var ordinals = TradingYear.Ordinals(calendar);
        var earlier = new Dictionary<int, List<double>>();
        for (var day = 0; day < result.Length; day++)
        {
            if (ordinals[day] == 0 || double.IsNaN(lead[day]))
                continue;
            if (!earlier.TryGetValue(ordinals[day], out var values))
                earlier[ordinals[day]] = values = [];
            if (values.Count >= YearsAtLeast)
            {
                int below = 0, equal = 0;
                foreach (var value in values)
                {
                    if (value < lead[day])
                        below++;
                    else if (value == lead[day])
                        equal++;
                }

                result[day] = (below + (equal / 2.0)) / values.Count;
            }

            values.Add(lead[day]);
        }
    }

    /// <summary>Share of the last 63 days, of those with both returns, on which small caps beat the benchmark.</summary>
    private double[] DaysWon()
    {
        var daily = _pair.Table.Column(FigureIds.Spread(Window.OneDay));
        var won = new double[daily.Length];
        for (var i = 0; i < won.Length; i++)
            won[i] = double.IsNaN(daily[i]) ? double.NaN : daily[i] > 0 ? 1 : 0;
        // The first day of a pair has no return.
        var share = new double[daily.Length];
        share.AsSpan().Fill(double.NaN);
        if (won.Length > 1)
            MovingAverages.OverDays(won.AsSpan(1), DaysWonOver, share.AsSpan(1));
        var aligned = new double[_table.Count];
        aligned.AsSpan().Fill(double.NaN);
        for (var i = 0; i < share.Length; i++)
            if (!double.IsNaN(daily[i]))
                aligned[_pair.Table.Start + i] = share[i];
        return aligned;
    }
}
