using RotationFunctions.Analytics.Rolling;

namespace RotationFunctions.Analytics;

/// <summary>A year's January and what followed it.</summary>
/// <param name="Year">The year.</param>
/// <param name="January">Price return of small less large caps from the last close of December before to that of January.</param>
/// <param name="Rest">The same from the last close of January to that of December; null until the year is over.</param>
public sealed record JanuaryYear(int Year, double January, double? Rest);

/// <summary>Whether a strong January of small caps was followed by a strong rest of the year.</summary>
/// <param name="Years">Every year whose January is over, oldest first.</param>
/// <param name="Correlation">Pearson's correlation of January and the rest over the years that are over; null under three of them.</param>
/// <param name="Count">Number of those years.</param>
public sealed record JanuaryDay(IReadOnlyList<JanuaryYear> Years, double? Correlation, int Count);

/// <summary>
/// January's lead of small over large caps (section 8). A month counts as over once the calendar has a day of a later
/// month: on its own last trading day nothing says that it is the last.
/// </summary>
internal sealed class JanuarySeasonality
{
    private readonly BarSeries _small, _large;
    private readonly List<(int Year, int Base, int January, int? December)> _years = [];

    public JanuarySeasonality(BarSeries small, BarSeries large, TradingCalendar calendar)
    {
        (_small, _large) = (small, large);
        // Last trading day of every month that the calendar has left behind.
        var last = new Dictionary<(int Year, int Month), int>();
        for (var day = 0; day + 1 < calendar.Count; day++)
            if (calendar[day].Month != calendar[day + 1].Month || calendar[day].Year != calendar[day + 1].Year)
                last[(calendar[day].Year, calendar[day].Month)] = day;
        for (var year = calendar[0].Year + 1; year <= calendar[^1].Year; year++)
            if (last.TryGetValue((year - 1, 12), out var from) && last.TryGetValue((year, 1), out var january) && Has(from) && Has(january))
                _years.Add((year, from, january, last.TryGetValue((year, 12), out var december) && Has(december) ? december : null));
    }

    public JanuaryDay On(int day)
    {
        var years = new List<JanuaryYear>();
        var regression = default(Regression);
        foreach (var (year, from, january, december) in _years)
        {
            if (january >= day)
                break;
            var lead = Lead(from, january);
            double? rest = december < day ? Lead(january, december.Value) : null;
            years.Add(new JanuaryYear(year, lead, rest));
            if (rest is { } known)
                regression = regression.With(lead, known);
        }

        return new JanuaryDay(
            years, regression.Count < 3 || double.IsNaN(regression.Correlation) ? null : regression.Correlation, regression.Count);
    }

    private bool Has(int day) => _small.HasBar(day) && _large.HasBar(day);

    private double Lead(int from, int to) => (Returns.Between(_small, from, to) - Returns.Between(_large, from, to)).Fraction;
}
