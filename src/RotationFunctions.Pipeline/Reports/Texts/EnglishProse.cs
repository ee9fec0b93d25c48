using RotationFunctions.Analytics;
using RotationFunctions.Pipeline.Reports.Figures;

namespace RotationFunctions.Pipeline.Reports.Texts;

internal sealed class EnglishProse : Prose
{
    internal static readonly EnglishProse Instance = new();

    private static readonly Term Rsi = new("14-day RSI");
    private static readonly Term TwoHundredDayAverage = new("200-day average");
    private static readonly Term YearHighTerm = new("52-week closing high");

    internal override string Title(string section) => section switch
    {
        SectionId.Divergence => "Small against large",
        SectionId.Sectors => "Sectors",
        SectionId.Policy => "Policy path",
        SectionId.Technicals => "Technicals",
        SectionId.Fundamentals => "Fundamentals",
        SectionId.Valuation => "Valuation",
        SectionId.History => "History",
        SectionId.Opportunities => "Opportunities",
        SectionId.Risks => "Risks",
        SectionId.Summary => "Summary",
        _ => throw new ArgumentOutOfRangeException(nameof(section), section, "No such section."),
    };

    internal override string Needs(string section) => section switch
    {
        SectionId.Divergence => "Needs closes of IWM and SPY that reach back to the last close of the year before.",
        SectionId.Sectors => "Needs closes of at least two sector funds.",
        SectionId.Policy => "Needs the federal funds rate, its target range and the FOMC’s projections.",
        SectionId.Technicals => "Needs a year of closes of IWM.",
        SectionId.Fundamentals => "Needs a source of company earnings, margins and debt by company size.",
        SectionId.Valuation => "Needs a source of forward earnings for the indices, to set prices against them.",
        SectionId.History => "Needs the small-cap index and its rivals over earlier years, to say how often small caps led by as much and what came after.",
        SectionId.Opportunities => "Needs a year or more of earlier days, to say which conditions hold and what followed when they held before.",
        SectionId.Risks => "Needs a year or more of earlier days, to rate today’s figures against them.",
        SectionId.Summary => "Needs returns of IWM and SPY.",
        _ => throw new ArgumentOutOfRangeException(nameof(section), section, "No such section."),
    };

    internal override string Disclaimer(bool isDemo) => isDemo
        ? "A simulated market: every price and every figure here is made up, and none says anything about a real fund, index or company."
        : "Figures computed from the source named here, as its data stood when it was fetched. They describe what has been; they are no forecast, no advice and no offer, and the source may be wrong.";

    internal override Sentence? Lead(Window window, Side a, Side b, Figure spread) => spread.Direction == 0
        ? Say($"{Over(window)}, {Of(a.Size)} ({a.Series}) and {Of(b.Size)} ({b.Series}) are level, {spread:size}\u00A0percentage points apart: price returns of {a.Return} and {b.Return}.")
        : Say($"{Over(window)}, {Of(a.Size)} ({a.Series}) {Verb(spread)} {Of(b.Size)} ({b.Series}) by {spread:size}\u00A0percentage points: price returns of {a.Return} against {b.Return}.");

    internal override Sentence? OrderBySize(Window window, bool smallerIsHigher, Side micro, Side small, Side mid, Side large) => smallerIsHigher
        ? Say($"{Over(window)}, the smaller the companies the higher the price return: large caps ({large.Series}) {large.Return}, mid caps ({mid.Series}) {mid.Return}, small caps ({small.Series}) {small.Return}, micro caps ({micro.Series}) {micro.Return}.")
        : Say($"{Over(window)}, the smaller the companies the lower the price return: large caps ({large.Series}) {large.Return}, mid caps ({mid.Series}) {mid.Return}, small caps ({small.Series}) {small.Return}, micro caps ({micro.Series}) {micro.Return}.");

    internal override Sentence? BestAndWorstSector(Window window, NamedFigure best, NamedFigure worst)
        => Say($"{Over(window)}, the best sector fund in this report is {best.Series} ({best.Name}) with a price return of {best.Figure}, the worst {worst.Series} ({worst.Name}) with {worst.Figure}.");

