namespace RotationFunctions.Analytics;

/// <summary>
/// How the stance follows the score from day to day (section 9). A trading week in the upper quartile makes a rotation, one in the lower
/// quartile makes large caps lead; two closes in the opposite half, or one beyond the opposite bound, end either.
/// </summary>
/// <remarks>
/// Two closes are the two-day rule of Murphy (1999), "Technical Analysis of the Financial Markets"; week, half and quartile are
/// conventions, and nothing is fitted. A day without a score resets the counts, and the state carries over it.
/// </remarks>
internal struct StanceRule
{
    /// <summary>From here up a score speaks for small caps.</summary>
    public const double Upper = 75;

    /// <summary>From here down a score speaks for large caps.</summary>
    public const double Lower = 25;

    /// <summary>Between the halves.</summary>
    public const double Middle = 50;

    /// <summary>Days in a row beyond a bound that make a stance.</summary>
    public const int DaysToEnter = 5;

    /// <summary>Days in a row in the other half that end one.</summary>
    public const int DaysToLeave = 2;

    private int _up, _down, _under, _over;

    /// <summary>The state; mixed at first.</summary>
    public Stance State { get; private set; }

    /// <summary>The stance of the next day; null on a day without a score (NaN).</summary>
    public Stance? Next(double score)
    {
        _up = score >= Upper ? _up + 1 : 0;
        _down = score <= Lower ? _down + 1 : 0;
        _under = score < Middle ? _under + 1 : 0;
        _over = score > Middle ? _over + 1 : 0;
        if (double.IsNaN(score))
            return null;
        if ((State == Stance.Rotation && (_under >= DaysToLeave || score <= Lower))
            || (State == Stance.LargeCapLeadership && (_over >= DaysToLeave || score >= Upper)))
            State = Stance.Mixed;
        if (_up >= DaysToEnter)
            State = Stance.Rotation;
        else if (_down >= DaysToEnter)
            State = Stance.LargeCapLeadership;
        return State;
    }
}
