using System.Globalization;
using RotationFunctions.Pipeline.Snapshots;
using RotationFunctions.Pipeline.Sources;
using RotationFunctions.Pipeline.Sources.Csv;
using RotationFunctions.Pipeline.Universes;
using RotationFunctions.Testing;

namespace RotationFunctions.Tests.Snapshots.Checks;

/// <summary>Slipped decimal points in rates, beside what rates really did in 2008, in 2020 and at zero.</summary>
public class RateDigitsCheckTests
{
    private const string Origin = "fred/DGS10.csv";
    private static readonly DateOnly First = new(2026, 1, 5);

    public static TheoryData<double[], int[], string> Slipped => new()
    {
        { [4.10, 4.12, 41.5, 4.13, 4.09], [2], "2026-01-06 (published on 2026-01-07): the value 41.5 stands between 4.12 and 4.13: a slipped decimal point or a missing value, not the market" },
        { [4.10, 4.12, 415, 4.13, 4.09], [2], "2026-01-06 (published on 2026-01-07): the value 415 stands between" },
        { [4.10, 4.12, 0.42, 4.13, 4.09], [2], "2026-01-06 (published on 2026-01-07): the value 0.42 stands between" },
        { [4.10, 4.12, 0.0415, 0.0413, 4.09], [2, 3], "2026-01-06 (published on 2026-01-07): the value 0.0415 stands between 4.12 and 4.09" },
        { [4.10, 4.12, 0, 4.13, 4.09], [2], "2026-01-06 (published on 2026-01-07): the value 0 stands between" },
        { [4.10, 4.12, 4.13, 4.09, 40.8], [4], "2026-01-08 (published on 2026-01-09): the value 40.8 after 4.09 looks like a slipped decimal point; the row waits for the next day's" },
        { [41.0, 4.12, 4.13, 4.09, 4.08], [0], "2026-01-04 (published on 2026-01-05): the value 41 before 4.12 looks like a slipped decimal point; the series begins after it" },
    };

    [Theory]
    [MemberData(nameof(Slipped))]
    public void SlippedDecimalPoint_IsLeftOutAndNamed(double[] rates, int[] wrong, string reason)
    {
        var valid = Validate(rates);

        Assert.Null(valid.Rejection);
        Assert.Equal(rates.Where((_, row) => !wrong.Contains(row)), valid.Columns!.Close);
        Assert.Equal(wrong.Select(row => ((DateOnly?)First.AddDays(row), row + 2)), valid.Issues.Select(issue => (issue.LeftOut, issue.Line)));
        Assert.StartsWith(reason, valid.Issues[0].Reason?.Text, StringComparison.Ordinal);
    }

    /// <summary>Percent until a day, fractions from it on: a factor of a hundred that stays.</summary>
    [Fact]
    public void AnotherUnit_RejectsTheSeries()
    {
        var valid = Validate([4.10, 4.12, 4.13, 4.11, 0.0412, 0.0414, 0.0409]);

        Assert.Null(valid.Columns);
        Assert.Equal("DGS10: 0.0412 follows 4.11 (fred/DGS10.csv, line 6): a factor of 100, a slipped decimal point or another unit. Values before that row are in another unit, so the series is left out; correct them at the source.", valid.Rejection?.Text);
    }

    /// <summary>Real moves: the target range of March 2020 and December 2008, bills at zero that are ten times as high the next day, a repo squeeze.</summary>
    [Theory]
    [InlineData(1.25, 1.25, 0.25, 0.25, 0.25)]
    [InlineData(1.00, 1.00, 0.0, 0.0, 0.0)]
    [InlineData(1.00, 1.00, 1.00, 1.00, 0.0)]
    [InlineData(1.00, 0.52, 0.30, 0.11, 0.14)]
    [InlineData(0.01, 0.10, 0.01, 0.11, 0.01)]
    [InlineData(0.0, 0.0, 0.05, 0.0, 0.0)]
    [InlineData(0.04, 0.40, 0.05, 0.03, 0.04)]
    [InlineData(-0.10, 0.05, -0.50, 0.02, -0.05)]
    [InlineData(2.20, 2.43, 5.25, 2.55, 1.85)]
    public void RealMove_Passes(params double[] rates)
    {
        var valid = Validate(rates);

        Assert.Equal(rates, valid.Columns!.Close);
        Assert.Empty(valid.Issues);
    }

    /// <summary>
    /// Every rate beside the project, whole and as it stood on each day of the last quarter of a century: nothing is accused. With one
    /// row a hundred or ten times too large or small, that row is found wherever the error is one percentage point or more.
    /// </summary>
    [Slow]
    [Theory]
    [InlineData("DFF")]
    [InlineData("EFFR")]
    [InlineData("DGS2")]
    [InlineData("DGS10")]
    [InlineData("DFEDTARL")]
    [InlineData("DFEDTARU")]
    [InlineData("IORB")]
    [InlineData("SOFR")]
    public void RealRates_AreNotAccused_AndSlippedOnesAre(string id)
    {
        var file = Path.Combine(SharedData.Require(), "fred", $"{id}.csv");
        var series = SeriesCsv.Parse(ProviderBodies.Define(id, SeriesKind.Rate), File.ReadAllBytes(file), id).Series[0];
        Assert.Empty(SeriesValidation.Validate(series, SeriesKind.Rate, DateOnly.MaxValue, Origin).Issues);
        for (var end = Math.Max(2, series.Count - 6300); end <= series.Count; end++)
        {
            var known = series.Pick([.. Enumerable.Range(Math.Max(0, end - 40), Math.Min(end, 40))]);
            Assert.Empty(SeriesValidation.Validate(known, SeriesKind.Rate, DateOnly.MaxValue, Origin).Issues);
        }

        var random = new Random(20261128);
        var (put, found) = (0, 0);
        while (put < 200)
        {
            var row = random.Next(30, series.Count - 1);
            var slipped = Math.Round(series.Close[row] * new[] { 100, 10, 0.1, 0.01 }[random.Next(4)], 4);
            if (Math.Abs(slipped - series.Close[row]) < 1)
                continue;
            put++;
            var faulty = series with { Close = [.. series.Close] };
            faulty.Close[row] = slipped;
            var issues = SeriesValidation.Validate(faulty, SeriesKind.Rate, DateOnly.MaxValue, Origin).Issues;
            if (issues.Count == 1 && issues[0].LeftOut == series.Dates[row])
                found++;
        }

        Assert.True(found >= 0.9 * put, string.Create(CultureInfo.InvariantCulture, $"{id}: {found} of {put}"));
    }

    private static ValidatedSeries Validate(double[] rates) => SeriesValidation.Validate(
        new SeriesColumns
        {
            Id = "DGS10",
            Dates = [.. Enumerable.Range(0, rates.Length).Select(First.AddDays)],
            Close = rates,
            Lines = [.. Enumerable.Range(2, rates.Length)],
        },
        SeriesKind.Rate, First.AddDays(rates.Length), Origin);
}
