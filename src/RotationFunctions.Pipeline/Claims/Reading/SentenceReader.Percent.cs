using RotationFunctions.Analytics.Claims;

namespace RotationFunctions.Pipeline.Claims.Reading;

/// <content>Figures in percent: returns, volatilities, drawdowns, and which way they go.</content>
internal sealed partial class SentenceReader
{
    private void EmitPercent(Pending p)
    {
        var (frame, assumptions) = (p.Frame, new List<Assumption>());
        ClaimKind kind;
        switch (frame.Kind)
        {
            case "drawdown":
                kind = ClaimKind.Drawdown;
                break;
            case "dailyvol":
                kind = ClaimKind.DailyVolatility;
                break;
            case "vol" when frame.IsAnnualised:
            case "annualvol":
                kind = ClaimKind.AnnualVolatility;
                break;
            case "vol":
                // A page that printed a daily volatility goes on to mean that.
                kind = _result.Claims.LastOrDefault(c => c.Claim.Kind is ClaimKind.DailyVolatility or ClaimKind.AnnualVolatility)?.Claim.Kind ?? ClaimKind.AnnualVolatility;
                if (kind == ClaimKind.AnnualVolatility)
                    assumptions.Add(Assumption.Annualised);
                break;
            case "average":
                Leave(p, Misunderstanding.Typical);
                return;
            case "correlation" or "beta" or "ratio":
                Leave(p, Misunderstanding.WrongUnit);
                return;
            default:
                kind = (frame.IsTotal, frame.IsAnnualised) switch
                {
                    (true, true) => ClaimKind.AnnualisedTotalReturn,
                    (false, true) => ClaimKind.AnnualisedReturn,
                    (true, false) => ClaimKind.TotalReturn,
                    _ => ClaimKind.Return,
                };
                break;
        }

        var direction = Direction(p, assumptions);
        if (IsDirectionUnsaid(p, assumptions))
        {
            Leave(p, Misunderstanding.NoKind);
            return;
        }

        var isPlain = kind is ClaimKind.DailyVolatility or ClaimKind.AnnualVolatility or ClaimKind.Drawdown;
        if (Settle(p, kind, assumptions) is not { } settled)
            return;
        Add(p, kind, isPlain ? 1 : direction, 2, settled, assumptions);
    }

    /// <summary>Which way an unsigned number goes: by its own word, by one after it, else up.</summary>
    private int Direction(Pending p, List<Assumption> assumptions)
    {
        if (p.Frame.Direction != 0)
            return p.Frame.Direction;
        for (var j = p.Last + 1; _open[p.First] >= 0 && j < _tokens.Count && !(_tokens[j].Text is ";" or "。"); j++)
            if (_tokens[j].Is("move") && !_tokens[j].IsUsed && !_tokens[j].Is("approx"))
                return _tokens[j].Is("move", "up") ? 1 : -1;
        // "12.54 points or -0.32%": the number beside it says.
        if (IsWord(p.Last + 1, "or") && At(p.Last + 2) is { Number: { } beside })
        {
            if (beside.IsSigned)
                return beside.Value < 0 ? -1 : 1;
            if (Predicate(p.Last + 2, p.Last + 2, p.Last + 2, true) is (not 0 and var said, _, true))
                return said;
        }

        if (!p.Number.IsSigned)
            assumptions.Add(Assumption.Return);
        return 1;
    }

    /// <summary>"Wednesday brought a reversal: 1.6% for the Russell", "trails with 13.4%": nothing says up or down.</summary>
    private bool IsDirectionUnsaid(Pending p, List<Assumption> assumptions)
    {
        if (!assumptions.Contains(Assumption.Return) || _isCell || _isItem || _open[p.First] >= 0 || p.Number.UpTo is not null || p.Frame.Kind is not null || p.Frame.IsTotal || p.Frame.IsAnnualised)
            return false;
        if (_tokens.GetRange(0, p.First).Exists(t => t.Is("compare", "ahead")))
            return false;
        for (var j = 0; j < p.First; j++)
            if (_tokens[j].Is("move") && !_tokens[j].Is("approx") || _tokens[j].Window is { Code: not "1D" })
                return _tokens.GetRange(0, p.First).Exists(t => t.Is("compare", "behind")) && IsWithIts(p.First);
        return true;
    }

    private void EmitSpread(Pending p)
    {
        var assumptions = new List<Assumption>();
        if (p.Frame.Against is null || p.Frame.Series is null)
        {
            Leave(p, Misunderstanding.OneSeries);
            return;
        }

        if (p.Number.Unit == Unit.Percent)
            assumptions.Add(Assumption.PercentAsPoints);
        if (Settle(p, ClaimKind.Spread, assumptions) is { } settled)
            Add(p, ClaimKind.Spread, p.Frame.Direction == 0 ? 1 : p.Frame.Direction, p.Number.Unit == Unit.BasisPoints ? 4 : 2, settled, assumptions);
    }
}
