using RotationFunctions.Analytics.Rolling;

namespace RotationFunctions.Analytics;

/// <summary>
/// How deep small caps and the benchmark fell and how long they took to come back, and how the one-year beta and correlation of small
/// caps have moved: their values a year before and their range of five years.
/// </summary>
public sealed class RiskHistoryFamily : MetricFamily
{
    private const int Ranks = 5;
    private const int YearDays = 252;
    private const int RangeDays = 5 * YearDays;

    private static readonly (string Name, string Figure)[] Measures = [("beta", FigureIds.Beta), ("correlation", FigureIds.Correlation)];

    /// <inheritdoc/>
    public override string Oracle => "hand, slow, real: `RiskHistoryTests`";

    /// <inheritdoc/>
    public override IReadOnlyList<FigureDeclaration> Declarations { get; } =
    [
        new("drawdown.{rank}.depth", FigureUnit.Change, FigureSpan.Whole, "P_trough / P_peak − 1"),
        new("drawdown.{rank}.peak", FigureUnit.Date, FigureSpan.Whole, "last t with P_t = max(P_first … P_trough)"),
        new("drawdown.{rank}.trough", FigureUnit.Date, FigureSpan.Whole, "first t with P_t = min(P_peak … P_recovery)"),
        new("drawdown.{rank}.recovery", FigureUnit.Date, FigureSpan.Whole, "first t > trough with P_t ≥ P_peak"),
        new("drawdown.{rank}.daysDown", FigureUnit.Count, FigureSpan.Whole, "trough − peak, in trading days"),
        new("drawdown.{rank}.daysBack", FigureUnit.Count, FigureSpan.Whole, "recovery − trough, in trading days"),
        .. Measures.SelectMany(measure => new FigureDeclaration[]
        {
            new($"rolling.{measure.Name}.1Y.yearBefore", FigureUnit.Number, FigureSpan.Whole, $"{measure.Name}.1Y of D − 252") { Inputs = [FigureInputs.Own, FigureInputs.Benchmark] },
            new($"rolling.{measure.Name}.1Y.lowest", FigureUnit.Number, FigureSpan.Whole, $"min({measure.Name}.1Y of D − 1259 … D)") { Inputs = [FigureInputs.Own, FigureInputs.Benchmark] },
            new($"rolling.{measure.Name}.1Y.highest", FigureUnit.Number, FigureSpan.Whole, $"max({measure.Name}.1Y of D − 1259 … D)") { Inputs = [FigureInputs.Own, FigureInputs.Benchmark] },
        }),
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<FigureLayout> Tables(MarketRoles roles, string benchmark) =>
    [
        new("drawdowns",
            [.. new[] { roles.SmallCap, benchmark }.Distinct().SelectMany(series => Enumerable.Range(1, Ranks).Select(rank => new FigureLayoutRow(series, "rank", FormattableString.Invariant($"{rank}"))))],
            ["drawdown.{rank}.depth", "drawdown.{rank}.peak", "drawdown.{rank}.trough", "drawdown.{rank}.recovery", "drawdown.{rank}.daysDown", "drawdown.{rank}.daysBack"]),
        new("rolling",
            [.. Measures.Select(measure => new FigureLayoutRow(roles.SmallCap, "measure", measure.Name))],
            ["{measure}.1Y", "rolling.{measure}.1Y.yearBefore", "rolling.{measure}.1Y.lowest", "rolling.{measure}.1Y.highest"]),
    ];

    /// <inheritdoc/>
    public override IFamilyFigures Compute(MarketFigures market) => new Figures(market);

    private sealed class Figures : IFamilyFigures
    {
        private readonly MarketFigures _market;
        private readonly Dictionary<string, DrawdownPeriods> _periods = new(StringComparer.Ordinal);
        private readonly Dictionary<string, (double[] Lowest, double[] Highest)> _ranges = new(StringComparer.Ordinal);

        public Figures(MarketFigures market)
        {
            _market = market;
            Keys = [.. new[] { market.Roles.SmallCap, market.Benchmark.Series.Id }.Where(MarketRoles.IsFilled).Distinct()];
            foreach (var key in Keys)
                if (market.Instrument(key) is { } figures)
                    _periods[key] = new DrawdownPeriods(figures.Series.Close.Values);
            if (market.Instrument(market.Roles.SmallCap) is { } small)
                foreach (var (name, figure) in Measures)
                    _ranges[name] = RangeOf(small.Column(figure));
        }

        public IReadOnlyList<string> Keys { get; }

        public IEnumerable<FamilyFigure> OfDay(string key, int day)
            => key == _market.Roles.SmallCap ? Drawdowns(key, day).Concat(Rolling(key, day)) : Drawdowns(key, day);

        private IEnumerable<FamilyFigure> Drawdowns(string key, int day)
        {
            var without = _market.WithoutBar(key, day);
            var start = _market.Instrument(key)?.Series.Start ?? 0;
            var deepest = without is null && _periods.TryGetValue(key, out var periods) ? periods.Deepest(day - start, Ranks) : [];
            for (var rank = 1; rank <= Ranks; rank++)
            {
                var period = rank <= deepest.Count ? deepest[rank - 1] : (DrawdownPeriod?)null;
                var id = FormattableString.Invariant($"drawdown.{rank}.");
                yield return new(key, id + "depth", period?.Depth ?? double.NaN, Absent);
                yield return new(key, id + "peak", Date(period?.Peak), Absent);
                yield return new(key, id + "trough", Date(period?.Trough), Absent);
                yield return new(key, id + "recovery", Date(period?.Recovery), Absent);
                yield return new(key, id + "daysDown", period?.Trough - period?.Peak ?? double.NaN, Absent);
                yield return new(key, id + "daysBack", period?.Recovery - period?.Trough ?? double.NaN, Absent);

                Reason Absent() => without
                    ?? (period is { } open
                        ? Reason.Of("drawdown.notOver", $"{key} had not closed at its high of {_market.Calendar[start + open.Peak]} again by {_market.Calendar[day]}.")
                        : Reason.Of("drawdown.fewer", $"{key} had fallen from a high {deepest.Count} times by {_market.Calendar[day]}."));
            }

            DateOnly? Date(int? position) => position is { } at ? _market.Calendar[start + at] : null;
        }

        private IEnumerable<FamilyFigure> Rolling(string key, int day)
        {
            var without = _market.WithoutBar(key, day);
            foreach (var (name, figure) in Measures)
            {
                var at = day - (_market.Instrument(key)?.Series.Start ?? 0);
                var (lowest, highest) = without is null ? _ranges[name] : ([], []);
                yield return new(key, $"rolling.{name}.1Y.yearBefore", without is null && day >= YearDays ? _market.Instrument(key)?[figure, day - YearDays] ?? double.NaN : double.NaN,
                    () => without ?? Reason.Of("rolling.noYearBefore", $"{key} had no one-year figure 252 trading days before."));
                yield return new(key, $"rolling.{name}.1Y.lowest", without is null ? lowest[at] : double.NaN, TooYoung);
                yield return new(key, $"rolling.{name}.1Y.highest", without is null ? highest[at] : double.NaN, TooYoung);

                Reason TooYoung() => without ?? Reason.Of("rolling.tooYoung", $"{key} needs {Coverage.Of(RangeDays)} one-year figures within {RangeDays} trading days.");
            }
        }

        private static (double[] Lowest, double[] Highest) RangeOf(ReadOnlySpan<double> values)
        {
            double[] lowest = Columns.Absent(values.Length), highest = Columns.Absent(values.Length);
            var low = new LowestFold(values, Coverage.Of(RangeDays), lowest);
            SlidingFold.Run<LowestFold, Highest>(ref low, 0, values.Length, RangeDays);
            var high = new HighestFold(values, Coverage.Of(RangeDays), highest);
            SlidingFold.Run<HighestFold, Highest>(ref high, 0, values.Length, RangeDays);
            return (lowest, highest);
        }
    }
}
