namespace RotationFunctions.Testing;

/// <summary>An empty folder that is removed with all that is in it.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("rotation-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
