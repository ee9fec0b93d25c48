using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using RotationFunctions.Pipeline.Snapshots;
using RotationFunctions.Pipeline.Sources;
using RotationFunctions.Pipeline.Universes;

namespace RotationFunctions.Tests.Snapshots;

public class SeriesValidationTests
{
    private const string Origin = "daily/AAA.csv";
    private static readonly DateOnly AsOf = new(2026, 1, 30);

    [Fact]
    public void SoundRows_ComeBackUntouched()
    {
        var bars = Bars(Bar(20), Bar(21), Bar(22));

        var valid = Validate(bars);

        Assert.Same(bars, valid.Columns);
        Assert.Empty(valid.Issues);
        Assert.Null(valid.Rejection);
    }

    [Fact]
    public void RowsAfterAsOf_AreNotSeen()
    {
        var valid = SeriesValidation.Validate(
            Bars(Bar(20), Bar(21), Bar(22) with { Close = -1 }, Bar(23) with { Close = 900 }, Bar(19)), SeriesKind.Fund, new DateOnly(2026, 1, 21), Origin);

        Assert.Equal([19, 20, 21], valid.Columns!.Dates.Select(d => d.Day));
        Assert.Single(valid.Issues, i => i.Reason.Text.Contains("sorted", StringComparison.Ordinal));
    }

    [Fact]
    public void EveryRowAfterAsOf_IsARejection()
    {
        var valid = SeriesValidation.Validate(Bars(Bar(22)), SeriesKind.Fund, new DateOnly(2026, 1, 21), Origin);

        Assert.Null(valid.Columns);
        Assert.Equal("AAA: no row of daily/AAA.csv is dated on or before the as-of date 2026-01-21.", valid.Rejection?.Text);
    }

    [Fact]
    public void UnsortedRows_AreSortedAndSaidSo()
    {
        var valid = Validate(Bars(Bar(22), Bar(20), Bar(21)));

        Assert.Equal([20, 21, 22], valid.Columns!.Dates.Select(d => d.Day));
        Assert.Equal([3, 4, 2], valid.Columns.Lines!);
        Assert.Equal([Told("AAA", Origin, 3, "2026-01-20 follows 2026-01-22: the rows are not in order; they were sorted")], valid.Issues.Select(Told));
    }

    [Fact]
    public void SameRowTwice_StaysOnce()
    {
        var valid = Validate(Bars(Bar(20), Bar(21), Bar(21), Bar(22)));

        Assert.Equal([2, 3, 5], valid.Columns!.Lines!);
        Assert.Equal([Told("AAA", Origin, 4, "2026-01-21 stands on lines 3, 4 with the same values; one of them was kept")], valid.Issues.Select(Told));
    }

    [Fact]
    public void SameRowTwiceWithoutVolume_StaysOnce() =>
        Assert.Equal(1, Validate(Bars(Bar(21) with { Volume = double.NaN }, Bar(21) with { Volume = double.NaN })).Columns!.Count);

    [Fact]
    public void OneDateWithDifferentValues_IsLeftOutWhole()
    {
        var valid = Validate(Bars(Bar(20), Bar(21), Bar(21) with { Volume = 7 }, Bar(21), Bar(22)));

        Assert.Equal([20, 22], valid.Columns!.Dates.Select(d => d.Day));
        Assert.Equal([Told("AAA", Origin, 3, "2026-01-21 stands on lines 3, 4, 5 with different values; none of them can be trusted", new(2026, 1, 21))], valid.Issues.Select(Told));
    }

