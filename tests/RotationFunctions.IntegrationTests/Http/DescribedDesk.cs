using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using RotationFunctions.IntegrationTests.Storage;
using RotationFunctions.Pipeline;
using RotationFunctions.Pipeline.Runs;
using RotationFunctions.Pipeline.Snapshots;

namespace RotationFunctions.IntegrationTests.Http;

/// <summary>A running desk of the simulated market, and what it says of itself: answers are held against its own description.</summary>
public sealed class DescribedDesk(AzuriteFixture azurite) : IAsyncLifetime
{
    private ApiHost? _host;

    internal ApiHost Host => _host ?? throw new InvalidOperationException("The host has not started.");

    /// <summary>The description, as the desk serves it.</summary>
    public JsonNode Document { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        _host = await ApiHost.StartAsync(azurite.NewAccount());
        await _host.InitializeStorageAsync();
        await _host.Get<MarketRun>().RunAsync(new SnapshotRequest(null, new DateOnly(2025, 12, 29)), null, TestContext.Current.CancellationToken);
        Document = await _host.JsonAsync("/api/openapi.json");
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
            await _host.DisposeAsync();
    }

    /// <summary>The operation that the description has for a path and a method.</summary>
    /// <remarks>HEAD is described with its GET.</remarks>
    public JsonNode Operation(string path, string method)
        => Document["paths"]![path]![method == "HEAD" ? "get" : method.ToLower(CultureInfo.InvariantCulture)]!;

    /// <summary>A schema, or the component that it refers to.</summary>
    public JsonNode Resolved(JsonNode schema)
        => (string?)schema["$ref"] is { } reference ? Document["components"]!["schemas"]![reference.Split('/')[^1]]! : schema;

    /// <summary>Sends a request with the examples of the description, and others in place of some or beside them.</summary>
    /// <param name="path">The path in the description, as <c>/reports/{date}</c>.</param>
    /// <param name="method">The method.</param>
    /// <param name="body">The body and its type; null for none.</param>
    /// <param name="parameters">Values by name.</param>
    public async Task<HttpResponseMessage> SendAsync(
        string path, string method, (string Type, byte[] Content)? body = null, params (string Name, string Value)[] parameters)
    {
        var values = new Dictionary<string, string>();
        foreach (var parameter in Operation(path, method)["parameters"]?.AsArray() ?? [])
        {
            if (parameter!["example"] is { } example)
                values[(string)parameter["name"]!] = example is JsonArray list ? string.Join(',', list.Select(value => (string)value!)) : example.ToString();
        }

        foreach (var (name, value) in parameters)
            values[name] = value;
        var address = "/api" + path;
        foreach (var (name, value) in values.Where(value => path.Contains($"{{{value.Key}}}", StringComparison.Ordinal)).ToList())
        {
            address = address.Replace($"{{{name}}}", Uri.EscapeDataString(value), StringComparison.Ordinal);
            values.Remove(name);
        }

        var query = string.Join('&', values.Select(value => $"{value.Key}={Uri.EscapeDataString(value.Value)}"));
        using var request = new HttpRequestMessage(HttpMethod.Parse(method), query.Length > 0 ? $"{address}?{query}" : address);
        if (body is { } sent)
        {
            request.Content = new ByteArrayContent(sent.Content);
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(sent.Type);
        }

        return await Host.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>What of an answer is not as it is described; empty when all is.</summary>
    public async Task<IReadOnlyList<string>> FaultsAsync(string path, string method, HttpResponseMessage answer)
    {
        var status = ((int)answer.StatusCode).ToString(CultureInfo.InvariantCulture);
        if (Operation(path, method)["responses"]![status] is not { } described)
            return [$"{method} {path}: the status {status} is not described."];
        var content = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        var faults = new List<string>();
        foreach (var (header, _) in described["headers"]?.AsObject() ?? [])
        {
            if (header != "Link" && !answer.Headers.Contains(header))
                faults.Add($"{method} {path}: the header {header} is missing.");
        }

        if (content.Length == 0)
        {
            if (described["content"] is not null && method != "HEAD")
                faults.Add($"{method} {path}: there is no body.");
            return faults;
        }

        var type = answer.Content.Headers.ContentType!.MediaType!;
        if (described["content"]?[type] is not { } form)
            return [.. faults, $"{method} {path}: {status} as {type} is not described."];
        if (type == "application/problem+json")
        {
            var problem = JsonNode.Parse(content)!;
            if (!described["x-problem-types"]!.AsArray().Any(known => (string?)known == (string?)problem["type"]))
                faults.Add($"{method} {path}: {status} does not name {problem["type"]}.");
            if ((string?)problem["status"]?.ToString() != status)
                faults.Add($"{method} {path}: the problem says {problem["status"]}, the answer {status}.");
        }

        if (type.EndsWith("json", StringComparison.Ordinal))
            faults.AddRange(DescribedBody.Errors(Document, form["schema"]!, JsonNode.Parse(content)).Select(error => $"{method} {path} {error}: {Encoding.UTF8.GetString(content)[..Math.Min(content.Length, 500)]}"));
        return faults;
    }
}
