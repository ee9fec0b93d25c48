using nietras.SeparatedValues;
using RotationFunctions.Analytics;

namespace RotationFunctions.Pipeline.Sources.Csv;

/// <summary>
/// Rows of a file of separated values whose first row names the columns, read forward. It finds columns by name (case
/// aside, in any order), takes quotes, a byte-order mark, any line ending and blank lines as they come, reads dates and numbers
/// as the file writes them (<see cref="CsvDialect"/>), and keeps the rows that cannot be read as issues.
/// </summary>
internal sealed class CsvTable : IDisposable
{
    // A year outside these is a slip of the pen, and one such row would stretch a history over centuries.
    private const int FirstYear = 1900;
    private const int LastYear = 2199;

    private const int LongestQuotation = 40;

    private readonly SepReader _reader;
    private readonly string _id;
    private readonly string _origin;
    private readonly string[] _header;
    private readonly CsvDialect _dialect;
    private readonly List<RowIssue> _issues = [];
    private int _rows;
    private DateOnly? _date;

    /// <exception cref="SeriesUnavailableException">The file is empty, or can be read in two ways.</exception>
    public CsvTable(string id, ReadOnlyMemory<byte> content, string origin)
    {
        (_id, _origin) = (id, origin);
        var utf8 = CsvDialect.Utf8(content);
        _dialect = CsvDialect.Of(utf8);
        if (_dialect.Undecided is { } undecided)
            throw Unusable(undecided);
        _reader = CsvDialect.Rows(utf8, _dialect.Separator);
        _header = [];
        while (_header.Length == 0 && _reader.MoveNext())
        {
            if (IsBlank(_reader.Current))
                continue;
            _header = new string[_reader.Current.ColCount];
            for (var i = 0; i < _header.Length; i++)
                _header[i] = _reader.Current[i].ToString();
        }

        if (_header.Length == 0)
            throw Unusable(Reason.Of("csv.empty", $"the file is empty"));
        for (var row = 1; row < _dialect.HeaderRows && _reader.MoveNext(); row++)
            if (_reader.Current[0].Span.Equals("Date", StringComparison.OrdinalIgnoreCase))
                _header[0] = "Date";
    }

    /// <summary>The names of the columns, as they stand in the header.</summary>
    public IReadOnlyList<string> Header => _header;

    /// <summary>Whether the header is of several rows, as yfinance writes it.</summary>
    public bool HasHeaderRows => _dialect.HeaderRows > 1;

    /// <summary>Rows that were left out so far.</summary>
    public IReadOnlyList<RowIssue> Issues => _issues;

    /// <summary>Line on which the current row begins, from 1.</summary>
    public int Line => _reader.Current.LineNumberFrom;

    /// <summary>Position of a column, or null when the header lacks it.</summary>
    /// <exception cref="SeriesUnavailableException">The header has the column twice.</exception>
    public int? Find(string column)
    {
        int? found = null;
        for (var i = 0; i < _header.Length; i++)
        {
            if (!_header[i].Equals(column, StringComparison.OrdinalIgnoreCase))
                continue;
            if (found is not null)
                throw Unusable(Reason.Of("csv.columnTwice", $"the column '{column}' stands twice in the header"));
            found = i;
        }

        return found;
    }

    /// <summary>Positions of columns that must be there.</summary>
    /// <exception cref="SeriesUnavailableException">The header lacks one of them.</exception>
    public int[] Require(params string[] columns)
    {
        var found = columns.Select(Find).ToArray();
        if (Array.IndexOf(found, null) < 0)
            return [.. found.Select(f => f!.Value)];
        var missing = columns.Where((_, i) => found[i] is null);
        throw Unusable(
            Reason.Of("csv.columnMissing", $"the header has no column {string.Join(", ", missing)}; needed are {string.Join(", ", columns)}, found '{Shorten(string.Join(',', _header))}'"));
    }

