namespace RotationFunctions.Analytics;

/// <summary>
/// How many companies take part (section 11), by size and for every trading day: above their averages, at new highs and lows, rising, ahead of the benchmark.
/// </summary>
/// <remarks>
/// One algorithm for one day and for every day: a day's figures depend on rows up to it alone, so that those of a market that is cut on it are the
/// same to the bit. A figure is absent for a segment of which fewer than seven tenths, or fewer than a hundred members, have what it needs.
/// Dividends are not in the returns.
/// </remarks>
public sealed class BreadthFigures
{
    private const int MembersAtLeast = 100;
    private const double ShareAtLeast = 0.7;
    private const int YearRows = 252;
    private const double MostDailyMove = 0.5;
    private const double Smoothing = 2.0 / 11;
    private const int Contributors = 10;
    private const double LeastReturn = 0.01;
    private static readonly int[] Averages = [50, 200];

    private readonly CompanyMarket _market;
    private readonly IReadOnlyList<CompanySegment> _segments;
    private readonly AdjustedCloses[] _stocks;
    private readonly CompanyRanking _ranking;
    private readonly double[] _values;

    private BreadthFigures(CompanyMarket market, IReadOnlyList<CompanySegment> segments)
    {
        (_market, _segments) = (market, segments);
        _stocks = new AdjustedCloses[market.Stocks.Count];
        Parallel.For(0, _stocks.Length, s => _stocks[s] = new AdjustedCloses(market.Stocks[s]));
        _ranking = new CompanyRanking(market, _stocks, segments.Max(segment => segment.Last));
        _values = new double[_ranking.Places];
        Table = new FigureTable("companies", market.Calendar, 0, market.Calendar.Count);
    }

    /// <summary>The daily values, by ids as <c>breadth.above200.small</c>.</summary>
    public FigureTable Table { get; }

    /// <summary>Computes the figures of all days.</summary>
    /// <param name="market">The rows of every stock.</param>
    /// <param name="benchmark">The benchmark's closes on the market's trading days, NaN where it has none.</param>
    /// <param name="segments">The sizes; null for <see cref="CompanySegment.Default"/>.</param>
    /// <exception cref="ArgumentException">The benchmark has not a close, or NaN, for each trading day.</exception>
    public static BreadthFigures Of(CompanyMarket market, ReadOnlySpan<double> benchmark, IReadOnlyList<CompanySegment>? segments = null)
    {
        ArgumentNullException.ThrowIfNull(market);
        if (benchmark.Length != market.Calendar.Count)
            throw new ArgumentException($"The benchmark has {benchmark.Length} closes for {market.Calendar.Count} trading days.", nameof(benchmark));
        var figures = new BreadthFigures(market, segments ?? CompanySegment.Default);
        figures.Fill(benchmark.ToArray());
        return figures;
    }

    private void Fill(double[] benchmark)
    {
        Each("breadth.members", (_, members) => members.Length);
        foreach (var rows in Averages)
        {
            Put((s, put) => PutAbove(s, rows, put));
            Each($"breadth.above{rows}", (_, members) => Mean(members));
        }

        Put((s, put) => PutExtremes(s, 1, put));
        Each("breadth.newHighs", (_, members) => Mean(members));
        Put((s, put) => PutExtremes(s, -1, put));
        Each("breadth.newLows", (_, members) => Mean(members));
        Together("breadth.highLow", "breadth.newHighs", "breadth.newLows", (highs, lows) => highs - lows);
        PutReturns();
        Each("breadth.advances", (_, members) => Share(members, value => value > 0));
        Each("breadth.declines", (_, members) => Share(members, value => value < 0));
        AddLines();
        Each("breadth.equalWeight.1D", (_, members) => Mean(members, value => Math.Clamp(value, -MostDailyMove, MostDailyMove)));
        foreach (var window in Window.All)
        {
            if (window.TradingDays == 1)
                PutReturns();
            else
                Put((s, put) => PutWindow(s, window, put));
            var leads = Enumerable.Range(0, _market.Calendar.Count).Select(day => OfBenchmark(benchmark, window, day)).ToArray();
            Each($"breadth.outperform.{window.Name}", (day, members) => double.IsNaN(leads[day]) ? double.NaN : Share(members, value => value > leads[day]));
            Each($"breadth.median.{window.Name}", (_, members) => Median(members));
        }

        foreach (var window in Window.All)
            AddConcentration(window);
    }

