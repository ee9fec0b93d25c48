using System.Globalization;
using System.Text;
using RotationFunctions.Analytics;

namespace RotationFunctions.Pipeline.Reports.Figures;

/// <summary>
/// The one rule by which a figure becomes text, on the page, in Markdown, in sentences and in the terminal: the decimal
/// digits that the JSON serves, scaled, rounded half away from zero. It rounds those digits and not the binary value, so
/// that a reader can repeat it by hand: 0.00145 is 0.15 %, though the double nearest to it lies a hair below.
/// </summary>
public static class FigureFormat
{
    /// <summary>What stands in the place of an absent figure.</summary>
    public const string Absent = "—";

    /// <summary>The minus sign, as wide as a plus and never a line break; a hyphen is neither.</summary>
    public const char Minus = '\u2212';

    private const int Decimals = 2;
    private const decimal LargestFixed = 1e15m;
    private const string Superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    /// <summary>The figure as a table shows it: percent with its sign, units that the column's heading names left out.</summary>
    public static string Text(Figure figure)
    {
        ArgumentNullException.ThrowIfNull(figure);
        if (figure.Value is not { } value)
            return Absent;
        if (figure.Unit == FigureUnit.Date)
            return DateOnly.FromDayNumber((int)value).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return Round(value, figure.Unit) is { } rounded
            ? Sign(rounded, figure.Unit) + Magnitude(rounded, figure.Unit) + (IsPercent(figure.Unit) ? "%" : "")
            : Scientific(value);
    }

    /// <summary>The figure without sign, for a sentence whose words give the direction.</summary>
    public static string Size(Figure figure)
    {
        ArgumentNullException.ThrowIfNull(figure);
        return Text(figure with { Value = figure.Value is { } value ? Math.Abs(value) : null }).TrimStart('+');
    }

    private static bool IsPercent(FigureUnit unit) => unit is FigureUnit.Change or FigureUnit.Percent or FigureUnit.Rate;

    /// <summary>
    /// A value in the unit in which it is printed, rounded; null for one that is printed as a power of ten: every value
    /// of <see cref="FigureUnit.Scientific"/>, and any that is too large for two decimals to mean something.
    /// </summary>
    internal static decimal? Round(double value, FigureUnit unit)
    {
        if (unit == FigureUnit.Scientific)
            return null;
        var digits = value.ToString("R", CultureInfo.InvariantCulture);
        if (!decimal.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact) || Math.Abs(exact) > LargestFixed)
            return null;
        return unit switch
        {
            FigureUnit.Change or FigureUnit.Percent or FigureUnit.PercentagePoints or FigureUnit.Percentile => Round(exact * 100m, Decimals),
            FigureUnit.DollarMillions => Round(exact / 1_000_000m, Decimals),
            FigureUnit.Count or FigureUnit.Flag => Round(exact, 0),
            _ => Round(exact, Decimals),
        };
    }

    private static decimal Round(decimal value, int decimals) => Math.Round(value, decimals, MidpointRounding.AwayFromZero);

    private static string Magnitude(decimal rounded, FigureUnit unit)
        => Math.Abs(rounded).ToString(unit is FigureUnit.Count or FigureUnit.Flag ? "N0" : "N2", CultureInfo.InvariantCulture);

    private static string Sign(decimal rounded, FigureUnit unit) => Math.Sign(rounded) switch
    {
        < 0 => Minus.ToString(),
        > 0 when unit is FigureUnit.Change or FigureUnit.PercentagePoints or FigureUnit.RatePoints => "+",
        _ => "",
    };

    private static string Scientific(double value)
    {
        if (value == 0)
            return "0";
        var parts = Math.Abs(value).ToString("E2", CultureInfo.InvariantCulture).Split('E');
        var power = int.Parse(parts[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var text = new StringBuilder(value < 0 ? Minus.ToString() : "").Append(parts[0]).Append('\u00A0').Append('×').Append('\u00A0').Append("10");
        if (power < 0)
            text.Append('⁻');
        foreach (var digit in Math.Abs(power).ToString(CultureInfo.InvariantCulture))
            text.Append(Superscripts[digit - '0']);
        return text.ToString();
    }
}
