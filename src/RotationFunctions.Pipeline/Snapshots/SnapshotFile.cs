using System.Runtime.InteropServices;
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
    /// <param name="file">The bytes of the file.</param>
    /// <param name="name">The file's name, for messages.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="SnapshotUnusableException">The file is truncated, no Parquet, or lacks a column or its metadata.</exception>
    public static async Task<Snapshot> ReadAsync(ReadOnlyMemory<byte> file, string name, CancellationToken cancellationToken)
    {
        try
        {
            await using var first = await OpenAsync(file, cancellationToken);
            var metadata = ReadMetadata(first, name);
            RequireColumns(first, name);
            var all = new SeriesColumns[first.RowGroupCount];
            var next = -1;
            // A reader moves along its stream, so each processor has one of its own over the same bytes.
            await Parallel.ForAsync(0, Math.Min(Environment.ProcessorCount, all.Length), cancellationToken, async (worker, token) =>
            {
                var reader = worker == 0 ? first : await OpenAsync(file, token);
                try
                {
                    var groups = new RowGroups(name);
                    for (var i = Interlocked.Increment(ref next); i < all.Length; i = Interlocked.Increment(ref next))
                    {
                        using var group = reader.OpenRowGroupReader(i);
                        all[i] = await groups.ReadAsync(group, token);
                    }
                }
                finally
                {
                    if (reader != first)
                        await reader.DisposeAsync();
                }
            });
            return new Snapshot(metadata, all);
        }
        catch (Exception exception) when (exception is not OperationCanceledException and not SnapshotUnusableException and not OutOfMemoryException)
        {
            // The Parquet library has no exception type of its own for a damaged file: anything may come out of it.
            throw new SnapshotUnusableException(
                $"{name} cannot be read as Parquet ({exception.GetType().Name}: {exception.Message}) It is truncated or damaged: fetch again.", exception);
        }
    }

    private static Task<ParquetReader> OpenAsync(ReadOnlyMemory<byte> file, CancellationToken cancellationToken)
    {
        if (!MemoryMarshal.TryGetArray(file, out var bytes))
            bytes = file.ToArray();
        return ParquetReader.CreateAsync(
            new MemoryStream(bytes.Array!, bytes.Offset, bytes.Count, writable: false), Options, cancellationToken: cancellationToken);
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
            if (found.IsNullable && !wanted.IsNullable)
                throw new SnapshotUnusableException($"{name} has a column {wanted.Name} that may lack values; every row must have one.");
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

    /// <summary>Reads one row group after the other, using its scratch space and equal dates again.</summary>
    private sealed class RowGroups(string name)
    {
        private DateOnly[] _dates = [];
        private DateOnly[] _scratch = [];
        private int[] _levels = [];

        public async Task<SeriesColumns> ReadAsync(ParquetRowGroupReader group, CancellationToken cancellationToken)
        {
            var count = checked((int)group.RowCount);
            if (_scratch.Length < count)
                (_scratch, _levels) = (new DateOnly[count], new int[count]);
            return new SeriesColumns
            {
                Id = IdOf(group),
                Dates = await ReadDatesAsync(group, count, cancellationToken),
                Open = await ReadNullableAsync(group, Open, count, cancellationToken),
                High = await ReadNullableAsync(group, High, count, cancellationToken),
                Low = await ReadNullableAsync(group, Low, count, cancellationToken),
                Close = await ReadCloseAsync(group, count, cancellationToken),
                AdjustedClose = await ReadNullableAsync(group, AdjustedClose, count, cancellationToken),
                Volume = await ReadNullableAsync(group, Volume, count, cancellationToken),
            };
        }

        /// <summary>
        /// The one series that all rows are of, as the group's statistics say: reading a string for every row takes longer
        /// than reading all numbers.
        /// </summary>
        private string IdOf(ParquetRowGroupReader group)
        {
            if (group.GetStatistics(Series) is not { MinValue: string id, MaxValue: string last })
                throw new InvalidDataException("A row group does not say of which series it is.");
            return id == last
                ? id
                : throw new SnapshotUnusableException($"{name} has the series {id} and {last} in one row group; a group is of one series.");
        }

        /// <summary>The dates; those of the group before when they are the same, as they are for most series.</summary>
        private async Task<DateOnly[]> ReadDatesAsync(ParquetRowGroupReader group, int count, CancellationToken cancellationToken)
        {
            var dates = _scratch.AsMemory(0, count);
            await group.ReadAsync(Date, dates, cancellationToken: cancellationToken);
            if (!dates.Span.SequenceEqual(_dates))
                _dates = dates.ToArray();
            return _dates;
        }

        private static async Task<double[]> ReadCloseAsync(ParquetRowGroupReader group, int count, CancellationToken cancellationToken)
        {
            var column = GC.AllocateUninitializedArray<double>(count);
            await group.ReadAsync(Close, column.AsMemory(), cancellationToken: cancellationToken);
            return column;
        }

        /// <summary>The inverse of <see cref="Nullable"/>.</summary>
        private async Task<double[]?> ReadNullableAsync(
            ParquetRowGroupReader group, DataField field, int count, CancellationToken cancellationToken)
        {
            // A raw column has its values without gaps, and for every row a level: one for a value, zero for none.
            var column = GC.AllocateUninitializedArray<double>(count);
            var levels = _levels.AsMemory(0, count);
            await group.ReadRawAsync(field, column.AsMemory(), levels, null, cancellationToken);
            return Spread(column, levels.Span);
        }

        private static double[]? Spread(double[] column, ReadOnlySpan<int> levels)
        {
            var values = levels.Count(1);
            if (values == 0)
                return null;
            for (var row = column.Length - 1; values <= row; row--)
                column[row] = levels[row] == 0 ? double.NaN : column[--values];
            return column;
        }
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(SnapshotMetadata))]
internal sealed partial class SnapshotJson : JsonSerializerContext;
