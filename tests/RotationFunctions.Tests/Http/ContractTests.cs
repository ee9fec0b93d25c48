using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using RotationFunctions.Pipeline.Http.Description;

namespace RotationFunctions.Tests.Http;

/// <summary>
/// The contract with programs, approved: what is sent is what stands in the folder Approved, so that a change of it is seen in a review and
/// never happens by the way. Within version 1 something may be added and nothing taken away (docs/api.md).
/// </summary>
/// <remarks>With WRITE_DOCS=1 in the environment these tests write the files.</remarks>
public sealed class ContractTests
{
    private static readonly string Folder = Path.Combine(SharedData.Repository, "tests", "RotationFunctions.Tests", "Approved");

    /// <summary>Every call, parameter, answer and schema of the API.</summary>
    [Fact]
    public void OpenApi_IsTheApprovedOne() => AssertApproved("openapi.json", Encoding.UTF8.GetString(ApiDocument.Utf8).ReplaceLineEndings("\n") + "\n");

    /// <summary>Every member of the report: its path, its types, and whether it is always there.</summary>
    [Fact]
    public void Report_IsTheApprovedOne()
    {
        var schema = JsonNode.Parse(EmbeddedSchema.Report)!;
        var members = new SortedSet<string>(StringComparer.Ordinal);
        Describe("report", schema, schema, isRequired: true, members, []);

        Assert.True(members.Count > 200, $"Only {members.Count} members.");
        AssertApproved("report.txt", string.Concat(members.Select(member => member + "\n")));
    }

    private static void AssertApproved(string name, string text)
    {
        var path = Path.Combine(Folder, name);
        if (Environment.GetEnvironmentVariable("WRITE_DOCS") == "1")
            File.WriteAllText(path, text);
        Assert.Equal(File.ReadAllText(path), text);
    }

    private static void Describe(string path, JsonNode schema, JsonNode root, bool isRequired, SortedSet<string> members, HashSet<string> seen)
    {
        var types = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var part in Parts(schema, root, seen))
        {
            types.UnionWith(TypesOf(part.Schema));
            foreach (var (name, member) in part.Schema["properties"]?.AsObject() ?? [])
                Describe($"{path}.{name}", member!, root, part.Schema["required"]?.AsArray().Any(one => (string?)one == name) == true, members, part.Seen);
            if (part.Schema["items"] is { } items)
                Describe(path + "[]", items, root, isRequired: true, members, part.Seen);
            if (part.Schema["additionalProperties"] is JsonObject values)
                Describe(path + "{}", values, root, isRequired: true, members, part.Seen);
        }

        members.Add(string.Create(CultureInfo.InvariantCulture, $"{path}: {string.Join(" or ", types)}{(isRequired ? "" : ", may be absent")}"));
    }

    // A schema that refers to itself is told once on each path.
    private static IEnumerable<(JsonNode Schema, HashSet<string> Seen)> Parts(JsonNode schema, JsonNode root, HashSet<string> seen)
    {
        if ((string?)schema["$ref"] is { } reference)
        {
            if (seen.Contains(reference))
                return [];
            var target = reference.TrimStart('#', '/').Split('/').Aggregate(root, (node, part) => node[part]!);
            return Parts(target, root, [.. seen, reference]);
        }

        var choices = (schema["oneOf"] ?? schema["anyOf"])?.AsArray();
        return choices is null ? [(schema, seen)] : choices.SelectMany(choice => Parts(choice!, root, seen));
    }

    private static IEnumerable<string> TypesOf(JsonNode schema) => schema switch
    {
        { } when schema["enum"] is JsonArray values => values.Select(value => value is null ? "null" : $"'{value}'"),
        { } when schema["const"] is { } value => [$"'{value}'"],
        { } when schema["type"] is JsonArray types => types.Select(type => (string)type!),
        { } when schema["type"] is JsonValue type => [schema["format"] is { } format ? $"{type} ({format})" : (string)type!],
        _ => ["anything"],
    };
}
