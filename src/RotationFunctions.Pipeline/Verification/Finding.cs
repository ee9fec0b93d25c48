namespace RotationFunctions.Pipeline.Verification;

/// <summary>Something that does not agree with what it was made from.</summary>
/// <param name="Kind">What kind of disagreement it is.</param>
/// <param name="Where">What it is about: a figure's id, a part of a report, a blob.</param>
/// <param name="Detail">What was published and what is found, in words.</param>
public sealed record Finding(FindingKind Kind, string Where, string Detail);

/// <summary>Kinds of <see cref="Finding"/>.</summary>
public enum FindingKind
{
    /// <summary>The content of a report does not have the hash that the report states.</summary>
    Hash,

    /// <summary>A figure does not come out of the snapshot.</summary>
    Figure,

    /// <summary>
    /// A figure does not come out of the snapshot, and is defined otherwise since the report was published: no fault of the
    /// report, which names the version of its definitions.
    /// </summary>
    OlderDefinition,

    /// <summary>Something else in a report does not come out of the snapshot: a sentence, a date, a name.</summary>
    Content,

    /// <summary>The snapshot is gone or damaged, or is not the one that the report names.</summary>
    Snapshot,

    /// <summary>A raw response is gone or was changed, or does not give the snapshot.</summary>
    Raw,

    /// <summary>A report names another that is not there, or has another hash.</summary>
    Link,

    /// <summary>A revision of a day is missing.</summary>
    Revision,
}
