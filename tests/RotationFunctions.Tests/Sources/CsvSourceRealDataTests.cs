using RotationFunctions.Pipeline.Snapshots;
using RotationFunctions.Pipeline.Sources;
using RotationFunctions.Pipeline.Sources.Csv;
using RotationFunctions.Pipeline.Universes;

namespace RotationFunctions.Tests.Sources;

public class CsvSourceRealDataTests
{
    private static readonly DateOnly AsOf = new(2026, 3, 31);

    [Fact]
    public async Task EveryFile_HasAsManyRowsAsLinesAndPassesValidation()
    {
        var folder = SharedData.Require();
        var source = new CsvSource(folder);
        foreach (var series in Definitions(folder))
        {
            var raw = await source.FetchAsync(series, DateRange.All, TestContext.Current.CancellationToken);
            var parsed = source.Parse(series, raw.Content, raw.Origin);

            Assert.Empty(parsed.Issues);
            Assert.Equal(ValuesIn(Path.Combine(folder, raw.Origin), series.Kind), parsed.Series.Sum(s => s.Count));
            foreach (var columns in parsed.Series)
            {
                var valid = SeriesValidation.Validate(columns, series.Kind, AsOf.AddDays(1), raw.Origin);
                Assert.Null(valid.Rejection);
                Assert.Empty(valid.Issues);
                Assert.Same(columns, valid.Columns);
            }
        }
    }

    [Fact]
    public async Task Fund_AbsentFromTheFolder_IsNamed()
    {
        var source = new CsvSource(SharedData.Require());

        var error = await Assert.ThrowsAsync<SeriesUnavailableException>(
            () => source.FetchAsync(UniverseReader.Default.Find("IWF")!, DateRange.All, TestContext.Current.CancellationToken));

        Assert.StartsWith("IWF: the data folder has no file daily/IWF.csv.", error.Message, StringComparison.Ordinal);
    }

    private static IEnumerable<SeriesDefinition> Definitions(string folder) =>
    [
        .. Files(folder, "daily", id => (id, SeriesKind.Fund)),
        .. Files(folder, "index", id => ($"^{id}", SeriesKind.Index)),
        .. Files(folder, "fred", id => id.EndsWith("_vintages", StringComparison.Ordinal) ? (id[..^9], SeriesKind.Projection) : (id, SeriesKind.Rate)),
    ];

    private static IEnumerable<SeriesDefinition> Files(string folder, string subfolder, Func<string, (string Id, SeriesKind Kind)> map) =>
        from file in Directory.EnumerateFiles(Path.Combine(folder, subfolder), "*.csv")
        let series = map(Path.GetFileNameWithoutExtension(file))
        select new SeriesDefinition { Id = series.Id, Kind = series.Kind, Name = new LocalizedText(series.Id, series.Id), Segment = "test" };

    private static int ValuesIn(string file, SeriesKind kind) =>
        File.ReadLines(file).Skip(1).Count(line => kind != SeriesKind.Rate || !(line.EndsWith(',') || line.EndsWith(",.", StringComparison.Ordinal)));
}
