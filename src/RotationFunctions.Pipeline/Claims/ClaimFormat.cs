using System.Globalization;
using RotationFunctions.Analytics.Claims;
using RotationFunctions.Pipeline.Reports.Figures;

namespace RotationFunctions.Pipeline.Claims;

/// <summary>Values as pages print them, to the digits of the claim that they are compared with.</summary>
internal static class ClaimFormat
{
    /// <summary>A value with its sign and unit; the unit of a difference is in the words around it.</summary>
    public static string Text(double value, Claim claim)
    {
        var isPlain = IsPlain(claim.Kind);
        var decimals = Math.Max(0, isPlain ? claim.Digits : claim.Digits - 2);
        var isSigned = claim.Kind is ClaimKind.Return or ClaimKind.TotalReturn or ClaimKind.Spread or ClaimKind.PointChange or ClaimKind.RateChange or ClaimKind.PolicyChange
            or ClaimKind.AnnualisedReturn or ClaimKind.AnnualisedTotalReturn;
        var digits = value.ToString("R", CultureInfo.InvariantCulture);
        if (!decimal.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact))
            return digits;
        var rounded = Math.Round(isPlain ? exact : exact * 100m, decimals, MidpointRounding.AwayFromZero);
        var sign = rounded < 0 ? FigureFormat.Minus.ToString() : isSigned && rounded > 0 ? "+" : "";
        var isThousands = claim.Kind is ClaimKind.Level or ClaimKind.PointChange or ClaimKind.IntradayHigh or ClaimKind.IntradayLow or ClaimKind.OpenLevel or ClaimKind.AverageLevel or ClaimKind.HighestLevel
            or ClaimKind.LowestLevel;
        var format = (isThousands ? "N" : "F") + decimals.ToString(CultureInfo.InvariantCulture);
        var isPercent = claim.Kind is ClaimKind.RateLevel or ClaimKind.PolicyRate or ClaimKind.Projection || (!isPlain && claim.Kind != ClaimKind.Spread);
        return sign + Math.Abs(rounded).ToString(format, CultureInfo.InvariantCulture) + (isPercent ? "%" : "");
    }

    /// <summary>The printed value, with the other end of a range.</summary>
    public static string Printed(Claim claim)
        => claim.UpTo is { } upTo ? $"{Text(claim.Value, claim)} – {Text(upTo, claim)}" : Text(claim.Value, claim);

    /// <summary>Whether values of a kind are fractions that are printed in percent.</summary>
    public static bool IsPercentage(ClaimKind kind) => !IsPlain(kind);

    /// <summary>Whether values of a kind are printed as they are, not as percentages of a fraction.</summary>
    private static bool IsPlain(ClaimKind kind) => kind is not (ClaimKind.Return or ClaimKind.TotalReturn or ClaimKind.DailyVolatility or ClaimKind.AnnualVolatility or ClaimKind.Drawdown or ClaimKind.Spread
        or ClaimKind.AnnualisedReturn or ClaimKind.AnnualisedTotalReturn);

    /// <summary>An expected number: two digits that count, and no false precision for tiny ones.</summary>
    public static string Expected(double expected) => expected switch
    {
        >= 10 => expected.ToString("N0", CultureInfo.InvariantCulture),
        >= 1 => expected.ToString("F1", CultureInfo.InvariantCulture),
        >= 0.01 => expected.ToString("F2", CultureInfo.InvariantCulture),
        >= 0.0001 => expected.ToString("F4", CultureInfo.InvariantCulture),
        _ => "< 0.0001",
    };

    public static string Count(int count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
