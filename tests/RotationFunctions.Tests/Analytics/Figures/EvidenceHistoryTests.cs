using RotationFunctions.Analytics;
using RotationFunctions.Tests.Analytics.Support;

namespace RotationFunctions.Tests.Analytics;

public sealed class EvidenceHistoryTests
{
    private const int Days = 1900;
    private static readonly TradingCalendar Calendar = SyntheticMarket.Calendar(Days, new(2005, 11, 1));

    [Fact]
    public void Table_FromSixtyFinishedMonthsOnAndTheSameThroughAMonth()
    {
        var evidence = Of(Days);
        // From the end of December 2005, sixty months whose next one is finished: known on the first trading day of January 2011.
        var first = Calendar.IndexAtOrAfter(new(2011, 1, 1));
        Assert.Null(evidence.On(first - 1));
        var table = evidence.On(first)!;
        Assert.Equal((new DateOnly(2005, 12, 30), 60), (table.From, table.Rows[0].Months));
        Assert.Equal(new DateOnly(2010, 12, 31), table.To);
        Assert.Same(table, evidence.On(first + 5));
        Assert.Equal(["oracle", "noise", "sectors"], table.Rows.Select(r => r.Id));
    }

    [Fact]
    public void Table_ASignalThatKnowsIsSupportedAndNoiseIsNot()
    {
        var rows = Of(Days).On(Days - 1)!.Rows.ToDictionary(r => r.Id);
        Assert.Equal(RecordVerdict.Supported, rows["oracle"].Verdict);
        Assert.InRange(rows["oracle"].Ic, 0.9, 1);
        Assert.InRange(rows["oracle"].Hit!.Value, 0.9, 1);
        Assert.Equal(RecordVerdict.None, rows["noise"].Verdict);
        Assert.True(rows["oracle"].Net < rows["oracle"].Gross);
    }

    [Fact]
    public void Table_NoLookAhead()
    {
        var whole = Of(Days);
        foreach (var day in (int[])[1330, 1400, 1500, 1777])
        {
            var (expected, actual) = (Of(day + 1).On(day), whole.On(day));
            Assert.Equal((expected?.From, expected?.To, expected?.ExpectedBest), (actual?.From, actual?.To, actual?.ExpectedBest));
            Assert.Equal(expected?.Rows ?? [], actual?.Rows ?? []);
        }
    }

    /// <summary>A signal that all but knows the next month, and one that knows nothing; none of the two looks further than a history does.</summary>
    private static EvidenceHistory Of(int days)
    {
        var random = new Random(4);
        double[] Walk()
        {
            var level = 100.0;
            return [.. Enumerable.Range(0, Days).Select(_ => level *= 1 + (0.02 * (random.NextDouble() - 0.5)))];
        }

        double[] small = Walk(), large = Walk(), noise = [.. Enumerable.Range(0, Days).Select(_ => random.NextDouble() - 0.5)], oracle = new double[Days];
        int[] ends = [.. Enumerable.Range(0, Days - 1).Where(day => Calendar[day].Month != Calendar[day + 1].Month)];
        foreach (var (from, to) in ends.Zip(ends.Skip(1)))
            oracle[from] = (small[to] / small[from]) - (large[to] / large[from]) + (0.004 * noise[from]);
        EvidenceSector[] sectors = [.. Enumerable.Range(0, 7).Select(i => new EvidenceSector($"S{i}", Walk(), Walk())).Select(s => s with { Momentum = s.Momentum[..days], Adjusted = s.Adjusted[..days] })];
        return new EvidenceHistory(
            Calendar.CutAt(Calendar[days - 1]), small[..days], large[..days], [new("oracle", oracle[..days]), new("noise", noise[..days])], "sectors", sectors);
    }
}
