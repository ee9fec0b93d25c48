namespace RotationFunctions.Testing;

/// <summary>
/// Real market data beside the project, which is not part of it because it may not be passed on. Tests on it are
/// skipped where it is absent.
/// </summary>
internal static class SharedData
{
    /// <summary>The folder that the project is in.</summary>
    public static string Repository { get; } = FindRepository();

    /// <summary>The folder, or null when it is absent.</summary>
    public static string? Folder { get; } = Path.Combine(Directory.GetParent(Repository)!.FullName, "shared", "data") is var data && Directory.Exists(data) ? data : null;

    /// <summary>The folder; the test is skipped when it is absent.</summary>
    public static string Require()
    {
        Assert.SkipWhen(Folder is null, "The folder ../shared/data beside the project is absent.");
        return Folder!;
    }

    private static string FindRepository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "RotationFunctions.sln")))
                return folder.FullName;
        throw new DirectoryNotFoundException($"{AppContext.BaseDirectory} lies in no checkout of the project.");
    }
}
