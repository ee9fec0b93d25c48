namespace RotationFunctions.Analytics;

/// <summary>Relative strength (section 4): every instrument against the benchmark, then the other pairs of the roles.</summary>
internal sealed class PairsFamily : IDayFamily<IReadOnlyList<PairDay>>
{
    private readonly MarketFigures _market;
    private readonly (string A, string B)[] _names;

    public PairsFamily(MarketFigures market)
    {
        _market = market;
        var benchmark = market.Benchmark.Series.Id;
        _names =
        [
            .. market.Instruments.Where(figures => figures != market.Benchmark).Select(figures => (figures.Series.Id, benchmark)),
            .. market.Roles.Pairs.Where(pair => pair.B != benchmark),
        ];
        // Each task makes its own pair: the number of threads changes no bit.
        Parallel.ForEach(_names, name => market.Pair(name.A, name.B));
        All = [.. _names.Select(name => market.Pair(name.A, name.B)).OfType<PairFigures>()];
    }

    /// <summary>The pairs whose two series are in the history.</summary>
    public IReadOnlyList<PairFigures> All { get; }

    public IReadOnlyList<PairDay> On(int day, List<AbsentFigure> missing)
    {
        var pairs = new List<PairDay>();
        foreach (var (a, b) in _names)
        {
            if (_market.NotBegun(day, a, b) is { } reason)
            {
                // Of instruments that have not begun only those that the roles names are missed.
                if (_market.Roles.Pairs.Contains((a, b)))
                    missing.Add(new AbsentFigure($"{a}-{b}", reason));
                continue;
            }

            if (_market.Pair(a, b) is not { } pair)
                continue;
            pairs.Add(pair.On(day));
            _market.AddMissing(missing, pair.Table, pair.Explain, day, $"{a}-{b}/", [pair.First, pair.Second], $"{a}-{b}");
        }

        return pairs;
    }
}
