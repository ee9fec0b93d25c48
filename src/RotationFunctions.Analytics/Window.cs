namespace RotationFunctions.Analytics;

/// <summary>
/// A named span of trading days that ends on the as-of day. A window of n days has n daily returns and a base, the
/// close before the first of them.
/// </summary>
public sealed class Window
{
    private Window(string name, int? tradingDays) => (Name, TradingDays) = (name, tradingDays);

    /// <summary>One trading day.</summary>
    public static readonly Window OneDay = new("1D", 1);
    /// <summary>5 trading days.</summary>
    public static readonly Window OneWeek = new("1W", 5);
    /// <summary>21 trading days.</summary>
    public static readonly Window OneMonth = new("1M", 21);
    /// <summary>63 trading days.</summary>
    public static readonly Window ThreeMonths = new("3M", 63);
    /// <summary>126 trading days.</summary>
    public static readonly Window SixMonths = new("6M", 126);
    /// <summary>252 trading days.</summary>
    public static readonly Window OneYear = new("1Y", 252);

    /// <summary>From the last close of the previous calendar year.</summary>
    public static readonly Window YearToDate = new("YTD", null);

    /// <summary>Every window, shortest first, the year to date last.</summary>
    public static IReadOnlyList<Window> All { get; } = [OneDay, OneWeek, OneMonth, ThreeMonths, SixMonths, OneYear, YearToDate];

    /// <summary>The windows over which a standard deviation of daily returns means something: all but one day.</summary>
    public static IReadOnlyList<Window> OfSeveralDays { get; } = [OneWeek, OneMonth, ThreeMonths, SixMonths, OneYear, YearToDate];

    /// <summary>The name by which figures, reports and the API call it, such as <c>1M</c>.</summary>
    public string Name { get; }

    /// <summary>Number of trading days, or null when it varies (year to date).</summary>
    public int? TradingDays { get; }

    /// <summary>Calendar index of the window's base, the close that returns are measured from; negative when before the calendar.</summary>
    public int Base(TradingCalendar calendar, int day)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        return TradingDays is { } days ? day - days : calendar.YearBase(day);
    }

    /// <summary>Its name, as <c>1M</c>.</summary>
    public override string ToString() => Name;
}
