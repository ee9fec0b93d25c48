using Microsoft.Azure.Functions.Worker;
using RotationFunctions.Pipeline.Runs;
using RotationFunctions.Pipeline.Snapshots;

namespace RotationFunctions.Functions;

/// <summary>Fetches rates and projections; the next snapshot carries them.</summary>
public sealed class FetchRates(DailyFetch daily)
{
    [Function(nameof(FetchRates))]
    public Task RunAsync([TimerTrigger("%FetchRatesSchedule%")] TimerInfo timer, CancellationToken cancellationToken)
        => daily.FetchRatesAsync(cancellationToken);
}
