using RotationFunctions.Pipeline.Snapshots.Checks;
using RotationFunctions.Pipeline.Sources;

namespace RotationFunctions.Tests.Snapshots.Checks;

/// <summary>Against the lists that the exchange published, year by year.</summary>
public class ExchangeHolidaysTests
{
    [Theory]
    [InlineData(1998, "01-01 01-19 02-16 04-10 05-25 07-03 09-07 11-26 12-25", "11-27 12-24")]
    [InlineData(2001, "01-01 01-15 02-19 04-13 05-28 07-04 09-03 09-11 09-12 09-13 09-14 11-22 12-25", "07-03 11-23 12-24")]
    [InlineData(2011, "01-17 02-21 04-22 05-30 07-04 09-05 11-24 12-26", "11-25")]
    [InlineData(2012, "01-02 01-16 02-20 04-06 05-28 07-04 09-03 10-29 10-30 11-22 12-25", "07-03 11-23 12-24")]
    [InlineData(2021, "01-01 01-18 02-15 04-02 05-31 07-05 09-06 11-25 12-24", "11-26")]
    [InlineData(2022, "01-17 02-21 04-15 05-30 06-20 07-04 09-05 11-24 12-26", "11-25")]
    [InlineData(2024, "01-01 01-15 02-19 03-29 05-27 06-19 07-04 09-02 11-28 12-25", "07-03 11-29 12-24")]
    [InlineData(2025, "01-01 01-09 01-20 02-17 04-18 05-26 06-19 07-04 09-01 11-27 12-25", "07-03 11-28 12-24")]
    [InlineData(2026, "01-01 01-19 02-16 04-03 05-25 06-19 07-03 09-07 11-26 12-25", "11-27 12-24")]
    public void Year_IsAsPublished(int year, string holidays, string earlyCloses)
    {
        var days = Enumerable.Range(0, 366).Select(i => new DateOnly(year, 1, 1).AddDays(i)).Where(day => day.Year == year).ToList();

        Assert.Equal(holidays.Split(' '), days.Where(day => ExchangeHolidays.NameOf(day) is not null).Select(day => $"{day:MM-dd}"));
        Assert.Equal(earlyCloses.Split(' '), days.Where(ExchangeHolidays.ClosesEarly).Select(day => $"{day:MM-dd}"));
    }

    /// <summary>Twenty-eight years of real bars: every weekday without one is a holiday by the rules, and no other day is.</summary>
    [Fact]
    public void RealCalendar_AgreesWithTheRules()
    {
        var lines = File.ReadAllLines(Path.Combine(Testing.SharedData.Require(), "daily", "SPY.csv"));
        var traded = lines.Skip(1).Select(line => DateOnly.Parse(line.Split(',')[0], System.Globalization.CultureInfo.InvariantCulture)).ToHashSet();

        for (var day = new DateOnly(ExchangeHolidays.FirstYear, 1, 1); day <= traded.Max(); day = day.AddDays(1))
            if (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
                Assert.True(traded.Contains(day) == (ExchangeHolidays.NameOf(day) is null), $"{day:yyyy-MM-dd}");
    }
}
