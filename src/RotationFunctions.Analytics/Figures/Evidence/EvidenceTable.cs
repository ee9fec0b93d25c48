namespace RotationFunctions.Analytics;

/// <summary>What one published signal would have told of the month after it.</summary>
public sealed record EvidenceRow
{
    /// <summary>A p against all signals under it counts as significant.</summary>
    public const double Significant = 0.05;

    /// <summary>A deflated Sharpe ratio from it on counts as no luck.</summary>
    public const double Certain = 0.95;

    /// <summary>The signal's id, as <c>momentum12-1</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Months with a signal and an outcome.</summary>
    public required int Months { get; init; }

    /// <summary>Spearman's correlation of signal and outcome; of the sectors the mean of the monthly ones.</summary>
    public required double Ic { get; init; }

    /// <summary>Its t with errors after Newey and West.</summary>
    public required double T { get; init; }

    /// <summary>Two-sided normal probability of that t.</summary>
    public required double P { get; init; }

    /// <summary>The same held against all signals that are tried: Holm (1979).</summary>
    public required double Holm { get; init; }

    /// <summary>Months in which the signal takes a side.</summary>
    public required int Active { get; init; }

    /// <summary>Share of these in which it was right; null without any.</summary>
    public required double? Hit { get; init; }

    /// <summary>The share that always taking one side, the better of the two, got right in these months; one half for the sectors.</summary>
    public required double? Base { get; init; }

    /// <summary>Return a year of following it, as a fraction, before costs.</summary>
    public required double Gross { get; init; }

    /// <summary>The same after 5 basis points for each leg that is traded.</summary>
    public required double Net { get; init; }

    /// <summary>Net Sharpe ratio a year.</summary>
    public required double Sharpe { get; init; }

    /// <summary>Probability that its Sharpe ratio exceeds that of the luckiest of as many signals without merit.</summary>
    public required double DeflatedSharpe { get; init; }

    /// <summary>Supported when Holm's p is under 0.05 and the deflated Sharpe ratio at least 0.95, weak with one of the two.</summary>
    public required RecordVerdict Verdict { get; init; }
}

/// <summary>All signals.</summary>
/// <param name="From">Day of the first signal.</param>
/// <param name="To">Last day of the last outcome.</param>
/// <param name="ExpectedBest">Sharpe ratio a year that the luckiest of as many signals without merit is expected to show.</param>
/// <param name="Rows">The signals that have at least 60 months.</param>
public sealed record EvidenceTable(DateOnly From, DateOnly To, double? ExpectedBest, IReadOnlyList<EvidenceRow> Rows)
{
    /// <summary>Fewer months say too little of a signal.</summary>
    public const int MonthsAtLeast = 60;
}
