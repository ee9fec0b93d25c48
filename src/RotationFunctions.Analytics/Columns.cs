using System.Numerics;
using System.Numerics.Tensors;

namespace RotationFunctions.Analytics;

/// <summary>Arithmetic on whole columns of daily values.</summary>
internal static class Columns
{
    /// <summary>a / b − 1, day by day.</summary>
    public static void RatioLessOne(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> result)
    {
        TensorPrimitives.Divide(a, b, result);
        TensorPrimitives.Subtract(result[..a.Length], 1, result);
    }

    /// <summary>A column that is absent on every day: NaN.</summary>
    public static double[] Absent(int days)
    {
        var column = new double[days];
        column.AsSpan().Fill(double.NaN);
        return column;
    }

    /// <summary>A column that begins on some day, on every day of the calendar; NaN on the others.</summary>
    /// <param name="column">The values.</param>
    /// <param name="start">Calendar index of the first.</param>
    /// <param name="days">Days of the calendar.</param>
    public static double[] OnCalendar(ReadOnlySpan<double> column, int start, int days)
    {
        var aligned = Absent(days);
        column.CopyTo(aligned.AsSpan(start));
        return aligned;
    }

    /// <summary>Blanks (NaN) a figure on the days on which something that it needs is absent.</summary>
    public static void Require(ReadOnlySpan<double> need, Span<double> figure)
    {
        var absent = new Vector<double>(double.NaN);
        var i = 0;
        for (; i <= figure.Length - Vector<double>.Count; i += Vector<double>.Count)
        {
            var needed = new Vector<double>(need[i..]);
            Vector.ConditionalSelect(Vector.Equals(needed, needed), new Vector<double>(figure[i..]), absent).CopyTo(figure[i..]);
        }

        for (; i < figure.Length; i++)
            if (double.IsNaN(need[i]))
                figure[i] = double.NaN;
    }
}
