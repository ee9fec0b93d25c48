using System.Globalization;
using System.Text;
using RotationFunctions.Pipeline.Sources.Csv;

namespace RotationFunctions.Pipeline.Sources.Demo;

/// <summary>Simulates rates, yields and the central bank's projections.</summary>
internal static class DemoRates
{
    private const double LongerRun = 3;

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
}
