using System.Diagnostics;
using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RotationFunctions.IntegrationTests.FunctionsHost;
using RotationFunctions.IntegrationTests.FunctionsHost.Protocol;

namespace RotationFunctions.Benchmarks.ColdStart;

/// <summary>What a worker needed until it had answered for the first time.</summary>
/// <param name="Seconds">From the start of the process to the whole answer.</param>
/// <param name="ProcessorSeconds">Processor time of the process until then.</param>
/// <param name="Megabytes">Its memory then.</param>
internal sealed record ColdStart(double Seconds, double ProcessorSeconds, double Megabytes)
{
    /// <summary>Starts a published app as the Functions host does, and asks it for <c>GET /api/report</c>.</summary>
    /// <param name="assembly">The app's assembly in its published folder.</param>
    /// <param name="settings">Environment variables.</param>
    public static async Task<ColdStart> MeasureAsync(string assembly, IReadOnlyDictionary<string, string> settings)
    {
        var folder = Path.GetDirectoryName(assembly)!;
        var stream = new WorkerStream();
        await using var host = await ServeAsync(stream);
        var started = Stopwatch.GetTimestamp();
        using var worker = Start(assembly, new Uri(host.Urls.Single()), settings);
        try
        {
            _ = worker.WaitForExitAsync().ContinueWith(_ => stream.Abandon(new InvalidOperationException($"{assembly} ended.")), TaskScheduler.Default);
            await stream.Started;
            var init = await AskAsync(new StreamingMessage { WorkerInitRequest = new WorkerInitRequest { HostVersion = "4.1048.200", WorkerDirectory = folder, FunctionAppDirectory = folder } });
            var metadata = await AskAsync(new StreamingMessage { FunctionsMetadataRequest = new FunctionsMetadataRequest { FunctionAppDirectory = folder } });
            var functions = metadata.FunctionMetadataResponse.Functions;
            await Task.WhenAll(functions.Select(function => AskAsync(
                new StreamingMessage { FunctionLoadRequest = new FunctionLoadRequest { FunctionId = function.FunctionId, Metadata = function } })));
            var invocation = new InvocationRequest
            {
                InvocationId = Guid.NewGuid().ToString(),
                FunctionId = functions.Single(function => function.Name == "GetReport").FunctionId,
                TraceContext = new TraceContext(),
            };
            invocation.InputData.Add(new ParameterBinding { Name = "request", Data = new TypedData { Http = new HttpTrigger() } });
            var invoked = AskAsync(new StreamingMessage { InvocationRequest = invocation });
            await ForwardAsync(host.Services.GetRequiredService<IHttpClientFactory>(), new Uri(init.WorkerInitResponse.Capabilities["HttpUri"]), invocation.InvocationId);
            var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
            await invoked;
            worker.Refresh();
            return new ColdStart(seconds, worker.TotalProcessorTime.TotalSeconds, worker.WorkingSet64 / 1e6);
        }
        finally
        {
            worker.Kill(entireProcessTree: true);
            await worker.WaitForExitAsync();
        }

        Task<StreamingMessage> AskAsync(StreamingMessage message) => stream.AskAsync(message, CancellationToken.None);
    }

    /// <summary>Forwards a request to the worker's own server, again and again while it is not listening yet, as the host does.</summary>
    private static async Task ForwardAsync(IHttpClientFactory clients, Uri address, string invocation)
    {
        using var client = clients.CreateClient();
        while (true)
        {
            try
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, "/api/report"));
                request.Headers.Add("x-ms-invocation-id", invocation);
                request.Headers.Accept.ParseAdd("application/json");
                using var response = await client.SendAsync(request);
                response.EnsureSuccessStatusCode();
                return;
            }
            catch (HttpRequestException exception) when (exception.HttpRequestError == HttpRequestError.ConnectionError)
            {
                await Task.Delay(5);
            }
        }
    }

    private static async Task<WebApplication> ServeAsync(WorkerStream stream)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(server => server.Listen(IPAddress.Loopback, 0, endpoint => endpoint.Protocols = HttpProtocols.Http2));
        builder.Services.AddSingleton(stream);
        builder.Services.AddHttpClient();
        builder.Services.AddGrpc(grpc => grpc.MaxReceiveMessageSize = null);
        var server = builder.Build();
        server.MapGrpcService<WorkerStream>();
        await server.StartAsync();
        return server;
    }

    private static Process Start(string assembly, Uri host, IReadOnlyDictionary<string, string> settings)
    {
        var (worker, request) = (Guid.NewGuid().ToString(), Guid.NewGuid().ToString());
        var port = host.Port.ToString(CultureInfo.InvariantCulture);
        var start = new ProcessStartInfo("dotnet",
        [
            assembly, "--host", host.Host, "--port", port, "--workerId", worker, "--requestId", request, "--grpcMaxMessageLength", "2147483647",
            "--functions-uri", host.AbsoluteUri, "--functions-worker-id", worker, "--functions-request-id", request, "--functions-grpc-max-message-length", "2147483647",
        ])
        {
            WorkingDirectory = Path.GetDirectoryName(assembly),
        };
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        start.Environment["FUNCTIONS_APPLICATION_DIRECTORY"] = start.WorkingDirectory;
        return Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
    }
}
