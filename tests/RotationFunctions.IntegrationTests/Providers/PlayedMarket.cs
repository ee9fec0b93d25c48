using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace RotationFunctions.IntegrationTests.Providers;

/// <summary>A small market as Tiingo, Yahoo, the New York Fed and the Treasury tell of it, with what a test wants to be wrong.</summary>
internal sealed class PlayedMarket
{
    /// <summary>The trading days that have been, oldest first.</summary>
    public IReadOnlyList<DateOnly> Days { get; set; } = [];

    /// <summary>By what Yahoo's close of a series on a day differs, as a factor.</summary>
    public Dictionary<(string Series, DateOnly Day), double> YahooCloses { get; } = [];

    /// <summary>Dividends that Tiingo names, and that its adjusted closes do not hold.</summary>
    public Dictionary<(string Series, DateOnly Day), double> Dividends { get; } = [];

    /// <summary>Rates of days on which they are another than ever.</summary>
    public Dictionary<DateOnly, double> Rates { get; } = [];

    /// <summary>What is answered instead of data, by source and series, as <c>tiingo/IWM</c>.</summary>
    public Dictionary<string, RequestDelegate> Faults { get; } = new(StringComparer.Ordinal);

    /// <summary>What Tiingo says wrong of a series: the newest bar times a factor, zero for no newest bar at all.</summary>
    public Dictionary<string, double> NewestBars { get; } = new(StringComparer.Ordinal);

    /// <summary>A day from which on Tiingo's prices of a series are in other units, in every column.</summary>
    public Dictionary<string, (DateOnly From, double Factor)> Units { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether no request is answered with data.</summary>
    public bool Down { get; set; }

    /// <summary>A factor on every price, as if the past were told anew.</summary>
    public double Revision { get; set; } = 1;

    /// <summary>Series that Tiingo gives another's data for.</summary>
    public Dictionary<string, string> Swapped { get; } = new(StringComparer.Ordinal);

    /// <summary>The last weekdays up to one.</summary>
    public static DateOnly[] WeekdaysUntil(DateOnly last, int count) =>
        [.. Enumerable.Range(0, count * 2).Select(i => last.AddDays(-i)).Where(day => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)).Take(count).Reverse()];

    /// <summary>The close of a series on a day: a path that is neither flat nor random.</summary>
    public static double Close(string series, DateOnly day)
    {
        var seed = series.Sum(c => (int)c);
        return Math.Round(100 + (seed % 50) + (8 * Math.Sin((day.DayNumber + seed) / 9.0)) + (2 * Math.Sin(day.DayNumber * (1 + (seed % 7)))), 2);
    }

    public Task AnswerAsync(HttpContext context)
    {
        if (Down || context.Request.Path.StartsWithSegments("/none", StringComparison.Ordinal))
        {
            context.Response.StatusCode = Down ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        var path = context.Request.Path.Value!.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var (source, series) = path[0] switch
        {
            "tiingo" => ("tiingo", path[2]),
            "v8" => ("yahoo", path[3]),
            "resource-center" => ("treasury", context.Request.Query["field_tdr_date_value"].ToString()),
            _ => ("nyfed", "EFFR"),
        };
        if (Faults.TryGetValue($"{source}/{series}", out var fault))
            return fault(context);
        var body = source switch
        {
            "tiingo" => Tiingo(series, context.Request.Query),
            "yahoo" => Yahoo(series, context.Request.Query),
            "treasury" => ProviderBodies.TreasuryYear([.. Days.Where(day => Text(day).StartsWith(series, StringComparison.Ordinal)).Select(day => ($"{Text(day)}T00:00:00", "3.61"))]),
            _ => Effr(context.Request.Query),
        };
        return context.Response.WriteAsync(body, context.RequestAborted);
    }

    private string Tiingo(string series, IQueryCollection query)
    {
        var days = Days.Where(day => string.CompareOrdinal(Text(day), query["startDate"]) >= 0 && !(day == Days[^1] && NewestBars.GetValueOrDefault(series, 1) == 0));
        return $"[{string.Join(',', days.Select(day => ProviderBodies.TiingoBar(
            Text(day), Factor(day) * Close(Swapped.GetValueOrDefault(series, series), day), dividend: Dividends.GetValueOrDefault((series, day)))))}]";

        double Factor(DateOnly day) => Revision
            * (day == Days[^1] ? NewestBars.GetValueOrDefault(series, 1) : 1)
            * (Units.TryGetValue(series, out var units) && day >= units.From ? units.Factor : 1);
    }

    private string Yahoo(string series, IQueryCollection query)
    {
        var from = long.Parse(query["period1"]!, CultureInfo.InvariantCulture);
        var days = Days.Where(day => Opening(day) >= from).ToList();
        var closes = days.Select(day => Revision * Close(series, day) * YahooCloses.GetValueOrDefault((series, day), 1));
        return ProviderBodies.YahooChart($"[{string.Join(',', days.Select(Opening))}]", $"[{string.Join(',', closes.Select(c => c.ToString("R", CultureInfo.InvariantCulture)))}]", symbol: series);
    }

    private string Effr(IQueryCollection query) => new StringBuilder("{\"refRates\":[")
        .AppendJoin(',', Days.Where(day => string.CompareOrdinal(Text(day), query["startDate"]) >= 0).Select(day => FormattableString.Invariant(
            $$"""{"effectiveDate":"{{day:yyyy-MM-dd}}","type":"EFFR","percentRate":{{Rates.GetValueOrDefault(day, 3.64)}},"targetRateFrom":3.50,"targetRateTo":3.75}""")))
        .Append("]}").ToString();

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>9:30 in New York in winter.</summary>
    private static long Opening(DateOnly day) => new DateTimeOffset(day.ToDateTime(new TimeOnly(14, 30)), TimeSpan.Zero).ToUnixTimeSeconds();
}
