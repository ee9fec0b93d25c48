using RotationFunctions.Analytics;
using RotationFunctions.Tests.Analytics.Support;

namespace RotationFunctions.Tests.Analytics;

/// <summary>The score of seven short years, each part by its definition applied anew to the figures that it is made of.</summary>
public sealed class RotationScoreTests
{
    private const int YearDays = 100;
    private const int Start = 30;
    private const int Hole = 455;

    private static readonly TradingCalendar Calendar = ShortYears.Calendar(2000, 8, YearDays);

    private static readonly SectorUniverse Four = new(
        [new("C1", new(2000, 1, 1)), new("C2", new(2000, 1, 1)), new("D1", new(2000, 1, 1)), new("D2", new(2000, 1, 1))],
        [
            new(SectorUniverse.Cyclical, ["C1", "C2"]), new(SectorUniverse.Defensive, ["D1", "D2"]),
            new(SectorUniverse.RateSensitive, ["D1"]), new(SectorUniverse.EconomicallySensitive, ["C1"]),
        ]);

    private readonly double[] _small, _large;
    private readonly PairFigures _pair;
    private readonly SectorFigures _sectors;
    private readonly FigureTable _table = new("market", Calendar, 0, Calendar.Count);
    private readonly RotationScore _score;

    public RotationScoreTests()
    {
        var random = new Random(8);
        (_small, _large) = (Walk(random), Walk(random));
        _small.AsSpan(0, Start).Fill(double.NaN);
        _small[Hole] = double.NaN;
        Dictionary<string, InstrumentFigures> figures = new() { ["S"] = Of("S", Start, _small), ["L"] = Of("L", 0, _large) };
        foreach (var sector in Four.All)
            figures[sector.Id] = Of(sector.Id, 0, Walk(random));
        _pair = PairFigures.Of(figures["S"], figures["L"]);
        _sectors = SectorFigures.Of(Calendar, figures["L"], figures, Four);
        _score = new RotationScore(_pair, _sectors, _table);
    }

    [Fact]
    public void Parts_EachByItsDefinition()
    {
        var scored = 0;
        double?[] won = [.. Enumerable.Range(0, Calendar.Count).Select(DaysWon)];
        for (var day = 0; day < Calendar.Count; day += 1 + (day % 7))
        {
            double?[] parts =
            [
                YearToDate(day), AmongEarlier(d => _pair.Table[RotationIds.Mansfield, d], day, 252),
                AmongEarlier(d => _sectors.Table["sector.cyclicalMinusDefensive.1M", d], day, 252),
                AmongEarlier(d => _sectors.Table["sector.breadth.1M", d], day, 252), AmongEarlier(d => won[d], day, 252),
            ];
            var actual = _score.On(day);
            double?[] served = [actual.YearToDate, actual.Mansfield, actual.CyclicalMinusDefensive, actual.Breadth, actual.DaysWon];
            for (var part = 0; part < parts.Length; part++)
                Figures.Equal(parts[part], served[part], 1e-12, $"part {part} on day {day}");
            Figures.Equal(parts.Contains(null) ? null : parts.Sum() / 5 * 100, actual.Value, 1e-12, $"score on day {day}");
            Assert.Equal(actual.Value is null, _score.Explain(day) is not null);
            scored += actual.Value is null ? 0 : 1;
        }

        // From the sixth year with a base on.
        Assert.InRange(scored, 50, 150);
    }

    [Fact]
    public void Parts_DaysWithoutALeadAreNoDaysOfEarlierYears()
    {
        // On the day of the hole there was none in its year: of six earlier years five have one.
        var day = Hole + (3 * YearDays);
        Assert.Equal(7, day / YearDays);
        Figures.Equal(YearToDate(day), _score.On(day).YearToDate, 1e-12, "with a hole");
        // A fund that begins in the second year has no lead in it, and none is taken for it: five years are left before the last.
        var random = new Random(8);
        var late = Walk(random);
        late.AsSpan(0, 130).Fill(double.NaN);
        Dictionary<string, InstrumentFigures> figures = new() { ["L"] = Of("L", 0, _large), ["S"] = Of("S", 130, late) };
        var table = new FigureTable("market", Calendar, 0, Calendar.Count);
        var score = new RotationScore(PairFigures.Of(figures["S"], figures["L"]), SectorFigures.Of(Calendar, figures["L"], figures, Four), table);
        late.CopyTo(_small, 0);
        Figures.Equal(YearToDate(720), score.On(720).YearToDate, 1e-12, "of a fund that begins later");
        Assert.Null(score.On(620).YearToDate);
    }

