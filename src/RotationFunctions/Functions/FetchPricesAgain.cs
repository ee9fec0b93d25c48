using Microsoft.Azure.Functions.Worker;
using RotationFunctions.Pipeline.Runs;
using RotationFunctions.Pipeline.Snapshots;

namespace RotationFunctions.Functions;

/// <summary>The second try of the day, for a source whose bars were not out at the first.</summary>
public sealed class FetchPricesAgain(DailyFetch daily)
{
    [Function(nameof(FetchPricesAgain))]
    public Task RunAsync([TimerTrigger("%FetchPricesRetrySchedule%")] TimerInfo timer, CancellationToken cancellationToken)
        => daily.FetchPricesIfMissingAsync(cancellationToken);
}