    internal override Sentence? Trend(SeriesName series, Figure close, Figure average, Figure distance) => distance.Direction switch
    {
        > 0 => Say($"{series} closed at {close}, {distance:size} above its {TwoHundredDayAverage} of {average}."),
        < 0 => Say($"{series} closed at {close}, {distance:size} below its {TwoHundredDayAverage} of {average}."),
        _ => Say($"{series} closed at {close}, level with its {TwoHundredDayAverage} of {average}; the distance is {distance}."),
    };

    internal override Sentence? TrendStretch(SeriesName series, Figure deviations)
        => Say($"Measured in standard deviations of its own past year, that distance is {deviations}.");

    internal override Sentence? Momentum(SeriesName series, Figure rsi, MomentumReading reading) => reading switch
    {
        MomentumReading.Overbought => Say($"The {Rsi} of {series} is {rsi}, customarily read as overbought."),
        MomentumReading.Oversold => Say($"The {Rsi} of {series} is {rsi}, customarily read as oversold."),
        _ => Say($"The {Rsi} of {series} is {rsi}, neither overbought nor oversold by the customary reading."),
    };

    internal override Sentence? YearHigh(SeriesName series, Figure high, Figure distance) => distance.Value == 0
        ? Say($"{series} closed at its {YearHighTerm}, {high}.")
        : Say($"{series} is {distance:size} below its {YearHighTerm} of {high}.");

    internal override Sentence? ReturnsBySize(Window window, Side micro, Side small, Side mid, Side large)
        => Say($"{Over(window)}, price returns are {micro.Return} for micro caps ({micro.Series}), {small.Return} for small caps ({small.Series}), {mid.Return} for mid caps ({mid.Series}) and {large.Return} for large caps ({large.Series}).");

    internal override Sentence? LeadOverTwoWindows(Window first, Figure firstSpread, Window second, Figure secondSpread, Side a, Side b)
        => firstSpread.Direction == secondSpread.Direction && firstSpread.Direction != 0
            ? Say($"{Capital(a.Size)} {Verb(firstSpread)} {Of(b.Size)} by {firstSpread:size}\u00A0percentage points {Within(first)} and by {secondSpread:size} {Within(second)}.")
            : Say($"The spread of {Of(a.Size)} over {Of(b.Size)} is {firstSpread}\u00A0percentage points {Within(first)} but {secondSpread} {Within(second)}.");

    internal override Sentence? TotalReturns(Window window, Side a, Side b)
        => Say($"{Over(window)} and with dividends reinvested, {Of(a.Size)} ({a.Series}) returned {a.Return} and {Of(b.Size)} ({b.Series}) {b.Return}.");

    internal override Sentence? Risk(Window window, RiskSide a, RiskSide b)
        => Say($"{Over(window)}, annualised volatility is {a.Volatility} in {Of(a.Size)} ({a.Series}) and {b.Volatility} in {Of(b.Size)} ({b.Series}); the deepest falls from a high were {a.Drawdown} and {b.Drawdown}.");

    internal override Sentence? ScoreAndStance(Figure score, Stance stance) => stance switch
    {
        Stance.Rotation => Say($"The rotation score is {score} out of a hundred: leadership has moved to small caps and cyclicals."),
        Stance.LargeCapLeadership => Say($"The rotation score is {score} out of a hundred: large caps lead."),
        _ => Say($"The rotation score is {score} out of a hundred: no side leads clearly."),
    };

    internal override Sentence? SpreadRank(Window window, CompanySize a, CompanySize b, Figure percentile)
        => Say($"{Over(window)}, the spread of {Of(a)} over {Of(b)} ranks above {percentile} of its values on earlier days.");

    internal override Sentence? SectorBreadth(Window window, SeriesName benchmark, Figure breadth, Figure cyclicalMinusDefensive) => cyclicalMinusDefensive.Direction switch
    {
        > 0 => Say($"{Over(window)}, {breadth} of the sectors beat {benchmark}, and cyclical sectors lead defensive ones by {cyclicalMinusDefensive:size}\u00A0percentage points."),
        < 0 => Say($"{Over(window)}, {breadth} of the sectors beat {benchmark}, and cyclical sectors trail defensive ones by {cyclicalMinusDefensive:size}\u00A0percentage points."),
        _ => Say($"{Over(window)}, {breadth} of the sectors beat {benchmark}, and cyclical and defensive sectors are {cyclicalMinusDefensive:size}\u00A0percentage points apart."),
    };