    /// <summary>Whether each row's adjusted close exceeds the mean of the last rows.</summary>
    private void PutAbove(int stock, int rows, Action<int, double> put)
    {
        var (closes, ages) = (_stocks[stock].Closes, _stocks[stock].Ages);
        var means = new double[closes.Length];
        MovingAverages.OverDays(closes, rows, means);
        for (var i = 0; i < closes.Length; i++)
            if (ages[i] >= rows && !double.IsNaN(closes[i]))
                put(i, closes[i] > means[i] ? 1 : 0);
    }

    /// <summary>Whether each row's adjusted close is the highest (of the negated ones, the lowest) of a year's rows.</summary>
    private void PutExtremes(int stock, int sign, Action<int, double> put)
    {
        var (closes, ages) = (_stocks[stock].Closes, _stocks[stock].Ages);
        // Rows that no later one exceeds, the highest first: of a year's the first is the highest.
        var candidates = new int[closes.Length];
        var (first, end) = (0, 0);
        for (var i = 0; i < closes.Length; i++)
        {
            while (end > first && sign * closes[candidates[end - 1]] <= sign * closes[i])
                end--;
            candidates[end++] = i;
            if (candidates[first] <= i - YearRows)
                first++;
            if (ages[i] >= YearRows && !double.IsNaN(closes[i]))
                put(i, closes[candidates[first]] == closes[i] ? 1 : 0);
        }
    }

    /// <summary>The return of each row over a window; absent without a row on its first day, and across a new beginning.</summary>
    private void PutWindow(int stock, Window window, Action<int, double> put)
    {
        var (closes, ages) = (_stocks[stock].Closes, _stocks[stock].Ages);
        for (var i = 0; i < closes.Length; i++)
            if (Base(stock, window, i) is >= 0 and var from && i - from < ages[i])
                put(i, (closes[i] / closes[from]) - 1);
    }

    private void PutReturns() => Put((s, put) =>
    {
        var returns = _stocks[s].Returns;
        for (var i = 0; i < returns.Length; i++)
            put(i, returns[i]);
    });

    /// <summary>The row of a window's base day; −1 without one.</summary>
    private int Base(int stock, Window window, int row)
    {
        var days = _market.Stocks[stock].Days;
        var day = window.Base(_market.Calendar, days[row]);
        return day < 0 ? -1 : days[..(row + 1)].BinarySearch(day);
    }

    private double OfBenchmark(double[] benchmark, Window window, int day)
        => window.Base(_market.Calendar, day) is >= 0 and var from ? (benchmark[day] / benchmark[from]) - 1 : double.NaN;

    /// <summary>Advance-decline line and thrust, which go on from day to day.</summary>
    private void AddLines()
    {
        foreach (var segment in _segments)
        {
            double[] line = Table.Add($"breadth.adLine.{segment.Name}"), thrust = Table.Add($"breadth.thrust.{segment.Name}");
            var (sum, smoothed) = (0.0, double.NaN);
            for (var day = 0; day < line.Length; day++)
            {
                int advances = 0, declines = 0;
                foreach (var value in _values.AsSpan(_ranking.Members(day, segment)))
                {
                    advances += value > 0 ? 1 : 0;
                    declines += value < 0 ? 1 : 0;
                }

                if (advances + declines == 0)
                    continue;
                sum += (double)(advances - declines) / (advances + declines);
                var share = (double)advances / (advances + declines);
                smoothed = double.IsNaN(smoothed) ? share : smoothed + (Smoothing * (share - smoothed));
                (line[day], thrust[day]) = (sum, smoothed);
            }
        }
    }

