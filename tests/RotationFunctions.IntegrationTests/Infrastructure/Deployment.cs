using System.Text.Json.Nodes;

namespace RotationFunctions.IntegrationTests.Infrastructure;

/// <summary>What a deployment would bring about.</summary>
internal sealed class Deployment(JsonNode snapshot)
{
    /// <summary>Every resource.</summary>
    public IReadOnlyList<Resource> Resources { get; } =
        [.. snapshot["predictedResources"]!.AsArray().Select(resource => new Resource(resource!))];

    /// <summary>The outputs, by name.</summary>
    public JsonObject Outputs { get; } = snapshot["outputs"]?.AsObject() ?? [];

    /// <summary>The resources of a type.</summary>
    public IReadOnlyList<Resource> OfType(string type) =>
        [.. Resources.Where(resource => resource.Type.Equals(type, StringComparison.OrdinalIgnoreCase))];

    /// <summary>The only resource of a type.</summary>
    public Resource Only(string type) => Assert.Single(OfType(type));

    /// <summary>The app settings, by name.</summary>
    public IReadOnlyDictionary<string, string> AppSettings() =>
        Only("Microsoft.Web/sites")["properties.siteConfig.appSettings"]!.AsArray()
            .ToDictionary(setting => setting!["name"]!.GetValue<string>(), setting => setting!["value"]!.GetValue<string>());
}

/// <summary>A resource as Resource Manager would get it.</summary>
internal sealed class Resource(JsonNode json)
{
    public string Id => Text("id");

    public string Type => Text("type");

    public string Name => Text("name");

    /// <summary>The last part of a name such as <c>account/default/raw</c>.</summary>
    public string LastName => Name.Split('/')[^1];

    /// <summary>A value by its path, such as <c>properties.siteConfig.minTlsVersion</c>; null when there is none.</summary>
    public JsonNode? this[string path]
    {
        get
        {
            JsonNode? node = json;
            foreach (var part in path.Split('.'))
                node = int.TryParse(part, out var index) ? node?[index] : node?[part];
            return node;
        }
    }

    public string Text(string path) => this[path]?.GetValue<string>() ?? throw Missing(path);

    public bool Flag(string path) => this[path]?.GetValue<bool>() ?? throw Missing(path);

    public int Number(string path) => this[path]?.GetValue<int>() ?? throw Missing(path);

    public override string ToString() => json.ToJsonString();

    private InvalidOperationException Missing(string path) => new($"{path} is missing in {json.ToJsonString()}");
}
