using System.Globalization;
using System.Text.Json.Nodes;
using RotationFunctions.Pipeline.Http.Calls;
using RotationFunctions.Pipeline.Universes;

namespace RotationFunctions.Pipeline.Http.Description;

/// <summary>Where a parameter of a call stands.</summary>
public enum ParameterPlace
{
    /// <summary>In the route.</summary>
    Path,

    /// <summary>In the query.</summary>
    Query,
}

/// <summary>A parameter of a call: what callers are told of it, and how it is read. Its limits are declared once, for both.</summary>
public abstract record ApiParameter
{
    private protected ApiParameter(string name, LocalizedText meaning, JsonObject schema)
        => (Name, Meaning, Schema) = (name, meaning, schema);

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>What it does.</summary>
    public LocalizedText Meaning { get; }

    /// <summary>Its type and limits, as JSON Schema.</summary>
    public JsonObject Schema { get; }

    /// <summary>Where it stands.</summary>
    public ParameterPlace Place { get; init; } = ParameterPlace.Query;

    /// <summary>Whether a call without it is refused.</summary>
    public bool IsRequired { get; init; }

    /// <summary>A value for a call that succeeds; null for one that an example leaves out.</summary>
    public string? Example { get; init; }

    /// <summary>Name that the description gives to the list of its values, so that calls share it; null where there is none.</summary>
    public string? ChoiceName { get; init; }

    /// <summary>The values that it can have; empty where they cannot be listed.</summary>
    public IReadOnlyList<string> Choices => (string?)Schema["type"] == "boolean"
        ? ["true", "false"]
        : [.. (Schema["enum"] as JsonArray ?? []).Select(value => (string)value!)];

    /// <summary>Its value in a request; what is wrong with it is left with the reader.</summary>
    /// <param name="arguments">The request's arguments, those that were read before among them.</param>
    /// <param name="query">Reads the request.</param>
    internal abstract object? Read(CallArguments arguments, QueryReader query);
}

/// <summary>A parameter that gives a value of a type.</summary>
/// <typeparam name="T">The type.</typeparam>
public record ApiParameter<T> : ApiParameter
{
    private readonly Reading _read;

    internal ApiParameter(string name, LocalizedText meaning, JsonObject schema, Reading read)
        : base(name, meaning, schema) => _read = read;

    /// <summary>How a value is read.</summary>
    internal delegate T Reading(ApiParameter<T> parameter, CallArguments arguments, QueryReader query);

    internal sealed override object? Read(CallArguments arguments, QueryReader query) => _read(this, arguments, query);

    /// <summary>The same parameter as a part of the route.</summary>
    /// <param name="example">A value for a call that succeeds; null when no desk has one of its own.</param>
    internal ApiParameter<T> InPath(string? example) => this with { Place = ParameterPlace.Path, IsRequired = true, Example = example };

    /// <summary>The same parameter as one that must be given.</summary>
    internal ApiParameter<T> Required() => this with { IsRequired = true };
}

/// <summary>The parameter by which a caller chooses the form of the answer.</summary>
internal sealed record FormatParameter : ApiParameter<Format?>
{
    internal FormatParameter(LocalizedText meaning, JsonObject schema, IReadOnlyList<Format> offered)
        : base("format", meaning, schema, (_, _, query) => query.Format(offered)) => Offered = offered;

    /// <summary>The forms; the first is the one that a caller gets who asks for none.</summary>
    internal IReadOnlyList<Format> Offered { get; }
}

/// <summary>Makes parameters of the kinds that there are.</summary>
internal static class Parameter
{
    /// <summary>A date, <c>yyyy-MM-dd</c>; null when it is not given.</summary>
    internal static ApiParameter<DateOnly?> Date(string name, LocalizedText meaning) => new(
        name, meaning, new JsonObject { ["type"] = "string", ["format"] = "date" },
        (parameter, arguments, query) => parameter switch
        {
            { Place: ParameterPlace.Path } => query.Date(name, arguments.InPath(parameter)),
            { IsRequired: true } => query.RequiredDate(name),
            _ => query.Date(name),
        });

