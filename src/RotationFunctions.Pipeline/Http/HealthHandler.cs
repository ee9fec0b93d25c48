using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RotationFunctions.Pipeline.Metrics;
using RotationFunctions.Pipeline.Reports;
using RotationFunctions.Pipeline.Snapshots;
using RotationFunctions.Pipeline.Sources;

namespace RotationFunctions.Pipeline.Http;

/// <summary>Tells whether the desk does its work: whether there is a report, how old it is, what could not be fetched or computed.</summary>
public sealed partial class HealthHandler(
    LatestReport latestReport, QuarantineStore quarantine, FetchLog fetches, SourceRegistry sources, StorageGuard guard, IOptions<ApiOptions> options, TimeProvider time,
    ILogger<HealthHandler> log) : IDisposable
{
    /// <summary>Anyone may ask, as often as they like: the storage is asked no more often than this, and what it said is told again.</summary>
    internal static readonly TimeSpan AskEvery = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _asking = new(1, 1);
    private volatile Told? _last;

    /// <summary>
    /// Weekdays after the report's own that may pass before it counts as stale. On the evening before its successor a
    /// report is one weekday old, after a holiday two; no calendar of holidays is needed to call three too many.
    /// </summary>
    internal const int FreshWeekdays = 2;

    /// <summary>
    /// <c>GET health</c>: for anyone, so it tells no name of a resource and, of errors, only why a provider gave nothing or is not asked.
    /// 200, or 503 when stale, empty or unavailable.
    /// </summary>
    public async Task<IResult> GetAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (QueryReader.RefuseAny(request) is { } problem)
            return problem;
        if (Fresh is { } told)
            return told;
        await _asking.WaitAsync(cancellationToken);
        try
        {
            if (Fresh is { } other)
                return other;
            var askedAt = time.GetTimestamp();
            var result = new HealthResult(await AskAsync(cancellationToken));
            _last = new Told(result, askedAt);
            return result;
        }
        finally
        {
            _asking.Release();
        }
    }

    public void Dispose() => _asking.Dispose();

    private HealthResult? Fresh => _last is { } last && time.GetElapsedTime(last.AskedAt) < AskEvery ? last.Result : null;

    private async Task<HealthAnswer> AskAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await CheckAsync(cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested && guard.IsOfStorage(exception))
        {
            LogUnavailable(exception);
            return new HealthAnswer { Status = HealthStatus.Unavailable, Reasons = ["The storage does not answer as it should."] };
        }
    }

    private async Task<HealthAnswer> CheckAsync(CancellationToken cancellationToken)
    {
        var quarantined = await quarantine.CountAsync(ApiLimits.MostQuarantined, cancellationToken);
        var (prices, rates) = (await fetches.PricesAsync(cancellationToken), await fetches.RatesAsync(cancellationToken));
        var reasons = new List<string>(sources.Lacking);
        foreach (var (what, fetch) in new[] { ("prices", prices), ("rates", rates) })
            if (fetch?.Failure is { } failure)
                reasons.Add(string.Create(CultureInfo.InvariantCulture, $"The last fetch of {what}, on {fetch.At.UtcDateTime:yyyy-MM-dd HH:mm} UTC, brought nothing. {failure}"));
        if (quarantined > 0)
            reasons.Add(string.Create(CultureInfo.InvariantCulture, $"{quarantined} snapshot(s) could not be computed and are in quarantine."));
        var health = new HealthAnswer { Status = HealthStatus.Empty, Reasons = reasons, Quarantined = quarantined, LastPrices = FetchAnswer.Of(prices), LastRates = FetchAnswer.Of(rates) };
        if (await latestReport.GetAsync(cancellationToken) is not { } latest)
        {
            reasons.Insert(0, "No report has been published yet.");
            return health;
        }

        var source = latest.Content.Source;
        var asOf = latest.Summary.AsOf;
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var weekdays = WeekdaysAfter(asOf, today);
        var isDegraded = reasons.Count > 0;
        var isStale = options.Value.ExpectsNewReports && weekdays > FreshWeekdays;
        if (isStale)
            reasons.Insert(0, string.Create(CultureInfo.InvariantCulture, $"The latest report is of {asOf:yyyy-MM-dd}, {weekdays} weekdays ago."));
        return health with
        {
            Status = isStale ? HealthStatus.Stale : isDegraded ? HealthStatus.Degraded : HealthStatus.Ok,
            AsOf = asOf,
            FetchedAt = source.FetchedAt,
            IsDemo = source.IsDemo,
            AgeDays = Math.Max(0, today.DayNumber - asOf.DayNumber),
            AgeWeekdays = weekdays,
        };
    }

    /// <summary>Mondays to Fridays after one date and up to another.</summary>
    internal static int WeekdaysAfter(DateOnly date, DateOnly until)
    {
        if (until <= date)
            return 0;
        var days = until.DayNumber - date.DayNumber;
        var weekdays = days / 7 * 5;
        for (var rest = days % 7; rest > 0; rest--)
            if (until.AddDays(1 - rest).DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
                weekdays++;
        return weekdays;
    }

    private sealed record Told(HealthResult Result, long AskedAt);

    [LoggerMessage(Level = LogLevel.Error, Message = "The state of the desk cannot be told: the storage failed")]
    private partial void LogUnavailable(Exception exception);
}

