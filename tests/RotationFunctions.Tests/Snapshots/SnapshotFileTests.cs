using Parquet;
using Parquet.Schema;
using RotationFunctions.Pipeline.Snapshots;
using RotationFunctions.Pipeline.Sources;
using RotationFunctions.Pipeline.Universes;

namespace RotationFunctions.Tests.Snapshots;

public sealed class SnapshotFileTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static readonly Snapshot Sample = new(
        new SnapshotMetadata
        {
            AsOf = new(2026, 1, 22),
            ComputeFrom = new(2026, 1, 21),
            Source = "csv",
            IsDemo = false,
            FetchedAt = new(2026, 1, 22, 22, 30, 5, TimeSpan.Zero),
            Universe = UniverseReader.Default,
            Series = [new("IWM", "csv/IWM/20260122T223005Z.csv", new string('a', 64), new(2026, 1, 22, 22, 30, 5, TimeSpan.Zero), 2)],
            Missing = [new("IWD", "no file")],
        },
        [
            new SeriesColumns
            {
                Id = "IWM",
                Dates = [new(2026, 1, 21), new(2026, 1, 22)],
                Open = [265.1, 268],
                High = [268.25, 271.5],
                Low = [264, 267.75],
                Close = [267.79, 269.79],
                AdjustedClose = [267.1, 269.1],
                Volume = [31_000_000, double.NaN],
            },
            new SeriesColumns { Id = "EFFR", Dates = [new(2026, 1, 22)], Close = [3.64] },
        ]);

    private static async Task<MemoryStream> WriteAsync(Snapshot snapshot)
    {
        var stream = new MemoryStream();
        await SnapshotFile.WriteAsync(snapshot, stream, Cancellation);
        stream.Position = 0;
        return stream;
    }

    [Fact]
    public async Task WriteThenRead_GivesTheSame()
    {
        var read = await SnapshotFile.ReadAsync((await WriteAsync(Sample)).ToArray(), "name", Cancellation);
        Assert.Equivalent(Sample, read, strict: true);
    }

    [Fact]
    public async Task WriteThenRead_ManySeriesWithGaps()
    {
        // More row groups than readers, dates that are shared and dates that are not, columns with and without gaps.
        var random = new Random(5);
        SeriesColumns Series(int i)
        {
            var count = 1 + random.Next(40);
            double[] Column(double share) => [.. Enumerable.Range(0, count).Select(_ => random.NextDouble() < share ? double.NaN : random.NextDouble())];
            return new SeriesColumns
            {
                Id = $"S{i}",
                Dates = [.. Enumerable.Range(0, count).Select(d => new DateOnly(2026, 1, 1).AddDays(d + (i % 3)))],
                Open = [0.5, .. Column(0.5).Skip(1)],
                High = [.. Column(0.1).SkipLast(1), 0.5],
                Low = [0.5, .. Column(0.9).Skip(1)],
                Close = Column(0),
                AdjustedClose = i % 2 == 0 ? null : [.. Column(0)],
                Volume = i % 5 == 0 ? null : [.. Column(0.3).SkipLast(1), 7],
            };
        }

        var many = Sample with { Series = [.. Enumerable.Range(0, 60).Select(Series)] };
        var read = await SnapshotFile.ReadAsync((await WriteAsync(many)).ToArray(), "name", Cancellation);
        Assert.Equivalent(many, read, strict: true);
        Assert.Equal(many.Series.Select(s => s.Id), read.Series.Select(s => s.Id));
    }

    [Fact]
    public async Task Read_TwoSeriesInOneGroup()
    {
        var e = await FailsAsync(["IWM", "SPY"]);
        Assert.Equal("the snapshot has the series IWM and SPY in one row group; a group is of one series.", e.Message);
    }

    [Fact]
    public async Task Write_Twice_GivesTheSameBytes()
        => Assert.Equal((await WriteAsync(Sample)).ToArray(), (await WriteAsync(Sample)).ToArray());

    [Fact]
    public async Task Read_EveryTruncation_IsNamed()
    {
        var bytes = (await WriteAsync(Sample)).ToArray();
        for (var length = 0; length < bytes.Length; length += 97)
        {
            var e = await Assert.ThrowsAsync<SnapshotUnusableException>(() => SnapshotFile.ReadAsync(bytes.AsMemory(0, length), "the snapshot", Cancellation));
            Assert.StartsWith("the snapshot cannot be read as Parquet", e.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Read_NoMetadata()
    {
        var e = await FailsAsync(new ParquetSchema(new DataField<string>("series")), []);
        Assert.Contains("has no metadata under the key rotation.snapshot", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{", "has metadata that cannot be read")]
    [InlineData("null", "has empty metadata")]
    [InlineData("{\"asOf\":\"2026-01-22\"}", "has metadata that cannot be read")]
    public async Task Read_BadMetadata(string json, string message)
    {
        var e = await FailsAsync(new ParquetSchema(new DataField<string>("series")), new() { [SnapshotFile.MetadataKey] = json });
        Assert.Contains(message, e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("close", "lacks the column close")]
    [InlineData("adj_close", "lacks the column adj_close")]
    [InlineData("series", "lacks the column series")]
    public async Task Read_ColumnMissing(string column, string message)
    {
        await using var whole = await ParquetReader.CreateAsync(await WriteAsync(Sample), new ParquetOptions { UseDateOnlyTypeForDates = true }, cancellationToken: Cancellation);
        var schema = new ParquetSchema(whole.Schema.DataFields.Where(f => f.Name != column).Select(f => new DataField(f.Name, f.ClrType, f.IsNullable)).ToArray());
        var e = await FailsAsync(schema, whole.CustomMetadata);
        Assert.Contains(message, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_ColumnOfAnotherType()
    {
        await using var whole = await ParquetReader.CreateAsync(await WriteAsync(Sample), new ParquetOptions { UseDateOnlyTypeForDates = true }, cancellationToken: Cancellation);
        var schema = new ParquetSchema(whole.Schema.DataFields
            .Select(f => new DataField(f.Name, f.Name == "close" ? typeof(long) : f.ClrType, f.IsNullable)).ToArray());
        var e = await FailsAsync(schema, whole.CustomMetadata);
        Assert.Contains("has a column close of Int64; it must be Double", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_ColumnThatMayLackValues()
    {
        await using var whole = await ParquetReader.CreateAsync(await WriteAsync(Sample), new ParquetOptions { UseDateOnlyTypeForDates = true }, cancellationToken: Cancellation);
        var schema = new ParquetSchema(whole.Schema.DataFields.Select(f => new DataField(f.Name, f.ClrType, f.Name == "close" || f.IsNullable)).ToArray());
        var e = await FailsAsync(schema, whole.CustomMetadata);
        Assert.Contains("has a column close that may lack values", e.Message, StringComparison.Ordinal);
    }

    /// <summary>Reads a snapshot that has one row group with a row of each of some series.</summary>
    private static async Task<SnapshotUnusableException> FailsAsync(string[] ids)
    {
        await using var whole = await ParquetReader.CreateAsync(await WriteAsync(Sample), new ParquetOptions { UseDateOnlyTypeForDates = true }, cancellationToken: Cancellation);
        var stream = new MemoryStream();
        var series = new DataField<string>("series", nullable: false);
        var schema = new ParquetSchema([series, .. whole.Schema.DataFields.Where(f => f.Name != "series").Select(f => new DataField(f.Name, f.ClrType, f.IsNullable))]);
        await using (var writer = await ParquetWriter.CreateAsync(schema, stream, cancellationToken: Cancellation))
        {
            writer.CustomMetadata = whole.CustomMetadata;
            using var group = writer.CreateRowGroup();
            await group.WriteAsync(series, ids);
            foreach (var field in schema.DataFields.Skip(1))
            {
                if (field.Name == "date")
                    await group.WriteAsync<DateOnly>(field, new DateOnly[ids.Length], cancellationToken: Cancellation);
                else if (field.IsNullable)
                    await group.WriteAsync<double>(field, new double?[ids.Length], cancellationToken: Cancellation);
                else
                    await group.WriteAsync<double>(field, new double[ids.Length], cancellationToken: Cancellation);
            }
        }

        return await Assert.ThrowsAsync<SnapshotUnusableException>(() => SnapshotFile.ReadAsync(stream.ToArray(), "the snapshot", Cancellation));
    }

    private static async Task<SnapshotUnusableException> FailsAsync(ParquetSchema schema, Dictionary<string, string> metadata)
    {
        var stream = new MemoryStream();
        await using (var writer = await ParquetWriter.CreateAsync(schema, stream, cancellationToken: Cancellation))
            writer.CustomMetadata = metadata;
        stream.Position = 0;
        return await Assert.ThrowsAsync<SnapshotUnusableException>(() => SnapshotFile.ReadAsync(stream.ToArray(), "the snapshot", Cancellation));
    }
}