    /// <summary>A date that must not be before another, which is read before it.</summary>
    internal static ApiParameter<DateOnly?> DateFrom(ApiParameter<DateOnly?> first, string name, LocalizedText meaning) => new(
        name, meaning, new JsonObject { ["type"] = "string", ["format"] = "date" },
        (parameter, arguments, query) =>
        {
            var date = parameter.IsRequired ? query.RequiredDate(name) : query.Date(name);
            query.RefuseBefore(arguments.Of(first), date);
            return date;
        });

    /// <summary>A whole number inside bounds.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="least">The least that it can be.</param>
    /// <param name="most">The most that it can be.</param>
    /// <param name="otherwise">What counts when it is not given.</param>
    /// <param name="meaning">What it does.</param>
    internal static ApiParameter<int> Whole(string name, int least, int most, int otherwise, LocalizedText meaning) => new(
        name, meaning, new JsonObject { ["type"] = "integer", ["minimum"] = least, ["maximum"] = most, ["default"] = otherwise },
        (_, _, query) => query.Integer(name, least, most, otherwise));

    /// <summary>A whole number inside bounds; null when it is not given.</summary>
    internal static ApiParameter<int?> Whole(string name, int least, int most, LocalizedText meaning) => new(
        name, meaning, new JsonObject { ["type"] = "integer", ["minimum"] = least, ["maximum"] = most },
        (_, _, query) => query.Integer(name, least, most, otherwise: least - 1) is var value && value >= least ? value : null);

    /// <summary>True or false; false when it is not given.</summary>
    internal static ApiParameter<bool> Flag(string name, LocalizedText meaning) => new(
        name, meaning, new JsonObject { ["type"] = "boolean", ["default"] = false },
        (_, _, query) => query.Choice(name, otherwise: false, [("true", true), ("false", false)]));

    /// <summary>One of a few values, whatever its case.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="choice">What the list of values is called in the description.</param>
    /// <param name="values">The values; the first counts when none is given.</param>
    /// <param name="meaning">What it does.</param>
    internal static ApiParameter<T> Choice<T>(
        string name, string choice, IReadOnlyList<(string Name, T Value)> values, LocalizedText meaning)
    {
        var schema = Enumeration(values.Select(value => value.Name));
        schema["default"] = values[0].Name;
        return new(name, meaning, schema, (_, _, query) => query.Choice(name, values[0].Value, values)) { ChoiceName = choice };
    }

    /// <summary>A name in the route; which there are is listed, and the call itself says what is wrong with another.</summary>
    internal static ApiParameter<string> Name(
        string name, string choice, IEnumerable<string> known, LocalizedText meaning, string example) => new(
        name, meaning, Enumeration(known), (parameter, arguments, _) => arguments.InPath(parameter))
    {
        Place = ParameterPlace.Path, IsRequired = true, Example = example, ChoiceName = choice,
    };

    /// <summary>A text in the route.</summary>
    internal static ApiParameter<string> InPath(string name, LocalizedText meaning, string? example) => new ApiParameter<string>(
        name, meaning, new JsonObject { ["type"] = "string" }, (parameter, arguments, _) => arguments.InPath(parameter)).InPath(example);

    /// <summary>Values separated by commas, one at least.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="what">What they are: <c>ids</c>.</param>
    /// <param name="most">The most values that it can have.</param>
    /// <param name="meaning">What it does.</param>
    /// <param name="example">Values for a call that succeeds.</param>
    internal static ApiParameter<IReadOnlyList<string>> List(string name, string what, int most, LocalizedText meaning, string example)
        => new(
        name, meaning,
        new JsonObject { ["type"] = "array", ["items"] = new JsonObject { ["type"] = "string" }, ["minItems"] = 1, ["maxItems"] = most },
        (_, _, query) =>
        {
            var values = query.List(name);
            if (values.Count == 0)
                query.Refuse(name, $"'{name}' is missing; give {what} separated by commas, as IWM,SPY.");
            else if (values.Count > most)
                query.Refuse(name, string.Create(CultureInfo.InvariantCulture, $"'{name}' names {values.Count} {name}; give at most "
                    + $"{most}."));
            return values;
        })
    {
        IsRequired = true, Example = example,
    };

    private static JsonObject Enumeration(IEnumerable<string> values)
        => new() { ["type"] = "string", ["enum"] = new JsonArray([.. values.Select(value => JsonValue.Create(value))]) };
}
