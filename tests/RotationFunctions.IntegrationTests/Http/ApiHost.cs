using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using RotationFunctions.Pipeline;
using RotationFunctions.Pipeline.Http;
using RotationFunctions.Pipeline.Metrics;
using RotationFunctions.Pipeline.Problems;
using RotationFunctions.Pipeline.Snapshots;
using RotationFunctions.Pipeline.Storage;

namespace RotationFunctions.IntegrationTests.Http;

/// <summary>The API in a real server, on an empty storage of its own and on a clock that a test sets.</summary>
internal sealed class ApiHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ApiHost(WebApplication app, FakeTimeProvider time, HttpClient client) => (_app, Time, Client) = (app, time, client);

    public FakeTimeProvider Time { get; }

    public HttpClient Client { get; }

    public Uri Address => Client.BaseAddress!;

    public T Get<T>() where T : notnull => _app.Services.GetRequiredService<T>();

    /// <param name="connection">Connection string of the storage.</param>
    /// <param name="settings">Settings, as <c>("Sources:Prices", "csv")</c>.</param>
    public static async Task<ApiHost> StartAsync(string connection, params (string Key, string? Value)[] settings)
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 1, 23, 6, 0, 0, TimeSpan.Zero));
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(
            settings.Append((StorageNames.Connection, connection)).Select(s => KeyValuePair.Create(s.Item1, s.Item2)));
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton<TimeProvider>(time).AddHttpClient().AddRotationPipeline(builder.Configuration).AddRotationApi();
        var app = builder.Build();
        RotationApi.UseEntrance(app);
        RotationApi.ExplainUnknownCalls(app);
        RotationApi.Map(app);
        await app.StartAsync(TestContext.Current.CancellationToken);
        var client = app.Services.GetRequiredService<IHttpClientFactory>().CreateClient();
        client.BaseAddress = new Uri(app.Urls.Single());
        return new ApiHost(app, time, client);
    }

    /// <summary>Creates the containers and tables.</summary>
    public Task InitializeStorageAsync()
        => Get<StorageInitializer>().EnsureCreatedAsync(TestContext.Current.CancellationToken);

    /// <summary>Publishes what a snapshot gives.</summary>
    /// <returns>The snapshot's name.</returns>
    public async Task<string> PublishAsync(Snapshot snapshot)
    {
        var (name, _) = await Get<SnapshotStore>().WriteAsync(snapshot, TestContext.Current.CancellationToken);
        await Get<SnapshotComputer>().ComputeAsync(name, TestContext.Current.CancellationToken);
        return name;
    }

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return await Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public Task<HttpResponseMessage> GetAsync(string path, params (string Name, string Value)[] headers)
        => SendAsync(HttpMethod.Get, path, headers);

    /// <summary>The JSON at a path, of whatever status.</summary>
    public async Task<JsonNode> JsonAsync(string path)
    {
        using var response = await GetAsync(path);
        var body = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        Assert.True(body.Length > 0, $"{path}: {(int)response.StatusCode} without a body");
        return JsonNode.Parse(body)!;
    }

    /// <summary>The problem at a path: its status, and its detail.</summary>
    public async Task<(int Status, string Detail)> ProblemAsync(string path, params (string Name, string Value)[] headers)
    {
        using var response = await GetAsync(path, headers);
        Assert.Equal(new MediaTypeHeaderValue("application/problem+json"), response.Content.Headers.ContentType);
        var problem = JsonNode.Parse(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken))!;
        Assert.Equal((int)response.StatusCode, (int)problem["status"]!);
        Assert.Contains(ProblemType.All, type => type.Address == (string?)problem["type"] && type.Status == (int)response.StatusCode);
        Assert.NotEmpty((string)problem["title"]!);
        return ((int)response.StatusCode, (string)problem["detail"]!);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
