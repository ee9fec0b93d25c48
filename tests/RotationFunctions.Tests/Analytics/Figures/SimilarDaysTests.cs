using RotationFunctions.Analytics;

namespace RotationFunctions.Tests.Analytics;

public sealed class SimilarDaysTests
{
    private const int Days = 2000;

    [Fact]
    public void Nearest_AQuarterApartAndOfEqualsTheLater()
    {
        // All past days alike at a distance of one, but for some: on the last day both figures are 1.
        var (first, second) = (new double[Days], new double[Days]);
        (first[^1], second[^1]) = (1, 1);
        Put(500, 1, 1); // the same
        Put(530, 0.9, 1); // nearly, but within a quarter of it
        Put(700, 1, 0.8);
        Put(900, 0.8, 1); // as near, and later
        Put(Days - 1 - 252, 0.5, 1); // a year ago: the last candidate
        Put(Days - 200, 1, 1); // within the year: none
        var days = new SimilarDays(first, second).On(Days - 1)!;
        // The rest is all alike: the latest day that lies a quarter from those taken.
        Assert.Equal([500, 900, 700, 1747, 1684], days.Select(d => d.Day));
        Assert.Equal(0, days[0].Distance);
        Assert.Equal(Math.Sqrt(0.04 / 2), days[1].Distance, 1e-12);
        Assert.Equal(1.0 / (Days - 252), days[0].AsNear);
        // The same day, the one near it, and both at that distance.
        Assert.Equal((4.0 / (Days - 252), 4.0 / (Days - 252)), (days[1].AsNear, days[2].AsNear));

        void Put(int day, double a, double b) => (first[day], second[day]) = (a, b);
    }

    [Fact]
    public void Absent_WithoutAFigureOrWithTooFewCandidates()
    {
        double[] figure = [.. Enumerable.Repeat(0.5, 1252)];
        var similar = new SimilarDays(figure);
        Assert.Equal((999, 1000), (similar.Candidates(1250), similar.Candidates(1251)));
        Assert.Null(similar.On(1250));
        Assert.NotNull(similar.On(1251));
        figure[1251] = double.NaN;
        Assert.Null(new SimilarDays(figure).On(1251));
        figure[1251] = 0.5;
        figure[3] = double.NaN;
        Assert.Null(new SimilarDays(figure).On(1251));
    }
}
