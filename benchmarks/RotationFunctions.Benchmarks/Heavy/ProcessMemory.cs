using System.Diagnostics;
using System.Diagnostics.Tracing;
using Microsoft.Diagnostics.NETCore.Client;

namespace RotationFunctions.Benchmarks.Heavy;

/// <summary>The memory of another process of this machine, in megabytes.</summary>
internal static class ProcessMemory
{
    /// <summary>The keyword by which a listener has the runtime collect the whole heap.</summary>
    private const long HeapCollect = 0x800000;

    /// <summary>After how long without use the runtime's pools give an array up, at the next collection.</summary>
    private static readonly TimeSpan PoolsForget = TimeSpan.FromSeconds(65);

    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(50);

    /// <summary>
    /// Its working set once the runtime has collected the heap, as it does by itself sooner or later: what was in use, the pools a minute
    /// later, and what both left free.
    /// </summary>
    public static async Task<double> AfterCollectionAsync(Process process)
    {
        await CollectAsync(process);
        await Task.Delay(PoolsForget);
        await CollectAsync(process);
        await CollectAsync(process);
        return WorkingSet(process);
    }

    private static async Task CollectAsync(Process process)
    {
        var provider = new EventPipeProvider("Microsoft-Windows-DotNETRuntime", EventLevel.Informational, HeapCollect);
        using var session = new DiagnosticsClient(process.Id).StartEventPipeSession(provider, requestRundown: false);
        var reading = session.EventStream.CopyToAsync(Stream.Null);
        await Task.Delay(Settled);
        await session.StopAsync(CancellationToken.None);
        await reading;
    }

    /// <summary>Its largest working set until somebody says stop.</summary>
    public static async Task<double> PeakAsync(Process process, CancellationToken stop)
    {
        var peak = WorkingSet(process);
        while (!stop.IsCancellationRequested)
        {
            await Task.Delay(Step, CancellationToken.None);
            peak = Math.Max(peak, WorkingSet(process));
        }

        return peak;
    }

    private static double WorkingSet(Process process)
    {
        process.Refresh();
        return process.WorkingSet64 / 1e6;
    }
}
