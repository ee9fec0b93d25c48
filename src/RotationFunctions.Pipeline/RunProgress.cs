namespace RotationFunctions.Pipeline;

/// <summary>How far a run is.</summary>
/// <param name="Stage">What it is doing.</param>
/// <param name="Done">Steps done.</param>
/// <param name="Total">Steps in all.</param>
/// <param name="Item">What was done last, or is waited for, as a series' id; null for none.</param>
/// <param name="Until">When it goes on, while a provider gives no more; null while it goes on.</param>
public sealed record RunProgress(RunStage Stage, int Done, int Total, string? Item = null, DateTimeOffset? Until = null);

/// <summary>The stages of a run, in order.</summary>
public enum RunStage
{
    Fetching,
    Snapshot,
    Computing,
    Done,
}
