using System.ComponentModel;
using System.Diagnostics;
using System.Security.Cryptography;

namespace RotationFunctions.Local.Storage;

/// <summary>
/// The pinned Azurite: a folder with a <c>package.json</c> and its lock file, into which npm installs exactly the
/// locked packages on the first run.
/// </summary>
public sealed class AzuriteInstallation
{
    private const string LockFile = "package-lock.json";
    private static readonly TimeSpan RetryOfTheLock = TimeSpan.FromMilliseconds(250);

    private AzuriteInstallation(string folder) => Folder = folder;

    /// <summary>The folder of <c>package.json</c>.</summary>
    public string Folder { get; }

    /// <summary>The script that runs Azurite for as long as its standard input stays open.</summary>
    public string Script => Path.Combine(Folder, "run.mjs");

    /// <summary>
    /// npm empties <c>node_modules</c> before it installs, so a mark inside it vanishes with a broken installation: only
    /// a finished one carries it. It holds the hash of the lock file, so that a new pin installs anew.
    /// </summary>
    private string Mark => Path.Combine(Folder, "node_modules", ".installed");

    /// <summary>Looks in and above the folder that this program runs from: a checkout's sources or a published copy.</summary>
    /// <exception cref="AzuriteException">The folder is not there.</exception>
    public static AzuriteInstallation Find() => Find(AppContext.BaseDirectory);

    internal static AzuriteInstallation Find(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            foreach (var place in (string[])["azurite", "src/RotationFunctions.Local/azurite"])
            {
                var candidate = Path.GetFullPath(Path.Combine(folder.FullName, place));
                if (File.Exists(Path.Combine(candidate, LockFile)) && File.Exists(Path.Combine(candidate, "run.mjs")))
                    return new AzuriteInstallation(candidate);
            }
        }
        throw new AzuriteException($"The folder 'azurite' with the pinned Azurite is neither in {start} nor above it. Run from a checkout, or copy it beside the program.");
    }

    /// <summary>Installs the packages unless they are there. Runs that start at once wait for the one that installs.</summary>
    /// <param name="tell">Told what there is to wait for.</param>
    /// <param name="cancellationToken">Stops the installation; the next run does it again.</param>
    /// <exception cref="AzuriteException">Node.js or npm is missing, or npm failed; the message holds what it said.</exception>
    public async Task EnsureInstalledAsync(Action<AzuriteStep> tell, CancellationToken cancellationToken)
    {
        var wanted = Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(Path.Combine(Folder, LockFile), cancellationToken)));
        if (IsInstalled(wanted))
            return;

        await using var guard = await TakeLockAsync(tell, cancellationToken);
        if (IsInstalled(wanted))
            return;
        tell(AzuriteStep.Installing);
        await RunNpmAsync(cancellationToken);
        await File.WriteAllTextAsync(Mark, wanted, cancellationToken);
    }

    private bool IsInstalled(string wanted) => File.Exists(Mark) && File.ReadAllText(Mark) == wanted;

    private async Task<FileStream> TakeLockAsync(Action<AzuriteStep> tell, CancellationToken cancellationToken)
    {
        var told = false;
        while (true)
        {
            try
            {
                return new FileStream(Path.Combine(Folder, ".install.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (UnauthorizedAccessException e)
            {
                throw new AzuriteException($"Azurite cannot be installed: {Folder} cannot be written to. Run once as its owner.", e);
            }
            catch (IOException)
            {
                if (!told)
                    tell(AzuriteStep.WaitingForInstallation);
                told = true;
                await Task.Delay(RetryOfTheLock, cancellationToken);
            }
        }
    }

    private async Task RunNpmAsync(CancellationToken cancellationToken)
    {
        var npm = new ProcessStartInfo(OperatingSystem.IsWindows() ? "npm.cmd" : "npm", ["ci"])
        {
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = StartNode(npm);
        process.StandardInput.Close();
        var tail = new OutputTail(process);
        try
        {
            await process.WaitForExitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
        if (process.ExitCode != 0)
            throw new AzuriteException($"'npm ci' in {Folder} failed with exit code {process.ExitCode}. It needs a way to the npm registry; the next run tries again. It said:{Environment.NewLine}{tail}{Environment.NewLine}");
    }

    /// <summary>Starts a program that comes with Node.js.</summary>
    /// <exception cref="AzuriteException">There is no such program.</exception>
    internal static Process StartNode(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new AzuriteException($"'{start.FileName}' is needed to run the storage emulator Azurite and cannot be started ({e.Message}). Install Node.js 22 or later with npm (https://nodejs.org, or your system's packages 'nodejs' and 'npm') and run again.", e);
        }
    }
}
