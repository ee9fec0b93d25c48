using System.Globalization;
using RotationFunctions.Analytics.Claims;
using RotationFunctions.Pipeline.Claims;
using RotationFunctions.Pipeline.Claims.Reading;

namespace RotationFunctions.Tests.Claims.Reading;

/// <summary>What sentences are read as.</summary>
public sealed class ClaimReaderTests
{
    private static readonly DateOnly Latest = new(2026, 3, 31);

    private static ParsedText Read(string text) => ClaimReader.Read(text, InventedMarket.Reader, Latest, cancellationToken: TestContext.Current.CancellationToken);

    /// <summary>A claim in one line: series, kind, window, day, value with its digits.</summary>
    private static string Line(TakenClaim taken)
    {
        var claim = taken.Claim;
        var series = claim.Against is null ? claim.Series : $"{claim.Series}/{claim.Against}";
        return string.Join(' ', new[] { series, ClaimKindNames.Of(claim.Kind), StatedWords.Of(claim.Window), claim.AsOf == Latest ? null : claim.AsOf.ToString("O", CultureInfo.InvariantCulture), claim.Value.ToString("F" + claim.Digits, CultureInfo.InvariantCulture) }.OfType<string>());
    }

    private static string[] Lines(string text) => [.. Read(text).Claims.Select(Line)];

    [Theory]
    [InlineData("IWC is up 12.28 % year to date", "IWC return YTD 0.1228")]
    [InlineData("IWC is up 12.28% YTD.", "IWC return YTD 0.1228")]
    [InlineData("Year to date, IWM has gained 9.9 percent", "IWM return YTD 0.099")]
    [InlineData("XLU fell 2.70% on the day", "XLU return 1D -0.0270")]
    [InlineData("XLU was down -2.70% today", "XLU return 1D -0.0270")]
    [InlineData("SPY returned −0.18% over the past week", "SPY return from the close of 2026-03-24 to 2026-03-31 -0.0018")]
    [InlineData("IWM rose 0.75% on January 22, 2026", "IWM return 1D 2026-01-22 0.0075")]
    [InlineData("SPY has returned 15.59% over one year including dividends.", "SPY totalReturn from the close of 2025-03-31 to 2026-03-31 0.1559")]
    [InlineData("SPY's one-year total return was 15.59%", "SPY totalReturn from the close of 2025-03-31 to 2026-03-31 0.1559")]
    [InlineData("IWC's daily volatility year to date was 1.09%", "IWC dailyVolatility YTD 0.0109")]
    [InlineData("annualised volatility of IWM over 3 months: 18.2%", "IWM annualVolatility from the close of 2025-12-31 to 2026-03-31 0.182")]
    [InlineData("The maximum drawdown of IWM over the past year was 23.92%", "IWM drawdown from the close of 2025-03-31 to 2026-03-31 0.2392")]
    [InlineData("IWM's beta to SPY over one year is 1.03", "IWM/SPY beta from the close of 2025-03-31 to 2026-03-31 1.03")]
    [InlineData("The one-year correlation of IWC and SPY is 0.81", "IWC/SPY correlation from the close of 2025-03-31 to 2026-03-31 0.81")]
    [InlineData("IWM leads SPY by 8.56 percentage points year to date", "IWM/SPY spread YTD 0.0856")]
    [InlineData("IWM trails SPY by 856 bps year to date", "IWM/SPY spread YTD -0.0856")]
    [InlineData("The IWM-SPY spread is 8.56pp year to date", "IWM/SPY spread YTD 0.0856")]
    [InlineData("As of 2026-01-22 the Russell 2000 closed at 2,718.77", "^RUT level 2026-01-22 2718.77")]
    [InlineData("iShares Russell 2000 ETF gained 9.60% this year", "IWM return YTD 0.0960")]
    [InlineData("^RUT is up 9.9% since 2025-12-01", "^RUT return from 2025-12-01 to 2026-03-31 0.099")]
    [InlineData("IWC returned 12.28% from the open of 1 December 2025 to the close of 22 January 2026", "IWC return from the open of 2025-12-01 to 2026-01-22 2026-01-22 0.1228")]
    [InlineData("$IWM gained 9.86% so far this year", "IWM return YTD 0.0986")]
    [InlineData("IWM今年以来回报率为+9.86%", "IWM return YTD 0.0986")]
    [InlineData("ＩＷＭ今年以来回报率为＋９．８６％", "IWM return YTD 0.0986")]
    [InlineData("截至2026年1月22日，IWC今年以来上涨12.28%。", "IWC return YTD 2026-01-22 0.1228")]
    [InlineData("XLU当日下跌2.70%", "XLU return 1D -0.0270")]
    [InlineData("IWM跑赢SPY 8.56个百分点（今年以来）", "IWM/SPY spread YTD 0.0856")]
    [InlineData("年初至今IWC的日波动率为1.09%", "IWC dailyVolatility YTD 0.0109")]
    [InlineData("IWM近一年最大回撤为23.92%", "IWM drawdown from the close of 2025-03-31 to 2026-03-31 0.2392")]
    [InlineData("IWC与SPY近一年的相关系数为0.81", "IWC/SPY correlation from the close of 2025-03-31 to 2026-03-31 0.81")]
    [InlineData("SPY过去一年总回报为15.59%", "SPY totalReturn from the close of 2025-03-31 to 2026-03-31 0.1559")]
    [InlineData("罗素2000指数1月22日收于2718.77点", "^RUT level 2026-01-22 2718.77")]
    [InlineData("IWM自2025年12月1日以来上涨百分之9.86", "IWM return from 2025-12-01 to 2026-03-31 0.0986")]
    [InlineData("IWM ytd: 9,86 %", "IWM return YTD 0.0986")]
    [InlineData("<b>IWM</b> is up&nbsp;<i>9.86%</i> year to date", "IWM return YTD 0.0986")]
    public void Sentence_OneClaim(string text, string expected)
    {
        var read = Read(text);
        Assert.Equal([expected], read.Claims.Select(Line));
        Assert.Empty(read.Left);
    }

