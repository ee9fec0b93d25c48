using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using Microsoft.Extensions.Time.Testing;
using RotationFunctions.Analytics;
using RotationFunctions.Pipeline.Snapshots;
using RotationFunctions.Pipeline.Sources;
using RotationFunctions.Pipeline.Universes;

namespace RotationFunctions.Tests.Snapshots;

public sealed class SnapshotBuilderTests
{
    private static readonly DateTimeOffset Morning = new(2026, 1, 26, 6, 0, 0, TimeSpan.Zero);

    private static readonly Universe Universe = new()
    {
        Version = "test",
        Benchmark = "SPY",
        Series = [Define("SPY", SeriesKind.Fund), Define("IWM", SeriesKind.Fund), Define("EFFR", SeriesKind.Rate)],
        Spreads = [new("IWM", "SPY")],
    };

    private readonly FakeLogCollector _logs = new();

    private SnapshotBuilder Builder() => new(new FakeTimeProvider(Morning), new FakeLogger<SnapshotBuilder>(_logs));

    private static SeriesDefinition Define(string id, SeriesKind kind) =>
        new() { Id = id, Name = new LocalizedText(id, id), Kind = kind, Segment = "large" };

    // Thursday and Friday, then Monday: the weekend has no bar.
    private static SeriesColumns Bars(string id) => Bars(id, new(2026, 1, 22), new(2026, 1, 23), new(2026, 1, 26));

    private static SeriesColumns Bars(string id, params DateOnly[] dates) => new()
    {
        Id = id,
        Dates = dates,
        Open = [.. dates.Select(_ => 100.0)],
        High = [.. dates.Select(_ => 101.0)],
        Low = [.. dates.Select(_ => 99.0)],
        Close = [.. dates.Select((_, i) => 100.0 + (i * 0.1))],
        AdjustedClose = [.. dates.Select((_, i) => 100.0 + (i * 0.1))],
        Volume = [.. dates.Select(_ => 1e6)],
        Lines = [.. dates.Select((_, i) => i + 2)],
    };

    private static SeriesColumns Rate() => new() { Id = "EFFR", Dates = [new(2026, 1, 23)], Close = [3.64], Lines = [2] };

    private static FetchedSeries Got(SeriesColumns columns, int second = 0) => new()
    {
        Definition = Universe.Find(columns.Id)!,
        Source = "csv",
        Raw = new RawReference($"csv/{columns.Id}/x.csv", new string('a', 64), Morning.AddSeconds(second), $"{columns.Id}.csv"),
        Parsed = new ParsedSeries([columns], []),
    };

    private static FetchedSeries Lacks(string id) => new() { Definition = Universe.Find(id)!, Reason = Reason.Stored(Reason.Message, $"{id}: no file.", []) };

    private (Snapshot Snapshot, IReadOnlyList<string> Notes) Build(DateOnly? asOf = null, DateOnly? from = null)
        => Builder().Build(Universe, [Got(Bars("SPY")), Got(Bars("IWM"), 7), Got(Rate())], new SnapshotRequest(asOf, from));

    [Fact]
    public void Build_NoDate_TakesTheLastDayWithData()
    {
        var (snapshot, notes) = Build();
        Assert.Equal((new DateOnly(2026, 1, 26), new DateOnly(2026, 1, 26)), (snapshot.Metadata.AsOf, snapshot.Metadata.ComputeFrom));
        Assert.Equal(Morning.AddSeconds(7), snapshot.Metadata.FetchedAt);
        Assert.Equal("csv", snapshot.Metadata.Source);
        Assert.Empty(notes);
    }

    [Fact]
    public void Build_AsOf_HoldsNothingAfterIt()
    {
        var (snapshot, _) = Build(new(2026, 1, 22));
        Assert.All(snapshot.Series, s => Assert.All(s.Dates, date => Assert.True(date <= new DateOnly(2026, 1, 22))));
        Assert.Equal(["SPY", "IWM"], snapshot.Series.Select(s => s.Id));
        var missing = Assert.Single(snapshot.Metadata.Missing);
        Assert.Equal(("EFFR", "EFFR has nothing dated on or before 2026-01-22."), (missing.Id, missing.Reason));
    }

    [Fact]
    public void Build_Weekend_UsesTheDayBeforeAndSaysSo()
    {
        var (snapshot, notes) = Build(new(2026, 1, 25));
        Assert.Equal(new DateOnly(2026, 1, 23), snapshot.Metadata.AsOf);
        Assert.Equal("2026-01-25 (Sunday) has no bar of SPY: using 2026-01-23, the last trading day before it.", Assert.Single(notes));
    }

