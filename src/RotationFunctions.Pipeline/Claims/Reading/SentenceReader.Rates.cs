using RotationFunctions.Analytics.Claims;

namespace RotationFunctions.Pipeline.Claims.Reading;

/// <content>Yields, rates, and what the central bank decided.</content>
internal sealed partial class SentenceReader
{
    private void EmitRate(Pending p)
    {
        var (number, frame, assumptions) = (p.Number, p.Frame, new List<Assumption>());
        if (number.Unit is Unit.BasisPoints or Unit.PercentagePoints)
        {
            if (Settle(p, ClaimKind.RateChange, assumptions) is { } window)
                Add(p, ClaimKind.RateChange, Direction(p, assumptions), number.Unit == Unit.PercentagePoints ? -2 : 0, window, assumptions);
            return;
        }

        if (number.Unit is not (Unit.Percent or Unit.None) || number.UpTo is not null)
        {
            Leave(p, Misunderstanding.WrongUnit);
            return;
        }

        // "the yield moved between 4.10% and 4.21%": within the day or week.
        var day = LevelDay(p);
        if (IsPartOfSpan(p) || Enumerable.Range(Math.Max(0, p.First - 5), Math.Min(5, p.First)).Any(k => _tokens[k].Text is "between" or "touched" or "peaked" || _tokens[k].Is("level", "high") || _tokens[k].Is("level", "low")))
        {
            Leave(p, Misunderstanding.WithinDay);
            return;
        }

        if (!_market.IsPlausibleRate(frame.Series!, number.Value, day))
        {
            Leave(p, Misunderstanding.NoKind);
            return;
        }

        Add(p, ClaimKind.RateLevel, 1, 0, new Settled(new StatedWindow.Day(), day, []), assumptions);
    }

    private bool IsPartOfSpan(Pending p)
        => (IsWord(p.Last + 1, "-", "~") && At(p.Last + 2)?.Number is not null) || (IsWord(p.First - 1, "-", "~") && At(p.First - 2)?.Number is not null);

    private void EmitPolicy(Pending p)
    {
        var number = p.Number;
        var day = OwnDay(p) ?? p.Frame.Day ?? _discourse.Day;
        var isCut = _tokens.Exists(t => t.Is("fedcut"));
        if (number.Unit == Unit.BasisPoints && (isCut || _tokens.Exists(t => t.Is("fedraise"))))
        {
            Add(p with { Frame = p.Frame with { Series = "DFEDTARU" } }, ClaimKind.PolicyChange, isCut ? -1 : 1, 0, new Settled(new StatedWindow.Day(), day, []), []);
            return;
        }

        if (number.Unit is not (Unit.Percent or Unit.None) || (number.Unit == Unit.None && RangeOfRates(p) != -1))
        {
            Leave(p, Misunderstanding.WrongUnit);
            return;
        }

        if (_tokens.Exists(t => t.Is("dots")))
        {
            if (_tokens.Find(t => t.Date is { Year: not null }) is { Date.Year: { } year } || (_tokens.Find(t => t.Window is { Year: not null }) is { Window.Year: { } other } && (year = other) > 0))
                Add(p with { Frame = p.Frame with { Series = "FEDTARMD", TargetYear = year } }, ClaimKind.Projection, 1, 0, new Settled(new StatedWindow.Day(), _discourse.Day, []), []);
            else
                Leave(p, Misunderstanding.NoWindow);
            return;
        }

        if (number.UpTo is { } upper)
        {
            Add(p with { Number = number with { Value = upper, UpTo = null }, Frame = p.Frame with { Series = "DFEDTARU" } }, ClaimKind.PolicyRate, 1, 0, new Settled(new StatedWindow.Day(), day, []), []);
            return;
        }

        // Two limits make a range; a single figure is no limit that is known.
        switch (RangeOfRates(p))
        {
            case -1:
                if (OwnDay(p) is null && _pending.Find(q => q.First > p.Last) is { } upperLimit && OwnDay(upperLimit) is { } theirs)
                    day = theirs;
                Add(p with { Frame = p.Frame with { Series = "DFEDTARL" } }, ClaimKind.PolicyRate, 1, 0, new Settled(new StatedWindow.Day(), day, []), []);
                break;
            case 1:
                var lower = _pending.FindLast(q => q.Last < p.First);
                Add(p with { Frame = p.Frame with { Series = "DFEDTARU" } }, ClaimKind.PolicyRate, 1, 0, new Settled(new StatedWindow.Day(), OwnDay(p) ?? (lower is null ? day : OwnDay(lower) ?? day), []), []);
                break;
            default:
                Leave(p, Misunderstanding.NoKind);
                break;
        }
    }

    private int RangeOfRates(Pending p)
    {
        if (IsWord(p.Last + 1, "to", "-", "~", "至", "到", "and") && At(p.Last + 2)?.Number is { Unit: Unit.Percent } next && next.Value > p.Number.Value)
            return -1;
        return IsWord(p.First - 1, "to", "-", "~", "至", "到", "and") && At(p.First - 2)?.Number is { } before && before.Value < p.Number.Value ? 1 : 0;
    }
}
