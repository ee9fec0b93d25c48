using RotationFunctions.Analytics;


namespace RotationFunctions.Pipeline.Sources.Csv;

/// <summary>A format in which a vendor lets its prices be downloaded, recognised by its header.</summary>
internal sealed class VendorFormat
{
    private static readonly VendorFormat Own = new(null, "date", "open", "high", "low", "close", "adj_close", "volume");

    private static readonly VendorFormat[] Vendors =
    [
        new("Yahoo Finance", "Date", "Open", "High", "Low", "Close", "Adj Close", "Volume"),
        new("Yahoo Finance", "Date", "Open", "High", "Low", "Close*", "Adj Close**", "Volume"),
        new("Nasdaq", "Date", "Open", "High", "Low", "Close/Last", null, "Volume"),
        new("Investing.com", "Date", "Open", "High", "Low", "Price", null, "Vol."),
        new("Stooq", "Data", "Otwarcie", "Najwyzszy", "Najnizszy", "Zamkniecie", null, "Wolumen"),
    ];

    /// <summary>MarketWatch and Stooq, whose headers are the same; and whoever else has no adjusted closes.</summary>
    private static readonly VendorFormat Plain = new(null, "date", "open", "high", "low", "close", null, "volume");

    /// <summary>What yfinance saves without <c>auto_adjust=False</c>: its closes are adjusted for dividends.</summary>
    private static readonly VendorFormat AutoAdjusted = new("yfinance", "Date", "Open", "High", "Low", "Close", "Adj Close", "Volume") { IsAutoAdjusted = true };

    private readonly string? _vendor;
    private readonly string[] _prices;
    private readonly string? _adjustedClose;
    private readonly string _volume;

    private VendorFormat(string? vendor, string date, string open, string high, string low, string close, string? adjustedClose, string volume) =>
        (_vendor, _prices, _adjustedClose, _volume) = (vendor, [date, open, high, low, close], adjustedClose, volume);

    private bool IsAutoAdjusted { get; init; }

    /// <summary>The format of a file; our own when the header is of none.</summary>
    public static VendorFormat Of(CsvTable table)
    {
        if (table.HasHeaderRows)
            return AutoAdjusted;
        if (table.Find(Own._adjustedClose!) is not null)
            return Own;
        foreach (var vendor in Vendors)
            if (Array.TrueForAll(vendor._prices, column => table.Find(column) is not null) && (vendor._adjustedClose is null || table.Find(vendor._adjustedClose) is not null))
                return vendor;
        return Array.TrueForAll(Plain._prices, column => table.Find(column) is not null) ? Plain : Own;
    }

    /// <summary>Places of date, open, high, low and close.</summary>
    /// <param name="table">The file.</param>
    /// <param name="isFund">Whether it is of a fund: then adjusted closes are asked for, where the format is unknown.</param>
    /// <exception cref="SeriesUnavailableException">The header lacks one of them.</exception>
    public int[] Columns(CsvTable table, bool isFund) =>
        this == Own && isFund ? table.Require([.. _prices, _adjustedClose!])[..5] : table.Require(_prices);

    /// <summary>Place of the adjusted close; null for none.</summary>
    public int? AdjustedClose(CsvTable table) => _adjustedClose is null ? null : table.Find(_adjustedClose);

    /// <summary>Place of the volume; null for none.</summary>
    public int? Volume(CsvTable table) => table.Find(_volume);

    /// <summary>What a reader of the report should know of the format; nothing of an index in the plain one, which is ours as well.</summary>
    /// <param name="series">The series' id.</param>
    /// <param name="origin">The file.</param>
    /// <param name="last">Its last day.</param>
    /// <param name="isUnadjusted">Whether a fund has no adjusted closes.</param>
    public IEnumerable<DatedWarning> Notes(string series, string origin, DateOnly last, bool isUnadjusted)
    {
        if (isUnadjusted && IsAutoAdjusted)
            yield return new DatedWarning(series, last, Reason.Of("warning.yfinanceAdjusted", $"{origin} was read as a file of yfinance without an adjusted close: its closes are adjusted for dividends, so that what stands as a price return is a total return. Save it with auto_adjust=False."));
        else if (isUnadjusted && this == Plain)
            yield return new DatedWarning(series, last, Reason.Of("warning.noAdjusted", $"{origin} has no adjusted closes, as downloads of MarketWatch and Stooq have none: total returns are missing."));
        else if (isUnadjusted && _vendor is not null)
            yield return new DatedWarning(series, last, Reason.Of("warning.vendorNotAdjusted", $"{origin} was read as a download of {_vendor}, which has no adjusted closes: total returns are missing."));
        else if (_vendor is not null)
            yield return new DatedWarning(series, last, Reason.Of("warning.vendorRead", $"{origin} was read as a download of {_vendor}."));
    }
}
