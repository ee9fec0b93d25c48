using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace RotationFunctions.IntegrationTests.Infrastructure;

public sealed partial class QueryTests
{
    private static readonly KqlCalendar Calendar = new(Repository.Read("infra/queries/report-missing.kql"));

    /// <summary>Holidays as the New York Stock Exchange published them.</summary>
    public static TheoryData<int, string> PublishedHolidays { get; } = new()
    {
        { 2024, "01-01 01-15 02-19 03-29 05-27 06-19 07-04 09-02 11-28 12-25" },
        // Without January 9th, a day of mourning, which no rule foretells.
        { 2025, "01-01 01-20 02-17 04-18 05-26 06-19 07-04 09-01 11-27 12-25" },
        { 2026, "01-01 01-19 02-16 04-03 05-25 06-19 07-03 09-07 11-26 12-25" },
        { 2027, "01-01 01-18 02-15 03-26 05-31 06-18 07-05 09-06 11-25 12-24" },
        { 2028, "01-17 02-21 04-14 05-29 06-19 07-04 09-04 11-23 12-25" },
    };

    [Theory]
    [MemberData(nameof(PublishedHolidays))]
    public void ReportMissing_Calendar_IsTheExchanges(int year, string holidays)
    {
        List<string> closed = [];
        for (var day = new DateOnly(year, 1, 1); day.Year == year; day = day.AddDays(1))
        {
            var weekday = day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);
            if (Calendar.LastTradingDay(day) != day && weekday)
                closed.Add(day.ToString("MM-dd", CultureInfo.InvariantCulture));
            Assert.False(!weekday && Calendar.LastTradingDay(day) == day, $"{day:O} is a weekend");
        }

        Assert.Equal(holidays, string.Join(' ', closed));
    }

    [Theory]
    [InlineData("2026-11-29", "2026-11-27")] // Sunday after Thanksgiving: Friday was a (short) trading day.
    [InlineData("2026-04-05", "2026-04-02")] // Easter: Thursday, since Good Friday is shut.
    [InlineData("2027-12-26", "2027-12-23")] // Christmas on a Saturday is kept on Friday.
    [InlineData("2022-01-02", "2021-12-31")] // New Year's Day on a Saturday is not moved into the old year.
    public void ReportMissing_LastTradingDay_LooksBack(string due, string expected) =>
        Assert.Equal(DateOnly.Parse(expected, CultureInfo.InvariantCulture), Calendar.LastTradingDay(DateOnly.Parse(due, CultureInfo.InvariantCulture)));

    /// <summary>
    /// What the host marks as failed, by the status that it notes: 499 for a caller who went away before the answer began, the
    /// answer's own status for one who went away later; a timer and a blob event have no status.
    /// </summary>
    [Theory]
    [InlineData("200", false)]
    [InlineData("304", false)]
    [InlineData("404", false)]
    [InlineData("429", false)]
    [InlineData("499", false)]
    [InlineData("500", true)]
    [InlineData("503", true)]
    [InlineData("0", true)]
    [InlineData("", true)]
    public void Failures_AreTheDesksAndNotTheCallers(string resultCode, bool counts)
    {
        var pattern = FailuresExcluded().Match(Repository.Read("infra/queries/failures.kql")).Groups[1].Value;
        Assert.Equal(counts, !Regex.IsMatch(resultCode, pattern));
    }

    /// <summary>Anyone may ask a stale desk for its state, and each answer is a 503.</summary>
    [Fact]
    public void Failures_LeaveTheStateOfTheDeskOut() => Assert.Contains(
        "\n| where OperationName !has \"GetHealth\" and OperationName !endswith \"/health\"\n", Repository.Read("infra/queries/failures.kql"), StringComparison.Ordinal);

    [Fact]
    public async Task EveryQuery_IsUnderstoodByTheQueryLanguage()
    {
        const string remedy = "Install Node.js 22 or later with npm.";
        var node = Require.Tool("node", remedy);
        var folder = Repository.PathTo("tests/RotationFunctions.IntegrationTests/Infrastructure/kusto");
        if (!Directory.Exists(Path.Combine(folder, "node_modules", "@kusto")))
        {
            var install = await CommandLine.RunAsync(Require.Tool("npm", remedy), ["ci", "--prefix", folder]);
            Assert.True(install.ExitCode == 0, install.All);
        }

        var queries = Directory.EnumerateFiles(Repository.PathTo("infra/queries"), "*.kql").ToList();

        var result = await CommandLine.RunAsync(node, [Path.Combine(folder, "check-queries.cjs"), .. queries]);

        Assert.True(result.ExitCode == 0, result.All);
        var findings = JsonNode.Parse(result.Output)!.AsObject();
        Assert.Equal(queries.Count, findings.Count);
        Assert.All(findings, finding => Assert.Empty(finding.Value!.AsArray()));
    }

    [GeneratedRegex("""where not\(ResultCode matches regex "([^"]+)"\)""")]
    private static partial Regex FailuresExcluded();
}
