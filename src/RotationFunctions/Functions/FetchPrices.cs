using Microsoft.Azure.Functions.Worker;
using RotationFunctions.Pipeline.Runs;
using RotationFunctions.Pipeline.Snapshots;

namespace RotationFunctions.Functions;

/// <summary>Fetches the day's prices after the close of the exchanges, and writes the snapshot.</summary>
public sealed class FetchPrices(DailyFetch daily)
{
    [Function(nameof(FetchPrices))]
    public Task RunAsync([TimerTrigger("%FetchPricesSchedule%")] TimerInfo timer, CancellationToken cancellationToken)
        => daily.FetchPricesAsync(cancellationToken);
}
