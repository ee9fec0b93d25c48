using System.Diagnostics;
using System.Numerics.Tensors;
using RotationFunctions.Analytics;
using RotationFunctions.Pipeline.Snapshots;

namespace RotationFunctions.Benchmarks.Peers;

/// <summary>
/// The 21 standard figures that the comparison with other engines is about: from the bytes of a snapshot to each figure of
/// every series on every day. Like the others' queries it sums each figure up, so that each one is computed and all can
/// be compared.
/// </summary>
internal static class PeerFigures
{
    private const int MansfieldDays = 252;

    private static readonly string[] Selected =
    [
        .. Window.All.Where(window => window.TradingDays is not null).Select(FigureIds.Return),
        FigureIds.TotalReturn(Window.OneYear),
        FigureIds.VolatilityDaily(Window.OneMonth), FigureIds.VolatilityDaily(Window.ThreeMonths), FigureIds.VolatilityDaily(Window.OneYear),
        FigureIds.Beta, FigureIds.Correlation, FigureIds.TrackingError,
        FigureIds.High52Weeks, FigureIds.High52WeeksDistance, FigureIds.HighAllTime,
        FigureIds.Sma50, FigureIds.Sma200, FigureIds.DollarVolume, FigureIds.Amihud,
    ];

    private static readonly FigureSelection Selection = new(Selected);

    /// <summary>Computes the figures several times.</summary>
    public static async Task<PeerResult> MeasureAsync(string file, int runs)
    {
        double[] seconds = new double[runs], cpuSeconds = new double[runs];
        var sums = new Dictionary<string, double>();
        for (var run = 0; run < runs; run++)
        {
            var bytes = await File.ReadAllBytesAsync(file);
            var (started, cpu) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
            sums = await SumsAsync(bytes);
            seconds[run] = Stopwatch.GetElapsedTime(started).TotalSeconds;
            cpuSeconds[run] = (Environment.CpuUsage.TotalTime - cpu).TotalSeconds;
        }

        using var process = Process.GetCurrentProcess();
        return new PeerResult("", seconds, cpuSeconds, sums, process.PeakWorkingSet64);
    }

    /// <summary>The sum of each figure over all series and days.</summary>
    public static async Task<Dictionary<string, double>> SumsAsync(byte[] bytes)
    {
        var history = (await SnapshotFile.ReadAsync(bytes, "panel", CancellationToken.None)).ToHistory();
        var sums = new Dictionary<string, double>(StringComparer.Ordinal);
        InstrumentFigures.ForEach(history, Selection, figures =>
        {
            var own = new double[Selected.Length];
            for (var i = 0; i < own.Length; i++)
                own[i] = Sum(figures.Column(Selected[i]));
            var mansfield = Mansfield(figures);
            lock (sums)
            {
                for (var i = 0; i < own.Length; i++)
                    sums[Selected[i]] = sums.GetValueOrDefault(Selected[i]) + own[i];
                sums[RotationIds.Mansfield] = sums.GetValueOrDefault(RotationIds.Mansfield) + mansfield;
            }
        });
        return sums;
    }

    private static double Mansfield(InstrumentFigures figures)
    {
        var (series, benchmark) = (figures.Series, figures.Benchmark);
        double[] ratio = new double[series.Count], result = new double[series.Count];
        RelativeStrength.Ratio(series.Close.Values, benchmark.Close.Values[(series.Start - benchmark.Start)..], ratio);
        RelativeStrength.Mansfield(ratio, MansfieldDays, result);
        return Sum(result);
    }

    /// <summary>Sum of a column without the days on which the figure is absent: those before it has enough history.</summary>
    private static double Sum(ReadOnlySpan<double> column)
    {
        var first = 0;
        while (first < column.Length && double.IsNaN(column[first]))
            first++;
        return TensorPrimitives.Sum(column[first..]);
    }
}
