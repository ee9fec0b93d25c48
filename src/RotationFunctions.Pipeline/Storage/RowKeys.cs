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

    /// <summary>Most revisions of a day that keys can number in order.</summary>
    public const int MostRevisions = 999_999;

    /// <summary>What keys of replaced revisions begin with: a letter, so that they come after every day and in none's way.</summary>
    public const string ReplacedPrefix = "r";

    /// <summary>A replaced revision of a day, latest day first, then by revision.</summary>
    public static string Replaced(DateOnly date, int revision)
        => string.Create(CultureInfo.InvariantCulture, $"{ReplacedPrefix}{Descending(date)}-{revision:D6}");
}
