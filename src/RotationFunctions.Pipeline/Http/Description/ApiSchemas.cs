using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;

namespace RotationFunctions.Pipeline.Http.Description;

/// <summary>The schemas of the API's description: those of <c>docs/</c>, moved into one place, and those that the calls add.</summary>
internal static class ApiSchemas
{
    private const string Definitions = "#/$defs/";

    /// <summary>Forms of an answer that are text, each with a type of its own, so that none is taken for another.</summary>
    private static readonly Dictionary<string, (string Name, string Description)> TextForms = new()
    {
        [Format.Html.MediaType] = ("HtmlPage", "A page, as HTML."),
        [Format.Markdown.MediaType] = ("MarkdownText", "A report, as Markdown."),
        [Format.Csv.MediaType] = ("CsvTable", "A table, as CSV with a header (RFC 4180)."),
        [Format.Svg.MediaType] = ("SvgPicture", "A picture, as SVG."),
        [Format.Atom.MediaType] = ("AtomDocument", "A feed, as Atom (RFC 4287)."),
    };

    /// <summary>The name of the type of a text; null for one that has none.</summary>
    internal static string? OfText(string mediaType) => TextForms.GetValueOrDefault(mediaType).Name;

    /// <summary>Every schema, by its name.</summary>
    internal static IDictionary<string, IOpenApiSchema> Read() => Parse(Schemas());

    /// <summary>The schema of a parameter.</summary>
    internal static IOpenApiSchema OfParameter(JsonObject schema)
        => Parse(new JsonObject { ["Parameter"] = schema.DeepClone() })["Parameter"];

    // A reader reads whole documents: references find what they name in the one around them.
    private static IDictionary<string, IOpenApiSchema> Parse(JsonNode schemas)
    {
        var document = new JsonObject
        {
            ["openapi"] = "3.1.1",
            ["info"] = new JsonObject { ["title"] = "Schemas", ["version"] = ApiCatalogue.Version },
            ["paths"] = new JsonObject(),
            ["components"] = new JsonObject { ["schemas"] = schemas },
        };
        var read = new OpenApiJsonReader().Read(document, new Uri("urn:schemas"), new OpenApiReaderSettings());
        return read.Diagnostic is { Errors: [] } && read.Document?.Components?.Schemas is { } parsed
            ? parsed
            : throw new InvalidOperationException(
                $"The schemas of docs/ cannot be read: {string.Join(' ', read.Diagnostic?.Errors ?? [])}");
    }

    private static JsonObject Schemas()
    {
        var schemas = new JsonObject();
        var bodies = JsonNode.Parse(EmbeddedSchema.Api)!;
        foreach (var (name, schema) in bodies["$defs"]!.AsObject())
            schemas[name] = Moved(schema!, name => name);
        // A document within a document would need an address of its own for its references; so its parts move in beside the others.
        var report = JsonNode.Parse(EmbeddedSchema.Report)!.AsObject();
        foreach (var (name, schema) in report["$defs"]!.AsObject())
        {
            // A list of values that both have is one and the same.
            if (!IsShared(name))
                schemas["Report" + Capitalized(name)] = OfReport(schema!);
        }

        report.Remove("$defs");
        report.Remove("$schema");
        schemas["Report"] = OfReport(report);
        foreach (var (mediaType, (name, description)) in TextForms)
            schemas[name] = new JsonObject { ["description"] = description, ["type"] = "string", ["contentMediaType"] = mediaType };
        AddChoices(schemas);
        // The sentence that a generated client's exception shows as its message.
        schemas["Problem"]!["properties"]!["detail"]!["x-ms-primary-error-message"] = true;
        return schemas;

        bool IsShared(string name) => bodies["$defs"]![Capitalized(name)]?["enum"] is not null;

        JsonNode OfReport(JsonNode schema) => Moved(schema, name => IsShared(name) ? Capitalized(name) : "Report" + Capitalized(name));
    }

    private static void AddChoices(JsonObject schemas)
    {
        var parameters = ApiCatalogue.Operations.SelectMany(operation => operation.Parameters);
        foreach (var parameter in parameters.Where(parameter => parameter.ChoiceName is not null))
        {
            var values = parameter.Schema["enum"]!;
            var known = schemas[parameter.ChoiceName!] ??= new JsonObject
            {
                ["description"] = $"Values of `{parameter.Name}`.",
                ["type"] = "string",
                ["enum"] = values.DeepClone(),
            };
            if (!JsonNode.DeepEquals(known["enum"], values))
                throw new InvalidOperationException(
                    $"The values of '{parameter.Name}' and the schema {parameter.ChoiceName} differ: give one of them another name.");
        }
    }

    private static JsonNode Moved(JsonNode schema, Func<string, string> renamed)
    {
        var copy = schema.DeepClone();
        Move(copy);
        return copy;

        void Move(JsonNode? node)
        {
            if (node is JsonArray list)
            {
                foreach (var item in list)
                    Move(item);
            }
            else if (node is JsonObject members)
            {
                if ((string?)(members["$ref"] as JsonValue) is { } reference && reference.StartsWith(Definitions, StringComparison.Ordinal))
                    members["$ref"] = $"#/components/schemas/{renamed(reference[Definitions.Length..])}";
                foreach (var (_, member) in members)
                    Move(member);
            }
        }
    }

    private static string Capitalized(string name) => char.ToUpperInvariant(name[0]) + name[1..];
}
