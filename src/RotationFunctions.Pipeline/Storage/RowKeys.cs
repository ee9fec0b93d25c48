using System.Globalization;

namespace RotationFunctions.Pipeline.Storage;

/// <summary>Dates as keys of table rows.</summary>
internal static class RowKeys
{
    private const string Format = "yyyyMMdd";
    private const int Latest = 99999999;

    /// <summary>Ascending: <c>yyyyMMdd</c>.</summary>
    public static string Ascending(DateOnly date) => date.ToString(Format, CultureInfo.InvariantCulture);

    public static DateOnly FromAscending(string key) => DateOnly.ParseExact(key, Format, CultureInfo.InvariantCulture);

    /// <summary>Latest first, because a table lists in key order only: <c>99999999 − yyyyMMdd</c>.</summary>
    public static string Descending(DateOnly date)
        => (Latest - int.Parse(Ascending(date), CultureInfo.InvariantCulture)).ToString("D8", CultureInfo.InvariantCulture);

    public static DateOnly FromDescending(string key)
        => FromAscending((Latest - int.Parse(key, CultureInfo.InvariantCulture)).ToString("D8", CultureInfo.InvariantCulture));
}
