using RotationFunctions.Pipeline.Claims.Reading;
using RotationFunctions.Pipeline.Universes;
using RotationFunctions.Tests.Analytics.Support;

namespace RotationFunctions.Tests.Claims.Reading;

/// <summary>What a number takes over from what was said before it, a rule a test: who, over what, which way.</summary>
public sealed class CarryOverTests
{
    private static readonly Lazy<ReaderMarket> Market = new(() => new ReaderMarket(MarketFolder.RealMarket, UniverseReader.Default.Series));

    /// <summary>On Friday, 27 June 2025.</summary>
    private static string Read(string text)
    {
        SharedData.Require();
        var read = ClaimReader.Read(text, Market.Value, new DateOnly(2025, 6, 27), true, TestContext.Current.CancellationToken);
        return string.Join('|', read.Claims.Select(c => KnownFailuresTests.Line(text, c)));
    }

    private const string Week = "2025-06-20..2025-06-27";
    private const string Year = "2024-12-31..2025-06-27";
    private const string Day = "2025-06-26..2025-06-27";

    /// <summary>Whose a number is.</summary>
    [Theory]
    [InlineData("respectively", "SPY and IWM gained 3.4% and 3.0% this week, respectively.", $"3.4% = SPY return {Week} 0.034|3.0% = IWM return {Week} 0.03")]
    [InlineData("分别", "本周，标普500指数和罗素2000指数分别上涨3.4%和3.0%。", $"3.4% = ^GSPC return {Week} 0.034|3.0% = ^RUT return {Week} 0.03")]
    [InlineData("they", "SPY and IWM had a good week. They rose 3.4% and 3.0%, respectively.", $"3.4% = SPY return {Week} 0.034|3.0% = IWM return {Week} 0.03")]
    [InlineData("三者", "今年以来，SPY上涨5.1%，IWM下跌2.6%，QQQ上涨7.3%；含息来看，三者总回报分别为5.8%、-2.0%和7.6%。",
        $"5.1% = SPY return {Year} 0.051|2.6% = IWM return {Year} -0.026|7.3% = QQQ return {Year} 0.073|5.8% = SPY totalReturn {Year} 0.058|-2.0% = IWM totalReturn {Year} -0.02|7.6% = QQQ totalReturn {Year} 0.076")]
    [InlineData("it", "SPY was strong. It gained 3.4% this week.", $"3.4% = SPY return {Week} 0.034")]
    [InlineData("the index", "The Russell 2000 woke up. The index gained 3.0% this week.", $"3.0% = ^RUT return {Week} 0.03")]
    [InlineData("该指数", "罗素2000指数走强。该指数本周上涨3.0%。", $"3.0% = ^RUT return {Week} 0.03")]
    [InlineData("clause", "SPY gained 3.4% this week and 5.1% this year.", $"3.4% = SPY return {Week} 0.034|5.1% = SPY return {Year} 0.051")]
    [InlineData("possessive aside", "The S&P 500 gained 0.5% on Friday thanks to Amazon's 2.8% jump, but rose 3.4% this week.", $"0.5% = ^GSPC return {Day} 0.005|3.4% = ^GSPC return {Week} 0.034")]
    [InlineData("apposition", "TLT, the long-bond fund, gained 1.9% this week.", $"1.9% = TLT return {Week} 0.019")]
    [InlineData("bracket", "Health care (XLV) gained 1.5% this week.", $"1.5% = XLV return {Week} 0.015")]
    [InlineData("heading", "Russell 2000\n\n- This week: up 3.0%\n- This year: down 2.6%", $"3.0% = ^RUT return {Week} 0.03|2.6% = ^RUT return {Year} -0.026")]
    [InlineData("row", "| | Week | YTD |\n|---|---|---|\n| SPY | 3.4% | 5.1% |", $"3.4% = SPY return {Week} 0.034|5.1% = SPY return {Year} 0.051")]
    [InlineData("outside takes its own", "The Dow gained 3.8% this week; SPY gained 3.4%.", $"3.4% = SPY return {Week} 0.034")]
    [InlineData("outside keeps its own", "SPY gained 3.4% this week. The Dow gained 3.8%. It is up 3.0% this year.", $"3.4% = SPY return {Week} 0.034")]
    public void Subject(string rule, string text, string expected)
    {
        Assert.NotEmpty(rule);
        Assert.Equal(expected, Read(text));
    }

