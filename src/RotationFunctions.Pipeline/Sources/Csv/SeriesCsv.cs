using System.Globalization;
using RotationFunctions.Analytics;
using RotationFunctions.Pipeline.Universes;

namespace RotationFunctions.Pipeline.Sources.Csv;

/// <summary>
/// The CSV formats of bars, rates, projections and futures. A row that cannot be read is left out and named; the others stand.
/// </summary>
internal static class SeriesCsv
{
    /// <summary>Columns of a fund's file; <c>volume</c> may be lacking, and liquidity figures with it.</summary>
    public const string FundHeader = "date,open,high,low,close,adj_close,volume";

    /// <summary>Columns of an index's file; <c>volume</c> may be lacking.</summary>
    public const string IndexHeader = "date,open,high,low,close,volume";

    /// <summary>Columns of a projection's file; <c>source</c> is for its reader and may be lacking.</summary>
    public const string ProjectionHeader = "sep_meeting,target_year,median_ffr,source";

    /// <summary>Target of a projection that is no year.</summary>
    public const string LongerRun = "longer_run";

    /// <summary>Columns of a futures' file.</summary>
    public const string FuturesHeader = "date,contract,settlement";

    /// <summary>First column of a rate's file; the second bears the series' id.</summary>
    public const string RateDate = "observation_date";

    /// <summary>Reads a series by its kind.</summary>
    /// <exception cref="SeriesUnavailableException">The file is empty, lacks a column or has no row that can be used.</exception>
    public static ParsedSeries Parse(SeriesDefinition series, ReadOnlyMemory<byte> content, string origin)
    {
        ArgumentNullException.ThrowIfNull(series);
        using var table = new CsvTable(series.Id, content, origin);
        return series.Kind switch
        {
            SeriesKind.Fund => Bars(series.Id, table, origin, isFund: true),
            SeriesKind.Index => Bars(series.Id, table, origin, isFund: false),
            SeriesKind.Rate => Rate(series.Id, table),
            SeriesKind.Futures => Futures(series.Id, table),
            _ => Projection(series.Id, table),
        };
    }

    /// <summary>Bars in our own format, or in that of a vendor.</summary>
    private static ParsedSeries Bars(string id, CsvTable table, string origin, bool isFund)
    {
        var format = VendorFormat.Of(table);
        var columns = format.Columns(table, isFund);
        var (adjustedColumn, volumeColumn) = (isFund ? format.AdjustedClose(table) : null, format.Volume(table));
        var dates = new List<DateOnly>();
        var lines = new List<int>();
        var numbers = new List<double>[adjustedColumn is null ? 4 : 5];
        for (var i = 0; i < numbers.Length; i++)
            numbers[i] = [];
        var volumes = new List<double>();
        int[] prices = adjustedColumn is { } adjusted ? [.. columns.AsSpan(1), adjusted] : columns[1..];
        Span<double> row = stackalloc double[numbers.Length];
        while (table.MoveNext())
        {
            if (!table.TryDate(columns[0], out var date) || !TryNumbers(table, prices, row))
                continue;
            dates.Add(date);
            lines.Add(table.Line);
            for (var i = 0; i < numbers.Length; i++)
                numbers[i].Add(row[i]);
            if (volumeColumn is { } volume)
                volumes.Add(table.Volume(volume));
        }

        if (dates.Count == 0)
            throw table.NothingUsable();
        var bars = new SeriesColumns
        {
            Id = id,
            Dates = [.. dates],
            Open = [.. numbers[0]],
            High = [.. numbers[1]],
            Low = [.. numbers[2]],
            Close = [.. numbers[3]],
            AdjustedClose = adjustedColumn is null ? null : [.. numbers[4]],
            Volume = volumeColumn is null ? null : [.. volumes],
            Lines = [.. lines],
        };
        return new ParsedSeries([bars], table.Issues) { Warnings = [.. format.Notes(id, origin, dates.Max(), isFund && adjustedColumn is null)] };
    }

    private static bool TryNumbers(CsvTable table, ReadOnlySpan<int> columns, Span<double> row)
    {
        for (var i = 0; i < columns.Length; i++)
            if (!table.TryNumber(columns[i], out row[i]))
                return false;
        return true;
    }

