using RotationFunctions.Pipeline.Problems;

namespace RotationFunctions.Pipeline.Http.Calls;

/// <summary>What can be wrong with many calls.</summary>
internal static class CallProblems
{
    /// <summary>With every call.</summary>
    internal static readonly ProblemType[] Always = [ProblemType.QueryTooLong];

    /// <summary>With one that answers with a page and reads no storage.</summary>
    internal static readonly ProblemType[] OfPages = [.. Always, ProblemType.InvalidParameter, ProblemType.NotAcceptable];

    /// <summary>With one that reads the storage.</summary>
    internal static readonly ProblemType[] OfData = [.. Always, ProblemType.InvalidParameter, ProblemType.StorageUnavailable];

    /// <summary>With one that reads the storage and has a choice of forms.</summary>
    internal static readonly ProblemType[] OfFormats = [.. OfData, ProblemType.NotAcceptable];

    /// <summary>With one that checks claims.</summary>
    internal static readonly ProblemType[] OfClaims =
    [
        .. OfFormats, ProblemType.NoReport, ProblemType.SnapshotUnusable, ProblemType.TooManyClaims, ProblemType.TooBusy,
    ];
}
