using RotationFunctions.Analytics.Claims;
using RotationFunctions.Pipeline;
using RotationFunctions.Pipeline.Claims;
using RotationFunctions.Pipeline.Reports;
using RotationFunctions.Pipeline.Universes;
using RotationFunctions.Tests.Claims.Reading;

namespace RotationFunctions.Tests.Claims;

/// <summary>A reader says how a number is to be read, and it is checked like that.</summary>
public sealed class CorrectionsTests
{
    private const string Text = "IWM rose 1.2% this week. The Dow gained 3%, and 500 others 12 basis points.";

    private static readonly MarketData Data = new(
        InventedMarket.History, new ReportSource { Name = "invented", IsDemo = true, FetchedAt = DateTimeOffset.UnixEpoch, Snapshot = "invented" }, UniverseReader.Default.Series);

    private static ClaimAnswer Check(params RequestedCorrection[] corrections)
        => ClaimDesk.Check(new ClaimRequest { Text = Text, AsOf = new DateOnly(2026, 3, 31), Corrections = corrections }, Data, Language.English, cancellationToken: TestContext.Current.CancellationToken);

    private static int At(string number) => Text.IndexOf(number, StringComparison.Ordinal);

    [Fact]
    public void WithoutOne_AsRead()
    {
        var claim = Assert.Single(Check().Claims);
        Assert.Equal(("IWM", "return", 0.012), (claim.Series, claim.Kind, claim.Value));
        Assert.Equal(new DateOnly(2026, 3, 27), claim.StatedDefinition!.Start);
    }

    [Fact]
    public void Series_Window_Day_Kind_AndDirection()
    {
        var claim = Check(new RequestedCorrection(At("1.2%")) { Series = "IWC", Stated = "last week", Kind = ClaimKind.TotalReturn, IsFall = true }).Claims[0];
        Assert.Equal(("IWC", "totalReturn", -0.012), (claim.Series, claim.Kind, claim.Value));
        Assert.Equal((new DateOnly(2026, 3, 20), new DateOnly(2026, 3, 27)), (claim.StatedDefinition!.Start, claim.StatedDefinition.End));
        Assert.Equal("refuted", claim.Verdict);
        Assert.Contains("corrected", Assert.Single(claim.Assumptions), StringComparison.Ordinal);
    }

    [Fact]
    public void Day_MovesTheWindowWithIt()
    {
        var claim = Check(new RequestedCorrection(At("1.2%")) { Stated = "1D", AsOf = new DateOnly(2026, 3, 26) }).Claims[0];
        Assert.Equal((new DateOnly(2026, 3, 25), new DateOnly(2026, 3, 26)), (claim.StatedDefinition!.Start, claim.StatedDefinition.End));
    }

    [Fact]
    public void NoClaim_IsLeft()
    {
        var answer = Check(new RequestedCorrection(At("1.2%")) { IsNoClaim = true });
        Assert.Empty(answer.Claims);
        Assert.Contains(answer.NotUnderstood, l => l.Text == "1.2%" && l.Reason.Contains("corrected", StringComparison.Ordinal));
    }

    /// <summary>A number that was not taken for a claim becomes one, with what stands in the text.</summary>
    [Fact]
    public void LeftNumber_BecomesAClaim()
    {
        var answer = Check(new RequestedCorrection(At("3%")) { Series = "SPY", Kind = ClaimKind.Return, Stated = "year to date", IsFall = true });
        Assert.Equal(["IWM", "SPY"], answer.Claims.Select(c => c.Series));
        Assert.Equal((-0.03, 2), (answer.Claims[1].Value, answer.Claims[1].Digits));
        Assert.Equal(new DateOnly(2025, 12, 31), answer.Claims[1].StatedDefinition!.Start);
        Assert.DoesNotContain(answer.NotUnderstood, l => l.Text == "3%");
    }

    [Fact]
    public void Points_OfARate_AreNoFraction()
    {
        var claim = Check(new RequestedCorrection(At("12 basis points")) { Series = "DGS10", Kind = ClaimKind.RateChange, Stated = "1D" }).Claims[1];
        Assert.Equal(("DGS10", 12.0, 0), (claim.Series, claim.Value, claim.Digits));
    }