/// <summary>The states of the desk.</summary>
internal static class HealthStatus
{
    /// <summary>A fresh report, nothing in quarantine, every source with its key, and the last fetch brought something.</summary>
    internal const string Ok = "ok";

    /// <summary>A fresh report, but a snapshot that could not be computed, a fetch that brought nothing, or a source without its key.</summary>
    internal const string Degraded = "degraded";

    /// <summary>The latest report is too old.</summary>
    internal const string Stale = "stale";

    /// <summary>No report at all.</summary>
    internal const string Empty = "empty";

    /// <summary>The storage does not answer.</summary>
    internal const string Unavailable = "unavailable";
}

/// <summary>The state of the desk.</summary>
internal sealed record HealthAnswer
{
    public required string Status { get; init; }

    /// <summary>Why the status is not ok; empty when it is.</summary>
    public required IReadOnlyList<string> Reasons { get; init; }

    /// <summary>Trading day of the latest report.</summary>
    public DateOnly? AsOf { get; init; }

    public DateTimeOffset? FetchedAt { get; init; }

    public bool? IsDemo { get; init; }

    /// <summary>Calendar days from that day to today (UTC).</summary>
    public int? AgeDays { get; init; }

    /// <summary>Mondays to Fridays of them: trading days, holidays counted too.</summary>
    public int? AgeWeekdays { get; init; }

    /// <summary>Number of snapshots in quarantine; null when it is not known.</summary>
    public int? Quarantined { get; init; }

    /// <summary>The last fetch of prices; null when there was none, or it is not known.</summary>
    public FetchAnswer? LastPrices { get; init; }

    /// <summary>The last fetch of rates, likewise.</summary>
    public FetchAnswer? LastRates { get; init; }
}

/// <summary>What came of a fetch.</summary>
/// <param name="At">When it ended.</param>
/// <param name="Failure">Why it brought nothing; null when it brought something.</param>
/// <param name="Missing">Series that no source had, each with its reason.</param>
internal sealed record FetchAnswer(DateTimeOffset At, string? Failure, IReadOnlyList<MissingItem> Missing)
{
    internal static FetchAnswer? Of(FetchOutcome? outcome) => outcome is null ? null : new FetchAnswer(outcome.At, outcome.Failure, outcome.Missing);
}

/// <summary>The state as an answer, not to be kept by anyone on the way: whoever asks wants to know now.</summary>
internal sealed class HealthResult(HealthAnswer health) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        var status = health.Status is HealthStatus.Ok or HealthStatus.Degraded ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        return Answer.WriteAsync(
            httpContext, status, Format.Json.ContentType, ApiJson.Serialize(health, ApiJson.Context.HealthAnswer), cacheControl: "no-store");
    }
}
