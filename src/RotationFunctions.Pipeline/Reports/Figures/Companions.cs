using RotationFunctions.Analytics;

namespace RotationFunctions.Pipeline.Reports.Figures;

/// <summary>What may move beside small caps' lead.</summary>
public enum CompanionKind
{
    /// <summary>Something that the roles of the market do not name.</summary>
    Other,
    RegionalBanks,
    CyclicalMinusDefensive,
    HighYield,
    SmallValue,
    LargeGrowth,
    Volatility,
    TwoYearYield,
    TenYearYield,
}

/// <summary>Tells by a comovement's name what it is of, in the market of a report.</summary>
internal static class Companions
{
    internal static CompanionKind Of(string name, ReportFigures figures)
    {
        var (roles, benchmark) = (figures.Roles, figures.Benchmark);
        (string Name, CompanionKind Kind)[] known =
        [
            (FigureKeys.Pair(roles.RegionalBanks, benchmark), CompanionKind.RegionalBanks),
            (ComovementDay.CyclicalMinusDefensive, CompanionKind.CyclicalMinusDefensive),
            (FigureKeys.Pair(roles.HighYield, roles.InvestmentGrade), CompanionKind.HighYield),
            (FigureKeys.Pair(roles.SmallValue, roles.SmallGrowth), CompanionKind.SmallValue),
            (FigureKeys.Pair(roles.LargeGrowth, benchmark), CompanionKind.LargeGrowth),
            (ComovementDay.NameOf(roles.Volatility), CompanionKind.Volatility),
            (roles.TwoYearYield, CompanionKind.TwoYearYield),
            (roles.TenYearYield, CompanionKind.TenYearYield),
        ];
        return known.FirstOrDefault(one => one.Name == name).Kind;
    }
}