    [Theory]
    [InlineData("IWC, IWM and SPY returned +12.28%, +9.86% and +1.50% year to date", "IWC return YTD 0.1228|IWM return YTD 0.0986|SPY return YTD 0.0150")]
    [InlineData("IWC, IWM and SPY returned 12.28, 9.86 and 1.50 percent year to date", "IWC return YTD 0.1228|IWM return YTD 0.0986|SPY return YTD 0.0150")]
    [InlineData("Year to date: IWC (+12.28%), IWM (+9.86%), SPY (+1.50%)", "IWC return YTD 0.1228|IWM return YTD 0.0986|SPY return YTD 0.0150")]
    [InlineData("+12.28% for IWC, +9.86% for IWM year to date", "IWC return YTD 0.1228|IWM return YTD 0.0986")]
    [InlineData("IWC、IWM和SPY今年以来的回报率分别为+12.28%、+9.86%和+1.50%。", "IWC return YTD 0.1228|IWM return YTD 0.0986|SPY return YTD 0.0150")]
    [InlineData("In 8 of 11 cases IWM led, and it is up 9.60% year to date", "IWM return YTD 0.0960")]
    [InlineData("IWM is up 9.60% year to date and 17.41% over the past year.", "IWM return YTD 0.0960|IWM return from the close of 2025-03-31 to 2026-03-31 0.1741")]
    [InlineData("IWM returned 9.60% year to date with a daily volatility of 0.81%.", "IWM return YTD 0.0960|IWM dailyVolatility YTD 0.0081")]
    [InlineData("As of 2026-01-22:\nXLB gained 1.15% on the day.\nXLU lost 2.70% on the day.", "XLB return 1D 2026-01-22 0.0115|XLU return 1D 2026-01-22 -0.0270")]
    public void Text_SeveralClaims(string text, string expected)
        => Assert.Equal(expected.Split('|'), Lines(text));

    [Theory]
    [InlineData("IWM is up 12.28 year to date", Misunderstanding.NoUnit)]
    [InlineData("AAPL is up 3.2% this year", Misunderstanding.OtherSubject)]
    [InlineData("Volatility was 12.28% for IWM", Misunderstanding.NoWindow)]
    [InlineData("They are up 12.28% year to date", Misunderstanding.NoSeries)]
    [InlineData("IWM, IWC and SPY are up 12.28% and 9.86% year to date", Misunderstanding.CountsDiffer)]
    [InlineData("IWM is up 12,280% year to date", Misunderstanding.AmbiguousComma)]
    [InlineData("IWM outperformed by 8.56 percentage points year to date", Misunderstanding.OneSeries)]
    [InlineData("IWM is up 9.86 percentage points year to date", Misunderstanding.OneSeries)]
    [InlineData("IWM ist seit Jahresbeginn um 9,86 % gestiegen", Misunderstanding.NoKind)]
    [InlineData("L'IWM a gagné 9,86 % depuis le début de l'année", Misunderstanding.NoSeries)]
    public void Number_NotUnderstood(string text, Misunderstanding expected)
    {
        var read = Read(text);
        Assert.Empty(read.Claims);
        Assert.All(read.Left, left => Assert.Equal(expected, left.Reason));
        Assert.NotEmpty(read.Left);
    }

    [Theory]
    [InlineData("IWM is up 9.86% year to date", Assumption.LastDayOfData)]
    [InlineData("On January 22 IWM rose 0.75% today", Assumption.YearOfDate)]
    [InlineData("IWM ytd 9,86%", Assumption.DecimalComma)]
    [InlineData("IWM's volatility over 3 months is 18%", Assumption.Annualised)]
    [InlineData("IWM rose 0.75% on 2026-01-22", Assumption.OneDay)]
    [InlineData("IWM is up 12.28%", Assumption.OneDay)]
    [InlineData("Year to date: IWM 9.86%", Assumption.Return)]
    [InlineData("The one-year beta of IWM is 1.03", Assumption.AgainstBenchmark)]
    [InlineData("IWM leads SPY by 8.56% year to date", Assumption.PercentAsPoints)]
    public void Claim_SaysWhatIsAssumed(string text, Assumption expected)
        => Assert.Contains(expected, Assert.Single(Read(text).Claims).Assumptions);

