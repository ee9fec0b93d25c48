using System.Runtime.CompilerServices;

namespace RotationFunctions.Analytics.Claims;

/// <summary>
/// The prices of a series over the days of a search, in one array a price: NaN where the series has no bar, and where it
/// has no prices adjusted for dividends.
/// </summary>
internal sealed class PriceColumns
{
    private readonly double[][] _price;
    private readonly double[][] _total;

    private PriceColumns(int first, double[][] price, double[][] total) => (First, _price, _total) = (first, price, total);

    /// <summary>Calendar index of element 0.</summary>
    public int First { get; }

    /// <param name="series">The series.</param>
    /// <param name="first">Calendar index of the first day.</param>
    /// <param name="last">Calendar index of the last day.</param>
    public static PriceColumns Of(BarSeries series, int first, int last)
    {
        var length = last - first + 1;
        var price = Columns(length);
        var total = Columns(length);
        for (var day = Math.Max(first, series.Start); day <= Math.Min(last, series.Start + series.Count - 1); day++)
        {
            var (from, to) = (day - series.Start, day - first);
            var close = series.Close.Values[from];
            price[(int)DefinitionBase.Close][to] = close;
            price[(int)DefinitionBase.Open][to] = series.Open[from];
            price[(int)DefinitionBase.High][to] = series.High[from];
            price[(int)DefinitionBase.Low][to] = series.Low[from];
            if (!series.HasAdjusted)
                continue;
            var adjusted = series.Adjusted.Values[from];
            total[(int)DefinitionBase.Close][to] = adjusted;
            foreach (var column in (ReadOnlySpan<DefinitionBase>)[DefinitionBase.Open, DefinitionBase.High, DefinitionBase.Low])
                total[(int)column][to] = price[(int)column][to] * (adjusted / close);
        }

        return new PriceColumns(first, price, total);
    }

    /// <summary>One price of every day.</summary>
    public double[] this[PriceBasis basis, DefinitionBase price] => (basis == PriceBasis.Price ? _price : _total)[(int)price];

    /// <summary>Return from a candidate's base to its end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Return(in Candidate candidate)
    {
        var columns = candidate.Basis == PriceBasis.Price ? _price : _total;
        return (columns[(int)DefinitionBase.Close][candidate.End - First] / columns[(int)candidate.BasePrice][candidate.BaseDay - First]) - 1;
    }

    /// <summary>The close of the last day less the base, in points; NaN where either is absent.</summary>
    public double Change(in Candidate candidate)
        => this[candidate.Basis, DefinitionBase.Close][candidate.End - First] - this[candidate.Basis, candidate.BasePrice][candidate.BaseDay - First];

    /// <summary>Daily returns of closes, one for each day; NaN where either close is absent.</summary>
    public double[] DailyReturns(PriceBasis basis, ReturnForm form)
    {
        var closes = this[basis, DefinitionBase.Close];
        var returns = new double[closes.Length];
        returns[0] = double.NaN;
        for (var day = 1; day < closes.Length; day++)
        {
            var ratio = closes[day] / closes[day - 1];
            returns[day] = form == ReturnForm.Simple ? ratio - 1 : Math.Log(ratio);
        }

        return returns;
    }

    private static double[][] Columns(int length)
    {
        // A previous close is read as the close of the day before: it has no column of its own.
        var columns = new double[5][];
        for (var i = 0; i < columns.Length; i++)
        {
            columns[i] = i == (int)DefinitionBase.PreviousClose ? [] : new double[length];
            Array.Fill(columns[i], double.NaN);
        }

        return columns;
    }
}
