using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;

namespace RotationFunctions.IntegrationTests.Infrastructure;

/// <summary>
/// The real Bicep compiler. Besides building and linting it foretells a deployment: every resource with its properties
/// as Resource Manager would get them, all that can be computed beforehand computed. Assertions read that.
/// </summary>
internal static class Bicep
{
    private const string Subscription = "00000000-0000-0000-0000-000000000001";
    private const string Tenant = "00000000-0000-0000-0000-000000000002";

    private static readonly ConcurrentDictionary<string, Lazy<Task<Deployment>>> Deployments = new();
    private static readonly ConcurrentDictionary<string, Lazy<Task<JsonNode>>> Templates = new();

    /// <summary>Runs the compiler with the variables that main.bicepparam asks for.</summary>
    public static Task<CommandResult> RunAsync(params string[] arguments) => RunAsync(arguments, []);

    /// <summary>The Resource Manager template of a Bicep file of the repository.</summary>
    public static Task<JsonNode> TemplateAsync(string file) => Templates.GetOrAdd(file, _ => new(async () =>
    {
        var result = await RunAsync("build", Repository.PathTo(file), "--stdout");
        Assert.True(result.ExitCode == 0, result.All);
        return JsonNode.Parse(result.Output)!;
    })).Value;

    /// <summary>The main deployment with main.bicepparam and these environment variables.</summary>
    public static Task<Deployment> MainAsync(params (string Name, string Value)[] settings) => Deployments.GetOrAdd(
        string.Join('\n', settings), _ => new(() => ForetellAsync("main.bicepparam", null, settings))).Value;

    /// <summary>The main deployment in a network of its own.</summary>
    public static Task<Deployment> IsolatedAsync() => MainAsync(("ROTATION_NETWORK_ISOLATION", "true"));

    /// <summary>The main deployment with every option in use.</summary>
    public static Task<Deployment> FullAsync() => MainAsync(
        ("ROTATION_NETWORK_ISOLATION", "true"),
        ("ROTATION_OPERATOR_IP_ADDRESSES", "203.0.113.7"),
        ("ROTATION_OPERATOR_PRINCIPAL_ID", "00000000-0000-0000-0000-0000000000aa"),
        ("ROTATION_OPERATOR_PRINCIPAL_TYPE", "Group"),
        ("ROTATION_ALERT_EMAILS", "desk@example.com, ops@example.com"),
        ("ROTATION_BUDGET_START_DATE", "2026-12-01"),
        ("ROTATION_PRICE_SOURCES", "yahoo,tiingo,alphavantage,stooq"),
        ("ROTATION_RATE_SOURCES", "nyfed,treasury,fred"));

    /// <summary>The deployment of the event subscription, as the deployment hook makes it.</summary>
    /// <param name="topic">The system topic that there is already; empty for none.</param>
    public static Task<Deployment> EventsAsync(string topic = "") => Deployments.GetOrAdd($"events {topic}", _ => new(() => ForetellAsync(
        "events.test.bicepparam",
        $$"""
        using 'events.bicep'
        param functionAppName = 'func-rotation-test'
        param storageAccountName = 'sttest'
        param deadLetterContainerName = 'deadletter'
        param systemTopicName = '{{topic}}'
        param tags = {}
        """,
        []))).Value;

    /// <summary>Runs an action on a copy of the infra folder, for commands that write beside what they read.</summary>
    public static async Task<T> OnCopyAsync<T>(Func<string, Task<T>> action)
    {
        var folder = Directory.CreateTempSubdirectory("rotation-infra-").FullName;
        try
        {
            var source = Repository.PathTo("infra");
            foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
            {
                var copy = Path.Combine(folder, Path.GetRelativePath(source, file));
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.Copy(file, copy);
            }

            return await action(folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Task<Deployment> ForetellAsync(
        string parameters, string? content, (string Name, string Value)[] settings) => OnCopyAsync(async folder =>
    {
        var path = Path.Combine(folder, parameters);
        List<string> arguments =
        [
            "snapshot", path, "--mode", "overwrite", "--subscription-id", Subscription, "--tenant-id", Tenant,
            "--location", "westeurope",
        ];
        if (content is not null)
        {
            await File.WriteAllTextAsync(path, content);
            arguments.AddRange(["--resource-group", "rg-test"]);
        }

        var result = await RunAsync([.. arguments], settings);
        Assert.True(result.ExitCode == 0, result.All);
        return new Deployment(JsonNode.Parse(await File.ReadAllTextAsync(path[..^".bicepparam".Length] + ".snapshot.json"))!);
    });

    private static async Task<CommandResult> RunAsync(string[] arguments, (string Name, string Value)[] settings)
    {
        var environment = new Dictionary<string, string?>
        {
            ["AZURE_ENV_NAME"] = "test",
            ["AZURE_LOCATION"] = "westeurope",
        };
        foreach (var (name, value) in settings)
            environment[name] = value;
        return await CommandLine.RunAsync(Compiler(), arguments, environment);
    }

    private static string Compiler()
    {
        if (Repository.Metadata("BicepPath") is not { } packaged)
        {
            // On CI's platform the package is always there: a skip would hide that nothing was checked.
            Assert.False(
                OperatingSystem.IsLinux() && RuntimeInformation.OSArchitecture == Architecture.X64,
                "The package of the Bicep compiler is missing.");
            var installed = CommandLine.Find("bicep");
            Assert.SkipWhen(
                installed is null,
                "No package of the Bicep compiler for this platform, and no bicep on the PATH. Install it: az bicep install, then add ~/.azure/bin to the PATH.");
            return installed;
        }

        // A package does not keep who may execute a file.
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(packaged, File.GetUnixFileMode(packaged) | UnixFileMode.UserExecute);
        return packaged;
    }
}
