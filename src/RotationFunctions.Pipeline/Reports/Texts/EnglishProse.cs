using System.Globalization;
using RotationFunctions.Analytics;
using RotationFunctions.Pipeline.Reports.Figures;
using RotationFunctions.Pipeline.Reports.Texts.Judgement;

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
        SectionId.Opportunities => "Conditions met",
        SectionId.Risks => "Risks",
        SectionId.Evidence => "Evidence",
        SectionId.Similar => "Similar days",
        SectionId.Summary => "Summary",
        _ => throw new ArgumentOutOfRangeException(nameof(section), section, "No such section."),
    };

    internal override string Needs(string section) => section switch
    {
        SectionId.Divergence => "Needs closes of the small-cap fund and of the benchmark that reach back to the last close of the year before.",
        SectionId.Sectors => "Needs closes of at least two sector funds.",
        SectionId.Policy => "Needs the federal funds rate, its target range and the FOMC’s projections.",
        SectionId.Technicals => "Needs a year of closes of the small-cap index or fund.",
        SectionId.Fundamentals => "Needs a source of company earnings, margins and debt by company size.",
        SectionId.Valuation => "Needs a source of forward earnings for the indices, to set prices against them.",
        SectionId.History => "Needs the small-cap index and its rivals over earlier years, to say how often small caps led by as much and what came after.",
        SectionId.Opportunities => "Needs a year or more of earlier days, to say which conditions hold and what followed when they held before.",
        SectionId.Risks => "Needs a year or more of earlier days, to rate today’s figures against them.",
        SectionId.Evidence => "Needs five years of finished months of total returns, to say whether a signal foretold the next month.",
        SectionId.Similar => "Needs four years or more of earlier days with all the figures that days are compared by.",
        SectionId.Summary => "Needs returns of the small-cap fund and of the benchmark.",
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

    internal override Sentence? ScoreAndStance(Figure score, Stance stance, FigureDate since) => stance switch
    {
        Stance.Rotation => Say($"The rotation score is {score} out of a hundred: leadership has moved to small caps, by this measure since {On(since)}."),
        Stance.LargeCapLeadership => Say($"The rotation score is {score} out of a hundred: large caps lead, by this measure since {On(since)}."),
        _ => Say($"The rotation score is {score} out of a hundred: no side leads clearly, by this measure since {On(since)}."),
    };

    internal override Sentence? SpreadRank(Window window, CompanySize a, CompanySize b, Figure percentile, Figure count, FigureDate from)
        => Say($"{Over(window)}, the spread of {Of(a)} over {Of(b)} stands at percentile {percentile} of its values on {count} earlier days since {On(from)}.");

    internal override Sentence? Streak(SeriesName a, SeriesName b, Figure days, Figure lastAsLong, FigureDate lastAsLongDay)
        => Say($"{a} has beaten {b} on {days} trading days in a row; the last run as long or longer had {lastAsLong} and ended on {On(lastAsLongDay)}.");

    internal override Sentence? LongestStreak(SeriesName a, SeriesName b, Figure days, Figure longestBefore, FigureDate longestBeforeDay)
        => Say($"{a} has beaten {b} on {days} trading days in a row, the longest run in the data; the longest before had {longestBefore} and ended on {On(longestBeforeDay)}.");

    internal override Sentence? NewHigh(Window window, SeriesName a, SeriesName b, Figure isHigh)
        => Say($"The ratio of {a} to {b} closed at its highest {Within(window)}{isHigh:words}.");

    internal override Sentence? OnTheGraph(SeriesName a, SeriesName b, Quadrant quadrant, Figure ratio, Figure momentum)
        => Say($"On the rotation graph, {a} against {b} is {QuadrantName(quadrant)}: ratio {ratio}, momentum {momentum}, where a hundred is the average of a year.");

    internal override Sentence? Comovement(Companion? with, Companion? against) => (with, against) switch
    {
        ({ } a, { } b) => Say($"Day by day over three months, small caps’ lead over large caps has gone most with {Of(a)} (correlation {a.Correlation}) and most against {Of(b)} ({b.Correlation}); correlation is not causation."),
        ({ } a, null) => Say($"Day by day over three months, small caps’ lead over large caps has gone most with {Of(a)} (correlation {a.Correlation}); correlation is not causation."),
        (null, { } b) => Say($"Day by day over three months, small caps’ lead over large caps has gone most against {Of(b)} (correlation {b.Correlation}); correlation is not causation."),
        _ => null,
    };

    internal override Sentence? NoComovement(Companion closest)
        => Say($"Day by day over three months, small caps’ lead over large caps has gone with nothing that the desk watches: {Of(closest)} comes closest, at a correlation of {closest.Correlation}.");

    private static Term Of(Companion companion) => new(companion.Kind switch
    {
        CompanionKind.RegionalBanks => "regional banks’ lead over large caps",
        CompanionKind.CyclicalMinusDefensive => "the lead of cyclical over defensive sectors",
        CompanionKind.HighYield => "the lead of high-yield over investment-grade bonds",
        CompanionKind.SmallValue => "the lead of small value over small growth",
        CompanionKind.LargeGrowth => $"the lead of large growth ({companion.Ticker})",
        CompanionKind.Volatility => "the volatility index",
        CompanionKind.TwoYearYield => "the two-year Treasury yield",
        CompanionKind.TenYearYield => "the ten-year Treasury yield",
        _ => companion.Name,
    });

    internal override Sentence? SectorBreadth(Window window, SeriesName benchmark, Figure breadth, Figure cyclicalMinusDefensive) => cyclicalMinusDefensive.Direction switch
    {
        > 0 => Say($"{Over(window)}, {breadth} of the sectors beat {benchmark}, and cyclical sectors lead defensive ones by {cyclicalMinusDefensive:size}\u00A0percentage points."),
        < 0 => Say($"{Over(window)}, {breadth} of the sectors beat {benchmark}, and cyclical sectors trail defensive ones by {cyclicalMinusDefensive:size}\u00A0percentage points."),
        _ => Say($"{Over(window)}, {breadth} of the sectors beat {benchmark}, and cyclical and defensive sectors are {cyclicalMinusDefensive:size}\u00A0percentage points apart."),
    };

    internal override Sentence? SectorSpread(Window window, Figure percentile, Figure count, FigureDate from, Figure dispersion)
        => Say($"That difference of cyclical and defensive sectors stands at percentile {percentile} of its values on {count} earlier days since {On(from)}; the standard deviation of the sectors’ returns {Within(window)} is {dispersion}.");

    internal override Sentence? RateVersusEconomy(Figure correlation)
        => Say($"Over three months, the daily excess returns of rate-sensitive and of economically sensitive sectors correlate at {correlation}.");

    internal override Sentence? PolicyRate(Figure rate, Figure lower, Figure upper)
        => Say($"The effective federal funds rate is {rate}, in a target range of {lower} to {upper}.");

    internal override Sentence? Projection(Term target, Figure median, FigureDate published)
        => Say($"The FOMC’s median projection for the end of {target}, published on {On(published)}, is {median}.");

    internal override Sentence FuturesMissing { get; } = new("What is priced in needs settlements of fed funds futures, which the data lacks.", []);

    internal override Sentence? TwoYearProxy(Figure proxy) => proxy.Direction switch
    {
        < 0 => Say($"As a proxy, and no more than that, the two-year Treasury yield lies {proxy:size}\u00A0percentage points below the effective rate."),
        > 0 => Say($"As a proxy, and no more than that, the two-year Treasury yield lies {proxy:size}\u00A0percentage points above the effective rate."),
        _ => Say($"As a proxy, and no more than that, the two-year Treasury yield lies {proxy:size}\u00A0percentage points from the effective rate."),
    };

    internal override Sentence? CutsPriced(Figure cuts) => cuts.Printed switch
    {
        >= 1 => Say($"Until after the year’s last meeting, fed funds futures price cuts of {cuts:size}\u00A0basis points."),
        <= -1 => Say($"Until after the year’s last meeting, fed funds futures price increases of {cuts:size}\u00A0basis points."),
        _ => Say($"Until after the year’s last meeting, fed funds futures price no move: {cuts:size}\u00A0basis points."),
    };

    internal override Sentence? Range(SeriesName series, Figure low, Figure high)
        => Say($"In the three years that ended three months ago, {series} closed between {low} and {high}.");

    internal override Sentence? RangeTargets(Figure measuredMove, Figure first, Figure second)
        => Say($"The range’s own conventional targets are {measuredMove} by measured move, and {first} and {second} by Fibonacci extension.");

    internal override Sentence? AnalogNow(SeriesName small, SeriesName rival, Figure now) => now.Direction switch
    {
        > 0 => Say($"Year to date, {small} leads {rival} by {now:size}\u00A0percentage points."),
        < 0 => Say($"Year to date, {small} trails {rival} by {now:size}\u00A0percentage points."),
        _ => Say($"Year to date, {small} and {rival} are level, {now:size}\u00A0percentage points apart."),
    };

    internal override Sentence? Analogs(SeriesName rival, bool isSmallSample, Figure complete, FigureDate first, Figure shareNegative, Figure median) => isSmallSample
        ? Say($"Small caps led {rival} by more than two percent at this point of the year in {complete} earlier cases since {Year(first)}, a small sample; over the year that followed they lagged it in {shareNegative} of them, with a median difference of {median}\u00A0percentage points.")
        : Say($"Small caps led {rival} by more than two percent at this point of the year in {complete} earlier cases since {Year(first)}; over the year that followed they lagged it in {shareNegative} of them, with a median difference of {median}\u00A0percentage points.");

    internal override Sentence? January(SeriesName small, SeriesName large, Figure correlation, Figure count, FigureDate from)
        => Say($"January’s lead of {small} over {large} and their lead over the rest of the year correlate at {correlation}, over {count} finished years since {Year(from)}.");

    internal override Sentence? OpportunityHolds(string id, Func<string, Figure> figure) => id switch
    {
        RotationIds.SmallCapBreakout => Say($"{OpportunityName(id)}: the breakout stands{figure(RotationIds.BreakoutHeld):words}, and small caps’ relative strength is at its highest over three months{figure(RotationIds.NewHigh(Window.ThreeMonths)):words}."),
        RotationIds.MicroCaps => Say($"{OpportunityName(id)}: over three months they lead by {figure(FigureIds.Spread(Window.ThreeMonths)):size}\u00A0percentage points, and within a week their ratio was at its highest over three months{figure(".recentHigh"):words}."),
        RotationIds.RegionalBanks => Say($"{OpportunityName(id)}: their relative strength rises by {figure(RotationIds.Slope):size} a year, while over three months the two-year yield moved by {figure(".twoYearChange")} and the ten-year less the two-year yield by {figure(".curveChange")}\u00A0percentage points."),
        RotationIds.Cyclicals => Say($"{OpportunityName(id)}: over one month they lead defensive ones by {figure(RotationIds.CyclicalMinusDefensive(Window.OneMonth)):size}\u00A0percentage points, percentile {figure(RotationIds.Percentile(RotationIds.CyclicalMinusDefensive(Window.OneMonth)))} of its history, and {figure(RotationIds.SectorBreadth(Window.OneMonth))} of the sectors beat the benchmark."),
        RotationIds.SmallValue => Say($"{OpportunityName(id)}: over three months it leads by {figure(FigureIds.Spread(Window.ThreeMonths)):size}\u00A0percentage points, and the ratio rises with a t\u00A0statistic of {figure(RotationIds.SlopeT)}."),
        _ => null,
    };

    internal override Sentence? OpportunityHolds(string id) => Say($"{OpportunityName(id)}: the condition is met.");

    internal override Sentence NoOpportunity { get; } = new("None of the conditions that the desk watches is met.", []);

    internal override Sentence? OpportunitiesInBrief(IReadOnlyList<(string Id, RecordVerdict? Verdict)> met)
        => Say($"Of the conditions that the desk watches these are met: {Listed(met.Select(one => Lower(NameOf(one.Id)) + (one.Verdict is { } verdict ? $" ({EnglishJudgement.Instance.NameOf(verdict)})" : "")))}.");

    internal override Sentence? RisksInBrief(IReadOnlyList<(string Id, RiskLevel Level)> risks) => risks.Count == 0
        ? Say($"No risk is rated above medium.")
        : Say($"Above medium are rated: {Listed(risks.Select(r => $"{Lower(NameOf(r.Id))} ({NameOf(r.Level)})"))}.");

    internal override string Tag(Stance stance) => stance switch
    {
        Stance.Rotation => "Rotation to small caps",
        Stance.LargeCapLeadership => "Large caps lead",
        _ => "No clear leadership",
    };

    internal override string BreakoutTag => "Small-cap breakout stands";

    protected override string Colon => ": ";

    internal override Sentence? RiskRated(string id, RiskLevel level, Figure past)
        => Say($"{RiskName(id)} is rated {LevelName(level)}, as on {past} of earlier days.");

    internal override Sentence? RiskRated(string id, RiskLevel level) => Say($"{RiskName(id)} is rated {LevelName(level)}.");

    protected override StatedDate On(FigureDate date) => new(date.Id, date.Day?.ToString("d\u00A0MMMM yyyy", CultureInfo.InvariantCulture));

    private static Term QuadrantName(Quadrant quadrant) => new(quadrant switch
    {
        Quadrant.Leading => "leading",
        Quadrant.Weakening => "weakening",
        Quadrant.Lagging => "lagging",
        _ => "improving",
    });

    internal override string NameOf(string id) => id.StartsWith("risk.", StringComparison.Ordinal) ? RiskName(id).Text : OpportunityName(id).Text;

    internal override string NameOf(RiskLevel level) => LevelName(level).Text;

    private static Term RiskName(string id) => new(id switch
    {
        RotationIds.Overextension => "Overextension of small caps",
        RotationIds.RateSensitivity => "Sensitivity to interest rates",
        RotationIds.Stress => "Stress",
        RotationIds.CreditRisk => "Strain in credit",
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

    private static Term Listed(IEnumerable<string> names) => new(names.ToArray() switch
    {
        [.. var first, var last] when first.Length > 0 => $"{string.Join(", ", first)} and {last}",
        var one => string.Concat(one),
    });

    private static string Lower(string name) => char.ToLowerInvariant(name[0]) + name[1..];

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
