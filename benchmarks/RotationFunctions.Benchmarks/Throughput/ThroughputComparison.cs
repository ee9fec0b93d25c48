using System.ComponentModel;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using RotationFunctions.Benchmarks.Running;

namespace RotationFunctions.Benchmarks.Throughput;

/// <summary>
/// Requests a second of the latest report from the Local host, beside a bare Kestrel endpoint that returns the same bytes, both
/// driven by wrk, turn by turn in one run.
/// </summary>
internal static partial class ThroughputComparison
{
    private const int Port = 7191;
    private const int BarePort = 7192;
    private const int Rounds = 5;
    private const int SecondsEach = 4;

    private static readonly (string Name, string Accept, string? Encoding)[] Cases =
    [
        ("JSON, gzip as stored", "application/json", "gzip"),
        ("JSON, not compressed", "application/json", null),
        ("HTML, brotli", "text/html", "br"),
        ("HTML, not compressed", "text/html", null),
    ];

    /// <summary>Measures and prints; returns the process's exit code.</summary>
    public static async Task<int> RunAsync()
    {
        await using var services = new ServiceCollection().AddHttpClient().BuildServiceProvider();
        using var client = services.GetRequiredService<IHttpClientFactory>().CreateClient();
        using var local = Programs.Start("dotnet", ["run", "-c", "Release", "--project", "src/RotationFunctions.Local", "--", "--port", Text(Port)]);
        var file = Path.GetTempFileName();
        try
        {
            var report = new Uri($"http://localhost:{Port}/api/report");
            await Programs.AnsweringAsync(client, report, local);
            Console.WriteLine($"{"latest report",-24}{"bytes",9}{"bare, req/s",14}{"ours, req/s",14}{"ratio",8}   (median of {Rounds} rounds of {SecondsEach} s, 32 connections)");
            foreach (var (name, accept, encoding) in Cases)
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, report);
                request.Headers.Accept.ParseAdd(accept);
                if (encoding is not null)
                    request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue(encoding));
                using var response = await client.SendAsync(request);
                var bytes = await response.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync();
                await File.WriteAllBytesAsync(file, bytes);
                using var bare = Programs.Start("dotnet", [typeof(ThroughputComparison).Assembly.Location, "bare", Text(BarePort), file]);
                try
                {
                    var endpoint = new Uri($"http://localhost:{BarePort}/bare");
                    await Programs.AnsweringAsync(client, endpoint, bare);
                    string[] headers = encoding is null ? [$"Accept: {accept}"] : [$"Accept: {accept}", $"Accept-Encoding: {encoding}"];
                    await RequestsAsync(endpoint, headers);
                    await RequestsAsync(report, headers);
                    var (theirs, ours) = (new List<double>(), new List<double>());
                    for (var round = 0; round < Rounds; round++)
                    {
                        theirs.Add(await RequestsAsync(endpoint, headers));
                        ours.Add(await RequestsAsync(report, headers));
                    }

                    var (bareRate, ourRate) = (Samples.Median(theirs), Samples.Median(ours));
                    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-24}{bytes.Length,9}{bareRate,14:F0}{ourRate,14:F0}{ourRate / bareRate,8:F2}"));
                }
                finally
                {
                    await Programs.EndAsync(bare);
                }
            }

            return 0;
        }
        catch (Win32Exception exception)
        {
            await Console.Error.WriteLineAsync($"wrk cannot be started ({exception.Message}); install it, for example with 'apt install wrk'.");
            return 1;
        }
        finally
        {
            await Programs.EndAsync(local);
            File.Delete(file);
        }
    }

    private static async Task<double> RequestsAsync(Uri address, string[] headers)
    {
        string[] arguments = ["-t", "1", "-c", "32", "-d", $"{SecondsEach}s", .. headers.SelectMany(h => new[] { "-H", h }), address.ToString()];
        using var wrk = Programs.Start("wrk", arguments);
        var output = await wrk.StandardOutput.ReadToEndAsync();
        await wrk.WaitForExitAsync();
        if (RatePattern().Match(output) is not { Success: true } rate || output.Contains("Non-2xx", StringComparison.Ordinal))
            throw new InvalidOperationException($"wrk did not measure {address}: {output}");
        return double.Parse(rate.Groups[1].Value, CultureInfo.InvariantCulture);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"Requests/sec:\s+([0-9.]+)")]
    private static partial Regex RatePattern();
}
