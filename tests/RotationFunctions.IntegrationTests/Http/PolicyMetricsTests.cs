using RotationFunctions.IntegrationTests.Pipeline;
using RotationFunctions.IntegrationTests.Storage;
using RotationFunctions.Pipeline.Snapshots;
using RotationFunctions.Pipeline.Sources;

namespace RotationFunctions.IntegrationTests.Http;

/// <summary>The policy path through a real table: its ids name months, which no column can be called.</summary>
public sealed class PolicyMetricsTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task GetMetrics_Policy_EachDayHasTheMonthsOfItsFutures()
    {
        await using var host = await ApiHost.StartAsync(azurite.NewAccount());
        await host.InitializeStorageAsync();
        var (before, last) = (SmallMarket.Days(300)[^2], SmallMarket.Days(300)[^1]);
        await host.PublishAsync(WithFutures(
            SmallMarket.Snapshot(300, 2, new DateTimeOffset(2025, 2, 21, 22, 30, 0, TimeSpan.Zero)),
            ("2025-02", [before], [95.67]), ("2025-03", [before, last], [95.675, 95.68]), ("2025-12", [last], [96])));

        var rows = (await host.JsonAsync("/api/metrics/policy"))["rows"]!.AsArray();

        Assert.Equal(["policy.implied.2025-02", "policy.implied.2025-03"], Implied(rows[0]!["figures"]!.AsObject().Select(f => f.Key)));
        Assert.Equal(["policy.implied.2025-03", "policy.implied.2025-12"], Implied(rows[1]!["figures"]!.AsObject().Select(f => f.Key)));
        Assert.Equal(100 - 95.68, rows[1]!["figures"]!["policy.implied.2025-03"]!.GetValue<double>());

        using var response = await host.GetAsync("/api/metrics/policy", ("Accept", "text/csv"));
        var lines = (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Split("\r\n");
        var columns = lines[0].Split(',');
        Assert.Equal(["policy.implied.2025-02", "policy.implied.2025-03", "policy.implied.2025-12"], Implied(columns));
        Assert.Equal("", lines[2].Split(',')[Array.IndexOf(columns, "policy.implied.2025-02")]);
        Assert.Equal("4", lines[2].Split(',')[Array.IndexOf(columns, "policy.implied.2025-12")]);

        static IEnumerable<string> Implied(IEnumerable<string> ids) => ids.Where(id => id.StartsWith("policy.implied.", StringComparison.Ordinal));
    }

    private static Snapshot WithFutures(Snapshot snapshot, params (string Month, DateOnly[] Days, double[] Settlements)[] contracts)
    {
        var series = contracts.Select(c => new SeriesColumns { Id = "ZQ." + c.Month, Dates = c.Days, Close = c.Settlements }).ToArray();
        var sources = series.Select(s => new SnapshotSeries(s.Id, "test/ZQ/20240101T000000Z.csv", new string('0', 64), snapshot.Metadata.FetchedAt, s.Count));
        return snapshot with { Metadata = snapshot.Metadata with { Series = [.. snapshot.Metadata.Series, .. sources] }, Series = [.. snapshot.Series, .. series] };
    }
}
