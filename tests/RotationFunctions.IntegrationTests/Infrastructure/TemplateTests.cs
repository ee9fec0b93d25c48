using System.Text.Json;
using System.Text.Json.Nodes;

namespace RotationFunctions.IntegrationTests.Infrastructure;

public sealed class TemplateTests
{
    public static TheoryData<string> Templates { get; } = ["infra/main.bicep", "infra/events.bicep"];

    [Theory]
    [InlineData("infra/main.bicep")]
    [InlineData("infra/events.bicep")]
    [InlineData("infra/main.bicepparam")]
    public async Task EveryFile_Lint_SaysNothing(string file)
    {
        // A template's modules are linted with it.
        var result = await Bicep.RunAsync("lint", Repository.PathTo(file));

        Assert.Equal((0, "", ""), (result.ExitCode, result.Output.Trim(), result.Error.Trim()));
    }

    [Fact]
    public void EveryModule_IsUsed()
    {
        var main = Repository.Read("infra/main.bicep");

        Assert.All(
            Directory.EnumerateFiles(Repository.PathTo("infra/modules")),
            file => Assert.Contains($"'modules/{Path.GetFileName(file)}'", main, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Templates))]
    public async Task Template_Build_SaysNothing(string file)
    {
        var result = await Bicep.RunAsync("build", Repository.PathTo(file), "--stdout");

        Assert.Equal((0, ""), (result.ExitCode, result.Error.Trim()));
        Assert.NotNull(JsonNode.Parse(result.Output)!["resources"]);
    }

    [Fact]
    public async Task Parameters_Build_SayNothing()
    {
        var result = await Bicep.RunAsync("build-params", Repository.PathTo("infra/main.bicepparam"), "--stdout");

        Assert.Equal((0, ""), (result.ExitCode, result.Error.Trim()));
    }

    [Fact]
    public Task EveryFile_IsFormatted() => Bicep.OnCopyAsync(async folder =>
    {
        var result = await Bicep.RunAsync("format", "--pattern", Path.Combine(folder, "**", "*.bicep"));
        Assert.True(result.ExitCode == 0, result.All);
        result = await Bicep.RunAsync("format", Path.Combine(folder, "main.bicepparam"));
        Assert.True(result.ExitCode == 0, result.All);

        Assert.All(Directory.EnumerateFiles(folder, "*.bicep*", SearchOption.AllDirectories), formatted =>
        {
            var file = "infra/" + Path.GetRelativePath(folder, formatted);
            Assert.Equal(Repository.Read(file).ReplaceLineEndings("\n"), File.ReadAllText(formatted).ReplaceLineEndings("\n"));
        });
        return true;
    });

    [Fact]
    public void LinterRules_AreErrors()
    {
        var options = new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip };
        var rules = JsonNode.Parse(Repository.Read("infra/bicepconfig.json"), documentOptions: options)!
            ["analyzers"]!["core"]!["rules"]!.AsObject();

