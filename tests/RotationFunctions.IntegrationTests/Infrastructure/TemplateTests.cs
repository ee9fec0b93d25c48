using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

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

    /// <summary>What an operator changes is in main.bicepparam; the rest is the deployment's own.</summary>
    [Fact]
    public async Task Parameters_LeaveOutNothingThatAnOperatorChanges()
    {
        var result = await Bicep.RunAsync("build-params", Repository.PathTo("infra/main.bicepparam"), "--stdout");
        var set = JsonNode.Parse(JsonNode.Parse(result.Output)!["parametersJson"]!.GetValue<string>())!["parameters"]!.AsObject();
        var known = (await Bicep.TemplateAsync("infra/main.bicep"))["parameters"]!.AsObject();

        Assert.Equal(["currentMonth", "tags"], known.Select(parameter => parameter.Key).Except(set.Select(parameter => parameter.Key)).Order(StringComparer.Ordinal));
        var variables = Regex.Matches(Repository.Read("infra/main.bicepparam"), @"'(ROTATION_\w+)'").Select(match => match.Groups[1].Value);
        Assert.DoesNotContain(variables, variable => variable != "ROTATION_BUDGET_START_DATE" && !IsToldOf(variable));

        // A table row may name several by their endings.
        static bool IsToldOf(string variable) => Repository.Read("docs/operations.md").Split('\n').Any(line => line.StartsWith("| `ROTATION_", StringComparison.Ordinal)
            && (line.Contains($"`{variable}`", StringComparison.Ordinal)
                || Regex.Matches(line, "`…(_\\w+?)(…)?`").Any(ending => variable.Contains(ending.Groups[1].Value, StringComparison.Ordinal)
                    && line.Contains($"`{variable[..12]}", StringComparison.Ordinal))));
    }

    [Fact]
    public async Task Instances_AreFew_AndWhatTheyCanCostIsWrittenBesideThem()
    {
        var scale = (await Bicep.MainAsync()).Only("Microsoft.Web/sites");
        var parameters = (await Bicep.TemplateAsync("infra/main.bicep"))["parameters"]!;

        Assert.Equal(5, scale.Number("properties.functionAppConfig.scaleAndConcurrency.maximumInstanceCount"));
        // An instance that is busy all month: 730 hours of 2 GB, at the price of a GB-second.
        var dollars = Math.Round(730 * 3600 * 2 * 0.000026m);
        var description = (string)parameters["maximumInstanceCount"]!["metadata"]!["description"]!;
        Assert.Contains($"about {dollars} USD, five are {Math.Round(5 * 730 * 3600 * 2 * 0.000026m)} USD", description, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("false")]
    [InlineData("true")]
    public async Task Plan_Zones_AreByParameter(string chosen) =>
        Assert.Equal(bool.Parse(chosen), (await Bicep.MainAsync(("ROTATION_ZONE_REDUNDANT", chosen))).Only("Microsoft.Web/serverfarms").Flag("properties.zoneRedundant"));

    [Theory]
    [InlineData("westeurope", true)]
    [InlineData("swedencentral", true)]
    [InlineData("germanynorth", false)] // Regions without Flex Consumption.
    [InlineData("westindia", false)]
    public async Task Region_MustOfferFlexConsumption(string region, bool isOffered)
    {
        var allowed = (await Bicep.TemplateAsync("infra/main.bicep"))["parameters"]!["location"]!["allowedValues"]!.AsArray();

        Assert.Equal(isOffered, allowed.Any(value => (string?)value == region));
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
            ["Microsoft.Network/natGateways"] = "ng-",
            ["Microsoft.Network/publicIPAddresses"] = "pip-",
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
