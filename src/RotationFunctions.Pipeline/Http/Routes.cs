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
    public const string Figure = "figures/{date}/{series}/{metric}";
    public const string ReportChart = "reports/{date}/charts/{name}.svg";
    public const string Metrics = "metrics/{series}";
    public const string Performance = "performance";
    public const string Claims = "claims";
    public const string ClaimsById = "claims/{id}";
    public const string Health = "health";
    public const string Backfill = "backfill";
    public const string BackfillById = "backfill/{id}";
    public const string Restore = "restore";
    public const string Feed = "feed.atom";
    public const string OpenApi = "openapi.json";
    public const string ReportSchema = "schema/report.json";
    public const string Docs = "docs";
    public const string Problems = "problems";
    public const string ProblemByType = "problems/{type}";

    /// <summary>Every address, for what no call takes.</summary>
    public const string Any = "{*path}";
}
