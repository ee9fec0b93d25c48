using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using RotationFunctions.Benchmarks.Running;
using RotationFunctions.Pipeline.Snapshots;

namespace RotationFunctions.Benchmarks.Peers;

/// <summary>
/// Our figures beside DuckDB's and pandas': the same panel, the same figures, in turns, each engine in a process of its
/// own. An engine that is not installed is named with the command that installs it.
/// </summary>
internal static class PeerComparison
{
    private const int Rounds = 3;
    private const int RunsInRound = 20;
    private const int PeerRunsInRound = 2;

    private static readonly string Scripts = Path.Combine(AppContext.BaseDirectory, "Peers");

    /// <summary>Makes the panel, runs every engine and prints what came out.</summary>
    public static async Task<int> RunAsync(int series, int days)
    {
        var folder = Directory.CreateTempSubdirectory("rotation-panel-").FullName;
        try
        {
            var file = Path.Combine(folder, "panel.parquet");
            Console.WriteLine(Invariant($"{series} series × {days} days, {Environment.ProcessorCount} processors, {RuntimeInformation.FrameworkDescription}"));
            await WritePanelAsync(Panel.Snapshot(series, days), folder, file);
            var engines = new List<Engine> { new("RotationFunctions", Environment.ProcessPath!, ["peers-own", file, Text(RunsInRound)]) };
            if (await CanRunAsync("node", ["--input-type=module", "--eval", "await import('@duckdb/node-api')"]))
                engines.Add(new("DuckDB", "node", [Script("duckdb.mjs"), file, Text(Environment.ProcessorCount), Text(PeerRunsInRound)]));
            else
                Console.WriteLine("DuckDB is not installed and is left out. To have it: npm ci --prefix benchmarks/RotationFunctions.Benchmarks (with Node 20 or later)");
            if (await PythonWithPandasAsync() is { } python)
                engines.Add(new("pandas", python, [Script("pandas_figures.py"), folder, Text(series), Text(days), Text(PeerRunsInRound)]));
            else
                Console.WriteLine("pandas is not installed and is left out. To have it: pip install pandas");
            for (var round = 0; round < Rounds; round++)
                foreach (var engine in engines)
                    engine.Results.Add(await MeasureAsync(engine));
            Print(engines);
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Runs our own figures and prints what <see cref="PeerResult"/> holds, as the others' scripts do.</summary>
    public static async Task<int> RunOwnAsync(string file, int runs)
    {
        var result = await PeerFigures.MeasureAsync(file, runs);
        Console.WriteLine(JsonSerializer.Serialize(result, PeerJson.Default.PeerResult));
        return 0;
    }

    private static async Task WritePanelAsync(Snapshot panel, string folder, string file)
    {
        await using (var stream = File.Create(file))
            await SnapshotFile.WriteAsync(panel, stream, CancellationToken.None);
        foreach (var (name, column) in new (string, Func<int, double[]?>)[]
            { ("close", i => panel.Series[i].Close), ("adj_close", i => panel.Series[i].AdjustedClose), ("volume", i => panel.Series[i].Volume) })
        {
            await using var stream = File.Create(Path.Combine(folder, name + ".f64"));
            for (var i = 0; i < panel.Series.Count; i++)
                stream.Write(MemoryMarshal.AsBytes(column(i).AsSpan()));
        }
    }

    private static async Task<string?> PythonWithPandasAsync()
    {
        foreach (var python in (string[])["python3", "/usr/bin/python3", "python"])
            if (await CanRunAsync(python, ["-c", "import pandas"]))
                return python;
        return null;
    }

    private static async Task<bool> CanRunAsync(string program, string[] arguments)
    {
        try
        {
            return (await StartAsync(program, arguments)).Exit == 0;
        }
        catch (Win32Exception)
        {
            // There is no program of that name.
            return false;
        }
    }

    private static async Task<PeerResult> MeasureAsync(Engine engine)
    {
        var (exit, output, error) = await StartAsync(engine.Program, engine.Arguments);
        if (exit != 0)
            throw new InvalidOperationException($"{engine.Name} ended with exit code {exit}: {error}");
        return JsonSerializer.Deserialize(output, PeerJson.Default.PeerResult)
            ?? throw new InvalidOperationException($"{engine.Name} printed no result.");
    }

    private static async Task<(int Exit, string Output, string Error)> StartAsync(string program, IEnumerable<string> arguments)
    {
        using var process = new Process
        {
            StartInfo = new ProcessStartInfo(program, arguments)
            {
                WorkingDirectory = Scripts,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
        process.Start();
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }

    private static void Print(IReadOnlyList<Engine> engines)
    {
        var own = engines[0];
        Console.WriteLine();
        Console.WriteLine($"{"engine",-26}{"first s",10}{"median s",10}{"best s",10}{"÷ ours",9}{"cpu s",10}{"÷ ours",9}{"peak MiB",10}{"figures",9}{"largest gap",13}");
        foreach (var engine in engines)
        {
            var version = engine.Results[0].Version;
            Console.WriteLine(Invariant(
                $"{engine.Name + " " + version,-26}{engine.First,10:F3}{engine.Median,10:F3}{engine.Best,10:F3}{engine.Median / own.Median,9:F1}{engine.BestCpu,10:F3}{engine.BestCpu / own.BestCpu,9:F1}{engine.PeakBytes / 1048576,10}{engine.Sums.Count,9}{Gap(own.Sums, engine.Sums),13:E1}"));
        }

        Console.WriteLine();
        Console.WriteLine("first: of a process, before its code is warm. cpu: best of the processor seconds of a run, over all threads, which a busy");
        Console.WriteLine("machine disturbs less. ÷ ours: the median over our median, best cpu over our best. largest gap: of a figure's sum from ours.");
    }

    /// <summary>The largest relative difference between two engines' sums of the same figure.</summary>
    private static double Gap(IReadOnlyDictionary<string, double> own, IReadOnlyDictionary<string, double> other)
        => own.Max(figure => Math.Abs((other[figure.Key] / figure.Value) - 1));

    private static string Script(string name) => Path.Combine(Scripts, name);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);

    /// <summary>An engine, how it is started, and what came of it.</summary>
    private sealed record Engine(string Name, string Program, string[] Arguments)
    {
        public List<PeerResult> Results { get; } = [];

        public IReadOnlyDictionary<string, double> Sums => Results[0].Sums;

        public double First => Results[0].Seconds[0];

        public double Best => Results.Min(result => result.Seconds.Min());

        public double BestCpu => Results.Min(result => result.CpuSeconds.Min());

        public double Median => Samples.Median(Results.SelectMany(result => result.Seconds));

        public long PeakBytes => Results.Max(result => result.PeakBytes);
    }
}
