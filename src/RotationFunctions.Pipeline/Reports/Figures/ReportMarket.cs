using RotationFunctions.Analytics;
using RotationFunctions.Pipeline.Universes;

namespace RotationFunctions.Pipeline.Reports.Figures;

/// <summary>The market that a report is of, told from the report alone.</summary>
internal static class ReportMarket
{
    /// <summary>Which series plays which part in the report.</summary>
    internal static MarketRoles RolesOf(Report report)
        => UniverseRoles.Of(report.Roles, report.SectorGroups, report.Performance.Where(p => p.Segment == Universe.SectorSegment).Select(p => p.Series));

    /// <summary>Id of the series that the report's others are measured against; that of the US market in a report from before it named it.</summary>
    internal static string BenchmarkOf(Report report) => report.Calendar?.Benchmark ?? UniverseReader.Default.Benchmark;
}