    /// <summary>Which window a number has.</summary>
    [Theory]
    [InlineData("while", "This week SPY gained 3.4% while IWM gained 3.0%.", $"3.4% = SPY return {Week} 0.034|3.0% = IWM return {Week} 0.03")]
    [InlineData("而", "本周标普500指数上涨3.4%，而罗素2000指数上涨3.0%。", $"3.4% = ^GSPC return {Week} 0.034|3.0% = ^RUT return {Week} 0.03")]
    [InlineData("；", "本周，标普500指数上涨3.4%；罗素2000指数上涨3.0%。", $"3.4% = ^GSPC return {Week} 0.034|3.0% = ^RUT return {Week} 0.03")]
    [InlineData("; ends an inner window", "SPY rose 0.5%, and this year 5.1%; IWM was flat at 0.0%.", $"0.5% = SPY return {Day} 0.005|5.1% = SPY return {Year} 0.051|0.0% = IWM return {Day} 0")]
    [InlineData("behind the last of a list", "SPY gained 3.4% and IWM 3.0% on the week.", $"3.4% = SPY return {Week} 0.034|3.0% = IWM return {Week} 0.03")]
    [InlineData("each its own", "SPY gained 0.5% on Friday and 3.4% on the week.", $"0.5% = SPY return {Day} 0.005|3.4% = SPY return {Week} 0.034")]
    [InlineData("heading to items", "For the week:\n\n- SPY rose 3.4%\n- IWM rose 3.0%", $"3.4% = SPY return {Week} 0.034|3.0% = IWM return {Week} 0.03")]
    [InlineData("heading to paragraphs", "For the year:\n\nSPY is up 5.1%.\n\nIWM is down 2.6%.", $"5.1% = SPY return {Year} 0.051|2.6% = IWM return {Year} -0.026")]
    [InlineData("column", "| Fund | YTD |\n|---|---|\n| SPY | 5.1% |\n| IWM | -2.6% |", $"5.1% = SPY return {Year} 0.051|-2.6% = IWM return {Year} -0.026")]
    [InlineData("same period", "SPY gained 5.1% this year. Over the same period IWM lost 2.6%.", $"5.1% = SPY return {Year} 0.051|2.6% = IWM return {Year} -0.026")]
    [InlineData("同期", "今年以来标普500指数上涨5.0%，同期罗素2000指数下跌2.6%。", $"5.0% = ^GSPC return {Year} 0.05|2.6% = ^RUT return {Year} -0.026")]
    [InlineData("day verb", "本周美股上涨，标普500指数累涨3.4%。周五，标普500指数收涨0.52%。", $"3.4% = ^GSPC return {Week} 0.034|0.52% = ^GSPC return {Day} 0.0052")]
    public void Window(string rule, string text, string expected)
    {
        Assert.NotEmpty(rule);
        Assert.Equal(expected, Read(text));
    }

    /// <summary>Which way a number goes, and what is measured.</summary>
    [Theory]
    [InlineData("verb", "This week SPY rose 3.4%, IWM 3.0%.", $"3.4% = SPY return {Week} 0.034|3.0% = IWM return {Week} 0.03")]
    [InlineData("anew", "This year SPY rose 5.1% but IWM fell 2.6%.", $"5.1% = SPY return {Year} 0.051|2.6% = IWM return {Year} -0.026")]
    [InlineData("kind", "This year SPY's maximum drawdown was 19.0%, IWM's 23.9%.", $"19.0% = SPY drawdown {Year} 0.19|23.9% = IWM drawdown {Year} 0.239")]
    [InlineData("dividends", "Including dividends, SPY returned 5.8% this year and IWM lost 2.0%.", $"5.8% = SPY totalReturn {Year} 0.058|2.0% = IWM totalReturn {Year} -0.02")]
    public void Predicate(string rule, string text, string expected)
    {
        Assert.NotEmpty(rule);
        Assert.Equal(expected, Read(text));
    }
}
