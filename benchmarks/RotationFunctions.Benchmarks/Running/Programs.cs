using System.Diagnostics;

namespace RotationFunctions.Benchmarks.Running;

/// <summary>Programs that are measured, or that make ready what is measured.</summary>
internal static class Programs
{
    /// <summary>Runs <c>dotnet</c> to its end.</summary>
    /// <exception cref="InvalidOperationException">It failed; the message holds what it printed.</exception>
    public static async Task RunDotnetAsync(params string[] arguments)
    {
        using var process = Start("dotnet", arguments);
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"dotnet {string.Join(' ', arguments)} failed:\n{output}");
    }

    /// <summary>Starts a program whose output the caller reads.</summary>
    public static Process Start(string program, IEnumerable<string> arguments)
        => Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;

    /// <summary>Waits until a server that was started answers with a success.</summary>
    /// <exception cref="InvalidOperationException">It ended.</exception>
    public static async Task AnsweringAsync(HttpClient client, Uri address, Process server)
    {
        // Nobody reads what the server prints; it must not wait for a reader.
        _ = server.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
        while (true)
        {
            try
            {
                using var response = await client.GetAsync(address);
                if (response.IsSuccessStatusCode)
                    return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            if (server.HasExited)
                throw new InvalidOperationException($"The server for {address} has ended; run this from the root of the repository, with its port free.");
            await Task.Delay(200);
        }
    }

    /// <summary>Ends a program and what it started.</summary>
    public static async Task EndAsync(Process process)
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
    }
}
