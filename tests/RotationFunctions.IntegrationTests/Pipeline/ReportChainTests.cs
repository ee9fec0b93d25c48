using System.Text.Json.Nodes;
using RotationFunctions.IntegrationTests.Http;
using RotationFunctions.IntegrationTests.Storage;
using RotationFunctions.Pipeline;
using RotationFunctions.Pipeline.Metrics;
using RotationFunctions.Pipeline.Reports;
using RotationFunctions.Pipeline.Reports.Pages;
using RotationFunctions.Pipeline.Snapshots;

namespace RotationFunctions.IntegrationTests.Pipeline;

public sealed class ReportChainTests(AzuriteFixture azurite)
{
    private static readonly DateTimeOffset Evening = new(2025, 3, 3, 22, 30, 0, TimeSpan.Zero);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Publish_Backfill_LinksEveryDayToTheOneBefore()
    {
        await using var desk = await OpenAsync();
        await ComputeAsync(desk, SmallMarket.Snapshot(300, 8, Evening));

        Report? before = null;
        foreach (var day in SmallMarket.Days(300)[^8..])
        {
            var stored = (await desk.Get<ReportStore>().FindAsync(day, Cancellation))!;
            var report = stored.Read();
            Assert.Equal((report.Hash!, report.Hash!), ReportSeal.Read(stored.ReadJson()));
            Assert.Equal(stored.Summary.Hash, report.Hash);
            Assert.Equal(before is null ? null : new ReportLink(before.AsOf, 1, before.Hash), report.Publication!.Previous);
            Assert.Equal((1, null, null), (report.Publication.Revision, report.Publication.Reason, report.Publication.Replaces));
            before = report;
        }
    }

    [Fact]
    public async Task Publish_NextDay_LinksToTheNewestRevisionOfTheDayBefore()
    {
        await using var desk = await OpenAsync();
        await ComputeAsync(desk, SmallMarket.Snapshot(299, 1, Evening));
        await ComputeAsync(desk, SmallMarket.Snapshot(299, 1, Evening.AddHours(1), 1.01));
        await ComputeAsync(desk, SmallMarket.Snapshot(300, 1, Evening.AddDays(1)));

        var days = SmallMarket.Days(300);
        var before = (await desk.Get<ReportStore>().FindAsync(days[^2], Cancellation))!.Summary;
        var latest = (await desk.Get<ReportStore>().LatestAsync(Cancellation))!.Read();
        Assert.Equal(2, before.Revision);
        Assert.Equal(before.Link, latest.Publication!.Previous);
    }

    [Fact]
    public async Task Publish_NewerSnapshot_KeepsTheOldRevisionAndSaysWhy()
    {
        await using var desk = await OpenAsync();
        await ComputeAsync(desk, SmallMarket.Snapshot(300, 3, Evening));
        var days = SmallMarket.Days(300);
        var store = desk.Get<ReportStore>();
        var published = (await store.FindAsync(days[^2], Cancellation))!;
        var after = (await store.FindAsync(days[^1], Cancellation))!;

        await ComputeAsync(desk, SmallMarket.Snapshot(299, 1, Evening.AddHours(5), 1.01));

        var newest = (await store.FindAsync(days[^2], Cancellation))!;
        var report = newest.Read();
        Assert.Equal(2, report.Publication!.Revision);
        Assert.Equal(RevisionReason.NewerSnapshot, report.Publication.Reason);
        Assert.Equal(new RevisionLink(1, published.Summary.Hash), report.Publication.Replaces);
        Assert.Equal(days[^3], report.Publication.Previous!.AsOf);
        Assert.Null(newest.ReplacedBy);

        var old = (await store.FindAsync(days[^2], 1, Cancellation))!;
        Assert.Equal(published.GzipJson, old.GzipJson);
        Assert.Equal(published.Summary, old.Summary);
        Assert.Equal(new ReplacedBy(2, report.Hash!, RevisionReason.NewerSnapshot), old.ReplacedBy);
        // The next day links to the revision that there was, which is kept.
        Assert.Equal(old.Summary.Link, after.Read().Publication!.Previous);
        Assert.Equal(days[^3..].Reverse(), (await store.ListAsync(null, null, 1000, null, Cancellation)).Items.Select(item => item.AsOf));
        Assert.Null(await store.FindAsync(days[^2], 3, Cancellation));
    }

