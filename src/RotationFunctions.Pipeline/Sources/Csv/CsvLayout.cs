using RotationFunctions.Analytics;
using RotationFunctions.Pipeline.Universes;

namespace RotationFunctions.Pipeline.Sources.Csv;

/// <summary>Where a data folder keeps each series.</summary>
internal static class CsvLayout
{
    public const string DailyFolder = "daily";

    /// <summary>The layout, in words for messages.</summary>
    public const string Description =
        "daily/SYM.csv with bars of funds, index/SYM.csv with those of indices (^RUT in index/RUT.csv), fred/SERIES.csv with rates, futures/ZQ.csv with settlements";

    /// <summary>A series' file relative to the data folder, with forward slashes on every system.</summary>
    /// <exception cref="SeriesUnavailableException">The id could lead out of the folder.</exception>
    public static string FileOf(SeriesDefinition series)
    {
        if (!SeriesId.IsValid(series.Id))
            throw new SeriesUnavailableException(
                Reason.Of("csv.idIsNoFile", $"{series.Id}: the id cannot name a file. It may be {SeriesId.Rule}; correct it in the universe."));
        return series.Kind switch
        {
            SeriesKind.Fund => $"{DailyFolder}/{series.Id}.csv",
            SeriesKind.Index => $"index/{series.Id.TrimStart('^')}.csv",
            SeriesKind.Rate => $"fred/{series.Id}.csv",
            SeriesKind.Futures => $"futures/{series.Id}.csv",
            _ => $"fred/{series.Id}_vintages.csv",
        };
    }
}
