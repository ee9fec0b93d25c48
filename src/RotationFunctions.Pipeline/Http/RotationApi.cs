using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;
using RotationFunctions.Pipeline.Claims;

namespace RotationFunctions.Pipeline.Http;

/// <summary>The API. Its handlers take a request and give an answer, and know nothing of who hosts them.</summary>
public static class RotationApi
{
    // A reader of headers alone gets the headers of GET.
    private static readonly string[] Reads = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Registers the handlers; the pipeline must be registered too.</summary>
    public static IServiceCollection AddRotationApi(this IServiceCollection services)
    {
        services.AddOptions<ApiOptions>().BindConfiguration(ApiOptions.Section);
        return services
            .AddCors()
            .AddSingleton<ApiEntrance>()
            .AddSingleton<StorageGuard>()
            .AddSingleton<HeavyCalls>()
            .AddSingleton<SnapshotHistories>()
            .AddSingleton<LatestReport>()
            .AddSingleton<ReportDays>()
            .AddSingleton<ReportLookup>()
            .AddSingleton<ReportHandler>()
            .AddSingleton<FigureHandler>()
            .AddSingleton<MetricsHandler>()
            .AddSingleton<PerformanceHandler>()
            .AddSingleton<ClaimStore>()
            .AddSingleton<ClaimsHandler>()
            .AddSingleton<HealthHandler>()
            .AddSingleton<FeedHandler>()
            .AddSingleton<DescriptionHandler>()
            .AddSingleton<DocsHandler>()
            .AddSingleton<BackfillHandler>()
            .AddSingleton<RestoreHandler>();
    }

    /// <summary>Lets every request of a host that has a pipeline of its own pass the entrance.</summary>
    /// <exception cref="ApiSettingException">A setting of the API cannot be used.</exception>
    public static void UseEntrance(IApplicationBuilder host)
    {
        ArgumentNullException.ThrowIfNull(host);
        var entrance = host.ApplicationServices.GetRequiredService<ApiEntrance>();
        host.Use((context, next) => entrance.Enter(context) is { } answer ? answer.ExecuteAsync(context) : next(context));
    }

    /// <summary>Lets a host that has routing of its own say what is wrong with an address or a method, instead of a bare status.</summary>
    /// <remarks>As the framework's status code pages do, which cost each of the other calls an object and a wait.</remarks>
    public static void ExplainUnknownCalls(IApplicationBuilder host)
    {
        host.Use((context, next) =>
        {
            var answered = next(context);
            return answered.IsCompletedSuccessfully && context.Response.StatusCode < StatusCodes.Status400BadRequest ? answered : ExplainAsync(context, answered);
        });

        static async Task ExplainAsync(HttpContext context, Task answered)
        {
            await answered;
            var response = context.Response;
            if (response is { HasStarted: false, StatusCode: >= StatusCodes.Status400BadRequest, ContentLength: null, ContentType: null })
                await Problem.NoSuchCall(context.Request, Allowed(response)).ExecuteAsync(context);
        }
    }

    /// <summary>The methods that the host's routing has found at the address, which may take fewer calls than a deployed desk.</summary>
    private static IReadOnlyList<string> Allowed(HttpResponse response) =>
        [.. response.Headers.GetCommaSeparatedValues(HeaderNames.Allow).Order(StringComparer.Ordinal)];

    /// <summary>Maps every route for a host that has routing of its own.</summary>
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        // Every handler lives as long as the host: taken here once, none is looked for at each call.
        var services = endpoints.ServiceProvider;
        var reports = services.GetRequiredService<ReportHandler>();
        var figures = services.GetRequiredService<FigureHandler>();
        var metrics = services.GetRequiredService<MetricsHandler>();
        var performance = services.GetRequiredService<PerformanceHandler>();
        var claims = services.GetRequiredService<ClaimsHandler>();
        var health = services.GetRequiredService<HealthHandler>();
        var feed = services.GetRequiredService<FeedHandler>();
        var description = services.GetRequiredService<DescriptionHandler>();
        var docs = services.GetRequiredService<DocsHandler>();
        var api = endpoints.MapGroup(Routes.Prefix);
        api.MapMethods(Routes.Report, Reads, (HttpRequest request, CancellationToken cancellationToken)
            => reports.LatestAsync(request, cancellationToken));
        api.MapMethods(Routes.Reports, Reads, (HttpRequest request, CancellationToken cancellationToken)
            => reports.ListAsync(request, cancellationToken));
        api.MapMethods(Routes.ReportByDate, Reads, (HttpRequest request, string date, CancellationToken cancellationToken)
            => reports.ByDateAsync(request, date, cancellationToken));
        api.MapMethods(Routes.Revisions, Reads, (HttpRequest request, string date, CancellationToken cancellationToken)
            => reports.RevisionsAsync(request, date, cancellationToken));
        api.MapMethods(Routes.Figure, Reads, (HttpRequest request, string date, string series, string metric, CancellationToken cancellationToken)
            => figures.GetAsync(request, date, series, metric, cancellationToken));
        api.MapMethods(Routes.ReportChart, Reads, (HttpRequest request, string date, string name, CancellationToken cancellationToken)
            => reports.ChartAsync(request, date, name, cancellationToken));
        api.MapMethods(Routes.Metrics, Reads, (HttpRequest request, string series, CancellationToken cancellationToken)
            => metrics.GetAsync(request, series, cancellationToken));
        api.MapMethods(Routes.Performance, Reads, (HttpRequest request, CancellationToken cancellationToken)
            => performance.GetAsync(request, cancellationToken));
        api.MapMethods(Routes.Claims, Reads, (HttpRequest request, CancellationToken cancellationToken)
            => claims.FormAsync(request, cancellationToken));
        api.MapPost(Routes.Claims, (HttpRequest request, CancellationToken cancellationToken)
            => claims.CheckAsync(request, cancellationToken));
        api.MapMethods(Routes.ClaimsById, Reads, (HttpRequest request, string id, CancellationToken cancellationToken)
            => claims.SharedAsync(request, id, cancellationToken));
        api.MapMethods(Routes.Health, Reads, (HttpRequest request, CancellationToken cancellationToken)
            => health.GetAsync(request, cancellationToken));
        api.MapMethods(Routes.Feed, Reads, (HttpRequest request, CancellationToken cancellationToken)
            => feed.GetAsync(request, cancellationToken));
        api.MapMethods(Routes.OpenApi, Reads, (HttpRequest request) => description.OpenApiAsync(request));
        api.MapMethods(Routes.ReportSchema, Reads, (HttpRequest request) => description.ReportSchemaAsync(request));
        api.MapMethods(Routes.Docs, Reads, (HttpRequest request) => docs.DocsAsync(request));
        api.MapMethods(Routes.Problems, Reads, (HttpRequest request) => docs.ProblemsAsync(request));
        api.MapMethods(Routes.ProblemByType, Reads, (HttpRequest request, string type) => docs.ProblemAsync(request, type));
    }
}