    /// <summary>The share of a segment's value-weighted return that its ten largest contributors made, of the largest companies alone.</summary>
    private void AddConcentration(Window window)
    {
        var weights = new double[_values.Length];
        weights.AsSpan().Fill(double.NaN);
        Put((s, put) => PutWindow(s, window, (row, value) =>
        {
            var from = Base(s, window, row);
            var weight = _market.Stocks[s].Closes[from] * _market.Stocks[s].Shares[from];
            if (_ranking.Place(s, row) is >= 0 and var place && weight is > 0 and < double.PositiveInfinity)
            {
                weights[place] = weight;
                put(row, value);
            }
        }));
        var segment = _segments[0];
        var column = Table.Add($"breadth.concentration.{window.Name}.{segment.Name}");
        Parallel.For(0, column.Length, day =>
        {
            var members = _ranking.Members(day, segment);
            ReadOnlySpan<double> returns = _values.AsSpan(members), shares = weights.AsSpan(members);
            var contributions = new List<double>();
            double all = 0, total = 0;
            for (var i = 0; i < returns.Length; i++)
            {
                if (double.IsNaN(returns[i]))
                    continue;
                contributions.Add(shares[i] * returns[i]);
                all += shares[i];
                total += contributions[^1];
            }

            if (!IsEnough(contributions.Count, returns.Length) || Math.Abs(total / all) <= LeastReturn)
                return;
            contributions.Sort((a, b) => Math.Sign(total) * b.CompareTo(a));
            double largest = 0;
            foreach (var contribution in contributions.Take(Contributors))
                largest += contribution;
            column[day] = largest / total;
        });
    }

    /// <summary>Puts a value for each row of each stock; a row without one is absent, one that is no member is left out.</summary>
    private void Put(Action<int, Action<int, double>> of)
    {
        _values.AsSpan().Fill(double.NaN);
        Parallel.For(0, _stocks.Length, s => of(s, (row, value) =>
        {
            if (_ranking.Place(s, row) is >= 0 and var place)
                _values[place] = value;
        }));
    }

    private void Each(string id, Func<int, double[], double> of)
    {
        foreach (var segment in _segments)
        {
            var column = Table.Add($"{id}.{segment.Name}");
            Parallel.For(0, column.Length, day =>
            {
                var members = _values[_ranking.Members(day, segment)];
                column[day] = members.Length == 0 ? double.NaN : of(day, members);
            });
        }
    }

    private void Together(string id, string one, string other, Func<double, double, double> of)
    {
        foreach (var segment in _segments)
        {
            var column = Table.Add($"{id}.{segment.Name}");
            ReadOnlySpan<double> a = Table.Column($"{one}.{segment.Name}"), b = Table.Column($"{other}.{segment.Name}");
            for (var day = 0; day < column.Length; day++)
                column[day] = of(a[day], b[day]);
        }
    }

    private static double Mean(double[] members) => Mean(members, value => value);

    private static double Share(double[] members, Func<double, bool> holds) => Mean(members, value => holds(value) ? 1 : 0);

    private static double Mean(double[] members, Func<double, double> of)
    {
        var (sum, count) = (0.0, 0);
        foreach (var value in members)
        {
            if (double.IsNaN(value))
                continue;
            sum += of(value);
            count++;
        }

        return IsEnough(count, members.Length) ? sum / count : double.NaN;
    }

    private static double Median(double[] members)
    {
        var there = Array.FindAll(members, value => !double.IsNaN(value));
        if (!IsEnough(there.Length, members.Length))
            return double.NaN;
        Array.Sort(there);
        return Quantiles.Of(there, 0.5);
    }

    private static bool IsEnough(int there, int members) => there >= MembersAtLeast && there >= ShareAtLeast * members;
}
