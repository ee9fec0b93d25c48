using BenchmarkDotNet.Attributes;
using RotationFunctions.Analytics;
using RotationFunctions.Pipeline.Snapshots;

namespace RotationFunctions.Benchmarks;

/// <summary>
/// Every figure of an instrument for every day: the bytes of a snapshot in, columns of figures out. The size of the default
/// universe over twenty years.
/// </summary>
[MemoryDiagnoser]
public class InstrumentFiguresBenchmark
{
    private byte[] _bytes = [];
    private MarketHistory? _history;

    [Params(27)]
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
        => (await SnapshotFile.ReadAsync(new MemoryStream(_bytes), "panel", CancellationToken.None)).ToHistory();

    /// <summary>Columns to figures.</summary>
    [Benchmark]
    public IReadOnlyList<InstrumentFigures> Compute() => InstrumentFigures.OfAll(_history!);

    /// <summary>Bytes to figures.</summary>
    [Benchmark(Baseline = true)]
    public async Task<IReadOnlyList<InstrumentFigures>> ReadAndCompute() => InstrumentFigures.OfAll(await Read());
}
