using RotationFunctions.Pipeline.Sources.Live;

namespace RotationFunctions.Pipeline.Sources.Treasury;

/// <summary>Options of the <c>treasury</c> source. No limit is published; the default is meant to be polite.</summary>
public sealed class TreasuryOptions : ProviderOptions
{
    public TreasuryOptions() : base("https://home.treasury.gov/", requestsPerHour: 120, requestsPerSecond: 2) => AtOnce = 2;

    /// <summary>First year that is asked for; each year is a request. The feed begins in 1990. Default: 2005.</summary>
    public int FirstYear { get; set; } = 2005;
}
