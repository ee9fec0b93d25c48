namespace RotationFunctions.Pipeline.Http;

/// <summary>What the desk reads and serves at most in one call, so that nothing a caller sends makes it read without end.</summary>
internal static class ApiLimits
{
    /// <summary>Characters of a query, the question mark included.</summary>
    internal const int LongestQuery = 4096;

    /// <summary>Reports in a page of the list: a year of trading days and more.</summary>
    internal const int MostReports = 366;

    /// <summary>Reports in a page of the list when nothing is asked.</summary>
    internal const int UsualReports = 30;

    /// <summary>Days in a page of a series' figures: ten years.</summary>
    internal const int MostDays = 2_600;

    /// <summary>Series that are measured in one call.</summary>
    internal const int MostSeries = 100;

    /// <summary>Entries of the feed.</summary>
    internal const int FeedEntries = 30;

    /// <summary>Snapshots in quarantine that the state of the desk counts; more are as bad.</summary>
    internal const int MostQuarantined = 1000;

    /// <summary>Bytes of a backfill's body: two dates; whoever sends more sends something else.</summary>
    internal const int BackfillBody = 1024;

    /// <summary>Bytes of a body with claims: the longest text in JSON that escapes every character, with room around it.</summary>
    internal const int ClaimsBody = 512 * 1024;

    /// <summary>Bytes of a form with claims: the longest text in three bytes a character, each of which a form writes in three.</summary>
    internal const int ClaimsForm = 640 * 1024;

    /// <summary>Fields of a form: the text, its file and its day with what a browser may add, or those of a correction.</summary>
    internal const int MostFormFields = 8;
}
