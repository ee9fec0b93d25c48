using System.Globalization;
using System.Text.Json;
using RotationFunctions.Benchmarks.Running;
using RotationFunctions.Local.Storage;

namespace RotationFunctions.Benchmarks.ColdStart;

/// <summary>
/// The start of the published app, to its first report, beside the start of an app that does nothing on the same packages: both under
/// one host, in turns.
/// </summary>
internal static class ColdStartComparison
{
    /// <summary>Measures and prints; returns the process's exit code. Run from the root of the repository.</summary>
    /// <param name="rounds">How often each is started.</param>
    /// <param name="published">Folder of a build of the app that was published before; null to publish it as it is.</param>
    public static async Task<int> RunAsync(int rounds, string? published = null)
    {
        var folder = Directory.CreateTempSubdirectory("rotation-coldstart-");
        try
        {
            var installation = AzuriteInstallation.Find();
            await installation.EnsureInstalledAsync(step => Console.WriteLine($"Azurite: {step}"), CancellationToken.None);
            await using var azurite = await AzuriteProcess.StartAsync(installation, new AzuriteOptions(), CancellationToken.None);
            var storage = azurite.ConnectionString(StorageAccount.Development);
            await Programs.RunDotnetAsync("run", "-c", "Release", "--project", "src/RotationFunctions.Local", "--", "--once", "--storage", storage);
            if (published is null)
                await Programs.RunDotnetAsync("publish", "src/RotationFunctions", "-c", "Release", "-o", published = Path.Combine(folder.FullName, "app"));
            await Programs.RunDotnetAsync("publish", "benchmarks/EmptyApp", "-c", "Release", "-o", Path.Combine(folder.FullName, "empty"));
            var (app, empty) = (Path.GetFullPath(Path.Combine(published, "RotationFunctions.dll")), Path.Combine(folder.FullName, "empty", "EmptyApp.dll"));
            var settings = Settings(storage);
            await ColdStart.MeasureAsync(empty, settings);
            await ColdStart.MeasureAsync(app, settings);
            var (theirs, ours) = (new List<ColdStart>(), new List<ColdStart>());
            for (var round = 0; round < rounds; round++)
            {
                theirs.Add(await ColdStart.MeasureAsync(empty, settings));
                ours.Add(await ColdStart.MeasureAsync(app, settings));
            }

            Console.WriteLine($"{"to the first answer",-22}{"empty app",12}{"ours",12}{"ratio",8}   (medians of {rounds} starts each)");
            Print("seconds", theirs, ours, start => start.Seconds);
            Print("processor seconds", theirs, ours, start => start.ProcessorSeconds);
            Print("memory, MB", theirs, ours, start => start.Megabytes);
            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Print(string what, List<ColdStart> theirs, List<ColdStart> ours, Func<ColdStart, double> of)
    {
        var (empty, own) = (Samples.Median(theirs.Select(of)), Samples.Median(ours.Select(of)));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-22}{empty,12:F2}{own,12:F2}{own / empty,8:F2}"));
    }

    private static Dictionary<string, string> Settings(string storage)
    {
        using var sample = JsonDocument.Parse(File.ReadAllText("local.settings.sample.json"));
        var settings = sample.RootElement.GetProperty("Values").EnumerateObject().ToDictionary(setting => setting.Name, setting => setting.Value.GetString()!);
        settings["AzureWebJobsStorage"] = storage;
        return settings;
    }
}
