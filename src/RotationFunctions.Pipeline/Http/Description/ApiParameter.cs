using System.Globalization;
using System.Text.Json.Nodes;
using RotationFunctions.Pipeline.Universes;

namespace RotationFunctions.Pipeline.Http.Description;

/// <summary>Where a parameter of a call stands.</summary>
public enum ParameterPlace
{
    Path,
    Query,
}

/// <summary>A parameter of a call.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Place">Where it stands.</param>
/// <param name="Meaning">What it does.</param>
/// <param name="Schema">Its type and limits, as JSON Schema.</param>
public sealed record ApiParameter(string Name, ParameterPlace Place, LocalizedText Meaning, JsonObject Schema)
{
    /// <summary>Whether a call without it is refused.</summary>
    public bool IsRequired { get; init; }

    /// <summary>A value for a call that succeeds; null for one that an example leaves out.</summary>
    public string? Example { get; init; }

    /// <summary>Name that the description gives to the list of its values, so that calls share it; null where there is none.</summary>
    public string? ChoiceName { get; init; }

    /// <summary>The values that it can have, where they can be listed.</summary>
    public IReadOnlyList<string> Choices => (string?)Schema["type"] == "boolean"
        ? ["true", "false"]
        : [.. (Schema["enum"] as JsonArray ?? []).Select(value => (string)value!)];

    /// <summary>A date.</summary>
    public static ApiParameter Date(string name, LocalizedText meaning, string? example = null)
        => new(name, ParameterPlace.Query, meaning, new JsonObject { ["type"] = "string", ["format"] = "date" }) { Example = example };

    /// <summary>A whole number inside bounds.</summary>
    public static ApiParameter Whole(string name, int least, int most, LocalizedText meaning, int? otherwise = null)
    {
        var schema = new JsonObject { ["type"] = "integer", ["minimum"] = least, ["maximum"] = most };
        if (otherwise is not null)
            schema["default"] = otherwise;
        return new(name, ParameterPlace.Query, meaning, schema);
    }

    /// <summary>True or false; false when it is not given.</summary>
    public static ApiParameter Flag(string name, LocalizedText meaning)
        => new(name, ParameterPlace.Query, meaning, new JsonObject { ["type"] = "boolean", ["default"] = false });

    /// <summary>One of a few values; what counts when it is not given may be null where headers decide.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="choice">What the list of values is called in the description.</param>
    /// <param name="values">The values.</param>
    /// <param name="otherwise">The value that counts when none is given.</param>
    /// <param name="meaning">What it does.</param>
    public static ApiParameter Choice(string name, string choice, IEnumerable<string> values, string? otherwise, LocalizedText meaning)
    {
        var schema = new JsonObject { ["type"] = "string", ["enum"] = new JsonArray([.. values.Select(value => JsonValue.Create(value))]) };
        if (otherwise is not null)
            schema["default"] = otherwise;
        return new(name, ParameterPlace.Query, meaning, schema) { ChoiceName = choice };
    }

    /// <summary>A text.</summary>
    public static ApiParameter Text(string name, LocalizedText meaning, string? pattern = null)
    {
        var schema = new JsonObject { ["type"] = "string" };
        if (pattern is not null)
            schema["pattern"] = pattern;
        return new(name, ParameterPlace.Query, meaning, schema);
    }

    /// <summary>Values separated by commas.</summary>
    public static ApiParameter List(string name, int most, LocalizedText meaning, string example) => new(
        name, ParameterPlace.Query, meaning,
        new JsonObject { ["type"] = "array", ["items"] = new JsonObject { ["type"] = "string" }, ["minItems"] = 1, ["maxItems"] = most }) { Example = example };

    /// <summary>The same parameter as a part of the path.</summary>
    public ApiParameter InPath(string example) => this with { Place = ParameterPlace.Path, IsRequired = true, Example = example };

    /// <summary>The same parameter as one that must be given.</summary>
    public ApiParameter Required() => this with { IsRequired = true };

    /// <summary>The parameter as OpenAPI has it.</summary>
    public JsonObject ToOpenApi()
    {
        var parameter = new JsonObject
        {
            ["name"] = Name,
            ["in"] = Place.ToString().ToLower(CultureInfo.InvariantCulture),
            ["description"] = Meaning.En,
            ["schema"] = ChoiceName is null ? Schema.DeepClone() : Named(ChoiceName),
        };
        var isList = (string?)Schema["type"] == "array";
        if (IsRequired)
            parameter["required"] = true;
        if (isList)
            (parameter["style"], parameter["explode"]) = ("form", false);
        if (Example is not null)
            parameter["example"] = isList ? new JsonArray([.. Example.Split(',').Select(value => JsonValue.Create(value))]) : Example;
        return parameter;
    }

    private JsonObject Named(string choice)
    {
        var reference = new JsonObject { ["$ref"] = $"#/components/schemas/{choice}" };
        if (Schema["default"] is { } otherwise)
            reference["default"] = otherwise.DeepClone();
        return reference;
    }
}
