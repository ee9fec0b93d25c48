using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;

namespace RotationFunctions.Testing;

/// <summary>Bodies held against the schemas of an OpenAPI document.</summary>
internal static class DescribedBody
{
    private const string Components = "#/components/schemas/";

    private static readonly EvaluationOptions Strict = new() { RequireFormatValidation = true, OutputFormat = OutputFormat.List };

    /// <summary>Where a body does not fit a named schema, and why; empty when it fits.</summary>
    public static IReadOnlyList<string> Errors(JsonNode document, string schema, JsonNode? body)
        => Errors(document, new JsonObject { ["$ref"] = Components + schema }, body);

    /// <summary>Where a body does not fit a schema of the document, and why; empty when it fits.</summary>
    public static IReadOnlyList<string> Errors(JsonNode document, JsonNode schema, JsonNode? body)
    {
        // As a document of its own, in which the components are definitions.
        var whole = schema.DeepClone().AsObject();
        whole["$defs"] = document["components"]!["schemas"]!.DeepClone();
        DropExtensions(whole);
        var text = whole.ToJsonString().Replace(Components, "#/$defs/", StringComparison.Ordinal);
        var result = JsonSchema.FromText(text).Evaluate(JsonSerializer.SerializeToElement(body), Strict);
        if (result.IsValid)
            return [];
        string[] errors = [.. (result.Details ?? []).Where(d => d.Errors is not null).SelectMany(d => d.Errors!.Select(e => $"{d.InstanceLocation}: {e.Key} {e.Value}"))];
        return errors.Length > 0 ? errors : ["The body does not fit its schema."];
    }

    // What OpenAPI lets one add is no keyword of JSON Schema.
    private static void DropExtensions(JsonNode? node)
    {
        if (node is JsonArray items)
        {
            foreach (var item in items)
                DropExtensions(item);
        }
        else if (node is JsonObject members)
        {
            foreach (var name in members.Select(member => member.Key).Where(name => name.StartsWith("x-", StringComparison.Ordinal)).ToList())
                members.Remove(name);
            foreach (var (_, member) in members)
                DropExtensions(member);
        }
    }
}
