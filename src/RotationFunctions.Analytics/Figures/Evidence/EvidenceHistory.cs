using System.Collections.Concurrent;

namespace RotationFunctions.Analytics;

/// <summary>A signal on every trading day, and the side that it takes.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Values">The signal on the calendar's days, NaN where absent.</param>
/// <param name="Positions">1 for small caps, −1 for large caps, 0 for neither; null for the sign of the signal.</param>
internal sealed record EvidenceSignal(string Id, double[] Values, double[]? Positions = null)
{
    public double Position(int day) => Positions is { } sides ? sides[day] : double.IsNaN(Values[day]) ? double.NaN : Math.Sign(Values[day]);
}

/// <summary>A sector: its momentum and its adjusted closes on the calendar's days, NaN where absent.</summary>
internal sealed record EvidenceSector(string Id, double[] Momentum, double[] Adjusted);

/// <summary>
/// Whether published signals foretell who leads next month (section 13), as it was known on every day: from the last day of each finished month since
/// December 2005 to that of the next. A month is finished when the calendar has a day of a later one; the table changes once a month.
/// </summary>
internal sealed class EvidenceHistory
{
    private const int Legs = 2;
    private const int SectorsAtEachEnd = 3;
    private const int MonthsOfYear = 12;
    private static readonly DateOnly First = new(2005, 12, 1);

    private readonly TradingCalendar _calendar;
    private readonly double[] _small, _large;
    private readonly IReadOnlyList<EvidenceSignal> _signals;
    private readonly string _sectorId;
    private readonly IReadOnlyList<EvidenceSector> _sectors;
    private readonly int[] _monthEnds;
    private readonly ConcurrentDictionary<int, Lazy<EvidenceTable?>> _tables = [];

    /// <param name="calendar">The trading days.</param>
    /// <param name="small">Adjusted closes of the small-cap fund on the calendar's days.</param>
    /// <param name="large">Those of the large-cap fund.</param>
    /// <param name="signals">The signals of small against large caps.</param>
    /// <param name="sectorId">Id of the signal that chooses among sectors.</param>
    /// <param name="sectors">The sectors, in the order of their symbols.</param>
    public EvidenceHistory(
        TradingCalendar calendar, double[] small, double[] large, IReadOnlyList<EvidenceSignal> signals, string sectorId, IReadOnlyList<EvidenceSector> sectors)
    {
        (_calendar, _small, _large, _signals, _sectorId, _sectors) = (calendar, small, large, signals, sectorId, sectors);
        _monthEnds = [.. Enumerable.Range(0, Math.Max(calendar.Count - 1, 0))
            .Where(day => calendar[day] >= First && (calendar[day].Month != calendar[day + 1].Month || calendar[day].Year != calendar[day + 1].Year))];
    }

    /// <summary>The table as of a day; null while no signal has enough months.</summary>
    public EvidenceTable? On(int day)
    {
        var finished = Array.BinarySearch(_monthEnds, day);
        finished = finished < 0 ? ~finished : finished;
        return _tables.GetOrAdd(finished, ends => new Lazy<EvidenceTable?>(() => Of(ends))).Value;
    }

    private EvidenceTable? Of(int ends)
    {
        var months = new List<(int Day, int Next)>();
        for (var i = 0; i + 1 < ends; i++)
            months.Add((_monthEnds[i], _monthEnds[i + 1]));
        var trials = _signals.Select(signal => Try(signal, months)).Append(TrySectors(months)).OfType<Trial>().ToList();
        if (trials.Count == 0)
            return null;
        var best = trials.Count < 2 ? double.NaN : MonthlyRule.ExpectedBest([.. trials.Select(t => t.Rule.Sharpe)]);
        var holm = Holm([.. trials.Select(t => t.P)]);
        return new EvidenceTable(
            _calendar[months[0].Day], _calendar[months[^1].Next], double.IsNaN(best) ? null : best * Math.Sqrt(MonthsOfYear),
            [.. trials.Select((trial, i) => Row(trial, holm[i], trial.Rule.Deflated(double.IsNaN(best) ? 0 : best, trial.Months)))]);
    }

    private static EvidenceRow Row(Trial trial, double holm, double deflated) => new()
    {
        Id = trial.Id,
        Months = trial.Months,
        Ic = trial.Ic,
        T = trial.T,
        P = trial.P,
        Holm = holm,
        Active = trial.Active,
        Hit = trial.Hit,
        Base = trial.Base,
        Gross = trial.Rule.Gross,
        Net = trial.Rule.Net,
        Sharpe = trial.Rule.Sharpe * Math.Sqrt(MonthsOfYear),
        DeflatedSharpe = deflated,
        Verdict = (holm < EvidenceRow.Significant, deflated >= EvidenceRow.Certain) switch
        {
            (true, true) => RecordVerdict.Supported,
            (false, false) => RecordVerdict.None,
            _ => RecordVerdict.Weak,
        },
    };

