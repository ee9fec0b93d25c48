using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.RegularExpressions;
using Json.Schema;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;
using RotationFunctions.Pipeline.Http;
using RotationFunctions.Pipeline.Http.Description;


namespace RotationFunctions.Tests.Http;

public sealed class OpenApiDocumentTests
{
    private static readonly JsonNode Document = JsonNode.Parse(ApiDocument.Utf8)!;

    /// <summary>The bodies that are written from a type, by the name of their schema.</summary>
    public static TheoryData<string, string> Bodies => new()
    {
        { "Problem", nameof(ApiJsonContext.ProblemBody) },
        { "ReportList", nameof(ApiJsonContext.ReportListing) },
        { "Revisions", nameof(ApiJsonContext.RevisionsAnswer) },
        { "Figure", nameof(ApiJsonContext.FigureAnswer) },
        { "Metrics", nameof(ApiJsonContext.MetricsAnswer) },
        { "Performance", nameof(ApiJsonContext.PerformanceAnswer) },
        { "Evidence", nameof(ApiJsonContext.EvidenceAnswer) },
        { "ClaimAnswer", nameof(ApiJsonContext.ClaimAnswer) },
        { "Health", nameof(ApiJsonContext.HealthAnswer) },
        { "BackfillAnswer", nameof(ApiJsonContext.BackfillAnswer) },
        { "RestoreAnswer", nameof(ApiJsonContext.RestoreAnswer) },
    };

    [Fact]
    public void Document_IsValidOpenApi31()
    {
        using var bytes = new MemoryStream(ApiDocument.Utf8);
        var (document, diagnostic) = OpenApiDocument.Load(bytes, "json", new OpenApiReaderSettings { RuleSet = ValidationRuleSet.GetDefaultRuleSet() });

        Assert.Equal(OpenApiSpecVersion.OpenApi3_1, diagnostic!.SpecificationVersion);
        Assert.Empty(diagnostic.Errors.Select(error => error.ToString()));
        Assert.Empty(diagnostic.Warnings.Select(warning => warning.ToString()));
        Assert.Equal(ApiCatalogue.Operations.Select(operation => operation.Route).Distinct().Count(), document!.Paths.Count);
    }

    [Fact]
    public void Operations_AreNamedOnce()
    {
        string[] ids = [.. Document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject()).Select(operation => (string)operation.Value!["operationId"]!)];

