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
    /// <summary>Name of the function that answers it.</summary>
    public required string Name { get; init; }

    /// <summary>Its method; every GET has its HEAD.</summary>
    public required string Method { get; init; }

    /// <summary>Its route below the prefix.</summary>
    public required string Route { get; init; }

    public required Access Access { get; init; }

    /// <summary>What it does, in a few words.</summary>
    public required LocalizedText Summary { get; init; }

    /// <summary>What else a caller must know.</summary>
    public required LocalizedText Description { get; init; }

    public IReadOnlyList<ApiParameter> Parameters { get; init; } = [];

    /// <summary>The forms in which its body can be sent; empty for a call without one.</summary>
    public IReadOnlyList<BodyForm> Bodies { get; init; } = [];

    public required IReadOnlyList<Reply> Replies { get; init; }

    /// <summary>What can be wrong.</summary>
    public required IReadOnlyList<ProblemType> Problems { get; init; }
}
