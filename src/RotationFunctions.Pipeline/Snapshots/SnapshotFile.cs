using System.Text.Json;
using System.Text.Json.Serialization;
using Parquet;
using Parquet.Schema;
using RotationFunctions.Pipeline.Sources;

namespace RotationFunctions.Pipeline.Snapshots;

/// <summary>
/// The Parquet form of a snapshot: one row group a series, columns <c>series, date, open, high, low, close, adj_close, volume</c>,
/// and the metadata as JSON under one key of the file. DuckDB, pandas and Arrow read it as it is.
/// </summary>
public static class SnapshotFile
{
    /// <summary>Key of the metadata in the file.</summary>
    public const string MetadataKey = "rotation.snapshot";

    private static readonly DataField<string> Series = new("series", nullable: false);
    private static readonly DataField<DateOnly> Date = new("date");
    private static readonly DataField<double?> Open = new("open");
    private static readonly DataField<double?> High = new("high");
    private static readonly DataField<double?> Low = new("low");
    private static readonly DataField<double> Close = new("close");
    private static readonly DataField<double?> AdjustedClose = new("adj_close");
    private static readonly DataField<double?> Volume = new("volume");

    private static readonly ParquetSchema Schema = new(Series, Date, Open, High, Low, Close, AdjustedClose, Volume);

    private static readonly ParquetOptions Options = new() { CompressionMethod = CompressionMethod.Snappy, UseDateOnlyTypeForDates = true };

    /// <summary>Writes a snapshot. The same snapshot always gives the same bytes.</summary>
    public static async Task WriteAsync(Snapshot snapshot, Stream output, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        await using var writer = await ParquetWriter.CreateAsync(Schema, output, Options, cancellationToken: cancellationToken);
        writer.CustomMetadata = new Dictionary<string, string>
        {
            [MetadataKey] = JsonSerializer.Serialize(snapshot.Metadata, SnapshotJson.Default.SnapshotMetadata),
        };
        foreach (var series in snapshot.Series)
        {
            using var group = writer.CreateRowGroup();
            await group.WriteAsync(Series, Enumerable.Repeat(series.Id, series.Count).ToArray());
            await group.WriteAsync<DateOnly>(Date, series.Dates, cancellationToken: cancellationToken);
            await group.WriteAsync<double>(Open, Nullable(series.Open, series.Count), cancellationToken: cancellationToken);
            await group.WriteAsync<double>(High, Nullable(series.High, series.Count), cancellationToken: cancellationToken);
            await group.WriteAsync<double>(Low, Nullable(series.Low, series.Count), cancellationToken: cancellationToken);
            await group.WriteAsync<double>(Close, series.Close, cancellationToken: cancellationToken);
            await group.WriteAsync<double>(AdjustedClose, Nullable(series.AdjustedClose, series.Count), cancellationToken: cancellationToken);
            await group.WriteAsync<double>(Volume, Nullable(series.Volume, series.Count), cancellationToken: cancellationToken);
            group.CompleteValidate();
        }
    }

    /// <summary>Reads a snapshot.</summary>
    /// <param name="input">The file; it must be seekable.</param>
    /// <param name="name">The file's name, for messages.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="SnapshotUnusableException">The file is truncated, no Parquet, or lacks a column or its metadata.</exception>
    public static async Task<Snapshot> ReadAsync(Stream input, string name, CancellationToken cancellationToken)
    {
        try
        {
            await using var reader = await ParquetReader.CreateAsync(input, Options, cancellationToken: cancellationToken);
            var metadata = ReadMetadata(reader, name);
            RequireColumns(reader, name);
            var all = new List<SeriesColumns>(reader.RowGroupCount);
            for (var i = 0; i < reader.RowGroupCount; i++)
            {
                using var group = reader.OpenRowGroupReader(i);
                all.Add(await ReadSeriesAsync(group, cancellationToken));
            }

            return new Snapshot(metadata, all);
        }
        catch (Exception exception) when (exception is not OperationCanceledException and not SnapshotUnusableException and not OutOfMemoryException)
        {
            // The Parquet library has no exception type of its own for a damaged file: anything may come out of it.
            throw new SnapshotUnusableException(
                $"{name} cannot be read as Parquet ({exception.GetType().Name}: {exception.Message}) It is truncated or damaged: fetch again.", exception);
        }
    }

    private static SnapshotMetadata ReadMetadata(ParquetReader reader, string name)
    {
        if (!reader.CustomMetadata.TryGetValue(MetadataKey, out var json))
            throw new SnapshotUnusableException($"{name} has no metadata under the key {MetadataKey}: this is no snapshot of this program.");
        try
        {
            return JsonSerializer.Deserialize(json, SnapshotJson.Default.SnapshotMetadata)
                ?? throw new SnapshotUnusableException($"{name} has empty metadata.");
        }
        catch (JsonException exception)
        {
            throw new SnapshotUnusableException($"{name} has metadata that cannot be read: {exception.Message}", exception);
        }
    }

    private static void RequireColumns(ParquetReader reader, string name)
    {
        foreach (var wanted in Schema.DataFields)
        {
            var found = Array.Find(reader.Schema.DataFields, f => f.Name == wanted.Name)
                ?? throw new SnapshotUnusableException($"{name} lacks the column {wanted.Name}.");
            if (found.ClrType != wanted.ClrType)
                throw new SnapshotUnusableException($"{name} has a column {wanted.Name} of {found.ClrType.Name}; it must be {wanted.ClrType.Name}.");
        }
    }

    private static async Task<SeriesColumns> ReadSeriesAsync(ParquetRowGroupReader group, CancellationToken cancellationToken)
    {
        var count = checked((int)group.RowCount);
        var ids = new string?[count];
        await group.ReadAsync(Series, ids.AsMemory(), cancellationToken: cancellationToken);
        var dates = new DateOnly[count];
        await group.ReadAsync(Date, dates.AsMemory(), cancellationToken: cancellationToken);
        var close = new double[count];
        await group.ReadAsync(Close, close.AsMemory(), cancellationToken: cancellationToken);
        var scratch = new double?[count];
        return new SeriesColumns
        {
            Id = ids[0] ?? throw new InvalidDataException("A row group has no series id."),
            Dates = dates,
            Open = await Read(Open),
            High = await Read(High),
            Low = await Read(Low),
            Close = close,
            AdjustedClose = await Read(AdjustedClose),
            Volume = await Read(Volume),
        };

        async Task<double[]?> Read(DataField field)
        {
            await group.ReadAsync(field, scratch.AsMemory(), cancellationToken: cancellationToken);
            return Plain(scratch);
        }
    }

    /// <summary>A column with nulls for NaN; all nulls for a column that the series does not have.</summary>
    private static double?[] Nullable(double[]? column, int count)
    {
        var nullable = new double?[count];
        if (column is null)
            return nullable;
        for (var i = 0; i < count; i++)
            nullable[i] = double.IsNaN(column[i]) ? null : column[i];
        return nullable;
    }

    /// <summary>The inverse of <see cref="Nullable"/>.</summary>
    private static double[]? Plain(double?[] nullable)
    {
        if (Array.TrueForAll(nullable, value => value is null))
            return null;
        var column = new double[nullable.Length];
        for (var i = 0; i < column.Length; i++)
            column[i] = nullable[i] ?? double.NaN;
        return column;
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(SnapshotMetadata))]
internal sealed partial class SnapshotJson : JsonSerializerContext;
