using System.Diagnostics;

namespace RotationFunctions.Analytics;

/// <summary>January's lead of small caps and the rest of each year (section 8).</summary>
internal sealed class JanuaryFamily : IDayFamily<JanuaryDay?>
{
    private readonly MarketFigures _market;
    private readonly JanuarySeasonality? _january;

    public JanuaryFamily(MarketFigures market)
    {
        _market = market;
        if (market.Instrument(market.Roles.SmallCapIndex) is { } small && market.Instrument(market.Roles.LargeCapIndex) is { } large)
            _january = new JanuarySeasonality(small.Series, large.Series, market.Calendar);
    }

    public JanuaryDay? On(int day, List<AbsentFigure> missing)
    {
        var reason = _market.NotBegun(day, _market.Roles.SmallCapIndex, _market.Roles.LargeCapIndex);
        if (reason is not null || _january is null)
        {
            missing.Add(new AbsentFigure(RotationIds.January, reason ?? throw new UnreachableException()));
            return null;
        }

        var result = _january.On(day);
        if (result.Correlation is null)
            missing.Add(new AbsentFigure(RotationIds.January + ".correlation", Reason.Of("january.needsYears", $"It needs three finished years that differ; there are {result.Count}.")));
        return result;
    }
}
