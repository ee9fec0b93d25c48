using System.Diagnostics;

namespace RotationFunctions.Analytics;

/// <summary>Range, breakout, pattern and targets (section 6) of the small-cap index, and of the fund before the index begins or without it.</summary>
internal sealed class TechnicalsFamily : IDayFamily<TechnicalDay?>
{
    private readonly MarketFigures _market;

    public TechnicalsFamily(MarketFigures market)
    {
        _market = market;
        All = [.. market.SmallCaps().Select(small => TechnicalFigures.Of(small.Series, market.Calendar))];
        BreakoutHeld = new double[market.Calendar.Count];
        for (var day = 0; day < BreakoutHeld.Length; day++)
            BreakoutHeld[day] = Of(day)?.Table[RotationIds.BreakoutHeld, day] ?? double.NaN;
    }

    /// <summary>Over all days: of the index, and of the fund where it stands in.</summary>
    public IReadOnlyList<TechnicalFigures> All { get; }

    /// <summary>Whether a breakout stands, 1 or 0, on each trading day; NaN where it cannot be said.</summary>
    public double[] BreakoutHeld { get; }

    /// <summary>Why it cannot be said on a day whether a breakout stands; null when it can.</summary>
    public Reason? WhyNoBreakout(int day) => _market.NoSmallCaps(day) ?? Of(day)?.Explain(RotationIds.BreakoutHeld, day);

    public TechnicalDay? On(int day, List<AbsentFigure> missing)
    {
        if (Of(day) is not { } technicals)
        {
            missing.Add(new AbsentFigure("technicals", WhyNoBreakout(day) ?? throw new UnreachableException()));
            return null;
        }

        var result = technicals.On(day);
        if (result is null)
        {
            missing.Add(new AbsentFigure("technicals", Absence.WithoutBar(technicals.Table.Key, _market.Calendar[day])));
            return null;
        }

        _market.AddMissing(missing, technicals.Table, technicals.Explain, day, technicals.Table.Key + "/");
        foreach (var pattern in (ReadOnlySpan<string>)[RotationIds.Pattern, RotationIds.PatternTop])
            if (technicals.Explain(pattern, day) is { } reason)
                missing.Add(new AbsentFigure($"{technicals.Table.Key}/{pattern}", reason));
        return result;
    }

    /// <summary>The technicals that count on a day: the index's from its first bar on, the fund's before it or without it.</summary>
    private TechnicalFigures? Of(int day)
    {
        foreach (var technicals in All)
            if (technicals.Table.Start <= day)
                return technicals;
        return null;
    }
}