        Assert.True(rules.Count > 30);
        Assert.All(rules, rule => Assert.Equal("error", rule.Value!["level"]!.GetValue<string>()));
    }

    [Theory]
    [MemberData(nameof(Templates))]
    public async Task EveryParameterAndOutput_IsDescribed(string file)
    {
        var undescribed = TemplatesIn(await Bicep.TemplateAsync(file))
            .SelectMany(template => new[] { "parameters", "outputs" }.SelectMany(kind => template[kind]?.AsObject() ?? []))
            .Where(entry => string.IsNullOrWhiteSpace(entry.Value!["metadata"]?["description"]?.GetValue<string>()))
            .Select(entry => entry.Key);

        Assert.Empty(undescribed);
    }

    [Fact]
    public async Task MainParameters_AreChosenOrBounded()
    {
        // Free text that only its reader can check: names, lists, schedules.
        string[] free =
        [
            "tags", "operatorPrincipalId", "corsOrigins", "fetchPricesSchedule", "fetchPricesRetrySchedule", "fetchRatesSchedule",
            "reconcileSchedule", "networkAddressPrefix", "operatorIpAddresses", "alertEmails", "currentMonth",
        ];
        var parameters = (await Bicep.TemplateAsync("infra/main.bicep"))["parameters"]!.AsObject();

        var unchecked_ = parameters
            .Where(parameter => parameter.Value!["type"]!.GetValue<string>() != "bool")
            .Where(parameter => !new[] { "allowedValues", "minValue", "minLength", "maxLength" }
                .Any(limit => parameter.Value!.AsObject().ContainsKey(limit)))
            .Select(parameter => parameter.Key);

        Assert.Equal(free.Order(StringComparer.Ordinal), unchecked_.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Parameters_AreThoseOfTheTemplate_AndSameDefaults()
    {
        var result = await Bicep.RunAsync("build-params", Repository.PathTo("infra/main.bicepparam"), "--stdout");
        var set = JsonNode.Parse(JsonNode.Parse(result.Output)!["parametersJson"]!.GetValue<string>())!["parameters"]!.AsObject();
        var known = (await Bicep.TemplateAsync("infra/main.bicep"))["parameters"]!.AsObject();

        Assert.All(set, parameter =>
        {
            Assert.True(known.ContainsKey(parameter.Key), parameter.Key);
            if (known[parameter.Key]!["defaultValue"] is { } standard)
                Assert.Equal(standard.ToJsonString(), parameter.Value!["value"]!.ToJsonString());
        });
    }

    [Theory]
    [MemberData(nameof(Templates))]
    public async Task Outputs_HoldNoSecret(string file)
    {
        var outputs = TemplatesIn(await Bicep.TemplateAsync(file)).SelectMany(template => template["outputs"]?.AsObject() ?? []);

        Assert.All(outputs, output =>
        {
            var text = output.Value!.ToJsonString();
            foreach (var secret in new[] { "list", "secure", "ConnectionString", "InstrumentationKey", "systemKeys" })
                Assert.DoesNotContain(secret, text, StringComparison.OrdinalIgnoreCase);
        });
    }

    [Theory]
    [MemberData(nameof(Templates))]
    public async Task Keys_AreReadOnlyForTheWebhook(string file)
    {
        var text = (await Bicep.TemplateAsync(file)).ToJsonString();
        var keys = text.Split("listKeys(").Length - 1;

        Assert.Equal(file == "infra/events.bicep" ? 1 : 0, keys);
        Assert.DoesNotContain("listAccountSas", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("AccountKey", text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Names_FollowTheAbbreviations()
    {
        var abbreviations = new Dictionary<string, string>
        {
            ["Microsoft.Resources/resourceGroups"] = "rg-",
            ["Microsoft.ManagedIdentity/userAssignedIdentities"] = "id-",
            ["Microsoft.OperationalInsights/workspaces"] = "log-",
            ["Microsoft.Insights/components"] = "appi-",
            ["Microsoft.Storage/storageAccounts"] = "st",
            ["Microsoft.KeyVault/vaults"] = "kv-",
            ["Microsoft.Web/serverfarms"] = "asp-",
            ["Microsoft.Web/sites"] = "func-",
            ["Microsoft.Insights/actionGroups"] = "ag-",
            ["Microsoft.Network/virtualNetworks"] = "vnet-",
            ["Microsoft.Network/networkSecurityGroups"] = "nsg-",
            ["Microsoft.Network/privateEndpoints"] = "pep-",
        };
        var deployment = await Bicep.IsolatedAsync();

        Assert.All(abbreviations, pair => Assert.All(
            deployment.OfType(pair.Key), resource => Assert.StartsWith(pair.Value, resource.Name, StringComparison.Ordinal)));
        Assert.All(abbreviations.Keys, type => Assert.NotEmpty(deployment.OfType(type)));
        Assert.StartsWith("evgst-", (await Bicep.EventsAsync()).Only("Microsoft.EventGrid/systemTopics").Name, StringComparison.Ordinal);
        Assert.InRange(deployment.Only("Microsoft.Storage/storageAccounts").Name.Length, 3, 24);
        Assert.InRange(deployment.Only("Microsoft.KeyVault/vaults").Name.Length, 3, 24);
    }

    [Fact]
    public async Task EveryTaggableResource_CarriesTheTags()
    {
        var deployment = await Bicep.IsolatedAsync();
        // A resource with a place has tags; children, settings and assignments have neither.
        var placed = deployment.Resources.Where(resource => resource["location"] is not null).ToList();

        Assert.True(placed.Count >= 15);
        Assert.All(placed, resource =>
        {
            Assert.Equal("test", resource["tags.azd-env-name"]?.GetValue<string>());
            Assert.Equal("rotation-functions", resource["tags.application"]?.GetValue<string>());
        });
    }

    /// <summary>The template and those of its modules, at any depth.</summary>
    private static IEnumerable<JsonNode> TemplatesIn(JsonNode template)
    {
        yield return template;
        var resources = template["resources"] switch
        {
            JsonArray list => list.Select(resource => resource!),
            JsonObject named => named.Select(resource => resource.Value!),
            _ => [],
        };
        foreach (var nested in resources.Select(resource => resource["properties"]?["template"]).OfType<JsonNode>())
        {
            foreach (var inner in TemplatesIn(nested))
                yield return inner;
        }
    }
}
