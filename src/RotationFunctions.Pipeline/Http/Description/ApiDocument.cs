using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using RotationFunctions.Pipeline.Problems;

namespace RotationFunctions.Pipeline.Http.Description;

/// <summary>
/// The API as an OpenAPI 3.1 document: the calls of <see cref="ApiCatalogue"/>, the schemas of <c>docs/api.schema.json</c> and
/// that of the report. It depends on nothing but the build, so it is made once.
/// </summary>
internal static class ApiDocument
{
    private const string KeyInHeader = "functionKey";
    private const string KeyInQuery = "functionKeyInQuery";
    private const string MasterKey = "masterKey";
    private const string ProblemMediaType = "application/problem+json";

    private static readonly Lazy<byte[]> Document = new(Write);

    /// <summary>The document's bytes.</summary>
    internal static byte[] Utf8 => Document.Value;

    private static byte[] Write()
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        Build().SerializeAsV31(new OpenApiJsonWriter(text));
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static OpenApiDocument Build()
    {
        var document = new OpenApiDocument
        {
            Info = new OpenApiInfo
            {
                Title = "RotationFunctions",
                Version = ApiCatalogue.Version,
                Summary = "The market-rotation desk.",
                Description =
                    "Returns, volatilities and other shares are fractions (0.0112 is 1.12 %) at full precision; null is a figure that is "
                        + "absent. "
                    + "Dates are `yyyy-MM-dd`. "
                    + $"Every error is `{ProblemMediaType}` (RFC 9457); its `type` is the address of a page that says what it means and "
                    + $"what "
                    + "to do. "
                    + "A caller who prefers HTML to JSON, as a browser does, gets an error as a page. "
                    + "What answers GET answers HEAD too. "
                    + "Without its key a call that needs one gets 401 from the platform, before the desk is reached and without a body. "
                    + $"A query has at most {ApiLimits.LongestQuery.ToString(CultureInfo.InvariantCulture)} characters. "
                    + "Within version 1 members, parameters, formats, problem types and calls are only added: let be what you do not know.",
                License = new OpenApiLicense { Name = "MIT", Identifier = "MIT" },
            },
            Servers = [new OpenApiServer { Url = $"/{Routes.Prefix}", Description = "The desk that serves this document." }],
            Components = new OpenApiComponents
            {
                SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
                {
                    [KeyInHeader] = Key(
                        ParameterLocation.Header, "x-functions-key",
                        "A function key or host key of the deployed desk. A desk on one's own machine asks for none."),
                    [KeyInQuery] = Key(
                        ParameterLocation.Query, "code",
                        "The same key in the address, for feed readers and browsers, which send no header. Addresses end up in histories "
                            + "and "
                        + "logs: prefer the header."),
                    [MasterKey] = Key(ParameterLocation.Header, "x-functions-key", "The master key of the deployed desk."),
                },
                Parameters = new Dictionary<string, IOpenApiParameter>
                {
                    ["AcceptLanguage"] = OfHeader(
                        "Accept-Language",
                        "Languages by preference; without `lang` the first that there is counts, else English. Nobody is turned away for a "
                        + "language."),
                    ["IfNoneMatch"] = OfHeader(
                        "If-None-Match", "Tags that the caller has, or `*`: an answer with one of them comes as 304, without a body."),
                },
                Headers = new Dictionary<string, IOpenApiHeader>
                {
                    ["ETag"] = Header("Tag of these bytes: changes exactly when they do."),
                    ["Vary"] = Header("The headers of the request on which the answer depends."),
                    ["Link"] = Header(
                        "`rel=\"next\"`: the same call for the next page, without the caller's key. Absent on the last page."),
                    ["Location"] = Header("The address of what the call made."),
                },
                Schemas = ApiSchemas.Read(),
            },
            Paths = [],
        };
        foreach (var route in ApiCatalogue.Operations.GroupBy(operation => operation.Route))
        {
            document.Paths["/" + route.Key] = new OpenApiPathItem
            {
                Operations = route.ToDictionary(
                    operation => HttpMethod.Parse(operation.Method), operation => Described(operation, document)),
            };
        }

        return document;
    }

