namespace RotationFunctions.IntegrationTests.FunctionsHost;

/// <summary>
/// What the Functions host makes of the lines that a worker writes to standard error. It logs a line as an error when the line
/// says so by one of a few words, and as information, which a deployed desk does not keep, otherwise; a word of warning comes before
/// both. With the worker's exit it repeats the last three errors, of those that it has read when the process is gone.
/// </summary>
internal sealed class ShownErrors
{
    private const int Repeated = 3;

    private static readonly string[] Words = ["error", "fail", "severe", "unhandled exception"];

    private readonly Lock _lock = new();
    private readonly List<string> _logged = [];

    /// <summary>Takes a line; null is the end of the stream.</summary>
    public void Read(string? line)
    {
        if (line is null || Has(line, "warn") || !Words.Any(word => Has(line, word)))
            return;
        lock (_lock)
            _logged.Add(line);
    }

    /// <summary>Every error that has been logged so far.</summary>
    public IReadOnlyList<string> Logged
    {
        get
        {
            lock (_lock)
                return [.. _logged];
        }
    }

    /// <summary>The errors that the host repeats when it tells of the exit.</summary>
    public IReadOnlyList<string> WithExit => [.. Logged.TakeLast(Repeated)];

    private static bool Has(string line, string word) => line.Contains(word, StringComparison.OrdinalIgnoreCase);
}
