namespace RotationFunctions.Analytics.Claims;

/// <summary>What the definitions of a search space give for one series, or one pair.</summary>
internal sealed class SeriesFigures
{
    private readonly FigureFamily _family;
    private readonly PriceColumns _prices;
    private readonly PriceColumns? _against;
    private readonly RunningSums[] _sums;
    private readonly Falls[] _falls;

    /// <param name="space">The space.</param>
    /// <param name="family">What is measured.</param>
    /// <param name="series">The series.</param>
    /// <param name="against">The other series of a spread, a correlation or a beta; null else.</param>
    public SeriesFigures(SearchSpace space, FigureFamily family, BarSeries series, BarSeries? against)
    {
        _family = family;
        _prices = PriceColumns.Of(series, space.FirstDay, space.LastDay);
        _against = against is null ? null : PriceColumns.Of(against, space.FirstDay, space.LastDay);
        _sums = family is FigureFamily.Volatility or FigureFamily.Correlation or FigureFamily.Beta
            ? [Sums(PriceBasis.Price, ReturnForm.Simple), Sums(PriceBasis.Price, ReturnForm.Log), Sums(PriceBasis.Total, ReturnForm.Simple), Sums(PriceBasis.Total, ReturnForm.Log)]
            : [];
        _falls = family == FigureFamily.Drawdown
            ? [new(space, _prices[PriceBasis.Price, DefinitionBase.Close]), new(space, _prices[PriceBasis.Total, DefinitionBase.Close])]
            : [];
    }

    /// <summary>What a definition gives; NaN where a price that it needs is absent.</summary>
    public double At(in Candidate candidate) => _family switch
    {
        FigureFamily.Return or FigureFamily.TotalReturn => _prices.Return(candidate),
        FigureFamily.Spread => _prices.Return(candidate) - _against!.Return(candidate),
        FigureFamily.Points => _prices.Change(candidate),
        FigureFamily.Level => _prices[candidate.Basis, candidate.Base][candidate.End - _prices.First],
        FigureFamily.Drawdown => _falls[(int)candidate.Basis].Deepest(candidate.Start, candidate.End),
        // As for any custom window: the window is measured from a bar to a bar.
        _ when !HasEnds(candidate) => double.NaN,
        FigureFamily.Volatility => SumsOf(candidate).Deviation(candidate.Start, candidate.End, candidate.Deviation),
        FigureFamily.Correlation => SumsOf(candidate).Correlation(candidate.Start, candidate.End),
        _ => SumsOf(candidate).Slope(candidate.Start, candidate.End),
    };

    /// <summary>What each of many definitions gives.</summary>
    public void Fill(ReadOnlySpan<Candidate> candidates, Span<double> values)
    {
        for (var i = 0; i < candidates.Length; i++)
            values[i] = At(candidates[i]);
    }

    /// <summary>Number of daily returns in a definition; null for a kind that has none.</summary>
    public int? Observations(in Candidate candidate) => _sums.Length == 0 ? null : SumsOf(candidate).Count(candidate.Start, candidate.End);

    private RunningSums SumsOf(in Candidate candidate) => _sums[((int)candidate.Basis * 2) + (int)candidate.Form];

    private bool HasEnds(in Candidate candidate)
    {
        var closes = _prices[candidate.Basis, DefinitionBase.Close];
        return !double.IsNaN(closes[candidate.Start - _prices.First]) && !double.IsNaN(closes[candidate.End - _prices.First]);
    }

    private RunningSums Sums(PriceBasis basis, ReturnForm form)
    {
        var returns = _prices.DailyReturns(basis, form);
        return _against is null ? new(returns, _prices.First) : new(returns, _against.DailyReturns(basis, form), _prices.First);
    }

    /// <summary>The deepest fall from each start day to each end day.</summary>
    private sealed class Falls
    {
        private readonly int _firstStart, _firstEnd;
        private readonly double[][] _deepest;

        public Falls(SearchSpace space, double[] closes)
        {
            (_firstStart, _firstEnd) = (space.Starts.First, space.Ends.First);
            _deepest = new double[space.Starts.Last - _firstStart + 1][];
            for (var start = _firstStart; start <= space.Starts.Last; start++)
            {
                var row = _deepest[start - _firstStart] = new double[space.Ends.Last - _firstEnd + 1];
                Array.Fill(row, double.NaN);
                var (peak, deepest) = (closes[start - space.FirstDay], 0.0);
                for (var day = start; day <= space.Ends.Last && !double.IsNaN(peak); day++)
                {
                    var close = closes[day - space.FirstDay];
                    if (double.IsNaN(close))
                        continue;
                    peak = Math.Max(peak, close);
                    deepest = Math.Min(deepest, (close / peak) - 1);
                    if (day >= _firstEnd)
                        row[day - _firstEnd] = deepest;
                }
            }
        }

        public double Deepest(int start, int end) => _deepest[start - _firstStart][end - _firstEnd];
    }
}
