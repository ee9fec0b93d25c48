namespace RotationFunctions.Analytics;

/// <summary>What a month's 30-day fed funds future says.</summary>
/// <param name="Month">First day of the month.</param>
/// <param name="Average">100 − settlement: the average effective rate expected for the month, in percent.</param>
/// <param name="Decision">Day of the policy decision in the month, if there is one.</param>
/// <param name="IsScheduled">Whether the calendar of decisions speaks of the month: without it no decision is not known to be none.</param>
public sealed record FuturesMonth(DateOnly Month, double Average, DateOnly? Decision, bool IsScheduled = true);

/// <summary>The rate that futures imply at both ends of a month.</summary>
/// <param name="Month">First day of the month.</param>
/// <param name="Average">Average effective rate of the month, in percent.</param>
/// <param name="Start">Rate at its start, in percent; null when the months after it do not tell.</param>
/// <param name="End">Rate at its end, likewise.</param>
/// <param name="Decision">Day of the policy decision in the month, if there is one.</param>
public sealed record ImpliedMonth(DateOnly Month, double Average, double? Start, double? End, DateOnly? Decision);

/// <summary>What futures say of a decision to come.</summary>
/// <param name="Day">Day of the decision.</param>
/// <param name="Move">Expected change of the rate at it, in percentage points.</param>
/// <param name="Distribution">Probability of each total number of 25 bp steps from now until after it; negative steps are cuts.</param>
public sealed record ImpliedDecision(DateOnly Day, double Move, IReadOnlyDictionary<int, double> Distribution);

/// <summary>The path of policy that 30-day fed funds futures imply, by the method of CME's FedWatch.</summary>
public static class FedFundsFutures
{
    /// <summary>Size of a step, in percentage points.</summary>
    public const double Step = 0.25;

    /// <summary>
    /// Rates at the start and the end of each month. A month without a decision has one rate, its average. In a month of N days
    /// with a decision on day d <c>N·average = d·start + (N − d)·end</c> (the day itself still runs at the old rate: a decision
    /// takes effect on the day after), and its end is the start of the next month; so rates chain backward from the next month
    /// without a decision.
    /// </summary>
    /// <param name="months">Months in ascending order; after a gap the months before it stay untold when they need it.</param>
    public static IReadOnlyList<ImpliedMonth> Path(IReadOnlyList<FuturesMonth> months)
    {
        ArgumentNullException.ThrowIfNull(months);
        var path = new ImpliedMonth[months.Count];
        for (var i = months.Count - 1; i >= 0; i--)
        {
            var month = months[i];
            double? start = null, end = null;
            if (month.Decision is not { } decision)
            {
                if (month.IsScheduled)
                    start = end = month.Average;
            }
            else if (i + 1 < months.Count && months[i + 1].Month == month.Month.AddMonths(1) && path[i + 1].Start is { } after)
            {
                var days = DateTime.DaysInMonth(month.Month.Year, month.Month.Month);
                start = ((days * month.Average) - ((days - decision.Day) * after)) / decision.Day;
                end = after;
            }

            path[i] = new ImpliedMonth(month.Month, month.Average, start, end, month.Decision);
        }

        return path;
    }

    /// <summary>
    /// Probabilities of what decisions after a day add up to. A move of x = (end − start)/0.25 steps is split into its whole
    /// part (downward) with probability 1 − f and one step more with the fraction f; decisions are convolved in order. It ends
    /// before the first decision that the path does not tell.
    /// </summary>
    public static IReadOnlyList<ImpliedDecision> Decisions(IReadOnlyList<ImpliedMonth> path, DateOnly after)
    {
        ArgumentNullException.ThrowIfNull(path);
        var decisions = new List<ImpliedDecision>();
        var total = new SortedDictionary<int, double> { [0] = 1 };
        foreach (var month in path)
        {
            if (month.Decision is not { } day || day <= after)
                continue;
            if (month.Start is not { } start || month.End is not { } end)
                break;
            total = Add(total, (end - start) / Step);
            decisions.Add(new ImpliedDecision(day, end - start, new SortedDictionary<int, double>(total)));
        }

        return decisions;
    }

    private static SortedDictionary<int, double> Add(SortedDictionary<int, double> total, double steps)
    {
        var whole = (int)Math.Floor(steps);
        var fraction = steps - whole;
        var sum = new SortedDictionary<int, double>();
        foreach (var (before, probability) in total)
        {
            foreach (var (move, share) in (ReadOnlySpan<(int, double)>)[(whole, 1 - fraction), (whole + 1, fraction)])
                if (share > 0)
                    sum[before + move] = sum.GetValueOrDefault(before + move) + (probability * share);
        }

        return sum;
    }
}