    /// <summary>
    /// A daily rate of day t is published on the next morning and so dated t + 1. Days without a value, empty or
    /// <c>.</c> as FRED writes them, are holidays and no fault.
    /// </summary>
    private static ParsedSeries Rate(string id, CsvTable table)
    {
        // FRED called it DATE until 2024.
        var columns = table.Require(table.Find("DATE") is null ? RateDate : "DATE", id);
        var (day, value) = (columns[0], columns[1]);
        var values = new Observations();
        while (table.MoveNext())
        {
            if (NumberReader.IsMissing(table.Text(value)) || !table.TryDate(day, out var date) || !table.TryNumber(value, out var rate) || double.IsNaN(rate))
                continue;
            values.Add(date.AddDays(1), rate, table.Line);
        }

        return values.Count > 0 ? new ParsedSeries([values.ToColumns(id)], table.Issues) : throw table.NothingUsable();
    }

    /// <summary>One series per target year, dated by the meeting that published it: <c>FEDTARMD.2026</c>.</summary>
    private static ParsedSeries Projection(string id, CsvTable table)
    {
        var columns = table.Require("sep_meeting", "target_year", "median_ffr");
        var (meeting, target, median) = (columns[0], columns[1], columns[2]);
        var byTarget = new SortedDictionary<string, Observations>(StringComparer.Ordinal);
        while (table.MoveNext())
        {
            if (NumberReader.IsMissing(table.Text(median)) || !table.TryDate(meeting, out var published))
                continue;
            var year = table.Text(target);
            if (year is not LongerRun && (year.Length != 4 || year.ContainsAnyExceptInRange('0', '9')))
            {
                table.LeaveOut(Reason.Of("row.notAYear", $"target_year is {table.Quote(target)}, wanted is a year, such as 2026, or {LongerRun}"));
                continue;
            }

            if (!table.TryNumber(median, out var rate) || double.IsNaN(rate))
                continue;
            var name = year.ToString();
            if (!byTarget.TryGetValue(name, out var values))
                byTarget.Add(name, values = new Observations());
            values.Add(published, rate, table.Line);
        }

        return byTarget.Count > 0
            ? new ParsedSeries([.. byTarget.Select(t => t.Value.ToColumns($"{id}.{t.Key}"))], table.Issues)
            : throw table.NothingUsable();
    }

    /// <summary>One series per contract, dated by the day of its settlement, on whose evening it is known: <c>ZQ.2026-12</c>.</summary>
    private static ParsedSeries Futures(string id, CsvTable table)
    {
        var columns = table.Require("date", "contract", "settlement");
        var (day, month, settlement) = (columns[0], columns[1], columns[2]);
        var byContract = new SortedDictionary<string, Observations>(StringComparer.Ordinal);
        while (table.MoveNext())
        {
            if (!table.TryDate(day, out var date))
                continue;
            var contract = table.Text(month).ToString();
            if (!DateOnly.TryParseExact(contract, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            {
                table.LeaveOut(Reason.Of("row.notAMonth", $"contract is {table.Quote(month)}, wanted is a month, such as 2026-12"));
                continue;
            }

            if (!table.TryNumber(settlement, out var price) || double.IsNaN(price))
                continue;
            if (!byContract.TryGetValue(contract, out var values))
                byContract.Add(contract, values = new Observations());
            values.Add(date, price, table.Line);
        }

        return byContract.Count > 0
            ? new ParsedSeries([.. byContract.Select(c => c.Value.ToColumns($"{id}.{c.Key}"))], table.Issues)
            : throw table.NothingUsable();
    }

    private sealed class Observations
    {
        private readonly List<DateOnly> _published = [];
        private readonly List<double> _values = [];
        private readonly List<int> _lines = [];

        public int Count => _published.Count;

        public void Add(DateOnly published, double value, int line)
        {
            _published.Add(published);
            _values.Add(value);
            _lines.Add(line);
        }

        public SeriesColumns ToColumns(string id) =>
            new() { Id = id, Dates = [.. _published], Close = [.. _values], Lines = [.. _lines] };
    }
}
