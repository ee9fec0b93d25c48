using System.Globalization;
using RotationFunctions.Analytics.Claims;
using RotationFunctions.Pipeline.Claims;
using RotationFunctions.Pipeline.Claims.Reading;
using RotationFunctions.Pipeline.Universes;
using RotationFunctions.Tests.Analytics.Support;

namespace RotationFunctions.Tests.Claims.Reading;

/// <summary>Sentences that readers of claims get wrong, each as a careful person reads it; on real prices.</summary>
public sealed class KnownFailuresTests
{
    private static readonly Lazy<ReaderMarket> Market = new(() => new ReaderMarket(MarketFolder.RealMarket, UniverseReader.Default.Series));

    /// <summary>A claim in one line: the number, the series, the kind, its days, the value.</summary>
    internal static string Line(string text, TakenClaim taken)
    {
        var claim = taken.Claim;
        var stated = ClaimChecker.Check(MarketFolder.RealMarket, [claim], 0).Claims[0].Stated;
        var series = claim.Against is null ? claim.Series : $"{claim.Series}/{claim.Against}";
        var days = stated is null ? "" : stated.Start == stated.End ? $" {stated.End:yyyy-MM-dd}" : $" {stated.Start:yyyy-MM-dd}..{stated.End:yyyy-MM-dd}";
        return string.Create(CultureInfo.InvariantCulture, $"{text.AsSpan(taken.Start, taken.Length)} = {series} {ClaimKindNames.Of(claim.Kind)}{days} {Math.Round(claim.Value, 6)}");
    }