    [Fact]
    public void Build_Future()
    {
        var e = Assert.Throws<DateRequestException>(() => Build(new(2026, 1, 27)));
        Assert.Equal("The as-of date 2026-01-27 is in the future: today is 2026-01-26 (UTC). Name a past trading day, or none for the last one with data.", e.Message);
    }

    [Fact]
    public void Build_BeforeTheFirstBar()
    {
        var e = Assert.Throws<DateRequestException>(() => Build(new(2026, 1, 21)));
        Assert.Equal("The as-of date 2026-01-21 is before the first bar of SPY, 2026-01-22. Name a later day.", e.Message);
    }

    [Fact]
    public void Build_FromAfterAsOf()
    {
        var e = Assert.Throws<DateRequestException>(() => Build(new(2026, 1, 22), new(2026, 1, 23)));
        Assert.Equal("The backfill would start on 2026-01-23, after the as-of date 2026-01-22. Name an earlier start.", e.Message);
    }

    [Theory]
    [InlineData("2026-01-24", "2026-01-26")]
    [InlineData("2026-01-23", "2026-01-23")]
    public void Build_From_StartsOnATradingDay(string from, string computeFrom)
        => Assert.Equal(DateOnly.Parse(computeFrom, null), Build(null, DateOnly.Parse(from, null)).Snapshot.Metadata.ComputeFrom);

    [Fact]
    public void Build_FromBeforeTheFirstBar_StartsThereAndSaysSo()
    {
        var (snapshot, notes) = Build(null, new(2000, 1, 1));
        Assert.Equal(new DateOnly(2026, 1, 22), snapshot.Metadata.ComputeFrom);
        Assert.Equal("2000-01-01 is before the first bar of SPY: computing from 2026-01-22.", Assert.Single(notes));
    }

    [Fact]
    public void Build_BenchmarkMissing()
    {
        var e = Assert.Throws<BenchmarkMissingException>(() => Builder().Build(Universe, [Lacks("SPY"), Got(Bars("IWM")), Got(Rate())], new(null, null)));
        Assert.Equal("The benchmark SPY is missing, and its bars are the trading calendar of every figure. SPY: no file.", e.Message);
    }

    [Fact]
    public void Build_BenchmarkUnusable()
    {
        var bars = Bars("SPY");
        Array.Fill(bars.Close, -1);
        var e = Assert.Throws<BenchmarkMissingException>(() => Builder().Build(Universe, [Got(bars), Got(Bars("IWM")), Got(Rate())], new(null, null)));
        Assert.Contains("close -1 is not above zero", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Build_EveryOtherSeriesMissing_StillMakesASnapshot()
    {
        var (snapshot, _) = Builder().Build(Universe, [Got(Bars("SPY")), Lacks("IWM"), Lacks("EFFR")], new(null, null));
        Assert.Equal("SPY", Assert.Single(snapshot.Series).Id);
        Assert.Equal([new("IWM", "IWM: no file."), new MissingItem("EFFR", "EFFR: no file.")], snapshot.Metadata.Missing);
    }

    [Fact]
    public void Build_BadRow_IsLoggedWithFileAndLine()
    {
        var bars = Bars("IWM");
        bars.High![1] = 50;
        var (snapshot, _) = Builder().Build(Universe, [Got(Bars("SPY")), Got(bars), Got(Rate())], new(null, null));
        Assert.Equal([new(2026, 1, 22), new(2026, 1, 26)], snapshot.Series[1].Dates);
        Assert.Contains(_logs.GetSnapshot(), l => l.Level == LogLevel.Warning && l.Message == "IWM: IWM.csv line 3 is left out: 2026-01-23: high 50 is under low 99");
    }

    [Fact]
    public void Build_SplitThatTheAdjustedCloseProves_IsCarriedBackAndNamed()
    {
        var bars = Bars("IWM");
        foreach (var column in new[] { bars.Open!, bars.High!, bars.Low!, bars.Close })
            column[2] /= 2;
        var (snapshot, _) = Builder().Build(Universe, [Got(Bars("SPY")), Got(bars), Got(Rate())], new(null, null));
        Assert.Empty(snapshot.Metadata.Missing);
        Assert.Equal([50, 50.05, 50.1], snapshot.Series[1].Close);
        var warning = Assert.Single(snapshot.Metadata.Warnings);
        Assert.Equal(("IWM", new DateOnly(2026, 1, 26)), (warning.Id, warning.Date));
        Assert.Contains("a split of 2:1 that the prices before it did not have yet", warning.Reason?.Text, StringComparison.Ordinal);
    }
}
