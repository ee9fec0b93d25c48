namespace RotationFunctions.Tests;

/// <summary>
/// Real market data beside the project, which is not part of it because it may not be passed on. Tests on it are
/// skipped where it is absent.
/// </summary>
internal static class SharedData
{
    /// <summary>The folder, or null when it is absent.</summary>
    public static string? Folder { get; } = Find();

    /// <summary>The folder; the test is skipped when it is absent.</summary>
    public static string Require()
    {
        Assert.SkipWhen(Folder is null, "The folder ../shared/data beside the project is absent.");
        return Folder!;
    }

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (!File.Exists(Path.Combine(folder.FullName, "RotationFunctions.sln")))
                continue;
            var data = Path.Combine(folder.Parent!.FullName, "shared", "data");
            return Directory.Exists(data) ? data : null;
        }

        return null;
    }
}