    [Fact]
    public async Task Publish_TheSameSnapshotAgain_ChangesNothing()
    {
        await using var desk = await OpenAsync();
        for (var i = 0; i < 2; i++)
            await ComputeAsync(desk, SmallMarket.Snapshot(300, 3, Evening));

        var all = await desk.Get<ReportStore>().AllAsync(Cancellation);
        Assert.Equal([1, 1, 1], all.Select(summary => summary.Revision));
    }

    [Fact]
    public async Task Publish_BackfillOverManyDays_RevisesEachAndStaysLinked()
    {
        await using var desk = await OpenAsync();
        await ComputeAsync(desk, SmallMarket.Snapshot(300, 130, Evening));
        await ComputeAsync(desk, SmallMarket.Snapshot(300, 130, Evening.AddDays(1), 1.01));

        var all = await desk.Get<ReportStore>().AllAsync(Cancellation);
        Assert.Equal(260, all.Count);
        await AssertResolvesAsync(desk);
        foreach (var summary in all.Where(s => s.Revision == 2))
        {
            var publication = (await desk.Get<ReportStore>().FindAsync(summary.AsOf, Cancellation))!.Read().Publication!;
            Assert.Equal(RevisionReason.Backfill, publication.Reason);
            Assert.True(publication.Previous is null or { Revision: 2 });
        }
    }

    [Fact]
    public async Task Publish_OutOfOrderAndAtOnce_EveryLinkResolves()
    {
        await using var desk = await OpenAsync();
        var names = new List<string>();
        for (var i = 0; i < 4; i++)
        {
            names.Add((await desk.Get<SnapshotStore>().WriteAsync(SmallMarket.Snapshot(300 - i, 4, Evening.AddMinutes(i), 1 + (i * 0.01)), Cancellation)).Name);
            names.Add((await desk.Get<SnapshotStore>().WriteAsync(SmallMarket.Snapshot(297 + i, 1, Evening.AddMinutes(10 + i), 1 - (i * 0.01)), Cancellation)).Name);
        }

        await Task.WhenAll(names.Concat(names).Select(name => desk.Get<SnapshotComputer>().ComputeAsync(name, Cancellation)));

        await AssertResolvesAsync(desk);
    }

