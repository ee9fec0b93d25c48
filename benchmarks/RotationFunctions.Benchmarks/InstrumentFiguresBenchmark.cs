using BenchmarkDotNet.Attributes;
using RotationFunctions.Analytics;
using RotationFunctions.Benchmarks.Peers;
using RotationFunctions.Pipeline.Snapshots;

namespace RotationFunctions.Benchmarks;

/// <summary>
/// Every figure of an instrument for every day: the bytes of a snapshot in, columns of figures out. The size of the default
/// universe, and of an index' members, over twenty years.
/// </summary>
[MemoryDiagnoser]
public class InstrumentFiguresBenchmark
{
    private byte[] _bytes = [];
    private MarketHistory? _history;

    [Params(27, 500)]
    public int Series { get; set; }

    [Params(5040)]
    public int Days { get; set; }

    [GlobalSetup]
    public async Task Prepare()
    {
        var snapshot = Panel.Snapshot(Series, Days);
        using var stream = new MemoryStream();
        await SnapshotFile.WriteAsync(snapshot, stream, CancellationToken.None);
        _bytes = stream.ToArray();
        _history = snapshot.ToHistory();
    }

    /// <summary>Parquet bytes to columns on a calendar.</summary>
    [Benchmark]
    public async Task<MarketHistory> Read()
        => (await SnapshotFile.ReadAsync(_bytes, "panel", CancellationToken.None)).ToHistory();

    /// <summary>Columns to figures.</summary>
    [Benchmark]
    public IReadOnlyList<InstrumentFigures> Compute() => InstrumentFigures.OfAll(_history!);

    /// <summary>Bytes to figures.</summary>
    [Benchmark(Baseline = true)]
    public async Task<IReadOnlyList<InstrumentFigures>> ReadAndCompute() => InstrumentFigures.OfAll(await Read());

    /// <summary>Bytes to the 21 figures that other engines are compared by, without keeping them.</summary>
    [Benchmark]
    public Task<Dictionary<string, double>> ReadAndComputeSelected() => PeerFigures.SumsAsync(_bytes);
}
