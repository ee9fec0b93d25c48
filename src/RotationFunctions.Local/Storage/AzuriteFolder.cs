using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace RotationFunctions.Local.Storage;

/// <summary>
/// A folder for the data of one Azurite, <c>.azurite/NAME</c>, held by a lock on the file beside it for as long as this
/// object lives. Runs side by side get <c>NAME-2</c>, <c>NAME-3</c> …: two Azurites in one folder would destroy its data.
/// </summary>
internal sealed class AzuriteFolder : IDisposable
{
    /// <summary>More runs at once than any machine bears.</summary>
    private const int Most = 64;

    /// <summary>How long an Azurite whose run was killed may take to write out its data.</summary>
    private static readonly TimeSpan ExitLimit = TimeSpan.FromSeconds(20);

    private readonly FileStream _lock;

    private AzuriteFolder(string path, FileStream @lock)
    {
        Path = path;
        _lock = @lock;
    }

    /// <summary>The folder, with its full path.</summary>
    public string Path { get; }

    /// <summary>Takes the first folder that no other run holds.</summary>
    /// <param name="root">The folder that <c>.azurite</c> lies in.</param>
    /// <param name="name">What data it is for.</param>
    /// <param name="cancellationToken">Stops waiting for the Azurite of a run that was killed.</param>
    /// <exception cref="AzuriteException">The folder cannot be written to.</exception>
    public static async Task<AzuriteFolder> TakeAsync(string root, string name, CancellationToken cancellationToken)
    {
        var parent = System.IO.Path.Combine(System.IO.Path.GetFullPath(root), ".azurite");
        Exception? reason = null;
        for (var n = 1; n <= Most; n++)
        {
            var path = System.IO.Path.Combine(parent, n == 1 ? name : string.Create(CultureInfo.InvariantCulture, $"{name}-{n}"));
            FileStream? taken = null;
            try
            {
                Directory.CreateDirectory(path);
                taken = new FileStream(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
                if (await UserHasEndedAsync(NoteOf(path), cancellationToken))
                    return new AzuriteFolder(path, taken);
            }
            catch (UnauthorizedAccessException e)
            {
                throw Unwritable(parent, e);
            }
            catch (IOException e)
            {
                reason = e;
            }
            catch
            {
                taken?.Dispose();
                throw;
            }
            taken?.Dispose();
        }
        throw Unwritable(parent, reason);
    }

    /// <summary>
    /// Notes whose the folder is. When this process is killed its lock is gone at once, while Azurite still writes out
    /// what it holds: the next run reads this note and waits for it.
    /// </summary>
    public void UsedBy(int processId) => File.WriteAllText(NoteOf(Path), processId.ToString(CultureInfo.InvariantCulture));

    public void Dispose() => _lock.Dispose();

    private static string NoteOf(string folder) => folder + ".pid";

    private static async Task<bool> UserHasEndedAsync(string note, CancellationToken cancellationToken)
    {
        if (!File.Exists(note) || !int.TryParse(await File.ReadAllTextAsync(note, cancellationToken), NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            return true;
        try
        {
            using var process = Process.GetProcessById(id);
            // A process that began after the note was written only has the same number.
            if (process.StartTime.ToUniversalTime() > File.GetLastWriteTimeUtc(note).AddSeconds(1))
                return true;
            await process.WaitForExitAsync(cancellationToken).WaitAsync(ExitLimit, cancellationToken);
            return true;
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            return true; // no such process, or it ended while we looked
        }
        catch (Exception e) when (e is TimeoutException or Win32Exception)
        {
            return false; // it does not end, or it is not for us to see: leave it its folder
        }
    }

    private static AzuriteException Unwritable(string folder, Exception? reason) =>
        new($"No folder for Azurite's data can be had in {folder} ({reason?.Message ?? "all are in use"}). Run from a folder that can be written to.", reason!);
}
