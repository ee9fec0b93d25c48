using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using RotationFunctions.Pipeline.Problems;

namespace RotationFunctions.Pipeline.Http.Description;

/// <summary>
/// The API as an OpenAPI 3.1 document: the calls of <see cref="ApiCatalogue"/>, the schemas of <c>docs/api.schema.json</c> and
/// that of the report. It depends on nothing but the build, so it is made once.
/// </summary>
internal static class OpenApiDocument
{
    private const string KeyInHeader = "functionKey";
    private const string KeyInQuery = "functionKeyInQuery";
    private const string MasterKey = "masterKey";
    private const string ProblemMediaType = "application/problem+json";
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

    private static readonly JsonSerializerOptions Layout = new() { WriteIndented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    private static readonly Lazy<byte[]> Document = new(() => JsonSerializer.SerializeToUtf8Bytes(Build(), Layout));

    /// <summary>The document's bytes.</summary>
    internal static byte[] Utf8 => Document.Value;

    private static JsonObject Build() => new()
    {
        ["openapi"] = "3.1.1",
        ["info"] = new JsonObject
        {
            ["title"] = "RotationFunctions",
            ["version"] = ApiCatalogue.Version,
            ["summary"] = "The market-rotation desk.",
            ["description"] =
                "Returns, volatilities and other shares are fractions (0.0112 is 1.12 %) at full precision; null is a figure that is absent. Dates are `yyyy-MM-dd`. "
                + $"Every error is `{ProblemMediaType}` (RFC 9457); its `type` is the address of a page that says what it means and what to do. "
                + "A caller who prefers HTML to JSON, as a browser does, gets an error as a page. "
                + "What answers GET answers HEAD too. "
                + "Without its key a call that needs one gets 401 from the platform, before the desk is reached and without a body. "
                + $"A query has at most {ApiLimits.LongestQuery.ToString(CultureInfo.InvariantCulture)} characters. "
                + "Within version 1 members, parameters, formats, problem types and calls are only added: let be what you do not know.",
            ["license"] = new JsonObject { ["name"] = "MIT", ["identifier"] = "MIT" },
        },
        ["servers"] = new JsonArray(new JsonObject { ["url"] = $"/{Routes.Prefix}", ["description"] = "The desk that serves this document." }),
        ["paths"] = Paths(),
        ["components"] = new JsonObject
        {
            ["securitySchemes"] = new JsonObject
            {
                [KeyInHeader] = Key("header", "x-functions-key", "A function key or host key of the deployed desk. A desk on one's own machine asks for none."),
                [KeyInQuery] = Key("query", "code", "The same key in the address, for feed readers and browsers, which send no header. Addresses end up in histories and logs: prefer the header."),
                [MasterKey] = Key("header", "x-functions-key", "The master key of the deployed desk."),
            },
            ["parameters"] = new JsonObject
            {
                ["AcceptLanguage"] = HeaderParameter("Accept-Language", "Languages by preference; without `lang` the first that there is counts, else English. Nobody is turned away for a language."),
                ["IfNoneMatch"] = HeaderParameter("If-None-Match", "Tags that the caller has, or `*`: an answer with one of them comes as 304, without a body."),
            },
            ["headers"] = Headers(),
            ["schemas"] = Schemas(),
        },
    };

    private static JsonObject Key(string place, string name, string description)
        => new() { ["type"] = "apiKey", ["in"] = place, ["name"] = name, ["description"] = description };

    private static JsonObject Paths()
    {
        var paths = new JsonObject();
        foreach (var route in ApiCatalogue.Operations.GroupBy(operation => operation.Route))
        {
            var path = new JsonObject();
            foreach (var operation in route)
                path[operation.Method.ToLower(CultureInfo.InvariantCulture)] = ToOpenApi(operation);
            paths["/" + route.Key] = path;
        }

        return paths;
    }

    private static JsonObject ToOpenApi(Operation operation)
    {
        var described = new JsonObject
        {
            ["operationId"] = JsonNamingPolicy.CamelCase.ConvertName(operation.Name),
            ["summary"] = operation.Summary.En,
            ["description"] = operation.Description.En,
        };
        described["security"] = operation.Access switch
        {
            Access.Anyone => new JsonArray(),
            Access.Administrator => new JsonArray(Needs(MasterKey)),
            _ => new JsonArray(Needs(KeyInHeader), Needs(KeyInQuery)),
        };
        JsonNode[] parameters =
        [
            .. operation.Parameters.Select(ToOpenApi),
            .. operation.Parameters.Contains(ApiParameters.Language) ? [Reference("parameters", "AcceptLanguage")] : Array.Empty<JsonNode>(),
            .. operation.Replies.Any(reply => reply.IsTagged) ? [Reference("parameters", "IfNoneMatch")] : Array.Empty<JsonNode>(),
        ];
        if (parameters.Length > 0)
            described["parameters"] = new JsonArray(parameters);
        if (operation.Bodies.Count > 0)
            described["requestBody"] = new JsonObject { ["required"] = true, ["content"] = Content(operation.Bodies) };

        var responses = new JsonObject();
        foreach (var reply in operation.Replies)
        {
            responses[Status(reply.Status)] = ToOpenApi(reply);
            if (reply.IsTagged)
                responses["304"] = new JsonObject { ["description"] = "The caller has this answer already: its tag is in `If-None-Match`.", ["headers"] = References("ETag", "Vary") };
        }

        foreach (var problems in operation.Problems.GroupBy(problem => problem.Status).OrderBy(status => status.Key))
            AddProblems(responses, problems.Key, [.. problems]);
        described["responses"] = responses;
        return described;

        static JsonObject Needs(string scheme) => new() { [scheme] = new JsonArray() };
    }

    private static JsonObject ToOpenApi(ApiParameter parameter)
    {
        var isList = (string?)parameter.Schema["type"] == "array";
        var described = new JsonObject
        {
            ["name"] = parameter.Name,
            ["in"] = parameter.Place.ToString().ToLower(CultureInfo.InvariantCulture),
            ["description"] = parameter.Meaning.En,
            ["schema"] = parameter.ChoiceName is null ? parameter.Schema.DeepClone() : Named(parameter.ChoiceName, parameter.Schema["default"]),
        };
        if (parameter.IsRequired)
            described["required"] = true;
        if (isList)
            (described["style"], described["explode"]) = ("form", false);
        if (parameter.Example is { } example)
            described["example"] = isList ? new JsonArray([.. example.Split(',').Select(value => JsonValue.Create(value))]) : example;
        return described;

        static JsonObject Named(string choice, JsonNode? otherwise)
        {
            var reference = Reference("schemas", choice);
            if (otherwise is not null)
                reference["default"] = otherwise.DeepClone();
            return reference;
        }
    }

    private static JsonObject ToOpenApi(Reply reply)
    {
        var response = new JsonObject { ["description"] = reply.Meaning.En };
        var headers = References([.. reply.IsTagged ? ["ETag", "Vary"] : Array.Empty<string>(), .. reply.Headers]);
        if (headers.Count > 0)
            response["headers"] = headers;
        if (reply.Forms.Count > 0)
            response["content"] = Content(reply.Forms);
        return response;
    }

    // A status may stand for an answer and for problems too, as 503 does for the state of the desk.
    private static void AddProblems(JsonObject responses, int status, IReadOnlyList<ProblemType> problems)
    {
        var key = Status(status);
        var meaning = string.Join("\n", problems.Select(problem => $"- `{problem.Address}`: {problem.Title.En}. {problem.Meaning.En}"));
        var response = responses[key] as JsonObject ?? [];
        response["description"] = response["description"] is { } other ? $"{other}\n{meaning}" : meaning;
        // One schema for all of them, so that a generated client has one type of error; which can occur here is for those who look.
        response["x-problem-types"] = new JsonArray([.. problems.Select(problem => JsonValue.Create(problem.Address))]);
        var content = response["content"] as JsonObject ?? [];
        content[ProblemMediaType] = new JsonObject { ["schema"] = Reference("schemas", "Problem") };
        response["content"] = content;
        responses[key] = response;
    }

    private static JsonObject Content(IEnumerable<BodyForm> forms)
    {
        var content = new JsonObject();
        foreach (var form in forms)
        {
            var schema = form.Schema ?? TextForms.GetValueOrDefault(form.MediaType).Name;
            var described = new JsonObject { ["schema"] = schema is null ? new JsonObject { ["type"] = "string" } : Reference("schemas", schema) };
            if (form.Example is { } example)
                described["example"] = form.MediaType == Format.Json.MediaType ? JsonNode.Parse(example) : example;
            content[form.MediaType] = described;
        }

        return content;
    }

    private static JsonObject Headers() => new()
    {
        ["ETag"] = Header("Tag of these bytes: changes exactly when they do."),
        ["Vary"] = Header("The headers of the request on which the answer depends."),
        ["Link"] = Header("`rel=\"next\"`: the same call for the next page, without the caller's key. Absent on the last page."),
        ["Location"] = Header("The address of what the call made."),
    };

    private static JsonObject HeaderParameter(string name, string description)
        => new() { ["name"] = name, ["in"] = "header", ["description"] = description, ["schema"] = new JsonObject { ["type"] = "string" } };

    private static JsonObject Header(string description)
        => new() { ["description"] = description, ["schema"] = new JsonObject { ["type"] = "string" } };

    private static JsonObject References(params IReadOnlyList<string> headers)
    {
        var references = new JsonObject();
        foreach (var header in headers)
            references[header] = Reference("headers", header);
        return references;
    }

    private static JsonObject Reference(string kind, string name) => new() { ["$ref"] = $"#/components/{kind}/{name}" };

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
        foreach (var parameter in ApiCatalogue.Operations.SelectMany(operation => operation.Parameters).Where(parameter => parameter.ChoiceName is not null))
        {
            var values = parameter.Schema["enum"]!;
            var known = schemas[parameter.ChoiceName!] ??= new JsonObject
            {
                ["description"] = $"Values of `{parameter.Name}`.",
                ["type"] = "string",
                ["enum"] = values.DeepClone(),
            };
            if (!JsonNode.DeepEquals(known["enum"], values))
                throw new InvalidOperationException($"The values of '{parameter.Name}' and the schema {parameter.ChoiceName} differ: give one of them another name.");
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

    private static string Status(int status) => status.ToString(CultureInfo.InvariantCulture);
}