    private static OpenApiOperation Described(Operation operation, OpenApiDocument document)
    {
        var responses = new OpenApiResponses();
        foreach (var reply in operation.Replies)
        {
            responses[Status(reply.Status)] = Described(reply, document);
            if (reply.IsTagged)
                responses["304"] = new OpenApiResponse
                {
                    Description = "The caller has this answer already: its tag is in `If-None-Match`.",
                    Headers = Headers(document, "ETag", "Vary"),
                };
        }

        foreach (var problems in operation.Problems.GroupBy(problem => problem.Status).OrderBy(status => status.Key))
            Add(responses, problems.Key, [.. problems], document);
        IOpenApiParameter[] parameters =
        [
            .. operation.Parameters.Select(parameter => Described(parameter, document)),
            .. Of("AcceptLanguage", operation.Parameters.Contains(ApiParameters.Language)),
            .. Of("IfNoneMatch", operation.Replies.Any(reply => reply.IsTagged)),
        ];
        return new OpenApiOperation
        {
            OperationId = JsonNamingPolicy.CamelCase.ConvertName(operation.Name),
            Summary = operation.Summary.En,
            Description = operation.Description.En,
            Parameters = parameters.Length > 0 ? parameters : null,
            RequestBody = operation.Bodies.Count > 0
                ? new OpenApiRequestBody { Required = true, Content = Content(operation.Bodies, document) }
                : null,
            Responses = responses,
            Security = operation.Access switch
            {
                Access.Anyone => [],
                Access.Administrator => [Needs(MasterKey)],
                _ => [Needs(KeyInHeader), Needs(KeyInQuery)],
            },
        };

        OpenApiParameterReference[] Of(string header, bool counts) => counts ? [new OpenApiParameterReference(header, document)] : [];

        OpenApiSecurityRequirement Needs(string scheme) => new() { [new OpenApiSecuritySchemeReference(scheme, document)] = [] };
    }

    private static OpenApiParameter Described(ApiParameter parameter, OpenApiDocument document)
    {
        var isList = (string?)parameter.Schema["type"] == "array";
        var described = new OpenApiParameter
        {
            Name = parameter.Name,
            In = parameter.Place == ParameterPlace.Path ? ParameterLocation.Path : ParameterLocation.Query,
            Description = parameter.Meaning.En,
            Required = parameter.IsRequired,
            Schema = parameter.ChoiceName is { } choice
                ? new OpenApiSchemaReference(choice, document) { Default = parameter.Schema["default"]?.DeepClone() }
                : ApiSchemas.OfParameter(parameter.Schema),
            Example = parameter.Example is not { } example ? null
                : isList ? new JsonArray([.. example.Split(',').Select(value => JsonValue.Create(value))])
                : JsonValue.Create(example),
        };
        // One value with commas, where the rule is a parameter for each.
        if (isList)
            (described.Style, described.Explode) = (ParameterStyle.Form, false);
        return described;
    }

    private static OpenApiResponse Described(Reply reply, OpenApiDocument document) => new()
    {
        Description = reply.Meaning.En,
        Headers = Headers(document, [.. reply.IsTagged ? ["ETag", "Vary"] : Array.Empty<string>(), .. reply.Headers]),
        Content = reply.Forms.Count > 0 ? Content(reply.Forms, document) : null,
    };

    // A status may stand for an answer and for problems too, as 503 does for the state of the desk.
    private static void Add(OpenApiResponses responses, int status, IReadOnlyList<ProblemType> problems, OpenApiDocument document)
    {
        var key = Status(status);
        var meaning = string.Join("\n", problems.Select(problem => $"- `{problem.Address}`: {problem.Title.En}. {problem.Meaning.En}"));
        var response = responses.GetValueOrDefault(key) as OpenApiResponse ?? new OpenApiResponse();
        response.Description = response.Description is { } other ? $"{other}\n{meaning}" : meaning;
        // One schema for all of them, so that a generated client has one type of error; which can occur here is for those who look.
        var types = new JsonArray([.. problems.Select(problem => JsonValue.Create(problem.Address))]);
        response.AddExtension("x-problem-types", new JsonNodeExtension(types));
        response.Content ??= new Dictionary<string, IOpenApiMediaType>();
        response.Content[ProblemMediaType] = new OpenApiMediaType { Schema = new OpenApiSchemaReference("Problem", document) };
        responses[key] = response;
    }

    private static Dictionary<string, IOpenApiMediaType> Content(IEnumerable<BodyForm> forms, OpenApiDocument document)
        => forms.ToDictionary(form => form.MediaType, form => (IOpenApiMediaType)new OpenApiMediaType
        {
            Schema = (form.Schema ?? ApiSchemas.OfText(form.MediaType)) is { } schema
                ? new OpenApiSchemaReference(schema, document)
                : new OpenApiSchema { Type = JsonSchemaType.String },
            Example = form.Example is not { } example ? null
                : form.MediaType == Format.Json.MediaType ? JsonNode.Parse(example)
                : JsonValue.Create(example),
        });

    private static OpenApiSecurityScheme Key(ParameterLocation place, string name, string description)
        => new() { Type = SecuritySchemeType.ApiKey, In = place, Name = name, Description = description };

    private static OpenApiParameter OfHeader(string name, string description)
        => new()
        {
            Name = name,
            In = ParameterLocation.Header,
            Description = description,
            Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        };

    private static OpenApiHeader Header(string description)
        => new() { Description = description, Schema = new OpenApiSchema { Type = JsonSchemaType.String } };

    private static Dictionary<string, IOpenApiHeader>? Headers(OpenApiDocument document, params IReadOnlyList<string> names)
        => names.Count == 0 ? null : names.ToDictionary(name => name, name => (IOpenApiHeader)new OpenApiHeaderReference(name, document));

    private static string Status(int status) => status.ToString(CultureInfo.InvariantCulture);
}
