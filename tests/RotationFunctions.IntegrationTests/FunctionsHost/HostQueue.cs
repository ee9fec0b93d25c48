using System.Net;
using Microsoft.Azure.WebJobs.Extensions.Http;
using Microsoft.Extensions.Configuration;
using RotationFunctions.IntegrationTests.Infrastructure;

namespace RotationFunctions.IntegrationTests.FunctionsHost;

/// <summary>
/// The queue before the functions, as the host has it with the values of host.json: so many requests at once, so many more that wait,
/// 429 beyond. A request that waits keeps its place when its caller goes away; when its turn comes, host.json decides whether the
/// worker still hears of it.
/// </summary>
internal sealed class HostQueue : IDisposable
{
    private readonly FunctionApp _app;
    private readonly SemaphoreSlim _turns;
    private readonly int _most;
    private readonly bool _sendsCancelled;
    private int _outstanding;

    public HostQueue(FunctionApp app)
    {
        var host = new ConfigurationBuilder().AddJsonFile(Repository.PathTo("host.json")).Build();
        var options = new HttpOptions();
        host.GetSection("extensions:http").Bind(options);
        (_app, _turns, _most) = (app, new SemaphoreSlim(options.MaxConcurrentRequests), options.MaxOutstandingRequests);
        _sendsCancelled = host.GetValue("sendCanceledInvocationsToWorker", true);
    }

    /// <summary>Sends a request whose caller may go away.</summary>
    /// <returns>The status; 499 where the caller went away before.</returns>
    public async Task<int> GetAsync(string address, Caller caller)
    {
        try
        {
            if (Interlocked.Increment(ref _outstanding) > _most)
                return (int)HttpStatusCode.TooManyRequests;
            await _turns.WaitAsync(CancellationToken.None);
            try
            {
                if (caller.Gone.IsCancellationRequested && !_sendsCancelled)
                    return 499;
                return (await _app.HttpAsync(HttpMethod.Get, address, caller)).Status;
            }
            finally
            {
                _turns.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref _outstanding);
        }
    }

    public void Dispose() => _turns.Dispose();
}

/// <summary>Who waits for an answer.</summary>
/// <param name="Gone">Is cancelled when they do so no longer.</param>
internal readonly record struct Caller(CancellationToken Gone);
