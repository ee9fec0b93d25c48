namespace RotationFunctions.Pipeline.Claims.Reading;

/// <summary>
/// Finds who a sentence is about: series by their names, and subjects that the data has not, which take the numbers beside
/// them so that no series gets them.
/// </summary>
internal static class SubjectReader
{
    public static void Read(List<Token> tokens, ReaderMarket market)
    {
        ReadModifiers(tokens);
        ReadNames(tokens);
        Merge(tokens, market);
        ReadBracketed(tokens, market);
        ReadForeign(tokens, market);
        ReadAppositions(tokens);
        ReadWindowsOfYields(tokens, market);
        ReadObjects(tokens);
    }

    /// <summary>"S&amp;P 500 futures", "标普500等权重": another subject than the index.</summary>
    private static void ReadModifiers(List<Token> tokens)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            if (token.Series is null)
                continue;
            var j = i + 1;
            while (j < tokens.Count && tokens[j].Text is "'" or "s" or "'s" or "index" or "的" or "指数" or "stock" or "e" or "-")
                j++;
            if (j < tokens.Count && tokens[j].Is("modifier") && !(tokens[j].Text is "growth" or "value" or "earnings" && j + 1 < tokens.Count && tokens[j + 1].Text == "of"))
            {
                (token.Outside, token.Series) = ($"{token.Written} {tokens[j].Written}", null);
                tokens[j].Series = null;
                tokens[j].Outside = null;
                tokens[j].IsUsed = true;
                token.End = tokens[j].End;
            }
            else if (i > 0 && (tokens[i - 1].Is("modifier") && tokens[i - 1].Text.StartsWith("equal", StringComparison.Ordinal) || tokens[i - 1].Text is "等权重" or "等权"))
            {
                (token.Outside, token.Series) = ($"{tokens[i - 1].Written} {token.Written}", null);
            }
            else if (i > 1 && tokens[i - 2].Text is "futures" or "options" or "shares" && tokens[i - 1].Text is "on" or "of" or "tied")
            {
                (token.Outside, token.Series) = ($"futures on {token.Written}", null);
            }
        }
    }

    /// <summary>Names that nobody knows: "Northern Basin Corp", "Nucor rose", "(NYSE: MAGS)".</summary>
    private static void ReadNames(List<Token> tokens)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            if (!IsName(tokens[i]))
                continue;
            var last = i;
            while (last + 1 < tokens.Count && (IsName(tokens[last + 1]) || (tokens[last + 1].Text is "&" or "of" or "." or "-" && last + 2 < tokens.Count && IsName(tokens[last + 2]))
                || (tokens[last + 1].IsCapital && tokens[last + 1].Meanings.Count == 0 && tokens[last + 1].Date is null && tokens[last + 1].Weekday is null && char.IsAsciiLetter(tokens[last + 1].Text[0]))
                || (tokens[last + 1] is { Number: { Unit: Unit.None, IsWhole: true } } && last + 2 < tokens.Count && IsName(tokens[last + 2]))))
                last++;
            var isStart = i == 0 || tokens[i - 1].Text is "." or "\"" or ":" or "—" or "-" or "(";
            var next = last + 1 < tokens.Count ? tokens[last + 1] : null;
            var acts = next is not null && (next.Is("move") || next.Is("level", "close") || next.Text is "is" or "was" or "has" or "had" or "(" or "'" or "," or "'s" || next.Number is not null);
            var isTicker = next is { Text: "(" } && last + 2 < tokens.Count && tokens[last + 2].Text is "nyse" or "nasdaq" or "symbol" or "ticker" or "nysearca" or "amex";
            var length = last - i + 1;
            var isFirm = length > 1 && tokens[last].Text is "corp" or "inc" or "group" or "holdings" or "ltd" or "plc" or "company" or "motors" or "bank" or "capital";
            if (isFirm || (length > 1 && (acts || isTicker)) || (length == 1 && acts && !isStart && !ReaderMarket.Language.IsOf("capital", tokens[i].Text))
                || (length == 1 && tokens[i].IsUpper && next is not null && (acts || next.Number is not null || next.Text[0] > 127))
                || (length == 1 && isStart && next is not null && (next.Is("move") || next.Is("level", "close")) && !ReaderMarket.Language.IsOf("capital", tokens[i].Text) && tokens[i].Text.Length > 2))
            {
                tokens[i].Outside = string.Join(' ', tokens.GetRange(i, length).Select(t => t.Written));
                tokens[i].End = tokens[last].End;
                for (var j = i + 1; j <= last; j++)
                    tokens[j].IsUsed = true;
            }

            i = last;
        }
    }

    private static bool IsName(Token token)
        => token.IsCapital && token is { Series: null, Outside: null, Date: null, Weekday: null, Number: null } && token.Meanings.Count == 0 && char.IsAsciiLetter(token.Text[0]) && token.Text.Length > 1
            && !ReaderMarket.Language.IsOf("capital", token.Text);

    /// <summary>"iShares Russell 2000 ETF (IWM)" is one subject, and "Northern Basin (NYSE: NBC)" another.</summary>
    private static void Merge(List<Token> tokens, ReaderMarket market)
    {
        for (var i = 0; i + 2 < tokens.Count; i++)
        {
            if (!tokens[i].IsSubject)
                continue;
            var open = i + 1;
            while (open < tokens.Count && tokens[open] is { Text: "etf" or "index" or "fund" or "trust" or "composite" or "total" or "return" or "指数" or "基金", IsSubject: false })
                open++;
            if (open + 1 >= tokens.Count || tokens[open].Text != "(")
                continue;
            var j = open + 1;
            while (j < tokens.Count && j < open + 7 && tokens[j].Text is "nyse" or "nasdaq" or "nysearca" or "symbol" or "ticker" or ":" or "arca" or "交易代码" or "indexsp" or "indexrussell" or "." or "the" or "or" or "代码")
                j++;
            if (j + 1 >= tokens.Count || tokens[j + 1].Text != ")")
                continue;
            var inside = tokens[j];
            if (tokens[i].Outside is not null && inside.Series is null)
            {
                inside.IsUsed = true;
            }
            else if (inside.Series is { } id && (market.IsFund(id) || tokens[i].Series == id || tokens[i].Outside is not null))
            {
                // The fund's ticker says which; the index's own says the same.
                (tokens[i].Series, tokens[i].Outside) = (id, null);
                (inside.Series, inside.IsUsed) = (null, true);
            }
        }
    }

    /// <summary>"Health care (XLV) +3.7%", "The small-cap fund (IWM) rose": the ticker says who the words before it mean.</summary>
    private static void ReadBracketed(List<Token> tokens, ReaderMarket market)
    {
        for (var i = 0; i + 2 < tokens.Count; i++)
        {
            if (tokens[i].Text != "(" || tokens[i + 2].Text != ")" || tokens[i + 1].Series is not { } id || tokens[i + 1].IsUsed || !market.IsFund(id))
                continue;
            // 【IWM】 at the head of what is said of it
            if (i == 0)
            {
                (tokens[0].Series, tokens[1].Series, tokens[1].IsUsed) = (id, null, true);
                continue;
            }

            var before = tokens[i - 1];
            if (before.IsSubject || before.IsUsed || before.Number is not null || before.Date is not null || !(char.IsLetter(before.Text[0])) || before.Is("move") || before.Is("compare"))
                continue;
            (before.Series, before.IsUsed) = (id, false);
            (tokens[i + 1].Series, tokens[i + 1].IsUsed) = (null, true);
        }
    }

    /// <summary>"Germany's 10-year yield", and 标普500ETF（513500）, a fund of another exchange.</summary>
    private static void ReadForeign(List<Token> tokens, ReaderMarket market)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Series is not { } id)
                continue;
            var before = i > 0 && tokens[i - 1].Text is "'s" ? i - 2 : i - 1;
            var isForeignRate = market.IsRate(id) && before >= 0 && tokens[before].Is("country");
            var isForeignFund = i + 3 < tokens.Count && tokens[i + 1].Text == "(" && tokens[i + 3].Text == ")" && tokens[i + 2].Number is { Unit: Unit.None, IsWhole: true, Value: >= 100_000 and <= 999_999 };
            if (isForeignRate || isForeignFund)
                (tokens[i].Series, tokens[i].Outside) = (null, isForeignRate ? $"{tokens[before].Written} {tokens[i].Written}" : tokens[i].Written);
        }
    }

    /// <summary>"TLT, the long-bond fund, lost 33%": what stands between the commas tells who TLT is, and is nobody else.</summary>
    private static void ReadAppositions(List<Token> tokens)
    {
        for (var i = 0; i + 4 < tokens.Count; i++)
        {
            if (tokens[i].Series is null || tokens[i + 1].Text != "," || tokens[i + 2].Text is not ("the" or "a" or "an") && !tokens[i + 2].Text.StartsWith("the ", StringComparison.Ordinal))
                continue;
            var last = tokens.FindIndex(i + 2, Math.Min(10, tokens.Count - i - 2), t => t.Text == "," || t.Number is { Unit: not Unit.None });
            // "The S&P 500, the Dow, lost": two of a list.
            if (last < i + 5 || tokens[last].Text != "," || last + 1 >= tokens.Count || !(tokens[last + 1].Is("move") || tokens[last + 1].Is("level", "close") || tokens[last + 1].Text is "is" or "was" or "has" or "had"))
                continue;
            foreach (var token in tokens.GetRange(i + 2, last - i - 2))
                if (token.IsSubject)
                    (token.Series, token.Outside) = (null, null);
        }
    }

    /// <summary>"ten-year total return" is a window, "the 10-year fell 7 basis points" a yield.</summary>
    private static void ReadWindowsOfYields(List<Token> tokens, ReaderMarket market)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            if (token.Series is not { } id || !market.IsRate(id) || !IsBareYears(token.Text))
                continue;
            var isBack = i > 0 && (tokens[i - 1].Is("back") || tokens[i - 1].Text is "'s" || (tokens[i - 1].Text == "s"));
            var isReturn = false;
            for (var j = i + 1; j <= i + 3 && j < tokens.Count; j++)
                isReturn |= tokens[j].Is("kind") || tokens[j].Text is "return" or "returns" or "gain" or "period" or "performance" or "scorecard" or "record" or "low" or "high" or "stretch" or "span" or "horizon";
            if (!isBack && !isReturn)
                continue;
            token.Series = null;
            token.Window = new Period("Y", Count: token.Text[0] is '2' or 't' && token.Text.StartsWith("tw", StringComparison.Ordinal) || token.Text[0] == '2' ? 2 : 10);
            token.IsUsed = true;
        }
    }

    private static bool IsBareYears(string text) => text is "10-year" or "10 year" or "ten-year" or "ten year" or "2-year" or "2 year" or "two-year" or "two year" or "10-yr" or "2-yr";

    /// <summary>Subjects that are only what another one is compared with.</summary>
    private static void ReadObjects(List<Token> tokens)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            if (!tokens[i].IsSubject)
                continue;
            // "Tech stocks in the S&P 500": the index is where they are, not who they are.
            if (tokens[i].Series is not null && i > 0 && tokens.FindLastIndex(i - 1, Math.Min(i, 3), t => t.Text is "in" or "within" or "of") is >= 0 and var inside && tokens.FindLastIndex(inside, Math.Min(inside + 1, 4), t => t.Outside is not null) >= 0
                && !tokens.GetRange(inside, i - inside).Exists(t => t.Number is not null))
                tokens[i].IsObject = true;
            // "leaves the S&P 500 far behind"
            var leaves = tokens.FindLastIndex(i, Math.Min(i + 1, 4), t => t.Text is "leaves" or "left" or "leaving" or "leave");
            if (leaves >= 0 && tokens.FindIndex(i, Math.Min(9, tokens.Count - i), t => t.Text == "behind") >= 0)
                tokens[i].IsObject = true;
            // "通过SPY投资大盘股": the fund is meant.
            if (i >= 2 && tokens[i - 1].Text is "资" && tokens.FindLastIndex(i - 1, Math.Min(i, 4), t => t.Series is not null) is >= 0 and var vehicle)
                (tokens[i].Series, tokens[i].IsObject) = (tokens[vehicle].Series, true);
            for (var j = i - 1; j >= Math.Max(0, i - 4); j--)
            {
                if (tokens[j].Is("compare") || tokens[j].Is("versus"))
                {
                    tokens[i].IsObject = true;
                    break;
                }

                if (tokens[j].Text is not ("the" or "its" or "of" or "a" or "both" or "over" or "了" or "指数" or "于" or "larger" or "broader" or "broad" or "index" or "did" or "to" or "," or "and" or "和"))
                    break;
                if (tokens[j].Text is "," or "and" or "和" && !(j > 0 && tokens[j - 1].IsObject))
                    break;
            }
        }
    }
}
