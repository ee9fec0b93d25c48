using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace RotationFunctions.IntegrationTests.Infrastructure;

/// <summary>
/// The hook that runs after a deployment, in both shells, with a stand-in for az and a stand-in for the deployed API.
/// </summary>
public sealed class DeploymentHookTests
{
    private const string Key = "the-key-that-must-not-be-seen";

    public static TheoryData<string> Shells { get; } = ["sh", "pwsh"];

    [Theory]
    [MemberData(nameof(Shells))]
    public async Task FirstDeployment_SubscribesAndAsksForAReport(string shell)
    {
        await using var azure = await FakeAzure.StartAsync(reportAfterBackfill: true);

        var result = await azure.RunHookAsync(shell);

        Assert.True(result.ExitCode == 0, result.All);
        Assert.Contains($"The report is served at {azure.ApiUrl}/report", result.Output, StringComparison.Ordinal);
        Assert.Contains($"Whether a source still lacks its key, and how the last fetch went, says {azure.ApiUrl}/health", result.Output, StringComparison.Ordinal);
        var deployment = Assert.Single(azure.Calls("deployment group create"));
        Assert.Contains("--resource-group rg-test", deployment, StringComparison.Ordinal);
        Assert.Contains("functionAppName=func-rotation-test", deployment, StringComparison.Ordinal);
        Assert.Contains("storageAccountName=sttest", deployment, StringComparison.Ordinal);
        Assert.Contains("deadLetterContainerName=deadletter", deployment, StringComparison.Ordinal);
        Assert.Matches(@"--template-file \S*[/\\]events\.bicep ", deployment);
        var backfill = Assert.Single(azure.Backfills);
        Assert.Equal(7, (Date(backfill, "to").DayNumber - Date(backfill, "from").DayNumber));
        Assert.All(azure.Keys, key => Assert.Equal(Key, key));
    }

