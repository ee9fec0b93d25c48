using Microsoft.Extensions.Options;
using NCrontab;

namespace RotationFunctions.Settings;

/// <summary>
/// When the timers go off. The host reads these settings by itself, from the triggers' <c>%NAME%</c>; here they are read
/// once more so that a mistake in one stops the app with words and not a single timer in silence.
/// </summary>
/// <remarks>
/// Each is an NCRONTAB expression of six fields in UTC: second, minute, hour, day, month, day of the week. UTC is late
/// enough for the exchanges of New York in summer and in winter.
/// </remarks>
public sealed class ScheduleOptions
{
    /// <summary>When prices are fetched. In the sample: weekdays 22:30.</summary>
    public string? FetchPricesSchedule { get; set; }

    /// <summary>When prices are fetched again if the day has no report yet. In the sample: Tuesday to Saturday 03:30.</summary>
    public string? FetchPricesRetrySchedule { get; set; }

    /// <summary>When rates are fetched, before prices, so that the day's snapshot carries them. In the sample: weekdays 22:00.</summary>
    public string? FetchRatesSchedule { get; set; }

    /// <summary>When snapshots without a report are looked for. In the sample: every 15 minutes.</summary>
    public string? ReconcileSchedule { get; set; }

    internal sealed class Validator : IValidateOptions<ScheduleOptions>
    {
        public ValidateOptionsResult Validate(string? name, ScheduleOptions options)
        {
            List<string> mistakes =
            [
                .. Mistakes(nameof(FetchPricesSchedule), options.FetchPricesSchedule, "0 30 22 * * 1-5"),
                .. Mistakes(nameof(FetchPricesRetrySchedule), options.FetchPricesRetrySchedule, "0 30 3 * * 2-6"),
                .. Mistakes(nameof(FetchRatesSchedule), options.FetchRatesSchedule, "0 0 22 * * 1-5"),
                .. Mistakes(nameof(ReconcileSchedule), options.ReconcileSchedule, "0 */15 * * * *"),
            ];
            return mistakes.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(mistakes);
        }

        private static IEnumerable<string> Mistakes(string setting, string? value, string sample)
        {
            const string Rule = "It must be an NCRONTAB expression of six fields in UTC (second minute hour day month weekday)";
            if (string.IsNullOrWhiteSpace(value))
                yield return $"{setting} is missing. {Rule}, as '{sample}'.";
            // The parser of the host itself, with seconds as the host has them.
            else if (CrontabSchedule.TryParse(value, new CrontabSchedule.ParseOptions { IncludingSeconds = true }) is null)
                yield return $"{setting} is '{value}'. {Rule}, as '{sample}'.";
        }
    }
}
