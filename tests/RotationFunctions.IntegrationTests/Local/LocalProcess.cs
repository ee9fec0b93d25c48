using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace RotationFunctions.IntegrationTests.Local;

/// <summary>The built program as its users start it: a process with arguments, a working directory, output and signals.</summary>
internal sealed partial class LocalProcess : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _output = new();
    private readonly ConcurrentQueue<string> _error = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource<string>> _awaited = new();

    private LocalProcess(Process process)
    {
        _process = process;
        _process.OutputDataReceived += (_, line) => Received(_output, line.Data);
        _process.ErrorDataReceived += (_, line) => Received(_error, line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public int Id => _process.Id;

    /// <summary>All that it has printed.</summary>
    public string Output => string.Join('\n', _output);

    /// <summary>All that it has printed to standard error.</summary>
    public string Error => string.Join('\n', _error);

    /// <summary>Starts it.</summary>
    /// <param name="folder">Its working directory.</param>
    /// <param name="arguments">Its arguments.</param>
    public static LocalProcess Start(string folder, params IEnumerable<string> arguments) => Start(folder, null, arguments);

    /// <summary>Starts it where programs are searched for elsewhere.</summary>
    /// <param name="folder">Its working directory.</param>
    /// <param name="path">The variable PATH; null for that of this process.</param>
    /// <param name="arguments">Its arguments.</param>
    public static LocalProcess Start(string folder, string? path, IEnumerable<string> arguments)
        => Start(AppContext.BaseDirectory, folder, path is null ? new Dictionary<string, string>() : new Dictionary<string, string> { ["PATH"] = path }, arguments);

    /// <summary>Starts it with variables of the environment set.</summary>
    public static LocalProcess StartUnder(string folder, IReadOnlyDictionary<string, string> variables, IEnumerable<string> arguments)
        => Start(AppContext.BaseDirectory, folder, variables, arguments);

    /// <summary>Starts a copy of it that lies elsewhere.</summary>
    public static LocalProcess StartIn(string program, string folder, IEnumerable<string> arguments)
        => Start(program, folder, new Dictionary<string, string>(), arguments);

    private static LocalProcess Start(string program, string folder, IReadOnlyDictionary<string, string> variables, IEnumerable<string> arguments)
    {
        var dotnet = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "../../..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));
        string[] command = [Path.Combine(program, "RotationFunctions.Local.dll"), .. arguments];
        // A test runner may have been started with Ctrl+C ignored, which its children would inherit.
        var start = OperatingSystem.IsLinux()
            ? new ProcessStartInfo("/usr/bin/env", ["--default-signal=INT", dotnet, .. command])
            : new ProcessStartInfo(dotnet, command);
        foreach (var (name, value) in variables)
            start.Environment[name] = value;
        start.WorkingDirectory = folder;
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        return new LocalProcess(Process.Start(start)!);
    }

    /// <summary>Runs it to its end.</summary>
    public static async Task<(int ExitCode, string Output, string Error)> RunAsync(string folder, params IEnumerable<string> arguments)
    {
        await using var process = Start(folder, arguments);
        var code = await process.WaitForExitAsync();
        return (code, process.Output, process.Error);
    }

    /// <summary>Waits for a line that holds some text and returns it.</summary>
    public async Task<string> WaitForLineAsync(string text)
    {
        var line = _awaited.GetOrAdd(text, _ => new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously));
        if (_output.FirstOrDefault(l => l.Contains(text, StringComparison.Ordinal)) is { } there)
            return there;
        var ended = _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        await Task.WhenAny(line.Task, ended).WaitAsync(Limit, TestContext.Current.CancellationToken);
        Assert.True(line.Task.IsCompleted, $"The process ended without a line with '{text}'. Output:\n{Output}\nError:\n{Error}");
        return await line.Task;
    }

    /// <summary>Waits until it serves and returns the address that it prints.</summary>
    public async Task<Uri> WaitForAddressAsync() => new(Address().Match(await WaitForLineAsync("http://localhost:")).Value);

    public async Task<int> WaitForExitAsync()
    {
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Limit, TestContext.Current.CancellationToken);
        return _process.ExitCode;
    }

    /// <summary>Sends a signal: <c>INT</c> is what Ctrl+C sends.</summary>
    public async Task SendAsync(string signal)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signals that one process could send to another.");
        using var kill = Process.Start("kill", [$"-{signal}", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, kill.ExitCode);
    }

    /// <summary>Ends it without giving it a chance to do anything.</summary>
    public void Kill() => _process.Kill();

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }
        _process.Dispose();
    }

    private void Received(ConcurrentQueue<string> lines, string? line)
    {
        if (line is null)
            return;
        lines.Enqueue(line);
        foreach (var (text, source) in _awaited)
            if (line.Contains(text, StringComparison.Ordinal))
                source.TrySetResult(line);
    }

    [GeneratedRegex(@"http://localhost:\S+")]
    private static partial Regex Address();
}
