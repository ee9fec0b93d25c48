using RotationFunctions.Analytics;

namespace RotationFunctions.Tests.Analytics;

public sealed class ColumnsTests
{
    private const double NaN = double.NaN;

    /// <summary>Columns of every length to beyond two vectors, with one absent element at every place.</summary>
    [Fact]
    public void Require_BlanksWhatLacksWhatItNeeds()
    {
        for (var length = 0; length <= 20; length++)
        {
            for (var absent = 0; absent < length; absent++)
            {
                double[] need = [.. Enumerable.Repeat(1.0, length)], figure = [.. Enumerable.Range(0, length).Select(i => (double)i)];
                need[absent] = NaN;
                Columns.Require(need, figure);
                Assert.Equal(Enumerable.Range(0, length).Select(i => i == absent ? NaN : i), figure);
            }
        }
    }

    [Fact]
    public void Require_OfAFigureThatIsNotWanted() => Columns.Require([1, NaN], []);

    [Fact]
    public void RatioLessOne_DayByDay()
    {
        var result = new double[4];
        Columns.RatioLessOne([3, NaN, 1], [2, 1, 4], result);
        // What lies beyond the columns stays as it was.
        Assert.Equal([0.5, NaN, -0.75, 0], result);
    }

    [Fact]
    public void Table_ElementZeroIsTheFirstDay()
    {
        var table = new FigureTable("X", new([new(2024, 1, 2), new(2024, 1, 3), new(2024, 1, 4), new(2024, 1, 5)]), 1, 2);
        var column = table.Add("a");
        Assert.Equal([NaN, NaN], column);
        column[0] = 7;
        Assert.Equal([null, 7, null, null], Enumerable.Range(0, 4).Select(day => table["a", day]));
        column[1] = 8;
        Assert.Equal([null, 7, 8, null], Enumerable.Range(0, 4).Select(day => table["a", day]));
        table.Add("b");
        Assert.Equal(["a", "b"], table.Ids);
        Assert.Equal(("X", 1, 2, 4), (table.Key, table.Start, table.Count, table.Calendar.Count));
        Assert.Throws<KeyNotFoundException>(() => table["c", 1]);
    }
}
