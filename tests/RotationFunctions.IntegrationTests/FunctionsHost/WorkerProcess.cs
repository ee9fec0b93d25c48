using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace RotationFunctions.IntegrationTests.FunctionsHost;

/// <summary>A worker ended when it should not have, or before it was ready.</summary>
internal sealed class WorkerExitedException(int exitCode, string output, IReadOnlyList<string> errors) : Exception($"The worker ended with {exitCode}:\n{output}")
{
    public int ExitCode { get; } = exitCode;

    /// <summary>What it printed to its standard error.</summary>
    public string Output { get; } = output;

    /// <summary>The lines of it that the host repeats with the exit.</summary>
    public IReadOnlyList<string> Errors { get; } = errors;

    /// <summary>The same as one text.</summary>
    public string Error => string.Join('\n', Errors);
}

/// <summary>The built app as a process, started with the command line that the Functions host gives it.</summary>
internal sealed class WorkerProcess : IDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly ShownErrors _errors = new();
    private readonly TaskCompletionSource<IReadOnlyList<string>> _exited = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private WorkerProcess(Process process)
    {
        _process = process;
        _process.ErrorDataReceived += (_, line) =>
        {
            lock (_output)
                _output.AppendLine(line.Data);
            _errors.Read(line.Data);
        };
        // Like the host, without waiting for lines that are still on their way.
        _process.Exited += (_, _) => _exited.TrySetResult(_errors.WithExit);
        _process.EnableRaisingEvents = true;
        // What goes to the standard output is read, so that a full pipe does not stop the worker.
        _process.OutputDataReceived += (_, _) => { };
        _process.BeginErrorReadLine();
        _process.BeginOutputReadLine();
    }

    /// <param name="folder">The app's output or published folder.</param>
    /// <param name="host">Address of the host.</param>
    /// <param name="settings">The app's settings; like the host, they come as environment variables.</param>
    public static WorkerProcess Start(string folder, Uri host, IReadOnlyDictionary<string, string> settings)
    {
        var (worker, request) = (Guid.NewGuid().ToString(), Guid.NewGuid().ToString());
        var start = new ProcessStartInfo("dotnet",
        [
            Path.Combine(folder, "RotationFunctions.dll"),
            "--host", host.Host, "--port", host.Port.ToString(CultureInfo.InvariantCulture),
            "--workerId", worker, "--requestId", request, "--grpcMaxMessageLength", "2147483647",
            "--functions-uri", host.AbsoluteUri, "--functions-worker-id", worker, "--functions-request-id", request,
            "--functions-grpc-max-message-length", "2147483647",
        ])
        {
            WorkingDirectory = folder,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        // A setting of whoever runs the tests must not reach the app.
        foreach (var name in start.Environment.Keys.Where(IsSetting).ToList())
            start.Environment.Remove(name);
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        start.Environment["FUNCTIONS_APPLICATION_DIRECTORY"] = folder;
        start.Environment["AZURE_FUNCTIONS_ENVIRONMENT"] = "Development";
        return new WorkerProcess(Process.Start(start) ?? throw new InvalidOperationException("The worker did not start."));
    }

    /// <summary>Waits for the end.</summary>
    /// <returns>The exit code, what was printed to the standard error, and what the host shows of it.</returns>
    public async Task<WorkerExitedException> ExitAsync(CancellationToken cancellationToken)
    {
        await _process.WaitForExitAsync(cancellationToken);
        var errors = await _exited.Task.WaitAsync(cancellationToken);
        lock (_output)
            return new WorkerExitedException(_process.ExitCode, _output.ToString(), errors);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    private static bool IsSetting(string variable) => new[] { "AzureWebJobs", "Sources", "Universe", "OTEL_", "APPLICATIONINSIGHTS", "ASPNETCORE_", "FUNCTIONS_", "AZURE_" }
        .Any(prefix => variable.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
}
