using BenchmarkDotNet.Running;
using RotationFunctions.Benchmarks.Throughput;

switch (args)
{
    case ["throughput"]:
        return await ThroughputComparison.RunAsync();
    case ["bare", var port, var file]:
        await BareEndpoint.RunAsync(port, file);
        return 0;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
        return 0;
}
