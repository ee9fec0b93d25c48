using RotationFunctions.Analytics.Rolling;

namespace RotationFunctions.Analytics;

/// <summary>How far the small-cap index fell within a quarter of the days on which a risk had one level.</summary>
/// <param name="Days">Earlier days at the level whose next 63 days are complete.</param>
/// <param name="Independent">Those of them that lie 63 days apart.</param>
/// <param name="Mean">Mean of the worst falls after all of them, zero or negative; null without any.</param>
/// <param name="Median">Their median.</param>
/// <param name="WorstTenth">The fall that a tenth of them exceeded.</param>
public sealed record AfterLevel(int Days, int Independent, double? Mean, double? Median, double? WorstTenth);

/// <summary>What followed each level of a risk, as it was known on every day (section 9).</summary>
internal sealed class AfterLevels
{
    /// <summary>The days that are looked at after one.</summary>
    public const int Days = 63;

    private readonly int[][] _by;
    private readonly List<AfterLevel>[] _after;

    /// <param name="levels">Level of each day, null where there is none.</param>
    /// <param name="worstFalls">The worst fall after each day (see <see cref="WorstFalls"/>).</param>
    public AfterLevels(ReadOnlySpan<RiskLevel?> levels, double[] worstFalls)
    {
        var all = Enum.GetValues<RiskLevel>();
        _by = [.. all.Select(_ => new int[worstFalls.Length])];
        _after = [.. all.Select(_ => new List<AfterLevel>())];
        var samples = all.Select(_ => new ExpandingSample(worstFalls)).ToArray();
        Span<double> sums = stackalloc double[all.Length];
        Span<int> independent = stackalloc int[all.Length];
        Span<int> lastKept = stackalloc int[all.Length];
        lastKept.Fill(-Days);
        for (var day = 0; day < worstFalls.Length; day++)
        {
            if (day - Days is >= 0 and var start && levels[start] is { } level && !double.IsNaN(worstFalls[start]))
            {
                var i = (int)level;
                samples[i].Join(start);
                sums[i] += worstFalls[start];
                if (start - lastKept[i] >= Days)
                {
                    independent[i]++;
                    lastKept[i] = start;
                }

                _after[i].Add(new AfterLevel(
                    samples[i].Count, independent[i], sums[i] / samples[i].Count, samples[i].Quantile(0.5), samples[i].Quantile(0.1)));
            }

            for (var i = 0; i < all.Length; i++)
                _by[i][day] = _after[i].Count;
        }
    }

    /// <summary>What had followed a level by a day.</summary>
    public AfterLevel On(RiskLevel level, int day)
        => _by[(int)level][day] is > 0 and var count ? _after[(int)level][count - 1] : new AfterLevel(0, 0, null, null, null);

    /// <summary>
    /// The worst fall within the 63 days after each day: the lowest of their closes over its own, less one, zero when none was lower. NaN
    /// while they are not complete, or where too many lack a close.
    /// </summary>
    public static double[] WorstFalls(ReadOnlySpan<double> closes)
    {
        var lowest = Columns.Absent(closes.Length);
        var fold = new LowestFold(closes, Coverage.Of(Days), lowest);
        SlidingFold.Run<LowestFold, Highest>(ref fold, 0, closes.Length, Days);
        var falls = Columns.Absent(closes.Length);
        for (var day = 0; day + Days < closes.Length; day++)
            falls[day] = double.IsNaN(lowest[day + Days]) || double.IsNaN(closes[day]) ? double.NaN : Math.Min(0, (lowest[day + Days] / closes[day]) - 1);
        return falls;
    }
}