    /// <summary>Goes to the next row that has as many fields as the header.</summary>
    public bool MoveNext()
    {
        while (_reader.MoveNext())
        {
            var row = _reader.Current;
            _date = null;
            if (IsBlank(row) || IsHeader(row))
                continue;
            _rows++;
            if (row.ColCount == _header.Length)
                return true;
            LeaveOut(Reason.Of("row.fieldCount", $"the row has {row.ColCount} fields, the header {_header.Length}"));
        }

        return false;
    }

    /// <summary>The text of a field in the current row.</summary>
    public ReadOnlySpan<char> Text(int column) => _reader.Current[column].Span;

    /// <summary>The text of a field in the current row, as messages show it.</summary>
    public string Quote(int column) => $"'{Shorten(Text(column))}'";

    /// <summary>Reads a date; an invalid field leaves the row out.</summary>
    public bool TryDate(int column, out DateOnly date)
    {
        if ((DateReader.TryRead(Text(column), DateWriting.YearFirst, out date) || DateReader.TryRead(Text(column), _dialect.Dates, out date))
            && date.Year is >= FirstYear and <= LastYear)
        {
            _date = date;
            return true;
        }

        LeaveOut(Reason.Of("row.notADate", $"{_header[column]} is {Quote(column)}, wanted is a date as {"yyyy-MM-dd"}, such as 2026-01-22"));
        return false;
    }

    /// <summary>Reads a number; an empty field, or one that says so, is NaN; a field that is no number leaves the row out.</summary>
    public bool TryNumber(int column, out double number)
    {
        var text = Text(column);
        number = double.NaN;
        if (NumberReader.IsMissing(text) || NumberReader.TryRead(text, _dialect.IsDecimalComma, out number))
            return true;
        LeaveOut(Reason.Of("row.notANumber", $"{_header[column]} is {Quote(column)}, wanted is a number with a decimal point, such as 269.79"));
        return false;
    }

    /// <summary>Reads a volume. One that cannot be read is missing, and named; prices do not hang on it.</summary>
    public double Volume(int column)
    {
        var text = Text(column);
        if (NumberReader.IsMissing(text) || !NumberReader.TryRead(text, _dialect.IsDecimalComma, out var number))
        {
            if (!NumberReader.IsMissing(text))
                _issues.Add(new RowIssue(_id, _origin, Line, Reason.Of("row.countsAsMissing", $"{_header[column]} is {Quote(column)}: it counts as missing, and the prices stand")));
            return double.NaN;
        }

        return number;
    }

    /// <summary>Leaves the current row out and says why.</summary>
    public void LeaveOut(Reason reason) => _issues.Add(new RowIssue(_id, _origin, Line, reason, _date) { IsUndated = _date is null });

    /// <summary>The exception for a file that gave nothing, with the first thing that was wrong with it.</summary>
    public SeriesUnavailableException NothingUsable() => (_rows, _issues) switch
    {
        (0, _) => Unusable(Reason.Of("csv.headerOnly", $"the file has a header but no rows")),
        (_, []) => Unusable(Reason.Of("csv.noValue", $"none of the {_rows} rows has a value")),
        _ => Unusable(Reason.Of("csv.noUsableRow", $"none of the {_rows} rows can be used; line {_issues[0].Line}: {_issues[0].Reason}")),
    };

    public void Dispose() => _reader.Dispose();

    /// <summary>Whether a row is the header once more, as where files were put one behind another.</summary>
    private bool IsHeader(SepReader.Row row)
    {
        if (row.ColCount != _header.Length)
            return false;
        for (var i = 0; i < _header.Length; i++)
            if (!row[i].Span.Equals(_header[i], StringComparison.OrdinalIgnoreCase))
                return false;
        return true;
    }

    private static bool IsBlank(SepReader.Row row) => row.ColCount <= 1 && row.Span.Trim().IsEmpty;

    private static string Shorten(ReadOnlySpan<char> text) =>
        text.Length <= LongestQuotation ? text.ToString() : $"{text[..LongestQuotation]}…";

    private SeriesUnavailableException Unusable(Reason reason) => new(Reason.Of("csv.unusable", $"{_id}: {_origin} cannot be used: {reason}."));
}
