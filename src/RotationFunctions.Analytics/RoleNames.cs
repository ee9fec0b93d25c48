namespace RotationFunctions.Analytics;

/// <summary>The roles of <see cref="MarketRoles"/> by the names under which a universe states them.</summary>
public static class RoleNames
{
    private static readonly Dictionary<string, Role> Roles = new(StringComparer.Ordinal)
    {
        ["smallCapIndex"] = new(roles => roles.SmallCapIndex, (roles, id) => roles with { SmallCapIndex = id }),
        ["smallCap"] = new(roles => roles.SmallCap, (roles, id) => roles with { SmallCap = id }),
        ["midCap"] = new(roles => roles.MidCap, (roles, id) => roles with { MidCap = id }),
        ["microCap"] = new(roles => roles.MicroCap, (roles, id) => roles with { MicroCap = id }),
        ["equalWeight"] = new(roles => roles.EqualWeight, (roles, id) => roles with { EqualWeight = id }),
        ["largeCapIndex"] = new(roles => roles.LargeCapIndex, (roles, id) => roles with { LargeCapIndex = id }),
        ["largeGrowthIndex"] = new(roles => roles.LargeGrowthIndex, (roles, id) => roles with { LargeGrowthIndex = id }),
        ["largeGrowth"] = new(roles => roles.LargeGrowth, (roles, id) => roles with { LargeGrowth = id }),
        ["smallValue"] = new(roles => roles.SmallValue, (roles, id) => roles with { SmallValue = id }),
        ["smallGrowth"] = new(roles => roles.SmallGrowth, (roles, id) => roles with { SmallGrowth = id }),
        ["regionalBanks"] = new(roles => roles.RegionalBanks, (roles, id) => roles with { RegionalBanks = id }),
        ["volatility"] = new(roles => roles.Volatility, (roles, id) => roles with { Volatility = id }),
        ["highYield"] = new(roles => roles.HighYield, (roles, id) => roles with { HighYield = id }),
        ["investmentGrade"] = new(roles => roles.InvestmentGrade, (roles, id) => roles with { InvestmentGrade = id }),
        ["longTreasury"] = new(roles => roles.LongTreasury, (roles, id) => roles with { LongTreasury = id }),
        ["policyRate"] = new(roles => roles.PolicyRate, (roles, id) => roles with { PolicyRate = id }),
        ["targetLower"] = new(roles => roles.TargetLower, (roles, id) => roles with { TargetLower = id }),
        ["targetUpper"] = new(roles => roles.TargetUpper, (roles, id) => roles with { TargetUpper = id }),
        ["twoYearYield"] = new(roles => roles.TwoYearYield, (roles, id) => roles with { TwoYearYield = id }),
        ["tenYearYield"] = new(roles => roles.TenYearYield, (roles, id) => roles with { TenYearYield = id }),
        ["projections"] = new(roles => roles.Projections, (roles, id) => roles with { Projections = id }),
        ["futures"] = new(roles => roles.Futures, (roles, id) => roles with { Futures = id }),
    };

    /// <summary>Every role, in the order in which documents list them.</summary>
    public static IReadOnlyCollection<string> All => Roles.Keys;

    /// <summary>The roles that some series play; every other role is left unfilled.</summary>
    /// <param name="series">Ids of the series by the names of their roles.</param>
    /// <exception cref="KeyNotFoundException">There is no such role.</exception>
    public static MarketRoles Fill(IReadOnlyDictionary<string, string> series)
    {
        ArgumentNullException.ThrowIfNull(series);
        return series.Aggregate(new MarketRoles(), (roles, named) => Roles[named.Key].Set(roles, named.Value));
    }

    /// <summary>The series in a role, by the role's name; the name in braces where none plays it.</summary>
    /// <exception cref="KeyNotFoundException">There is no such role.</exception>
    public static string Find(MarketRoles roles, string name) => Roles[name].Get(roles);

    private sealed record Role(Func<MarketRoles, string> Get, Func<MarketRoles, string, MarketRoles> Set);
}
