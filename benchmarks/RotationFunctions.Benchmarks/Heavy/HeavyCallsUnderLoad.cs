using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using RotationFunctions.Benchmarks.Running;
using RotationFunctions.Local.Storage;

namespace RotationFunctions.Benchmarks.Heavy;

/// <summary>
/// What calls that compute for long do to a published desk: how long a report takes while sixteen of them are under way all the time, and
/// how much memory a hundred of them leave behind. The desk, its storage and the callers share this machine.
/// </summary>
internal static class HeavyCallsUnderLoad
{
    private const int Port = 7193;
    private const int AtOnce = 16;
    private const int Reports = 3_000;
    private const int Calls = 100;
    private const int CallsAtOnce = 50;

    /// <summary>Between two reports: somebody reads, and many do at once what one does here.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    private static readonly TimeSpan LongestCall = TimeSpan.FromMinutes(10);

    /// <summary>Measures and prints; returns the process's exit code. Run from the root of the repository.</summary>
    public static async Task<int> RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("rotation-heavy-");
        await using var services = new ServiceCollection().AddHttpClient().BuildServiceProvider();
        using var client = services.GetRequiredService<IHttpClientFactory>().CreateClient();
        (client.BaseAddress, client.Timeout) = (new Uri($"http://localhost:{Port}/api/"), LongestCall);
        try
        {
            var installation = AzuriteInstallation.Find();
            await installation.EnsureInstalledAsync(step => Console.WriteLine($"Azurite: {step}"), CancellationToken.None);
            await using var azurite = await AzuriteProcess.StartAsync(installation, new AzuriteOptions(), CancellationToken.None);
            var storage = azurite.ConnectionString(StorageAccount.Development);
            var desk = Path.Combine(folder.FullName, "RotationFunctions.Local.dll");
            await Programs.RunDotnetAsync("publish", "src/RotationFunctions.Local", "-c", "Release", "-o", folder.FullName);
            // Thirty reports of one snapshot for the feed, and one of another: what the latest is made of does not serve their figures.
            await Programs.RunDotnetAsync(desk, "--once", "--storage", storage, "--from", "2025-11-18", "--as-of", "2025-12-30");
            using var process = Programs.Start("dotnet", [desk, "--storage", storage, "--port", Port.ToString(CultureInfo.InvariantCulture)]);
            try
            {
                await Programs.AnsweringAsync(client, new Uri(client.BaseAddress, "report"), process);
                await MeasureAsync(client, process, await HeavyCall.AllAsync(client));
                return 0;
            }
            finally
            {
                await Programs.EndAsync(process);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task MeasureAsync(HttpClient client, Process process, IReadOnlyList<HeavyCall> calls)
    {
        Console.WriteLine($"{"heavy call",-44}{"alone, s",10}");
        foreach (var call in calls)
        {
            // The first compiles the code and fetches the snapshot.
            await SendAsync(client, call, null);
            var started = Stopwatch.GetTimestamp();
            await SendAsync(client, call, null);
            Console.WriteLine(Invariant($"{call.Name,-44}{Stopwatch.GetElapsedTime(started).TotalSeconds,10:F2}"));
        }

        Console.WriteLine();
        Console.WriteLine($"{"latest report",-44}{"p50, ms",10}{"p99, ms",10}{"longest",10}");
        Print("alone", await ReportsAsync(client));
        using var stop = new CancellationTokenSource();
        var answered = new ConcurrentBag<HttpStatusCode>();
        var load = Task.WhenAll(Enumerable.Range(0, AtOnce).Select(i => KeepSendingAsync(client, calls, i, answered, stop.Token)));
        Print($"{AtOnce} heavy calls under way", await ReportsAsync(client));
        await stop.CancelAsync();
        await load;
        Console.WriteLine($"(of {answered.Count} heavy calls meanwhile {answered.Count(status => status == HttpStatusCode.OK)} were answered)");

        Console.WriteLine();
        Console.WriteLine($"{"memory of the desk, MB",-44}{"working set",14}");
        var before = await ProcessMemory.AfterCollectionAsync(process);
        Console.WriteLine(Invariant($"{"before",-44}{before,14:F0}"));
        for (var round = 1; round <= 3; round++)
        {
            using var watching = new CancellationTokenSource();
            var peak = ProcessMemory.PeakAsync(process, watching.Token);
            var turnedAway = await SendAllAsync(client, calls);
            await watching.CancelAsync();
            Console.WriteLine(Invariant($"{$"during {Calls} heavy calls, {CallsAtOnce} at once",-44}{await peak,14:F0}   ({turnedAway} times turned away and sent again)"));
            var after = await ProcessMemory.AfterCollectionAsync(process);
            Console.WriteLine(Invariant($"{"after them",-44}{after,14:F0}   ({after / before:F2} of before)"));
        }
    }

    private static void Print(string what, IReadOnlyList<double> milliseconds) => Console.WriteLine(Invariant(
        $"{what,-44}{Samples.Median(milliseconds),10:F1}{Samples.Quantile(milliseconds, 0.99),10:F1}{milliseconds.Max(),10:F1}"));

    private static async Task<IReadOnlyList<double>> ReportsAsync(HttpClient client)
    {
        var taken = new List<double>(Reports);
        while (taken.Count < Reports)
        {
            var started = Stopwatch.GetTimestamp();
            using var response = await client.GetAsync(new Uri("report", UriKind.Relative));
            response.EnsureSuccessStatusCode();
            await response.Content.ReadAsByteArrayAsync();
            taken.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            await Task.Delay(Pause);
        }

        return taken;
    }

    private static async Task KeepSendingAsync(
        HttpClient client, IReadOnlyList<HeavyCall> calls, int first, ConcurrentBag<HttpStatusCode> answered, CancellationToken stop)
    {
        for (var i = first; !stop.IsCancellationRequested; i++)
            answered.Add(await SendAsync(client, calls[i % calls.Count], null));
    }

    /// <summary>Sends heavy calls until each is answered, those that are turned away after the wait that they are told.</summary>
    /// <returns>How often one was turned away.</returns>
    private static async Task<int> SendAllAsync(HttpClient client, IReadOnlyList<HeavyCall> calls)
    {
        var turnedAway = 0;
        var options = new ParallelOptions { MaxDegreeOfParallelism = CallsAtOnce };
        await Parallel.ForAsync(0, Calls, options, async (i, _) =>
        {
            while (await SendAsync(client, calls[i % calls.Count], Wait) != HttpStatusCode.OK)
                Interlocked.Increment(ref turnedAway);
        });
        return turnedAway;

        static Task Wait(HttpResponseMessage busy) => Task.Delay(busy.Headers.RetryAfter!.Delta!.Value);
    }

    private static async Task<HttpStatusCode> SendAsync(HttpClient client, HeavyCall call, Func<HttpResponseMessage, Task>? turnedAway)
    {
        using var request = call.Request();
        using var response = await client.SendAsync(request);
        var answer = await response.Content.ReadAsStringAsync();
        if (response.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.ServiceUnavailable))
            throw new InvalidOperationException($"{call.Name} was answered with {(int)response.StatusCode}: {answer}");
        if (response.StatusCode == HttpStatusCode.ServiceUnavailable && turnedAway is not null)
            await turnedAway(response);
        return response.StatusCode;
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
