using System.Globalization;
using FsCheck.Xunit;
using RotationFunctions.Pipeline.Http.Calls;

namespace RotationFunctions.Tests.Http;

public sealed class GetHealthCallTests
{
    [Theory]
    [InlineData("2026-01-22", "2026-01-22", 0)]
    [InlineData("2026-01-22", "2026-01-23", 1)]
    [InlineData("2026-01-23", "2026-01-24", 0)]
    [InlineData("2026-01-23", "2026-01-25", 0)]
    [InlineData("2026-01-23", "2026-01-26", 1)]
    [InlineData("2026-01-22", "2026-02-05", 10)]
    [InlineData("2026-01-24", "2026-01-23", 0)]
    public void WeekdaysAfter_Date(string date, string until, int expected) => Assert.Equal(expected, GetHealthCall.WeekdaysAfter(Date(date), Date(until)));

    [Property]
    public bool WeekdaysAfter_CountsThem(ushort start, byte days)
    {
        var date = DateOnly.FromDayNumber(700_000 + start);
        var counted = Enumerable.Range(1, days).Count(d => date.AddDays(d).DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday));
        return GetHealthCall.WeekdaysAfter(date, date.AddDays(days)) == counted;
    }

    private static DateOnly Date(string text) => DateOnly.ParseExact(text, "O", CultureInfo.InvariantCulture);
}
