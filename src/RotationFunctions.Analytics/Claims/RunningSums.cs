namespace RotationFunctions.Analytics.Claims;

/// <summary>
/// Sums of one or two columns from their first day on, so that the moments of any window are differences of two elements.
/// The columns are taken from their mean first: what is summed is then of the size of its spread, and the differences
/// keep their digits.
/// </summary>
internal sealed class RunningSums
{
    private readonly int _first;
    private readonly int[] _count;
    private readonly double[] _x, _xx;
    private readonly double[] _y = [], _yy = [], _xy = [];

    /// <summary>Sums of one column.</summary>
    /// <param name="x">Values; NaN is left out.</param>
    /// <param name="first">Calendar index of element 0.</param>
    public RunningSums(double[] x, int first)
    {
        _first = first;
        (_count, _x, _xx) = (new int[x.Length], new double[x.Length], new double[x.Length]);
        var mean = Mean(x, x);
        for (var day = 1; day < x.Length; day++)
        {
            var value = double.IsNaN(x[day]) ? 0 : x[day] - mean;
            _count[day] = _count[day - 1] + (double.IsNaN(x[day]) ? 0 : 1);
            _x[day] = _x[day - 1] + value;
            _xx[day] = _xx[day - 1] + (value * value);
        }
    }

    /// <summary>Sums of two columns over the days on which both have a value.</summary>
    public RunningSums(double[] x, double[] y, int first)
    {
        _first = first;
        (_count, _x, _xx) = (new int[x.Length], new double[x.Length], new double[x.Length]);
        (_y, _yy, _xy) = (new double[x.Length], new double[x.Length], new double[x.Length]);
        var (meanX, meanY) = (Mean(x, y), Mean(y, x));
        for (var day = 1; day < x.Length; day++)
        {
            var isPair = !double.IsNaN(x[day]) && !double.IsNaN(y[day]);
            var (dx, dy) = isPair ? (x[day] - meanX, y[day] - meanY) : (0, 0);
            _count[day] = _count[day - 1] + (isPair ? 1 : 0);
            _x[day] = _x[day - 1] + dx;
            _xx[day] = _xx[day - 1] + (dx * dx);
            _y[day] = _y[day - 1] + dy;
            _yy[day] = _yy[day - 1] + (dy * dy);
            _xy[day] = _xy[day - 1] + (dx * dy);
        }
    }

    /// <summary>Number of daily returns between the closes of two days.</summary>
    public int Count(int start, int end) => _count[end - _first] - _count[start - _first];

    /// <summary>Standard deviation of the daily returns between the closes of two days; NaN when too many are missing.</summary>
    public double Deviation(int start, int end, StandardDeviation deviation)
    {
        var n = Count(start, end);
        return IsEnough(n, end - start)
            ? Math.Sqrt(Squares(_x, _xx, start, end, n) / (deviation == StandardDeviation.Sample ? n - 1 : n))
            : double.NaN;
    }

    /// <summary>Pearson correlation between the closes of two days; NaN when too many returns are missing or one side does not vary.</summary>
    public double Correlation(int start, int end)
    {
        var n = Count(start, end);
        if (!IsEnough(n, end - start))
            return double.NaN;
        var (x, y) = (Squares(_x, _xx, start, end, n), Squares(_y, _yy, start, end, n));
        return Rolling.Deviation.IsRounding(x, n) || Rolling.Deviation.IsRounding(y, n) ? double.NaN : Products(start, end, n) / Math.Sqrt(x * y);
    }

    /// <summary>Slope of the first column on the second; NaN likewise.</summary>
    public double Slope(int start, int end)
    {
        var n = Count(start, end);
        if (!IsEnough(n, end - start))
            return double.NaN;
        var y = Squares(_y, _yy, start, end, n);
        return Rolling.Deviation.IsRounding(y, n) ? double.NaN : Products(start, end, n) / y;
    }

    private static bool IsEnough(int count, int days) => count >= 2 && count >= Rolling.Coverage.Of(days);

    private double Squares(double[] sums, double[] squares, int start, int end, int n)
    {
        var sum = sums[end - _first] - sums[start - _first];
        return Math.Max(0, squares[end - _first] - squares[start - _first] - (sum * sum / n));
    }

    private double Products(int start, int end, int n)
    {
        var (from, to) = (start - _first, end - _first);
        return _xy[to] - _xy[from] - ((_x[to] - _x[from]) * (_y[to] - _y[from]) / n);
    }

    private static double Mean(double[] values, double[] others)
    {
        var moments = default(Rolling.Moments);
        for (var day = 1; day < values.Length; day++)
            if (!double.IsNaN(others[day]))
                moments = moments.With(values[day]);
        return moments.Mean;
    }
}
