using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace RotationFunctions.Benchmarks.Heavy;

/// <summary>A call that computes for long, as large as the desk takes it.</summary>
/// <param name="Name">What it asks for.</param>
/// <param name="Request">Makes its request.</param>
internal sealed record HeavyCall(string Name, Func<HttpRequestMessage> Request)
{
    private const int MostClaims = 500;
    private const int LongestText = 64 * 1024;
    private static readonly string[] Windows = ["year to date", "1M", "3M", "1Y"];

    /// <summary>Every kind of call that the desk lets wait for its turn.</summary>
    /// <param name="client">Asks the desk what there is.</param>
    public static async Task<IReadOnlyList<HeavyCall>> AllAsync(HttpClient client)
    {
        var report = JsonNode.Parse(await client.GetStringAsync(new Uri("report", UriKind.Relative)))!;
        string[] series = [.. report["performance"]!.AsArray().Select(one => (string)one!["series"]!)];
        var old = (string)JsonNode.Parse(await client.GetStringAsync(new Uri("reports?top=1&to=2025-12-30", UriKind.Relative)))!["items"]![0]!["asOf"]!;
        var (claims, text) = (Claims(series), Text(series));
        return
        [
            new($"{MostClaims} claims", () => Post(claims, "application/json")),
            new($"a text of {LongestText} characters", () => Post(text, "text/plain")),
            new($"performance of {series.Length} series", () => Get($"performance?series={Uri.EscapeDataString(string.Join(',', series))}&from=2005-01-03&to=2025-12-31&kind=total")),
            new("the feed", () => Get("feed.atom")),
            new("a figure of an old report", () => Get($"figures/{old}/IWM/return.YTD")),
        ];
    }

    private static HttpRequestMessage Get(string path) => new(HttpMethod.Get, new Uri(path, UriKind.Relative));

    private static HttpRequestMessage Post(string body, string type) => new(HttpMethod.Post, new Uri("claims", UriKind.Relative))
    {
        Content = new StringContent(body, Encoding.UTF8, type),
    };

    /// <summary>Claims that are refuted, so that the whole space is searched for each.</summary>
    private static string Claims(string[] series) => JsonSerializer.Serialize(Enumerable.Range(0, MostClaims).Select(i => new
    {
        series = series[i % series.Length],
        kind = "return",
        stated = Windows[i % Windows.Length],
        value = 0.0101 + (0.0007 * i),
        digits = 4,
    }));

    /// <summary>Sentences with as many claims as are checked at once, and plain words up to the longest text.</summary>
    private static string Text(string[] series)
    {
        var text = new StringBuilder();
        for (var i = 0; i < MostClaims; i++)
            text.Append(CultureInfo.InvariantCulture, $"{series[i % series.Length]} returned +{1.01 + (0.07 * i):F2}% year to date. ");
        while (text.Length < LongestText)
            text.Append("Small companies led the market again, and nobody knows for how long. ");
        return text.ToString(0, LongestText);
    }
}