    [Theory]
    [MemberData(nameof(Shells))]
    public async Task AnyRun_Key_IsInNoArgumentAndNoOutput(string shell)
    {
        await using var azure = await FakeAzure.StartAsync(reportAfterBackfill: true);

        var result = await azure.RunHookAsync(shell);

        Assert.NotEmpty(azure.Keys);
        Assert.DoesNotContain(Key, result.All, StringComparison.Ordinal);
        Assert.DoesNotContain(Key, azure.AllCalls, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Shells))]
    public async Task Repeated_ReportIsThere_FetchesNothing(string shell)
    {
        await using var azure = await FakeAzure.StartAsync(reportIsThere: true);

        var result = await azure.RunHookAsync(shell);

        Assert.True(result.ExitCode == 0, result.All);
        Assert.Single(azure.Calls("deployment group create"));
        Assert.Empty(azure.Backfills);
    }

    [Theory]
    [MemberData(nameof(Shells))]
    public async Task Host_MakesItsKeyLate_IsWaitedFor(string shell)
    {
        await using var azure = await FakeAzure.StartAsync(reportIsThere: true);

        var result = await azure.RunHookAsync(shell, ("FAKE_CALLS_WITHOUT_KEY", "3"));

        Assert.True(result.ExitCode == 0, result.All);
        Assert.Equal(4, azure.Calls("!systemKeys.blobs_extension").Count);
    }

    [Theory]
    [MemberData(nameof(Shells))]
    public async Task Host_MakesNoKey_FailsAndSaysWhatToDo(string shell)
    {
        await using var azure = await FakeAzure.StartAsync();

        var result = await azure.RunHookAsync(shell, ("FAKE_CALLS_WITHOUT_KEY", "1000"));

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("blobs_extension", result.Error, StringComparison.Ordinal);
        Assert.Contains("ComputeMetrics", result.Error, StringComparison.Ordinal);
        Assert.Contains("azd hooks run postdeploy", result.Error, StringComparison.Ordinal);
        Assert.Empty(azure.Calls("deployment group create"));
    }

    [Theory]
    [MemberData(nameof(Shells))]
    public async Task Deployment_FailsTwice_IsTriedAThirdTime(string shell)
    {
        await using var azure = await FakeAzure.StartAsync(reportIsThere: true);

        var result = await azure.RunHookAsync(shell, ("FAKE_FAILING_DEPLOYMENTS", "2"));

        Assert.True(result.ExitCode == 0, result.All);
        Assert.Equal(3, azure.Calls("deployment group create").Count);
    }

    [Theory]
    [MemberData(nameof(Shells))]
    public async Task Deployment_FailsAlways_FailsAndSaysWhatToDo(string shell)
    {
        await using var azure = await FakeAzure.StartAsync(reportIsThere: true);

        var result = await azure.RunHookAsync(shell, ("FAKE_FAILING_DEPLOYMENTS", "1000"));

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("ReconcileSnapshots", result.Error, StringComparison.Ordinal);
        Assert.Contains("azd hooks run postdeploy", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Shells))]
    public async Task Report_NeverComes_FailsAndPointsToHealth(string shell)
    {
        await using var azure = await FakeAzure.StartAsync();

        var result = await azure.RunHookAsync(shell);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains($"{azure.ApiUrl}/health", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Shells))]
    public async Task Az_IsNotLoggedIn_SaysSo(string shell)
    {
        await using var azure = await FakeAzure.StartAsync();

        var result = await azure.RunHookAsync(shell, ("FAKE_LOGGED_OUT", "1"));

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("Run: az login", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Shells))]
    public async Task Variable_IsMissing_IsNamed(string shell)
    {
        await using var azure = await FakeAzure.StartAsync();

        var result = await azure.RunHookAsync(shell, ("ROTATION_STORAGE_ACCOUNT", ""));

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("ROTATION_STORAGE_ACCOUNT is not set.", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void AzureYaml_RunsTheHookAfterTheCode()
    {
        var text = Repository.Read("azure.yaml");

        Assert.Contains("  postdeploy:\n", text, StringComparison.Ordinal);
        foreach (var shell in Shells)
            Assert.Contains($"      shell: {shell.Data}\n      run: ./infra/hooks/postdeploy.{(shell.Data == "sh" ? "sh" : "ps1")}\n", text, StringComparison.Ordinal);
    }

    private static DateOnly Date(JsonNode body, string name) =>
        DateOnly.ParseExact(body[name]!.GetValue<string>(), "yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A folder with an az that only pretends, and a server that answers as the deployed API would.</summary>
    private sealed class FakeAzure : IAsyncDisposable
    {
        private const string Az =
            """
            #!/bin/sh
            printf '%s\n' "az $*" >> "$FAKE_LOG"
            count() { grep -c -- "$1" "$FAKE_LOG"; }
            # On Windows az is a batch file, and PowerShell quotes only what has spaces: cmd takes the rest for its own syntax.
            for argument in "$@"; do
              case "$argument" in
                *[[:space:]]*) ;;
                *[\(\)\&\|\<\>]*) echo "$argument was unexpected at this time." >&2; exit 255 ;;
              esac
            done
            case "$*" in
              "account show"*) [ -z "$FAKE_LOGGED_OUT" ] ;;
              *"!systemKeys.blobs_extension"*)
                if [ "$(count '!systemKeys.blobs_extension')" -gt "${FAKE_CALLS_WITHOUT_KEY:-0}" ]; then echo False; else echo True; fi ;;
              *"--query masterKey"*) echo "$FAKE_KEY" ;;
              "deployment group create"*) [ "$(count 'deployment group create')" -gt "${FAKE_FAILING_DEPLOYMENTS:-0}" ] ;;
              *) echo "unexpected: $*" >&2; exit 9 ;;
            esac
            """;

        private static readonly Lazy<Task<CommandResult>> Restore = new(() => CommandLine.RunAsync("dotnet", ["tool", "restore"]));

        private readonly WebApplication _api;
        private readonly string _folder = Directory.CreateTempSubdirectory("rotation-hook-").FullName;
        private bool _reportIsThere;

        private FakeAzure(WebApplication api, bool reportIsThere)
        {
            _api = api;
            _reportIsThere = reportIsThere;
        }

        public ConcurrentQueue<JsonNode> Backfills { get; } = new();

        public ConcurrentQueue<string?> Keys { get; } = new();

        public string ApiUrl => $"{_api.Urls.Single()}/api";

        public string AllCalls => File.Exists(Log) ? File.ReadAllText(Log) : "";

        private string Log => Path.Combine(_folder, "calls.log");

        public static async Task<FakeAzure> StartAsync(bool reportIsThere = false, bool reportAfterBackfill = false)
        {
            Assert.SkipWhen(OperatingSystem.IsWindows(), "The stand-in for az is a shell script.");
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            var app = builder.Build();
            app.Urls.Add("http://127.0.0.1:0");
            var azure = new FakeAzure(app, reportIsThere);
            app.MapGet("/api/report", (HttpRequest request) =>
            {
                azure.Keys.Enqueue(request.Headers["x-functions-key"]);
                return azure._reportIsThere ? Results.Json(new { }) : Results.NotFound();
            });
            app.MapPost("/api/backfill", async (HttpRequest request) =>
            {
                azure.Keys.Enqueue(request.Headers["x-functions-key"]);
                azure.Backfills.Enqueue((await JsonNode.ParseAsync(request.Body, cancellationToken: request.HttpContext.RequestAborted))!);
                azure._reportIsThere |= reportAfterBackfill;
                return Results.Accepted();
            });
            await app.StartAsync(TestContext.Current.CancellationToken);
            azure.Install("az", Az);
            // The real curl, but what it is called with is written down.
            var curl = Require.Tool("curl", "Install your system's package 'curl'.");
            azure.Install("curl", $"#!/bin/sh\nprintf '%s\\n' \"curl $*\" >> \"$FAKE_LOG\"\nexec {curl} \"$@\"\n");
            return azure;
        }

        public IReadOnlyList<string> Calls(string containing) =>
            [.. AllCalls.Split('\n').Where(call => call.Contains(containing, StringComparison.Ordinal))];

        public Task<CommandResult> RunHookAsync(string shell, params (string Name, string Value)[] changes)
        {
            var environment = new Dictionary<string, string?>
            {
                ["PATH"] = $"{_folder}{Path.PathSeparator}{Environment.GetEnvironmentVariable("PATH")}",
                ["AZURE_SUBSCRIPTION_ID"] = "00000000-0000-0000-0000-000000000001",
                ["AZURE_RESOURCE_GROUP"] = "rg-test",
                ["ROTATION_FUNCTION_APP"] = "func-rotation-test",
                ["ROTATION_STORAGE_ACCOUNT"] = "sttest",
                ["ROTATION_DEAD_LETTER_CONTAINER"] = "deadletter",
                ["ROTATION_API_URL"] = ApiUrl,
                ["ROTATION_HOOK_PAUSE_SECONDS"] = "0",
                ["ROTATION_HOOK_TRIES"] = "5",
                ["FAKE_LOG"] = Log,
                ["FAKE_KEY"] = Key,
            };
            foreach (var (name, value) in changes)
                environment[name] = value;
            if (shell == "sh")
                return CommandLine.RunAsync("sh", [Repository.PathTo("infra/hooks/postdeploy.sh")], environment);
            string[] script = ["-NoProfile", "-NonInteractive", "-File", Repository.PathTo("infra/hooks/postdeploy.ps1")];
            return RunPowerShellAsync(script, environment);
        }

        public async ValueTask DisposeAsync()
        {
            await _api.DisposeAsync();
            Directory.Delete(_folder, recursive: true);
        }

        private static async Task<CommandResult> RunPowerShellAsync(string[] arguments, Dictionary<string, string?> environment)
        {
            if (CommandLine.Find("pwsh") is { } installed)
                return await CommandLine.RunAsync(installed, arguments, environment);
            // Else the one that the repository's tool manifest pins.
            var restore = await Restore.Value;
            Assert.True(restore.ExitCode == 0, $"There is no pwsh on the PATH, and: {restore.All}");
            return await CommandLine.RunAsync("dotnet", ["tool", "run", "pwsh", "--", .. arguments], environment);
        }

        private void Install(string name, string script)
        {
            var path = Path.Combine(_folder, name);
            File.WriteAllText(path, script.ReplaceLineEndings("\n"));
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