    internal override Sentence? PolicyRate(Figure rate, Figure lower, Figure upper)
        => Say($"The effective federal funds rate is {rate}, in a target range of {lower} to {upper}.");

    internal override Sentence? Projection(Term target, Figure median)
        => Say($"The FOMC’s latest median projection for the end of {target} is {median}.");

    internal override Sentence FuturesMissing { get; } = new("What is priced in needs settlements of fed funds futures.", []);

    internal override Sentence? Analogs(SeriesName rival, bool isSmallSample, Figure complete, Figure shareNegative, Figure median) => isSmallSample
        ? Say($"Small caps led {rival} by more than two percent at this point of the year in {complete} earlier cases, a small sample; over the year that followed they lagged it in {shareNegative} of them, with a median difference of {median}\u00A0percentage points.")
        : Say($"Small caps led {rival} by more than two percent at this point of the year in {complete} earlier cases; over the year that followed they lagged it in {shareNegative} of them, with a median difference of {median}\u00A0percentage points.");

    internal override Sentence? OpportunityHolds(string id, SeriesName instrument, Figure past, Figure count, Figure median)
        => Say($"{OpportunityName(id)}: the condition holds, as on {past} of earlier days; in the three months after its {count} earlier beginnings, {instrument} returned a median of {median}\u00A0percentage points against the benchmark.");

    internal override Sentence? OpportunityHolds(string id) => Say($"{OpportunityName(id)}: the condition holds.");

    internal override Sentence NoOpportunity { get; } = new("None of the conditions that the desk watches holds.", []);

    internal override Sentence? RiskRated(string id, RiskLevel level, Figure past)
        => Say($"{RiskName(id)} is rated {LevelName(level)}, as on {past} of earlier days.");

    internal override Sentence? RiskRated(string id, RiskLevel level) => Say($"{RiskName(id)} is rated {LevelName(level)}.");

    private static Term RiskName(string id) => new(id switch
    {
        RotationIds.Overextension => "Overextension of small caps",
        RotationIds.RateSensitivity => "Sensitivity to interest rates",
        RotationIds.LiquidityRisk => "Illiquidity of micro caps",
        RotationIds.PolicyRisk => "Disappointment over policy",
        RotationIds.SeasonalityRisk => "Reversal in the course of the year",
        _ => id,
    });

    private static Term OpportunityName(string id) => new(id switch
    {
        RotationIds.SmallCapBreakout => "Breakout of small caps",
        RotationIds.MicroCaps => "Micro caps ahead of small caps",
        RotationIds.RegionalBanks => "Regional banks",
        RotationIds.Cyclicals => "Cyclical sectors",
        RotationIds.SmallValue => "Small value ahead of small growth",
        RotationIds.Credit => "High-yield credit",
        _ => id,
    });

    private static Term LevelName(RiskLevel level) => new(level switch
    {
        RiskLevel.Low => "low",
        RiskLevel.Medium => "medium",
        RiskLevel.MediumHigh => "medium to high",
        _ => "high",
    });

    private static Term Verb(Figure spread) => new(spread.Direction > 0 ? "lead" : "trail");

    private static Term Over(Window window) => new(
        window == Window.OneDay ? "On the day"
        : window == Window.YearToDate ? "Year to date"
        : "Over " + Span(window));

    private static Term Within(Window window) => new(
        window == Window.OneDay ? "on the day"
        : window == Window.YearToDate ? "year to date"
        : "over " + Span(window));

    private static string Span(Window window)
        => window == Window.OneWeek ? "one week"
        : window == Window.OneMonth ? "one month"
        : window == Window.ThreeMonths ? "three months"
        : window == Window.SixMonths ? "six months"
        : "one year";

    private static Term Of(CompanySize size) => new(size switch
    {
        CompanySize.Micro => "micro caps",
        CompanySize.Small => "small caps",
        CompanySize.Mid => "mid caps",
        _ => "large caps",
    });

    private static Term Capital(CompanySize size)
    {
        var text = Of(size).Text;
        return new Term(char.ToUpperInvariant(text[0]) + text[1..]);
    }
}
