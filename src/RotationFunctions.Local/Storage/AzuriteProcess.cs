using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace RotationFunctions.Local.Storage;

/// <summary>
/// An Azurite of our own, on free ports of this machine. It lives no longer than this process: it ends on
/// <see cref="DisposeAsync"/>, and when this process dies in whatever way, because the pipe to it closes.
/// </summary>
public sealed partial class AzuriteProcess : IAsyncDisposable
{
    // The figures of twenty years are read in at the start and written out at the end.
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan StopLimit = TimeSpan.FromMinutes(2);

    // Azurite holds all rows of its tables in memory, and Node by itself takes no more than 4 GB: less than the figures of
    // thirty years. A limit, not a reservation.
    private const string HeapLimit = "--max-old-space-size=16384";

    private readonly Process _process;
    private readonly ConcurrentDictionary<string, int> _ports = new();
    private readonly TaskCompletionSource _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly OutputTail _output;

    private AzuriteProcess(Process process)
    {
        _process = process;
        _output = new OutputTail(process, Read);
    }

    /// <summary>The process's id.</summary>
    public int Id => _process.Id;

    /// <summary>Starts Azurite and returns once it listens.</summary>
    /// <param name="installation">An installation that is complete.</param>
    /// <param name="options">Where it keeps its data and whom it serves.</param>
    /// <param name="cancellationToken">Stops waiting and ends what was started.</param>
    /// <exception cref="AzuriteException">Node.js is missing, or Azurite ended or did not listen in a minute; the message holds what it said.</exception>
    public static async Task<AzuriteProcess> StartAsync(AzuriteInstallation installation, AzuriteOptions options, CancellationToken cancellationToken)
    {
        // The wrapper's working directory is Azurite's own folder: were it the user's, the folder could not be removed on Windows.
        var start = new ProcessStartInfo("node", [HeapLimit, installation.Script, .. options.Arguments])
        {
            WorkingDirectory = installation.Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Remove("AZURITE_DB");
        start.Environment["AZURITE_ACCOUNTS"] = string.Join(';', options.Accounts.Select(account => $"{account.Name}:{account.Key}"));

        var azurite = new AzuriteProcess(AzuriteInstallation.StartNode(start));
        try
        {
            options.OnStarted(azurite.Id);
            await azurite.WaitUntilListeningAsync(cancellationToken);
            return azurite;
        }
        catch
        {
            await azurite.DisposeAsync();
            throw;
        }
    }

    /// <summary>The connection string of one of the accounts that it serves.</summary>
    public string ConnectionString(StorageAccount account) => account.ConnectionString(_ports["Blob"], _ports["Queue"], _ports["Table"]);

    /// <summary>Ends it after it has written out what it holds.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            _process.StandardInput.Close();
            await _process.WaitForExitAsync().WaitAsync(StopLimit);
        }
        catch (IOException)
        {
            // The pipe is broken: it has ended already.
        }
        catch (TimeoutException)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }
        _process.Dispose();
    }

    private async Task WaitUntilListeningAsync(CancellationToken cancellationToken)
    {
        var ended = _process.WaitForExitAsync(cancellationToken);
        try
        {
            await Task.WhenAny(_listening.Task, ended).WaitAsync(StartLimit, cancellationToken).Unwrap();
        }
        catch (TimeoutException e)
        {
            throw new AzuriteException($"Azurite did not start within {StartLimit.TotalSeconds} s. It said:{Environment.NewLine}{_output}{Environment.NewLine}", e);
        }
        if (!_listening.Task.IsCompleted)
            throw new AzuriteException($"Azurite ended with exit code {_process.ExitCode} as it started. It needs Node.js 22 or later. It said:{Environment.NewLine}{_output}{Environment.NewLine}");
    }

    private void Read(string line)
    {
        if (ListeningLine().Match(line) is not { Success: true } match)
            return;
        _ports[match.Groups["service"].Value] = int.Parse(match.Groups["port"].ValueSpan, CultureInfo.InvariantCulture);
        if (_ports.Count == 3)
            _listening.TrySetResult();
    }

    [GeneratedRegex(@"^Azurite (?<service>Blob|Queue|Table) service is successfully listening at http://[^:]+:(?<port>\d+)")]
    private static partial Regex ListeningLine();
}