    [Fact]
    public void WrongOnes_NameTheirPlace()
    {
        string Refused(RequestedCorrection correction) => Assert.Throws<ClaimRequestException>(() => Check(correction)).Message;
        Assert.Contains("'start' is 1, where the text has no number", Refused(new RequestedCorrection(1)), StringComparison.Ordinal);
        Assert.Contains("'stated' is 'sometime'", Refused(new RequestedCorrection(At("1.2%")) { Stated = "sometime" }), StringComparison.Ordinal);
        Assert.Contains("'against' is missing", Refused(new RequestedCorrection(At("1.2%")) { Kind = ClaimKind.Spread }), StringComparison.Ordinal);
        Assert.Contains("'series' is missing", Refused(new RequestedCorrection(At("3%"))), StringComparison.Ordinal);
    }

    /// <summary>What is kept means the same when it is read again, and the same request has the same bytes.</summary>
    [Fact]
    public void Kept_ReadBack()
    {
        var request = new ClaimRequest
        {
            Text = Text,
            AsOf = new DateOnly(2026, 3, 31),
            Corrections =
            [
                new RequestedCorrection(At("1.2%")) { Series = "IWC", Against = "SPY", Kind = ClaimKind.Spread, Stated = "last week", AsOf = new DateOnly(2026, 3, 27), IsFall = true },
                new RequestedCorrection(At("3%")) { IsNoClaim = true },
            ],
        };
        var bytes = ClaimStore.Serialize(request);
        var read = ClaimRequestReader.ReadJson(bytes);
        Assert.Equal(request.Corrections, read.Corrections);
        Assert.Equal(bytes, ClaimStore.Serialize(read));
        Assert.DoesNotContain("corrections", System.Text.Encoding.UTF8.GetString(ClaimStore.Serialize(request with { Corrections = [] })), StringComparison.Ordinal);
    }

    /// <summary>Every window of the form's list means trading days.</summary>
    [Fact]
    public void Windows_OfTheForm()
        => Assert.All(Pipeline.Claims.Pages.CorrectionForm.Windows, w => Assert.NotNull(Check(new RequestedCorrection(At("1.2%")) { Stated = w.Words }).Claims[0].StatedDefinition));

    [Theory]
    [InlineData("Nasdaq", "^IXIC")]
    [InlineData("COMP", "^IXIC")]
    [InlineData("IWMM", "IWM")]
    [InlineData("IMW", "IWM")]
    [InlineData("Russel 2000", "^RUT")]
    [InlineData("标普五百", null)]
    [InlineData("AAPL", null)]
    [InlineData("", null)]
    public void DidYouMean(string name, string? expected) => Assert.Equal(expected, SeriesSuggestion.For(name, Data));

    [Fact]
    public void UnknownSeries_IsAskedAfter()
    {
        var request = new ClaimRequest { Claims = [new RequestedClaim("Nasdaq", null, ClaimKind.Return, "YTD", new DateOnly(2026, 3, 31), 0.01, 2)] };
        var claim = Assert.Single(ClaimDesk.Check(request, Data, Language.English, cancellationToken: TestContext.Current.CancellationToken).Claims);
        Assert.Equal("The data has no series Nasdaq. Nasdaq: did you mean ^IXIC?", claim.Reason);
    }

    /// <summary>A figure that another window of its sentence gives is not refuted: both readings are told.</summary>
    [Fact]
    public void TwoReadings_AreBothTold()
    {
        SharedData.Require();
        var data = Data with { History = Analytics.Support.MarketFolder.RealMarket };
        // From 20 to 27 June 2025 the S&P 500 rose 3.44 %, and 0.52 % on that day.
        var request = new ClaimRequest { Text = "After a quiet week the S&P 500 rose 0.52%.", AsOf = new DateOnly(2025, 6, 27) };
        var claim = Assert.Single(ClaimDesk.Check(request, data, Language.English, cancellationToken: TestContext.Current.CancellationToken).Claims);
        Assert.True(claim.Verdict != "refuted", claim.Reason);
    }
}
