namespace RotationFunctions.Testing;

/// <summary>What a test needs from the machine that it runs on.</summary>
internal static class Require
{
    /// <summary>
    /// A program on the PATH. Without it the test is skipped on a developer's machine and fails where <c>CI</c> is
    /// <c>true</c>: there a missing tool means that something was never tested.
    /// </summary>
    /// <param name="name">The program, as <c>node</c>.</param>
    /// <param name="remedy">How to get it.</param>
    /// <returns>Its full path.</returns>
    public static string Tool(string name, string remedy)
    {
        var names = OperatingSystem.IsWindows() ? (string[])[name + ".exe", name + ".cmd"] : [name];
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .SelectMany(folder => names.Select(file => Path.Combine(folder, file)))
            .FirstOrDefault(File.Exists);
        if (path is not null)
            return path;

        var reason = $"'{name}' is not on the PATH. {remedy}";
        Assert.False(Environment.GetEnvironmentVariable("CI") == "true", $"CI must have every tool: {reason}");
        Assert.Skip(reason);
        throw new InvalidOperationException(reason);
    }
}
