using System.Globalization;
using RotationFunctions.Analytics;

namespace RotationFunctions.Pipeline.Sources;

/// <summary>
/// Takes off the bars that were not final when they were fetched: providers send the running session as a bar like any
/// other, and its last price would stand in a report as a close. Bars of days to come are none either.
/// </summary>
internal static class FinalBars
{
    /// <summary>The bars that were final, and a word on those that were not.</summary>
    /// <param name="parsed">What a response holds.</param>
    /// <param name="fetchedAt">When the source was last seen to send it.</param>
    /// <param name="origin">Where it came from, for messages.</param>
    /// <param name="confirmed">A later day up to which its bars are known to be final; null for none.</param>
    /// <exception cref="SeriesUnavailableException">There are bars, and none of them was final.</exception>
    public static ParsedSeries Of(ParsedSeries parsed, DateTimeOffset fetchedAt, string origin, DateOnly? confirmed = null)
    {
        var last = ExchangeClock.LastFinalDay(fetchedAt) is var byTime && confirmed > byTime ? confirmed.Value : byTime;
        if (!parsed.Series.Any(series => series.IsBars && series.Dates.Any(day => day > last)))
            return parsed;
        var issues = new List<RowIssue>(parsed.Issues);
        return new ParsedSeries([.. parsed.Series.Select(Cut)], issues) { Warnings = [.. parsed.Warnings.Where(w => w.Date <= last)] };

        SeriesColumns Cut(SeriesColumns series)
        {
            if (!series.IsBars)
                return series;
            var rows = new List<int>(series.Count);
            for (var row = 0; row < series.Count; row++)
            {
                if (series.Dates[row] <= last)
                    rows.Add(row);
                else
                    issues.Add(new RowIssue(series.Id, origin, series.LineOf(row), NotFinal(series.Dates[row]), series.Dates[row]));
            }

            Reason NotFinal(DateOnly day) => ExchangeHolidays.ClosesEarly(day)
                ? Reason.Of("row.notFinalHalfDay", $"{day}: the bar was not final when it was fetched ({fetchedAt.UtcDateTime:yyyy-MM-dd HH:mm} UTC): a session counts from 16:30 in New York on, that of a half-day too")
                : Reason.Of("row.notFinal", $"{day}: the bar was not final when it was fetched ({fetchedAt.UtcDateTime:yyyy-MM-dd HH:mm} UTC): a session counts from 16:30 in New York on");

            return rows.Count > 0
                ? series.Pick(rows.ToArray())
                : throw new SeriesUnavailableException(Reason.Of("series.noFinalBar", $"{series.Id}: {origin} holds no bar that was final on {fetchedAt.UtcDateTime:yyyy-MM-dd HH:mm} UTC. Fetch again after the close (16:30 in New York)."));
        }
    }
}