    [Fact]
    public void Parts_EqualLeadsCountHalf()
    {
        // On the first day of each year neither series has moved: of the last year's six others, all are equal. The first year has no base.
        var first = 7 * YearDays;
        Assert.Equal(0, _pair.Table[FigureIds.Spread(Window.YearToDate), first]);
        Assert.Equal(0.5, _score.On(first).YearToDate);
        // Five years came before the year before, four before that.
        Assert.NotNull(_score.On(first - YearDays).YearToDate);
        Assert.Null(_score.On(first - (2 * YearDays)).YearToDate);
    }

    [Fact]
    public void Explain_NamesEachPartThatIsAbsent()
    {
        // Ten days after S began: every part.
        Assert.Equal(
            "A part is absent: "
            + $"score.rotation.ytdSpread: {_pair.Explain(FigureIds.Spread(Window.YearToDate), 40)} "
            + $"score.rotation.mansfield: {_pair.Explain(RotationIds.Mansfield, 40)} "
            + "score.rotation.cyclicalMinusDefensive: its percentile needs 252 earlier values. "
            + "score.rotation.breadth: its percentile needs 252 earlier values. "
            + "score.rotation.daysWon: its percentile needs 252 earlier values.",
            _score.Explain(40));
        // In the fourth year the sectors' percentiles are there.
        Assert.Equal(
            "A part is absent: score.rotation.ytdSpread: fewer than 5 earlier years have this figure at this trading day of the year. "
            + "score.rotation.mansfield: its percentile needs 252 earlier values. score.rotation.daysWon: its percentile needs 252 earlier values.",
            _score.Explain(310));
        Assert.StartsWith($"A part is absent: score.rotation.ytdSpread: S has no bar on {Calendar[Hole]:yyyy-MM-dd}.", _score.Explain(Hole), StringComparison.Ordinal);
        Assert.Contains("cyclicalMinusDefensive: The calendar has fewer than 21 trading days", _score.Explain(20), StringComparison.Ordinal);
        Assert.Null(_score.Explain(7 * YearDays));
    }

    /// <summary>The lead of the year so far among those at the same trading day of earlier years.</summary>
    private double? YearToDate(int day)
    {
        double? Lead(int at)
        {
            var last = (at / YearDays * YearDays) - 1;
            var lead = last < 0 ? double.NaN : ((_small[at] / _small[last]) - 1) - ((_large[at] / _large[last]) - 1);
            return double.IsNaN(lead) ? null : lead;
        }

        var earlier = Enumerable.Range(0, day / YearDays).Select(year => Lead((year * YearDays) + (day % YearDays))).OfType<double>().ToArray();
        return Lead(day) is { } now && earlier.Length >= 5 ? Rank(earlier, now) : null;
    }

    /// <summary>Share of the last 63 days with returns of both on which S gained more; nine tenths of them are enough.</summary>
    private double? DaysWon(int day)
    {
        if (day < Start + 63 || double.IsNaN(_small[day] / _small[day - 1]))
            return null;
        var leads = Enumerable.Range(day - 62, 63).Select(d => ((_small[d] / _small[d - 1]) - 1) - ((_large[d] / _large[d - 1]) - 1)).Where(lead => !double.IsNaN(lead)).ToArray();
        return leads.Length < 57 ? null : (double)leads.Count(lead => lead > 0) / leads.Length;
    }

    private static double? AmongEarlier(Func<int, double?> figure, int day, int atLeast)
    {
        var earlier = Enumerable.Range(0, day).Select(figure).OfType<double>().ToArray();
        return figure(day) is { } now && earlier.Length >= atLeast ? Rank(earlier, now) : null;
    }

    private static double Rank(double[] earlier, double now) => (earlier.Count(e => e < now) + (earlier.Count(e => e == now) / 2.0)) / earlier.Length;

    /// <summary>A walk that rests on the first day of each year and on every eleventh.</summary>
    private static double[] Walk(Random random)
    {
        var level = 100.0;
        return [.. Enumerable.Range(0, Calendar.Count).Select(day => day % YearDays == 0 || day % 11 == 0 ? level : level *= 1 + (0.02 * (random.NextDouble() - 0.5)))];
    }

    private static InstrumentFigures Of(string id, int start, double[] column)
    {
        double[] close = column[start..];
        return Closes.Figures(Calendar, id, start, close);
    }
}