        Assert.Equal(ids.Distinct().Count(), ids.Length);
        Assert.Contains("getReport", ids);
    }

    [Fact]
    public void Paths_HaveTheParametersOfTheirTemplates()
    {
        foreach (var operation in ApiCatalogue.Operations)
        {
            var inPath = operation.Parameters.Where(parameter => parameter.Place == ParameterPlace.Path).Select(parameter => $"{{{parameter.Name}}}");
            Assert.Equal(Regex.Matches(operation.Route, "{[a-z]+}").Select(match => match.Value), inPath);
        }
    }

    [Fact]
    public void Operations_AreToldInBothLanguages() => Assert.All(
        ApiCatalogue.Operations.SelectMany(operation => new[] { operation.Summary, operation.Description }
            .Concat(operation.Parameters.Select(parameter => parameter.Meaning))
            .Concat(operation.Replies.Select(reply => reply.Meaning))),
        text => Assert.True(text.En.Length > 0 && text.Zh.Length > 0 && (text.En != text.Zh)));

    [Fact]
    public void Operations_LeaveHeadOut()
        => Assert.DoesNotContain(Document["paths"]!.AsObject(), path => path.Value!.AsObject().ContainsKey("head"));

    /// <summary>Generators take a component that may itself be null for a choice of two types, and lose its members.</summary>
    [Fact]
    public void Components_AreNeverNull() => Assert.DoesNotContain(
        Document["components"]!["schemas"]!.AsObject(), schema => Kinds(schema.Value!).Contains("null"));

    /// <summary>What may be null says so where it is referred to; the other choice has a name of its own.</summary>
    [Fact]
    public void Choices_AreBetweenAComponentAndNull()
    {
        var choices = All(Document).OfType<JsonObject>().Select(node => node["oneOf"] ?? node["anyOf"]).OfType<JsonArray>().ToList();

        Assert.True(choices.Count > 10);
        Assert.All(choices, choice => Assert.Equal(
            ["$ref", "type"], choice.SelectMany(option => option!.AsObject().Select(member => member.Key)).Order(StringComparer.Ordinal)));
    }

    /// <summary>A list of values is one type with one name, wherever it is used.</summary>
    [Fact]
    public void Enumerations_AreComponents_EachOnce()
    {
        var components = Document["components"]!["schemas"]!.AsObject().Select(schema => schema.Value!).ToList();
        var enumerations = All(Document).OfType<JsonObject>().Where(node => node["enum"] is JsonArray).ToList();

        Assert.True(enumerations.Count > 20);
        Assert.All(enumerations, enumeration => Assert.Contains(enumeration, components));
        string[] values = [.. enumerations.Select(enumeration => string.Join(',', enumeration["enum"]!.AsArray().Select(value => (string?)value).Order(StringComparer.Ordinal)))];
        Assert.Equal(values.Distinct().Count(), values.Length);
    }

    [Fact]
    public void Problem_IsOneType_WhoseDetailIsTheMessage()
    {
        var contents = All(Document["paths"]).OfType<JsonObject>().Select(node => node["application/problem+json"]).OfType<JsonObject>().ToList();

        Assert.True(contents.Count > 50);
        Assert.All(contents, content => Assert.Equal("#/components/schemas/Problem", (string?)content["schema"]!["$ref"]));
        var marked = All(Document).OfType<JsonObject>().Where(node => node.ContainsKey("x-ms-primary-error-message"));
        Assert.Same(Document["components"]!["schemas"]!["Problem"]!["properties"]!["detail"], Assert.Single(marked));
    }

    /// <summary>JSON, a page and Markdown are three types: a client of one is not handed another.</summary>
    [Fact]
    public void Forms_OfOneAnswer_HaveTypesOfTheirOwn()
    {
        foreach (var answer in Document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject()).SelectMany(operation => operation.Value!["responses"]!.AsObject()))
        {
            string[] schemas = [.. (answer.Value!["content"]?.AsObject() ?? []).Select(form => (string)form.Value!["schema"]!["$ref"]!)];
            Assert.Equal(schemas.Distinct().Count(), schemas.Length);
        }
    }

    [Fact]
    public void References_LeadSomewhere()
    {
        var references = All(Document).OfType<JsonObject>().Select(node => (string?)node["$ref"]).OfType<string>().Distinct();
        foreach (var reference in references)
        {
            var target = reference.TrimStart('#', '/').Split('/').Aggregate<string, JsonNode?>(Document, (node, part) => node?[part]);
            Assert.True(target is not null, $"{reference} leads nowhere.");
        }
    }

    [Fact]
    public void Schemas_AreUsed()
    {
        var references = All(Document).OfType<JsonObject>().Select(node => (string?)node["$ref"]).OfType<string>().ToHashSet();

        Assert.All(Document["components"]!["schemas"]!.AsObject(), schema => Assert.Contains("#/components/schemas/" + schema.Key, references));
    }

    [Fact]
    public void Schemas_AdmitTheirExamples()
    {
        var examples = 0;
        foreach (var (name, schema) in Document["components"]!["schemas"]!.AsObject())
        {
            foreach (var example in schema!["examples"]?.AsArray() ?? [])
            {
                Assert.Empty(DescribedBody.Errors(Document, name, example!));
                examples++;
            }
        }

        Assert.True(examples > 0);
    }

    /// <summary>The schemas are written by hand, for people; the types are what is sent. Names, kinds and nulls must be the same.</summary>
    [Theory]
    [MemberData(nameof(Bodies))]
    public void Schemas_AreThoseOfTheTypes(string name, string type)
    {
        var context = ApiJson.Context;
        var info = (System.Text.Json.Serialization.Metadata.JsonTypeInfo)typeof(ApiJsonContext).GetProperty(type)!.GetValue(context)!;
        var exported = info.GetJsonSchemaAsNode(new JsonSchemaExporterOptions { TreatNullObliviousAsNonNullable = true });

        Same(name, Document["components"]!["schemas"]![name]!, exported, exported, isRequired: true);
    }

    [Fact]
    public void ReportSchema_IsServedAsItIsPublished() => Assert.Equal(ReportSchema.Text, System.Text.Encoding.UTF8.GetString(EmbeddedSchema.Report));

    [Fact]
    public void ApiSchema_IsAJsonSchema()
        => Assert.True(MetaSchemas.Draft202012.Evaluate(JsonDocument.Parse(EmbeddedSchema.Api).RootElement, new EvaluationOptions()).IsValid);

    private static void Same(string place, JsonNode described, JsonNode sent, JsonNode root, bool isRequired)
    {
        described = Resolve(described, Document);
        sent = Resolve(sent, root);
        var (told, written) = (Kinds(described), Kinds(sent));
        // What may be left out is left out when it is null.
        if (!isRequired)
            written.Remove("null");
        Assert.True(told.SetEquals(written), $"{place} is described as {string.Join('|', told.Order())}, and sent as {string.Join('|', written.Order())}.");
        described = NotNull(described);
        sent = NotNull(sent);
        if (sent["properties"] is JsonObject members)
        {
            Assert.Equal(members.Select(member => member.Key).Order(), described["properties"]!.AsObject().Select(member => member.Key).Order());
            var required = described["required"]!.AsArray().Select(member => (string)member!).ToHashSet();
            foreach (var (member, schema) in members)
                Same($"{place}.{member}", described["properties"]![member]!, schema!, root, required.Contains(member));
        }
        else if (sent["items"] is { } items)
        {
            Same(place + "[]", described["items"]!, items, root, isRequired: true);
        }
        else if (sent["additionalProperties"] is JsonObject values)
        {
            Same(place + "{}", described["additionalProperties"]!, values, root, isRequired: true);
        }
    }

    private static JsonNode Resolve(JsonNode schema, JsonNode root)
    {
        while (schema is JsonObject && (string?)schema["$ref"] is { } reference)
            schema = reference.TrimStart('#').Split('/', StringSplitOptions.RemoveEmptyEntries).Aggregate(root, (node, part) => node is JsonArray list ? list[int.Parse(part, null)]! : node[part]!);
        return schema;
    }

    // "oneOf" stands in the schemas for what may be null, and for nothing else.
    private static JsonNode NotNull(JsonNode schema) => schema["oneOf"] is JsonArray choices ? Resolve(choices.First(choice => (string?)choice!["type"] != "null")!, Document) : schema;

    private static HashSet<string> Kinds(JsonNode schema)
    {
        if (schema["oneOf"] is JsonArray choices)
            return [.. choices.SelectMany(choice => Kinds(Resolve(choice!, Document)))];
        if (schema["enum"] is JsonArray values)
            return [.. values.Select(value => value is null ? "null" : "string")];
        return schema["type"] switch
        {
            JsonArray types => [.. types.Select(type => (string)type!)],
            JsonValue type => [(string)type!],
            _ => [],
        };
    }

    private static IEnumerable<JsonNode> All(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member => All(member.Value)).Prepend(members),
        JsonArray items => items.SelectMany(All).Prepend(items),
        not null => [node],
        null => [],
    };
}
