using RotationFunctions.Analytics;
using RotationFunctions.Analytics.Claims;

namespace RotationFunctions.Tests.Claims;

/// <summary>Every definition near a stated one, listed a second time.</summary>
public sealed class SearchSpaceTests
{
    private static readonly PriceBasis[] Bases = [PriceBasis.Price, PriceBasis.Total];

    /// <summary>(start, end, as-of day) of the stated definition, and the first and last start and end of the search.</summary>
    public static TheoryData<int, int, int, int, int, int, int> Stated => new()
    {
        // As of the calendar's ninth day everything is near.
        { 3, 7, 8, 0, 8, 0, 8 },
        // Sixty days from both ends, no end after the as-of day.
        { 100, 150, 300, 40, 160, 90, 210 }, { 100, 150, 155, 40, 155, 90, 155 }, { 61, 130, 130, 1, 121, 70, 130 },
    };

    [Theory]
    [MemberData(nameof(Stated))]
    public void Candidates_OfAReturn(int start, int end, int asOf, int firstStart, int lastStart, int firstEnd, int lastEnd)
    {
        var space = new SearchSpace(FigureFamily.Return, new(start, end, DefinitionBase.Close, PriceBasis.Price), asOf);
        Assert.Equal(((firstStart, lastStart), (firstEnd, lastEnd)), (space.Starts, space.Ends));
        Assert.Equal((Math.Max(0, firstStart - 1), lastEnd), (space.FirstDay, space.LastDay));
        var expected = new List<Candidate>();
        var definitions = 0;
        for (var e = firstEnd; e <= lastEnd; e++)
        {
            for (var s = firstStart; s <= Math.Min(lastStart, e); s++)
            {
                // From the close of a day, its high and its low to a later one; from its open and the previous close to the same one too.
                definitions += s == e ? 2 : 5;
                foreach (var basis in Bases)
                {
                    // The previous close of any later day is listed as the close of the day before.
                    if (s == firstStart && s > 0)
                        expected.Add(new(s, e, DefinitionBase.PreviousClose, basis));
                    expected.Add(new(s, e, DefinitionBase.Open, basis));
                    if (s < e)
                        expected.AddRange([new(s, e, DefinitionBase.Close, basis), new(s, e, DefinitionBase.High, basis), new(s, e, DefinitionBase.Low, basis)]);
                }
            }
        }

        Assert.Equal(0, space.DefinitionsOnPrice);
        Assert.Equal(expected, space.Candidates.ToArray());
        Assert.Equal(definitions, space.DefinitionsOnPrice);
        // Reading them again lists nothing anew.
        Assert.Equal((expected.Count, definitions), (space.Candidates.Length, space.DefinitionsOnPrice));
        Assert.Equal(expected.Count, new SearchSpace(FigureFamily.TotalReturn, new(start, end, DefinitionBase.Close, PriceBasis.Total), asOf).Candidates.Length);
        Assert.Equal(expected.Count, new SearchSpace(FigureFamily.Spread, new(start, end, DefinitionBase.Close, PriceBasis.Price), asOf).Candidates.Length);
    }

    [Theory]
    [InlineData("Volatility", 2, 2, 2)]
    [InlineData("Correlation", 2, 1, 2)]
    [InlineData("Beta", 2, 1, 2)]
    [InlineData("Drawdown", 1, 1, 1)]
    public void Candidates_OfDailyReturns(string family, int leastReturns, int deviations, int forms)
    {
        var space = new SearchSpace(Enum.Parse<FigureFamily>(family), new(3, 7, DefinitionBase.Close, PriceBasis.Price), 8);
        var expected = new List<Candidate>();
        for (var e = 0; e <= 8; e++)
            for (var s = 0; s <= e - leastReturns; s++)
                foreach (var basis in Bases)
                    for (var deviation = 0; deviation < deviations; deviation++)
                        for (var form = 0; form < forms; form++)
                            expected.Add(new(s, e, DefinitionBase.Close, basis, (StandardDeviation)deviation, (ReturnForm)form));
        Assert.Equal(expected, space.Candidates.ToArray());
        Assert.Equal(expected.Count / 2, space.DefinitionsOnPrice);
    }

    [Fact]
    public void Candidates_OfALevel()
    {
        var space = new SearchSpace(FigureFamily.Level, new(7, 7, DefinitionBase.Close, PriceBasis.Price), 8);
        DefinitionBase[] prices = [DefinitionBase.Close, DefinitionBase.Open, DefinitionBase.High, DefinitionBase.Low];
        Assert.Equal(
            Enumerable.Range(0, 9).SelectMany(day => Bases.SelectMany(basis => prices.Select(price => new Candidate(day, day, price, basis)))), space.Candidates.ToArray());
        Assert.Equal(9 * 4, space.DefinitionsOnPrice);
    }

    [Fact]
    public void Distance_ChoicesAndDays()
    {
        Candidate stated = new(100, 150, DefinitionBase.Close, PriceBasis.Price);
        var space = new SearchSpace(FigureFamily.Volatility, stated, 300);
        Assert.Equal((0, 0, 0), Of(space, stated));
        Assert.Equal((1, 4, 4), Of(space, stated with { End = 146 }));
        Assert.Equal((1, 3, 0), Of(space, stated with { Start = 103 }));
        Assert.Equal((2, 7, 4), Of(space, stated with { Start = 97, End = 154 }));
        // The previous close of the next day is the stated close.
        Assert.Equal((0, 0, 0), Of(space, stated with { Start = 101, Base = DefinitionBase.PreviousClose }));
        Assert.Equal((1, 0, 0), Of(space, stated with { Base = DefinitionBase.High }));
        Assert.Equal((1, 0, 0), Of(space, stated with { Basis = PriceBasis.Total }));
        Assert.Equal((1, 0, 0), Of(space, stated with { Deviation = StandardDeviation.Population }));
        Assert.Equal((1, 0, 0), Of(space, stated with { Form = ReturnForm.Log }));
        // A level has one day.
        var level = new SearchSpace(FigureFamily.Level, new(150, 150, DefinitionBase.Close, PriceBasis.Price), 300);
        Assert.Equal((1, 2, 2), Of(level, new(152, 152, DefinitionBase.Close, PriceBasis.Price)));

        static (int Changes, int Days, int EndDays) Of(SearchSpace space, Candidate candidate) => (space.Changes(candidate), space.DaysMoved(candidate), space.EndMoved(candidate));
    }
}
