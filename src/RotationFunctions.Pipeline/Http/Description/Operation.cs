using RotationFunctions.Pipeline.Problems;
using RotationFunctions.Pipeline.Universes;

namespace RotationFunctions.Pipeline.Http.Description;

/// <summary>Who may make a call of a deployed desk. On one's own machine nobody is asked for a key.</summary>
internal enum Access
{
    /// <summary>Anyone.</summary>
    Anyone,

    /// <summary>Who has a key for reading.</summary>
    Reader,

    /// <summary>Who has the master key.</summary>
    Administrator,
}

/// <summary>A form in which a body is sent or answered.</summary>
/// <param name="MediaType">Its media type.</param>
/// <param name="Schema">Name of its schema; null for a text that has none.</param>
/// <param name="Example">A body of a call that succeeds.</param>
internal sealed record BodyForm(string MediaType, string? Schema = null, string? Example = null);

/// <summary>An answer to a call that went well.</summary>
/// <param name="Status">Its status.</param>
/// <param name="Meaning">What it is.</param>
/// <param name="Forms">The forms in which it can be had; empty for an answer without a body.</param>
internal sealed record Reply(int Status, LocalizedText Meaning, params IReadOnlyList<BodyForm> Forms)
{
    /// <summary>Whether it has a tag, so that a caller who has it gets 304 and no body.</summary>
    public bool IsTagged { get; init; }

    /// <summary>Headers of this answer besides those that every one has.</summary>
    public IReadOnlyList<string> Headers { get; init; } = [];
}

/// <summary>A call of the API, as callers are told of it.</summary>
internal sealed record Operation
{
    private const string Suffix = "Call";

    private readonly IReadOnlyList<ApiParameter> _parameters = [];

    /// <param name="call">The class that answers it, named for it: <c>GetReportCall</c> for <c>GetReport</c>.</param>
    public Operation(Type call)
    {
        ArgumentNullException.ThrowIfNull(call);
        (Call, Name) = (call, call.Name[..^Suffix.Length]);
    }

    /// <summary>The class that answers it.</summary>
    public Type Call { get; }

    /// <summary>Its name, which is also that of the function.</summary>
    public string Name { get; }

    /// <summary>Its method; every GET has its HEAD.</summary>
    public required string Method { get; init; }

    /// <summary>Its route below the prefix.</summary>
    public required string Route { get; init; }

    public required Access Access { get; init; }

    /// <summary>What it does, in a few words.</summary>
    public required LocalizedText Summary { get; init; }

    /// <summary>What else a caller must know.</summary>
    public required LocalizedText Description { get; init; }

    /// <summary>What it takes, in the order in which a generated client takes it.</summary>
    public IReadOnlyList<ApiParameter> Parameters
    {
        get => _parameters;
        init
        {
            _parameters = value;
            PathParameters = [.. value.Where(parameter => parameter.Place == ParameterPlace.Path)];
            Format = value.OfType<FormatParameter>().SingleOrDefault();
            // Format and language first: they decide how everything else is told.
            ReadingOrder = [.. Enumerable.Range(0, value.Count).OrderBy(position => value[position].Name is not ("format" or "lang"))];
        }
    }

    /// <summary>Those of its parameters that stand in the route, in its order.</summary>
    public IReadOnlyList<ApiParameter> PathParameters { get; private init; } = [];

    /// <summary>That of its parameters by which a form of the answer is chosen; null where there is one form only.</summary>
    public FormatParameter? Format { get; private init; }

    /// <summary>Positions of the parameters in the order in which they are read, and in which what is wrong with them is told.</summary>
    public IReadOnlyList<int> ReadingOrder { get; private init; } = [];

    /// <summary>The forms in which its body can be sent; empty for a call without one.</summary>
    public IReadOnlyList<BodyForm> Bodies { get; init; } = [];

    public required IReadOnlyList<Reply> Replies { get; init; }

    /// <summary>What can be wrong.</summary>
    public required IReadOnlyList<ProblemType> Problems { get; init; }
}
