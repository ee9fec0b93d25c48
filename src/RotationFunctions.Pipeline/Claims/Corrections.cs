using RotationFunctions.Analytics;
using RotationFunctions.Analytics.Claims;
using RotationFunctions.Pipeline.Claims.Reading;
using RotationFunctions.Pipeline.Problems;

namespace RotationFunctions.Pipeline.Claims;

/// <summary>Puts what a reader corrected in the place of what was read.</summary>
internal static class Corrections
{
    /// <summary>What was read, with the corrections of a request.</summary>
    /// <exception cref="ClaimRequestException">A correction is of a place without a number, or says what cannot be.</exception>
    public static ParsedText Apply(ParsedText parsed, ClaimRequest request, MarketData data, DateOnly latest)
    {
        if (request.Corrections.Count == 0)
            return parsed;
        var (claims, left) = (parsed.Claims.ToList(), parsed.Left.ToList());
        for (var i = 0; i < request.Corrections.Count; i++)
        {
            var correction = request.Corrections[i];
            var read = claims.Find(c => c.Start == correction.Start);
            var length = read?.Length ?? left.Find(l => l.Start == correction.Start)?.Length
                ?? throw Refuse(i, "start", FormattableString.Invariant($"is {correction.Start}, where the text has no number that was read."));
            claims.RemoveAll(c => c.Start == correction.Start);
            left.RemoveAll(l => l.Start == correction.Start);
            if (correction.IsNoClaim)
                left.Add(new LeftNumber(correction.Start, length, Misunderstanding.Corrected));
            else
                claims.Add(new TakenClaim(Claim(correction, i, read?.Claim, request.Text!.Substring(correction.Start, length), data, parsed.Day ?? latest), correction.Start, length, [Assumption.Corrected]));
        }

        return parsed with { Claims = [.. claims.OrderBy(c => c.Start)], Left = [.. left.OrderBy(l => l.Start)] };
    }

    private static Claim Claim(RequestedCorrection correction, int position, Claim? read, string printed, MarketData data, DateOnly day)
    {
        var series = correction.Series ?? read?.Series ?? throw Refuse(position, "series", "is missing; nothing was read of the number that it could stay with.");
        var kind = correction.Kind ?? read?.Kind ?? ClaimKind.Return;
        var asOf = correction.AsOf ?? read?.AsOf ?? day;
        var claim = read is not null && (read.Kind == kind || (ClaimFormat.IsPercentage(read.Kind) && ClaimFormat.IsPercentage(kind)))
            ? read with { Series = series, Kind = kind }
            : Printed(printed, series, kind, position);
        var against = correction.Against ?? (ClaimKindNames.IsPair(kind) ? read?.Against : null);
        if (kind is ClaimKind.Spread or ClaimKind.StreakAgainst or ClaimKind.Ratio && against is null)
            throw Refuse(position, "against", "is missing; a figure of two series needs the second one.");
        var (window, of) = Window(correction, position, read, series, kind, asOf, data);
        claim = claim with { Series = series, Against = against, Kind = kind, Window = window, AsOf = of };
        if (correction.IsFall is { } isFall)
            claim = claim with { Value = isFall ? -Math.Abs(claim.Value) : Math.Abs(claim.Value), UpTo = claim.UpTo is { } upTo ? (isFall ? -Math.Abs(upTo) : Math.Abs(upTo)) : null };
        return claim;
    }

    private static (StatedWindow Window, DateOnly AsOf) Window(
        RequestedCorrection correction, int position, Claim? read, string series, ClaimKind kind, DateOnly asOf, MarketData data)
    {
        if (!ClaimKindNames.HasWindow(kind))
            return (new StatedWindow.Day(), asOf);
        if (correction.Stated is { } stated)
            return StatedWindows.Read(stated, series, asOf, data.Names.Periods)
                ?? throw Refuse(position, "stated", $"is '{Quoted.Shown(stated)}', which means no trading days of this data; it can be \"year to date\", \"last week\", \"since 8 April 2025\" and the like.");
        if (read is null || read.Window is StatedWindow.Day)
            return (new StatedWindow.Named(Analytics.Window.OneDay), asOf);
        // Another day, and the same window as it then is.
        return read.Window is StatedWindow.Named || correction.AsOf is null ? (read.Window, asOf) : (new StatedWindow.Named(Analytics.Window.OneDay), asOf);
    }

    /// <summary>The number as it stands in the text.</summary>
    private static Claim Printed(string printed, string series, ClaimKind kind, int position)
    {
        var text = NormalText.Of(printed).Text;
        if (text.Length == 0 || NumberScanner.Read(text, 0) is not var (number, _))
            throw Refuse(position, "start", $"is where the text has '{Quoted.Shown(printed)}', which is no number that can be checked.");
        var isFraction = ClaimFormat.IsPercentage(kind);
        var shift = !isFraction ? 0 : number.Unit == Unit.BasisPoints ? 4 : 2;
        var scale = (decimal)Math.Pow(10, -shift);
        return new Claim
        {
            Series = series, Kind = kind, Window = new StatedWindow.Day(), AsOf = default, Value = (double)(number.Value * scale), UpTo = number.UpTo is { } upTo ? (double)(upTo * scale) : null,
            Digits = Math.Min(Analytics.Claims.Claim.MostDigits, number.Decimals + shift),
        };
    }

    private static ClaimRequestException Refuse(int position, string member, string detail)
        => new(ProblemType.InvalidClaims, new ParameterError(FormattableString.Invariant($"corrections[{position}].{member}"), $"'{member}' {detail}"));
}