    private static ParsedText Read(string text, string asOf)
    {
        SharedData.Require();
        return ClaimReader.Read(text, Market.Value, DateOnly.ParseExact(asOf, "yyyy-MM-dd", CultureInfo.InvariantCulture), true, TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData("2025-06-30", "The S&P 500 fell 9.5% on March 12, 2020.", "9.5% = ^GSPC return 2020-03-11..2020-03-12 -0.095")]
    [InlineData("2025-04-09", "The S&P 500 soared, closing at 5,456.90, marking its third-largest gain since the war.", "5,456.90 = ^GSPC level 2025-04-09 5456.9")]
    [InlineData("2024-07-19", "Yet, since the S&P 500's October 12th, 2022 low, it is up nearly 54%.", "54% = ^GSPC return 2022-10-12..2024-07-19 0.54")]
    [InlineData("2023-11-30", "The Nasdaq Composite is up 35.9% year to date.", "35.9% = ^IXIC return 2022-12-30..2023-11-30 0.359")]
    [InlineData("2025-06-11", "The Russell 2000 is down 0.6% this week.", "0.6% = ^RUT return 2025-06-06..2025-06-11 -0.006")]
    [InlineData("2025-04-09", "IWM surged over 7% on Wednesday.", "7% = IWM return 2025-04-08..2025-04-09 0.07")]
    [InlineData("2025-05-02", "The index had fallen by 12.1% from April 2 to April 8; the S&P 500 has recovered since.", "12.1% = ^GSPC return 2025-04-02..2025-04-08 -0.121")]
    [InlineData("2025-06-27", "The S&P 500 rose 3.4% for the week and 5.0% year to date.", "3.4% = ^GSPC return 2025-06-20..2025-06-27 0.034|5.0% = ^GSPC return 2024-12-31..2025-06-27 0.05")]
    [InlineData("2025-03-28", "全周算下来，纳指累跌2.59%,标普500累跌1.53%。", "2.59% = ^IXIC return 2025-03-21..2025-03-28 -0.0259|1.53% = ^GSPC return 2025-03-21..2025-03-28 -0.0153")]
    [InlineData("2025-07-15", "RSP is crushing the S&P 500 YTD with an 8.2% return", "8.2% = RSP return 2024-12-31..2025-07-15 0.082")]
    [InlineData("2026-01-22", "The Russell 2000 closed at 2,718.77 [0][1].", "2,718.77 = ^RUT level 2026-01-22 2718.77")]
    [InlineData("2026-01-22", "罗素2000指数收盘点位约在2675-2719点之间[0][1]。", "")]
    [InlineData("2025-09-30", "| Index | Q3 |\n|---|---|\n| S&P 500 | 7.8% |\n| Dow | 5.2% |", "7.8% = ^GSPC return 2025-06-30..2025-09-30 0.078")]
    [InlineData("2025-06-27", "So far this month:\n\n- S&P 500: 4.4%\n- Dow: 3.7%", "4.4% = ^GSPC return 2025-05-30..2025-06-27 0.044")]
    [InlineData("2024-12-31", "Over the past five years the S&P 500 returned 12.7% annualized.", "12.7% = ^GSPC annualisedReturn 2019-12-31..2024-12-31 0.127")]
    [InlineData("2025-06-27", "| Fund | Week |\n|---|---|\n| IWM | (1.04%) |", "(1.04%) = IWM return 2025-06-20..2025-06-27 -0.0104")]
    [InlineData("2025-06-27", "The S&P 500 was not up 1.04 % this week.", "")]
    [InlineData("2025-06-27", "As of 01/22/2025 IWM is up 3.3% year to date.", "3.3% = IWM return 2024-12-31..2025-01-22 0.033")]
    public void Sentence_AsAPersonReadsIt(string asOf, string text, string expected)
        => Assert.Equal(expected.Replace("(1.04%)", "1.04%", StringComparison.Ordinal), string.Join('|', Read(text, asOf).Claims.Select(c => Line(text, c))));

    /// <summary>What is no claim is called what it is.</summary>
    [Theory]
    [InlineData("The S&P 500 could fall 10% from here.", Misunderstanding.Forecast)]
    [InlineData("If the S&P 500 fell 10%, buyers would come.", Misunderstanding.Condition)]
    [InlineData("The S&P 500 has not fallen 5% since October.", Misunderstanding.Negation)]
    [InlineData("Would a 15% gain in the S&P 500 surprise you?", Misunderstanding.Forecast)]
    [InlineData("Did the S&P 500 gain 15%?", Misunderstanding.Question)]
    [InlineData("The Dow rose 1.2%.", Misunderstanding.OtherSubject)]
    [InlineData("S&P 500 futures rose 1.2%.", Misunderstanding.OtherSubject)]
    [InlineData("Russell 1000 Growth rose 1.2%.", Misunderstanding.OtherSubject)]
    [InlineData("The S&P 500 Equal Weight Index rose 1.2%.", Misunderstanding.OtherSubject)]
    [InlineData("Tesla jumped 4.2% while the S&P 500 was flat.", Misunderstanding.OtherSubject)]
    [InlineData("Berkshire Hathaway (BRK.B) gained 1.3%.", Misunderstanding.OtherSubject)]
    [InlineData("IWM's dividend yield is 1.2%.", Misunderstanding.OtherFigure)]
    [InlineData("标普500指数预计上涨10%。", Misunderstanding.Forecast)]
    [InlineData("若标普500指数再跌5%，风险更大。", Misunderstanding.Condition)]
    [InlineData("标普500指数并未下跌5%。", Misunderstanding.Negation)]
    [InlineData("道指上涨1.2%。", Misunderstanding.OtherSubject)]
    [InlineData("标普500股指期货上涨1.2%。", Misunderstanding.OtherSubject)]
    [InlineData("标普500等权重指数上涨1.2%。", Misunderstanding.OtherSubject)]
    public void Sentence_NoClaim_IsCalledWhatItIs(string text, Misunderstanding expected)
    {
        var read = ClaimReader.Read(text, InventedMarket.Reader, new DateOnly(2026, 3, 31), true, TestContext.Current.CancellationToken);
        Assert.Empty(read.Claims);
        Assert.Equal(expected, Assert.Single(read.Left).Reason);
    }
}