    [Fact]
    public void Places_AreThoseOfTheNumbers()
    {
        const string text = "Note — ＩＷＭ: IWM is up ９．８６％ year to date, and 3 others are not.";
        var read = Read(text);
        Assert.Equal("９．８６％", text.Substring(read.Claims[0].Start, read.Claims[0].Length));
        Assert.Equal("3", text.Substring(read.Left[0].Start, read.Left[0].Length));
    }

    /// <summary>Whatever the text, it is read in time that grows with it alone, and every number lands in one list or the other.</summary>
    [Slow]
    [Theory]
    [InlineData("9.86% ")]
    [InlineData("IWM is up 9.86% year to date. ")]
    [InlineData("<b <!-- & 1,1,1,1 ")]
    [InlineData("--++%%..,,12..3,,4 since from to 至 自 ")]
    [InlineData("从2026年1月1日到2026年1月2日的IWM上涨")]
    public void Text_OfTheLongest(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, ClaimRequest.LongestText / piece.Length));
        var read = Read(text);
        Assert.All(read.Claims, c => Assert.InRange(c.Start + c.Length, 1, text.Length));
        Assert.All(read.Left, l => Assert.InRange(l.Start + l.Length, 1, text.Length));
    }

    /// <summary>Texts of one sign, and of what is half of something, are read like any other.</summary>
    [Fact]
    public void Text_OfOneSign()
    {
        foreach (var sign in "a1.,;:%$()[]{}<>&|#*-_+\"'`~^\\/\n\t 年月日点百二〇，。（）【】％＋\u0000\u0301\u200b\u202e\u2066\ud83d\ude80\ud800\udfff\ufeff\uffff")
        {
            var text = new string(sign, ClaimRequest.LongestText);
            Assert.Empty(Read(text).Claims);
        }
    }

    /// <summary>Pieces that mean something, in any order and half cut off: nothing is thrown, and every place lies in the text.</summary>
    [FsCheck.Xunit.Property(MaxTest = 400)]
    public void Text_OfPieces(int seed)
    {
        string[] pieces =
        [
            "The S&P 500", "IWM", " rose ", " fell ", "1.2%", "12.28", "2,718.77", "(", ")", "[1]", "| ", " |\n", "\n\n", "\n- ", "# ", "<td>", "</td>", "<tr>", "<p", "&nbsp;", "&#x", " from ", " to ", " since ",
            "January 5", "2026-01-22", "1/2", "今年以来", "上涨", "标普500", "百分之", "二〇二五年", "，", "；", "。", " respectively", " it ", "'s ", " ahead of ", " by ", "-", "+", "%", "basis points", " points", "$",
            "best day since ", "2020", "three straight ", "weeks", "\ud800", "\u0301", "\u202e", "前一日", "万", "1万2345", "+1.0% to ", " or ", " as much as ", " had ", "Q1", " below its ", "record high", " of ",
        ];
        var random = new Random(seed);
        var text = string.Concat(Enumerable.Range(0, random.Next(1, 60)).Select(_ => pieces[random.Next(pieces.Length)]));
        var read = Read(text);
        Assert.All(read.Claims, c => Assert.InRange(c.Start + c.Length, 1, text.Length));
        Assert.All(read.Left, l => Assert.InRange(l.Start + l.Length, 1, text.Length));
    }

    [FsCheck.Xunit.Property(MaxTest = 500)]
    public void Text_Random(string? text)
    {
        var read = Read(text ?? "");
        Assert.All(read.Claims, c => Assert.True(c.Claim.Digits <= Claim.MostDigits));
    }

    [Theory]
    [InlineData("YTD")]
    [InlineData("1D")]
    [InlineData("6M")]
    [InlineData("from 2025-12-01 to 2026-01-22")]
    [InlineData("from the open of 2025-12-01 to 2026-01-22")]
    [InlineData("from the close of 2025-12-01 to 2026-01-22")]
    public void StatedWords_ReadBack(string words)
        => Assert.Equal(words, StatedWords.Of(StatedWords.Read(words, Latest)!.Ending(Latest)));

    [Theory]
    [InlineData("year to date", "YTD")]
    [InlineData("2025-12-01 to 2026-01-22", "from 2025-12-01 to 2026-01-22")]
    [InlineData("since 2025-12-01", "from 2025-12-01 to 2026-03-31")]
    [InlineData("今年以来", "YTD")]
    [InlineData("sometime", null)]
    [InlineData("year to date and more", null)]
    public void StatedWords_Read(string words, string? expected)
        => Assert.Equal(expected, StatedWords.Read(words, Latest) is { } span ? StatedWords.Of(span.Ending(Latest)) : null);
}
