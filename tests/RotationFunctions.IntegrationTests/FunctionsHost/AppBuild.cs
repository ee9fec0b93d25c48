using System.Diagnostics;
using System.Text.Json;
using RotationFunctions.IntegrationTests.Infrastructure;

namespace RotationFunctions.IntegrationTests.FunctionsHost;

/// <summary>The app as the build left it, and as <c>dotnet publish -c Release</c> packs it.</summary>
internal static class AppBuild
{
    private static readonly Lazy<Task<string>> Release = new(PublishAsync);

    private static readonly string Configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    /// <summary>Whether tests and app were built for release.</summary>
    public static bool IsRelease => Configuration == "Release";

    /// <summary>The output of the build that made these tests.</summary>
    public static string Output { get; } = Repository.PathTo($"src/RotationFunctions/bin/{Configuration}/net10.0");

    /// <summary>The published package; made once for all tests.</summary>
    public static Task<string> PackageAsync() => Release.Value;

    /// <summary>The settings of the sample, on the storage of a test.</summary>
    public static Dictionary<string, string> SampleSettings(string storage, params (string Name, string Value)[] others)
    {
        using var sample = JsonDocument.Parse(Repository.Read("local.settings.sample.json"));
        var settings = sample.RootElement.GetProperty("Values").EnumerateObject().ToDictionary(s => s.Name, s => s.Value.GetString()!);
        settings["AzureWebJobsStorage"] = storage;
        foreach (var (name, value) in others)
            settings[name] = value;
        return settings;
    }

    private static async Task<string> PublishAsync()
    {
        var folder = Directory.CreateTempSubdirectory("rotation-package-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        // Whoever develops has settings there, and they must not get into the package: so there are some now.
        var settings = Repository.PathTo("local.settings.json");
        var borrowed = !File.Exists(settings);
        if (borrowed)
            File.Copy(Repository.PathTo("local.settings.sample.json"), settings);
        try
        {
            await PublishAsync(folder);
        }
        finally
        {
            if (borrowed)
                File.Delete(settings);
        }

        return folder;
    }

    private static async Task PublishAsync(string folder)
    {
        // Build servers would live on and hold the pipes that are read here.
        var start = new ProcessStartInfo("dotnet", ["publish", Repository.PathTo("src/RotationFunctions"), "-c", "Release", "-o", folder, "--disable-build-servers", "-nologo"])
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
        };
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        using var process = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, output);
        Assert.DoesNotContain("warning", output, StringComparison.OrdinalIgnoreCase);
    }
}
