namespace RotationFunctions.Analytics;

/// <summary>What is odd about a whole evening's list.</summary>
public enum CompanyDayFault
{
    /// <summary>The list is that of the day before once more: closes and volumes repeat. The day is left out.</summary>
    Repeated,

    /// <summary>A part of the list is still that of the day before. The day stands.</summary>
    PartlyStale,

    /// <summary>Far fewer stocks than on the days before. The day is left out.</summary>
    Cut,
}

/// <summary>An evening's list that is odd.</summary>
/// <param name="Date">The day.</param>
/// <param name="Fault">What is odd.</param>
/// <param name="Count">Rows that repeat, or rows that there are.</param>
/// <param name="Of">Rows that could repeat, or rows of the day before.</param>
public sealed record OddCompanyDay(DateOnly Date, CompanyDayFault Fault, int Count, int Of)
{
    /// <summary>Whether figures can be made of the day.</summary>
    public bool IsUsable => Fault == CompanyDayFault.PartlyStale;
}

/// <summary>Finds evenings whose list is not that of the day, by the list alone.</summary>
/// <remarks>
/// That a price and a volume repeat happens to one or two stocks in a hundred, thinly traded ones; a list that was not renewed repeats them all. Nothing
/// announces it: on 2025-10-07 the whole list was that of the day before.
/// </remarks>
public static class CompanyDays
{
    /// <summary>From such a share of repeated rows on a list is the day before's.</summary>
    public const double Repeated = 0.8;

    /// <summary>From such a share on a part of it is.</summary>
    public const double PartlyStale = 0.05;

    /// <summary>Under such a share of the rows of the day before a list is cut.</summary>
    public const double Cut = 0.7;

    /// <summary>The odd days, oldest first; whether a list is cut is judged by the last usable one before it.</summary>
    /// <param name="days">The evenings' lists.</param>
    public static IReadOnlyList<OddCompanyDay> Odd(IReadOnlyList<CompanyDayCounts> days)
    {
        ArgumentNullException.ThrowIfNull(days);
        var odd = new List<OddCompanyDay>();
        var before = 0;
        foreach (var day in days)
        {
            OddCompanyDay? fault = day.Rows < Cut * before ? new(day.Date, CompanyDayFault.Cut, day.Rows, before)
                : day.CouldRepeat == 0 || day.Repeats < PartlyStale * day.CouldRepeat ? null
                : new(day.Date, day.Repeats >= Repeated * day.CouldRepeat ? CompanyDayFault.Repeated : CompanyDayFault.PartlyStale, day.Repeats, day.CouldRepeat);
            if (fault is not null)
                odd.Add(fault);
            if (fault is null or { IsUsable: true })
                before = day.Rows;
        }

        return odd;
    }
}

/// <summary>What is counted of an evening's list.</summary>
/// <param name="Date">The day.</param>
/// <param name="Rows">Stocks on it.</param>
/// <param name="CouldRepeat">Those with a volume and a row on the list before. A stock without a trade keeps its close and has no volume.</param>
/// <param name="Repeats">Those of them whose close and volume are those of that row.</param>
public readonly record struct CompanyDayCounts(DateOnly Date, int Rows, int CouldRepeat, int Repeats);
