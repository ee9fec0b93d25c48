using System.Globalization;
using System.Text;

namespace RotationFunctions.Pipeline.Http;

/// <summary>
/// Comma-separated values (RFC 4180). A text that a spreadsheet would run as a formula gets an apostrophe before it, which
/// spreadsheets take for "this is text"; numbers are written as they are, a minus sign in front included.
/// </summary>
internal sealed class CsvText
{
    private readonly StringBuilder _text = new();
    private bool _inRow;

    internal CsvText Field(string value)
    {
        Separate();
        if (value.Length > 0 && value[0] is '=' or '+' or '-' or '@' or '\t' or '\r')
            value = "'" + value;
        if (value.AsSpan().IndexOfAny(",\"\r\n") < 0)
            _text.Append(value);
        else
            _text.Append('"').Append(value.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
        return this;
    }

    /// <summary>A number, or an empty field when it is absent.</summary>
    internal CsvText Field(double? value)
    {
        Separate();
        _text.Append(value?.ToString("R", CultureInfo.InvariantCulture));
        return this;
    }

    internal CsvText Field(DateOnly value)
    {
        Separate();
        _text.Append(value.ToString("O", CultureInfo.InvariantCulture));
        return this;
    }

    internal CsvText EndRow()
    {
        _text.Append("\r\n");
        _inRow = false;
        return this;
    }

    internal byte[] ToUtf8() => Encoding.UTF8.GetBytes(_text.ToString());

    private void Separate()
    {
        if (_inRow)
            _text.Append(',');
        _inRow = true;
    }
}
