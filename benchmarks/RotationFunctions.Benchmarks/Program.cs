using System.Globalization;
using BenchmarkDotNet.Running;
using RotationFunctions.Benchmarks.ColdStart;
using RotationFunctions.Benchmarks.Heavy;
using RotationFunctions.Benchmarks.Peers;
using RotationFunctions.Benchmarks.Throughput;

switch (args)
{
    case ["peers"]:
        return await PeerComparison.RunAsync(500, 5040);
    case ["peers", var series, var days]:
        return await PeerComparison.RunAsync(Number(series), Number(days));
    case ["peers-own", var file, var runs]:
        return await PeerComparison.RunOwnAsync(file, Number(runs));
    case ["coldstart"]:
        return await ColdStartComparison.RunAsync(15);
    case ["coldstart", var rounds]:
        return await ColdStartComparison.RunAsync(Number(rounds));
    case ["coldstart", var rounds, var published]:
        return await ColdStartComparison.RunAsync(Number(rounds), published);
    case ["heavy"]:
        return await HeavyCallsUnderLoad.RunAsync();
    case ["throughput"]:
        return await ThroughputComparison.RunAsync();
    case ["bare", var port, var file]:
        await BareEndpoint.RunAsync(port, file);
        return 0;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(ColdStartComparison).Assembly).Run(args);
        return 0;
}

static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
