using System.Runtime.InteropServices;

namespace RotationFunctions.Analytics.Claims;

/// <summary>Kinds of figures that are searched alike and can share one definition.</summary>
internal enum FigureFamily
{
    Return,
    TotalReturn,
    Volatility,
    Drawdown,
    Spread,
    Points,
    Level,
    Correlation,
    Beta,
}

/// <summary>A definition by positions in the calendar.</summary>
internal readonly record struct Candidate(
    int Start, int End, DefinitionBase Base, PriceBasis Basis, StandardDeviation Deviation = StandardDeviation.Sample, ReturnForm Form = ReturnForm.Simple)
{
    /// <summary>The day whose price is the base.</summary>
    public int BaseDay => Base == DefinitionBase.PreviousClose ? Start - 1 : Start;

    /// <summary>The price of that day that is the base: a previous close is a close.</summary>
    public DefinitionBase BasePrice => Base == DefinitionBase.PreviousClose ? DefinitionBase.Close : Base;
}

/// <summary>
/// Every definition near a stated one: start and end at most <see cref="Reach"/> trading days away, no end after the as-of
/// day, every base, with and without dividends; for volatilities both deviations, for these and comovements both forms of
/// daily return.
/// </summary>
/// <remarks>
/// The previous close of a day and the close of the day before are one price, so it is listed once, as a close; only
/// before the first start day is it listed as a previous close. A return can end on its start day when measured from the
/// open or the previous close; from the close, the high or the low of a day it ends on a later one.
/// </remarks>
internal sealed class SearchSpace
{
    /// <summary>Trading days that the start and the end can each lie from the stated ones.</summary>
    public const int Reach = 60;

    private static readonly PriceBasis[] Bases = [PriceBasis.Price, PriceBasis.Total];
    private static readonly ReturnForm[] BothForms = [ReturnForm.Simple, ReturnForm.Log];
    private static readonly StandardDeviation[] BothDeviations = [StandardDeviation.Sample, StandardDeviation.Population];
    private static readonly ReturnForm[] NoForms = [ReturnForm.Simple];
    private static readonly StandardDeviation[] NoDeviations = [StandardDeviation.Sample];

    private readonly FigureFamily _family;
    private readonly Candidate _stated;
    private readonly List<Candidate> _candidates = [];

    /// <param name="family">What is measured.</param>
    /// <param name="stated">The stated definition.</param>
    /// <param name="asOf">Calendar index of the as-of day.</param>
    public SearchSpace(FigureFamily family, Candidate stated, int asOf)
    {
        (_family, _stated) = (family, stated);
        Starts = (Math.Max(0, stated.BaseDay - Reach), Math.Min(asOf, stated.BaseDay + Reach));
        Ends = (Math.Max(0, stated.End - Reach), Math.Min(asOf, stated.End + Reach));
    }

    /// <summary>Calendar indices of the first and the last start day.</summary>
    public (int First, int Last) Starts { get; }

    /// <summary>Calendar indices of the first and the last end day.</summary>
    public (int First, int Last) Ends { get; }

    /// <summary>Calendar index of the first day whose price is used: the one before the first start day, for its previous close.</summary>
    public int FirstDay => Math.Max(0, Math.Min(Starts.First, Ends.First) - 1);

    /// <summary>Calendar index of the last day whose price is used.</summary>
    public int LastDay => Ends.Last;

    /// <summary>The definitions, each figure once.</summary>
    public ReadOnlySpan<Candidate> Candidates
    {
        get
        {
            if (_candidates.Count == 0)
                AddAll();
            return CollectionsMarshal.AsSpan(_candidates);
        }
    }

    /// <summary>
    /// Number of definitions on prices without dividends, a close and the next day's previous close taken for two; with
    /// dividends there are as many again. Zero before <see cref="Candidates"/> is read.
    /// </summary>
    public int DefinitionsOnPrice { get; private set; }

    /// <summary>How many choices a candidate makes otherwise than the stated definition.</summary>
    public int Changes(in Candidate candidate)
        => (candidate.End != _stated.End ? 1 : 0)
            // The one day of a level is one choice.
            + (candidate.BaseDay != _stated.BaseDay && _family != FigureFamily.Level ? 1 : 0)
            + (candidate.BasePrice != _stated.BasePrice ? 1 : 0)
            + (candidate.Basis != _stated.Basis ? 1 : 0)
            + (candidate.Deviation != _stated.Deviation ? 1 : 0)
            + (candidate.Form != _stated.Form ? 1 : 0);

    /// <summary>Trading days by which the start and the end of a candidate differ from the stated ones, together.</summary>
    public int DaysMoved(in Candidate candidate)
        => Math.Abs(candidate.End - _stated.End)
            + (_family == FigureFamily.Level ? 0 : Math.Abs(candidate.BaseDay - _stated.BaseDay));

    /// <summary>Trading days by which the end of a candidate differs from the stated one.</summary>
    public int EndMoved(in Candidate candidate) => Math.Abs(candidate.End - _stated.End);

    private void AddAll()
    {
        for (var end = Ends.First; end <= Ends.Last; end++)
        {
            if (_family == FigureFamily.Level)
            {
                AddLevels(end);
                continue;
            }

            for (var start = Starts.First; start <= Math.Min(Starts.Last, end); start++)
            {
                if (_family is FigureFamily.Return or FigureFamily.TotalReturn or FigureFamily.Spread or FigureFamily.Points)
                    AddReturns(start, end);
                else if (_family == FigureFamily.Volatility)
                    AddSpans(start, end, leastReturns: 2, BothDeviations, BothForms);
                else if (_family == FigureFamily.Drawdown)
                    AddSpans(start, end, leastReturns: 1, NoDeviations, NoForms);
                else
                    AddSpans(start, end, leastReturns: 2, NoDeviations, BothForms);
            }
        }
    }

    private void AddReturns(int start, int end)
    {
        DefinitionsOnPrice += start < end ? 5 : 2;
        foreach (var basis in Bases)
        {
            if (start == Starts.First && start > 0)
                _candidates.Add(new(start, end, DefinitionBase.PreviousClose, basis));
            _candidates.Add(new(start, end, DefinitionBase.Open, basis));
            if (start == end)
                continue;
            _candidates.Add(new(start, end, DefinitionBase.Close, basis));
            _candidates.Add(new(start, end, DefinitionBase.High, basis));
            _candidates.Add(new(start, end, DefinitionBase.Low, basis));
        }
    }

    private void AddLevels(int day)
    {
        DefinitionsOnPrice += 4;
        foreach (var basis in Bases)
            foreach (var price in (ReadOnlySpan<DefinitionBase>)[DefinitionBase.Close, DefinitionBase.Open, DefinitionBase.High, DefinitionBase.Low])
                _candidates.Add(new(day, day, price, basis));
    }

    private void AddSpans(int start, int end, int leastReturns, StandardDeviation[] deviations, ReturnForm[] forms)
    {
        if (end - start < leastReturns)
            return;
        DefinitionsOnPrice += deviations.Length * forms.Length;
        foreach (var basis in Bases)
            foreach (var deviation in deviations)
                foreach (var form in forms)
                    _candidates.Add(new(start, end, DefinitionBase.Close, basis, deviation, form));
    }
}
