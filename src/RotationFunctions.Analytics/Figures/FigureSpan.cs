namespace RotationFunctions.Analytics;

/// <summary>Which days a figure is computed from, seen from the report's day D.</summary>
/// <param name="Kind">How the days are found.</param>
/// <param name="FirstBack">Trading days from D back to the first day, where the kind counts days.</param>
/// <param name="LastBack">Trading days from D back to the last day, likewise.</param>
public readonly record struct FigureSpan(FigureSpanKind Kind, int FirstBack = 0, int LastBack = 0)
{
    /// <summary>No days at all: a constant of the definition.</summary>
    public static FigureSpan None => new(FigureSpanKind.None);

    /// <summary>D alone, and what was known on it.</summary>
    public static FigureSpan Day => new(FigureSpanKind.Day);

    /// <summary>The window in the id, from the base on whose close it is measured.</summary>
    public static FigureSpan Window => new(FigureSpanKind.Window);

    /// <summary>The year to date, from the close that it is measured from.</summary>
    public static FigureSpan YearToDate => new(FigureSpanKind.YearToDate);

    /// <summary>The window in the id, without its base.</summary>
    public static FigureSpan WindowDays => new(FigureSpanKind.WindowDays);

    /// <summary>From the first day of the series, or of the later of two, to D.</summary>
    public static FigureSpan Whole => new(FigureSpanKind.Whole);

    /// <summary>From the first earlier value that a percentile counts to D.</summary>
    public static FigureSpan Percentile => new(FigureSpanKind.Percentile);

    /// <summary>The one day that the report names beside the figure.</summary>
    public static FigureSpan Dated => new(FigureSpanKind.Dated);

    /// <summary>The calendar month or year in the id, from the close that it is measured from.</summary>
    public static FigureSpan Period => new(FigureSpanKind.Period);

    /// <summary>From some trading days before D to D, or to some trading days before it.</summary>
    public static FigureSpan Back(int first, int last = 0) => new(FigureSpanKind.Back, first, last);
}

/// <summary>How the days of a <see cref="FigureSpan"/> are found.</summary>
public enum FigureSpanKind
{
    /// <summary>No days: a constant of the definition.</summary>
    None,
    /// <summary>The report's day, and what was known on it.</summary>
    Day,
    /// <summary>The window in the id, its base included.</summary>
    Window,
    /// <summary>The window in the id without its base.</summary>
    WindowDays,
    /// <summary>From the last close of the year before.</summary>
    YearToDate,
    /// <summary>A number of trading days before the report's day.</summary>
    Back,
    /// <summary>Every day known.</summary>
    Whole,
    /// <summary>From the first value that the percentile counts.</summary>
    Percentile,
    /// <summary>The one day that the report names beside the figure.</summary>
    Dated,
    /// <summary>The calendar month or year in the id.</summary>
    Period,
}
