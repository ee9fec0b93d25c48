namespace RotationFunctions.Analytics;

/// <summary>How closely the daily lead of small caps went with something else that moved.</summary>
/// <param name="With">What moved, as <c>KRE-SPY</c>, <c>cyclicalMinusDefensive</c>, <c>DGS2</c>, <c>VIX</c>.</param>
/// <param name="Correlation">Pearson's correlation over 63 days, −1 to 1; null when absent.</param>
public sealed record ComovementDay(string With, double? Correlation)
{
    /// <summary>Name of the daily lead of cyclical over defensive sectors.</summary>
    public const string CyclicalMinusDefensive = "cyclicalMinusDefensive";

    /// <summary>Name of an index that moved: its id without the caret, which no figure's id has.</summary>
    public static string NameOf(string index)
    {
        ArgumentNullException.ThrowIfNull(index);
        return index.TrimStart('^');
    }
}

/// <summary>
/// What the daily lead of small caps over the benchmark goes with: Pearson's correlation over 63 days with the daily lead of one
/// thing over another, the daily return of an index, or the daily change of a yield. It tells what moved together, not what caused it.
/// </summary>
/// <remarks>
/// A day counts when both have a value on it, and nine tenths of the 63 must. What is known at the close is taken up to the
/// day itself; the yield of a day is published on the next, so yields are taken up to the trading day before.
/// </remarks>
internal sealed class Comovements(PairFigures lead, FigureTable market)
{
    private const int Days = 63;

    private readonly Dictionary<string, Func<int, Reason?>> _lacks = new(StringComparer.Ordinal);
    private readonly double[] _lead = Columns.OnCalendar(lead.Table.Column(FigureIds.Spread(Window.OneDay)), lead.Table.Start, market.Count);

    /// <summary>Adds the daily lead of one series over another.</summary>
    internal void Add(PairFigures pair) => Add(
        pair.Table.Key, Columns.OnCalendar(pair.Table.Column(FigureIds.Spread(Window.OneDay)), pair.Table.Start, market.Count),
        day => pair.Explain(FigureIds.Spread(Window.ThreeMonths), day));

    /// <summary>Adds the daily lead of cyclical over defensive sectors.</summary>
    internal void Add(SectorFigures sectors) => Add(
        ComovementDay.CyclicalMinusDefensive, [.. sectors.Table.Column(RotationIds.CyclicalMinusDefensive(Window.OneDay))],
        day => sectors.Explain(RotationIds.CyclicalMinusDefensive(Window.ThreeMonths), day));

    /// <summary>Adds the daily return of an index.</summary>
    internal void Add(InstrumentFigures index) => Add(
        ComovementDay.NameOf(index.Series.Id), Columns.OnCalendar(index.Column(FigureIds.Return(Window.OneDay)), index.Series.Start, market.Count),
        day => Absence.Explain(index, FigureIds.Return(Window.ThreeMonths), day));

    /// <summary>Adds the daily change of a yield, in percentage points.</summary>
    internal void Add(ObservationSeries yields)
    {
        var changes = DailyRate.ByTradingDay(yields, market.Calendar);
        for (var day = changes.Length - 1; day > 0; day--)
            changes[day] -= changes[day - 1];
        changes[0] = double.NaN;
        Add(yields.Id, changes, _ => null, isKnownNextDay: true);
    }

    /// <summary>Why a correlation is absent; null when it is there.</summary>
    internal Reason? Explain(string name, int day)
        => market[RotationIds.Comovement(name), day] is not null
            ? null
            : lead.Explain(FigureIds.Spread(Window.ThreeMonths), day)
                ?? _lacks[name](day)
                ?? Reason.Of("pair.needsBothValues", $"It needs {Rolling.Coverage.Of(Days)} of {Days} days with both values, and neither may stand still.");

    private void Add(string name, double[] daily, Func<int, Reason?> lacks, bool isKnownNextDay = false)
    {
        _lacks.Add(name, lacks);
        var correlations = new double[daily.Length];
        AgainstBenchmark.OverDays(_lead, daily, 1, Days, [], correlations, [], []);
        var known = market.Add(RotationIds.Comovement(name));
        for (var day = 1; day < known.Length; day++)
        {
            // Asked last: a reason is worded each time.
            var correlation = correlations[isKnownNextDay ? day - 1 : day];
            if (!double.IsNaN(correlation) && lead.Table[FigureIds.Spread(Window.ThreeMonths), day] is not null && lacks(day) is null)
                known[day] = correlation;
        }
    }
}
