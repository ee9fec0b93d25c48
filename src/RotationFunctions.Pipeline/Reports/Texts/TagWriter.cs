using RotationFunctions.Analytics;
using RotationFunctions.Pipeline.Reports.Figures;

namespace RotationFunctions.Pipeline.Reports.Texts;

/// <summary>What marks a day in a few words, and the series that each of it is about.</summary>
internal static class TagWriter
{
    /// <summary>Id of the tag that a breakout stands.</summary>
    internal const string Breakout = "breakout";

    /// <summary>The day's tags: who leads, a breakout that stands, conditions that hold, risks that are rated high.</summary>
    internal static IEnumerable<Tag> Write(Report report, Language language)
    {
        var prose = Prose.In(language);
        var roles = ReportMarket.RolesOf(report);
        if (report.Stance is { } stance)
            yield return new Tag(RotationIds.Stance, prose.Tag(stance.Value), [roles.SmallCap, ReportMarket.BenchmarkOf(report)]);
        if (report.Technicals is { Breakout: not null } technicals)
            yield return new Tag(Breakout, prose.BreakoutTag, [technicals.Series]);
        foreach (var opportunity in report.Opportunities)
            if (opportunity.Id != RotationIds.SmallCapBreakout)
                yield return new Tag(opportunity.Id, prose.NameOf(opportunity.Id), opportunity.Records?.Of ?? []);
        foreach (var risk in report.Risks)
            if (risk.Level is RiskLevel.High)
                yield return new Tag(risk.Id, prose.Tag(risk.Id, RiskLevel.High), SeriesOf(risk.Id, roles));
    }

    private static IReadOnlyList<string> SeriesOf(string risk, MarketRoles roles) => risk switch
    {
        RotationIds.LiquidityRisk => [roles.MicroCap],
        RotationIds.RateSensitivity => [roles.SmallCap],
        RotationIds.Overextension or RotationIds.SeasonalityRisk or RotationIds.Stress => [roles.SmallCapIndex],
        RotationIds.CreditRisk => [roles.HighYield],
        _ => [],
    };
}
