using RotationFunctions.Analytics;
using RotationFunctions.Pipeline.Universes;

namespace RotationFunctions.Pipeline.Sources.Csv;

/// <summary>
/// A folder of CSV files: <c>daily/SYM.csv</c> with bars of funds, <c>index/SYM.csv</c> with those of indices
/// (<c>^RUT</c> in <c>index/RUT.csv</c>), <c>fred/SERIES.csv</c> with rates, <c>fred/SERIES_vintages.csv</c> with projections,
/// <c>futures/ZQ.csv</c> with settlements of futures.
/// </summary>
public sealed class CsvSource : ISeriesSource
{
    /// <summary>The name that chooses this source.</summary>
    public const string SourceName = "csv";

    private readonly string _folder;

    /// <param name="folder">The data folder.</param>
    /// <exception cref="DataFolderException">The folder does not exist or has no <c>daily/</c>.</exception>
    public CsvSource(string folder)
    {
        if (string.IsNullOrWhiteSpace(folder))
            throw new DataFolderException($"The source csv needs a data folder: {CsvLayout.Description}. Name it with --data DIR, or in the setting Sources:Csv:Directory.");
        _folder = Path.GetFullPath(folder);
        if (!Directory.Exists(_folder))
            throw new DataFolderException(
                $"The data folder '{_folder}' does not exist. The source csv reads {CsvLayout.Description}. Name an existing folder with --data DIR, or in the setting Sources:Csv:Directory.");
        if (!Directory.Exists(Path.Combine(_folder, CsvLayout.DailyFolder)))
            throw new DataFolderException(
                $"The data folder '{_folder}' has no folder '{CsvLayout.DailyFolder}'. The source csv reads {CsvLayout.Description}. Name the folder that holds them with --data DIR, or in the setting Sources:Csv:Directory.");
    }

    /// <inheritdoc/>
    public string Name => SourceName;

    /// <inheritdoc/>
    public bool IsDemo => false;

    /// <inheritdoc/>
    /// <remarks>The whole file comes, whatever the range: raw bytes are kept as they are, and a part of a file is not.</remarks>
    public async Task<RawSeries> FetchAsync(SeriesDefinition series, DateRange range, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(series);
        var file = CsvLayout.FileOf(series);
        try
        {
            var content = await File.ReadAllBytesAsync(Path.Combine(_folder, file), cancellationToken);
            return new RawSeries(content, "csv", "text/csv", file);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new SeriesUnavailableException(OtherCase(file) is { } other
                ? Reason.Of("csv.noFileButOther", $"{series.Id}: the data folder has no file {file}, but {other}. Write the id in the universe as the file has it, or rename the file.")
                : Reason.Of("csv.noFile", $"{series.Id}: the data folder has no file {file}. Add it, or take {series.Id} out of the universe."), e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SeriesUnavailableException(Reason.Of("csv.unreadable", $"{series.Id}: {file} cannot be read: {e.Message} Close or unlock the file."), e);
        }
    }

    /// <summary>A file that differs from a name in capitals alone; null for none.</summary>
    private string? OtherCase(string file)
    {
        var folder = new DirectoryInfo(Path.Combine(_folder, Path.GetDirectoryName(file)!));
        return folder.Exists && folder.EnumerateFiles().FirstOrDefault(other => other.Name.Equals(Path.GetFileName(file), StringComparison.OrdinalIgnoreCase)) is { } found
            ? $"{folder.Name}/{found.Name}"
            : null;
    }

    /// <inheritdoc/>
    public ParsedSeries Parse(SeriesDefinition series, ReadOnlyMemory<byte> content, string origin) =>
        SeriesCsv.Parse(series, content, origin);
}
