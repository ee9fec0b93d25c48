namespace RotationFunctions.Pipeline.Http;

/// <summary>Where each call is found, below the host's prefix; every host uses these.</summary>
public static class Routes
{
    /// <summary>The prefix that hosts put before every route.</summary>
    public const string Prefix = "api";

    public const string Report = "report";
    public const string Reports = "reports";
    public const string ReportByDate = "reports/{date}";
    public const string Revisions = "reports/{date}/revisions";
    public const string Metrics = "metrics/{series}";
    public const string Performance = "performance";
    public const string Claims = "claims";
    public const string ClaimsById = "claims/{id}";
    public const string Health = "health";
    public const string Backfill = "backfill";
    public const string BackfillById = "backfill/{id}";

    /// <summary>Every route that is read.</summary>
    public static IReadOnlyList<string> Reads { get; } = [Report, Reports, ReportByDate, Revisions, Metrics, Performance, Health];
}