    private Trial? Try(EvidenceSignal signal, List<(int Day, int Next)> months)
    {
        List<double> values = [], outcomes = [], gross = [], traded = [];
        var (before, active, right, up, down) = (0.0, 0, 0, 0, 0);
        foreach (var (day, next) in months)
        {
            var outcome = ((_small[next] / _small[day]) - 1) - ((_large[next] / _large[day]) - 1);
            var position = signal.Position(day);
            if (double.IsNaN(signal.Values[day]) || double.IsNaN(position) || double.IsNaN(outcome))
                continue;
            values.Add(signal.Values[day]);
            outcomes.Add(outcome);
            gross.Add(position * outcome);
            traded.Add(Legs * Math.Abs(position - before));
            before = position;
            if (position == 0)
                continue;
            active++;
            right += position * outcome > 0 ? 1 : 0;
            up += outcome > 0 ? 1 : 0;
            down += outcome < 0 ? 1 : 0;
        }

        if (values.Count < EvidenceTable.MonthsAtLeast)
            return null;
        var (x, y) = (RankCorrelation.Ranks(values.ToArray()), RankCorrelation.Ranks(outcomes.ToArray()));
        var (ic, t) = (RankCorrelation.Pearson(x, y), RankCorrelation.SlopeT(x, y));
        return Trial.Of(
            signal.Id, values.Count, ic, t, active, active == 0 ? null : (double)right / active, active == 0 ? null : (double)Math.Max(up, down) / active,
            MonthlyRule.Of(gross.ToArray(), traded.ToArray()));
    }

    private Trial? TrySectors(List<(int Day, int Next)> months)
    {
        List<double> correlations = [], gross = [], traded = [];
        var before = new Dictionary<string, double>(StringComparer.Ordinal);
        var right = 0;
        foreach (var (day, next) in months)
        {
            var members = _sectors
                .Select(s => (s.Id, Signal: s.Momentum[day], Outcome: (s.Adjusted[next] / s.Adjusted[day]) - 1))
                .Where(s => !double.IsNaN(s.Signal) && !double.IsNaN(s.Outcome))
                .OrderByDescending(s => s.Signal).ThenBy(s => s.Id, StringComparer.Ordinal)
                .ToList();
            if (members.Count < 2 * SectorsAtEachEnd)
                continue;
            var (best, worst) = (members.Take(SectorsAtEachEnd).ToList(), members.TakeLast(SectorsAtEachEnd).ToList());
            var weights = best.ToDictionary(s => s.Id, _ => 1.0 / SectorsAtEachEnd);
            foreach (var sector in worst)
                weights.Add(sector.Id, -1.0 / SectorsAtEachEnd);
            var correlation = RankCorrelation.Pearson(
                RankCorrelation.Ranks(members.Select(s => s.Signal).ToArray()), RankCorrelation.Ranks(members.Select(s => s.Outcome).ToArray()));
            if (double.IsNaN(correlation))
                continue;
            correlations.Add(correlation);
            gross.Add(RankCorrelation.Mean(best.Select(s => s.Outcome).ToArray()) - RankCorrelation.Mean(worst.Select(s => s.Outcome).ToArray()));
            traded.Add(_sectors.Sum(s => Math.Abs(weights.GetValueOrDefault(s.Id) - before.GetValueOrDefault(s.Id))));
            right += gross[^1] > 0 ? 1 : 0;
            before = weights;
        }

        if (gross.Count < EvidenceTable.MonthsAtLeast)
            return null;
        return Trial.Of(
            _sectorId, gross.Count, RankCorrelation.Mean(correlations.ToArray()), RankCorrelation.MeanT(correlations.ToArray()),
            gross.Count, (double)right / gross.Count, 0.5, MonthlyRule.Of(gross.ToArray(), traded.ToArray()));
    }

    /// <summary>Holm (1979): the k-th smallest of m probabilities times m − k + 1, never under the ones before, at most 1.</summary>
    internal static double[] Holm(double[] probabilities)
    {
        var order = Enumerable.Range(0, probabilities.Length).OrderBy(i => probabilities[i]).ToArray();
        var adjusted = new double[probabilities.Length];
        var least = 0.0;
        for (var k = 0; k < order.Length; k++)
        {
            least = Math.Max(least, Math.Min(1, (order.Length - k) * probabilities[order[k]]));
            adjusted[order[k]] = least;
        }

        return adjusted;
    }

    private sealed record Trial(string Id, int Months, double Ic, double T, int Active, double? Hit, double? Base, MonthlyRule Rule)
    {
        public double P => NormalDistribution.TwoSided(T);

        /// <summary>A trial; null when signal, outcome or return never varied: there is nothing to measure.</summary>
        public static Trial? Of(string id, int months, double ic, double t, int active, double? hit, double? @base, MonthlyRule rule)
            => double.IsFinite(ic) && double.IsFinite(t) && double.IsFinite(rule.Sharpe) && double.IsFinite(rule.Skewness) && double.IsFinite(rule.Kurtosis)
                ? new Trial(id, months, ic, t, active, hit, @base, rule)
                : null;
    }
}
