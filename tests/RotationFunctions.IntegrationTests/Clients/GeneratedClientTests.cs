using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using RotationFunctions.IntegrationTests.Http;
using RotationFunctions.IntegrationTests.Infrastructure;

namespace RotationFunctions.IntegrationTests.Clients;

/// <summary>
/// Clients as other people generate them from <c>/api/openapi.json</c>. Each must compile with every warning an error, call the running
/// desk, and lose nothing: what it understood of an answer, written as JSON again, is the answer.
/// </summary>
public sealed class GeneratedClientTests(DescribedDesk desk) : IClassFixture<DescribedDesk>
{
    private const string ClaimText = "IWM returned +9.86% year to date, as of 31 December 2025.";

    // Packages have to come from their registries on a new machine.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(6);

    private static readonly Lazy<Task<CommandResult>> Tools = new(() => CommandLine.RunAsync("dotnet", ["tool", "restore"], limit: Patience));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public Task Kiota() => InFolderAsync("kiota", async folder =>
    {
        await RunAsync(
            folder, "dotnet", "tool", "run", "kiota", "--", "generate", "--language", "CSharp", "--openapi", Path.Combine(folder, "openapi.json"),
            "--output", Path.Combine(folder, "generated"), "--namespace-name", "Desk", "--class-name", "DeskClient");
        return await BuildAndRunAsync(folder);
    });

    [Fact]
    public Task NSwag() => InFolderAsync("nswag", async folder =>
    {
        await RunAsync(
            folder, "dotnet", "tool", "run", "nswag", "--", "openapi2csclient", $"/input:{Path.Combine(folder, "openapi.json")}",
            $"/output:{Path.Combine(folder, "Client.cs")}", "/namespace:Desk", "/className:DeskClient", "/generateNullableReferenceTypes:true", "/generateOptionalPropertiesAsNullable:true",
            "/dateType:System.DateOnly", "/operationGenerationMode:SingleClientFromOperationId");
        return await BuildAndRunAsync(folder);
    });

    [Theory]
    [InlineData("openapi-typescript")]
    [InlineData("hey-api")]
    public Task TypeScript(string generator) => InFolderAsync("typescript", async folder =>
    {
        const string remedy = "Install Node.js 22 or later with npm.";
        var node = Require.Tool("node", remedy);
        await RunAsync(folder, Require.Tool("npm", remedy), "ci", "--prefix", folder);
        // The other program needs what the other generator makes.
        File.Delete(Path.Combine(folder, generator == "hey-api" ? "openapi-typescript.ts" : "hey-api.ts"));
        var modules = Path.Combine(folder, "node_modules");
        if (generator == "hey-api")
            await RunAsync(folder, node, Path.Combine(modules, "@hey-api", "openapi-ts", "bin", "run.js"), "-i", "openapi.json", "-o", "generated/hey-api");
        else
            await RunAsync(folder, node, Path.Combine(modules, "openapi-typescript", "bin", "cli.js"), "openapi.json", "-o", "generated/openapi-typescript.ts");
        await RunAsync(folder, node, Path.Combine(modules, "typescript", "bin", "tsc"), "-p", folder);
        return await RunAsync(folder, node, Path.Combine(folder, "out", $"{generator}.js"), $"{desk.Host.Address}api");
    });

    /// <summary>Generates, builds and runs a client in a folder that goes away, and holds what it printed against the desk's own answers.</summary>
    private async Task InFolderAsync(string client, Func<string, Task<string>> printed)
    {
        var folder = Directory.CreateTempSubdirectory($"rotation-{client}-").FullName;
        try
        {
            foreach (var file in Directory.EnumerateFiles(Repository.PathTo($"tests/RotationFunctions.IntegrationTests/Clients/{client}")))
                File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
            await File.WriteAllTextAsync(Path.Combine(folder, "openapi.json"), desk.Document.ToJsonString(), Cancellation);

            var understood = JsonNode.Parse(await printed(folder))!;

            Same("report", await desk.Host.JsonAsync("/api/report"), understood["report"]);
            Same("performance", await desk.Host.JsonAsync("/api/performance?series=IWC,IWM,SPY&from=2025-12-01&to=2025-12-31&base=open"), understood["performance"]);
            Same("claims", await ClaimsAsync(), understood["claims"]);
            var problem = await desk.Host.JsonAsync("/api/reports/2026-01-17");
            Same("problem", problem, understood["problem"]);
            Assert.Equal((string?)problem["detail"], (string?)understood["message"]);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task<JsonNode> ClaimsAsync()
    {
        using var body = new StringContent(new JsonObject { ["text"] = ClaimText }.ToJsonString(), Encoding.UTF8, "application/json");
        using var answer = await desk.Host.Client.PostAsync(new Uri("/api/claims", UriKind.Relative), body, Cancellation);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync(Cancellation))!;
    }

    private async Task<string> BuildAndRunAsync(string folder)
    {
        await RunAsync(folder, "dotnet", "build", Path.Combine(folder, "Client.csproj"), "-nologo", "--output", Path.Combine(folder, "built"));
        return await RunAsync(folder, "dotnet", Path.Combine(folder, "built", "Client.dll"), $"{desk.Host.Address}api");
    }

    private static async Task<string> RunAsync(string folder, string program, params string[] arguments)
    {
        if (arguments is ["tool", ..])
        {
            var restored = await Tools.Value;
            Assert.True(restored.ExitCode == 0, restored.All);
        }

        // A tool of the repository's manifest is found from the repository.
        var result = await CommandLine.RunAsync(program, arguments, limit: Patience, folder: arguments is ["tool", ..] ? null : folder);
        Assert.True(result.ExitCode == 0, result.All);
        return result.Output;
    }

    /// <summary>Equal in every member. What is null may be left out, and an instant may be written in another way.</summary>
    private static void Same(string place, JsonNode? sent, JsonNode? understood)
    {
        if (sent is JsonObject members && understood is JsonObject others)
        {
            foreach (var name in members.Concat(others).Select(member => member.Key).Distinct())
                Same($"{place}.{name}", members[name], others[name]);
        }
        else if (sent is JsonArray items && understood is JsonArray rest)
        {
            Assert.True(items.Count == rest.Count, $"{place}: {items.Count} were sent, {rest.Count} understood.");
            for (var i = 0; i < items.Count; i++)
                Same($"{place}[{i.ToString(CultureInfo.InvariantCulture)}]", items[i], rest[i]);
        }
        else
        {
            Assert.True(Value(sent) == Value(understood), $"{place}: {Value(sent) ?? "null"} was sent, {Value(understood) ?? "null"} understood.");
        }
    }

    private static string? Value(JsonNode? node) => node?.GetValueKind() switch
    {
        null => null,
        JsonValueKind.Number => node.Deserialize<double>().ToString("R", CultureInfo.InvariantCulture),
        JsonValueKind.String when DateTimeOffset.TryParse(
            (string?)node, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant) => instant.ToString("O", CultureInfo.InvariantCulture),
        JsonValueKind.String => (string?)node,
        _ => node.ToJsonString(),
    };
}
