using System.Diagnostics;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using Google.Protobuf;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RotationFunctions.IntegrationTests.FunctionsHost.Protocol;

namespace RotationFunctions.IntegrationTests.FunctionsHost;

/// <summary>
/// The built function app under a host of our own: it starts the worker, asks it for its functions, loads them, invokes
/// them as timers, blob events and HTTP requests, cancels and stops, all in the words of the Functions host.
/// </summary>
internal sealed class FunctionApp : IAsyncDisposable
{
    // How long a test waits for what should come at once, before it fails instead of hanging.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly WebApplication _server;
    private readonly WorkerStream _stream;
    private readonly WorkerProcess _process;
    private readonly Uri _http;

    private FunctionApp(WebApplication server, WorkerStream stream, WorkerProcess process, Uri http, IReadOnlyList<FunctionMetadata> functions) =>
        (_server, _stream, _process, _http, Functions) = (server, stream, process, http, functions);

    /// <summary>The functions that the worker has told of.</summary>
    public IReadOnlyList<FunctionMetadata> Functions { get; }

    /// <summary>What the worker has logged, a line each.</summary>
    public IEnumerable<string> Logs => _stream.Logs.Select(log => log.Message);

    /// <summary>The lines among them at which an operator would look up.</summary>
    public IEnumerable<string> Warnings => _stream.Logs.Where(log => log.Level >= (int)LogLevel.Warning).Select(log => log.Message);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Starts the app and loads its functions.</summary>
    /// <exception cref="WorkerExitedException">It ended before it was ready.</exception>
    public static async Task<FunctionApp> StartAsync(string folder, IReadOnlyDictionary<string, string> settings)
    {
        var stream = new WorkerStream();
        var server = await ServeAsync(stream);
        var process = WorkerProcess.Start(folder, new Uri(server.Urls.Single()), settings);
        try
        {
            var ready = LoadAsync(stream, folder);
            var exit = process.ExitAsync(Cancellation);
            if (await Task.WhenAny(ready, exit).WaitAsync(Patience, Cancellation) == exit)
                throw await exit;
            _ = exit.ContinueWith(ended => stream.Abandon(ended.Result), CancellationToken.None, TaskContinuationOptions.OnlyOnRanToCompletion, TaskScheduler.Default);
            var (http, functions) = await ready;
            return new FunctionApp(server, stream, process, http, functions);
        }
        catch
        {
            process.Dispose();
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Lets a timer go off.</summary>
    /// <param name="function">Name of the function.</param>
    /// <param name="cancelWhen">When this is done, the host cancels the invocation.</param>
    public Task<StatusResult> TimerAsync(string function, Task? cancelWhen = null) => InvokeAsync(
        Request(function, new TypedData { Json = """{"ScheduleStatus":null,"IsPastDue":false}""" }), cancelWhen);

    /// <summary>Delivers the event of a new blob.</summary>
    public Task<StatusResult> BlobAsync(string function, string container, string blob, Task? cancelWhen = null) => InvokeAsync(
        Request(function, new TypedData
        {
            ModelBindingData = new ModelBindingData
            {
                Version = "1.0",
                Source = "AzureStorageBlobs",
                ContentType = "application/json",
                Content = ByteString.CopyFrom(JsonSerializer.SerializeToUtf8Bytes(
                    new { Connection = "AzureWebJobsStorage", ContainerName = container, BlobName = blob })),
            },
        }),
        cancelWhen);

    /// <summary>
    /// Sends a request as the host does: it finds the function by its route, invokes it over the stream, and forwards the
    /// request to the worker's own server, the two tied together by a header.
    /// </summary>
    public async Task<HttpResponseMessage> HttpAsync(HttpMethod method, string pathAndQuery, string? json = null, params (string Name, string Value)[] headers)
    {
        var (response, result) = await ForwardAsync(method, pathAndQuery, json, headers, Cancellation);
        Assert.True(result.Status == StatusResult.Types.Status.Success, $"{method} {pathAndQuery} failed: {result}");
        return response;
    }

    /// <summary>Sends a request whose caller may go away. Then the host breaks off what it forwards, and tells the worker.</summary>
    /// <returns>The status, 499 when the caller went away; and how the invocation ended.</returns>
    public async Task<(int Status, StatusResult Invocation)> HttpAsync(HttpMethod method, string pathAndQuery, Caller caller, string? json = null)
    {
        var (response, result) = await ForwardAsync(method, pathAndQuery, json, [], caller.Gone);
        using (response)
            return ((int)response.StatusCode, result);
    }

    private async Task<(HttpResponseMessage Response, StatusResult Result)> ForwardAsync(
        HttpMethod method, string pathAndQuery, string? json, (string Name, string Value)[] headers, CancellationToken caller)
    {
        var path = new PathString(pathAndQuery.Split('?')[0]);
        var (function, values) = Route(method, path) ?? throw new InvalidOperationException($"No function answers {method} {path}.");
        var invocation = Request(function, new TypedData { Http = new HttpTrigger() });
        foreach (var (name, value) in values)
            invocation.TriggerMetadata[name] = new TypedData { String = (string?)value ?? "" };

        using var request = new HttpRequestMessage(method, new Uri(_http, pathAndQuery));
        request.Headers.Add("x-ms-invocation-id", invocation.InvocationId);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        if (json is not null)
            request.Content = new StringContent(json, System.Text.Encoding.UTF8, "application/json");
        var gone = new TaskCompletionSource();
        await using var _ = caller.Register(() => gone.TrySetResult());
        var invoked = InvokeAsync(invocation, caller.CanBeCanceled && caller != Cancellation ? gone.Task : null);
        HttpResponseMessage response;
        try
        {
            response = await _server.Services.GetRequiredService<IHttpClientFactory>().CreateClient().SendAsync(request, caller);
        }
        catch (OperationCanceledException) when (caller.IsCancellationRequested && !Cancellation.IsCancellationRequested)
        {
            response = new HttpResponseMessage((System.Net.HttpStatusCode)StatusCodes.Status499ClientClosedRequest);
        }

        return (response, await invoked);
    }

    /// <summary>Waits until the worker logs a line with a text, also one that it has logged already.</summary>
    public async Task LoggedAsync(string text)
    {
        var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Look(RpcLog log)
        {
            if (log.Message.Contains(text, StringComparison.Ordinal))
                seen.TrySetResult();
        }

        _stream.Logged += Look;
        foreach (var log in _stream.Logs)
            Look(log);
        if (await Task.WhenAny(seen.Task, Task.Delay(Patience, Cancellation)) != seen.Task)
            Assert.Fail($"The worker never logged '{text}', but:\n{string.Join('\n', Logs)}");
        _stream.Logged -= Look;
    }

    /// <summary>Asks the worker to end, and waits for it.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> StopAsync()
    {
        await _stream.TellAsync(new StreamingMessage { WorkerTerminate = new WorkerTerminate() }, Cancellation);
        return (await _process.ExitAsync(Cancellation)).ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        _process.Dispose();
        await _server.DisposeAsync();
    }

    private static async Task<WebApplication> ServeAsync(WorkerStream stream)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(server => server.Listen(System.Net.IPAddress.Loopback, 0, endpoint => endpoint.Protocols = HttpProtocols.Http2));
        builder.Services.AddSingleton(stream);
        builder.Services.AddHttpClient();
        builder.Services.AddGrpc(grpc => grpc.MaxReceiveMessageSize = null);
        var server = builder.Build();
        server.MapGrpcService<WorkerStream>();
        await server.StartAsync(Cancellation);
        return server;
    }

    private static async Task<(Uri Http, IReadOnlyList<FunctionMetadata> Functions)> LoadAsync(WorkerStream stream, string folder)
    {
        await stream.Started.WaitAsync(Cancellation);
        var init = await stream.AskAsync(new StreamingMessage
        {
            WorkerInitRequest = new WorkerInitRequest { HostVersion = "4.1048.200", WorkerDirectory = folder, FunctionAppDirectory = folder },
        }, Cancellation);
        Succeeded(init.WorkerInitResponse.Result);
        var metadata = await stream.AskAsync(
            new StreamingMessage { FunctionsMetadataRequest = new FunctionsMetadataRequest { FunctionAppDirectory = folder } }, Cancellation);
        Succeeded(metadata.FunctionMetadataResponse.Result);
        foreach (var function in metadata.FunctionMetadataResponse.Functions)
        {
            var load = await stream.AskAsync(
                new StreamingMessage { FunctionLoadRequest = new FunctionLoadRequest { FunctionId = function.FunctionId, Metadata = function } }, Cancellation);
            Succeeded(load.FunctionLoadResponse.Result);
        }

        var http = new Uri(init.WorkerInitResponse.Capabilities["HttpUri"]);
        await ListeningAsync(http);
        return (http, metadata.FunctionMetadataResponse.Functions);

        static void Succeeded(StatusResult result) =>
            Assert.True(result.Status == StatusResult.Types.Status.Success, result.Exception?.Message);
    }

    /// <summary>Waits for the worker's server, which starts after the stream and tells nobody; the host tries again likewise.</summary>
    private static async Task ListeningAsync(Uri http)
    {
        while (true)
        {
            using var client = new TcpClient();
            try
            {
                await client.ConnectAsync(http.Host, http.Port, Cancellation);
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(50, Cancellation);
            }
        }
    }

    private InvocationRequest Request(string function, TypedData trigger)
    {
        var metadata = Functions.Single(f => f.Name == function);
        var request = new InvocationRequest
        {
            InvocationId = Guid.NewGuid().ToString(),
            FunctionId = metadata.FunctionId,
            TraceContext = new TraceContext { TraceParent = $"00-{ActivityTraceId.CreateRandom()}-{ActivitySpanId.CreateRandom()}-01" },
        };
        request.InputData.Add(new ParameterBinding { Name = metadata.Bindings.Single(b => b.Value.Type.EndsWith("Trigger", StringComparison.Ordinal)).Key, Data = trigger });
        return request;
    }

    private async Task<StatusResult> InvokeAsync(InvocationRequest request, Task? cancelWhen)
    {
        var answer = _stream.AskAsync(new StreamingMessage { InvocationRequest = request }, Cancellation);
        if (cancelWhen is not null)
        {
            if (await Task.WhenAny(cancelWhen, answer) == answer)
                return (await answer).InvocationResponse.Result;
            await _stream.TellAsync(new StreamingMessage { InvocationCancel = new InvocationCancel { InvocationId = request.InvocationId } }, Cancellation);
        }

        return (await answer).InvocationResponse.Result;
    }

    /// <summary>
    /// As the host does it: the first function, in the alphabetical order of their names, whose route and method match, however general
    /// its route is. A trigger without methods takes all.
    /// </summary>
    internal (string Function, RouteValueDictionary Values)? Route(HttpMethod method, PathString path)
    {
        var routes =
            from function in Functions.OrderBy(f => f.Name, StringComparer.OrdinalIgnoreCase)
            let binding = JsonNode.Parse(function.RawBindings[0])!
            where (string?)binding["type"] == "httpTrigger"
            where binding["methods"]?.AsArray().Any(m => method.Method.Equals((string?)m, StringComparison.OrdinalIgnoreCase)) ?? true
            select (function.Name, Template: TemplateParser.Parse("api/" + (string?)binding["route"]));
        foreach (var (function, template) in routes)
        {
            var values = new RouteValueDictionary();
            if (new TemplateMatcher(template, new RouteValueDictionary()).TryMatch(path, values))
                return (function, values);
        }

        return null;
    }
}
