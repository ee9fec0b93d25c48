using RotationFunctions.Analytics;
using RotationFunctions.Pipeline.Reports.Texts;
using RotationFunctions.Pipeline.Snapshots;

namespace RotationFunctions.Pipeline.Reports;

/// <summary>Figures that need a series which the universe does not have.</summary>
public static class UnwatchedSeries
{
    private const string NotWatched = "universe.notWatched";
    private const string NoRole = "universe.noRole";

    /// <summary>Why a figure is absent that needs a series.</summary>
    internal static Reason Reason(string series) => Analytics.Reason.Of(NotWatched, $"{series} is not in the universe.");

    /// <summary>Why a figure is absent that needs a role which no series of the universe plays.</summary>
    internal static Reason ReasonOfRole(string role) => Analytics.Reason.Of(NoRole, $"The universe names no series for the role {role}.");

    /// <summary>The series, or the role, for want of which something is missing; null for any other reason.</summary>
    public static string? Of(MissingItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        var reason = item.Code is null ? EnglishReasons.Read(item.Reason) : item.Why;
        return reason is { Code: NotWatched or NoRole, Arguments: [var named] } ? named.Text : null;
    }
}
