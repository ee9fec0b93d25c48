using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;
using RotationFunctions.Pipeline.Claims;
using RotationFunctions.Pipeline.Http.Calls;
using RotationFunctions.Pipeline.Http.Description;

namespace RotationFunctions.Pipeline.Http;

/// <summary>The API. Its calls take a request and give an answer, and know nothing of who hosts them.</summary>
public static class RotationApi
{
    // A reader of headers alone gets the headers of GET.
    private static readonly string[] Reads = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Registers every call and what they share; the pipeline must be registered too.</summary>
    public static IServiceCollection AddRotationApi(this IServiceCollection services)
    {
        services.AddOptions<ApiOptions>().BindConfiguration(ApiOptions.Section);
        services
            .AddCors()
            .AddSingleton<ApiEntrance>()
            .AddSingleton<StorageGuard>()
            .AddSingleton<HeavyCalls>()
            .AddSingleton<SnapshotHistories>()
            .AddSingleton<LatestReport>()
            .AddSingleton<ReportDays>()
            .AddSingleton<ReportLookup>()
            .AddSingleton<ReportAnswers>()
            .AddSingleton<ClaimStore>()
            .AddSingleton<ClaimsAnswers>()
            .AddSingleton<BackfillAnswers>();
        foreach (var operation in ApiCatalogue.Operations)
            services.AddSingleton(operation.Call);
        return services;
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
            return answered.IsCompletedSuccessfully && context.Response.StatusCode < StatusCodes.Status400BadRequest
                ? answered
                : ExplainAsync(context, answered);
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

    /// <summary>Maps every call for a host that has routing of its own; those for administrators belong to a deployed desk alone.</summary>
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        var api = endpoints.MapGroup(Routes.Prefix);
        foreach (var operation in ApiCatalogue.Operations.Where(operation => operation.Access != Access.Administrator))
        {
            // Every call lives as long as the host: taken here once, none is looked for at each request.
            var call = (ApiCall)endpoints.ServiceProvider.GetRequiredService(operation.Call);
            string[] names = [.. operation.PathParameters.Select(parameter => parameter.Name)];
            api.MapMethods(operation.Route, operation.Method == HttpMethods.Get ? Reads : [operation.Method], AnswerAsync);

            async Task AnswerAsync(HttpContext context)
            {
                var path = names.Length == 0 ? [] : Array.ConvertAll(names, name => (string)context.Request.RouteValues[name]!);
                var answer = await call.AnswerAsync(context.Request, context.RequestAborted, path);
                await answer.ExecuteAsync(context);
            }
        }
    }
}
