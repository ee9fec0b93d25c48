using System.Reflection;

namespace RotationFunctions.IntegrationTests.Infrastructure;

/// <summary>Files of the repository that these tests were built from.</summary>
internal static class Repository
{
    /// <summary>Its root folder.</summary>
    public static string Root { get; } = Metadata("RepositoryRoot")
        ?? throw new InvalidOperationException("The test project did not say where the repository is.");

    /// <summary>Full path of a file or folder, given with slashes from the root.</summary>
    public static string PathTo(string relative) => Path.GetFullPath(Path.Combine(Root, relative));

    /// <summary>The text of a file.</summary>
    public static string Read(string relative) => File.ReadAllText(PathTo(relative));

    /// <summary>A value that the build wrote into this assembly.</summary>
    public static string? Metadata(string key) => typeof(Repository).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(attribute => attribute.Key == key)?.Value;
}
