using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RotationFunctions.Pipeline.Http.Description;
using RotationFunctions.Pipeline.Metrics;
using RotationFunctions.Pipeline.Snapshots;
using RotationFunctions.Pipeline.Sources;

namespace RotationFunctions.Pipeline.Http.Calls;

/// <summary>
/// <c>GET health</c>: whether there is a report, how old it is, what could not be fetched or computed. It is for anyone, so it tells no
/// name of a resource and, of errors, only why a provider gave nothing or is not asked.
/// </summary>
public sealed partial class GetHealthCall(
    LatestReport latestReport, QuarantineStore quarantine, FetchLog fetches, SourceRegistry sources, StorageGuard guard,
    IOptions<ApiOptions> options, TimeProvider time, ILogger<GetHealthCall> log)
    : ApiCall(Operation), IDisposable
{
    /// <summary>Its address below the prefix.</summary>
    public const string Route = "health";

    /// <summary>
    /// Anyone may ask, as often as they like: the storage is asked no more often than this, and what it said is told again.
    /// </summary>
    internal static readonly TimeSpan AskEvery = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Weekdays after the report's own that may pass before it counts as stale. On the evening before its successor a
    /// report is one weekday old, after a holiday two; no calendar of holidays is needed to call three too many.
    /// </summary>
    internal const int FreshWeekdays = 2;

    private readonly SemaphoreSlim _asking = new(1, 1);
    private volatile Told? _last;

    internal static Operation Operation { get; } = new(typeof(GetHealthCall))
    {
        Method = HttpMethods.Get,
        Route = Route,
        Access = Access.Anyone,
        Summary = new("The state of the desk", "服务状态"),
        Description = new(
            "`ok`: a fresh report. `degraded`: a fresh report, but something in quarantine or a fetch that brought nothing. `stale`: the "
            + "latest report is too old. `empty`: no report yet. `unavailable`: the storage does not answer.",
            "`ok`：日报是最新的。`degraded`：日报是最新的，但有快照被隔离，或上次取数一无所获。`stale`：最新日报已过时。`empty`：尚无日报。"
            + "`unavailable`：存储没有应答。"),
        Replies =
        [
            new(200, new("`ok` or `degraded`.", "`ok`或`degraded`。"), new BodyForm(Format.Json.MediaType, "Health")),
            new(503, new("`stale`, `empty` or `unavailable`.", "`stale`、`empty`或`unavailable`。"),
                new BodyForm(Format.Json.MediaType, "Health")),
        ],
        Problems = CallProblems.Always,
    };

    private protected override IResult? Kept(CallArguments arguments) => Fresh;

    private protected override async Task<IResult> AnswerAsync(CallArguments arguments, CancellationToken cancellationToken)
    {
        await _asking.WaitAsync(cancellationToken);
        try
        {
            if (Fresh is { } other)
                return other;
            var askedAt = time.GetTimestamp();
            var health = await AskAsync(cancellationToken);
            var status = health.Status is HealthStatus.Ok or HealthStatus.Degraded
                ? StatusCodes.Status200OK
                : StatusCodes.Status503ServiceUnavailable;
            var result = new LiveAnswer(status, ApiJson.Serialize(health, ApiJson.Context.HealthAnswer));
            _last = new Told(result, askedAt);
            return result;
        }
        finally
        {
            _asking.Release();
        }
    }

    /// <summary>Frees what callers wait at.</summary>
    public void Dispose() => _asking.Dispose();

    private IResult? Fresh => _last is { } last && time.GetElapsedTime(last.AskedAt) < AskEvery ? last.Result : null;

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
                reasons.Add(string.Create(
                    CultureInfo.InvariantCulture,
                    $"The last fetch of {what}, on {fetch.At.UtcDateTime:yyyy-MM-dd HH:mm} UTC, brought nothing. {failure}"));
        if (quarantined > 0)
            reasons.Add(string.Create(CultureInfo.InvariantCulture, $"{quarantined} snapshot(s) could not be computed and are in "
                + $"quarantine."));
        var health = new HealthAnswer
        {
            Status = HealthStatus.Empty,
            Reasons = reasons,
            Quarantined = quarantined,
            LastPrices = FetchAnswer.Of(prices),
            LastRates = FetchAnswer.Of(rates),
        };
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
            reasons.Insert(0, string.Create(CultureInfo.InvariantCulture, $"The latest report is of {asOf:yyyy-MM-dd}, {weekdays} "
                + $"weekdays ago."));
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

    private sealed record Told(IResult Result, long AskedAt);

    [LoggerMessage(Level = LogLevel.Error, Message = "The state of the desk cannot be told: the storage failed")]
    private partial void LogUnavailable(Exception exception);
}
