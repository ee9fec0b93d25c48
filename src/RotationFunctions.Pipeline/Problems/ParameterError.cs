using System.Text.Json.Serialization;

namespace RotationFunctions.Pipeline.Problems;

/// <summary>What is wrong with a parameter.</summary>
/// <param name="Parameter">Its name in the query or the path.</param>
/// <param name="Detail">What is wrong, with the value.</param>
/// <param name="Allowed">Every value that is allowed, where they can be listed.</param>
internal sealed record ParameterError(
    string Parameter,
    string Detail,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? Allowed = null);