    public static TheoryData<BarRow, string> Faults => new()
    {
        { Bar(21) with { Open = double.NaN }, "open is missing" },
        { Bar(21) with { High = 0 }, "high 0 is not above zero" },
        { Bar(21) with { Low = -1 }, "low -1 is not above zero" },
        { Bar(21) with { Close = double.NaN }, "close is missing" },
        { Bar(21) with { Close = double.PositiveInfinity }, "close is infinite" },
        { Bar(21) with { Adjusted = double.NaN }, "adj_close is missing" },
        { Bar(21) with { Adjusted = 0 }, "adj_close 0 is not above zero" },
        { Bar(21) with { High = 98 }, "high 98 is under low 99" },
        { Bar(21) with { Close = 102.02 }, "close 102.02 lies outside low 99 to high 102" },
        { Bar(21) with { Close = 98.99 }, "close 98.99 lies outside low 99 to high 102" },
        { Bar(21) with { Open = 103 }, "open 103 lies outside low 99 to high 102" },
        { Bar(21) with { Volume = -1 }, "volume -1 is negative or infinite" },
        { Bar(24), "a Saturday is no trading day of a fund" },
        { Bar(25), "a Sunday is no trading day of a fund" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void RowThatBreaksARule_IsLeftOutAndNamed(BarRow row, string reason)
    {
        var valid = Validate(Bars(Bar(20), row, Bar(26)));

        Assert.Equal([20, 26], valid.Columns!.Dates.Select(d => d.Day));
        Assert.Equal([Told("AAA", Origin, 3, $"2026-01-{row.Day}: {reason}", new(2026, 1, row.Day))], valid.Issues.Select(Told));
    }

    [Fact]
    public void CloseOutsideHighLow_ByRounding_Stays() =>
        Assert.Empty(Validate(Bars(Bar(20) with { Close = 102.005 }, Bar(21) with { Close = 98.9951, Open = 102.0049 })).Issues);

    [Fact]
    public void CloseOutsideHighLow_BySinglePrecision_Stays()
    {
        double price = 24_981.37f;
        var row = new BarRow(20, price, 24_981.37 - 0.004, price * (1 - 1e-3), price, price, 0);

        Assert.Empty(Validate(Bars(row)).Issues);
    }

    [Fact]
    public void VolumeMissingOrZero_Stays() =>
        Assert.Equal(2, Validate(Bars(Bar(20) with { Volume = double.NaN }, Bar(21) with { Volume = 0 })).Columns!.Count);

    [Fact]
    public void NoSoundRow_IsARejectionWithTheFirstReason() =>
        Assert.Equal(
            "AAA: none of the 2 rows of daily/AAA.csv up to 2026-01-30 is sound; line 2: 2026-01-20: close 0 is not above zero.",
            Validate(Bars(Bar(20) with { Close = 0 }, Bar(21) with { Low = 0 })).Rejection?.Text);

    [Theory]
    [InlineData(0.5, 2)]
    [InlineData(0.501, 2)]
    [InlineData(0.1, 10)]
    [InlineData(2, 0.5)]
    [InlineData(2 / 3.0, 1.5)]
    [InlineData(0.75, 4 / 3.0)]
    [InlineData(0.8, 1.25)]
    public void SplitThatTheAdjustedCloseProves_IsCarriedBackAndNamed(double factor, double divided)
    {
        var valid = Validate(Bars(Bar(20), Bar(21), Bar(22).Times(factor, adjusted: 1), Bar(23).Times(factor, adjusted: 1)));

        Assert.Equal([101 / divided, 101 / divided, 101 * factor, 101 * factor], valid.Columns!.Close);
        Assert.Equal([102 / divided, 102 / divided, 102 * factor, 102 * factor], valid.Columns.High!);
        Assert.Equal([100.5, 100.5, 100.5, 100.5], valid.Columns.AdjustedClose!);
        var warning = Assert.Single(valid.Warnings);
        Assert.Equal(Date(22), warning.Date);
        Assert.Contains("close goes from 101 on 2026-01-21", warning.Reason?.Text, StringComparison.Ordinal);
        Assert.EndsWith(FormattableString.Invariant($"They were divided by {divided:0.####}."), warning.Reason?.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void SplitThatTheCloseProves_IsCarriedBackToTheAdjustedClose()
    {
        var valid = Validate(Bars(Bar(20), Bar(21), Bar(22).Times(1, 0.25), Bar(23).Times(1, 0.25)));

        Assert.Equal([101, 101, 101, 101], valid.Columns!.Close);
        Assert.Equal([25.125, 25.125, 25.125, 25.125], valid.Columns.AdjustedClose!);
    }

    /// <summary>Shares times price is the money that changed hands: a split leaves it as it was.</summary>
    [Theory]
    [InlineData(4000, 1000 * 4)]
    [InlineData(1000, 1000)]
    public void SplitThatIsCarriedBack_PutsVolumeIntoTheUnitThatGoesOn(double after, double before)
    {
        var valid = Validate(Bars(Bar(20), Bar(21), Bar(22).Times(0.25, 1) with { Volume = after }, Bar(23).Times(0.25, 1) with { Volume = after }));

        Assert.Equal([before, before, after, after], valid.Columns!.Volume!);
    }

    [Theory]
    [InlineData(0.7)]
    [InlineData(1.45)]
    [InlineData(0.13)]
    public void MoveOfCloseAlone_ThatNoDividendAndNoSplitExplains_RejectsTheSeries(double factor)
    {
        var valid = Validate(Bars([.. Enumerable.Range(12, 5).Select(Bar), Bar(21).Times(factor, 1), Bar(22).Times(factor, 1)]));

        Assert.Null(valid.Columns);
        Assert.Contains("adj_close from 100.5 to 100.5 (daily/AAA.csv, line 7): a split that is not adjusted", valid.Rejection?.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.001)]
    [InlineData(0.9)]
    [InlineData(1.03)]
    [InlineData(50)]
    public void AdjustedCloseThatGoesAwayAndComesBack_LeavesItsRowOut(double factor)
    {
        var valid = Validate(Bars(Bar(19), Bar(20), Bar(21).Times(1, factor), Bar(22), Bar(23)));

        Assert.Equal([19, 20, 22, 23], valid.Columns!.Dates.Select(d => d.Day));
        Assert.Equal(Date(21), Assert.Single(valid.Issues).LeftOut);
    }

    [Fact]
    public void AdjustedCloseOfTheLastRow_ThatIsAbsurd_WaitsForTheNextDay()
    {
        var valid = Validate(Bars([.. Enumerable.Range(12, 5).Select(Bar), Bar(21).Times(1, 0.001)]));

        Assert.Equal([12, 13, 14, 15, 16], valid.Columns!.Dates.Select(d => d.Day));
        Assert.EndsWith("the row waits for the next day's", Assert.Single(valid.Issues).Reason?.Text, StringComparison.Ordinal);
    }

    /// <summary>SPY's of 2008-12-19 was 0.8 % of the price, XLE's of 2019-12-30 3.0 %: those pass. A tenth is worth a word.</summary>
    [Theory]
    [InlineData(0.03, 0)]
    [InlineData(0.1, 1)]
    public void Dividend_PassesAndALargeOneIsNamed(double yield, int warnings)
    {
        var valid = Validate(Bars(Bar(20), Bar(21), Bar(22).Times(1 - yield, 1), Bar(23).Times(1 - yield, 1)));

        Assert.Equal(4, valid.Columns!.Count);
        Assert.Equal(warnings, valid.Warnings.Count);
    }

    [Theory]
    [InlineData(0.4, 0.42)]
    [InlineData(0.3, 0.3)]
    [InlineData(2.5, 2.5)]
    public void MoveThatTheAdjustedCloseShares_Stays(double close, double adjusted)
    {
        var valid = Validate(Bars(Bar(20), Bar(21).Times(close, adjusted)));

        Assert.Null(valid.Rejection);
        Assert.Equal(2, valid.Columns!.Count);
    }

    [Fact]
    public void SplitAfterAsOf_IsNotSeen() =>
        Assert.Empty(SeriesValidation.Validate(
            Bars(Bar(20), Bar(21), Bar(22).Times(0.5, 1)), SeriesKind.Fund, new DateOnly(2026, 1, 21), Origin).Warnings);

    [Fact]
    public void Index_MayDouble()
    {
        var bars = Bars(Bar(20), Bar(21).Times(2.2, 1)) with { AdjustedClose = null };

        Assert.Same(bars, SeriesValidation.Validate(bars, SeriesKind.Index, AsOf, "index/VIX.csv").Columns);
    }

    [Fact]
    public void Observations_MayBeNegative_MissingAreLeftOut()
    {
        var rates = new SeriesColumns { Id = "RRR", Dates = [Date(22), Date(20), Date(21)], Close = [-0.5, double.NaN, 3.6], Lines = [2, 3, 4] };

        var valid = SeriesValidation.Validate(rates, SeriesKind.Rate, AsOf, "fred/RRR.csv");

        Assert.Equal([3.6, -0.5], valid.Columns!.Close);
        Assert.Contains(Told("RRR", "fred/RRR.csv", 3, "2026-01-19 (published on 2026-01-20): the value is missing", new(2026, 1, 20)), valid.Issues.Select(Told));
    }

    /// <summary>Rows with every kind of fault, then shuffled: the same rows remain and the same is said of them.</summary>
    [Property(MaxTest = 300)]
    public Property RowOrder_DoesNotMatter()
    {
        var day = Gen.Choose(1, 30);
        var row = from date in day
                  from fault in Gen.Frequency((12, Gen.Constant(0)), (1, Gen.Choose(1, 4)))
                  select fault switch
                  {
                      1 => Bar(date) with { Close = -1 },
                      2 => Bar(date) with { High = 90 },
                      3 => Bar(date) with { Volume = 5 },
                      4 => Bar(date).Times(0.5, 1),
                      _ => Bar(date),
                  };
        var cases = from rows in Gen.NonEmptyListOf(row)
                    from order in Gen.Shuffle(Enumerable.Range(0, rows.Count))
                    select (Rows: rows.ToArray(), Order: order.ToArray());
        return Prop.ForAll(cases.ToArbitrary(), c =>
        {
            var bars = Bars(c.Rows);
            var (a, b) = (Validate(bars), Validate(bars.Pick(c.Order)));
            Assert.Equal(a.Columns?.Dates, b.Columns?.Dates);
            Assert.Equal(a.Columns?.Lines, b.Columns?.Lines);
            Assert.Equal(a.Columns?.Close, b.Columns?.Close);
            Assert.Equal(a.Columns?.Volume, b.Columns?.Volume);
            Assert.Equal(Said(a), Said(b));
            Assert.Equal(a.Rejection, b.Rejection);
            if (a.Columns is not null)
                Assert.Equal(a.Columns.Dates.Order().Distinct(), a.Columns.Dates);
        });

        static IEnumerable<RowIssue> Said(ValidatedSeries valid) =>
            valid.Issues.Where(i => !i.Reason.Text.EndsWith("sorted", StringComparison.Ordinal)).OrderBy(i => i.Line).ThenBy(i => i.Reason.Text, StringComparer.Ordinal);
    }

    private static ValidatedSeries Validate(SeriesColumns bars) => SeriesValidation.Validate(bars, SeriesKind.Fund, AsOf, Origin);

    private static DateOnly Date(int day) => new(2026, 1, day);

    private static BarRow Bar(int day) => new(day, 100, 102, 99, 101, 100.5, 1000);

    /// <summary>Bars whose first row stands on line 2, under a header.</summary>
    private static SeriesColumns Bars(params BarRow[] rows) => new()
    {
        Id = "AAA",
        Dates = [.. rows.Select(r => Date(r.Day))],
        Open = [.. rows.Select(r => r.Open)],
        High = [.. rows.Select(r => r.High)],
        Low = [.. rows.Select(r => r.Low)],
        Close = [.. rows.Select(r => r.Close)],
        AdjustedClose = [.. rows.Select(r => r.Adjusted)],
        Volume = [.. rows.Select(r => r.Volume)],
        Lines = [.. Enumerable.Range(2, rows.Length)],
    };

    public sealed record BarRow(int Day, double Open, double High, double Low, double Close, double Adjusted, double Volume)
    {
        public BarRow Times(double close, double adjusted) => this with
        {
            Open = Open * close,
            High = High * close,
            Low = Low * close,
            Close = Close * close,
            Adjusted = Adjusted * adjusted,
        };
    }

    private static (string Series, string Origin, int Line, string Reason, DateOnly? LeftOut) Told(string series, string origin, int line, string reason, DateOnly? leftOut = null)
        => (series, origin, line, reason, leftOut);

    private static (string Series, string Origin, int Line, string Reason, DateOnly? LeftOut) Told(RowIssue issue) => (issue.Series, issue.Origin, issue.Line, issue.Reason.Text, issue.LeftOut);
}
