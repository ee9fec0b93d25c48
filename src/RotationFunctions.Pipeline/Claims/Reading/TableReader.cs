namespace RotationFunctions.Pipeline.Claims.Reading;

/// <summary>Reads tables: the row's head names the series, the column's head the window, the kind or the series.</summary>
internal static class TableReader
{
    public static void Read(Block block, string text, Tokeniser tokeniser, ReaderMarket market, Discourse discourse, ReadResult result)
    {
        var rows = block.Rows;
        if (rows.Count == 0)
            return;
        var head = rows[0].Any(c => HasFigure(text, c)) ? null : rows[0];
        for (var r = head is null ? 0 : 1; r < rows.Count; r++)
        {
            var row = rows[r];
            for (var c = 1; c < row.Count; c++)
            {
                if (!HasFigure(text, row[c]))
                    continue;
                var tokens = new List<Token>();
                // As if it were said: "year to date: Russell 2000: 12.2%".
                if (head is not null && c < head.Count)
                    tokens.AddRange(Prepared(tokeniser.Read(text, head[c].Start, head[c].End), market, true));
                var names = Prepared(tokeniser.Read(text, row[0].Start, row[0].End), market, true);
                var subjects = names.FindAll(t => t.IsSubject && !t.IsUsed);
                if (subjects.Count > 1 && head is not null && c < head.Count)
                {
                    var isFund = text[head[c].Start..head[c].End].Contains("fund", StringComparison.OrdinalIgnoreCase) || text[head[c].Start..head[c].End].Contains("ETF", StringComparison.OrdinalIgnoreCase) || text[head[c].Start..head[c].End].Contains("基金", StringComparison.Ordinal);
                    var chosen = subjects.Find(t => t.Series is { } id && market.IsFund(id) == isFund) ?? subjects[0];
                    names.RemoveAll(t => t.IsSubject && t != chosen);
                }

                tokens.AddRange(names);
                var cell = tokeniser.Read(text, row[c].Start, row[c].End);
                Negate(cell);
                tokens.AddRange(Prepared(cell, market, false));
                var (series, outside, window, hasDay) = (discourse.Series, discourse.Outside, discourse.Window, discourse.HasDay);
                if (!tokens.Exists(t => t.IsSubject))
                    (discourse.Series, discourse.Outside) = (null, null);
                new SentenceReader(tokens, market, discourse, result, isQuestion: false, isItem: true, isCell: true).Read();
                // One cell's window is not the next one's.
                (discourse.Series, discourse.Outside, discourse.Window, discourse.HasDay) = (series, outside, window, hasDay);
            }
        }
    }

    private static List<Token> Prepared(List<Token> tokens, ReaderMarket market, bool isHeading)
    {
        SubjectReader.Read(tokens, market);
        PeriodReader.Read(tokens, isHeading);
        return tokens;
    }

    /// <summary>(1.04%) in a table is a loss, as accountants print it.</summary>
    private static void Negate(List<Token> tokens)
    {
        if (tokens is [{ Text: "(" }, { Number: { IsSigned: false } number } figure, { Text: ")" }])
            figure.Number = number with { Value = -number.Value, IsSigned = true };
    }

    private static bool HasFigure(string text, (int Start, int End) cell)
    {
        var span = text.AsSpan(cell.Start, cell.End - cell.Start).Trim();
        return span.Length > 0 && (char.IsAsciiDigit(span[0]) || span[0] is '+' or '-' or '(' or '$') && span.IndexOfAnyInRange('0', '9') >= 0 && (span.Contains('%') || span.Contains('.') || span.Contains(','));
    }
}
