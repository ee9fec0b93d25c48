using System.Runtime.InteropServices;
using System.Text;
using nietras.SeparatedValues;
using RotationFunctions.Analytics;

namespace RotationFunctions.Pipeline.Sources.Csv;

/// <summary>
/// How a file of separated values is written: what separates its fields, how it writes dates and numbers. A date such as
/// 01/02/2026 and a number such as 1,234 can be read in two ways; then the whole file decides, and what it leaves open is refused.
/// </summary>
/// <param name="Separator">Comma, semicolon or tab.</param>
/// <param name="Dates">How dates are written.</param>
/// <param name="IsDecimalComma">Whether decimals follow a comma and thousands a point; the other way round when not.</param>
/// <param name="HeaderRows">Rows that belong to the header: one, or the three of yfinance.</param>
/// <param name="Undecided">What the file leaves open; null for nothing.</param>
internal sealed record CsvDialect(char Separator, DateWriting Dates, bool IsDecimalComma, int HeaderRows, Reason? Undecided = null)
{
    private static readonly string[] DateColumns = ["date", "data", "datum", "timestamp", "observation_date", "sep_meeting"];

    /// <summary>The content as UTF-8: spreadsheets also save UTF-16, which its byte-order mark tells.</summary>
    public static ReadOnlyMemory<byte> Utf8(ReadOnlyMemory<byte> content) => content.Span switch
    {
        [0xFF, 0xFE, ..] => Encoding.UTF8.GetBytes(Encoding.Unicode.GetString(content.Span[2..])),
        [0xFE, 0xFF, ..] => Encoding.UTF8.GetBytes(Encoding.BigEndianUnicode.GetString(content.Span[2..])),
        _ => content,
    };

    /// <summary>A reader of a file's rows, header included.</summary>
    public static SepReader Rows(ReadOnlyMemory<byte> utf8, char separator)
    {
        var stream = MemoryMarshal.TryGetArray(utf8, out var array)
            ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
            : new MemoryStream(utf8.ToArray(), writable: false);
        // The header is read as a row like any other: so blank lines may stand before it, and an odd one gets our message.
        return Sep.New(separator).Reader(o => o with { HasHeader = false, Unescape = true, Trim = SepTrim.All, DisableColCountCheck = true }).From(stream);
    }

    /// <summary>Looks at a file. One that begins with a day as 2026-01-22 and a number as 269.79 is looked at no further.</summary>
    /// <param name="utf8">Its content.</param>
    public static CsvDialect Of(ReadOnlyMemory<byte> utf8)
    {
        var separator = SeparatorOf(utf8.Span);
        using var reader = Rows(utf8, separator);
        string[]? header = null;
        var (dateColumn, headerRows, isFirst) = (0, 1, true);
        var dates = new DateEvidence();
        var numbers = new NumberEvidence();
        while (reader.MoveNext())
        {
            var row = reader.Current;
            if (row.ColCount <= 1 && row.Span.Trim().IsEmpty)
                continue;
            if (header is null)
            {
                header = Cells(row);
                dateColumn = Math.Max(0, Array.FindIndex(header, cell => DateColumns.Contains(cell, StringComparer.OrdinalIgnoreCase)));
                continue;
            }

            // yfinance writes "Price" over its columns, the ticker below them, and "Date" below that.
            if (header[0].Equals("Price", StringComparison.OrdinalIgnoreCase) && headerRows < 3 && row[0].ToString() is "Ticker" or "Date")
            {
                headerRows++;
                continue;
            }

            if (row.ColCount != header.Length)
                continue;
            dates.Add(row[dateColumn].Span);
            for (var column = 0; column < row.ColCount; column++)
                if (column != dateColumn)
                    numbers.Add(row[column].Span);
            if (isFirst && separator == ',' && dates.IsIso && numbers is { HasPoint: true, HasComma: false })
                break;
            isFirst = false;
        }

        return new CsvDialect(separator, dates.Writing, numbers.IsDecimalComma, headerRows, dates.Undecided ?? numbers.Undecided(separator));
    }

    private static string[] Cells(SepReader.Row row)
    {
        var cells = new string[row.ColCount];
        for (var i = 0; i < cells.Length; i++)
            cells[i] = row[i].ToString();
        return cells;
    }

    /// <summary>What stands most often in the first line that is not blank, outside quotes.</summary>
    private static char SeparatorOf(ReadOnlySpan<byte> utf8)
    {
        var (commas, semicolons, tabs, isQuoted, isBlank) = (0, 0, 0, false, true);
        foreach (var letter in utf8)
        {
            if (letter is (byte)'\n' or (byte)'\r' && !isBlank && !isQuoted)
                break;
            isQuoted ^= letter == (byte)'"';
            isBlank &= letter is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t' or 0xEF or 0xBB or 0xBF;
            if (isQuoted)
                continue;
            (commas, semicolons, tabs) = letter switch
            {
                (byte)',' => (commas + 1, semicolons, tabs),
                (byte)';' => (commas, semicolons + 1, tabs),
                (byte)'\t' => (commas, semicolons, tabs + 1),
                _ => (commas, semicolons, tabs),
            };
        }

        return semicolons > commas && semicolons >= tabs ? ';' : tabs > commas ? '\t' : ',';
    }
}
