namespace RotationFunctions.Analytics.Claims;

/// <summary>Whether a value bears out what was printed, with the word that stands before it.</summary>
public static class Judgement
{
    // A tie in decimal is seldom one in binary.
    private const double Conversion = 1e-9;

    /// <summary>Levels of two decimals come from data that was rounded on its own.</summary>
    private const double TwoDecimals = 0.0105;

    /// <summary>"More than 7 %" still means 7.8 %, and no longer 25 %: three units of the last digit or a third of the value.</summary>
    private const double UnitsBeyond = 3;
    private const double ShareBeyond = 1.35;

    /// <summary>Judges a claim.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="gives">What its definition gives, in the unit of its value.</param>
    public static bool Confirms(Claim claim, double gives)
    {
        ArgumentNullException.ThrowIfNull(claim);
        var unit = Math.Pow(10, -claim.Digits);
        var (printed, truth) = claim.Kind == ClaimKind.Drawdown ? (Math.Abs(claim.Value), Math.Abs(gives)) : (claim.Value, gives);
        if (claim.UpTo is { } upTo)
        {
            var other = claim.Kind == ClaimKind.Drawdown ? Math.Abs(upTo) : upTo;
            return truth >= Math.Min(printed, other) - Half(claim, unit) && truth <= Math.Max(printed, other) + Half(claim, unit);
        }

        // From here on both in the direction of the claim, so that "fell over 3 %" is true of −3.4 %.
        if (printed < 0)
            (printed, truth) = (-printed, -truth);
        var slack = Conversion * unit;
        return claim.Approximation switch
        {
            Approximation.MoreThan => truth >= printed - slack && (truth - printed <= (UnitsBeyond * unit) + slack || truth <= ShareBeyond * printed),
            Approximation.LessThan => truth <= printed + slack && (printed - truth <= (UnitsBeyond * unit) + slack || truth >= printed / ShareBeyond),
            Approximation.Nearly => truth >= printed - Half(claim, unit) && truth <= printed + slack,
            Approximation.About => Math.Abs(truth - printed) <= Math.Max(unit, Half(claim, unit)) + slack,
            _ => Math.Abs(truth - printed) <= Half(claim, unit),
        };
    }

    /// <summary>How far a value may lie from a plain one that is printed: half a unit, a tie counting, or what the data itself is rounded to.</summary>
    private static double Half(Claim claim, double unit)
    {
        var half = (0.5 + Conversion) * unit;
        return claim.Kind switch
        {
            ClaimKind.Level or ClaimKind.PointChange or ClaimKind.IntradayHigh or ClaimKind.IntradayLow or ClaimKind.OpenLevel
                or ClaimKind.HighestLevel or ClaimKind.LowestLevel when claim.Digits == 2 => TwoDecimals,
            ClaimKind.RateLevel or ClaimKind.PolicyRate or ClaimKind.Projection => Math.Max(half, 0.005 + Conversion),
            ClaimKind.RateChange or ClaimKind.PolicyChange => Math.Max(half, 0.5 + Conversion),
            ClaimKind.Streak or ClaimKind.StreakAgainst or ClaimKind.Rank or ClaimKind.RecordCount or ClaimKind.RecordSince or ClaimKind.RecordHigh => Conversion,
            _ => half,
        };
    }
}