    [Fact]
    public async Task Read_Revisions()
    {
        await using var host = await ApiHost.StartAsync(azurite.NewAccount());
        await host.InitializeStorageAsync();
        await host.PublishAsync(SmallMarket.Snapshot(300, 1, Evening));
        await host.PublishAsync(SmallMarket.Snapshot(300, 1, Evening.AddHours(5), 1.01));
        var day = $"{SmallMarket.Days(300)[^1]:yyyy-MM-dd}";

        var (first, second) = (await host.JsonAsync($"/api/reports/{day}?revision=1"), await host.JsonAsync($"/api/reports/{day}?revision=2"));
        Assert.Equal((string?)second["hash"], (string?)(await host.JsonAsync($"/api/reports/{day}"))["hash"]);
        Assert.Equal("newerSnapshot", (string?)second["publication"]!["reason"]);
        Assert.Equal((string?)first["hash"], (string?)second["publication"]!["replaces"]!["hash"]);
        var chinese = await host.JsonAsync($"/api/reports/{day}?revision=1&lang=zh-CN");
        Assert.Equal((string?)first["hash"], (string?)chinese["hash"]);
        Assert.Empty(ReportSchema.Errors(System.Text.Encoding.UTF8.GetBytes(chinese.ToJsonString())));

        var revisions = (await host.JsonAsync($"/api/reports/{day}/revisions"))["revisions"]!.AsArray();
        Assert.Equal([1, 2], revisions.Select(revision => (int)revision!["revision"]!));
        Assert.Equal((string?)second["hash"], (string?)revisions[0]!["replacedBy"]!["hash"]);
        Assert.Equal("newerSnapshot", (string?)revisions[0]!["replacedBy"]!["reason"]);
        Assert.Null(revisions[1]!["replacedBy"]);
        var listed = (await host.JsonAsync("/api/reports"))["items"]!.AsArray();
        Assert.Equal((2, (string?)second["hash"]), ((int)Assert.Single(listed)!["revision"]!, (string?)listed[0]!["hash"]));

        Assert.Contains("by revision 2: computed again from data fetched later", await host.Client.GetStringAsync($"/api/reports/{day}?revision=1&format=html", Cancellation), StringComparison.Ordinal);
        Assert.Contains("2, in place of 1: computed again from data fetched later", await host.Client.GetStringAsync($"/api/reports/{day}?format=md", Cancellation), StringComparison.Ordinal);
        // What the page of a replaced report leads to is of that report.
        var page = await host.Client.GetStringAsync($"/api/reports/{day}?revision=1&format=html", Cancellation);
        Assert.Contains("href=\"?format=html&amp;lang=zh-CN&amp;revision=1\"", page, StringComparison.Ordinal);
        Assert.Contains($"href=\"../figures/{day}/IWM/close?revision=1\"", page, StringComparison.Ordinal);
        Assert.Equal((string?)first["hash"], (string?)(await host.JsonAsync($"/api/figures/{day}/IWM/close?revision=1"))["report"]!["hash"]);
        Assert.Contains("由第2次修订取代", await host.Client.GetStringAsync($"/api/reports/{day}?revision=1&format=html&lang=zh-CN", Cancellation), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("reports/2025-02-21?revision=3", 404, "has no revision 3; the newest is 1")]
    [InlineData("reports/2025-02-21?revision=0", 400, "a whole number from 1 to")]
    [InlineData("reports/2025-02-22?revision=1", 404, "There is no report of 2025-02-22")]
    [InlineData("reports/2025-02-22/revisions", 404, "There is no report of 2025-02-22")]
    [InlineData("reports/yesterday/revisions", 400, "'yesterday'")]
    public async Task Read_NoSuchRevision(string path, int status, string detail)
    {
        await using var host = await ApiHost.StartAsync(azurite.NewAccount());
        await host.InitializeStorageAsync();
        await host.PublishAsync(SmallMarket.Snapshot(300, 1, Evening));

        var problem = await host.ProblemAsync($"/api/{path}");

        Assert.Equal(status, problem.Status);
        Assert.Contains(detail, problem.Detail, StringComparison.Ordinal);
    }

    private static async Task AssertResolvesAsync(Desk desk)
    {
        var store = desk.Get<ReportStore>();
        var all = await store.AllAsync(Cancellation);
        var links = all.Select(summary => summary.Link).ToHashSet();
        foreach (var summary in all)
        {
            var stored = (await store.FindAsync(summary.AsOf, summary.Revision, Cancellation))!;
            var publication = stored.Read().Publication!;
            Assert.Equal((summary.Hash!, summary.Hash!), ReportSeal.Read(stored.ReadJson()));
            if (publication.Previous is { } previous)
            {
                Assert.Contains(previous, links);
                Assert.True(previous.AsOf < summary.AsOf);
            }

            Assert.Equal(publication.Revision == 1, publication.Replaces is null);
            if (publication.Replaces is { } replaced)
                Assert.Contains(new ReportLink(summary.AsOf, replaced.Revision, replaced.Hash), links);
        }
    }

    private static async Task ComputeAsync(Desk desk, Snapshot snapshot)
    {
        var (name, _) = await desk.Get<SnapshotStore>().WriteAsync(snapshot, Cancellation);
        Assert.Null((await desk.Get<SnapshotComputer>().ComputeAsync(name, Cancellation)).Quarantined);
    }

    private Task<Desk> OpenAsync() => Desk.OpenAsync(azurite.NewAccount());
}
