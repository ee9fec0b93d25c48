using System.Globalization;
using System.Text;
using RotationFunctions.Analytics;
using RotationFunctions.Pipeline.Sources.Csv;

namespace RotationFunctions.Pipeline.Sources.Demo;

/// <summary>Simulates rates, yields and the central bank's projections.</summary>
internal static class DemoRates
{
    private const double LongerRun = 3;

    private const int MonthsAhead = 12;

    // The last two years are enough to show what futures tell; each contract is a series of its own.
    private static readonly DateOnly FirstFutures = new(2024, 1, 2);

    /// <summary>The file of a rate, in the layout of the source <c>csv</c>; a rate that is not known hovers over the policy rate.</summary>
    public static string Rate(string id, DemoFactors factors)
    {
        var random = new DemoRandom($"{id}/rate");
        var premium = random.Between(0.2, 2);
        var days = DemoCalendar.TradingDays;
        var csv = new StringBuilder($"{SeriesCsv.RateDate},{id}\n");
        for (var day = 0; day < days.Length; day++)
        {
            var lower = factors.PolicyLower[day];
            var value = id switch
            {
                "DFEDTARL" => lower,
                "DFEDTARU" => lower + 0.25,
                // The two are the same rate from two publishers.
                "EFFR" or "DFF" => lower + 0.08,
                "DGS2" => factors.TwoYear[day],
                "DGS10" => factors.TenYear[day],
                _ => lower + premium + 0.02 * random.Normal(),
            };
            csv.Append(CultureInfo.InvariantCulture, $"{days[day]:yyyy-MM-dd},{value:F2}\n");
        }

        return csv.ToString();
    }

    /// <summary>
    /// The file of projections: at the end of every quarter one for the end of this year and of the two following (three from
    /// September on), closing half of the distance to the longer run with every year.
    /// </summary>
    public static string Projection(DemoFactors factors)
    {
        var days = DemoCalendar.TradingDays;
        var csv = new StringBuilder(SeriesCsv.ProjectionHeader).Append('\n');
        for (var day = 0; day < days.Length - 1; day++)
        {
            if (!DemoCalendar.PublishesProjections(days[day]))
                continue;
            // What was decided on that day takes effect on the next.
            var middle = factors.PolicyLower[day + 1] + 0.125;
            var meetingsLeft = 4 - days[day].Month / 3;
            var projection = middle + Math.Clamp(factors.Aim[day] - middle, -0.5 * meetingsLeft, 0.5 * meetingsLeft);
            for (var year = days[day].Year; year <= days[day].Year + (days[day].Month >= 9 ? 3 : 2); year++)
            {
                Append(year.ToString(CultureInfo.InvariantCulture), projection);
                projection += 0.5 * (LongerRun - projection);
            }

            Append(SeriesCsv.LongerRun, LongerRun);

            void Append(string target, double value) =>
                csv.Append(CultureInfo.InvariantCulture, $"{days[day]:yyyy-MM-dd},{target},{value:F1},simulated\n");
        }

        return csv.ToString();
    }

    /// <summary>
    /// The file of 30-day fed funds futures: every day a settlement for the month and each of the twelve after it. The market sees
    /// the central bank go a third of the way to where it steers at each decision, a quarter point at most, is a little unsure of
    /// it, and expects the longer run's rate the more the farther it looks.
    /// </summary>
    public static string Futures(DemoFactors factors)
    {
        var meetings = MarketRoles.UnitedStates.Meetings;
        var random = new DemoRandom("futures");
        var days = DemoCalendar.TradingDays;
        var csv = new StringBuilder(SeriesCsv.FuturesHeader).Append('\n');
        var doubt = 0.0;
        for (var day = Array.FindIndex(days, d => d >= FirstFutures); day < days.Length; day++)
        {
            var date = days[day];
            doubt = (0.97 * doubt) + (0.02 * random.Normal());
            var (rate, aim) = (factors.PolicyLower[day] + 0.08, factors.Aim[day] + doubt);
            var first = new DateOnly(date.Year, date.Month, 1);
            for (var ahead = 0; ahead <= MonthsAhead; ahead++)
            {
                var month = first.AddMonths(ahead);
                var (length, start) = (DateTime.DaysInMonth(month.Year, month.Month), rate);
                var decision = meetings.Decision(month, date);
                if (decision > date)
                    rate += Math.Clamp((aim + ((LongerRun - aim) * ahead / (2.0 * MonthsAhead)) - 0.045 - rate) / 3, -0.25, 0.25);
                var average = decision is { } meeting ? ((meeting.Day * start) + ((length - meeting.Day) * rate)) / length : rate;
                csv.Append(CultureInfo.InvariantCulture, $"{date:yyyy-MM-dd},{month:yyyy-MM},{100 - average:F4}\n");
            }
        }

        return csv.ToString();
    }
}
