using System.Text.RegularExpressions;

namespace RotationFunctions.Analytics;

/// <summary>What a listing was called from a day on.</summary>
/// <param name="FirstSeen">The day on which the description was first seen.</param>
/// <param name="Name">Name of the security, as the exchange has it.</param>
/// <param name="Industry">Its industry; empty where the source has none.</param>
public sealed partial record CompanyDescription(DateOnly FirstSeen, string Name, string Industry)
{
    /// <summary>
    /// Whether it is no common stock of a company (section 11): a fund, a depositary receipt, a blank-check company. Case does not matter.
    /// </summary>
    public bool IsOut { get; } = Fund().IsMatch(Name) || BondTrust().IsMatch(Name) || DepositaryReceipt().IsMatch(Name) || BlankCheck().IsMatch(Name)
        || Industry.Equals("Blank Checks", StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"\bFund\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Fund();

    [GeneratedRegex(@"\bTrust\b.*(Municipal|Income|Bond)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex BondTrust();

    [GeneratedRegex(@"American Depositary|\bAD[SR]\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex DepositaryReceipt();

    [GeneratedRegex(@"Acquisition|Blank", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex BlankCheck();
}
