using RotationFunctions.Pipeline;

namespace RotationFunctions.Local.CommandLine;

/// <summary>What a run was asked for.</summary>
internal sealed record RunOptions
{
    /// <summary>The port of the page unless another is asked for: the one that Azure Functions uses on a developer's machine.</summary>
    public const int DefaultPort = 7071;

    /// <summary>Price sources, the first that has a series wins.</summary>
    public required IReadOnlyList<string> Sources { get; init; }

    /// <summary>Folder of the <c>csv</c> source.</summary>
    public string? Data { get; init; }

    /// <summary>Day of the report; null for the last date with data.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>First day of a backfill; null for none.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Day whose snapshot is made again from its raw responses; null for a fetch.</summary>
    public DateOnly? Replay { get; init; }

    /// <summary>Whether to end after the report is written.</summary>
    public bool Once { get; init; }

    /// <summary>Folder to write the report's files to; null for none.</summary>
    public string? Out { get; init; }

    public Language Language { get; init; }

    /// <summary>The port that was asked for; null for <see cref="DefaultPort"/> or the next free one.</summary>
    public int? Port { get; init; }

    /// <summary>Connection string of the storage; null for Azurite.</summary>
    public string? Storage { get; init; }

    /// <summary>File of the universe; null for the default one.</summary>
    public string? Universe { get; init; }
}
